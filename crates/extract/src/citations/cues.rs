//! The words that make the name of an outlet a citation.

use super::outlets::Named;
use super::verbs::{
    DISCLOSED, INVERTED, PIECES, POLLS, PRINTED, REPORTS, ROLES, SPOKEN, STAND_IN_VERBS, STRICT,
    TOLD, topic,
};
use crate::meaning::reading::Reading;
use crate::meaning::{when, words};
use onrecord_core::Span;
use onrecord_core::Words;

/// What makes a name a citation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// The words.
    pub(crate) cue: Span,
}

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
fn of_person(reading: &Reading<'_>, start: usize) -> Option<usize> {
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
                    && !matches!(
                        previous,
                        "listening"
                            | "switched"
                            | "sold"
                            | "moved"
                            | "linked"
                            | "compared"
                            | "response"
                            | "turned"
                            | "went"
                            | "came"
                            | "returned"
                            | "subscribed"
                            | "contributed"
                            | "thanks"
                            | "related"
                    )
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
                let made = before.is_some_and(|_| {
                    matches!(
                        previous,
                        "reported"
                            | "published"
                            | "obtained"
                            | "seen"
                            | "reviewed"
                            | "revealed"
                            | "quoted"
                            | "cited"
                            | "interviewed"
                            | "carried"
                            | "broadcast"
                            | "aired"
                            | "confirmed"
                            | "viewed"
                            | "uncovered"
                            | "report"
                            | "investigation"
                            | "article"
                            | "story"
                            | "analysis"
                            | "compiled"
                            | "released"
                            | "posted"
                            | "leaked"
                            | "asked"
                            | "made"
                            | "written"
                            | "unearthed"
                            | "contacted"
                            | "disclosed"
                            | "tracked"
                            | "review"
                            | "reporting"
                            | "documented"
                            | "count"
                            | "tally"
                            | "projected"
                            | "challenged"
                            | "pressed"
                            | "questioned"
                    )
                });
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

/// Whether a meeting that the outlet held follows the name: "a Northwire town hall".
fn event(reading: &Reading<'_>, named: &Named) -> bool {
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
fn pollster(reading: &Reading<'_>, named: &Named) -> bool {
    is_role_or_poll(reading, named)
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

fn behind(reading: &Reading<'_>, range: std::ops::Range<usize>, words: &Words) -> Option<usize> {
    range.rev().find(|i| words.contains(reading.low(*i)))
}

/// What follows the name: "reported", "'s sources", "report", ":".
fn after(reading: &Reading<'_>, named: &Named, end: usize) -> Option<Found> {
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
            && (low(piece) != "show" || possessive)
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
