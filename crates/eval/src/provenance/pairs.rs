//! Pairs of articles: of one story, or one derived from the other.

use super::data::{id, line, lines};
use super::outlets::read_all;
use super::share::rounded;
use super::{Figures, Share, Tally};
use crate::EvalError;
use crate::bootstrap::resample;
use onrecord_core::{Article, KeyBuilder, Supplied};
use onrecord_extract::Extractor;
use onrecord_link::{Member, link};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

#[derive(Deserialize)]
struct Text {
    id: Value,
    text: String,
}

#[derive(Deserialize)]
struct Labelled {
    pair: Value,
    agency_id: Value,
    derived_id: Value,
    label: String,
}

/// Whether a newspaper's text derives from an agency's.
pub(super) fn derived(folder: &Path, figures: &mut Figures) -> Result<Vec<Value>, EvalError> {
    let texts: Vec<Text> = lines(&folder.join("docs.jsonl"))?;
    let pairs: Vec<Labelled> = lines(&folder.join("pairs.jsonl"))?;
    let articles: HashMap<String, Article> = texts
        .into_iter()
        .map(|t| (id(&t.id), plain(t.text)))
        .collect();
    let mut predictions = Vec::new();
    let mut judged = Vec::new();
    for pair in &pairs {
        let article = |of: &Value| articles.get(&id(of));
        let both = article(&pair.derived_id).zip(article(&pair.agency_id));
        let found = both
            .is_some_and(|(paper, agency)| onrecord_link::derived(&member(paper), &member(agency)));
        predictions.push(line(json!({"pair": pair.pair, "derived": found})));
        judged.push((pair.label != "ND", found));
    }
    let all: Vec<&(bool, bool)> = judged.iter().collect();
    let accuracy = |of: &[&(bool, bool)]| {
        of.iter().filter(|(t, g)| t == g).count() as f64 / of.len().max(1) as f64
    };
    let name = "derived-or-independent";
    figures.one(
        &format!("{name} accuracy"),
        accuracy(&all),
        resample(&judged, accuracy),
    );
    figures.one(
        &format!("{name} macro F"),
        macro_f(&all),
        resample(&judged, macro_f),
    );
    Ok(predictions)
}

/// The mean F of the two answers, each rounded as the scorer rounds it.
fn macro_f(judged: &[&(bool, bool)]) -> f64 {
    let of = |value: bool| {
        let right = judged.iter().filter(|(t, g)| *t == value && t == g).count();
        let predicted = judged.iter().filter(|(_, g)| *g == value).count();
        let gold = judged.iter().filter(|(t, _)| *t == value).count();
        rounded(Share::new(right, predicted, gold).f)
    };
    (of(true) + of(false)) / 2.0
}

#[derive(Deserialize)]
struct Body {
    body_id: u64,
    text: String,
}

#[derive(Deserialize)]
struct Pair {
    a: u64,
    b: u64,
}

/// Which texts tell one story: as linking splits all of them into stories.
pub(super) fn same_story(
    folder: &Path,
    extractor: &Extractor,
    figures: &mut Figures,
) -> Result<Vec<Value>, EvalError> {
    let bodies: Vec<Body> = lines(&folder.join("bodies.jsonl"))?;
    let pairs: Vec<Pair> = lines(&folder.join("pairs.jsonl"))?;
    let gold: BTreeSet<(u64, u64)> = pairs.iter().map(|p| ordered(p.a, p.b)).collect();
    let supplied = Supplied {
        language: Some("en".to_owned()),
        ..Supplied::default()
    };
    let texts: Vec<(&str, Supplied)> = bodies
        .iter()
        .map(|b| (b.text.as_str(), supplied.clone()))
        .collect();
    let articles = read_all(extractor, &texts);
    let members: Vec<Member<'_>> = bodies
        .iter()
        .zip(&articles)
        .map(|(body, article)| Member {
            key: KeyBuilder::new("body")
                .part(body.body_id.to_string())
                .finish(),
            article,
        })
        .collect();
    let mut found: BTreeSet<(u64, u64)> = BTreeSet::new();
    for story in link(&members, extractor.register()) {
        let ids: Vec<u64> = story
            .articles
            .iter()
            .filter_map(|i| bodies.get(*i).map(|b| b.body_id))
            .collect();
        for (at, a) in ids.iter().enumerate() {
            found.extend(ids.iter().skip(at + 1).map(|b| ordered(*a, *b)));
        }
    }
    // Each pair counts for both its texts, which leaves the shares as they are.
    let mut tallies: BTreeMap<u64, Tally> = bodies
        .iter()
        .map(|b| (b.body_id, Tally::default()))
        .collect();
    for (a, b) in gold.union(&found) {
        let (there, predicted) = (gold.contains(&(*a, *b)), found.contains(&(*a, *b)));
        for one in [a, b] {
            let tally = tallies.entry(*one).or_default();
            tally.gold += usize::from(there);
            tally.predicted += usize::from(predicted);
            tally.right += usize::from(there && predicted);
        }
    }
    let (mut share, interval) = super::prf(tallies.values());
    (share.gold, share.predicted) = (gold.len(), found.len());
    figures.shares("same-story", (share, interval));
    Ok(found
        .into_iter()
        .map(|(a, b)| line(json!({"a": a, "b": b})))
        .collect())
}

fn ordered(a: u64, b: u64) -> (u64, u64) {
    (a.min(b), a.max(b))
}

/// A text that nothing else is known of.
pub(super) fn plain(body: String) -> Article {
    Article {
        body,
        ..Article::default()
    }
}

/// As it is linked; the key plays no part in comparing two.
pub(super) fn member(article: &Article) -> Member<'_> {
    Member {
        key: KeyBuilder::new("text").part(&article.body).finish(),
        article,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_f_of_both_answers() {
        let judged = [(true, true), (true, true), (true, false), (false, false)];
        let all: Vec<&(bool, bool)> = judged.iter().collect();
        assert!((macro_f(&all) - (0.8 + 0.667) / 2.0).abs() < 1e-9);
    }
}
