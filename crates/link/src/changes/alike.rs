//! Which texts of one version are texts of the other in other words.

use crate::sentence::terms;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// So many statements or paragraphs of one version are compared with those of the other.
pub(super) const MOST: usize = 1000;

/// The stems of a text with their weight, each once.
pub(super) type Stems = BTreeMap<u32, u32>;

pub(super) fn stems(text: &str) -> Stems {
    let terms = terms(text);
    // A word of every text still tells two short texts apart.
    terms
        .iter()
        .map(|t| (t.stem(), u32::from(t.level()) + 1))
        .collect()
}

/// Pairs what is most alike, from a floor on that depends on the pair.
pub(super) fn matched(
    old: &[Stems],
    new: &[Stems],
    floor: impl Fn(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    let mut by_stem: HashMap<u32, Vec<usize>> = HashMap::new();
    for (i, stems) in new.iter().enumerate() {
        for stem in stems.keys() {
            by_stem.entry(*stem).or_default().push(i);
        }
    }
    let mut ranked = Vec::new();
    for (i, stems) in old.iter().enumerate() {
        let with = stems.keys().filter_map(|s| by_stem.get(s));
        let with: BTreeSet<usize> = with.flatten().copied().collect();
        for j in with {
            let alike = new.get(j).map_or(0.0, |other| likeness(stems, other));
            if alike >= floor(i, j) {
                ranked.push((alike, i, j));
            }
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut from, mut to) = (HashSet::new(), HashSet::new());
    ranked.retain(|(_, i, j)| {
        let free = !from.contains(i) && !to.contains(j);
        if free {
            from.insert(*i);
            to.insert(*j);
        }
        free
    });
    ranked.into_iter().map(|(_, i, j)| (i, j)).collect()
}

/// How much of two texts is shared, 0 to 1 (Dice, by the rarity of the words).
fn likeness(a: &Stems, b: &Stems) -> f64 {
    let shared = a.iter().filter(|(stem, _)| b.contains_key(stem));
    let shared: u32 = shared.map(|(_, weight)| weight).sum();
    let all: u32 = a.values().chain(b.values()).sum();
    2.0 * f64::from(shared) / f64::from(all.max(1))
}
