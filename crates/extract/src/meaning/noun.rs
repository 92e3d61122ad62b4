//! What a noun phrase that names a source stands for: kind, number, name and role.

use super::common::{common, count};
use super::owner;
use super::partitive::{part, partitive};
use super::proper::{RELATIVES, is_initialism, name};
use super::reading::Reading;
use super::when::weekday;
use super::words;
use crate::explain::Rule;
use onrecord_core::Words;
use onrecord_core::{Register, Span, SpeakerKind};
use std::ops::Range;

/// How a noun phrase brings in what it stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Way {
    /// A name: whoever bears it.
    Named,
    /// "the official": one that was spoken of before.
    Definite,
    /// "another source", "a second source", "one of the sources": always a new one.
    Another,
    /// "a source", "three officials".
    Indefinite,
    /// "officials".
    #[default]
    Bare,
    /// "he", "they", "I".
    Pronoun,
    /// "who", "which", "that".
    Relative,
}

/// What a noun phrase says of whom it stands for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Noun {
    /// The words that stand for it, without relative clauses.
    pub(crate) span: Span,
    /// How it is brought in.
    pub(crate) way: Way,
    /// What it is.
    pub(crate) kind: SpeakerKind,
    /// At least how many.
    pub(crate) count_min: Option<u32>,
    /// At most how many.
    pub(crate) count_max: Option<u32>,
    /// The bare name.
    pub(crate) proper: Option<Span>,
    /// Office or role.
    pub(crate) role: Option<Span>,
    /// For whom or what: a body, a person, or "his".
    pub(crate) owner: Option<Span>,
    /// The head noun, singular, lower case.
    pub(crate) head: String,
    /// The words before the head that tell it from others, lower case.
    pub(crate) modifiers: Vec<String>,
    /// The place of an ordinal: 3 of "a third source".
    pub(crate) ordinal: Option<u32>,
    /// The head and modifiers of the group: "one of the Russian sources".
    pub(crate) group: Option<Box<Noun>>,
    /// The rule that told what it is.
    pub(crate) rule: Rule,
    /// The rule that gave its role.
    pub(crate) role_rule: Rule,
}

/// Pronouns that may stand for a speaker.
pub(crate) static PRONOUNS: Words = Words::new(
    "he, him, his, himself, she, her, hers, herself, they, them, their, theirs, themselves, \
     it, its, itself, i, me, my, mine, myself, we, us, our, ours, ourselves, you, your, \
     yours, this, these, self, whose, whom, everyone, anyone, nobody, no-one, none",
);

/// Words after which a noun phrase only says more of its head.
static PREPOSITIONS: Words = Words::new(
    "of, with, from, in, for, at, on, to, by, close, familiar, privy, near, about, against, \
     inside, within, under, including, involved, briefed, based, among, between, across, \
     behind, over, into, like, speaking, citing, quoted, interviewed, reached, contacted, \
     knowledgeable, aware, working, who, which, that, whose, whom, where, and, or, but, as, \
     not, directly, only, present, outside, around, via, during, after, before, since, \
     living, published, released, conducted, issued, signed, written, obtained, filed, led, \
     backed, loyal, opposed, serving, representing, attending, fighting",
);

/// What a pronoun by itself says.
const PRONOUN: Rule = "noun: a pronoun, which does not say what it stands for";

/// Reads the noun phrase of some tokens.
pub(crate) fn read(reading: &Reading<'_>, tokens: Range<usize>, register: &Register) -> Noun {
    let both = reading.low(tokens.start) == "both";
    let tokens = trim(reading, tokens);
    let start = tokens.start;
    let mut noun = Noun {
        span: reading.span_of(tokens.clone()),
        ..Noun::default()
    };
    if tokens.is_empty() {
        return noun;
    }
    let first = reading.low(start);
    let core_end = core_end(reading, &tokens);
    let only = core_end - start == 1;
    // "he'll": the pronoun alone.
    if only
        && let Some((pronoun, _)) = first.split_once('\'')
        && PRONOUNS.contains(pronoun)
    {
        noun.way = Way::Pronoun;
        noun.head = pronoun.to_owned();
        noun.rule = PRONOUN;
        noun.span.end = noun.span.start + pronoun.len();
        return noun;
    }
    if only && PRONOUNS.contains(first) && !is_initialism(reading, start) {
        noun.way = Way::Pronoun;
        noun.head = first.to_owned();
        noun.rule = PRONOUN;
        noun.span = reading.span_of(start..start + 1);
        return noun;
    }
    if RELATIVES.contains(&first) {
        noun.way = Way::Relative;
        noun.head = first.to_owned();
        noun.rule = PRONOUN;
        noun.span = reading.span_of(start..start + 1);
        return noun;
    }
    if let Some(inner) = partitive(reading, &tokens) {
        return part(reading, tokens, inner, noun, register);
    }
    let head_end = head_end(reading, start, core_end);
    noun.span = reading.span_of(start..core_end);
    way(reading, start, head_end, &mut noun);
    count(reading, start, head_end, &mut noun);
    let named = name(
        reading, start, head_end, core_end, &tokens, register, &mut noun,
    );
    if !named {
        common(reading, start, head_end, core_end, &mut noun);
    }
    if matches!(noun.kind, SpeakerKind::Person | SpeakerKind::Group) {
        noun.owner = match noun.role.filter(|_| named) {
            Some(role) => {
                let role = reading.tokens_in(role);
                let head = self::head_end(reading, role.start, role.end);
                owner::owner(reading, role.clone(), head, role.end, register)
            }
            None if named => owner::of_name(reading, start, &noun, head_end, core_end),
            None => owner::owner(reading, start..core_end, head_end, core_end, register),
        };
    }
    if both && noun.kind == SpeakerKind::Group {
        (noun.count_min, noun.count_max) = (Some(2), Some(2));
    }
    noun
}

/// Takes off what stands around a noun phrase: marks, "both", a possessive.
fn trim(reading: &Reading<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let opening = |r: &Reading<'_>, i: usize| {
        r.is_mark(i) && !matches!(r.low(i), "@" | "#" | "$")
            || matches!(
                r.low(i),
                "both"
                    | "by"
                    | "from"
                    | "to"
                    | "and"
                    | "but"
                    | "while"
                    | "as"
                    | "even"
                    | "according"
                    | "however"
                    | "meanwhile"
                    | "yet"
            )
    };
    while tokens.len() > 1 && opening(reading, tokens.start) {
        tokens.start += 1;
    }
    while tokens.len() > 1
        && (is_adverb(reading, tokens.end - 1)
            || reading.is_mark(tokens.end - 1) && !matches!(reading.low(tokens.end - 1), ")" | "%")
            || reading.low(tokens.end - 1) == "'s"
            || matches!(
                reading.low(tokens.end - 1),
                "itself"
                    | "himself"
                    | "herself"
                    | "themselves"
                    | "all"
                    | "also"
                    | "both"
                    | "have"
                    | "has"
            ))
    {
        tokens.end -= 1;
    }
    // "the mayor on Tuesday": when it was said is no part of who said it.
    if tokens.len() > 2
        && reading.low(tokens.end - 2) == "on"
        && weekday(reading.low(tokens.end - 1)).is_some()
    {
        tokens.end -= 2;
    }
    tokens
}

/// "categorically": an adverb of the verb that follows.
fn is_adverb(reading: &Reading<'_>, i: usize) -> bool {
    let low = reading.low(i);
    !reading.is_cap(i)
        && low.len() > 5
        && low.ends_with("ly")
        && !matches!(
            low,
            "family" | "assembly" | "monopoly" | "anomaly" | "weekly" | "monthly" | "elderly"
        )
}

/// Where the phrase itself ends, and relative clauses and appositions begin.
fn core_end(reading: &Reading<'_>, tokens: &Range<usize>) -> usize {
    for i in tokens.start + 1..tokens.end {
        let low = reading.low(i);
        if matches!(low, "," | "(" | ";" | ":" | "–" | "—" | "--")
            || RELATIVES.contains(&low)
            || matches!(low, "speaking" | "citing" | "where" | "when" | "while")
            || low == "-"
        {
            return i;
        }
    }
    tokens.end
}

/// Where the head stands: before the first preposition.
pub(crate) fn head_end(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    (start + 1..end)
        .find(|i| {
            let low = reading.low(*i);
            let last = reading.low(i - 1);
            let joins = matches!(low, "and" | "or")
                && (!is_noun(reading, i - 1)
                    || owner::is_quality(last)
                    || words::number(last).is_some()
                        && words::number(reading.low(i + 1)).is_some());
            let joins = joins || low == "to" && last == "up";
            PREPOSITIONS.contains(low) && !joins || is_participle(reading, *i, end)
        })
        .unwrap_or(end)
}

/// "the audience gathered in", "a letter seen by": a participle behind the head.
fn is_participle(reading: &Reading<'_>, i: usize, end: usize) -> bool {
    let low = reading.low(i);
    let shape = low.len() > 4 && low.ends_with("ed")
        || matches!(
            low,
            "seen" | "written" | "shown" | "sent" | "held" | "taken" | "made"
        );
    shape
        && !reading.is_cap(i)
        && is_common_noun(reading, i - 1)
        && !(i + 1 < end && is_noun(reading, i + 1))
}

fn is_common_noun(reading: &Reading<'_>, i: usize) -> bool {
    let low = reading.low(i);
    !words::DETERMINERS.contains(low)
        && (words::is_people(low)
            || words::PERSONS.contains(low)
            || words::INSTITUTIONS.contains(words::singular(low))
            || words::DOCUMENTS.contains(low))
}

/// Whether a token can be the head of a source.
fn is_noun(reading: &Reading<'_>, i: usize) -> bool {
    reading.is_cap(i) || is_common_noun(reading, i) || words::is_people(reading.low(i))
}

/// How a phrase brings in what it stands for, by its first words.
pub(crate) fn way(reading: &Reading<'_>, start: usize, end: usize, noun: &mut Noun) {
    let first = reading.low(start);
    noun.ordinal = (start..end).find_map(|i| {
        words::ORDINALS
            .iter()
            .position(|o| *o == reading.low(i))
            .and_then(|p| u32::try_from(p + 2).ok())
    });
    noun.way = match first {
        "another" | "other" | "others" => Way::Another,
        "a" | "an" | "one" if noun.ordinal.is_some() || reading.low(start + 1) == "different" => {
            Way::Another
        }
        "the" | "this" | "that" | "these" | "those" if noun.ordinal.is_none() => Way::Definite,
        "his" | "her" | "their" | "its" | "our" | "my" => Way::Indefinite,
        "a" | "an" | "some" | "several" | "many" | "few" | "most" | "no" | "any" | "every"
        | "each" | "at" | "nearly" | "about" => Way::Indefinite,
        _ if words::number(first).is_some() => Way::Indefinite,
        _ if noun.ordinal.is_some() => Way::Another,
        _ => Way::Bare,
    };
}
