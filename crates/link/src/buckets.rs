//! Which articles of a set share words or passages, by an index of the set.

use crate::doc::Doc;
use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};

/// An overfull bucket keeps its first members in canonical order: each later article is
/// compared with these.
pub(crate) const BUCKET: usize = 256;

/// The articles of each value of an index, in canonical order.
pub(crate) type Buckets = HashMap<u32, Vec<usize>>;

pub(crate) fn buckets<'d, 'a: 'd, D: Borrow<Doc<'a>>>(
    docs: &'d [D],
    values: impl Fn(&'d Doc<'a>) -> &'d [u32],
) -> Buckets {
    let mut buckets = Buckets::new();
    for (i, doc) in docs.iter().enumerate() {
        for value in values(doc.borrow()) {
            let bucket = buckets.entry(*value).or_default();
            if bucket.len() < BUCKET {
                bucket.push(i);
            }
        }
    }
    buckets
}

/// How many values an article shares with each that comes before `limit`.
pub(crate) fn before(buckets: &Buckets, values: &[u32], limit: usize) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    for value in values {
        let bucket = buckets.get(value).map(Vec::as_slice).unwrap_or_default();
        for j in bucket.iter().take_while(|j| **j < limit) {
            *counts.entry(*j).or_insert(0) += 1;
        }
    }
    counts
}
