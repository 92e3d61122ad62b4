//! The person or people with whom a sentence begins, where they are described and not named:
//! "The shipbuilder has …", "His supporters cheered …".

use super::noun::{self, Noun};
use super::reading::Reading;
use super::words;
use onrecord_core::Words;
use onrecord_core::{Register, Span, SpeakerKind};
use std::ops::Range;

/// Words for people that more often count or stand for something else.
const COUNTING: &[&str] = &[
    "some",
    "many",
    "most",
    "several",
    "few",
    "both",
    "all",
    "others",
    "those",
    "one",
    "ones",
    "someone",
    "somebody",
    "nobody",
    "guy",
    "press",
    "media",
    "public",
    "second",
    "chief",
    "head",
    "general",
    "chair",
    "couple",
    "team",
    "american",
    "russian",
    "republican",
    "democrat",
];

/// Words that may open a sentence before its subject.
const OPENERS: &[&str] = &[
    "but",
    "and",
    "so",
    "yet",
    "then",
    "still",
    "later",
    "meanwhile",
];

/// The noun phrase with which some tokens begin, if it describes a person or people.
pub(crate) fn subject(
    reading: &Reading<'_>,
    tokens: Range<usize>,
    register: &Register,
) -> Option<Noun> {
    let mut start = tokens.start;
    while start < tokens.end && (OPENERS.contains(&reading.low(start)) || reading.is_mark(start)) {
        start += 1;
    }
    // "Oda Lund's lawyer".
    let owned = (start + 1..tokens.end.min(start + 5))
        .take_while(|i| reading.is_cap(i - 1) && !reading.is_mark(i - 1))
        .find(|i| reading.low(*i) == "'s");
    if owned.is_none()
        && !words::DETERMINERS.contains(reading.low(start))
        && words::number(reading.low(start)).is_none()
    {
        return None;
    }
    let from = owned.unwrap_or(start) + 1;
    let head = (from..tokens.end.min(from + 7))
        .take_while(|i| !reading.is_mark(*i) && reading.low(*i) != "of")
        .filter(|i| is_head(reading, *i))
        .find(|i| {
            // "the mayor's lawyer" is the lawyer; "the woman's joy" is hers.
            let last = (i + 2..(i + 5).min(tokens.end)).all(|k| !is_head(reading, k));
            reading.low(i + 1) != "'s" || last
        })?;
    // "the mayor's car", "the mayor Ana Roe", "the union leader", "the lawyer, Ana Roe,".
    let after = reading.low(head + 1);
    let goes_on = matches!(after, "'" | "’" | "-")
        || reading.is_cap(head + 1)
        || after == ","
            && (reading.is_cap(head + 2) || words::DETERMINERS.contains(reading.low(head + 2)))
        || is_head(reading, head + 1)
        || words::INSTITUTIONS.contains(after);
    if goes_on {
        return None;
    }
    let noun = noun::read(reading, start..head + 1, register);
    matches!(noun.kind, SpeakerKind::Person | SpeakerKind::Group).then_some(noun)
}

fn is_head(reading: &Reading<'_>, i: usize) -> bool {
    let low = reading.low(i);
    !reading.is_cap(i)
        && !COUNTING.contains(&low)
        && (words::PERSONS.contains(low) || words::is_people(low))
}

/// The phrase before "who" or "which", read as a noun phrase of its own.
pub(crate) fn antecedent(
    reading: &Reading<'_>,
    relative: Span,
    register: &Register,
) -> Option<Noun> {
    let at = reading.tokens_in(relative).start;
    let end = at - usize::from(matches!(reading.low_before(at), ",")).min(at);
    let limit = reading
        .sentence(reading.sentence_at(relative.start))
        .tokens
        .start
        .max(end.saturating_sub(9));
    let mut start = end;
    while start > limit {
        let i = start - 1;
        let low = reading.low(i);
        if reading.is_mark(i) && low != "-" || STOPS.contains(low) {
            break;
        }
        start = i;
        if words::DETERMINERS.contains(low) || words::number(low).is_some() {
            break;
        }
    }
    (start < end)
        .then(|| noun::read(reading, start..end, register))
        .filter(|n| n.kind != SpeakerKind::Unspecified)
}

/// Words that begin what stands before a noun phrase.
static STOPS: Words = Words::new(
    "and, but, or, that, said, is, was, are, were, to, with, by, for, from, than, like, as, \
     told, says, has, have, had, it's, among, against, about, when, where, if, while, \
     because, of, including, on, in, at, into",
);
