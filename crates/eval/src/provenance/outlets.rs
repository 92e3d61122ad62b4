//! Which outlets an article cites, and whether it is an agency's copy.

use super::data::{line, lines};
use super::{Figures, Tally};
use crate::EvalError;
use onrecord_core::{Article, OutletKind, StatedDate, Supplied};
use onrecord_extract::{Extractor, Scratch};
use regex::Regex;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The names behind the short names of publishers in the data.
const PUBLISHERS: &[(&str, &str)] = &[
    ("breitbart", "Breitbart News"),
    ("huff-post", "Huffington Post"),
    ("nyt", "New York Times"),
    ("politico", "Politico"),
    ("usa-today", "USA Today"),
    ("wash-post", "Washington Post"),
    ("west-journal", "Western Journalism"),
];

/// Names that the scorer takes for one.
const ALIASES: &[(&str, &str)] = &[
    ("nyt", "new york times"),
    ("ap", "associated press"),
    ("wsj", "wall street journal"),
    ("wapo", "washington post"),
    ("fox", "fox news"),
    ("huffpost", "huffington post"),
    ("breitbart", "breitbart news"),
    ("agence france-presse", "afp"),
    ("la times", "los angeles times"),
    ("nbc", "nbc news"),
    ("cbs", "cbs news"),
    ("abc", "abc news"),
    ("buzzfeed news", "buzzfeed"),
    ("buzzfeed politics", "buzzfeed"),
    ("bloomberg news", "bloomberg"),
    ("bloomberg politics", "bloomberg"),
    ("free beacon", "washington free beacon"),
    ("yahoo news", "yahoo"),
    ("time magazine", "time"),
    ("cnn politics", "cnn"),
];

/// Behind a name in a source: an employer or a pollster.
const ROLE: &str = r"(?:['’]s?)?(?:\s+[\w.’'-]+){0,3}?\s+(?:host|co-host|anchor|reporter|correspondent|analyst|contributor|columnist|commentator|editor|journalist|moderator|pundit|poll|polls|survey|exit poll)s?\b";

#[derive(Deserialize)]
struct Given {
    split: String,
    article: String,
    publisher: String,
    date: String,
    text: String,
    wire: Option<String>,
}

#[derive(Deserialize)]
struct Marked {
    article: String,
    source: String,
    cited_outlets: Vec<Outlet>,
}

#[derive(Deserialize)]
struct Outlet {
    #[serde(rename = "where")]
    place: String,
    name: String,
    #[serde(rename = "self")]
    own: bool,
}

#[derive(Serialize)]
struct Predicted<'a> {
    article: &'a str,
    outlets: Vec<String>,
    wire: Option<String>,
}

/// What people marked in an article.
#[derive(Default)]
struct Truth {
    cited: BTreeSet<String>,
    /// Left out of account.
    ignored: BTreeSet<String>,
}

pub(super) fn measure(
    folder: &Path,
    extractor: &Extractor,
    figures: &mut Figures,
) -> Result<Vec<serde_json::Value>, EvalError> {
    let articles: Vec<Given> = lines(&folder.join("articles.jsonl"))?;
    let marked: Vec<Marked> = lines(&folder.join("citations.jsonl"))?;
    let truths = truths(&marked)?;
    let supplied: Vec<(&str, Supplied)> = articles.iter().map(input).collect();
    let read = read_all(extractor, &supplied);
    let predicted: Vec<Predicted<'_>> = articles
        .iter()
        .zip(&read)
        .map(|(given, article)| predicted(&given.article, article, extractor))
        .collect();

    let none = Truth::default();
    let tallies: Vec<Tally> = predicted
        .iter()
        .map(|p| tally(p, truths.get(p.article).unwrap_or(&none)))
        .collect();
    let of = |split: &str| {
        let both = articles.iter().zip(&tallies);
        let chosen: Vec<&Tally> = both
            .filter(|(a, _)| split.is_empty() || a.split == split)
            .map(|(_, t)| t)
            .collect();
        super::prf(chosen.into_iter())
    };
    for (name, split) in [
        ("outlet-citations", ""),
        ("outlet-citations train", "train"),
        ("outlet-citations dev", "dev"),
    ] {
        figures.shares(name, of(split));
    }
    let wires: Vec<Tally> = articles
        .iter()
        .zip(&predicted)
        .filter_map(|(given, predicted)| {
            let label = given.wire.as_deref()?;
            let gold = !matches!(label, "" | "NA" | "None");
            let found = predicted.wire.is_some();
            (!matches!(label, "" | "NA")).then_some(Tally {
                right: usize::from(gold && found),
                predicted: usize::from(found),
                gold: usize::from(gold),
            })
        })
        .collect();
    figures.shares("wire", super::prf(wires.iter()));
    Ok(predicted.iter().map(line).collect())
}

/// What the extractor gets: the text, who published it and when. The byline, the credit and the
/// agency that the data gives are what is asked for, and not given.
fn input(given: &Given) -> (&str, Supplied) {
    let name = PUBLISHERS.iter().find(|(slug, _)| *slug == given.publisher);
    let supplied = Supplied {
        outlet: Some(
            name.map_or(given.publisher.as_str(), |(_, name)| name)
                .to_owned(),
        ),
        published_at: StatedDate::parse(&given.date).ok(),
        language: Some("en".to_owned()),
        ..Supplied::default()
    };
    (&given.text, supplied)
}

/// Reads texts on all cores; the results stand in the order of the texts.
pub(super) fn read_all(extractor: &Extractor, texts: &[(&str, Supplied)]) -> Vec<Article> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let mut read: Vec<(usize, Article)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    let mut scratch = Scratch::default();
                    let mut mine = Vec::new();
                    while let Some((at, (text, supplied))) = {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        texts.get(at).map(|text| (at, text))
                    } {
                        let article = extractor.ready(text, supplied, &mut scratch);
                        mine.push((at, article.unwrap_or_default()));
                    }
                    mine
                })
            })
            .collect();
        let done = workers.into_iter().filter_map(|w| w.join().ok());
        done.flatten().collect()
    });
    read.sort_by_key(|(at, _)| *at);
    read.into_iter().map(|(_, article)| article).collect()
}

fn predicted<'a>(id: &'a str, article: &Article, extractor: &Extractor) -> Predicted<'a> {
    let outlets: BTreeSet<String> = article.citations.iter().map(|c| c.outlet.clone()).collect();
    let agency = |name: &&String| {
        let known = extractor.register().by_name(name);
        known.is_none_or(|outlet| outlet.kind == OutletKind::Agency)
    };
    Predicted {
        article: id,
        outlets: outlets.into_iter().collect(),
        wire: article.credit.as_ref().filter(agency).cloned(),
    }
}

fn truths(marked: &[Marked]) -> Result<HashMap<&str, Truth>, EvalError> {
    let mut truths: HashMap<&str, Truth> = HashMap::new();
    for citation in marked {
        let truth = truths.entry(&citation.article).or_default();
        for outlet in &citation.cited_outlets {
            let pattern = format!("(?i){}{ROLE}", regex::escape(&outlet.name));
            let role = outlet.place == "source" && Regex::new(&pattern)?.is_match(&citation.source);
            let set = if outlet.own || role {
                &mut truth.ignored
            } else {
                &mut truth.cited
            };
            set.insert(fold(&outlet.name));
        }
    }
    Ok(truths)
}

fn tally(predicted: &Predicted<'_>, truth: &Truth) -> Tally {
    let names: BTreeSet<String> = predicted
        .outlets
        .iter()
        .map(|name| fold(name))
        .filter(|name| !truth.ignored.contains(name) || truth.cited.contains(name))
        .collect();
    Tally {
        right: names.intersection(&truth.cited).count(),
        predicted: names.len(),
        gold: truth.cited.len(),
    }
}

/// A name as the scorer compares it.
fn fold(name: &str) -> String {
    let straight = name.replace('’', "'").to_lowercase();
    let words: Vec<&str> = straight.split_whitespace().collect();
    let joined = words.join(" ");
    let bare = joined.strip_prefix("the ").unwrap_or(&joined);
    let alias = ALIASES.iter().find(|(short, _)| *short == bare);
    alias.map_or(bare, |(_, long)| long).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(source: &str, place: &str, name: &str, own: bool) -> Marked {
        Marked {
            article: "a".into(),
            source: source.into(),
            cited_outlets: vec![Outlet {
                place: place.into(),
                name: name.into(),
                own,
            }],
        }
    }

    #[test]
    fn employers_and_pollsters_are_left_out_of_account() {
        let all = [
            marked(
                "Quay Times reporter Ada Venn",
                "source",
                "Quay Times",
                false,
            ),
            marked("a new Northwire poll", "source", "Northwire", false),
            marked("an aide", "after_cue", "Harbour Post", false),
            marked("an aide", "after_cue", "Beacon", true),
        ];
        let truths = truths(&all).unwrap();
        let predicted = Predicted {
            article: "a",
            outlets: vec![
                "The Quay  Times".into(),
                "Harbour Post".into(),
                "Beacon".into(),
                "Argus".into(),
            ],
            wire: None,
        };
        let expected = Tally {
            right: 1,
            predicted: 2,
            gold: 1,
        };
        assert_eq!(tally(&predicted, &truths["a"]), expected);
    }

    #[test]
    fn short_names_stand_for_long_ones() {
        assert_eq!(fold("The AP"), "associated press");
        assert_eq!(fold(" Time  Magazine"), "time");
        assert_eq!(fold("Quay Times"), "quay times");
    }
}
