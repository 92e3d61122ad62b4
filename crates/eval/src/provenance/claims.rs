//! Which known claim a post repeats.

use super::Figures;
use super::data::{id, line, lines};
use super::searched::{Known, Searched};
use crate::EvalError;
use crate::bootstrap::{Interval, resample};
use onrecord_link::ClaimIndex;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
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

fn known(claim: &Claim) -> Known<'_> {
    Known {
        id: &claim.vclaim_id,
        wording: &claim.vclaim,
        title: &claim.title,
    }
}

pub(super) fn measure(folder: &Path, figures: &mut Figures) -> Result<Vec<Value>, EvalError> {
    let claims: Vec<Claim> = lines(&folder.join("claims.jsonl"))?;
    let posts: Vec<Post> = lines(&folder.join("queries.jsonl"))?;
    let index = ClaimIndex::new(
        claims
            .iter()
            .map(|c| (id(&c.vclaim_id), [&c.vclaim, &c.title])),
    );
    let searched = Searched::new(&claims.iter().map(known).collect::<Vec<_>>())?;
    let mut predictions = Vec::new();
    let mut scored = Vec::new();
    let mut found = Vec::new();
    for post in &posts {
        let near = index.nearest(&post.text, FIRST);
        let ranked: Vec<String> = near.into_iter().map(|n| n.id.clone()).collect();
        let by_search = searched.nearest(&post.text, FIRST)?;
        let relevant: BTreeSet<String> = post.relevant.iter().map(id).collect();
        if !relevant.is_empty() {
            scored.push((post.split.as_str(), average_precision(&ranked, &relevant)));
            found.push((
                post.split.as_str(),
                average_precision(&by_search, &relevant),
            ));
        }
        predictions.push(line(json!({"tweet_id": post.tweet_id, "ranked": ranked})));
    }
    average("known-claims MAP@5", &scored, figures);
    // The same out of a database, where the claims to be ranked have to be found first.
    average("known-claims by search MAP@5", &found, figures);
    Ok(predictions)
}

/// Of all, and of each part.
fn average(name: &str, scored: &[(&str, f64)], figures: &mut Figures) {
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
}
