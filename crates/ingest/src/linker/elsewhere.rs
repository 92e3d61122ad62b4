//! The fourth step: reports that a story cites and does not have are looked for in the others.

use super::shelf::Shelf;
use crate::IngestError;
use onrecord_store::{Due, Store, StoreError};
use std::cmp::Reverse;

/// Reports looked for in one transaction.
const IN_ONE_TRANSACTION: usize = 256;
/// Of the articles that may be a report, those are read that share most with what is cited …
const READ: usize = 8;
/// … and at least so many of the words that they are indexed by.
const SHARED: usize = 2;

/// Looks for all reports that are due.
pub(super) fn find(store: &mut Store, shelf: &Shelf) -> Result<(), IngestError> {
    loop {
        let due = store.due_reports(IN_ONE_TRANSACTION)?;
        if due.is_empty() {
            return Ok(());
        }
        store.transaction(|store| {
            due.iter().try_for_each(|sought| {
                let report = best(store, sought, shelf)?;
                store.set_report(sought.origin, report)
            })
        })?;
    }
}

/// The report that fits best; of equals the first in canonical order.
fn best(store: &Store, due: &Due, shelf: &Shelf) -> Result<Option<i64>, StoreError> {
    let mut best: Option<(u32, Reverse<usize>)> = None;
    let mut indexed = Vec::with_capacity(due.reports.len());
    for report in &due.reports {
        let hashes = store.signature(*report)?.unwrap_or_default();
        indexed.push(hashes.terms);
    }
    for (citing, citation) in &due.citations {
        let citing = shelf.get(store, *citing)?;
        let citing = citing.prepared();
        let terms = citing.cited_terms(*citation);
        // By their places, in canonical order.
        let mut ranked: Vec<(usize, usize)> = indexed
            .iter()
            .enumerate()
            .map(|(place, hashes)| {
                let known = |hash: &u32| terms.binary_search(hash).is_ok();
                (hashes.iter().filter(|(h, _)| known(h)).count(), place)
            })
            .filter(|(shared, _)| *shared >= SHARED)
            .collect();
        ranked.sort_by_key(|(shared, place)| (Reverse(*shared), *place));
        for (_, place) in ranked.into_iter().take(READ) {
            let Some(report) = due.reports.get(place) else {
                continue;
            };
            let read = shelf.get(store, *report)?;
            let fit = citing.fit(*citation, &read.prepared());
            best = best.max(fit.map(|fit| (fit, Reverse(place))));
        }
    }
    let place = best.map(|(_, Reverse(place))| place);
    Ok(place.and_then(|place| due.reports.get(place)).copied())
}
