//! The speakers of an article: each once, found again by name, role or description.

use super::alike::{
    aliases, is_courtesy, is_suffix, low_words, one_line, same_word, title_of, title_words,
};
use super::called::Called;
use super::described::Meant;
use super::entry::Entry;
use super::names::Names;
use super::noun::{Noun, Way};
use super::reading::Reading;
use super::short;
use onrecord_core::text::fold;
use onrecord_core::{Register, Span, Speaker, SpeakerKind};
use std::collections::HashMap;

/// The speakers found so far.
#[derive(Debug, Default)]
pub(crate) struct Book {
    /// In order of their first mention as a source.
    pub(crate) entries: Vec<Entry>,
    keys: HashMap<String, usize>,
    pub(crate) people: HashMap<usize, usize>,
}

/// How many of the latest entries a description may mean.
pub(crate) const REACH: usize = 200;

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
            Way::Definite => self.definite(reading, noun, names),
            Way::Another => {
                if let Some(found) = self.ordered(reading, noun) {
                    return found;
                }
                let group = self.group_of(reading, noun, names, register);
                let new = self.new_entry(reading, noun);
                if let Some(entry) = self.entries.get_mut(new) {
                    entry.speaker.part_of = group.filter(|g| *g != new);
                }
                new
            }
            Way::Indefinite | Way::Bare => self
                .surname(reading, noun, names)
                .unwrap_or_else(|| self.repeated(reading, noun, names, register)),
            Way::Pronoun | Way::Relative => self.new_entry(reading, noun),
        };
        self.touch(found, at);
        found
    }

    /// "the official": one that was spoken of, or one that the article says no more of.
    fn definite(&mut self, reading: &Reading<'_>, noun: &Noun, names: &Names) -> usize {
        match self.described(reading, noun, names) {
            Meant::One(found) => found,
            Meant::Nobody => self.new_entry(reading, noun),
            Meant::Doubtful => {
                let new = self.new_entry(reading, noun);
                if let Some(entry) = self.entries.get_mut(new) {
                    entry.vague = true;
                }
                new
            }
        }
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
            affiliation: None,
            kind: SpeakerKind::Person,
            named: true,
            count_min: Some(1),
            count_max: Some(1),
            part_of: None,
        };
        let at = self.entries.len();
        self.entries.push(Entry {
            words: low_words(&speaker.name)
                .into_iter()
                .chain(found.roles.iter().cloned())
                .collect(),
            offices: found.roles.clone(),
            speaker,
            woman: found.woman,
            rule: "names: a name of the article that is a person's",
            role_rule: "names: the words before the name at its fullest",
            owner: None,
            person: Some(person),
            ordinal: None,
            vague: false,
            head: String::new(),
            modifiers: Vec::new(),
            last: 0,
        });
        self.people.insert(person, at);
        Some(at)
    }

    /// "the second aide" after "a second aide".
    fn ordered(&mut self, reading: &Reading<'_>, noun: &Noun) -> Option<usize> {
        let ordinal = noun.ordinal?;
        let tokens = reading.tokens_in(noun.span);
        let back = self.entries.iter().rev().take(REACH).position(|e| {
            e.ordinal == Some(ordinal)
                && e.head == noun.head
                && noun.modifiers.iter().all(|m| e.has(m))
        })?;
        let found = self.entries.len() - 1 - back;
        if reading.low(tokens.start) != "the" {
            return None;
        }
        self.touch(found, noun.span.start);
        Some(found)
    }

    /// "King said": a surname that is also a word for somebody.
    fn surname(&mut self, reading: &Reading<'_>, noun: &Noun, names: &Names) -> Option<usize> {
        let tokens = reading.tokens_in(noun.span);
        let low = reading.low(tokens.start);
        if tokens.len() != 1 || !reading.is_cap(tokens.start) {
            return None;
        }
        let called = Called {
            words: &[low],
            title: &[],
            woman: None,
            at: noun.span.start,
        };
        let person = names.find(called).filter(|p| names.is_surname(*p, low))?;
        self.person(reading, names, person)
    }

    fn named(
        &mut self,
        reading: &Reading<'_>,
        noun: &Noun,
        names: &Names,
        register: &Register,
    ) -> usize {
        let proper = noun.proper.unwrap_or(noun.span).of(reading.body);
        let whole = reading.tokens_in(noun.proper.unwrap_or(noun.span));
        let from = short::name_start(reading, whole.clone());
        let mut words = short::token_words(reading, from..whole.end);
        if words.len() > 1 && words.last().is_some_and(|w| is_suffix(w)) {
            words.pop();
        }
        let short: Vec<&str> = words.iter().map(String::as_str).collect();
        if matches!(noun.kind, SpeakerKind::Person | SpeakerKind::Unspecified) && !words.is_empty()
        {
            let mut title = title_words(noun, reading);
            title.extend((whole.start..from).map(|i| reading.low(i).to_owned()));
            let title: Vec<&str> = title.iter().map(String::as_str).collect();
            let called = Called {
                words: &short,
                title: &title,
                woman: title_of(noun, reading),
                at: noun.proper.unwrap_or(noun.span).start,
            };
            let found = names.find(called).or_else(|| match short.as_slice() {
                [one] if title.is_empty() => names.short_for(one, called.at),
                _ => None,
            });
            if let Some(person) = found
                && let Some(entry) = self.person(reading, names, person)
            {
                let bare = Noun {
                    proper: Some(reading.span_of(from..whole.end)),
                    ..noun.clone()
                };
                self.enrich(reading, entry, &bare);
                return entry;
            }
        }
        let alone = short.len() == 1 && noun.kind != SpeakerKind::Outlet;
        let company = match short.as_slice() {
            [one] if alone => names.company(one),
            _ => None,
        };
        if let Some(full) = company {
            return self.company(reading, noun, full);
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

    /// A company by its first word, under the name that the text has for it in full.
    fn company(&mut self, reading: &Reading<'_>, noun: &Noun, full: Span) -> usize {
        let name = one_line(full.of(reading.body));
        let key = fold(&name).to_lowercase();
        if let Some(found) = self.keys.get(&key) {
            return *found;
        }
        let new = self.new_entry(reading, noun);
        if let Some(entry) = self.entries.get_mut(new) {
            entry.speaker.kind = SpeakerKind::Institution;
            (entry.speaker.count_min, entry.speaker.count_max) = (None, None);
            entry.speaker.proper_name = Some(name.clone());
            entry.words = low_words(&name);
            entry.speaker.name = name;
            entry.rule = "short: the first word of a company that the article names";
        }
        self.keys.insert(key, new);
        new
    }

    fn enrich(&mut self, reading: &Reading<'_>, entry: usize, noun: &Noun) {
        if let Some(entry) = self.entries.get_mut(entry) {
            entry.enrich(reading, noun);
        }
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
                Way::Definite => self.definite(reading, group, names),
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
        self.entries.push(Entry::new(reading, noun));
        self.entries.len() - 1
    }
}
