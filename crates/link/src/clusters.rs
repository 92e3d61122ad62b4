//! Which of the articles that hang together tell one story.
//!
//! That one article is related to a second and the second to a third does not make one story
//! of the three: a digest, or a report of two matters, would glue what has nothing to do with
//! each other. Articles that hang together are therefore joined step by step, the likest
//! first, and two groups only while their members are alike on average (UPGMA, Sokal and
//! Michener 1958).

use crate::components::{before, buckets};
use crate::doc::Doc;
use crate::related::{Likeness, likeness};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Two groups are one story if their articles are so alike on average.
const ALIKE: f32 = 0.28;
/// More articles than these stay together: most are copies of a few.
const MAX_SPLIT: usize = 2_000;
/// Articles that share fewer terms of their signatures are not alike at all.
const MIN_SHARED: usize = 2;
/// Sums of likeness are kept as whole numbers, so that their order does not matter.
const UNITS: f32 = 10_000.0;

/// Splits articles that hang together, given as places in canonical order, into stories.
pub(crate) fn split(docs: &[Doc<'_>], whole: Vec<usize>) -> Vec<Vec<usize>> {
    if !(3..=MAX_SPLIT).contains(&whole.len()) {
        return vec![whole];
    }
    let mut groups = Groups::new(docs, &whole);
    groups.join_all();
    groups.members.into_values().collect()
}

/// Groups named by their first article; places are indices of all articles.
struct Groups {
    members: BTreeMap<usize, Vec<usize>>,
    /// The sums of likeness between the members of two groups, both ways.
    sums: BTreeMap<usize, BTreeMap<usize, i64>>,
    /// Pairs of groups by likeness; those that have changed since are passed over.
    next: BinaryHeap<(i64, Reverse<usize>, Reverse<usize>)>,
}

impl Groups {
    fn new(docs: &[Doc<'_>], whole: &[usize]) -> Self {
        let mut groups = Self {
            members: whole.iter().map(|i| (*i, vec![*i])).collect(),
            sums: whole.iter().map(|i| (*i, BTreeMap::new())).collect(),
            next: BinaryHeap::new(),
        };
        let of = whole.iter().filter_map(|i| docs.get(*i));
        let here: Vec<&Doc<'_>> = of.collect();
        let terms = buckets(&here, |d| &d.signature.terms);
        let prints = buckets(&here, |d| &d.signature.prints);
        for (i, (doc, place)) in here.iter().zip(whole).enumerate() {
            let mut near = before(&terms, &doc.signature.terms, i);
            near.retain(|_, shared| *shared >= MIN_SHARED);
            near.extend(before(&prints, &doc.signature.prints, i));
            for j in near.into_keys() {
                let (Some(other), Some(there)) = (here.get(j), whole.get(j)) else {
                    continue;
                };
                groups.set(*there, *place, units(&likeness(other, doc)));
            }
        }
        groups
    }

    fn set(&mut self, a: usize, b: usize, sum: i64) {
        for (from, to) in [(a, b), (b, a)] {
            self.sums.entry(from).or_default().insert(to, sum);
        }
        if let Some(average) = self.average(a, b) {
            self.next
                .push((average, Reverse(a.min(b)), Reverse(a.max(b))));
        }
    }

    /// The likeness of two groups, if both are there and share something.
    fn average(&self, a: usize, b: usize) -> Option<i64> {
        let sum = self.sums.get(&a)?.get(&b)?;
        let pairs = self.members.get(&a)?.len() * self.members.get(&b)?.len();
        // Finer than a unit, so that few averages are equal.
        Some(sum * 1_000 / i64::try_from(pairs).ok()?.max(1))
    }

    fn join_all(&mut self) {
        let enough = (ALIKE * UNITS) as i64 * 1_000;
        while let Some((likeness, Reverse(a), Reverse(b))) = self.next.pop() {
            if likeness < enough {
                return;
            }
            if self.average(a, b) == Some(likeness) {
                self.join(a, b);
            }
        }
    }

    fn join(&mut self, a: usize, b: usize) {
        let taken = self.members.remove(&b).unwrap_or_default();
        let mut joined = taken;
        if let Some(members) = self.members.get_mut(&a) {
            joined.append(members);
            joined.sort_unstable();
            *members = joined;
        }
        for (other, sum) in self.sums.remove(&b).unwrap_or_default() {
            if let Some(sums) = self.sums.get_mut(&other) {
                sums.remove(&b);
            }
            if let Some(sums) = self.sums.get_mut(&a).filter(|_| other != a) {
                *sums.entry(other).or_insert(0) += sum;
            }
        }
        let sums = self.sums.get(&a).cloned().unwrap_or_default();
        for (other, sum) in sums {
            self.set(a, other, sum);
        }
    }
}

/// Likeness in units; what is related by itself is alike enough to be a story by itself.
fn units(likeness: &Likeness) -> i64 {
    let least = if likeness.related { ALIKE } else { 0.0 };
    // Between 0 and a few times UNITS.
    (likeness.share.max(least) * UNITS).ceil() as i64
}
