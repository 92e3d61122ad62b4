//! The speakers of an article, each once, and who is mentioned in each attribution.

use super::book::Book;
use super::follow::{self, Around, Seen, Timeline, Who};
use super::names::Names;
use super::noun::{self, Noun, Way};
use super::owned;
use super::place;
use super::reading::Reading;
use super::short;
use super::split::{self, Alone};
use super::subject;
use crate::RawAttribution;
use crate::explain::{Attribute, Reasons, Rule};
use onrecord_core::{Mention, Register, Span, Speaker, SpeakerKind};
use std::collections::{BTreeMap, HashSet};

/// One speaker of one source.
struct Part {
    attribution: usize,
    noun: Noun,
    speakers: Vec<usize>,
}

/// The speakers of an article, and the mentions of each attribution.
pub(crate) fn speakers(
    reading: &Reading<'_>,
    raw: &[RawAttribution],
    within: &[Option<usize>],
    register: &Register,
    reasons: &mut impl Reasons,
) -> (Vec<Speaker>, Vec<Vec<Mention>>) {
    let alone = Alone::new(reading);
    let mut parts = parts(reading, raw, &alone, register);
    let speaking = parts
        .iter()
        .filter(|p| p.noun.way == Way::Named && p.noun.kind == SpeakerKind::Person)
        .filter_map(|p| p.noun.proper.map(|s| reading.tokens_in(s)))
        .map(|name| short::name_start(reading, name.clone())..name.end)
        .collect();
    let lone: HashSet<String> = parts
        .iter()
        .filter(|p| p.noun.way == Way::Named && p.noun.kind == SpeakerKind::Unspecified)
        .filter_map(|p| p.noun.proper.map(|s| reading.tokens_in(s)))
        .filter(|name| name.len() == 1)
        .map(|name| reading.low(name.start).to_owned())
        .collect();
    let names = Names::new(reading, &speaking, &lone, register);
    let mut book = Book::default();
    let mut timeline: Timeline = names
        .mentions
        .iter()
        .map(|(span, person)| {
            let seen = Seen {
                end: span.end,
                who: Who::Person(*person),
                source: false,
            };
            (span.start, seen)
        })
        .collect();
    let mut speakers_of: Vec<Vec<usize>> = vec![Vec::new(); raw.len()];
    let mut several: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    // Names and descriptions first, then pronouns, then "I" and "we": each rests on those
    // before it.
    for stage in 0..3 {
        for part in parts.iter_mut().filter(|p| stage_of(&p.noun) == stage) {
            let outer = within.get(part.attribution).copied().flatten();
            let around = Around {
                reading,
                names: &names,
                register,
                timeline: &timeline,
                several: &several,
                enclosing: outer
                    .and_then(|o| speakers_of.get(o))
                    .map_or(&[], Vec::as_slice),
                content: raw.get(part.attribution).map_or(&[][..], |r| &r.content),
            };
            let known = book.entries.len();
            let (mut found, rule) = match part.noun.way {
                Way::Relative => match relative(around, part, &mut book) {
                    Some(speaker) => (vec![speaker], BEFORE_IT),
                    None => (Vec::new(), follow::UNRESOLVED),
                },
                Way::Pronoun => follow::pronoun(around, &part.noun, &mut book),
                way => match owned::both(around, &part.noun, &book) {
                    Some(both) => (both, "owned: both who were named before"),
                    None => match owned::find(around, &part.noun, &mut book) {
                        Some(found) => (vec![found], "owned: the one who belongs to this owner"),
                        None => {
                            let found = book.find(reading, &part.noun, &names, register);
                            (vec![found], found_by(way, found < known))
                        }
                    },
                },
            };
            let resolved = !found.is_empty();
            if !resolved {
                found.push(book.new_entry(reading, &part.noun));
            }
            let words = Some(part.noun.span);
            reasons.set(part.attribution, Attribute::Speaker, rule, words);
            for speaker in &found {
                owned::note(around, &part.noun, *speaker, &mut book);
                book.touch(*speaker, part.noun.span.start);
            }
            if let ([speaker], true) = (found.as_slice(), resolved) {
                let start = part.noun.proper.map_or(part.noun.span.start, |p| p.start);
                let seen = Seen {
                    end: part.noun.span.end,
                    who: Who::Speaker(*speaker),
                    source: outer.is_none() && part.noun.way != Way::Relative,
                };
                timeline.insert(start, seen);
            }
            if let Some(list) = speakers_of.get_mut(part.attribution) {
                list.extend(&found);
                // "Oda and Lund said … They added …"
                if list.len() > 1 && outer.is_none() {
                    several.insert(part.noun.span.start, list.clone());
                }
            }
            part.speakers = found;
        }
    }
    let mut mentions: Vec<Vec<Mention>> = vec![Vec::new(); raw.len()];
    for part in &parts {
        if let Some(list) = mentions.get_mut(part.attribution) {
            list.extend(part.speakers.iter().map(|speaker| Mention {
                speaker: *speaker,
                span: part.noun.span,
            }));
        }
    }
    carry_over(reading, raw, within, &mut mentions, reasons);
    in_order(book, mentions, reasons)
}

/// What a relative pronoun goes by.
const BEFORE_IT: Rule = "speakers: the mention or phrase right before it";

/// How the book found a speaker for a phrase that is no pronoun.
fn found_by(way: Way, known: bool) -> Rule {
    match (way, known) {
        (Way::Named, true) => "book: a name of a speaker before",
        (Way::Named, false) => "book: a name that no speaker has yet",
        (Way::Definite, true) => "book: the latest speaker with this head, role and modifiers",
        (Way::Definite, false) => "book: no speaker before has this head, role and modifiers",
        (Way::Another, _) => "book: one more, by \"another\", \"a second\" or \"one of\"",
        (_, true) => "book: the same words stood for a speaker before",
        (_, false) => "book: brought in as somebody new",
    }
}

fn stage_of(noun: &Noun) -> usize {
    match noun.way {
        Way::Pronoun => match noun.head.as_str() {
            "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ours" | "ourselves" => 2,
            _ => 1,
        },
        Way::Relative => 1,
        _ => 0,
    }
}

/// The parts of all sources, in order of the text.
fn parts(
    reading: &Reading<'_>,
    raw: &[RawAttribution],
    alone: &Alone<'_>,
    register: &Register,
) -> Vec<Part> {
    let mut parts = Vec::new();
    for (attribution, r) in raw.iter().enumerate() {
        let Some(source) = Span::envelope(&r.source) else {
            continue;
        };
        let tokens = reading.tokens_in(source);
        if tokens.is_empty() || source.of(reading.body).trim().is_empty() {
            continue;
        }
        for range in split::split(reading, tokens, alone) {
            let mut noun = noun::read(reading, range, register);
            short::settle(reading, &mut noun);
            if !noun.span.is_empty() {
                parts.push(Part {
                    attribution,
                    noun,
                    speakers: Vec::new(),
                });
            }
        }
    }
    parts.sort_by_key(|p| (p.noun.span, p.attribution));
    parts
}

/// Whom "who" stands for: the mention that ends before it, else the phrase before it.
fn relative(around: Around<'_>, part: &Part, book: &mut Book) -> Option<usize> {
    let reading = around.reading;
    let at = part.noun.span.start;
    let near = around
        .timeline
        .range(at.saturating_sub(120)..at)
        .next_back()
        .filter(|(_, s)| s.end <= at && is_gap(Span::new(s.end, at).of(reading.body)));
    if let Some((_, seen)) = near {
        return match seen.who {
            Who::Speaker(s) => Some(s),
            Who::Person(p) => book.person(reading, around.names, p),
        };
    }
    let noun = subject::antecedent(reading, part.noun.span, around.register)?;
    Some(book.find(reading, &noun, around.names, around.register))
}

fn is_gap(text: &str) -> bool {
    text.len() < 8
        && text
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—'))
}

/// "… said on Monday, adding that …": a cue without a source whose subject is that of the
/// attribution before it in the sentence.
fn carry_over(
    reading: &Reading<'_>,
    raw: &[RawAttribution],
    within: &[Option<usize>],
    mentions: &mut [Vec<Mention>],
    reasons: &mut impl Reasons,
) {
    for i in 1..raw.len() {
        let (Some(this), Some(outer)) = (raw.get(i), within.get(i)) else {
            continue;
        };
        if !this.source.is_empty() {
            continue;
        }
        let cue = place(&this.cue);
        let first = reading.tokens_in(cue).start;
        // "and also repeated": what stands before the adverbs counts.
        let front = (first.saturating_sub(2)..first)
            .rev()
            .find(|i| !is_adverb(reading.low(*i)))
            .map_or(first, |i| i + 1);
        let verb = (first..first + 2)
            .find(|i| !is_adverb(reading.low(*i)))
            .unwrap_or(first);
        let participle = reading.low(first).ends_with("ing")
            && !matches!(
                reading.low_before(first),
                "the" | "a" | "of" | "his" | "her" | "their"
            );
        let joined = matches!(reading.low_before(front), "and" | "but")
            && (reading.low(verb).ends_with("ed")
                || matches!(reading.low(verb), "said" | "told" | "says"));
        if !(participle || joined) {
            continue;
        }
        let sentence = reading.sentence_at(cue.start);
        let before = (0..i).rev().take(4).find(|j| {
            within.get(*j) == Some(outer)
                && raw
                    .get(*j)
                    .is_some_and(|r| reading.sentence_at(place(&r.cue).start) == sentence)
                && mentions.get(*j).is_some_and(|m| !m.is_empty())
        });
        let found = before.and_then(|j| mentions.get(j)).cloned();
        if let (Some(found), Some(list)) = (found, mentions.get_mut(i)) {
            let rule = "speakers: the subject of the statement before it in the sentence";
            reasons.set(i, Attribute::Speaker, rule, None);
            *list = found;
        }
    }
}

fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "also" | "then" | "later" | "again" | "further" | "even"
    ) || word.ends_with("ly")
}

/// Speakers in order of their first mention; those who are nowhere mentioned only if a group.
fn in_order(
    book: Book,
    mut mentions: Vec<Vec<Mention>>,
    reasons: &mut impl Reasons,
) -> (Vec<Speaker>, Vec<Vec<Mention>>) {
    let mut first: Vec<usize> = vec![usize::MAX; book.entries.len()];
    for mention in mentions.iter().flatten() {
        if let Some(slot) = first.get_mut(mention.speaker) {
            *slot = (*slot).min(mention.span.start);
        }
    }
    // A group stands before its first member.
    for (i, entry) in book.entries.iter().enumerate() {
        let own = first.get(i).copied().unwrap_or(usize::MAX);
        if let Some(slot) = entry.speaker.part_of.and_then(|g| first.get_mut(g)) {
            *slot = (*slot).min(own);
        }
    }
    let mut order: Vec<usize> = (0..book.entries.len())
        .filter(|i| first.get(*i).is_some_and(|f| *f < usize::MAX))
        .collect();
    order.sort_by_key(|i| (first.get(*i).copied(), *i));
    let mut new: Vec<Option<usize>> = vec![None; book.entries.len()];
    for (to, from) in order.iter().enumerate() {
        if let Some(slot) = new.get_mut(*from) {
            *slot = Some(to);
        }
        if let Some(entry) = book.entries.get(*from) {
            let role = entry.speaker.role.as_ref().map(|_| entry.role_rule);
            reasons.described(to, entry.rule, role);
        }
    }
    let renumber = |old: usize| new.get(old).copied().flatten();
    let mut entries: Vec<Option<Speaker>> =
        book.entries.into_iter().map(|e| Some(e.speaker)).collect();
    let speakers = order
        .iter()
        .filter_map(|i| entries.get_mut(*i).and_then(Option::take))
        .map(|mut s| {
            s.part_of = s.part_of.and_then(renumber);
            s
        })
        .collect();
    for list in &mut mentions {
        list.retain_mut(|m| match renumber(m.speaker) {
            Some(n) => {
                m.speaker = n;
                true
            }
            None => false,
        });
    }
    (speakers, mentions)
}
