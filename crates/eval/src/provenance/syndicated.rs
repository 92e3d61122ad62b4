//! Half or more of one article stands in another.

use super::data::{line, lines};
use super::pairs::{member, plain};
use super::{Figures, Tally};
use crate::EvalError;
use onrecord_core::Article;
use onrecord_link::{MIN_PRINTS, Prepared, shared_prints};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// Words of the sequences that the truth is counted in.
const WORDS: usize = 5;
/// The share that makes it half.
const HALF: f64 = 0.5;

#[derive(Deserialize)]
struct Carried {
    id: String,
    text: String,
}

pub(super) fn measure(folder: &Path, figures: &mut Figures) -> Result<Vec<Value>, EvalError> {
    let carried: Vec<Carried> = lines(&folder.join("articles.jsonl"))?;
    let gold = truth(&carried);
    let found = found(&carried);
    let tallies: Vec<Tally> = (0..carried.len())
        .map(|a| Tally {
            right: gold.intersection(&found).filter(|p| p.0 == a).count(),
            predicted: found.iter().filter(|p| p.0 == a).count(),
            gold: gold.iter().filter(|p| p.0 == a).count(),
        })
        .collect();
    figures.shares("syndication", super::prf(tallies.iter()));
    let name = |i: usize| carried.get(i).map(|c| c.id.as_str());
    Ok(found
        .iter()
        .map(|(a, b)| line(json!({"a": name(*a), "b": name(*b)})))
        .collect())
}

/// What the product finds: of the pairs that its index would bring together.
fn found(carried: &[Carried]) -> BTreeSet<(usize, usize)> {
    let articles: Vec<Article> = carried.iter().map(|c| plain(c.text.clone())).collect();
    let members: Vec<_> = articles.iter().map(member).collect();
    let prepared: Vec<Prepared<'_>> = members.iter().map(Prepared::new).collect();
    let mut found = BTreeSet::new();
    for (i, a) in prepared.iter().enumerate() {
        for (j, b) in prepared.iter().enumerate() {
            let candidate = i != j && shared_prints(a.signature(), b.signature()) >= MIN_PRINTS;
            if candidate && a.containment(b) >= HALF {
                found.insert((i, j));
            }
        }
    }
    found
}

/// The share of an article's distinct sequences of words that occur in the other, exactly.
fn truth(carried: &[Carried]) -> BTreeSet<(usize, usize)> {
    let sequences: Vec<BTreeSet<Vec<String>>> = carried.iter().map(|c| grams(&c.text)).collect();
    let mut holders: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (i, grams) in sequences.iter().enumerate() {
        for gram in grams {
            holders.entry(gram).or_default().push(i);
        }
    }
    let mut gold = BTreeSet::new();
    for (i, grams) in sequences.iter().enumerate() {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for holder in grams.iter().filter_map(|g| holders.get(g.as_slice())) {
            for j in holder.iter().filter(|j| **j != i) {
                *shared.entry(*j).or_default() += 1;
            }
        }
        let enough = |n: usize| n as f64 >= HALF * grams.len() as f64;
        gold.extend(
            shared
                .into_iter()
                .filter(|(_, n)| enough(*n))
                .map(|(j, _)| (i, j)),
        );
    }
    gold
}

fn grams(text: &str) -> BTreeSet<Vec<String>> {
    let low = text.to_lowercase();
    let words: Vec<&str> = low
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|w| !w.is_empty())
        .collect();
    words
        .windows(WORDS)
        .map(|run| run.iter().map(|w| (*w).to_owned()).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried(texts: &[&str]) -> Vec<Carried> {
        let of = |text: &&str| Carried {
            id: String::new(),
            text: (*text).to_owned(),
        };
        texts.iter().map(of).collect()
    }

    #[test]
    fn the_truth_is_one_sided() {
        let short = "the old pier of Ostwick collapsed into the bay";
        let long =
            format!("{short} while the divers of the harbour board were still asleep in town");
        let texts = carried(&[short, &long]);
        assert_eq!(truth(&texts), BTreeSet::from([(0, 1)]));
        assert_eq!(grams(short).len(), 5);
    }
}
