//! Where the content of a refusal begins.

use crate::RawAttribution;
use crate::explain::Rule;
use crate::meaning::reading::Reading;
use onrecord_core::Span;

/// What [`give_to_content`] does.
pub(super) const GIVEN: Rule = "refusal: \"to\" belongs to what was refused";

/// Gives the "to" at the end of a refusal to the content behind it, as people mark it: in the
/// training articles 82 times of 84.
pub(super) fn give_to_content(reading: &Reading<'_>, candidate: &mut RawAttribution) -> bool {
    let ([cue], Some(content)) = (candidate.cue.as_mut_slice(), candidate.content.first_mut())
    else {
        return false;
    };
    let tokens = reading.tokens_in(*cue);
    let Some(last) = tokens.end.checked_sub(1) else {
        return false;
    };
    let ends = last > tokens.start && reading.low(last) == "to" && refuses(reading.low(last - 1));
    if !ends || reading.tokens_in(*content).start != tokens.end {
        return false;
    }
    *cue = reading.span_of(tokens.start..last);
    *content = Span::new(reading.span_of(last..tokens.end).start, content.end);
    true
}

fn refuses(word: &str) -> bool {
    word.starts_with("declin") || word.starts_with("refus")
}
