//! The marks of a careful reader: which statements of a text ought to be found, by whom and
//! with which stance.
//!
//! The marks know a text only by its SHA-256 and by character offsets, so that they can be kept
//! here without the text. A statement counts as found where an attribution covers its words
//! well enough (F1 of content words at least one half), and as right where speaker and stance
//! agree as well. One attribution may answer several marks that have the same words ("A, B and
//! C declined to comment"), otherwise each answers one.

use onrecord_core::text::{fold, hex, words};
use onrecord_core::{Article, Supplied};
use onrecord_extract::{Extractor, Scratch};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt;

/// The marks made for the five texts that the project was started with, by a large language model
/// that read them as a careful reader would. Rules of the meaning were
/// worked on with these texts in view, so the figure flatters; the model never saw them.
const MARKS: &str = include_str!("../data/careful-reader.json");

/// The marks of one text.
#[derive(Debug, Deserialize)]
pub struct Marks {
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// What a careful reader would mark.
    pub statements: Vec<Mark>,
}

/// One statement.
#[derive(Debug, Deserialize)]
pub struct Mark {
    /// Words of the speaker's name, all of which must stand in the name found.
    pub speaker: String,
    /// `asserts`, `denies`, `declines` or `asks`.
    pub stance: String,
    /// First character of the content, in the file.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
}

/// How many of the marks were found.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reading {
    /// Texts measured.
    pub texts: usize,
    /// Statements marked.
    pub marked: usize,
    /// Found, whoever said it.
    pub found: usize,
    /// Found with the right speaker.
    pub speaker: usize,
    /// Found with the right speaker and stance.
    pub right: usize,
    /// Attributions that answer no mark. Not all are false: the marks leave out what goes
    /// beyond speech.
    pub beyond: usize,
    /// What was missed or wrong, in words.
    #[serde(skip)]
    pub faults: Vec<String>,
    /// The attributions that answer no mark, in words.
    #[serde(skip)]
    pub extra: Vec<String>,
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} texts, {} statements marked: {} found, {} with the right speaker, {} with speaker and stance; {} attributions beyond the marks",
            self.texts, self.marked, self.found, self.speaker, self.right, self.beyond
        )?;
        for fault in &self.faults {
            writeln!(f, "  {fault}")?;
        }
        for extra in &self.extra {
            writeln!(f, "  beyond: {extra}")?;
        }
        Ok(())
    }
}

/// The built-in marks.
///
/// # Errors
/// If the embedded file is damaged.
pub fn marks() -> Result<Vec<Marks>, serde_json::Error> {
    serde_json::from_str(MARKS)
}

/// Measures one file against its marks; `None` where there are none for it.
#[must_use]
pub fn read(extractor: &Extractor, marks: &[Marks], bytes: &[u8]) -> Option<Reading> {
    let digest = Sha256::digest(bytes);
    let name = hex(&digest);
    let marks = marks.iter().find(|m| m.sha256 == name)?;
    let text = std::str::from_utf8(bytes).ok()?;
    let mut reading = Reading {
        texts: 1,
        marked: marks.statements.len(),
        ..Reading::default()
    };
    match extractor.bytes(bytes, &Supplied::default(), &mut Scratch::default()) {
        Ok(article) => compare(&mut reading, &article, text, &marks.statements),
        Err(problems) => reading.faults.push(format!("no article: {problems:?}")),
    }
    Some(reading)
}

/// Adds what one text gave to what others gave.
pub fn add(total: &mut Reading, one: Reading) {
    total.texts += one.texts;
    total.marked += one.marked;
    total.found += one.found;
    total.speaker += one.speaker;
    total.right += one.right;
    total.beyond += one.beyond;
    total.faults.extend(one.faults);
    total.extra.extend(one.extra);
}

fn compare(reading: &mut Reading, article: &Article, text: &str, marks: &[Mark]) {
    let contents: Vec<HashSet<String>> = article
        .attributions
        .iter()
        .map(|a| {
            let joined: Vec<_> = a.content.iter().map(|s| s.of(&article.body)).collect();
            word_set(&joined.join(" "))
        })
        .collect();
    let mut answered = vec![None::<(usize, usize)>; article.attributions.len()];
    let wanted: Vec<(String, HashSet<String>)> = marks
        .iter()
        .map(|mark| {
            let length = mark.end.saturating_sub(mark.start);
            let content: String = text.chars().skip(mark.start).take(length).collect();
            let words = word_set(&content);
            (short(&content), words)
        })
        .collect();
    let mut answers: Vec<Option<usize>> = vec![None; marks.len()];
    // Marks that an attribution of the right speaker answers choose first.
    for speaker_must_fit in [true, false] {
        for ((mark, (_, words)), answer) in marks.iter().zip(&wanted).zip(&mut answers) {
            if answer.is_some() {
                continue;
            }
            let place = (mark.start, mark.end);
            *answer = contents
                .iter()
                .enumerate()
                .filter(|(i, _)| {
                    let taken = answered.get(*i).copied().flatten();
                    taken.is_none_or(|taken| taken == place)
                })
                .filter(|(i, _)| !speaker_must_fit || speaker_fits(article, *i, &mark.speaker))
                .map(|(i, found)| (f1(words, found), i))
                .filter(|(f1, _)| *f1 >= 0.5)
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, i)| i);
            if let Some(slot) = answer.and_then(|i| answered.get_mut(i)) {
                *slot = Some(place);
            }
        }
    }
    for ((mark, (shown, _)), answer) in marks.iter().zip(&wanted).zip(answers) {
        let Some((i, found)) = answer.and_then(|i| Some((i, article.attributions.get(i)?))) else {
            reading
                .faults
                .push(format!("missed: {} — {shown}", mark.speaker));
            continue;
        };
        reading.found += 1;
        if !speaker_fits(article, i, &mark.speaker) {
            let names: Vec<_> = names(article, i).collect();
            reading
                .faults
                .push(format!("speaker: {} not {names:?} — {shown}", mark.speaker));
            continue;
        }
        reading.speaker += 1;
        if found.stance.as_str() == mark.stance {
            reading.right += 1;
        } else {
            reading.faults.push(format!(
                "stance: {} not {} — {shown}",
                mark.stance,
                found.stance.as_str()
            ));
        }
    }
    for (i, attribution) in article.attributions.iter().enumerate() {
        if answered.get(i).is_some_and(Option::is_none) {
            reading.beyond += 1;
            let names: Vec<_> = names(article, i).collect();
            let content: Vec<_> = attribution
                .content
                .iter()
                .map(|s| s.of(&article.body))
                .collect();
            let cue: Vec<_> = attribution
                .cue
                .iter()
                .map(|s| s.of(&article.body))
                .collect();
            reading.extra.push(format!(
                "{names:?} {cue:?} — {} ({:.2})",
                short(&content.join(" … ")),
                attribution.confidence
            ));
        }
    }
}

pub(crate) fn names(article: &Article, attribution: usize) -> impl Iterator<Item = &str> {
    article
        .attributions
        .get(attribution)
        .into_iter()
        .flat_map(|a| &a.speakers)
        .filter_map(|m| article.speakers.get(m.speaker))
        .map(|s| s.name.as_str())
}

pub(crate) fn speaker_fits(article: &Article, attribution: usize, wanted: &str) -> bool {
    let wanted = name_words(wanted);
    names(article, attribution).any(|name| wanted.is_subset(&name_words(name)))
}

fn name_words(name: &str) -> HashSet<String> {
    let folded = fold(name).replace("u.s.", "us").replace("'s", "");
    words(&folded)
        .map(|s| s.of(&folded).to_owned())
        .filter(|w| !matches!(w.as_str(), "the" | "of" | "a" | "an"))
        .collect()
}

fn word_set(text: &str) -> HashSet<String> {
    let folded = fold(text);
    words(&folded).map(|s| s.of(&folded).to_owned()).collect()
}

fn f1(a: &HashSet<String>, b: &HashSet<String>) -> f64 {
    let both = a.intersection(b).count();
    if both == 0 {
        return 0.0;
    }
    2.0 * both as f64 / (a.len() + b.len()) as f64
}

fn short(text: &str) -> String {
    let folded: Vec<_> = text.split_whitespace().collect();
    folded.join(" ").chars().take(70).collect()
}
