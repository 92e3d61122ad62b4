//! What behind the name of an outlet makes it a citation.

use super::cues::Found;
use super::outlets::Named;
use super::standing::is_role_or_poll;
use super::verbs::{PIECES, PRINTED, REPORTS, SPOKEN, STAND_IN_VERBS, STRICT};
use crate::meaning::reading::Reading;
use crate::meaning::when;
use onrecord_core::Words;

/// What follows the name: "reported", "'s sources", "report", ":".
pub(super) fn after(reading: &Reading<'_>, named: &Named, end: usize) -> Option<Found> {
    let mut i = named.tokens.end;
    let low = |i: usize| reading.low(i);
    // "(WSJ)".
    if low(i) == "(" && low(i + 2) == ")" {
        i += 3;
    }
    if low(i) == "magazine" || low(i) == "newspaper" {
        i += 1;
    }
    let possessive = low(i) == "'s" || low(i) == "'" || low(i) == "’";
    if possessive {
        i += 1;
    }
    if i >= end {
        return None;
    }
    let one = |i: usize| {
        Some(Found {
            cue: reading.span_of(i..i + 1),
        })
    };
    if is_role_or_poll(reading, named) {
        return None;
    }
    if possessive || named.outlet.is_some() && !named.common {
        let piece = (i..(i + 4).min(end)).find(|k| PIECES.contains(low(*k)));
        if let Some(piece) = piece
            && (i..piece).all(|k| {
                !reading.is_mark(k) && !PRINTED.contains(low(k)) && !SPOKEN.contains(low(k))
            })
        {
            return one(piece);
        }
    }
    if possessive {
        // "the Courier's Jo Roe reported".
        let mut k = i;
        while k < end && k < i + 3 && reading.is_cap(k) && !reading.is_mark(k) {
            k += 1;
        }
        return (k > i && (STRICT.contains(low(k)) || matches!(low(k), "noted" | "notes"))).then(
            || Found {
                cue: reading.span_of(k..k + 1),
            },
        );
    }
    let start_of_sentence = named.tokens.start
        <= reading
            .sentence(reading.sentence_at(named.span.start))
            .tokens
            .start
            + 1;
    if low(i) == ":" && start_of_sentence && !named.common {
        return one(i);
    }
    // Adverbs, auxiliaries and a date may stand between.
    let mut steps = 0;
    while i < end && steps < 6 {
        let w = low(i);
        let skip = matches!(
            w,
            "also"
                | "first"
                | "has"
                | "have"
                | "had"
                | "later"
                | "earlier"
                | "further"
                | "itself"
                | "previously"
                | "then"
                | "on"
                | "in"
                | "last"
                | "week"
                | "month"
                | "recently"
                | "who"
                | ","
                | "which"
                | "exclusively"
                | "this"
                | "since"
                | "separately"
                | "reportedly"
        ) || when::is_time(w)
            || steps > 0 && w.parse::<u32>().is_ok();
        if !skip {
            break;
        }
        i += 1;
        steps += 1;
    }
    let verbs: &Words = if named.outlet.is_none()
        || !named.known
        || named.common && low(named.tokens.start) != "ap"
    {
        if named.outlet.is_none() || named.known {
            &STAND_IN_VERBS
        } else {
            &STRICT
        }
    } else {
        &REPORTS
    };
    let told = matches!(low(i), "was" | "were" | "is")
        && matches!(low(i + 1), "told" | "first" | "reporting" | "quoting");
    if told {
        return one(i + 1);
    }
    let object = low(i) == "asked" && low(i + 1) == "to";
    (i < end && verbs.contains(low(i)) && low(i) != "has" && !object).then(|| Found {
        cue: reading.span_of(i..i + 1),
    })
}
