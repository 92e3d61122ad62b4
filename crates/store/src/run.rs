//! Runs: one ingest each, with what it counted.

use crate::{Store, StoreError};
use onrecord_core::Problem;
use rusqlite::{Connection, OptionalExtension, params};

/// The number of a run in this file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RunId(pub(crate) i64);

/// What is known of a run when it begins.
#[derive(Clone, Copy, Debug)]
pub struct NewRun<'a> {
    /// When it began, ISO 8601; library crates have no clock.
    pub started_at: Option<&'a str>,
    /// Version of what extracts and links: all derived rows of a file bear the same.
    pub extractor: &'a str,
    /// The arguments as typed.
    pub arguments: &'a str,
}

/// What a run counted; `seen` is the sum of the five after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunTotals {
    /// Documents looked at.
    pub seen: u64,
    /// Articles that were not known.
    pub new: u64,
    /// New versions of known ones.
    pub updated: u64,
    /// Documents that say nothing new.
    pub unchanged: u64,
    /// Known documents at a new location.
    pub duplicate: u64,
    /// Documents that no article came of.
    pub rejected: u64,
    /// Problems met.
    pub problems: u64,
    /// Bytes read.
    pub bytes: u64,
}

impl Store {
    /// Begins a run.
    ///
    /// # Errors
    /// [`StoreError::extractor_differs`] if the file holds articles that another version of the
    /// extractor made.
    pub fn begin_run(&mut self, run: &NewRun<'_>) -> Result<RunId, StoreError> {
        if let Some(found) = self.extractor()?
            && found != run.extractor
        {
            return Err(StoreError::extractor(&found, run.extractor).at(&self.path));
        }
        self.conn
            .execute(
                "INSERT INTO runs (started_at, extractor, arguments) VALUES (?1, ?2, ?3)",
                params![run.started_at, run.extractor, run.arguments],
            )
            .map_err(|e| self.error(e))?;
        Ok(RunId(self.conn.last_insert_rowid()))
    }

    /// Writes down that a run came to its end, and what it counted.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn finish_run(&mut self, run: RunId, totals: &RunTotals) -> Result<(), StoreError> {
        let int = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        self.conn
            .execute(
                "UPDATE runs SET finished = 1, seen = ?2, new = ?3, updated = ?4, unchanged = ?5,
                 duplicate = ?6, rejected = ?7, problems = ?8, bytes = ?9 WHERE id = ?1",
                params![
                    run.0,
                    int(totals.seen),
                    int(totals.new),
                    int(totals.updated),
                    int(totals.unchanged),
                    int(totals.duplicate),
                    int(totals.rejected),
                    int(totals.problems),
                    int(totals.bytes)
                ],
            )
            .map_err(|e| self.error(e))?;
        Ok(())
    }

    /// The version of the extractor that made what the file holds; `None` if it holds nothing
    /// derived.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn extractor(&self) -> Result<Option<String>, StoreError> {
        // Every run since the derived rows were last cleared had the same.
        let read = self
            .conn
            .query_row(
                "SELECT extractor FROM runs WHERE EXISTS (SELECT 1 FROM article_documents)
                 ORDER BY id DESC LIMIT 1",
                [],
                |r| r.get(0),
            )
            .optional();
        read.map_err(|e| self.error(e))
    }
}

/// Stores a problem of an article, else of a document, else of the run.
pub(crate) fn insert_problem(
    conn: &Connection,
    of: &ProblemOf<'_>,
    problem: &Problem,
    span: Option<(i64, i64)>,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO problems (run_id, document_id, article_id, location, kind, place,
                               \"start\", \"end\", detail)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        of.run.map(|r| r.0),
        of.document,
        of.article,
        of.location,
        problem.kind.as_str(),
        problem.place,
        span.map(|s| s.0),
        span.map(|s| s.1),
        problem.detail
    ])?;
    Ok(())
}

/// Deletes what was said of a location that could not be read.
pub(crate) fn forget_unread(conn: &Connection, location: &str) -> Result<(), StoreError> {
    conn.prepare_cached(
        "DELETE FROM problems
         WHERE document_id IS NULL AND article_id IS NULL AND location = ?1",
    )?
    .execute([location])?;
    Ok(())
}

/// Whose problem it is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ProblemOf<'a> {
    pub(crate) run: Option<RunId>,
    pub(crate) document: Option<i64>,
    pub(crate) article: Option<i64>,
    pub(crate) location: Option<&'a str>,
}
