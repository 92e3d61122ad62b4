//! Which claims are narrower than which.

use crate::claims::{Group, LEAST, MAX_CLAIMS};
use crate::place::names;
use onrecord_core::links::ClaimLink;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A claim is linked to at most so many broader ones.
const MAX_BROADER: usize = 2;
/// A claim is narrower if it has this share of the other's weighted words.
const NARROWER: f64 = 0.9;

/// Which claims say what another says and more.
pub(crate) fn narrower(groups: &[Group]) -> Vec<ClaimLink> {
    let mut by_stem: HashMap<u32, Vec<usize>> = HashMap::new();
    for (i, group) in groups.iter().enumerate() {
        for (stem, _) in group
            .leaders
            .first()
            .into_iter()
            .flat_map(|(_, l)| &l.stems)
        {
            let bucket = by_stem.entry(*stem).or_default();
            if bucket.len() < MAX_CLAIMS {
                bucket.push(i);
            }
        }
    }
    let mut links = Vec::new();
    for (broader, group) in groups.iter().enumerate() {
        let Some((_, words)) = group.leaders.first().filter(|(_, l)| l.weight >= LEAST) else {
            continue;
        };
        let mut seen: BTreeMap<usize, u32> = BTreeMap::new();
        for (stem, weight) in &words.stems {
            for other in by_stem.get(stem).into_iter().flatten() {
                *seen.entry(*other).or_insert(0) += u32::from(*weight);
            }
        }
        for (narrower, shared) in seen {
            let more = groups
                .get(narrower)
                .and_then(|g| g.leaders.first())
                .is_some_and(|(_, l)| l.weight > words.weight);
            if narrower != broader
                && more
                && f64::from(shared) >= NARROWER * f64::from(words.weight)
            {
                links.push(ClaimLink { narrower, broader });
            }
        }
    }
    links.extend(of_bare(groups, &by_stem));
    links.sort_by_key(|l| (l.narrower, l.broader));
    links.dedup();
    let mut of = HashMap::new();
    links.retain(|l| {
        let n = of.entry(l.narrower).or_insert(0);
        *n += 1;
        *n <= MAX_BROADER
    });
    links
}

/// Who says something of a thing says that there is one: what an article asserts of what is
/// denied in it is narrower than the denied.
fn of_bare(groups: &[Group], by_stem: &HashMap<u32, Vec<usize>>) -> Vec<ClaimLink> {
    let articles = |g: &Group| -> BTreeSet<usize> {
        let first = g.statements.iter().take(MAX_CLAIMS);
        first.map(|(at, _)| at.article).collect()
    };
    let mut links = Vec::new();
    for (broader, group) in groups.iter().enumerate() {
        let Some(words) = &group.bare else { continue };
        let here = articles(group);
        let with = words.rarest().next().and_then(|s| by_stem.get(&s));
        for narrower in with.into_iter().flatten().copied() {
            let Some(other) = groups.get(narrower) else {
                continue;
            };
            let named = other.leaders.iter().any(|(_, l)| names(words, l));
            if narrower != broader && named && !here.is_disjoint(&articles(other)) {
                links.push(ClaimLink { narrower, broader });
            }
        }
    }
    links
}
