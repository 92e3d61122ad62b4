//! The speakers of an article: each once, found again by name, role or description.

use super::alike::{
    OUTLET_WORDS, aliases, full_title, is_courtesy, low_words, one_line, same_word, title_of,
};
use super::names::{self, Names};
use super::noun::{Noun, Way};
use super::reading::Reading;
use crate::explain::Rule;
use onrecord_core::text::fold;
use onrecord_core::{Register, Span, Speaker, SpeakerKind};
use std::collections::HashMap;

/// A speaker with what finds it again.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The speaker.
    pub(crate) speaker: Speaker,
    /// Whether it is a woman, where that is known.
    pub(crate) woman: Option<bool>,
    /// The rule that told what it is.
    pub(crate) rule: Rule,
    /// The rule that gave its role.
    pub(crate) role_rule: Rule,
    head: String,
    modifiers: Vec<String>,
    /// Words of name and role, lower case.
    words: Vec<String>,
    /// Where it was last mentioned.
    last: usize,
}

/// The speakers found so far.
#[derive(Debug, Default)]
pub(crate) struct Book {
    /// In order of their first mention as a source.
    pub(crate) entries: Vec<Entry>,
    keys: HashMap<String, usize>,
    people: HashMap<usize, usize>,
}

/// How many of the latest entries a description may mean.
const REACH: usize = 200;

impl Book {
    /// The speaker whom a noun phrase (no pronoun) stands for; a new one where it is new.
    pub(crate) fn find(
        &mut self,
        reading: &Reading<'_>,
        noun: &Noun,
        names: &Names,
        register: &Register,
    ) -> usize {
        let at = noun.span.start;
        let found = match noun.way {
            Way::Named => self.named(reading, noun, names, register),
            Way::Definite => self
                .described(noun)
                .unwrap_or_else(|| self.new_entry(reading, noun)),
            Way::Another => {
                let group = self.group_of(reading, noun, names, register);
                let new = self.new_entry(reading, noun);
                if let Some(entry) = self.entries.get_mut(new) {
                    entry.speaker.part_of = group.filter(|g| *g != new);
                }
                new
            }
            Way::Indefinite | Way::Bare => self.repeated(reading, noun, names, register),
            Way::Pronoun | Way::Relative => self.new_entry(reading, noun),
        };
        self.touch(found, at);
        found
    }

    /// Notes a mention.
    pub(crate) fn touch(&mut self, entry: usize, at: usize) {
        if let Some(entry) = self.entries.get_mut(entry) {
            entry.last = entry.last.max(at);
        }
    }

    /// What the speaker of an entry is.
    pub(crate) fn kind(&self, entry: usize) -> SpeakerKind {
        self.entries
            .get(entry)
            .map_or(SpeakerKind::Unspecified, |e| e.speaker.kind)
    }

    /// The entry of a person of the article.
    pub(crate) fn person(
        &mut self,
        reading: &Reading<'_>,
        names: &Names,
        person: usize,
    ) -> Option<usize> {
        if let Some(found) = self.people.get(&person) {
            return Some(*found);
        }
        let found = names.people.get(person)?;
        let role = Span::new(found.full.start, found.proper.start.max(found.full.start));
        let inside = found.full.contains(found.proper);
        let role = role.of(reading.body).trim();
        let speaker = Speaker {
            name: one_line(found.full.of(reading.body)),
            proper_name: Some(one_line(found.proper.of(reading.body))),
            role: (inside && !role.is_empty() && !is_courtesy(role)).then(|| one_line(role)),
            kind: SpeakerKind::Person,
            named: true,
            count_min: Some(1),
            count_max: Some(1),
            part_of: None,
        };
        let at = self.entries.len();
        self.entries.push(Entry {
            words: low_words(&speaker.name),
            speaker,
            woman: found.woman,
            rule: "names: a name of the article that is a person's",
            role_rule: "names: the words before the name at its fullest",
            head: String::new(),
            modifiers: Vec::new(),
            last: 0,
        });
        self.people.insert(person, at);
        Some(at)
    }

    fn named(
        &mut self,
        reading: &Reading<'_>,
        noun: &Noun,
        names: &Names,
        register: &Register,
    ) -> usize {
        let proper = noun.proper.unwrap_or(noun.span).of(reading.body);
        let words = low_words(proper);
        let short: Vec<&str> = words.iter().map(String::as_str).collect();
        if matches!(noun.kind, SpeakerKind::Person | SpeakerKind::Unspecified) && !words.is_empty()
        {
            let woman = title_of(noun, reading);
            let ends: Vec<&str> = match short.as_slice() {
                [one] => vec![one],
                [first, .., last] => vec![first, last],
                [] => Vec::new(),
            };
            if let Some(person) = names.find(&ends, woman)
                && let Some(entry) = self.person(reading, names, person)
            {
                self.enrich(reading, entry, noun);
                return entry;
            }
        }
        let key = match noun.kind {
            SpeakerKind::Outlet => register.canonical(proper),
            _ => fold(proper),
        };
        let key = key.to_lowercase();
        let key = key.strip_prefix("the ").unwrap_or(&key).to_owned();
        if let Some(found) = self.keys.get(&key).copied() {
            self.enrich(reading, found, noun);
            return found;
        }
        let new = self.new_entry(reading, noun);
        self.keys.insert(key, new);
        if noun.kind == SpeakerKind::Institution {
            for alias in aliases(reading, noun, proper) {
                self.keys.entry(alias).or_insert(new);
            }
        }
        new
    }

    /// Takes over a fuller name or a role.
    fn enrich(&mut self, reading: &Reading<'_>, entry: usize, noun: &Noun) {
        let Some(entry) = self.entries.get_mut(entry) else {
            return;
        };
        let text = noun.span.of(reading.body);
        if let Some(role) = noun.role.map(|r| one_line(r.of(reading.body))) {
            entry.words.extend(low_words(&role));
            if entry
                .speaker
                .role
                .as_ref()
                .is_none_or(|r| r.len() < role.len())
                && role.len() < LONGEST
            {
                entry.speaker.role = Some(role);
                entry.role_rule = noun.role_rule;
            }
        }
        let courtesy =
            names::woman_by_word(low_words(text).first().map_or("", String::as_str)).is_some();
        if entry.speaker.kind == SpeakerKind::Person
            && !courtesy
            && text.len() > entry.speaker.name.len()
            && text.len() < LONGEST
        {
            entry.speaker.name = one_line(text);
            if let Some(proper) = noun.proper.map(|p| p.of(reading.body))
                && entry
                    .speaker
                    .proper_name
                    .as_ref()
                    .is_none_or(|p| p.len() < proper.len())
            {
                entry.speaker.proper_name = Some(one_line(proper));
            }
        }
    }

    /// "the official", "the Russian sources", "the senator": the latest one that fits.
    fn described(&self, noun: &Noun) -> Option<usize> {
        let group = noun.kind == SpeakerKind::Group;
        self.entries
            .iter()
            .enumerate()
            .rev()
            .take(REACH)
            .filter(|(_, e)| {
                let same_head = e.head == noun.head && !e.head.is_empty();
                let by_role = e.speaker.named
                    && !group
                    && e.speaker.kind != SpeakerKind::Outlet
                    && e.words.iter().any(|w| full_title(w) == noun.head);
                let outlet = e.speaker.kind == SpeakerKind::Outlet
                    && OUTLET_WORDS.contains(noun.head.as_str());
                (same_head || by_role || outlet)
                    && (e.speaker.kind == SpeakerKind::Group) == group
                    && (outlet || noun.modifiers.iter().all(|m| e.has(m)))
                    && noun
                        .count_min
                        .filter(|n| group && *n > 2)
                        .is_none_or(|n| e.speaker.count_min == Some(n))
            })
            .max_by_key(|(i, e)| (e.last, *i))
            .map(|(i, _)| i)
    }

    /// The group of "another of the Russian sources", "a second Russian source".
    fn group_of(
        &mut self,
        reading: &Reading<'_>,
        noun: &Noun,
        names: &Names,
        register: &Register,
    ) -> Option<usize> {
        if let Some(group) = &noun.group {
            if !matches!(
                group.way,
                Way::Definite | Way::Indefinite | Way::Bare | Way::Named
            ) || group.span.is_empty()
            {
                return None;
            }
            return Some(match group.way {
                Way::Definite => self
                    .described(group)
                    .unwrap_or_else(|| self.new_entry(reading, group)),
                _ => self.find(reading, group, names, register),
            });
        }
        let agrees =
            |a: &[String], b: &[String]| a.iter().all(|m| b.iter().any(|n| same_word(m, n)));
        self.entries
            .iter()
            .enumerate()
            .filter(|(_, e)| {
                e.speaker.kind == SpeakerKind::Group
                    && e.head == noun.head
                    && e.speaker
                        .count_min
                        .is_some_and(|n| noun.ordinal.is_none_or(|o| o <= n.max(2)) && n > 1)
                    && e.speaker.count_max.is_some()
                    && (agrees(&e.modifiers, &noun.modifiers)
                        || noun.ordinal.is_some() && agrees(&noun.modifiers, &e.modifiers))
            })
            .max_by_key(|(i, e)| (e.last, *i))
            .map(|(i, _)| i)
    }

    /// "three Russian sources" twice is one group; "a source" twice is two.
    fn repeated(
        &mut self,
        reading: &Reading<'_>,
        noun: &Noun,
        names: &Names,
        register: &Register,
    ) -> usize {
        if noun.group.is_some() {
            let group = self.group_of(reading, noun, names, register);
            let new = self.new_entry(reading, noun);
            if let Some(entry) = self.entries.get_mut(new) {
                entry.speaker.part_of = group.filter(|g| *g != new);
            }
            return new;
        }
        let single = noun.kind == SpeakerKind::Person || noun.kind == SpeakerKind::Document;
        if single && noun.way == Way::Indefinite {
            return self.new_entry(reading, noun);
        }
        // "Velian officials" after "the Velian officials".
        if noun.way == Way::Bare && noun.kind == SpeakerKind::Group && noun.count_max.is_none() {
            let same = self.entries.iter().rev().take(REACH).position(|e| {
                e.speaker.kind == SpeakerKind::Group
                    && e.speaker.count_max.is_none()
                    && e.speaker.part_of.is_none()
                    && !e.head.is_empty()
                    && e.head == noun.head
                    && e.modifiers == noun.modifiers
            });
            if let Some(back) = same {
                return self.entries.len() - 1 - back;
            }
        }
        let key = format!("={}", fold(noun.span.of(reading.body)));
        if let Some(found) = self.keys.get(&key) {
            return *found;
        }
        let new = self.new_entry(reading, noun);
        self.keys.insert(key, new);
        new
    }

    /// A speaker of its own for a noun phrase.
    pub(crate) fn new_entry(&mut self, reading: &Reading<'_>, noun: &Noun) -> usize {
        let text = |s: Span| one_line(s.of(reading.body));
        let name = text(noun.span);
        let named = noun.way == Way::Named;
        let mut words = low_words(&name);
        if let Some(role) = noun.role {
            words.extend(low_words(role.of(reading.body)));
        }
        let woman = words.iter().rev().find_map(|w| names::woman_by_word(w));
        let at = self.entries.len();
        self.entries.push(Entry {
            speaker: Speaker {
                name,
                proper_name: noun.proper.filter(|_| named).map(text),
                role: noun.role.map(text),
                kind: noun.kind,
                named,
                count_min: noun.count_min,
                count_max: noun.count_max,
                part_of: None,
            },
            woman: woman.or_else(|| {
                noun.proper.and_then(|p| {
                    low_words(p.of(reading.body))
                        .first()
                        .and_then(|w| names::woman_by_name(w))
                })
            }),
            rule: noun.rule,
            role_rule: noun.role_rule,
            head: noun.head.clone(),
            modifiers: noun.modifiers.clone(),
            words,
            last: noun.span.start,
        });
        at
    }
}

impl Entry {
    fn has(&self, modifier: &str) -> bool {
        self.modifiers
            .iter()
            .chain(self.words.iter())
            .any(|w| same_word(w, modifier))
    }
}

/// The longest name that a speaker takes over.
const LONGEST: usize = 120;
