//! Where articles have it from, against what people found: citations, copies, stories, claims.
//!
//! The data is a folder for each set. The measures are those of `score_provenance.py` beside
//! them, which gives the same figures for the predictions written here. Predictions are made by
//! what ships, with its thresholds; nothing is fitted on the data.

mod claims;
mod data;
mod figures;
mod outlets;
mod pairs;
mod searched;
mod share;
mod syndicated;
mod truth;

pub use figures::Figures;
pub use share::Share;
pub use truth::{Found, Measured, generated};

use crate::EvalError;
use crate::bootstrap::{Interval, resample};
use onrecord_extract::Extractor;
use std::path::Path;

/// The sets, each a folder and a file of predictions.
pub const SETS: [&str; 5] = [
    "outlet-citations",
    "derived-or-independent",
    "same-story",
    "known-claims",
    "syndication",
];

/// Measures the sets of a folder, or one of them. A set that is not there is passed over.
///
/// # Errors
/// If a file of a set cannot be read, or no set is there.
pub fn measure(
    folder: &Path,
    only: Option<&str>,
    predictions: Option<&Path>,
    extractor: &Extractor,
) -> Result<Figures, EvalError> {
    let mut figures = Figures::default();
    let mut found = false;
    for set in SETS {
        let path = folder.join(set);
        if only.is_some_and(|one| one != set) || !path.is_dir() {
            continue;
        }
        found = true;
        let lines = match set {
            "outlet-citations" => outlets::measure(&path, extractor, &mut figures),
            "derived-or-independent" => pairs::derived(&path, &mut figures),
            "same-story" => pairs::same_story(&path, extractor, &mut figures),
            "known-claims" => claims::measure(&path, &mut figures),
            _ => syndicated::measure(&path, &mut figures),
        }?;
        if let Some(folder) = predictions {
            data::write(&folder.join(format!("{set}.jsonl")), &lines)?;
        }
    }
    if found {
        return Ok(figures);
    }
    Err(EvalError::File {
        path: folder.to_owned(),
        reason: std::io::Error::new(std::io::ErrorKind::NotFound, "none of the sets is in it"),
    })
}

/// What was right, predicted and there, in one article or pair.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Tally {
    right: usize,
    predicted: usize,
    gold: usize,
}

/// Precision, recall and F of many, and the middle 95 % of F.
fn prf<'a>(tallies: impl Iterator<Item = &'a Tally>) -> (Share, Interval) {
    let tallies: Vec<Tally> = tallies.copied().collect();
    let share = |drawn: &mut dyn Iterator<Item = &Tally>| {
        let mut sum = Tally::default();
        for tally in drawn {
            sum.right += tally.right;
            sum.predicted += tally.predicted;
            sum.gold += tally.gold;
        }
        Share::new(sum.right, sum.predicted, sum.gold)
    };
    let all = share(&mut tallies.iter());
    let interval = resample(&tallies, |drawn| share(&mut drawn.iter().copied()).f);
    (all, interval)
}
