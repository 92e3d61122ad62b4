//! How many people and institutions stand behind a claim: a range, with doubt taken both ways.

use crate::claims::Group;
use crate::doc::Doc;
use crate::sources::Sources;
use onrecord_core::{SpeakerKind, Stance};
use std::collections::{BTreeSet, HashMap};

/// How many people and institutions assert a claim. At least: who may be the same is; at most:
/// nobody is, `None` where an article does not say how many. Outlets and documents that pass
/// on what people say are no people.
pub(crate) fn sources_of(docs: &[Doc<'_>], sources: &Sources, claim: &Group) -> (u32, Option<u32>) {
    let mut behind: BTreeSet<usize> = BTreeSet::new();
    for (at, _) in &claim.statements {
        let doc = docs.get(at.article);
        let attribution = doc.and_then(|d| d.article.attributions.get(at.attribution));
        let Some(attribution) = attribution.filter(|a| a.stance == Stance::Asserts) else {
            continue;
        };
        let of = |m: usize| sources.of.get(&(at.article, m)).copied();
        behind.extend(attribution.speakers.iter().filter_map(|m| of(m.speaker)));
    }
    let mut named = 0u32;
    let mut most = Some(0u32);
    let mut unnamed: HashMap<usize, u32> = HashMap::new();
    for index in behind {
        let Some(source) = sources.all.get(index) else {
            continue;
        };
        if matches!(source.kind, SpeakerKind::Outlet | SpeakerKind::Document) {
            continue;
        }
        let group = source.kind == SpeakerKind::Group;
        let least = source.count_min.unwrap_or(if group { 2 } else { 1 });
        let at_most = if group {
            source.count_max
        } else {
            Some(source.count_max.unwrap_or(1))
        };
        most = most.zip(at_most).map(|(a, b)| a.saturating_add(b));
        match sources.origin.get(index).copied().flatten() {
            // All unnamed people of one report may be the same few.
            Some(origin) => {
                let known = unnamed.entry(origin).or_insert(0);
                *known = least.max(*known);
            }
            None => named = named.saturating_add(least),
        }
    }
    let least = unnamed
        .values()
        .fold(named, |sum, n| sum.saturating_add(*n));
    (most.map_or(least, |m| least.min(m)), most)
}
