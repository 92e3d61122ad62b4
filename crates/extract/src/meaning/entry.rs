//! A speaker of an article with what finds it again.

use super::alike::{low_words, offices, one_line, same_word};
use super::names;
use super::noun::{Noun, Way};
use super::owner::POSSESSIVES;
use super::reading::Reading;
use crate::explain::Rule;
use onrecord_core::{Span, Speaker, SpeakerKind};

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
    /// Whose it is: "his lawyer", "Oda's campaign".
    pub(crate) owner: Option<usize>,
    /// Who it is among the people whom the article names.
    pub(crate) person: Option<usize>,
    /// The place of an ordinal: 2 of "a second aide".
    pub(crate) ordinal: Option<u32>,
    /// Whether several were fit to be meant, so that nobody else is this one.
    pub(crate) vague: bool,
    /// The head noun of a description, singular.
    pub(crate) head: String,
    /// The words before the head.
    pub(crate) modifiers: Vec<String>,
    /// Words of name and role, lower case.
    pub(crate) words: Vec<String>,
    /// The words that say which office it has.
    pub(crate) offices: Vec<String>,
    /// Where it was last mentioned.
    pub(crate) last: usize,
}

/// The longest name that a speaker takes over.
const LONGEST: usize = 120;

impl Entry {
    /// A speaker of its own for a noun phrase.
    pub(crate) fn new(reading: &Reading<'_>, noun: &Noun) -> Self {
        let text = |s: Span| one_line(s.of(reading.body));
        let name = text(noun.span);
        let named = noun.way == Way::Named;
        let mut words = low_words(&name);
        if let Some(role) = noun.role {
            words.extend(low_words(role.of(reading.body)));
        }
        let mut office = offices(&name);
        if let Some(role) = noun.role {
            office.extend(offices(role.of(reading.body)));
        }
        let woman = words.iter().rev().find_map(|w| names::woman_by_word(w));
        Self {
            speaker: Speaker {
                name,
                proper_name: noun.proper.filter(|_| named).map(text),
                role: noun.role.map(text),
                affiliation: noun
                    .owner
                    .map(text)
                    .filter(|o| !POSSESSIVES.contains(o.to_lowercase().as_str())),
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
            owner: None,
            person: None,
            ordinal: noun.ordinal,
            vague: false,
            head: noun.head.clone(),
            modifiers: noun.modifiers.clone(),
            words,
            offices: office,
            last: noun.span.start,
        }
    }

    /// Takes over a fuller name or a role.
    pub(crate) fn enrich(&mut self, reading: &Reading<'_>, noun: &Noun) {
        let text = noun.span.of(reading.body);
        if let Some(role) = noun.role.map(|r| one_line(r.of(reading.body))) {
            self.words.extend(low_words(&role));
            self.offices.extend(offices(&role));
            if self
                .speaker
                .role
                .as_ref()
                .is_none_or(|r| r.len() < role.len())
                && role.len() < LONGEST
            {
                self.speaker.role = Some(role);
                self.role_rule = noun.role_rule;
            }
        }
        if self.speaker.affiliation.is_none()
            && let Some(owner) = noun.owner.map(|o| one_line(o.of(reading.body)))
            && !POSSESSIVES.contains(owner.to_lowercase().as_str())
        {
            self.speaker.affiliation = Some(owner);
        }
        let courtesy =
            names::woman_by_word(low_words(text).first().map_or("", String::as_str)).is_some();
        let shorter = self.speaker.proper_name.as_ref().is_some_and(|known| {
            let bare = noun.proper.map_or("", |p| p.of(reading.body));
            bare.len() < known.len()
        });
        if self.speaker.kind == SpeakerKind::Person
            && !courtesy
            && !shorter
            && text.len() > self.speaker.name.len()
            && text.len() < LONGEST
        {
            self.speaker.name = one_line(text);
            if let Some(proper) = noun.proper.map(|p| p.of(reading.body))
                && self
                    .speaker
                    .proper_name
                    .as_ref()
                    .is_none_or(|p| p.len() < proper.len())
            {
                self.speaker.proper_name = Some(one_line(proper));
            }
        }
    }

    pub(crate) fn has(&self, modifier: &str) -> bool {
        self.modifiers
            .iter()
            .chain(self.words.iter())
            .any(|w| same_word(w, modifier))
    }
}
