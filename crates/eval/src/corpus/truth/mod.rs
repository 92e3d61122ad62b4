//! A corpus whose origins are known: stories of dispatches, copies, rewrites, reports of
//! several reporters, citations, denials, digests and pages of teasers, with what an editor
//! who knows everything would say of each.
//!
//! It shares no code with what finds origins. The truth counts reports that somebody made by
//! own reporting, whether the corpus has them or not; a report of long ago on another matter,
//! which an article recalls, is none of the story's. A denial in public adds none.

mod compose;
mod more_topics;
mod outlets;
mod pages;
mod publish;
mod stories;
mod swaps;
mod topics;
mod world;

use crate::Rng;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use stories::{Kind, story};

/// Which corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TruthOptions {
    /// How many stories of several articles.
    pub stories: usize,
    /// Which ones.
    pub seed: u64,
}

impl Default for TruthOptions {
    fn default() -> Self {
        Self {
            stories: 100,
            seed: 1,
        }
    }
}

/// An article, with the fields that `onrecord ingest` reads; what is not known is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrueArticle {
    /// Where it would stand; under the reserved domain `.example`.
    pub url: String,
    /// The headline.
    pub title: String,
    /// Who publishes.
    pub outlet: String,
    /// When it was published: to the second, or the day alone; it may be wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The text, paragraphs set apart by a blank line.
    pub body: String,
}

/// The articles with their truth.
#[derive(Clone, Debug, Default)]
pub struct TrueCorpus {
    /// In order of their times.
    pub articles: Vec<TrueArticle>,
    /// What is so.
    pub truth: Truth,
}

/// What is so.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Truth {
    /// The seed.
    pub seed: u64,
    /// The outlets that a register knows, in the format of `outlets.toml`.
    pub outlets: String,
    /// The stories of several articles.
    pub stories: Vec<TrueStory>,
    /// Of each article of the corpus, in its order.
    pub articles: Vec<ArticleTruth>,
}

/// A story.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TrueStory {
    /// How its articles came about.
    pub kind: &'static str,
    /// How many reports are behind it.
    pub origins: u32,
    /// All reports behind its articles, those of long ago too.
    pub reports: Vec<TrueReport>,
    /// What people say in it.
    pub claims: Vec<TrueClaim>,
}

/// A report that somebody made by own reporting.
#[derive(Clone, Debug, Serialize)]
pub struct TrueReport {
    /// Whose it is.
    pub outlet: String,
    /// When it appeared.
    pub reported_on: String,
    /// The URL of the article, where the corpus has it.
    pub url: Option<String>,
    /// Whether it is a report of the story.
    pub counts: bool,
}

/// Something that people assert or deny.
#[derive(Clone, Debug, Serialize)]
pub struct TrueClaim {
    /// Its first wording.
    pub wording: String,
    /// Who asserts it.
    pub asserted_by: Vec<String>,
    /// Who denies it.
    pub denied_by: Vec<String>,
    /// Places of the reports, of those of the story, in which it is asserted.
    pub reports: Vec<usize>,
}

/// What is so of one article.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ArticleTruth {
    /// Its URL.
    pub url: String,
    /// What it is: a report, a copy, a digest.
    pub role: &'static str,
    /// Its story, by its place in the list; `None` for digests, pages of teasers, and articles
    /// that are a story by themselves.
    pub story: Option<usize>,
    /// What its sentences state.
    pub statements: Vec<StatementTruth>,
}

/// What a sentence of an article states.
#[derive(Clone, Debug, Serialize)]
pub struct StatementTruth {
    /// Where the sentence begins in the body, in characters.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The story it is of.
    pub story: usize,
    /// The report that it rests on, by its place in the story's.
    pub report: usize,
    /// The claim, by its place in the story's; `None` for what a reporter tells himself.
    pub claim: Option<usize>,
    /// Whether the claim is denied.
    pub denies: bool,
}

/// The same on every machine, for one seed.
#[must_use]
pub fn true_corpus(options: TruthOptions) -> TrueCorpus {
    let mut rng = Rng::new(options.seed);
    let mut stories = Vec::with_capacity(options.stories);
    let first = rng.below(64);
    for number in 0..options.stories {
        let kind = Kind::of(number, options.stories);
        let event = begins(number) + TimeDelta::minutes(rng.below(2 * 24 * 60) as i64);
        stories.push(story(&mut rng, kind, first + number, event));
    }
    let mut press = publish::Press::default();
    for (number, story) in stories.iter().enumerate() {
        press.story(&mut rng, number, story);
    }
    pages::digests(&mut rng, &stories, &mut press);
    pages::teasers(&mut rng, &stories, &mut press);
    pages::unrelated(&mut rng, options.stories / 2, &mut press);
    press.corpus(options.seed)
}

/// Stories of different subjects begin three at a time, every three weeks.
fn begins(number: usize) -> DateTime<Utc> {
    let start = DateTime::from_timestamp(1_672_617_600, 0).unwrap_or_default();
    start + TimeDelta::days(20 * (number / 3) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_core::KeyBuilder;
    use std::collections::{BTreeMap, BTreeSet};

    fn some() -> TrueCorpus {
        true_corpus(TruthOptions {
            stories: 45,
            seed: 5,
        })
    }

    #[test]
    fn a_seed_gives_the_same_corpus_for_ever() {
        let key = |seed| {
            let corpus = true_corpus(TruthOptions { stories: 15, seed });
            let json = serde_json::to_string(&(&corpus.articles, &corpus.truth)).unwrap();
            KeyBuilder::new("corpus").part(json).finish().to_string()
        };
        assert_eq!(key(1), key(1));
        assert_ne!(key(1), key(2));
        assert_eq!(key(1), "0d85e4422c3263d28962d9ad");
    }

    #[test]
    fn every_kind_occurs_with_the_number_of_reports_it_should_have() {
        let corpus = some();
        let mut kinds: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for story in &corpus.truth.stories {
            kinds.entry(story.kind).or_default().insert(story.origins);
            let counted = story.reports.iter().filter(|r| r.counts).count();
            assert_eq!(story.origins as usize, counted);
        }
        assert_eq!(kinds.len(), 13, "{kinds:?}");
        for one in [
            "wire", "rewrites", "retold", "outside", "denial", "long-ago", "mass",
        ] {
            assert_eq!(kinds[one], BTreeSet::from([1]), "{one}");
        }
        for two in ["in-and-out", "addition", "press"] {
            assert_eq!(kinds[two], BTreeSet::from([2]), "{two}");
        }
        assert!(kinds["independent"].contains(&3));
    }

    #[test]
    fn statements_stand_where_the_truth_says_and_no_slot_is_left_open() {
        let corpus = some();
        for (article, truth) in corpus.articles.iter().zip(&corpus.truth.articles) {
            assert_eq!(article.url, truth.url);
            for text in [&article.body, &article.title] {
                assert!(!text.contains(['{', '}', '[', ']']), "{text}");
            }
            let body: Vec<char> = article.body.chars().collect();
            for s in &truth.statements {
                let sentence: String = body[s.start..s.end].iter().collect();
                assert!(sentence.ends_with(['.', '”']), "{sentence}");
                assert!(s.report < corpus.truth.stories[s.story].reports.len());
            }
        }
    }

    #[test]
    fn five_hundred_carry_one_dispatch() {
        let corpus = some();
        let mass = corpus.truth.stories.iter().position(|s| s.kind == "mass");
        let of = corpus.truth.articles.iter().filter(|a| a.story == mass);
        assert_eq!(of.count(), 501);
        let urls: BTreeSet<&str> = corpus.articles.iter().map(|a| a.url.as_str()).collect();
        assert_eq!(urls.len(), corpus.articles.len());
    }

    #[test]
    fn dates_are_missing_and_wrong_in_some() {
        let corpus = some();
        assert!(corpus.articles.iter().any(|a| a.published_at.is_none()));
        let roles: BTreeSet<&str> = corpus.truth.articles.iter().map(|a| a.role).collect();
        for role in [
            "report",
            "copy",
            "trimmed copy",
            "rewrite",
            "retelling",
            "digest",
            "teasers",
            "unrelated",
        ] {
            assert!(roles.contains(role), "{role}");
        }
    }
}
