//! Which attribution stands in the content of which.

use super::reading::Reading;
use crate::RawAttribution;
use crate::explain::Rule;
use onrecord_core::Span;

/// How deep attributions may stand in each other.
const DEEPEST: usize = 8;
/// How many contents before a cue are looked at.
const REACH: usize = 64;

/// What [`within`] goes by.
pub(super) const SMALLEST: Rule = "within: the smallest content that holds its source and cue";

/// For each attribution the one in whose content its cue and source lie: the smallest such.
pub(crate) fn within(raw: &[RawAttribution]) -> Vec<Option<usize>> {
    let mut contents: Vec<(Span, usize)> = raw
        .iter()
        .enumerate()
        .flat_map(|(i, r)| r.content.iter().map(move |c| (*c, i)))
        .collect();
    contents.sort_unstable_by_key(|(s, i)| (s.start, s.end, *i));
    let sizes: Vec<usize> = raw
        .iter()
        .map(|r| Span::envelope(&r.content).map_or(0, Span::len))
        .collect();
    let size = |i: usize| sizes.get(i).copied().unwrap_or(0);
    let mut outer: Vec<Option<usize>> = vec![None; raw.len()];
    for (i, r) in raw.iter().enumerate() {
        let Some(own) = Span::envelope(&[r.source.as_slice(), r.cue.as_slice()].concat()) else {
            continue;
        };
        let upto = contents.partition_point(|(s, _)| s.start <= own.start);
        let best = contents
            .iter()
            .take(upto)
            .rev()
            .take(REACH)
            .filter(|(s, j)| *j != i && s.contains(own) && (size(*j), i) > (size(i), *j))
            .min_by_key(|(s, j)| (s.len(), *j));
        if let Some(slot) = outer.get_mut(i) {
            *slot = best.map(|(_, j)| *j);
        }
    }
    cut(&mut outer);
    outer
}

/// Takes away links that would be deeper than [`DEEPEST`] or go round.
fn cut(outer: &mut [Option<usize>]) {
    for i in 0..outer.len() {
        let mut at = i;
        let mut depth = 0;
        while let Some(next) = outer.get(at).copied().flatten() {
            depth += 1;
            if depth > DEEPEST || next == i {
                if let Some(slot) = outer.get_mut(i) {
                    *slot = None;
                }
                break;
            }
            at = next;
        }
    }
}

/// Whether a token lies in one of some spans.
pub(crate) fn token_in(reading: &Reading<'_>, i: usize, spans: &[Span]) -> bool {
    reading.token(i).is_some_and(|t| {
        spans
            .iter()
            .any(|s| s.start <= t.span.start && t.span.start < s.end)
    })
}
