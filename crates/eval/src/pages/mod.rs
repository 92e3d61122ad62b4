//! Saved pages against what people read out of them: body, title, date, authors, and speed.
//!
//! The data is laid out as `truth.jsonl` beside a folder of compressed pages. The measures are
//! those of `score_pages.py` there, which gives the same figures for the predictions written
//! here; authors, whose spellings differ, are compared as sets of folded names.

mod compare;
mod figures;
mod undated;

pub use compare::{Shingles, author_set, same_title, shingles};
pub use figures::{Figures, SetFigures, figures};

use crate::EvalError;
use crate::throughput::Clock;
use flate2::read::GzDecoder;
use onrecord_article::{decode, page};
use onrecord_core::{Article, Register, Supplied};
use serde::{Deserialize, Serialize};
use std::io::Read;
use std::path::Path;

/// What people read out of a page.
#[derive(Clone, Debug, Deserialize)]
pub struct Truth {
    /// The set it comes from.
    pub ds: String,
    /// Its name in `truth.jsonl` and in predictions.
    pub id: String,
    /// Where the page stood.
    pub url: String,
    /// The file of its source, compressed with gzip, beside `truth.jsonl`.
    pub html: String,
    /// The text of the article.
    pub body: String,
    /// The headline.
    #[serde(default)]
    pub title: Option<String>,
    /// The authors, with semicolons between them.
    #[serde(default)]
    pub author: Option<String>,
    /// The day of publication.
    #[serde(default)]
    pub date: Option<String>,
}

/// What was read out of a page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Predicted {
    /// The page.
    pub id: String,
    /// The text of the article; empty where the page was taken for none.
    pub body: String,
    /// The headline.
    pub title: Option<String>,
    /// The date of publication as stated.
    pub published_at: Option<String>,
    /// The names of the authors that are people.
    pub authors: Vec<String>,
    /// Why the page was taken for no article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rejected: Option<String>,
}

/// A page with what people and the reader made of it.
#[derive(Clone, Debug)]
pub struct Measured {
    /// What people read.
    pub truth: Truth,
    /// What was read.
    pub predicted: Predicted,
    /// CPU seconds it took.
    pub seconds: f64,
    /// For some pages, the date that was read after all signs of the true one were taken out.
    pub undated: Option<Undated>,
}

/// What was read on a page without its date.
#[derive(Clone, Debug)]
pub struct Undated {
    /// The date that was read; the right one where a sign of it was overlooked.
    pub day: Option<String>,
}

/// Each so many dated pages one is also read without its dates.
const UNDATED_EACH: usize = 5;

/// Reads all pages of a folder, one at a time on this thread.
///
/// # Errors
/// If a file cannot be read.
pub fn read(folder: &Path, register: &Register) -> Result<Vec<Measured>, EvalError> {
    let path = folder.join("truth.jsonl");
    let lines = std::fs::read_to_string(&path).map_err(|reason| EvalError::File {
        path: path.clone(),
        reason,
    })?;
    let mut measured: Vec<Measured> = Vec::new();
    let mut dated = 0;
    for (number, line) in lines.lines().enumerate() {
        let truth: Truth = serde_json::from_str(line).map_err(|reason| EvalError::Line {
            path: path.clone(),
            line: number + 1,
            reason,
        })?;
        let bytes = source(&folder.join(&truth.html))?;
        let supplied = Supplied {
            url: Some(truth.url.clone()),
            ..Supplied::default()
        };
        let clock = Clock::start();
        let article = article(&bytes, &supplied, register);
        let seconds = clock.elapsed().as_secs_f64();
        let predicted = predicted(&truth.id, article);
        let mut undated = None;
        if let Some(date) = &truth.date {
            dated += 1;
            if dated % UNDATED_EACH == 0 {
                undated = Some(without_dates(&bytes, date, register));
            }
        }
        measured.push(Measured {
            truth,
            predicted,
            seconds,
            undated,
        });
    }
    Ok(measured)
}

fn source(path: &Path) -> Result<Vec<u8>, EvalError> {
    let file = |reason| EvalError::File {
        path: path.to_owned(),
        reason,
    };
    let mut bytes = Vec::new();
    let compressed = std::fs::read(path).map_err(file)?;
    GzDecoder::new(compressed.as_slice())
        .read_to_end(&mut bytes)
        .map_err(file)?;
    Ok(bytes)
}

fn article(bytes: &[u8], supplied: &Supplied, register: &Register) -> Result<Article, String> {
    let decoded = decode::decode(bytes, supplied).map_err(|p| p.detail)?;
    page::read(&decoded.text, supplied, register).map_err(|problems| {
        let why: Vec<String> = problems.into_iter().map(|p| p.detail).collect();
        why.join("; ")
    })
}

fn predicted(id: &str, article: Result<Article, String>) -> Predicted {
    let id = id.to_owned();
    match article {
        Ok(article) => Predicted {
            id,
            authors: article.authors.iter().map(|a| a.name.clone()).collect(),
            body: article.body,
            title: article.title,
            published_at: article.published.map(|d| d.as_str().to_owned()),
            rejected: None,
        },
        Err(why) => Predicted {
            id,
            rejected: Some(why),
            ..Predicted::default()
        },
    }
}

fn without_dates(bytes: &[u8], date: &str, register: &Register) -> Undated {
    let html = decode::decode(bytes, &Supplied::default()).map_or(String::new(), |d| d.text);
    let bare = undated::strip(&html, date);
    let day = page::read(&bare, &Supplied::default(), register)
        .ok()
        .and_then(|a| a.published)
        .map(|d| d.as_str().to_owned());
    Undated { day }
}
