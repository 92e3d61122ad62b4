//! The words that make the name of an outlet a citation.

use super::after::after;
use super::outlets::Named;
use super::standing::{event, is_role_or_poll, of_person, pollster};
use super::verbs::{DISCLOSED, ELSEWHERE, INVERTED, MADE, PRINTED, SPOKEN, STRICT, TOLD, topic};
use crate::meaning::reading::Reading;
use crate::meaning::{when, words};
use onrecord_core::{Span, Words};

/// What makes a name a citation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// The words.
    pub(crate) cue: Span,
}

/// What makes a named outlet a citation, if anything does.
pub(crate) fn cue(reading: &Reading<'_>, named: &Named) -> Option<Found> {
    let sentence = reading
        .sentence(reading.sentence_at(named.span.start))
        .tokens;
    let left = left(reading, named, sentence.start);
    let at = |i: usize| {
        Some(Found {
            cue: reading.span_of(i..i + 1),
        })
    };
    let many = |a: usize, b: usize| {
        Some(Found {
            cue: reading.span_of(a..b),
        })
    };
    let low = |i: usize| reading.low(i);
    if let Some(found) = bracketed(reading, named) {
        return Some(found);
    }
    // "told Ada Venn of Northwire".
    let person = of_person(reading, named.tokens.start).filter(|p| *p > sentence.start);
    if let Some(p) = person.map(|p| p - 1) {
        if TOLD.contains(&low(p)) {
            return at(p);
        }
        if matches!(low(p), "to" | "with") && SPOKEN.contains(reading.low_before(p)) {
            return many(p - 1, p + 1);
        }
    }
    if let Some(l) = left {
        let before = l.checked_sub(1).filter(|b| *b >= sentence.start);
        let previous = before.map_or("", low);
        if TOLD.contains(&low(l)) && !matches!(previous, "was" | "were" | "been" | "be") {
            return at(l);
        }
        match low(l) {
            "to" => {
                if matches!(
                    previous,
                    "according" | "attributed" | "credited" | "reference" | "referring"
                ) {
                    return pollster(reading, named)
                        .then_some(())
                        .map_or_else(|| many(l - 1, l + 1), |()| None);
                }
                if SPOKEN.contains(previous) {
                    return many(l - 1, l + 1);
                }
                if !named.common
                    && let Some(verb) = behind(
                        reading,
                        sentence.start.max(l.saturating_sub(16))..l,
                        &DISCLOSED,
                    )
                    && !ELSEWHERE.contains(previous)
                {
                    return at(verb);
                }
            }
            "citing" | "quoting" | "cites" | "cited" | "via" | "per" | "quotes"
                if !pollster(reading, named) =>
            {
                return at(l);
            }
            "by" => {
                let made = MADE.contains(previous);
                if made && !pollster(reading, named) {
                    return many(l - 1, l + 1);
                }
                // "said at a town hall hosted by Northwire".
                if matches!(previous, "hosted" | "sponsored" | "moderated" | "held")
                    && let Some(verb) = behind(
                        reading,
                        sentence.start.max(l.saturating_sub(16))..l,
                        &SPOKEN,
                    )
                {
                    return at(verb);
                }
            }
            "with" => {
                if matches!(
                    previous,
                    "interview"
                        | "interviews"
                        | "spoke"
                        | "speaking"
                        | "conversation"
                        | "interviewed"
                ) {
                    return many(l - 1, l + 1);
                }
                if let Some(b) = before
                    && (b.saturating_sub(3)..b)
                        .any(|i| matches!(low(i), "interview" | "interviews"))
                {
                    return at(l);
                }
            }
            "at" | "in" | "during" if event(reading, named) => {
                let near = sentence.start.max(l.saturating_sub(14))..l;
                if let Some(verb) = behind(reading, near, &SPOKEN) {
                    return at(verb);
                }
            }
            "on" | "for" if !named.common || SPOKEN.contains(previous) => {
                let near = sentence.start.max(l.saturating_sub(14))..l;
                let wrote = matches!(
                    previous,
                    "column" | "piece" | "article" | "blog" | "appearance"
                );
                if low(l) == "on" && (wrote || matches!(previous, "went" | "go" | "goes")) {
                    return at(l - 1);
                }
                if low(l) == "on"
                    || matches!(
                        previous,
                        "interview"
                            | "op-ed"
                            | "article"
                            | "column"
                            | "piece"
                            | "wrote"
                            | "writes"
                            | "writing"
                            | "reported"
                            | "essay"
                    )
                {
                    let verb = behind(reading, near, &SPOKEN);
                    if let Some(verb) = verb.filter(|_| low(l) == "on" && !topic(previous)) {
                        return at(verb);
                    }
                    if low(l) == "for" {
                        return many(l - 1, l + 1);
                    }
                }
            }
            "in" | "from" | "at" => {
                let near = sentence.start.max(l.saturating_sub(9))..l;
                if let Some(piece) = behind(reading, near, &PRINTED).filter(|_| low(l) != "at") {
                    return at(piece);
                }
                if low(l) == "in" && named.known && SPOKEN.contains(previous) {
                    return many(l - 1, l + 1);
                }
            }
            "source" | ":" if low(l) == ":" && previous == "source" => return many(l - 1, l),
            _ => {}
        }
    }
    if let Some(found) = after(reading, named, sentence.end) {
        return Some(found);
    }
    // "…, reports the Courier".
    let left = left?;
    let strict = if named.known && !named.common {
        &INVERTED
    } else {
        &STRICT
    };
    let broken = left == sentence.start
        || reading.is_mark(left - 1)
        || low(left - 1) == "first"
        || low(left - 1) == "as";
    (strict.contains(low(left)) && broken && !is_role_or_poll(reading, named)).then(|| Found {
        cue: reading.span_of(left..left + 1),
    })
}

/// "[Northwire.]" behind what is told after it.
fn bracketed(reading: &Reading<'_>, named: &Named) -> Option<Found> {
    let end = named.tokens.end + usize::from(reading.low(named.tokens.end) == ".");
    let alone = reading.low_before(named.tokens.start) == "[" && reading.low(end) == "]";
    (alone && named.known).then_some(Found { cue: named.span })
}

/// The token before the name, its article and what describes it.
fn left(reading: &Reading<'_>, named: &Named, start: usize) -> Option<usize> {
    let mut i = named.tokens.start;
    let mut steps = 0;
    while i > start && steps < 6 {
        let low = reading.low(i - 1);
        let skips = matches!(
            low,
            "the" | "a" | "an" | "newspaper" | "paper" | "agency" | "news" | "daily" | "broadcaster"
                | "channel" | "magazine" | "outlet" | "website" | "tabloid" | "weekly" | "station"
                | "state" | "state-run" | "radio" | "television" | "tv" | "local" | "conservative"
                | "liberal" | "business" | "site" | "network" | "'s" | "\"" | "“" | "‘" | "'"
                | "cable" | "rival" | "right-wing" | "german" | "portal" | "trade" | "wire"
                | "official" | "his" | "both" | "new" | "sunday"
        ) || words::NATIONS.contains(low)
            || when::is_time(low) && reading.low(i) == "'s"
            // "the Velian newspaper Quay Times".
            || reading.is_cap(i - 1)
                && matches!(
                    reading.low(i),
                    "newspaper" | "news" | "agency" | "broadcaster" | "daily" | "magazine" | "channel"
                        | "outlet" | "website" | "tabloid" | "weekly" | "station"
                )
                && !reading.is_cap(i);
        if !skips {
            break;
        }
        i -= 1;
        steps += 1;
    }
    (i > start).then(|| i - 1)
}

/// The last of some words in a range.
pub(super) fn behind(
    reading: &Reading<'_>,
    range: std::ops::Range<usize>,
    words: &Words,
) -> Option<usize> {
    range.rev().find(|i| words.contains(reading.low(*i)))
}
