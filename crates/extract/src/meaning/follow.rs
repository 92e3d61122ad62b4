//! Whom a pronoun stands for, as far as it can be told.

use super::book::Book;
use super::names::Names;
use super::noun::{self, Noun};
use super::reading::Reading;
use super::words;
use crate::explain::Rule;
use crate::meaning::table::Words;
use onrecord_core::{Register, Span, SpeakerKind};
use std::collections::BTreeMap;

/// A mention of somebody, by where it begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// Where it ends.
    pub(crate) end: usize,
    /// Who.
    pub(crate) who: Who,
    /// Whether it is the source of an attribution that stands in no other's content.
    pub(crate) source: bool,
}

/// Who is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// A speaker of the book.
    Speaker(usize),
    /// A person who is named, and perhaps says nothing.
    Person(usize),
}

/// Everyone mentioned so far, by place.
pub(crate) type Timeline = BTreeMap<usize, Seen>;

/// How many sentences back "he" and "she" may reach.
const PERSON_REACH: usize = 3;
/// How many sentences back "they" and "it" may reach.
const OTHER_REACH: usize = 1;

/// The speaker whom a pronoun stands for that is the source of an attribution with the
/// `content`. Whoever is named in that is spoken of, and is another: "Oda will resign, he added."
pub(crate) fn pronoun(
    reading: &Reading<'_>,
    noun: &Noun,
    enclosing: Option<usize>,
    book: &mut Book,
    names: &Names,
    timeline: &Timeline,
    content: &[Span],
) -> Option<(usize, Rule)> {
    let woman = match noun.head.as_str() {
        "he" | "him" | "his" | "himself" => Some(false),
        "she" | "her" | "hers" | "herself" => Some(true),
        "they" | "them" | "their" | "theirs" | "themselves" => {
            return other(
                reading,
                noun,
                enclosing,
                book,
                timeline,
                &[SpeakerKind::Group],
            );
        }
        "it" | "its" | "itself" => {
            let kinds = [
                SpeakerKind::Institution,
                SpeakerKind::Document,
                SpeakerKind::Outlet,
            ];
            return other(reading, noun, enclosing, book, timeline, &kinds);
        }
        "i" | "me" | "my" | "mine" | "myself" => {
            return enclosing
                .filter(|e| book.kind(*e) == SpeakerKind::Person)
                .map(|e| (e, OWN_WORDS));
        }
        "we" | "us" | "our" | "ours" | "ourselves" => {
            return enclosing
                .filter(|e| matches!(book.kind(*e), SpeakerKind::Group | SpeakerKind::Institution))
                .map(|e| (e, OWN_WORDS));
        }
        _ => return None,
    };
    let at = noun.span.start;
    if let Some(outer) = enclosing
        && fits_person(&Who::Speaker(outer), woman, book, names)
        && reading.quotes.around(at).is_none()
    {
        return Some((outer, ENCLOSING));
    }
    let (who, rule) = back(reading, at, PERSON_REACH, timeline, content, |w| {
        fits_person(w, woman, book, names)
    })?;
    match who {
        Who::Speaker(s) => Some(s),
        Who::Person(p) => book.person(reading, names, p),
    }
    .map(|speaker| (speaker, rule))
}

/// What [`pronoun`] goes by.
const OWN_WORDS: Rule = "follow: the speaker in whose words it stands";
const ENCLOSING: Rule = "follow: the speaker whose content it stands in, who fits";
const LATEST_SOURCE: Rule = "follow: the latest source before it who fits, in the nearest sentence";
const FIRST_NAMED: Rule = "follow: the first before it who fits, in the nearest sentence";

/// "they", "it": the latest source of a kind that fits, or the one in whose content it stands.
fn other(
    reading: &Reading<'_>,
    noun: &Noun,
    enclosing: Option<usize>,
    book: &Book,
    timeline: &Timeline,
    kinds: &[SpeakerKind],
) -> Option<(usize, Rule)> {
    let at = noun.span.start;
    if let Some(outer) = enclosing
        && kinds.contains(&book.kind(outer))
        && reading.quotes.around(at).is_none()
    {
        return Some((outer, ENCLOSING));
    }
    let fits = |w: &Who| matches!(w, Who::Speaker(s) if kinds.contains(&book.kind(*s)));
    match back(reading, at, OTHER_REACH, timeline, &[], fits)? {
        (Who::Speaker(s), rule) => Some((s, rule)),
        (Who::Person(_), _) => None,
    }
}

/// Walks back sentence by sentence. In each a source goes before others, and of others the
/// first, which mostly is the subject. What is said in a quotation is not looked at from
/// outside it, nor what stands in the `content`.
fn back(
    reading: &Reading<'_>,
    at: usize,
    reach: usize,
    timeline: &Timeline,
    content: &[Span],
    fits: impl Fn(&Who) -> bool,
) -> Option<(Who, Rule)> {
    let own = reading.sentence_at(at);
    let quote = reading.quotes.around(at);
    let paragraph = reading.sentence(own).paragraph;
    for steps in 0..=reach.saturating_add(12) {
        let index = own.checked_sub(steps)?;
        let sentence = reading.sentence(index);
        // A quotation of many sentences counts as near.
        let far = steps > reach && reading.quotes.around(sentence.span.start).is_none();
        if far || paragraph - sentence.paragraph.min(paragraph) > 2 {
            return None;
        }
        let end = sentence.span.end.min(at);
        if end < sentence.span.start {
            continue;
        }
        let seen: Vec<&Seen> = timeline
            .range(sentence.span.start..end)
            .filter(|(start, seen)| {
                let around = reading.quotes.around(**start);
                seen.end <= at
                    && (around.is_none() || around == quote)
                    && !content
                        .iter()
                        .any(|c| c.start <= **start && seen.end <= c.end)
                    && fits(&seen.who)
            })
            .map(|(_, seen)| seen)
            .collect();
        let found = seen
            .iter()
            .rev()
            .find(|s| s.source)
            .map(|s| (s.who, LATEST_SOURCE))
            .or_else(|| seen.first().map(|s| (s.who, FIRST_NAMED)));
        if found.is_some() {
            return found;
        }
    }
    None
}

fn fits_person(who: &Who, woman: Option<bool>, book: &Book, names: &Names) -> bool {
    let (kind, is) = match who {
        Who::Speaker(s) => (book.kind(*s), book.entries.get(*s).and_then(|e| e.woman)),
        Who::Person(p) => (
            SpeakerKind::Person,
            names.people.get(*p).and_then(|p| p.woman),
        ),
    };
    kind == SpeakerKind::Person && (is.is_none() || woman.is_none() || is == woman)
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
