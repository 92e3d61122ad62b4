//! Repairs of sources: each one plain mistake that the model makes again and again. Each says
//! whether it did something.

use super::words::{BE, BEFORE_PARTICIPLE, RELATIVES, SEEMING, SPOKEN_OF};
use crate::RawAttribution;
use crate::explain::Rule;
use crate::meaning::noun;
use crate::meaning::reading::{Kind, Reading};
use crate::meaning::words::{DETERMINERS, INSTITUTIONS, PERSONS, is_people, number, singular};
use onrecord_core::Span;

/// Most words that may stand before a participle at the front of a sentence.
const FRONT: usize = 4;

/// What [`take_row`] did.
pub(super) const WHOLE_ROW: Rule =
    "select/source: who is named before \"and\" at the front of the sentence speaks too";
/// What [`take_off_relative`] did.
pub(super) const RELATIVE_OFF: Rule = "select/source: a relative pronoun is no part of the source";
/// What [`carry_to_front`] did.
pub(super) const CARRIED: Rule =
    "select/source: a participle in front has the subject of the main clause";
/// What [`drop_if_spoken_of`] did.
pub(super) const SPOKEN_OF_ONLY: Rule =
    "select/source: the subject is spoken of, who speaks is not said";

/// Whether some tokens are a phrase for somebody who can speak, and nothing else.
fn is_speaker(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let first = reading.low(start);
    let last = noun::head_end(reading, start, end).saturating_sub(1);
    let head = reading.low(last);
    let person = is_people(head) || PERSONS.contains(head);
    let begins = DETERMINERS.contains(first)
        || number(first).is_some()
        || reading.is_cap(start)
        || is_people(first);
    // "harbour officials"; not "covered two officials".
    let short = end - start <= 3 && !first.ends_with('s') && !first.ends_with("ed");
    begins && (person || reading.is_cap(last) || INSTITUTIONS.contains(singular(head)))
        || short && person
}

/// Most words of what stands before "and".
const ROW: usize = 8;

/// "The port authority and the union declined": both, where the model marks the latter alone.
/// What stands before "and" fills the sentence from its front and is somebody.
///
/// In 924 annotated articles, a source stood behind such an "and" 68 times; people marked both 18
/// times, and the latter alone 31 times, nearly always behind a comma or another verb.
pub(super) fn take_row(reading: &Reading<'_>, candidate: &mut RawAttribution) -> bool {
    let ([source], Some(cue)) = (
        candidate.source.as_mut_slice(),
        candidate.cue.first().copied(),
    ) else {
        return false;
    };
    let tokens = reading.tokens_in(*source);
    let Some(joint) = tokens.start.checked_sub(1) else {
        return false;
    };
    let front = reading
        .sentence(reading.sentence_at(cue.start))
        .tokens
        .start;
    let row = matches!(reading.low(joint), "and" | "or" | "nor");
    let Some(last) = joint.checked_sub(1).filter(|last| *last >= front) else {
        return false;
    };
    let low = reading.low(last);
    // "In May, Oda and Lund said": a comma before the row ends something else.
    let comma = (front..joint).any(|i| reading.low(i) == ",");
    let noun = reading.is_cap(last)
        || is_people(low)
        || PERSONS.contains(low)
        || INSTITUTIONS.contains(singular(low));
    let whole = row
        && noun
        && !comma
        && joint - front <= ROW
        && tokens.end == reading.tokens_in(cue).start
        && is_speaker(reading, front, joint);
    if whole {
        source.start = reading.span_of(front..joint).start;
    }
    whole
}

/// "a report, in which two envoys said": the source is the envoys, not "which two envoys".
pub(super) fn take_off_relative(reading: &Reading<'_>, candidate: &mut RawAttribution) -> bool {
    let [source] = candidate.source.as_mut_slice() else {
        return false;
    };
    let tokens = reading.tokens_in(*source);
    let next = tokens.start + 1;
    if next < tokens.end
        && RELATIVES.contains(reading.low(tokens.start))
        && is_speaker(reading, next, tokens.end)
        && let Some(token) = reading.token(next)
    {
        *source = Span::new(token.span.start, source.end);
        return true;
    }
    false
}

/// "Conceding that the pier was late, the mayor blamed …": whoever is the source of the main
/// clause also conceded.
pub(super) fn carry_to_front(
    reading: &Reading<'_>,
    kept: &mut [RawAttribution],
    mut did: impl FnMut(usize),
) {
    for i in 0..kept.len() {
        let Some(source) = kept.get(i).and_then(|this| {
            let end = at_front(reading, this)?;
            let following = kept.iter().skip(i + 1).take(4);
            following
                .filter_map(|other| Some((other, *other.source.first()?)))
                .find(|(_, source)| follows(reading, end, *source))
                .map(|(other, _)| other.source.clone())
        }) else {
            continue;
        };
        if let Some(this) = kept.get_mut(i) {
            this.source = source;
            did(i);
        }
    }
}

/// Where the content of an attribution ends that has no source and whose cue is a participle at
/// the front of its sentence.
fn at_front(reading: &Reading<'_>, this: &RawAttribution) -> Option<usize> {
    let cue = *this.cue.first()?;
    let verb = reading.tokens_in(cue);
    let sentence = reading.sentence(reading.sentence_at(cue.start)).tokens;
    let before = sentence.start..verb.start;
    let fronted = this.source.is_empty()
        && before.len() <= FRONT
        && before.into_iter().all(|i| {
            let low = reading.low(i);
            BEFORE_PARTICIPLE.contains(low) || low.ends_with("ly") || reading.is_mark(i)
        })
        && verb
            .into_iter()
            .take(2)
            .any(|i| reading.low(i).ends_with("ing"));
    let end = this.content.iter().map(|s| s.end).max()?;
    (fronted && end > cue.end).then_some(end)
}

/// Whether a source stands behind a clause, with a comma and perhaps quotation marks between.
fn follows(reading: &Reading<'_>, end: usize, source: Span) -> bool {
    let between = reading.tokens_in(Span::new(end.saturating_sub(2), source.start));
    source.start >= end
        && source.start - end <= 6
        && between.clone().any(|i| reading.low(i) == ",")
        && !RELATIVES.contains(reading.low(between.end))
        && reading.low(between.end) != "who"
}

/// "The bridge was expected to open", "he seemed": the subject is spoken of, and who speaks is
/// not said.
pub(super) fn drop_if_spoken_of(reading: &Reading<'_>, attribution: &mut RawAttribution) -> bool {
    let (Some(source), Some(cue)) = (
        Span::envelope(&attribution.source),
        Span::envelope(&attribution.cue),
    ) else {
        return false;
    };
    if source.end > cue.start {
        return false;
    }
    let tokens = reading.tokens_in(cue);
    let passive = tokens.clone().any(|i| {
        BE.contains(reading.low(i))
            && (i + 1..tokens.end)
                .find(|k| !between(reading, *k))
                .is_some_and(|k| SPOKEN_OF.contains(reading.low(k)) && reading.low(k + 1) != "by")
    });
    let last = tokens
        .rev()
        .find(|i| !matches!(reading.low(*i), "to" | "be" | "as" | "like"));
    let seems = last.is_some_and(|i| SEEMING.contains(reading.low(i)));
    if passive || seems {
        attribution.source.clear();
    }
    passive || seems
}

/// What may stand between "was" and its participle.
fn between(reading: &Reading<'_>, i: usize) -> bool {
    let low = reading.low(i);
    matches!(
        low,
        "not" | "also" | "often" | "never" | "now" | "being" | "been" | "once" | "long"
    ) || low.ends_with("ly") && reading.token(i).is_some_and(|t| t.kind == Kind::Word)
}
