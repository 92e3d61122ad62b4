//! Who stands behind what is cited: polls, reporters, meetings; and roles, which are none of it.

use super::cues::{Found, behind};
use super::outlets::Named;
use super::verbs::{PIECES, POLLS, REPORTS, ROLES};
use crate::meaning::reading::Reading;

/// Whether a role or a poll follows the name.
pub(crate) fn is_role_or_poll(reading: &Reading<'_>, named: &Named) -> bool {
    let mut at = named.tokens.end;
    at += usize::from(reading.low(at) == "'s");
    (at..at + 4).any(|i| ROLES.contains(reading.low(i)) && (at..i).all(|k| !reading.is_mark(k) || matches!(reading.low(k), "/" | "-")))
        && !PIECES.contains(reading.low(at))
        && !REPORTS.contains(reading.low(at))
        // "NBC/Wall Street Journal poll".
        || reading.low(at) == "/"
        || reading.low_before(named.tokens.start) == "/"
        || reading.low(at) == "and" && (at..at + 6).any(|i| matches!(reading.low(i), "poll" | "survey"))
}

/// Words of a name may stand so far from the poll that bears it.
const POLL_REACH: usize = 9;

/// The poll that an outlet stands behind: "a Northwire/Quay Times poll", "a survey by Northwire".
pub(crate) fn poll(reading: &Reading<'_>, named: &Named) -> Option<Found> {
    let at = |i: usize| {
        Some(Found {
            cue: reading.span_of(i..i + 1),
        })
    };
    let mut small = 0;
    for i in named.tokens.end..named.tokens.end + POLL_REACH {
        if POLLS.contains(reading.low(i)) {
            return at(i);
        }
        let joins = reading.is_cap(i) || matches!(reading.low(i), "/" | "-" | "–" | "and" | "&");
        small += usize::from(!joins);
        if small > 2 || reading.is_mark(i) && !joins {
            break;
        }
    }
    // "by Northwire and the Quay Times".
    let mut from = named.tokens.start;
    let sentence = reading
        .sentence(reading.sentence_at(named.span.start))
        .tokens;
    let lowest = sentence.start.max(from.saturating_sub(POLL_REACH));
    while from > lowest
        && (reading.is_cap(from - 1) || matches!(reading.low(from - 1), "/" | "and" | "the"))
    {
        from -= 1;
    }
    if !matches!(reading.low_before(from), "by" | "for" | "from") {
        return None;
    }
    at(behind(reading, lowest.min(from)..from, &POLLS)?)
}

/// Whether who reports for an outlet is named, without a role: "Northwire's Ada Venn", "Ada Venn
/// of Northwire".
pub(crate) fn is_reporter(reading: &Reading<'_>, named: &Named) -> bool {
    let name =
        |i: usize| reading.is_cap(i) && !reading.is_mark(i) && !ROLES.contains(reading.low(i));
    let end = named.tokens.end;
    if matches!(reading.low(end), "'s" | "'" | "’") {
        return name(end + 1) && name(end + 2);
    }
    of_person(reading, named.tokens.start).is_some()
}

/// Where a person is named whose outlet begins at `start`: "Ada Venn of the Quay Times".
pub(super) fn of_person(reading: &Reading<'_>, start: usize) -> Option<usize> {
    let start = start - usize::from(reading.low_before(start) == "the");
    if !matches!(reading.low_before(start), "of" | "from") {
        return None;
    }
    let end = start - 1;
    let mut from = end;
    while from > 0 && from + 3 > end && reading.is_cap(from - 1) && !reading.is_mark(from - 1) {
        from -= 1;
    }
    (end - from >= 2 && !(from..end).any(|i| ROLES.contains(reading.low(i)))).then_some(from)
}

/// Whether a meeting that the outlet held follows the name: "a Northwire town hall".
pub(super) fn event(reading: &Reading<'_>, named: &Named) -> bool {
    let end = named.tokens.end;
    named.known
        && !named.common
        && (reading.has_words(end, "town hall")
            || matches!(
                reading.low(end),
                "forum" | "event" | "panel" | "breakfast" | "conference"
            ))
}

/// "a poll by CNN", "a CNN/ORC survey".
pub(super) fn pollster(reading: &Reading<'_>, named: &Named) -> bool {
    is_role_or_poll(reading, named)
}
