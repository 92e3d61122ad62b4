//! Clauses of saying that stand behind the whole clause that is said: "…, the envoy told us".
//!
//! In so plain a form little confidence is needed, and the content is known: what stands before
//! the comma. The model is at a loss where that is long.

use super::words::SAYING;
use crate::RawAttribution;
use crate::explain::Rule;
use crate::meaning::reading::Reading;
use onrecord_core::Span;

/// Fewest tokens of a clause that is said; less is a phrase in front: "On Monday, she said …".
const SHORTEST: usize = 5;

/// The clause before the comma, where source and cue follow it and the content begins with it.
pub(super) fn before(reading: &Reading<'_>, candidate: &RawAttribution) -> Option<Span> {
    let (source, cue) = (candidate.source.first()?, candidate.cue.first()?);
    let content = Span::envelope(&candidate.content)?;
    let (who, verb) = (reading.tokens_in(*source), reading.tokens_in(*cue));
    let sentence = reading.sentence(reading.sentence_at(cue.start)).tokens;
    let comma = who.start.checked_sub(1)?;
    let first = verb
        .clone()
        .find(|i| !matches!(reading.low(*i), "has" | "have" | "had" | "also"))?;
    let clause = sentence.start..comma;
    let plain = who.end == verb.start
        && reading.low(comma) == ","
        && SAYING.contains(reading.low(first))
        && clause.len() >= SHORTEST
        && reading.tokens_in(content).start == clause.start
        && content.end <= source.start
        && reading.low(verb.end) != "that";
    plain.then(|| reading.span_of(clause))
}

/// What [`complete`] did.
pub(super) const COMPLETED: Rule =
    "select/clause: the whole clause before the comma is what was said";

/// Takes the whole clause for the content where the model took less than half of it; says
/// whether it did.
pub(super) fn complete(reading: &Reading<'_>, candidate: &mut RawAttribution) -> bool {
    if let Some(clause) = before(reading, candidate)
        && let [content] = candidate.content.as_mut_slice()
        && 2 * content.len() < clause.len()
        && reading.quotes.around(content.start).is_none()
    {
        *content = clause;
        return true;
    }
    false
}
