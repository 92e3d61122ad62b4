//! Which known claim a post repeats.

use super::Figures;
use super::data::{id, line, lines};
use crate::EvalError;
use crate::bootstrap::{Interval, resample};
use onrecord_core::{Article, KeyBuilder};
use onrecord_link::{Member, Prepared};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// So many answers are looked at.
const FIRST: usize = 5;

#[derive(Deserialize)]
struct Claim {
    vclaim_id: Value,
    vclaim: String,
    title: String,
}

#[derive(Deserialize)]
struct Post {
    split: String,
    tweet_id: Value,
    text: String,
    relevant: Vec<Value>,
}

pub(super) fn measure(folder: &Path, figures: &mut Figures) -> Result<Vec<Value>, EvalError> {
    let claims: Vec<Claim> = lines(&folder.join("claims.jsonl"))?;
    let posts: Vec<Post> = lines(&folder.join("queries.jsonl"))?;
    let index = Index::new(&claims);
    let mut predictions = Vec::new();
    let mut scored: Vec<(&str, f64)> = Vec::new();
    for post in &posts {
        let ranked = index.nearest(&post.text, FIRST);
        predictions.push(line(json!({"tweet_id": post.tweet_id, "ranked": ranked})));
        let relevant: BTreeSet<String> = post.relevant.iter().map(id).collect();
        if !relevant.is_empty() {
            scored.push((&post.split, average_precision(&ranked, &relevant)));
        }
    }
    let name = "known-claims MAP@5";
    for (name, split) in [
        (name.to_owned(), ""),
        (format!("{name} train"), "train"),
        (format!("{name} dev"), "dev"),
    ] {
        let chosen: Vec<f64> = scored
            .iter()
            .filter(|(of, _)| split.is_empty() || *of == split)
            .map(|(_, score)| *score)
            .collect();
        let (mean, interval) = mean(&chosen);
        figures.one(&name, mean, interval);
    }
    Ok(predictions)
}

fn mean(scores: &[f64]) -> (f64, Interval) {
    let of = |drawn: &[&f64]| drawn.iter().copied().sum::<f64>() / drawn.len().max(1) as f64;
    let all: Vec<&f64> = scores.iter().collect();
    (of(&all), resample(scores, of))
}

fn average_precision(ranked: &[String], relevant: &BTreeSet<String>) -> f64 {
    let mut hits = 0;
    let mut sum = 0.0;
    for (rank, found) in (1..).zip(ranked.iter().take(FIRST)) {
        if relevant.contains(found) {
            hits += 1;
            sum += f64::from(hits) / f64::from(rank) / relevant.len().min(FIRST) as f64;
        }
    }
    sum
}

/// The known claims, found by the terms they share with a post.
struct Index {
    ids: Vec<String>,
    terms: HashMap<u32, Vec<usize>>,
}

impl Index {
    fn new(claims: &[Claim]) -> Self {
        let mut terms: HashMap<u32, Vec<usize>> = HashMap::new();
        for (i, claim) in claims.iter().enumerate() {
            for term in terms_of(&claim.vclaim, &claim.title) {
                terms.entry(term).or_default().push(i);
            }
        }
        Self {
            ids: claims.iter().map(|c| id(&c.vclaim_id)).collect(),
            terms,
        }
    }

    fn nearest(&self, text: &str, n: usize) -> Vec<String> {
        let mut scores: HashMap<usize, f64> = HashMap::new();
        for term in terms_of(text, "") {
            let holders = self.terms.get(&term).map(Vec::as_slice).unwrap_or_default();
            let rare = (self.ids.len() as f64 / holders.len().max(1) as f64).ln();
            for claim in holders {
                *scores.entry(*claim).or_default() += rare;
            }
        }
        let mut ranked: Vec<(usize, f64)> = scores.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let ids = ranked.iter().filter_map(|(i, _)| self.ids.get(*i));
        ids.take(n).cloned().collect()
    }
}

fn terms_of(text: &str, title: &str) -> Vec<u32> {
    let article = Article {
        title: Some(title.to_owned()),
        body: text.to_owned(),
        ..Article::default()
    };
    let member = Member {
        key: KeyBuilder::new("claim").finish(),
        article: &article,
    };
    Prepared::new(&member).signature().terms.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_averaged_over_the_right_ones() {
        let ranked: Vec<String> = ["x", "a", "b"].map(str::to_owned).into();
        let relevant: BTreeSet<String> = ["a", "b"].map(str::to_owned).into();
        let expected = (1.0 / 2.0 + 2.0 / 3.0) / 2.0;
        assert!((average_precision(&ranked, &relevant) - expected).abs() < 1e-12);
    }

    #[test]
    fn a_post_finds_the_claim_it_repeats() {
        let claim = |id: u64, text: &str| Claim {
            vclaim_id: id.into(),
            vclaim: text.into(),
            title: String::new(),
        };
        let index = Index::new(&[
            claim(1, "The pier of Ostwick was sold to a circus."),
            claim(2, "Ferries between Nordvik and Talva run on whey."),
        ]);
        assert_eq!(index.nearest("Do the Talva ferries burn whey?", 1), ["2"]);
    }
}
