//! Which articles hang together: the connected components of [`related`](crate::related).

use crate::doc::Doc;
use crate::related::{MIN_PRINTS, MIN_TERMS, related_docs};
use crate::unionfind::UnionFind;
use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};

/// An overfull bucket keeps its first members in canonical order: each later article is
/// compared with these.
pub(crate) const BUCKET: usize = 256;

/// The components, each in canonical order; `docs` are in canonical order.
pub(crate) fn components(docs: &[Doc<'_>]) -> Vec<Vec<usize>> {
    let terms = buckets(docs, |d| &d.signature.terms);
    let prints = buckets(docs, |d| &d.signature.prints);
    let mut sets = UnionFind::new(docs.len());
    for (i, doc) in docs.iter().enumerate() {
        let by_terms = before(&terms, &doc.signature.terms, i);
        let by_prints = before(&prints, &doc.signature.prints, i);
        let enough = by_terms
            .into_iter()
            .filter(|(_, n)| *n >= MIN_TERMS)
            .chain(by_prints.into_iter().filter(|(_, n)| *n >= MIN_PRINTS));
        for (j, _) in enough {
            let Some(other) = docs.get(j) else { continue };
            if sets.find(i) != sets.find(j) && related_docs(doc, other) {
                sets.union(i, j);
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..docs.len() {
        found.entry(sets.find(i)).or_default().push(i);
    }
    found.into_values().collect()
}

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
