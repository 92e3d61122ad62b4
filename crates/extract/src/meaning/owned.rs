//! Speakers who are somebody's ("his spokeswoman", "Oda's campaign"), and two at once ("both
//! men").

use super::alike::{low_words, one_line};
use super::book::{Book, REACH};
use super::called::Called;
use super::follow::{self, Around};
use super::noun::{Noun, Way};
use super::owner::POSSESSIVES;
use super::words;
use onrecord_core::SpeakerKind;
use onrecord_core::Words;

/// What a person or body mostly has one of, so that the second mention is the first's.
static ONE_OF: Words = Words::new(
    "spokesman, spokeswoman, spokesperson, lawyer, attorney, wife, husband, mother, father, \
     widow, campaign, office, boss, predecessor, successor, manager, doctor, agent, deputy, \
     opponent, rival, publisher, editor, translator, team, family, government, administration, \
     party, coach, captor, employer, landlord, biographer, lawyers, attorneys, parents, staff",
);

/// The speaker of a phrase that says whose it is; a new one where it is new.
pub(crate) fn find(around: Around<'_>, noun: &Noun, book: &mut Book) -> Option<usize> {
    if noun.way == Way::Named || noun.way == Way::Definite && !owns(around, noun) {
        return None;
    }
    let owner = owner_of(around, noun, book)?;
    let same = ONE_OF.contains(noun.head.as_str()).then(|| {
        book.entries
            .iter()
            .enumerate()
            .rev()
            .take(REACH)
            .find(|(_, e)| e.owner == Some(owner) && e.head == noun.head && !e.vague)
            .map(|(i, _)| i)
    });
    if let Some(found) = same.flatten() {
        book.touch(found, noun.span.start);
        return Some(found);
    }
    let name = name_of(book, owner);
    let new = book.new_entry(around.reading, noun);
    if let Some(entry) = book.entries.get_mut(new) {
        entry.owner = Some(owner);
        entry.speaker.affiliation = name.or(entry.speaker.affiliation.take());
    }
    Some(new)
}

/// Notes whose the bearer of a name is: "her lawyer, Jo Roe".
pub(crate) fn note(around: Around<'_>, noun: &Noun, speaker: usize, book: &mut Book) {
    if noun.way != Way::Named || noun.owner.is_none() {
        return;
    }
    let owner = owner_of(around, noun, book).filter(|o| *o != speaker);
    let name = owner.and_then(|o| name_of(book, o));
    if let (Some(name), Some(entry)) = (name, book.entries.get_mut(speaker)) {
        entry.speaker.affiliation = Some(name);
    }
}

fn name_of(book: &Book, entry: usize) -> Option<String> {
    let speaker = &book.entries.get(entry)?.speaker;
    Some(
        speaker
            .proper_name
            .clone()
            .unwrap_or_else(|| speaker.name.clone()),
    )
}

/// Whether the phrase is introduced by whose it is: "the mayor's lawyer", not "the lawyer for".
fn owns(around: Around<'_>, noun: &Noun) -> bool {
    noun.owner.is_some_and(|o| {
        let tokens = around.reading.tokens_in(o);
        around.reading.low(tokens.end) == "'s"
    })
}

/// The speaker whose another one is: of a possessive pronoun, or of a person's name.
fn owner_of(around: Around<'_>, noun: &Noun, book: &mut Book) -> Option<usize> {
    let span = noun.owner?;
    let reading = around.reading;
    let text = one_line(span.of(reading.body));
    let low = text.to_lowercase();
    if POSSESSIVES.contains(low.as_str()) {
        let pronoun = Noun {
            span,
            way: Way::Pronoun,
            head: low,
            ..Noun::default()
        };
        // Whoever says it may be spoken of in it: "his lawyer said Oda would stay".
        let around = Around {
            content: &[],
            ..around
        };
        return match follow::pronoun(around, &pronoun, book).0.as_slice() {
            [one] => Some(*one),
            _ => None,
        };
    }
    if !owns(around, noun) {
        return None;
    }
    let words = low_words(&text);
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .skip_while(|w| words::TITLES.contains(w) || words::NATIONS.contains(w))
        .collect();
    let called = Called {
        words: &words,
        title: &[],
        woman: None,
        at: span.start,
    };
    let person = around.names.find(called)?;
    book.person(reading, around.names, person)
}

/// "both men", "the two", "the pair": the last two who spoke as one, or the last group of two.
pub(crate) fn both(around: Around<'_>, noun: &Noun, book: &Book) -> Option<Vec<usize>> {
    let all = noun.kind == SpeakerKind::Group
        && noun.count_max.is_some()
        && noun.group.is_none()
        && noun.count_min == noun.count_max
        && matches!(
            noun.head.as_str(),
            "man"
                | "woman"
                | "two"
                | "three"
                | "four"
                | "pair"
                | "both"
                | "couple"
                | "duo"
                | "trio"
        )
        && (noun.way == Way::Definite
            || matches!(
                around
                    .reading
                    .low(around.reading.tokens_in(noun.span).start.saturating_sub(1)),
                "both"
            )
            || noun.head == "both");
    if !all {
        return None;
    }
    let count = noun.count_min.and_then(|n| usize::try_from(n).ok())?;
    let at = noun.span.start;
    let (start, list) = around
        .several
        .range(at.saturating_sub(FAR)..at)
        .next_back()?;
    let group_since = book
        .entries
        .iter()
        .rev()
        .take(REACH)
        .any(|e| e.speaker.kind == SpeakerKind::Group && e.last > *start && e.last < at);
    (list.len() == count && !group_since).then(|| list.clone())
}

/// How far back, in bytes, "both" may reach.
const FAR: usize = 1500;
