//! What an ingest did, in numbers that add up.

use crate::read::Record;
use onrecord_core::{Article, Problem};
use std::collections::BTreeMap;

/// Most refused records of named files that are told one by one; all are among the problems.
const MOST_REFUSED: usize = 1_000;

/// What an ingest did.
///
/// `seen` is always `new + updated + unchanged + duplicate + rejected`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Documents read.
    pub seen: u64,
    /// Articles that were not there before.
    pub new: u64,
    /// New versions of articles that were there.
    pub updated: u64,
    /// Documents that say what was there already.
    pub unchanged: u64,
    /// Documents that were there already, found at another place.
    pub duplicate: u64,
    /// Documents of which no article came.
    pub rejected: u64,
    /// Of those, the ones that were named by the user rather than found in a folder: place and
    /// reason.
    pub refused: Vec<(String, String)>,
    /// Files in folders that were passed over because of their ending.
    pub passed_over: u64,
    /// Problem rows written, by kind.
    pub problems: BTreeMap<&'static str, u64>,
    /// Articles taken in, in languages for which there is no attribution, by language.
    pub without_attribution: BTreeMap<String, u64>,
    /// Attributions of the articles taken in.
    pub attributions: u64,
    /// Citations of other outlets in the articles taken in.
    pub citations: u64,
    /// Bytes read.
    pub bytes: u64,
    /// The articles taken in or changed.
    pub articles: Vec<i64>,
    /// Articles whose links were made anew, these and their neighbours.
    pub linked: u64,
}

impl Summary {
    /// All problem rows written.
    #[must_use]
    pub fn problem_count(&self) -> u64 {
        self.problems.values().sum()
    }

    pub(crate) fn count_article(&mut self, id: i64, article: &Article, reading: &[Problem]) {
        self.articles.push(id);
        self.attributions += article.attributions.len() as u64;
        self.citations += article.citations.len() as u64;
        if let Some(language) = article.language.as_deref().filter(|l| *l != "en") {
            *self
                .without_attribution
                .entry(language.to_owned())
                .or_default() += 1;
        }
        self.count_problems(reading.iter().chain(&article.problems));
    }

    /// Counts a record of which no article came.
    pub(crate) fn reject(&mut self, record: &Record, reasons: &[Problem]) {
        self.rejected += 1;
        let why: Vec<&Problem> = record.problems.iter().chain(reasons).collect();
        self.count_problems(why.iter().copied());
        if record.named && self.refused.len() < MOST_REFUSED {
            let why: Vec<_> = why.iter().map(|p| p.detail.as_str()).collect();
            self.refused.push((record.location.clone(), why.join("; ")));
        }
    }

    pub(crate) fn count_problems<'p>(&mut self, problems: impl Iterator<Item = &'p Problem>) {
        for problem in problems {
            *self.problems.entry(problem.kind.as_str()).or_default() += 1;
        }
    }
}
