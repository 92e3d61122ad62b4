//! Whom a description means that brings in nobody new: "the official", "the senator", "the
//! ministry", "the newspaper".

use super::alike::{OUTLET_WORDS, full_title};
use super::book::{Book, REACH};
use super::entry::Entry;
use super::names::Names;
use super::noun::Noun;
use super::reading::Reading;
use super::{names as of_names, short};
use onrecord_core::SpeakerKind;

/// How near, in bytes, a second one that fits makes it doubtful who is meant.
const NEAR: usize = 900;

/// How far back, in bytes, the only company may have spoken.
const FAR: usize = 1500;

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
            let found = self
                .main(reading, noun, names)
                .or_else(|| self.only_company(noun));
            return found.map_or(Meant::Nobody, Meant::One);
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

    /// "The singer", "the 31-year-old": whom the article is about, where nobody else was just
    /// named and nothing tells of another office.
    fn main(&mut self, reading: &Reading<'_>, noun: &Noun, names: &Names) -> Option<usize> {
        if !short::is_of_main(&noun.head) || !noun.modifiers.is_empty() || noun.owner.is_some() {
            return None;
        }
        let main = names.main_at(noun.span.start)?;
        let person = names.people.get(main)?;
        let entry = self.people.get(&main).and_then(|e| self.entries.get(*e));
        let woman = of_names::woman_by_word(&noun.head);
        let known = person.woman.or(entry.and_then(|e| e.woman));
        // Women are actors too.
        let other_sex = woman == Some(true) && known == Some(false);
        let aged = noun.head.ends_with("-year-old");
        let offices = entry.map_or(&[][..], |e| &e.offices);
        if other_sex || !aged && short::has_other_office(person.roles.iter().chain(offices)) {
            return None;
        }
        self.person(reading, names, main)
    }

    /// "The studio": the only company that spoke before, where no other body spoke since.
    fn only_company(&self, noun: &Noun) -> Option<usize> {
        if !short::is_company_word(&noun.head) || !noun.modifiers.is_empty() || noun.owner.is_some()
        {
            return None;
        }
        let body = |e: &Entry| {
            e.speaker.named
                && matches!(
                    e.speaker.kind,
                    SpeakerKind::Institution | SpeakerKind::Unspecified
                )
        };
        let mut companies = self
            .entries
            .iter()
            .enumerate()
            .rev()
            .take(REACH)
            .filter(|(_, e)| body(e) && short::ends_company(&e.speaker.name));
        let (found, company) = companies.next()?;
        let alone = companies.next().is_none();
        let near = company.last + FAR > noun.span.start;
        let since = self
            .entries
            .iter()
            .rev()
            .take(REACH)
            .any(|e| body(e) && e.last > company.last);
        (alone && near && !since).then_some(found)
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
