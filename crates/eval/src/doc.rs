//! Annotated documents, as files of JSON lines hold them.

use crate::{EvalError, Predictor};
use onrecord_core::{Article, CharMap, Span};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

/// One text with its attributions: gold or predicted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Doc {
    /// What the gold and the predicted document share.
    pub doc_id: String,
    /// The text that the offsets refer to; a prediction may leave it out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The attributions.
    #[serde(default)]
    pub attributions: Vec<Spans>,
}

/// The spans of one attribution; half-open ranges of **characters** of the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spans {
    /// The words that name the source.
    pub source: Vec<(usize, usize)>,
    /// The words that carry the saying.
    pub cue: Vec<(usize, usize)>,
    /// What was said.
    pub content: Vec<(usize, usize)>,
    /// How sure the extractor is, 0 to 1; gold has none.
    #[serde(skip_serializing_if = "is_zero")]
    pub confidence: f32,
}

/// The attributions of an extracted article, by characters of its body.
#[must_use]
pub fn spans_of(article: &Article) -> Vec<Spans> {
    let chars = CharMap::new(&article.body);
    let spans = |list: &[Span]| list.iter().map(|s| chars.span(*s)).collect();
    let attributions = article.attributions.iter();
    attributions
        .map(|a| Spans {
            source: spans(&a.source),
            cue: spans(&a.cue),
            content: spans(&a.content),
            confidence: a.confidence,
        })
        .collect()
}

fn is_zero(confidence: &f32) -> bool {
    *confidence == 0.0
}

/// Reads a file of JSON lines; blank lines are passed over, unknown fields too.
///
/// # Errors
/// If the file cannot be read, or a line is no document.
pub fn read_docs(path: &Path) -> Result<Vec<Doc>, EvalError> {
    let unreadable = |reason| EvalError::File {
        path: path.to_owned(),
        reason,
    };
    let mut docs = Vec::new();
    let file = BufReader::new(File::open(path).map_err(unreadable)?);
    for (number, line) in file.lines().enumerate() {
        let line = line.map_err(unreadable)?;
        if line.trim().is_empty() {
            continue;
        }
        docs.push(
            serde_json::from_str(&line).map_err(|reason| EvalError::Line {
                path: path.to_owned(),
                line: number + 1,
                reason,
            })?,
        );
    }
    Ok(docs)
}

/// Writes documents as JSON lines.
///
/// # Errors
/// If the file cannot be written.
pub fn write_docs(path: &Path, docs: &[Doc]) -> Result<(), EvalError> {
    let write = || {
        let mut out = BufWriter::new(File::create(path)?);
        for doc in docs {
            serde_json::to_writer(&mut out, doc)?;
            out.write_all(b"\n")?;
        }
        out.flush()
    };
    write().map_err(|reason| EvalError::File {
        path: path.to_owned(),
        reason,
    })
}

/// What `predict` makes of the texts of `gold`, in their order.
#[must_use]
pub fn predict_all(gold: &[Doc], predict: &Predictor<'_>) -> Vec<Doc> {
    gold.iter()
        .map(|doc| Doc {
            doc_id: doc.doc_id.clone(),
            text: doc.text.clone(),
            attributions: predict(&doc.text),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_and_a_bad_line_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("docs.jsonl");
        let docs = [Doc {
            doc_id: "a".into(),
            text: "Über “x”".into(),
            attributions: vec![Spans {
                content: vec![(5, 8)],
                confidence: 0.5,
                ..Spans::default()
            }],
        }];
        write_docs(&path, &docs).unwrap();
        assert_eq!(read_docs(&path).unwrap(), docs);

        std::fs::write(&path, "{\"doc_id\":\"a\"}\n\n{\"doc_id\":7}\n").unwrap();
        let error = read_docs(&path).unwrap_err().to_string();
        assert!(error.contains("docs.jsonl, line 3"), "{error}");
    }
}
