//! Which articles of a story share passages, by an index of their fingerprints.

use crate::doc::Doc;
use std::collections::{BTreeMap, HashMap};

/// An overfull bucket keeps its first so many articles in canonical order: each later article is
/// compared with these.
const BUCKET: usize = 256;

/// The articles that have each fingerprint, in canonical order.
pub(crate) type Buckets = HashMap<u32, Vec<usize>>;

/// The index of these articles.
pub(crate) fn buckets(docs: &[Doc<'_>]) -> Buckets {
    let mut buckets = Buckets::new();
    for (i, doc) in docs.iter().enumerate() {
        for print in &doc.signature.prints {
            let bucket = buckets.entry(*print).or_default();
            if bucket.len() < BUCKET {
                bucket.push(i);
            }
        }
    }
    buckets
}

/// How many fingerprints an article shares with each of the articles, itself among them.
pub(crate) fn sharing(buckets: &Buckets, doc: &Doc<'_>) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    for print in &doc.signature.prints {
        for j in buckets.get(print).into_iter().flatten() {
            *counts.entry(*j).or_insert(0) += 1;
        }
    }
    counts
}
