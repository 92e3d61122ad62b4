//! Whom a pronoun stands for, as far as it can be told.

use super::book::Book;
use super::names::{self, Names};
use super::noun::Noun;
use super::reading::{Reading, Sentence};
use super::subject::subject;
use super::words;
use crate::explain::Rule;
use onrecord_core::Words;
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

/// What the text around a pronoun tells.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a> {
    /// The body.
    pub(crate) reading: &'a Reading<'a>,
    /// The people whom it names.
    pub(crate) names: &'a Names,
    /// The outlets that are known.
    pub(crate) register: &'a Register,
    /// Who is mentioned where.
    pub(crate) timeline: &'a Timeline,
    /// The speakers of sources that name several, by place.
    pub(crate) several: &'a BTreeMap<usize, Vec<usize>>,
    /// The speakers in whose content the pronoun stands.
    pub(crate) enclosing: &'a [usize],
    /// What the pronoun's own attribution says. Whoever is named in that is spoken of, and is
    /// another: "Oda will resign, he added."
    pub(crate) content: &'a [Span],
}

/// Who may be meant.
enum Found {
    Seen(usize, Who, Rule),
    /// A description at the start of a sentence: "The shipbuilder has …"
    Told(Box<Noun>),
}

/// How many sentences back "he" and "she" may reach.
const PERSON_REACH: usize = 3;
/// How many sentences back "they" and "it" may reach.
const OTHER_REACH: usize = 1;
/// How much of one sentence, in bytes, is looked at.
const STRETCH: usize = 3000;

/// What [`pronoun`] goes by.
pub(super) const UNRESOLVED: Rule = "follow: nobody before it surely fits, so it stays unresolved";
const OWN_WORDS: Rule = "follow: the speaker in whose words it stands";
const ENCLOSING: Rule = "follow: the speaker whose content it stands in, who fits";
const LATEST_SOURCE: Rule = "follow: the latest source before it who fits, in the nearest sentence";
const DESCRIBED: Rule = "follow: the description with which the nearest sentence begins";
const SUBJECT: Rule = "follow: the only one or the subject who fits, in the nearest sentence";
const SEVERAL: Rule = "follow: the latest source before it that names several";

/// The speakers whom a pronoun stands for, and why; none where that is unsure.
pub(crate) fn pronoun(around: Around<'_>, noun: &Noun, book: &mut Book) -> (Vec<usize>, Rule) {
    let kind = |e: &usize| book.kind(*e);
    match noun.head.as_str() {
        "he" | "him" | "his" | "himself" => person(around, noun.span.start, false, book),
        "she" | "her" | "hers" | "herself" => person(around, noun.span.start, true, book),
        "they" | "them" | "their" | "theirs" | "themselves" => {
            others(around, noun.span.start, &[SpeakerKind::Group], book)
        }
        "it" | "its" | "itself" => {
            let kinds = [
                SpeakerKind::Institution,
                SpeakerKind::Document,
                SpeakerKind::Outlet,
            ];
            others(around, noun.span.start, &kinds, book)
        }
        "i" | "me" | "my" | "mine" | "myself" => match around.enclosing {
            [one] if kind(one) == SpeakerKind::Person => (vec![*one], OWN_WORDS),
            _ => (Vec::new(), UNRESOLVED),
        },
        "we" | "us" | "our" | "ours" | "ourselves" => match around.enclosing {
            [one] if matches!(kind(one), SpeakerKind::Group | SpeakerKind::Institution) => {
                (vec![*one], OWN_WORDS)
            }
            [_, _, ..] => (around.enclosing.to_vec(), OWN_WORDS),
            _ => (Vec::new(), UNRESOLVED),
        },
        _ => (Vec::new(), UNRESOLVED),
    }
}

fn person(around: Around<'_>, at: usize, woman: bool, book: &mut Book) -> (Vec<usize>, Rule) {
    let fits = |w: &Who| fits_person(w, woman, book, around.names);
    if around.reading.quotes.around(at).is_none() {
        let outer: Vec<usize> = around
            .enclosing
            .iter()
            .copied()
            .filter(|e| fits(&Who::Speaker(*e)))
            .collect();
        if outer.len() == 1 {
            return (outer, ENCLOSING);
        }
    }
    let told = |n: &Noun| {
        n.kind == SpeakerKind::Person && sex_of(n).is_none_or(|is_woman| is_woman == woman)
    };
    let found = back(around, at, PERSON_REACH, book, fits, told);
    let rule = rule_of(found.as_ref());
    let speaker = match found {
        Some(Found::Seen(_, Who::Speaker(s), _)) => Some(s),
        Some(Found::Seen(_, Who::Person(p), _)) => book.person(around.reading, around.names, p),
        Some(Found::Told(noun)) => {
            Some(book.find(around.reading, &noun, around.names, around.register))
        }
        None => None,
    };
    // "The lawyer … She": the next "he" is another.
    if let Some(entry) = speaker.and_then(|s| book.entries.get_mut(s)) {
        entry.woman = entry.woman.or(Some(woman));
    }
    (speaker.into_iter().collect(), rule)
}

fn rule_of(found: Option<&Found>) -> Rule {
    match found {
        Some(Found::Seen(_, _, rule)) => rule,
        Some(Found::Told(_)) => DESCRIBED,
        None => UNRESOLVED,
    }
}

/// "they", "it": the latest source of a kind that fits, or the one in whose content it stands.
fn others(
    around: Around<'_>,
    at: usize,
    kinds: &[SpeakerKind],
    book: &mut Book,
) -> (Vec<usize>, Rule) {
    let many = kinds.contains(&SpeakerKind::Group);
    if around.reading.quotes.around(at).is_none() {
        match around.enclosing {
            [one] if kinds.contains(&book.kind(*one)) => return (vec![*one], ENCLOSING),
            [_, _, ..] if many => return (around.enclosing.to_vec(), ENCLOSING),
            _ => {}
        }
    }
    let fits = |w: &Who| matches!(w, Who::Speaker(s) if kinds.contains(&book.kind(*s)));
    let told = |n: &Noun| many && n.kind == SpeakerKind::Group;
    // "He released the forms, even though they …": what is near is no speaker.
    let reach = if is_late(around, at) { 0 } else { OTHER_REACH };
    let found = back(around, at, reach, book, fits, told);
    let from = match &found {
        Some(Found::Seen(start, ..)) => *start,
        _ => {
            around
                .reading
                .sentence(around.reading.sentence_at(at).saturating_sub(reach))
                .span
                .start
        }
    };
    if many && let Some((_, list)) = around.several.range(from..at).next_back() {
        return (list.clone(), SEVERAL);
    }
    let rule = rule_of(found.as_ref());
    let speaker = match found {
        Some(Found::Seen(_, Who::Speaker(s), _)) => Some(s),
        Some(Found::Told(noun)) => {
            Some(book.find(around.reading, &noun, around.names, around.register))
        }
        _ => None,
    };
    (speaker.into_iter().collect(), rule)
}

/// Whether a pronoun stands behind other words of its sentence, which are not what is said.
fn is_late(around: Around<'_>, at: usize) -> bool {
    let reading = around.reading;
    let sentence = reading.sentence(reading.sentence_at(at));
    let before = reading.tokens_in(Span::new(sentence.span.start, at.max(sentence.span.start)));
    before
        .rev()
        .take(40)
        .filter_map(|i| reading.token(i))
        .filter(|t| !around.content.iter().any(|c| c.contains(t.span)))
        .count()
        > 5
}

/// Walks back sentence by sentence. In each the last source goes before others; of several others
/// only the subject will do. What is said in a quotation is not looked at from outside it.
fn back(
    around: Around<'_>,
    at: usize,
    reach: usize,
    book: &Book,
    fits: impl Fn(&Who) -> bool,
    told: impl Fn(&Noun) -> bool,
) -> Option<Found> {
    let reading = around.reading;
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
        let open = |start: usize, end: usize| {
            let quoted = reading.quotes.around(start);
            end <= at
                && (quoted.is_none() || quoted == quote)
                && !around
                    .content
                    .iter()
                    .any(|c| c.start <= start && end <= c.end)
        };
        let mut seen: Vec<(usize, &Seen)> = around
            .timeline
            .range(sentence.span.start.max(end.saturating_sub(STRETCH))..end)
            .filter(|(start, seen)| open(**start, seen.end))
            .map(|(start, seen)| (*start, seen))
            .collect();
        let described = subject_of(around, &sentence, at)
            .filter(|n| open(n.span.start, n.span.end))
            .filter(|n| seen.iter().all(|(_, s)| s.end != n.span.end))
            .filter(|n| told(n));
        seen.retain(|(_, s)| fits(&s.who));
        if let Some((start, source)) = seen.iter().rev().find(|(_, s)| s.source) {
            return Some(Found::Seen(*start, source.who, LATEST_SOURCE));
        }
        if let Some(noun) = described {
            return Some(Found::Told(Box::new(noun)));
        }
        let Some((start, first)) = seen.first() else {
            continue;
        };
        let one = identity(book, first.who);
        let alone = seen.iter().all(|(_, s)| identity(book, s.who) == one);
        return (alone || is_subject(reading, &sentence, *start, first.end))
            .then_some(Found::Seen(*start, first.who, SUBJECT));
    }
    None
}

/// The description with which a sentence, or its part before the pronoun, begins.
fn subject_of(around: Around<'_>, sentence: &Sentence, at: usize) -> Option<Noun> {
    let before = around
        .reading
        .tokens_in(Span::new(sentence.span.start, at.max(sentence.span.start)));
    let end = sentence.tokens.end.min(before.end);
    subject(around.reading, sentence.tokens.start..end, around.register)
}

/// A person and its speaker are the same.
fn identity(book: &Book, who: Who) -> Who {
    match who {
        Who::Person(p) => book.people.get(&p).map_or(who, |e| Who::Speaker(*e)),
        speaker @ Who::Speaker(_) => speaker,
    }
}

/// Words behind which a clause begins with its subject.
static CLAUSES: Words = Words::new(
    "and, but, when, while, as, after, before, because, that, if, since, though, although, so, \
     until, once, then, later",
);

/// Whether a name is the subject of its clause, as far as its place tells.
fn is_subject(reading: &Reading<'_>, sentence: &Sentence, start: usize, end: usize) -> bool {
    let tokens = reading.tokens_in(Span::new(start, end));
    let mut i = tokens.start;
    let low = sentence.tokens.start.max(i.saturating_sub(12));
    while i > low && is_role_word(reading, i - 1) {
        i -= 1;
    }
    let begins = i == sentence.tokens.start
        || reading.is_mark(i.saturating_sub(1)) && reading.low_before(i) != "-"
        || CLAUSES.contains(reading.low_before(i));
    begins && reading.low(tokens.end) != "'s" && reading.low(tokens.end) != "and"
}

fn is_role_word(reading: &Reading<'_>, i: usize) -> bool {
    let low = reading.low(i);
    !reading.is_mark(i)
        && (reading.is_cap(i) && !CLAUSES.contains(low)
            || words::TITLES.contains(low)
            || words::PERSONS.contains(low)
            || words::NATIONS.contains(low)
            || matches!(low, "the" | "of"))
}

fn fits_person(who: &Who, woman: bool, book: &Book, names: &Names) -> bool {
    let (kind, is) = match who {
        Who::Speaker(s) => (book.kind(*s), book.entries.get(*s).and_then(|e| e.woman)),
        Who::Person(p) => {
            let entry = book.people.get(p).and_then(|e| book.entries.get(*e));
            let known = names.people.get(*p).and_then(|p| p.woman);
            (SpeakerKind::Person, known.or(entry.and_then(|e| e.woman)))
        }
    };
    // "Moss said", where nothing else says what Moss is.
    let bare = match who {
        Who::Speaker(s) => book.entries.get(*s).is_some_and(|e| {
            e.speaker.named && kind == SpeakerKind::Unspecified && !e.speaker.name.contains(' ')
        }),
        Who::Person(_) => false,
    };
    (kind == SpeakerKind::Person || bare) && is.is_none_or(|is| is == woman)
}

fn sex_of(noun: &Noun) -> Option<bool> {
    names::woman_by_word(&noun.head)
}
