//! Whom a description means that brings in nobody new: "the official", "the senator", "the
//! ministry", "the newspaper".

use super::alike::{OUTLET_WORDS, full_title};
use super::book::{Book, REACH};
use super::entry::Entry;
use super::names::Names;
use super::noun::Noun;
use super::reading::Reading;
use onrecord_core::SpeakerKind;

/// How near, in bytes, a second one that fits makes it doubtful who is meant.
const NEAR: usize = 900;

/// Words that make an office another one: the vice president is not the president.
const OTHER_OFFICE: &[&str] = &[
    "vice",
    "former",
    "deputy",
    "ex",
    "then",
    "assistant",
    "acting",
    "associate",
    "shadow",
    "incoming",
    "would-be",
    "late",
];

/// Whom a description means.
pub(crate) enum Meant {
    /// This speaker.
    One(usize),
    /// Several fit, and nothing tells which.
    Doubtful,
    /// Nobody who was spoken of.
    Nobody,
}

/// Somebody who fits, and where it was last spoken of.
struct Fit {
    last: usize,
    who: Who,
    sure: bool,
}

enum Who {
    Entry(usize),
    Person(usize),
}

impl Book {
    /// The speaker whom a description means, among those found so far and the people whom the
    /// article named before it.
    pub(crate) fn described(&mut self, reading: &Reading<'_>, noun: &Noun, names: &Names) -> Meant {
        let mut fits = self.fitting(noun, names);
        fits.sort_by_key(|f| f.last);
        let Some(best) = fits.pop() else {
            return Meant::Nobody;
        };
        let at = noun.span.start;
        let rival = fits.iter().any(|f| f.last + NEAR > at);
        if rival && !best.sure {
            return Meant::Doubtful;
        }
        match best.who {
            Who::Entry(entry) => Meant::One(entry),
            Who::Person(person) => self
                .person(reading, names, person)
                .map_or(Meant::Nobody, Meant::One),
        }
    }

    fn fitting(&self, noun: &Noun, names: &Names) -> Vec<Fit> {
        let at = noun.span.start;
        let before = |person: usize| {
            let places = names.people.get(person).map_or(&[][..], |p| &p.at);
            places
                .partition_point(|p| *p < at)
                .checked_sub(1)
                .and_then(|k| places.get(k).copied())
        };
        let mut out: Vec<Fit> = Vec::new();
        for (i, entry) in self.entries.iter().enumerate().rev().take(REACH) {
            if !entry.fits(noun) {
                continue;
            }
            let seen = entry.person.and_then(before);
            out.push(Fit {
                last: entry.last.max(seen.unwrap_or(0)),
                who: Who::Entry(i),
                // "The source" is the last one who was called so.
                sure: !entry.speaker.named
                    && matches!(
                        entry.speaker.kind,
                        SpeakerKind::Person | SpeakerKind::Group | SpeakerKind::Document
                    ),
            });
        }
        if noun.kind != SpeakerKind::Person {
            return out;
        }
        let named = names.people.partition_point(|p| p.proper.start < at);
        for (i, person) in names
            .people
            .iter()
            .enumerate()
            .take(named)
            .rev()
            .take(REACH)
        {
            if self.people.contains_key(&i) || !has_office(&person.roles, noun) {
                continue;
            }
            let known = noun
                .modifiers
                .iter()
                .all(|m| person.roles.iter().any(|r| super::alike::same_word(r, m)));
            if let Some(last) = before(i).filter(|_| known) {
                out.push(Fit {
                    last,
                    who: Who::Person(i),
                    sure: false,
                });
            }
        }
        out
    }
}

impl Entry {
    fn fits(&self, noun: &Noun) -> bool {
        if self.vague {
            return false;
        }
        let group = noun.kind == SpeakerKind::Group;
        let same_head = self.head == noun.head && !self.head.is_empty();
        let by_role = self.speaker.named
            && !group
            && self.speaker.kind != SpeakerKind::Outlet
            && match self.speaker.kind {
                SpeakerKind::Person => {
                    noun.kind == SpeakerKind::Person && has_office(&self.offices, noun)
                }
                _ => {
                    noun.kind != SpeakerKind::Person
                        && self.offices.iter().any(|w| full_title(w) == noun.head)
                }
            };
        let outlet =
            self.speaker.kind == SpeakerKind::Outlet && OUTLET_WORDS.contains(noun.head.as_str());
        (same_head || by_role || outlet)
            && (self.speaker.kind == SpeakerKind::Group) == group
            && (outlet || noun.modifiers.iter().all(|m| self.has(m)))
            && noun
                .count_min
                .filter(|n| group && *n > 2)
                .is_none_or(|n| self.speaker.count_min == Some(n))
    }
}

/// Whether these words of a role hold the head of a description as an office of its own.
fn has_office(words: &[String], noun: &Noun) -> bool {
    words.iter().enumerate().any(|(i, w)| {
        let before = i.checked_sub(1).and_then(|b| words.get(b));
        full_title(w) == noun.head
            && before.is_none_or(|b| {
                !OTHER_OFFICE.contains(&b.as_str()) || noun.modifiers.iter().any(|m| m == b)
            })
    })
}
