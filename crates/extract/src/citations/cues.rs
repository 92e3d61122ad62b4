//! The words that make the name of an outlet a citation.

use super::outlets::Named;
use crate::meaning::reading::Reading;
use crate::meaning::{when, words};
use onrecord_core::Span;

/// What makes a name a citation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// The words.
    pub(crate) cue: Span,
}

/// Verbs whose object is told something.
const TOLD: &[&str] = &["told", "tell", "tells", "telling", "informed", "informing", "assured"];

/// What an outlet does when it reports.
const REPORTS: &[&str] = &[
    "reported", "reports", "report", "reporting", "writes", "wrote", "published", "publishes",
    "revealed", "reveals", "quoted", "quotes", "quoting", "cited", "cites", "citing", "learned",
    "obtained", "broke", "noted", "notes", "said", "says", "claimed", "claims", "confirmed",
    "described", "describes", "detailed", "disclosed", "adds", "added", "found", "understands",
    "asked", "interviewed", "explains", "explained", "posted", "announced", "uncovered", "details",
    "documented", "observed", "recounted", "called", "calls", "suggested", "suggests", "argued",
    "pointed", "points", "concluded", "recently", "tweeted", "declared", "estimated", "aired",
    "released", "ran", "editorialized", "opined", "stated", "states", "stressed", "characterized",
    "summarized", "projected", "has",
];

/// Of these, what only a body that publishes does: enough for a name that is not registered.
const STRICT: &[&str] = &[
    "reported", "reports", "writes", "wrote", "published", "publishes", "quoted", "quotes",
    "reporting", "learned", "revealed", "interviewed",
];

/// What outlets publish.
const PIECES: &[&str] = &[
    "report", "reports", "article", "articles", "story", "stories", "interview", "interviews",
    "op-ed", "editorial", "editorials", "investigation", "analysis", "piece", "column", "exclusive",
    "account", "headline", "headlines", "dispatch", "profile", "documentary", "broadcast",
    "segment", "blog", "coverage", "reporting", "scoop", "expose", "exposé", "feature", "essay",
    "podcast", "interlocutors", "interlocutor", "sources", "fact-check", "fact-checker", "website",
    "review", "front", "database", "tally", "count", "program", "programme", "show", "roundup",
];

/// Words that make the name the employer or the commissioner of a poll.
const ROLES: &[&str] = &[
    "host", "co-host", "anchor", "reporter", "correspondent", "analyst", "contributor",
    "columnist", "commentator", "editor", "journalist", "moderator", "pundit", "poll", "polls",
    "survey", "polling", "debate", "debates", "forum", "town", "photographer", "producer",
    "executive", "president", "chairman", "chief", "ceo", "director", "employee", "employees",
    "staff", "personality", "reporters", "journalists", "correspondents", "hosts", "writer",
    "bureau", "spokesman", "spokeswoman", "exit", "average", "average's", "board",
];

/// Verbs that say something to somebody who stands behind "to", "with" or "on".
const SPOKEN: &[&str] = &[
    "said", "says", "saying", "revealed", "disclosed", "divulged", "confirmed", "spoke",
    "speaking", "speak", "interview", "interviews", "comments", "commented", "remarks",
    "statement", "admitted", "lamented", "described", "explained", "told", "appearance",
    "appeared", "appearing", "appearances", "leaked", "talked", "talking", "added", "argued",
    "claimed", "denied", "declared", "suggested", "insisted", "acknowledged", "asked", "wrote",
    "conceded", "discussed", "complained", "stated", "predicted", "warned", "vowed", "defended",
    "replied", "responded", "noted", "announced",
];

/// Whether a role or a poll follows the name.
pub(crate) fn is_role_or_poll(reading: &Reading<'_>, named: &Named) -> bool {
    let mut at = named.tokens.end;
    at += usize::from(reading.low(at) == "'s");
    (at..at + 4).any(|i| ROLES.contains(&reading.low(i)) && (at..i).all(|k| !reading.is_mark(k) || matches!(reading.low(k), "/" | "-")))
        && !PIECES.contains(&reading.low(at))
        && !REPORTS.contains(&reading.low(at))
        // "NBC/Wall Street Journal poll".
        || reading.low(at) == "/"
        || reading.low_before(named.tokens.start) == "/"
        || reading.low(at) == "and" && (at..at + 6).any(|i| matches!(reading.low(i), "poll" | "survey"))
}

/// What makes a named outlet a citation, if anything does.
pub(crate) fn cue(reading: &Reading<'_>, named: &Named) -> Option<Found> {
    let sentence = reading.sentence(reading.sentence_at(named.span.start)).tokens;
    let left = left(reading, named, sentence.start);
    let at = |i: usize| Some(Found { cue: reading.span_of(i..i + 1) });
    let many = |a: usize, b: usize| Some(Found { cue: reading.span_of(a..b) });
    let low = |i: usize| reading.low(i);
    if let Some(l) = left {
        let before = l.checked_sub(1).filter(|b| *b >= sentence.start);
        let previous = before.map_or("", low);
        if TOLD.contains(&low(l)) && !matches!(previous, "was" | "were" | "been" | "be") {
            return at(l);
        }
        match low(l) {
            "to" => {
                if matches!(previous, "according" | "attributed" | "reference" | "referring") {
                    return pollster(reading, named).then_some(()).map_or_else(|| many(l - 1, l + 1), |()| None);
                }
                if SPOKEN.contains(&previous) {
                    return many(l - 1, l + 1);
                }
                if !named.common
                    && let Some(verb) = behind(reading, sentence.start.max(l.saturating_sub(16))..l, DISCLOSED)
                    && !matches!(previous, "listening" | "switched" | "sold" | "moved" | "linked" | "compared" | "response" | "turned" | "went" | "came" | "returned" | "subscribed" | "contributed" | "thanks" | "related")
                {
                    return at(verb);
                }
            }
            "citing" | "quoting" | "cites" | "cited" | "via" | "per" | "quotes" if !pollster(reading, named) => return at(l),
            "by" => {
                let made = before.is_some_and(|_| {
                    matches!(
                        previous,
                        "reported" | "published" | "obtained" | "seen" | "reviewed" | "revealed"
                            | "quoted" | "cited" | "interviewed" | "carried" | "broadcast" | "aired"
                            | "confirmed" | "viewed" | "uncovered" | "report" | "investigation"
                            | "article" | "story" | "analysis" | "compiled" | "released" | "posted"
                            | "leaked" | "asked" | "made" | "written" | "unearthed" | "contacted"
                            | "disclosed" | "tracked" | "review" | "reporting" | "documented"
                    )
                });
                if made && !pollster(reading, named) {
                    return many(l - 1, l + 1);
                }
            }
            "with" => {
                if matches!(previous, "interview" | "interviews" | "spoke" | "speaking" | "conversation" | "interviewed") {
                    return many(l - 1, l + 1);
                }
                if let Some(b) = before && (b.saturating_sub(3)..b).any(|i| matches!(low(i), "interview" | "interviews")) {
                    return at(l);
                }
            }
            "on" | "for" if !named.common || SPOKEN.contains(&previous) => {
                let near = sentence.start.max(l.saturating_sub(14))..l;
                if low(l) == "on" || matches!(previous, "interview" | "op-ed" | "article" | "column" | "piece" | "wrote" | "writes" | "writing" | "reported" | "essay") {
                    let verb = behind(reading, near, SPOKEN);
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
                if let Some(piece) = behind(reading, near, PRINTED).filter(|_| low(l) != "at") {
                    return at(piece);
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
    let strict = if named.known && !named.common { INVERTED } else { STRICT };
    let broken = left == sentence.start || reading.is_mark(left - 1) || low(left - 1) == "first" || low(left - 1) == "as";
    (strict.contains(&low(left)) && broken && !is_role_or_poll(reading, named)).then(|| Found {
        cue: reading.span_of(left..left + 1),
    })
}

/// Verbs that stand before the outlet that reports.
const INVERTED: &[&str] = &["reported", "reports", "writes", "wrote", "said", "says", "noted", "notes", "reporting"];

/// Verbs that disclose, with the addressee far behind.
const DISCLOSED: &[&str] = &[
    "revealed", "disclosed", "divulged", "speaking", "lamented", "confirmed", "leaked",
    "interview", "confided", "comments", "remarks",
];

/// What is printed in, or comes from, an outlet.
const PRINTED: &[&str] = &[
    "wrote", "writes", "writing", "reported", "published", "op-ed", "article", "articles",
    "editorial", "report", "reports", "story", "stories", "column", "piece", "essay", "interview",
    "material", "information", "reporting", "profile", "ad", "appeared", "quoted", "dispatch",
    "excerpt", "leaked", "headline", "letter", "investigation", "analysis", "said", "account",
    "news",
];

/// "a report on CNN", "spent on Fox News": the name is what it is about.
fn topic(previous: &str) -> bool {
    matches!(previous, "attack" | "attacks" | "spent" | "focused" | "report" | "based" | "ban" | "depends" | "criticism" | "watching" | "blamed")
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
        ) || words::NATIONS.contains(&low)
            || when::is_time(low) && reading.low(i) == "'s";
        if !skips {
            break;
        }
        i -= 1;
        steps += 1;
    }
    (i > start).then(|| i - 1)
}

fn behind(reading: &Reading<'_>, range: std::ops::Range<usize>, words: &[&str]) -> Option<usize> {
    range.rev().find(|i| words.contains(&reading.low(*i)))
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
    let one = |i: usize| Some(Found { cue: reading.span_of(i..i + 1) });
    if is_role_or_poll(reading, named) {
        return None;
    }
    if possessive || named.outlet.is_some() && !named.common {
        let piece = (i..(i + 4).min(end)).find(|k| PIECES.contains(&low(*k)));
        if let Some(piece) = piece
            && (i..piece).all(|k| !reading.is_mark(k) && !PRINTED.contains(&low(k)) && !SPOKEN.contains(&low(k)))
            && !(low(piece) == "show" && !possessive)
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
        return (k > i && (STRICT.contains(&low(k)) || matches!(low(k), "noted" | "notes"))).then(|| Found {
            cue: reading.span_of(k..k + 1),
        });
    }
    let start_of_sentence = named.tokens.start <= reading.sentence(reading.sentence_at(named.span.start)).tokens.start + 1;
    if low(i) == ":" && start_of_sentence && !named.common {
        return one(i);
    }
    // Adverbs, auxiliaries and a date may stand between.
    let mut steps = 0;
    while i < end && steps < 6 {
        let w = low(i);
        let skip = matches!(
            w,
            "also" | "first" | "has" | "have" | "had" | "later" | "earlier" | "further" | "itself"
                | "previously" | "then" | "on" | "in" | "last" | "week" | "month" | "recently" | "who"
                | "," | "which" | "exclusively" | "this" | "since" | "separately" | "reportedly"
        ) || when::is_time(w)
            || steps > 0 && w.parse::<u32>().is_ok();
        if !skip {
            break;
        }
        i += 1;
        steps += 1;
    }
    let verbs: &[&str] = if named.outlet.is_none() || !named.known || named.common && low(named.tokens.start) != "ap" {
        if named.outlet.is_none() || named.known { STAND_IN_VERBS } else { STRICT }
    } else {
        REPORTS
    };
    let told = matches!(low(i), "was" | "were" | "is") && matches!(low(i + 1), "told" | "first" | "reporting" | "quoting");
    if told {
        return one(i + 1);
    }
    let object = low(i) == "asked" && low(i + 1) == "to";
    (i < end && verbs.contains(&low(i)) && low(i) != "has" && !object).then(|| Found {
        cue: reading.span_of(i..i + 1),
    })
}

/// What "the newspaper" or "Time" must do to be cited.
const STAND_IN_VERBS: &[&str] = &[
    "reported", "reports", "writes", "wrote", "published", "quoted", "quotes", "said", "says",
    "learned", "revealed", "notes", "noted", "added", "adds", "found", "obtained", "cited", "cites",
    "described", "reporting", "interviewed", "claims", "claimed",
];
