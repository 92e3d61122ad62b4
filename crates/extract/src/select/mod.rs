//! Which of the model's candidates are reported, and the repair of plain mistakes in their
//! spans.
//!
//! The confidence of a candidate is the chance that content and source are right, whatever its
//! cue and whether it has a source, so one threshold serves for nearly all. Refusals and denials
//! need less: there the doubt is where the content begins ("declined to | comment"), hardly
//! whether anything was refused. Of two candidates with the same content both stay if one is told
//! inside the other.

mod refusal;
mod source;
mod words;

use crate::RawAttribution;
use crate::engine::THRESHOLD;
use crate::explain::{Reasons, Rule};
use crate::meaning::reading::Reading;
use crate::meaning::stance;
use onrecord_core::Span;

/// The confidence from which refusals and denials by somebody are reported; no candidate below it
/// is looked at.
///
/// In training articles that a model had not seen, of 73 such candidates from .2 to .4 the cue of
/// 51 was marked by people as well.
pub(crate) const FLOOR: f32 = 0.2;

/// Why a candidate is kept or not.
const ENOUGH: Rule = "select: the threshold of the confidence";
const REFUSES: Rule = "select: a refusal or denial by somebody, which needs less confidence";

/// How many candidates before and after one may share its content.
const NEIGHBOURS: usize = 80;

/// Chooses among the candidates of a body, which stand in order of their cues.
pub(crate) fn select(
    reading: &Reading<'_>,
    mut candidates: Vec<RawAttribution>,
    reasons: &mut impl Reasons,
) -> Vec<RawAttribution> {
    for (i, candidate) in candidates.iter_mut().enumerate() {
        if refusal::give_to_content(reading, candidate) {
            reasons.changed(i, refusal::GIVEN);
        }
        if source::take_row(reading, candidate) {
            reasons.changed(i, source::WHOLE_ROW);
        }
        if source::take_off_relative(reading, candidate) {
            reasons.changed(i, source::RELATIVE_OFF);
        }
    }
    // The survivors with their numbers among the candidates.
    let mut numbers = Vec::new();
    let mut kept = Vec::new();
    for (i, candidate) in candidates.into_iter().enumerate() {
        let (least, rule) = if turns_down(reading, &candidate) {
            (FLOOR, REFUSES)
        } else {
            (THRESHOLD, ENOUGH)
        };
        reasons.asked(i, least, rule);
        if candidate.confidence >= least {
            numbers.push(i);
            kept.push(candidate);
        }
    }
    let number = |i: usize| numbers.get(i).copied().unwrap_or_default();
    let doubles = doubles(reading, &kept);
    for (i, by) in doubles.iter().enumerate() {
        if let Some(by) = by {
            reasons.doubled(number(i), number(*by));
        }
    }
    let stays = |i: &usize| doubles.get(*i).is_none_or(Option::is_none);
    let numbers: Vec<usize> = (0..kept.len()).filter(stays).map(number).collect();
    let mut kept: Vec<RawAttribution> = kept
        .into_iter()
        .zip(doubles)
        .filter(|(_, by)| by.is_none())
        .map(|(candidate, _)| candidate)
        .collect();
    let number = |i: usize| numbers.get(i).copied().unwrap_or_default();
    source::carry_to_front(reading, &mut kept, |i| {
        reasons.changed(number(i), source::CARRIED);
    });
    for (i, attribution) in kept.iter_mut().enumerate() {
        if source::drop_if_spoken_of(reading, attribution) {
            reasons.changed(number(i), source::SPOKEN_OF_ONLY);
        }
    }
    kept
}

/// Whether somebody declines or denies.
fn turns_down(reading: &Reading<'_>, candidate: &RawAttribution) -> bool {
    !candidate.source.is_empty()
        && Span::envelope(&candidate.cue)
            .is_some_and(|cue| stance::declines_or_denies(reading, cue, &candidate.content))
}

/// Whether the cue is an act of speech.
fn says(reading: &Reading<'_>, candidate: &RawAttribution) -> bool {
    Span::envelope(&candidate.cue)
        .is_some_and(|cue| stance::is_speech(reading, cue, &candidate.content))
}

/// For each candidate the surer one for which it is dropped: of two whose contents are half the
/// same, the surer one stays; both, if one is a statement told within the other.
fn doubles(reading: &Reading<'_>, candidates: &[RawAttribution]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    let confidence = |i: usize| candidates.get(i).map_or(0.0, |c| c.confidence);
    order.sort_by(|a, b| confidence(*b).total_cmp(&confidence(*a)).then(a.cmp(b)));
    let mut stays = vec![false; candidates.len()];
    let mut doubles = vec![None; candidates.len()];
    for i in order {
        let Some(candidate) = candidates.get(i) else {
            continue;
        };
        let near = i.saturating_sub(NEIGHBOURS)..(i + NEIGHBOURS + 1).min(candidates.len());
        let doubled = near.into_iter().find(|j| {
            *j != i
                && stays.get(*j) == Some(&true)
                && candidates.get(*j).is_some_and(|other| {
                    half_the_same(candidate, other) && !nested(reading, candidate, other)
                })
        });
        if let (Some(stays), Some(double)) = (stays.get_mut(i), doubles.get_mut(i)) {
            *stays = doubled.is_none();
            *double = doubled;
        }
    }
    doubles
}

fn half_the_same(a: &RawAttribution, b: &RawAttribution) -> bool {
    let length = |r: &RawAttribution| r.content.iter().map(|s| s.len()).sum::<usize>();
    let both: usize = a
        .content
        .iter()
        .flat_map(|x| b.content.iter().map(move |y| x.overlap(*y)))
        .sum();
    3 * both >= length(a) + length(b)
}

/// "One of them said: she told the board that …": source and cue of one lie in the content of
/// the other, and both are of saying.
fn nested(reading: &Reading<'_>, a: &RawAttribution, b: &RawAttribution) -> bool {
    let lies_in = |inner: &RawAttribution, outer: &RawAttribution| {
        !inner.source.is_empty()
            && inner
                .source
                .iter()
                .chain(&inner.cue)
                .all(|s: &Span| outer.content.iter().any(|c| c.contains(*s)))
    };
    (lies_in(a, b) || lies_in(b, a)) && says(reading, a) && says(reading, b)
}

#[cfg(test)]
mod tests;
