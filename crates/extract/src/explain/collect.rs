//! The listener that keeps what the rules say.

use super::{Attribute, Candidate, Explanation, Note, Reasons, Rule, SpeakerNote};
use crate::RawAttribution;
use onrecord_core::{Article, Attribution, Span};
use std::collections::HashMap;

/// What the rules said about one article.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    candidates: Vec<Candidate>,
    statements: Vec<Vec<Note>>,
    speakers: Vec<(usize, SpeakerNote)>,
}

impl Collected {
    /// Listens to what becomes of these candidates.
    pub(crate) fn of(candidates: &[RawAttribution]) -> Self {
        let candidates = candidates.iter().map(|raw| Candidate {
            raw: raw.clone(),
            changes: Vec::new(),
            least: 0.0,
            least_rule: "",
            doubles: None,
            statement: None,
        });
        Self {
            candidates: candidates.collect(),
            ..Self::default()
        }
    }

    /// Puts what was said beside what came of it.
    pub(crate) fn explain(self, article: &Article, into: &mut Explanation) {
        into.candidates = self.candidates;
        let stayed = into
            .candidates
            .iter_mut()
            .filter(|c| c.doubles.is_none() && c.raw.confidence >= c.least);
        join(stayed, &article.attributions);
        into.statements = self.statements;
        into.statements
            .resize(article.attributions.len(), Vec::new());
        into.speakers = vec![SpeakerNote::default(); article.speakers.len()];
        for (speaker, note) in self.speakers {
            if let Some(slot) = into.speakers.get_mut(speaker) {
                *slot = note;
            }
        }
    }
}

/// Joins each candidate that stayed with its statement: no rule changes where a cue begins.
fn join<'a>(stayed: impl Iterator<Item = &'a mut Candidate>, statements: &[Attribution]) {
    let start = |cue: &[Span]| cue.first().map(|s| s.start);
    let mut by_cue: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for (i, statement) in statements.iter().enumerate() {
        by_cue.entry(start(&statement.cue)).or_default().push(i);
    }
    for candidate in stayed {
        let Some(open) = by_cue.get_mut(&start(&candidate.raw.cue)) else {
            continue;
        };
        let same = open.iter().position(|i| {
            statements
                .get(*i)
                .is_some_and(|s| s.content == candidate.raw.content)
        });
        if !open.is_empty() {
            candidate.statement = Some(open.remove(same.unwrap_or(0)));
        }
    }
}

impl Reasons for Collected {
    fn changed(&mut self, candidate: usize, rule: Rule) {
        if let Some(candidate) = self.candidates.get_mut(candidate) {
            candidate.changes.push(rule);
        }
    }

    fn asked(&mut self, candidate: usize, least: f32, rule: Rule) {
        if let Some(candidate) = self.candidates.get_mut(candidate) {
            (candidate.least, candidate.least_rule) = (least, rule);
        }
    }

    fn doubled(&mut self, candidate: usize, by: usize) {
        if let Some(candidate) = self.candidates.get_mut(candidate) {
            candidate.doubles = Some(by);
        }
    }

    fn set(&mut self, statement: usize, attribute: Attribute, rule: Rule, words: Option<Span>) {
        if self.statements.len() <= statement {
            self.statements.resize(statement + 1, Vec::new());
        }
        if let Some(notes) = self.statements.get_mut(statement) {
            notes.push(Note {
                attribute,
                rule,
                words,
            });
        }
    }

    fn described(&mut self, speaker: usize, what: Rule, role: Option<Rule>) {
        self.speakers.push((speaker, SpeakerNote { what, role }));
    }
}
