//! Articles of other newsrooms than those the model was trained on: marks of 40 texts, from as
//! many outlets, of sport, science, entertainment, business and the politics of several countries.
//!
//! The marks were made by a large language model that read as an annotator, in one pass, before any
//! output on these texts existed, after the rules of the corpus the model was trained on. They know
//! a text only by its SHA-256 and by character offsets. None of the 40 outlets was among the
//! unmarked texts the model learned from.

use crate::reader::{names, speaker_fits};
use crate::{Doc, EvalError, Scores, Spans, score, spans_of, table};
use onrecord_core::Supplied;
use onrecord_core::text::hex;
use onrecord_extract::{Extractor, Scratch};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt;

const MARKS: &str = include_str!("../data/other-newsrooms.json");

/// The marks of one text.
#[derive(Clone, Debug, Deserialize)]
pub struct Marks {
    /// SHA-256 of the text in UTF-8, in hexadecimal digits.
    pub sha256: String,
    /// What was marked.
    pub attributions: Vec<Mark>,
}

/// One attribution as the reader marked it.
#[derive(Clone, Debug, Deserialize)]
pub struct Mark {
    /// Where its source, cue and content stand.
    #[serde(flatten)]
    pub spans: Spans,
    /// Words of the speaker's name, all of which must stand in the name found; empty where the
    /// reader could not say it in a few words.
    pub speaker: String,
    /// `asserts`, `denies`, `declines` or `asks`.
    pub stance: String,
    /// A belief, wish or feeling, with no act of speech.
    #[serde(default)]
    pub beyond: bool,
    /// Lies within the content of another.
    #[serde(default)]
    pub nested: bool,
}

/// A text with its marks.
#[derive(Clone, Debug)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// Its marks.
    pub marks: Marks,
}

/// What came of the marked texts.
#[derive(Debug)]
pub struct Measured {
    /// Spans against spans.
    pub scores: Scores,
    /// Contents found whose speaker the reader named.
    pub named: usize,
    /// Those of them with the right speaker.
    pub speaker: usize,
    /// Contents found.
    pub found: usize,
    /// Those of them with the right stance.
    pub stance: usize,
    /// The speakers that differ: whom the reader named, whom the extractor.
    pub faults: Vec<String>,
}

impl Measured {
    /// The figures by name.
    #[must_use]
    pub fn figures(&self) -> serde_json::Map<String, serde_json::Value> {
        let own = [
            ("speakers named", self.named),
            ("speakers right", self.speaker),
            ("contents found", self.found),
            ("stances right", self.stance),
        ];
        let scores = self.scores.figures().into_iter();
        scores
            .map(|(k, v)| (k, v.into()))
            .chain(own.map(|(k, v)| (k.to_owned(), v.into())))
            .collect()
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&table(&self.scores))?;
        writeln!(
            f,
            "\nof {} contents found: stance right in {}; speaker right in {} of {} named",
            self.found, self.stance, self.speaker, self.named
        )?;
        self.faults
            .iter()
            .try_for_each(|fault| writeln!(f, "  {fault}"))
    }
}

/// The built-in marks.
///
/// # Errors
/// If the embedded file is damaged.
pub fn marks() -> Result<Vec<Marks>, serde_json::Error> {
    serde_json::from_str(MARKS)
}

/// The texts that have marks, from JSON lines with a text as `body` each.
///
/// # Errors
/// If a line is not such an object.
pub fn marked(marks: &[Marks], lines: &[u8]) -> Result<Vec<Marked>, serde_json::Error> {
    #[derive(Deserialize)]
    struct Line {
        body: String,
    }
    let by_key: HashMap<&str, &Marks> = marks.iter().map(|m| (m.sha256.as_str(), m)).collect();
    let mut found = Vec::new();
    for line in serde_json::Deserializer::from_slice(lines).into_iter::<Line>() {
        let text = line?.body;
        let key = hex(&Sha256::digest(text.as_bytes()));
        if let Some(marks) = by_key.get(key.as_str()) {
            found.push(Marked {
                text,
                marks: (*marks).clone(),
            });
        }
    }
    Ok(found)
}

/// Extracts the texts and compares with their marks.
///
/// # Errors
/// If the scorer's tables are damaged.
pub fn measure(extractor: &Extractor, marked: &[Marked]) -> Result<Measured, EvalError> {
    let mut scratch = Scratch::default();
    let (mut gold, mut predicted) = (Vec::new(), Vec::new());
    let [mut named, mut speaker, mut found, mut stance] = [0; 4];
    let mut faults = Vec::new();
    for Marked { text, marks } in marked {
        let supplied = Supplied {
            language: Some("en".to_owned()),
            ..Supplied::default()
        };
        let read = extractor.ready(text, &supplied, &mut scratch);
        let spans: Vec<Spans> = read.iter().flat_map(spans_of).collect();
        for mark in &marks.attributions {
            let Some((article, i)) = read
                .iter()
                .find_map(|a| Some((a, answering(&mark.spans, &spans)?)))
            else {
                continue;
            };
            found += 1;
            let of = article.attributions.get(i);
            stance += usize::from(of.is_some_and(|a| a.stance.as_str() == mark.stance));
            if !mark.speaker.is_empty() {
                named += 1;
                if speaker_fits(article, i, &mark.speaker) {
                    speaker += 1;
                } else {
                    let names: Vec<_> = names(article, i).collect();
                    faults.push(format!("{}: {}", mark.speaker, names.join("; ")));
                }
            }
        }
        gold.push(Doc {
            doc_id: marks.sha256.clone(),
            text: text.clone(),
            attributions: marks.attributions.iter().map(|m| m.spans.clone()).collect(),
        });
        predicted.push(Doc {
            doc_id: marks.sha256.clone(),
            text: text.clone(),
            attributions: spans,
        });
    }
    Ok(Measured {
        scores: score(&gold, &predicted)?,
        named,
        speaker,
        found,
        stance,
        faults,
    })
}

/// The attribution whose content overlaps the mark's most, by half of both at least.
fn answering(mark: &Spans, spans: &[Spans]) -> Option<usize> {
    let length = |s: &[(usize, usize)]| s.iter().map(|(a, b)| b - a).sum::<usize>();
    let overlap = |other: &Spans| -> usize {
        let pairs = mark
            .content
            .iter()
            .flat_map(|a| other.content.iter().map(move |b| (a, b)));
        pairs
            .map(|(a, b)| a.1.min(b.1).saturating_sub(a.0.max(b.0)))
            .sum()
    };
    spans
        .iter()
        .enumerate()
        .map(|(i, other)| {
            let both = overlap(other);
            (
                both,
                length(&mark.content) + length(&other.content) - both,
                i,
            )
        })
        .filter(|(both, all, _)| *both > 0 && 2 * both >= *all)
        .max_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)))
        .map(|(_, _, i)| i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_texts_are_known_by_their_hash_alone() {
        let text = "The bridge will close, Orla Venn said.";
        let marks = Marks {
            sha256: hex(&Sha256::digest(text.as_bytes())),
            attributions: Vec::new(),
        };
        let lines = format!("{{\"body\":\"other\"}}\n{{\"body\":\"{text}\",\"id\":1}}\n");
        let found = marked(&[marks], lines.as_bytes()).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, text);
    }

    #[test]
    fn a_mark_is_answered_from_half_overlap_on() {
        let content = |s, e| Spans {
            content: vec![(s, e)],
            ..Spans::default()
        };
        let found = [content(0, 4), content(0, 7), content(0, 30)];
        assert_eq!(answering(&content(0, 10), &found), Some(1));
        assert_eq!(answering(&content(40, 50), &found), None);
    }

    #[test]
    fn the_built_in_marks_can_be_read() {
        let marks = marks().unwrap();
        assert_eq!(marks.len(), 40);
        let contents = marks.iter().flat_map(|m| &m.attributions);
        assert!(contents.clone().all(|a| !a.spans.content.is_empty()));
        assert_eq!(contents.count(), 412);
    }
}
