//! Which of the model's candidates are reported, and the repair of plain mistakes in their
//! sources.
//!
//! The model gives each candidate a confidence. One threshold for all of them loses what is
//! plainly speech ("three officials revealed …", far from what they revealed) and keeps what is
//! hardly any, so there are several; and of two candidates with the same content both stay if one
//! is told inside the other.

mod clause;
mod source;
mod words;

use crate::RawAttribution;
use crate::explain::{Reasons, Rule};
use crate::meaning::reading::Reading;
use onrecord_core::Span;
use words::SAYING;

/// The confidence from which a candidate is reported that is a clause of saying behind what is
/// said: "…, three officials revealed". No candidate below it is looked at.
pub(crate) const FLOOR: f32 = 0.35;

/// The confidence from which any is reported whose cue is a word of saying and that has a source.
const SAYS: f32 = 0.45;

/// The confidence from which one is reported whose cue is a word of saying, without a source:
/// mostly "asked about …", where nobody's words are told.
const NOBODY_SAYS: f32 = 0.8;

/// The confidence from which all others are reported, as in [`crate::engine::THRESHOLD`].
const OTHER: f32 = crate::engine::THRESHOLD;

// The numbers are read off the 84 development articles (the model saw the training articles and
// is too sure there): candidates of saying with a source are right as often from .45 to .65 as
// the others at .65, and those without one seldom below .8. F moves by less than .1 when one of
// them moves by .05, so they are round. FLOOR rests on
// grammar, not on counts: in 1,997 other articles it let one candidate through, a right one.

/// How many candidates before and after one may share its content.
const NEIGHBOURS: usize = 80;

/// Chooses among the candidates of a body, which stand in order of their cues.
pub(crate) fn select(
    reading: &Reading<'_>,
    mut candidates: Vec<RawAttribution>,
    reasons: &mut impl Reasons,
) -> Vec<RawAttribution> {
    for (i, candidate) in candidates.iter_mut().enumerate() {
        if source::take_from_content(reading, candidate) {
            reasons.changed(i, source::TAKEN);
        }
        if source::take_off_relative(reading, candidate) {
            reasons.changed(i, source::RELATIVE_OFF);
        }
        if clause::complete(reading, candidate) {
            reasons.changed(i, clause::COMPLETED);
        }
    }
    // The survivors with their numbers among the candidates.
    let mut numbers = Vec::new();
    let mut kept = Vec::new();
    for (i, candidate) in candidates.into_iter().enumerate() {
        let (least, rule) = least(reading, &candidate);
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

/// The confidence that a candidate needs, and why.
fn least(reading: &Reading<'_>, candidate: &RawAttribution) -> (f32, Rule) {
    match (says(reading, candidate), candidate.source.is_empty()) {
        (true, false) if clause::before(reading, candidate).is_some() => (
            FLOOR,
            "select: a clause of saying behind the whole clause that is said",
        ),
        (true, false) => (SAYS, "select: a word of saying, with a source"),
        (true, true) => (NOBODY_SAYS, "select: a word of saying, without a source"),
        (false, _) => (OTHER, "select: no word of saying"),
    }
}

/// Whether a word of the cue is one of saying.
fn says(reading: &Reading<'_>, candidate: &RawAttribution) -> bool {
    candidate
        .cue
        .iter()
        .flat_map(|cue| reading.tokens_in(*cue))
        .any(|i| SAYING.contains(reading.low(i)))
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
