//! For whom or what a speaker stands: "a spokeswoman for the port", "NATO official", "his lawyer".

use super::noun::Noun;
use super::proper;
use super::reading::Reading;
use super::when;
use super::words;
use onrecord_core::Words;
use onrecord_core::{Register, Span, SpeakerKind};
use std::ops::Range;

/// Possessives that stand for an owner.
pub(crate) static POSSESSIVES: Words = Words::new("his, her, their, its");

/// Words behind which somebody's work for another is told.
static FOR: Words = Words::new("for, of, at, from, with, in, inside, within");

/// Heads behind which "to" brings in whom they serve.
static SERVING: Words = Words::new(
    "aide, aides, adviser, advisers, advisor, advisors, envoy, envoys, ambassador, ambassadors, \
     counsel, assistant, assistants, deputy, secretary, delegate, delegates, consultant, \
     consultants, lawyer, lawyers, representative, representatives, confidant, confidants, \
     liaison",
);

/// Words that end the object of a preposition.
static ENDS: Words = Words::new(
    "who, which, that, whose, whom, with, familiar, close, speaking, briefed, privy, on, about, \
     and, but, said, told, near, near-by, since, during, after, before, until, where, when, as, \
     involved, by, citing",
);

/// Qualities before a head, which are no part of a body's name.
static QUALITIES: Words = Words::new(
    "senior, top, former, high-ranking, high-level, mid-level, low-level, longtime, long-time, \
     retired, veteran, local, current, serving, chief, lead, leading, unnamed, anonymous, \
     unidentified, official, well-placed, acting, deputy, prominent, key, another, several, \
     ex, junior, outgoing, new, old, young, other, more, first, second, third, fourth, then, \
     responsible, female, male, named, close, single",
);

/// For whom a person or group stands; a possessive pronoun where that is all that is said.
pub(crate) fn owner(
    reading: &Reading<'_>,
    tokens: Range<usize>,
    head_end: usize,
    core_end: usize,
    register: &Register,
) -> Option<Span> {
    if tokens.is_empty() || head_end <= tokens.start {
        return None;
    }
    possessor(reading, tokens.start, head_end)
        .or_else(|| behind(reading, head_end, core_end))
        .or_else(|| before(reading, tokens.start, head_end, register, false))
        .or_else(|| before(reading, tokens.start, head_end, register, true))
}

/// For whom the bearer of a name without a role stands: "the Courier's Ana Roe", "Ana Roe of Vell
/// University".
pub(crate) fn of_name(
    reading: &Reading<'_>,
    start: usize,
    noun: &Noun,
    head_end: usize,
    core_end: usize,
) -> Option<Span> {
    let name = noun.proper.map_or(start, |p| reading.tokens_in(p).start);
    if name > start + 1 && is_possessive(reading, name - 1) {
        let from = bare(reading, start, name - 1);
        let time = (from..name).any(|i| when::is_time(reading.low(i)));
        return (!time).then(|| reading.span_of(from..name - 1));
    }
    behind(reading, head_end, core_end).filter(|_| noun.kind == SpeakerKind::Person)
}

/// Whether a word only tells how somebody is what the next word says: "senior", "former".
pub(crate) fn is_quality(low: &str) -> bool {
    QUALITIES.contains(low)
}

/// "his spokeswoman", "Oda's lawyer", "the mayor's office manager".
fn possessor(reading: &Reading<'_>, start: usize, head_end: usize) -> Option<Span> {
    if POSSESSIVES.contains(reading.low(start)) && start + 1 < head_end {
        return Some(reading.span_of(start..start + 1));
    }
    let mark = (start + 1..head_end).find(|i| is_possessive(reading, *i))?;
    let from = bare(reading, start, mark);
    let time = (from..mark).any(|i| when::is_time(reading.low(i)));
    (from < mark && !time).then(|| reading.span_of(from..mark))
}

/// "'s", and the apostrophe behind a plural.
fn is_possessive(reading: &Reading<'_>, i: usize) -> bool {
    match reading.low(i) {
        "'s" => true,
        "'" | "’" => {
            reading.low_before(i).ends_with('s')
                && i.checked_sub(1).is_some_and(|b| {
                    reading.token(b).map(|t| t.span.end) == reading.token(i).map(|t| t.span.start)
                })
        }
        _ => false,
    }
}

/// "a spokesman for the port", "an economist at Vell Bank", "an adviser to the mayor".
pub(crate) fn behind(reading: &Reading<'_>, head_end: usize, core_end: usize) -> Option<Span> {
    let low = reading.low(head_end);
    let head = reading.low_before(head_end);
    let to = low == "to" && SERVING.contains(head);
    if head_end + 1 >= core_end || !(to || FOR.contains(low)) {
        return None;
    }
    let from = bare(reading, head_end + 1, core_end);
    // "director of surgery at the Vell Clinic".
    if low == "of" && !reading.is_cap(from) {
        let body = |k: usize| words::INSTITUTIONS.contains(words::singular(reading.low(k)));
        let at = (from..core_end)
            .take_while(|k| !body(*k))
            .find(|k| reading.low(*k) == "at");
        if let Some(at) = at {
            return behind(reading, at, core_end);
        }
    }
    let end = (from + 1..core_end)
        .find(|i| {
            let low = reading.low(*i);
            // "Trade and Ports", "Trade & Ports": "and" between capitals joins.
            let joins = low == "and" && reading.is_cap(i - 1) && reading.is_cap(i + 1);
            ENDS.contains(low) && !joins || low == "in" && !reading.is_cap(i - 1)
        })
        .unwrap_or(core_end);
    if from >= end || when::is_time(reading.low(from)) {
        return None;
    }
    let cap = reading.is_cap(from);
    let body = (from..end).any(|i| {
        let low = reading.low(i);
        words::INSTITUTIONS.contains(words::singular(low)) || words::INSTITUTIONS.contains(low)
    });
    let person = words::PERSONS.contains(reading.low(end - 1));
    let fits = match low {
        // "a man in the crowd" stands for nobody.
        "with" | "in" | "inside" | "within" => cap && low != "in" || body,
        "of" => cap || body,
        "for" | "at" | "to" => cap || body || person || reading.low(from) != "least",
        _ => cap || body || person,
    };
    fits.then(|| reading.span_of(from..end))
}

/// "a White House aide", "Harbour Courier editor Jo Roe", "port authority officials".
///
/// With `skip_nation` the body's name begins behind a nation's: "Velian government officials".
fn before(
    reading: &Reading<'_>,
    start: usize,
    head_end: usize,
    register: &Register,
    skip_nation: bool,
) -> Option<Span> {
    let mut from = start;
    while from < head_end {
        let low = reading.low(from);
        let skipped = words::DETERMINERS.contains(low)
            || QUALITIES.contains(low)
            || words::number(low).is_some()
            || skip_nation && words::NATIONS.contains(low) && !words::SEATS.contains(low)
            || reading.is_mark(from)
            || matches!(low, "at" | "least" | "than" | "about" | "nearly");
        if !skipped {
            break;
        }
        from += 1;
    }
    // The longest run before the head that is a body by its last word, or an outlet.
    let limit = head_end.saturating_sub(1).min(from + 6);
    (from + 1..=limit).rev().find_map(|end| {
        let last = reading.low(end - 1);
        let span = reading.span_of(from..end);
        let text = span.of(reading.body);
        let low = text.to_lowercase();
        let caps = (from..end).all(|i| reading.is_cap(i) || matches!(reading.low(i), "of" | "and"));
        let known = caps
            && (words::SEATS.contains(low.trim_end_matches('.'))
                || proper::is_initialism(reading, end - 1) && !words::NATIONS.contains(last)
                || register
                    .by_name(text)
                    .is_some_and(|o| proper::bears_case(text, &o.name, &o.aliases)));
        let body = words::INSTITUTIONS.contains(last)
            && !matches!(
                last,
                "state" | "country" | "nation" | "city" | "service" | "unit"
            )
            && (caps || (from..end).all(|i| !reading.is_cap(i)));
        (known || body).then_some(span)
    })
}

/// Without the article.
fn bare(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    start
        + usize::from(
            start + 1 < end && matches!(reading.low(start), "the" | "a" | "an" | "that" | "this"),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let reading = Reading::new(text);
        let end = reading.tokens.len();
        let head = super::super::noun::head_end(&reading, 0, end);
        let found = owner(&reading, 0..end, head, end, &Register::default());
        assert_eq!(found.map(|s| s.of(text)), expected, "{text}");
    }

    #[test]
    fn whom_somebody_stands_for() {
        check(
            "a spokeswoman for the port authority",
            Some("port authority"),
        );
        check("Oda Lund's lawyer", Some("Oda Lund"));
        check("the mayor's spokesman", Some("mayor"));
        check("his spokeswoman", Some("his"));
        check("an adviser to President Quill", Some("President Quill"));
        check("a senior White House aide", Some("White House"));
        check("two Defence Ministry officials", Some("Defence Ministry"));
        check("a port authority spokesman", Some("port authority"));
        check("an economist at Vell Bank", Some("Vell Bank"));
    }

    #[test]
    fn what_is_no_owner() {
        check("a man in the crowd", None);
        check("Tuesday's speaker", None);
        check("a source with knowledge of the talks", None);
        check("a source close to the mayor", None);
        check("a Velian official", None);
        check("a source", None);
    }
}
