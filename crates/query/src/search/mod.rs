//! Full-text search over articles, statements and claims, that no user text can break, and the
//! known claims that a sentence repeats.
//!
//! What a search costs does not grow with how common its words are. Hits are counted up to
//! 10,000. Up to 500 of a kind are all ranked; of more, the newest 500 are; words that more
//! than 10,000 hold tell nothing apart, and the newest come first.

mod find;
mod near;

use crate::{Database, QueryError, Window};
use find::Kind;
use rusqlite::{Row, params};
use serde::Serialize;
use std::collections::HashSet;

/// What a search gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// At most so many hits of each kind.
    pub limit: usize,
    /// What comes first.
    pub order: Order,
    /// Only articles of this time, what they say, and claims first stated in it.
    pub window: Window,
}

impl Default for Search {
    /// The best 10 of all times.
    fn default() -> Self {
        Self {
            limit: 10,
            order: Order::Best,
            window: Window::default(),
        }
    }
}

/// What comes first among hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Those of which the words are the largest part; of equals the newest.
    #[default]
    Best,
    /// By date of publication, the newest first; a claim's is that of its first report. What has
    /// none comes last.
    Newest,
}

/// What was found; the best first, or the newest.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Hits {
    /// Articles, by title and body.
    pub articles: Vec<Hit>,
    /// Statements, by what was said.
    pub statements: Vec<Hit>,
    /// Claims, by their wording: first those that hold all words, then those that a sentence
    /// of these words may repeat in others.
    pub claims: Vec<Hit>,
    /// How many hold all words.
    pub found: Found,
}

/// How many hold all words, whatever the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Found {
    /// How many articles.
    pub articles: Count,
    /// How many statements.
    pub statements: Count,
    /// How many claims.
    pub claims: Count,
}

/// How many were counted, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// How many hold all words; no more than 10,000 are counted.
    pub count: usize,
    /// Whether there are more than that.
    pub or_more: bool,
    /// Of how many the best were chosen, where that is not all: the newest. 0 where hits are in
    /// order of date only.
    pub ranked: usize,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// Id of the article, attribution or claim.
    pub id: i64,
    /// The article it is in; of a claim, the one that states it first, where that is known.
    pub article_id: Option<i64>,
    /// Headline of the article; speaker of the statement.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When.
    pub published_at: Option<String>,
    /// The words around the match, each match in `[` `]`.
    pub snippet: String,
}

impl Hit {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            article_id: row.get(1)?,
            title: row.get(2)?,
            outlet: row.get(3)?,
            published_at: row.get(4)?,
            snippet: row.get(5)?,
        })
    }
}

impl Database {
    /// Finds what holds all of `words`; one with a blank in it is found as it stands. And the
    /// known claims that the words, read as a sentence, may repeat: also in other words, with
    /// other endings, or denied.
    ///
    /// Every word is taken literally: `NOT`, `C++` or an open quotation mark are no syntax.
    /// Case and accents do not matter. At most `limit` hits of each kind, the best first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn search(&self, words: &[String], limit: usize) -> Result<Hits, QueryError> {
        let search = Search {
            limit,
            ..Search::default()
        };
        self.search_with(words, &search)
    }

    /// As [`search`](Self::search), the newest first, or within a span of time.
    ///
    /// ```no_run
    /// use onrecord_query::{Database, Order, Search, Window};
    ///
    /// let database = Database::open("onrecord.db".as_ref())?;
    /// let march = Search { order: Order::Newest, window: Window::new(Some("2024-03"), Some("2024-03"))?, ..Search::default() };
    /// for hit in database.search_with(&["harbour".to_owned()], &march)?.articles {
    ///     println!("{} {}", hit.published_at.unwrap_or_default(), hit.snippet);
    /// }
    /// # Ok::<(), onrecord_query::QueryError>(())
    /// ```
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn search_with(&self, words: &[String], search: &Search) -> Result<Hits, QueryError> {
        let _reading = self.reading()?;
        let Some(query) = quoted(words) else {
            return Ok(Hits::default());
        };
        let find = |kind: Kind| -> Result<(Vec<Hit>, Count), QueryError> {
            let (ids, count) = self.find(kind, &query, words, search)?;
            let mut hits = Vec::with_capacity(ids.len());
            for id in ids {
                hits.extend(self.row(kind.shown(), params![query, id], Hit::read)?);
            }
            Ok((hits, count))
        };
        let mut hits = Hits::default();
        (hits.articles, hits.found.articles) = find(Kind::Articles)?;
        (hits.statements, hits.found.statements) = find(Kind::Statements)?;
        (hits.claims, hits.found.claims) = find(Kind::Claims)?;
        if hits.claims.len() < search.limit {
            let held: HashSet<i64> = hits.claims.iter().map(|hit| hit.id).collect();
            let near = self.near(&words.join(" "), &search.window)?;
            let others = near.into_iter().filter(|hit| !held.contains(&hit.id));
            let room = search.limit - hits.claims.len();
            hits.claims.extend(others.take(room));
        }
        Ok(hits)
    }
}

/// Statements that only a large file is asked, for their plans.
#[cfg(test)]
pub(crate) fn rare() -> Vec<&'static str> {
    find::rare()
}

/// An FTS5 query of these words, each in quotation marks; `None` where there is nothing to look
/// for, as in `*` or `--`.
fn quoted(words: &[String]) -> Option<String> {
    let words: Vec<String> = words
        .iter()
        // A phrase without a letter or digit would match nothing, and so would the whole.
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .map(|w| format!("\"{}\"", w.replace('\0', " ").replace('"', "\"\"")))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}
