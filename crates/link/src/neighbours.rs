//! With which articles before it an article is compared.
//!
//! An article looks back: of each bucket of the index (all articles with one hash) it reads the
//! last few before it in canonical order. So whoever comes later changes nothing for it, and
//! whoever comes late changes what is read only by those that follow next in a bucket. Of a
//! dispatch that 500 sites carry every copy finds others, and by them the story.

use crate::doc::Doc;
use crate::related::{DAY, MIN_PRINTS, MIN_TERMS};
use onrecord_core::Key;
use std::collections::HashMap;

/// How many days before an article's date others are looked for by rare words: articles years
/// apart share them too, which is no sign of one story.
pub const TERM_WINDOW_DAYS: i64 = 12;

/// Shared terms that make up so much of an article, in parts of 10,000, are enough to compare
/// it, however few they are.
const MIN_WEIGHT: u32 = 1_000;
/// All prints of an article weigh so much beside its terms, which weigh up to 10,000.
const PRINTS: usize = 5_000;

/// How far an article looks back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of each bucket of the index the last so many articles before it are read.
    pub bucket: usize,
    /// It is compared with so many of those, the likeliest.
    pub neighbours: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bucket: 64,
            neighbours: 32,
        }
    }
}

/// The place of an article in the canonical order: by date, the undated last, then by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    from: i64,
    key: Key,
}

impl Place {
    /// Of the second at which the date of the article begins, if it has one, and its key.
    #[must_use]
    pub fn new(from: Option<i64>, key: Key) -> Self {
        Self {
            from: from.unwrap_or(i64::MAX),
            key,
        }
    }

    /// The second at which the date begins.
    #[must_use]
    pub fn date(&self) -> Option<i64> {
        (self.from != i64::MAX).then_some(self.from)
    }

    /// From which second on others are looked for by words; an article without a date may be of
    /// any time.
    #[must_use]
    pub fn window(&self) -> i64 {
        let start = |date: i64| date.saturating_sub(TERM_WINDOW_DAYS * DAY);
        self.date().map_or(i64::MIN, start)
    }
}

/// What an article shares with one before it, of what was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// How much of the article the shared terms make up, in parts of 10,000.
    pub weight: u32,
    /// How many terms.
    pub terms: usize,
    /// How many prints.
    pub prints: usize,
}

impl Shared {
    /// Whether the two may be of one story, and are to be compared.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.weight >= MIN_WEIGHT || self.terms >= MIN_TERMS || self.prints >= MIN_PRINTS
    }

    /// `prints` is how many prints the article has.
    fn score(&self, prints: usize) -> usize {
        self.weight as usize + self.prints * PRINTS / prints.max(1)
    }
}

/// The articles to compare with, of those that were found in the index: who shares most; of
/// equals the nearest before. `prints` is how many prints the article has.
#[must_use]
pub fn choose(found: &[(Place, Shared)], prints: usize, limits: Limits) -> Vec<Place> {
    let enough = found.iter().filter(|(_, shared)| shared.is_enough());
    let mut ranked: Vec<(usize, Place)> = enough
        .map(|(place, shared)| (shared.score(prints), *place))
        .collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    ranked.truncate(limits.neighbours);
    ranked.into_iter().map(|(_, place)| place).collect()
}

/// The index of a set of articles, grown in canonical order.
#[derive(Debug, Default)]
pub(crate) struct Index {
    terms: HashMap<u32, Vec<usize>>,
    prints: HashMap<u32, Vec<usize>>,
}

impl Index {
    /// What an article shares with those entered before it.
    pub(crate) fn read(
        &self,
        docs: &[Doc<'_>],
        doc: &Doc<'_>,
        limits: Limits,
    ) -> Vec<(usize, Shared)> {
        let mut found: HashMap<usize, Shared> = HashMap::new();
        let window = doc.place().window();
        let last = |bucket: Option<&Vec<usize>>| {
            let bucket = bucket.map(Vec::as_slice).unwrap_or_default();
            let skip = bucket.len().saturating_sub(limits.bucket);
            bucket.get(skip..).unwrap_or_default().to_vec()
        };
        for (term, weight) in &doc.signature.terms {
            for i in last(self.terms.get(term)) {
                if docs.get(i).is_some_and(|d| d.place().from >= window) {
                    let shared = found.entry(i).or_default();
                    shared.weight += u32::from(*weight);
                    shared.terms += 1;
                }
            }
        }
        for print in &doc.signature.prints {
            for i in last(self.prints.get(print)) {
                found.entry(i).or_default().prints += 1;
            }
        }
        found.into_iter().collect()
    }

    pub(crate) fn enter(&mut self, at: usize, doc: &Doc<'_>) {
        for (term, _) in &doc.signature.terms {
            self.terms.entry(*term).or_default().push(at);
        }
        for print in &doc.signature.prints {
            self.prints.entry(*print).or_default().push(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_core::KeyBuilder;

    fn place(from: Option<i64>, name: &str) -> Place {
        Place::new(from, KeyBuilder::new("article").part(name).finish())
    }

    #[test]
    fn places_are_in_order_of_date_and_the_undated_come_last() {
        let mut places = [
            place(None, "a"),
            place(Some(5), "b"),
            place(Some(-5), "c"),
            place(Some(5), "d"),
        ];
        places.sort_unstable();
        let dates: Vec<_> = places.iter().map(Place::date).collect();
        assert_eq!(dates, [Some(-5), Some(5), Some(5), None]);
    }

    #[test]
    fn who_shares_most_is_compared_and_of_equals_the_nearest() {
        let shared = |weight, terms, prints| Shared {
            weight,
            terms,
            prints,
        };
        let found = [
            (place(Some(1), "a"), shared(1_500, 3, 0)),
            (place(Some(2), "b"), shared(1_500, 3, 0)),
            (place(Some(3), "c"), shared(900, 3, 1)),
            (place(Some(4), "d"), shared(0, 0, 40)),
            (place(Some(5), "e"), shared(800, 4, 0)),
        ];
        let chosen = |neighbours| {
            let limits = Limits {
                neighbours,
                ..Limits::default()
            };
            let chosen = choose(&found, 50, limits);
            chosen.iter().filter_map(Place::date).collect::<Vec<_>>()
        };
        assert_eq!(chosen(9), [4, 2, 1, 5]);
        assert_eq!(chosen(2), [4, 2]);
    }
}
