//! Sums over subtrees in constant time.

use crate::html::Id;
use std::ops::Range;

/// Running sums over the nodes of a page.
pub(super) struct Sums {
    upto: Vec<u64>,
}

impl Sums {
    /// Adds values up; a node can have several.
    pub(super) fn new(nodes: usize, values: impl Iterator<Item = (Id, u64)>) -> Self {
        let mut upto = vec![0u64; nodes + 1];
        for (id, value) in values {
            if let Some(sum) = upto.get_mut(id + 1) {
                *sum += value;
            }
        }
        let mut total = 0;
        for sum in &mut upto {
            total += *sum;
            *sum = total;
        }
        Self { upto }
    }

    /// The sum over a range of nodes, as a subtree is.
    pub(super) fn of(&self, range: Range<Id>) -> u64 {
        let at = |id: Id| self.upto.get(id).or(self.upto.last()).copied().unwrap_or(0);
        at(range.end).saturating_sub(at(range.start))
    }
}
