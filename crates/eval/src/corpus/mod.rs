//! A synthetic corpus of realistic shape, to measure speed and links on.
//!
//! Articles are about invented people and places. Their lengths are roughly log-normal with a
//! mean of some 450 words, their outlets follow Zipf's law over 300 names, their dates run over
//! two years in order. About a third of them belong to stories of several articles, whose
//! sizes follow a power law: a report, copies that credit it in their dateline, rewrites that
//! keep some of its sentences, and articles of other words that cite it. What they say is
//! nonsense; the forms in which it is said are those of news.
//!
//! One seed gives one sequence of bytes on every machine: no floating-point function whose
//! last digit a library may choose takes part.

mod grammar;
mod names;
mod outlets;
mod story;
pub mod truth;
mod words;

use crate::Rng;
use chrono::{DateTime, Utc};
use outlets::Outlets;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, Write};

/// 2023-01-02 00:00:00 UTC, a Monday.
const START: i64 = 1_672_617_600;
const SPAN: i64 = 2 * 365 * 86_400;
/// Of 1,000 articles, this many belong to a story of several.
const CLUSTERED: f64 = 350.0;

/// Which corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many articles.
    pub articles: usize,
    /// Which ones: another seed, other articles.
    pub seed: u64,
}

/// One synthetic article, with the fields that `onrecord ingest` reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SyntheticArticle {
    /// Where it would stand; under the reserved domain `.example`.
    pub url: String,
    /// The headline.
    pub title: String,
    /// Who publishes.
    pub outlet: String,
    /// When it was published: to the second, or the day alone.
    pub published_at: String,
    /// When it was fetched.
    pub retrieved_at: String,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The text, paragraphs set apart by a blank line.
    pub body: String,
}

/// The articles of a corpus, in the order of their dates.
#[must_use]
pub fn articles(options: Options) -> Articles {
    Articles {
        rng: Rng::new(options.seed),
        outlets: Outlets::new(),
        total: options.articles,
        made: 0,
        clustered_stories: clustered_stories(),
        pending: BinaryHeap::new(),
    }
}

/// Writes a corpus as JSON lines. Memory does not grow with its size.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(options: Options, out: &mut impl Write) -> io::Result<()> {
    for article in articles(options) {
        serde_json::to_writer(&mut *out, &article)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// The iterator behind [`articles`].
#[derive(Debug)]
pub struct Articles {
    rng: Rng,
    outlets: Outlets,
    total: usize,
    made: usize,
    /// Of 1, the share of stories that have several articles.
    clustered_stories: f64,
    /// Articles of stories that have begun, by date and number.
    pending: BinaryHeap<Reverse<(i64, usize, SyntheticArticle)>>,
}

impl Articles {
    /// The time at which the next story begins; later with every article made.
    fn clock(&self) -> i64 {
        let share = self.made as f64 / self.total.max(1) as f64;
        START + (SPAN as f64 * share) as i64
    }

    fn next_story(&mut self) {
        let begins = self.clock();
        let clustered = self.rng.unit() < self.clustered_stories;
        let size = if clustered {
            story::size(&mut self.rng)
        } else {
            1
        };
        let size = size.min(self.total - self.made);
        for (time, draft) in story::drafts(&mut self.rng, &self.outlets, begins, size) {
            let article = draft.publish(&mut self.rng, &self.outlets, time, self.made);
            self.pending.push(Reverse((time, self.made, article)));
            self.made += 1;
        }
    }
}

impl Iterator for Articles {
    type Item = SyntheticArticle;

    fn next(&mut self) -> Option<SyntheticArticle> {
        while self.made < self.total
            && self
                .pending
                .peek()
                .is_none_or(|next| next.0.0 >= self.clock())
        {
            self.next_story();
        }
        self.pending.pop().map(|Reverse((_, _, article))| article)
    }
}

/// The share of stories that must have several articles so that [`CLUSTERED`] articles do.
fn clustered_stories() -> f64 {
    let share = CLUSTERED / 1_000.0;
    let mean = story::mean_size();
    share / (share + mean * (1.0 - share))
}

fn date(time: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(time, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_core::KeyBuilder;
    use std::collections::{BTreeMap, BTreeSet};

    fn bytes(articles: usize, seed: u64) -> Vec<u8> {
        let mut out = Vec::new();
        write(Options { articles, seed }, &mut out).unwrap();
        out
    }

    fn some(articles_wanted: usize) -> Vec<SyntheticArticle> {
        articles(Options {
            articles: articles_wanted,
            seed: 3,
        })
        .collect()
    }

    #[test]
    fn a_seed_gives_the_same_bytes_for_ever() {
        let made = bytes(200, 1);
        assert_eq!(made, bytes(200, 1));
        assert_ne!(made, bytes(200, 2));
        let key = KeyBuilder::new("corpus").part(&made).finish().to_string();
        assert_eq!(key, "2569c78ac35c6ef2428497b4");
    }

    #[test]
    fn there_are_as_many_articles_as_asked_for_each_under_its_own_url() {
        for n in [0, 1, 7, 333] {
            let urls: BTreeSet<String> = some(n).into_iter().map(|a| a.url).collect();
            assert_eq!(urls.len(), n);
        }
    }

    #[test]
    fn lengths_paragraphs_and_dates_are_those_of_news() {
        let articles = some(1_500);
        let words: Vec<usize> = articles
            .iter()
            .map(|a| a.body.split_whitespace().count())
            .collect();
        let mean = words.iter().sum::<usize>() / words.len();
        assert!((380..520).contains(&mean), "{mean}");
        assert!(words.iter().any(|w| *w < 200) && words.iter().any(|w| *w > 900));
        for article in &articles {
            let paragraphs = article.body.split("\n\n").count();
            assert!((5..=40).contains(&paragraphs), "{paragraphs}");
            assert!(!article.body.contains(['{', '}']), "{}", article.body);
        }
        let days: Vec<&str> = articles
            .iter()
            .map(|a| a.published_at.split('T').next().unwrap())
            .collect();
        assert!(days.is_sorted());
        assert!(days[0] < "2023-01-05" && days[1_499] > "2024-12-20");
    }

    #[test]
    fn a_few_outlets_carry_much_and_many_carry_little() {
        let mut outlets: BTreeMap<String, usize> = BTreeMap::new();
        for article in some(3_000) {
            *outlets.entry(article.outlet).or_default() += 1;
        }
        assert!(outlets.len() > 200, "{}", outlets.len());
        let most = outlets.values().max().unwrap();
        assert!((150..1_000).contains(most), "{most}");
    }

    fn shingles(article: &SyntheticArticle) -> BTreeSet<String> {
        let words: Vec<&str> = article.body.split_whitespace().collect();
        words.windows(8).map(|w| w.join(" ")).collect()
    }

    #[test]
    fn stories_share_text_and_others_do_not() {
        let mut holders: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let (mut copies, mut rewrites) = (0, 0);
        let (mut citing, mut clear_of_others) = (0, 0);
        for (i, article) in some(600).iter().enumerate() {
            let shingles = shingles(article);
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            let count = shingles.len();
            for shingle in shingles {
                let holders = holders.entry(shingle).or_default();
                for holder in &*holders {
                    *shared.entry(*holder).or_default() += 1;
                }
                holders.push(i);
            }
            let most = shared.into_values().max().unwrap_or(0) as f64 / count as f64;
            match most {
                m if m > 0.9 => copies += 1,
                m if m > 0.1 => rewrites += 1,
                // One that cites shares the claim; others share a phrase at most.
                m if m > 0.015 => citing += 1,
                _ => clear_of_others += 1,
            }
        }
        let counts = [copies, rewrites, citing, clear_of_others];
        assert!((40..160).contains(&copies), "{counts:?}");
        assert!((30..120).contains(&rewrites), "{counts:?}");
        assert!((10..120).contains(&citing), "{counts:?}");
        assert!((360..500).contains(&clear_of_others), "{counts:?}");
    }

    #[test]
    fn every_form_of_attribution_and_citation_occurs() {
        let all: String = some(300).into_iter().map(|a| a.body + "\n\n").collect();
        for form in [
            "said that",
            "according to",
            "According to",
            ",” ",
            ",\" ",
            "declined to",
            "denied",
            "condition of anonymity",
            " told Northline",
            "did not respond",
            "asked whether",
            "(Northline) - ",
        ] {
            assert!(all.contains(form), "no {form:?}");
        }
        let words: BTreeSet<&str> = all.split_whitespace().collect();
        assert!(words.len() > 5_000, "{} distinct words", words.len());
    }
}
