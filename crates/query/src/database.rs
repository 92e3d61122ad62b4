//! An open database, and how a person names a thing in it.

use crate::QueryError;
use crate::sql::functions;
use onrecord_core::text::address;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension, Params, Row, Transaction};
use std::path::Path;

/// Memory for pages of the file, in KiB; less than nothing is how SQLite is told so.
const CACHE_KIB: i64 = -16_384;
/// Prepared statements that are kept.
const STATEMENTS: usize = 128;

/// A database opened for questions; nothing can be written through it.
#[derive(Debug)]
pub struct Database {
    pub(crate) conn: Connection,
}

impl Database {
    /// Opens a database; also from read-only media, and while a writer is at work.
    ///
    /// # Errors
    /// If there is no such file, or it is not an onrecord database, or a newer one.
    pub fn open(path: &Path) -> Result<Self, QueryError> {
        let conn = onrecord_store::open_read_only(path)?;
        // A search looks at thousands of pages, many of them several times; SQLite's 2 MB hold
        // five hundred.
        conn.pragma_update(None, "cache_size", CACHE_KIB)?;
        // Otherwise SQLite prepares a statement anew whenever a bound value might suit a partial
        // index better.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        conn.set_prepared_statement_cache_capacity(STATEMENTS);
        functions::register(&conn, path)?;
        Ok(Self { conn })
    }

    /// Begins to read: until what this gives is dropped, all questions see one state of the file,
    /// whatever a writer does, and the file is locked once, not for every statement. Does nothing
    /// within another.
    pub(crate) fn reading(&self) -> Result<Option<Transaction<'_>>, QueryError> {
        match self.conn.is_autocommit() {
            true => Ok(Some(self.conn.unchecked_transaction()?)),
            false => Ok(None),
        }
    }

    /// The id of an article, by its id or key, with or without `article:` before it, or by its
    /// URL; of several versions the newest.
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is none.
    pub fn article_id(&self, id_or_key: &str) -> Result<i64, QueryError> {
        if id_or_key.contains("://") {
            let found = self.row(
                "SELECT id FROM articles WHERE address = ?1 AND is_current = 1
                 ORDER BY key LIMIT 1",
                [address(id_or_key.trim())],
                |r| r.get(0),
            )?;
            return found.ok_or_else(|| QueryError::not_found("article", id_or_key));
        }
        self.resolve("article", "articles", id_or_key)
    }

    /// The id of a story, by its id or key.
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is none.
    pub fn story_id(&self, id_or_key: &str) -> Result<i64, QueryError> {
        self.resolve("story", "stories", id_or_key)
    }

    /// The id of a claim, by its id or key.
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is none.
    pub fn claim_id(&self, id_or_key: &str) -> Result<i64, QueryError> {
        self.resolve("claim", "claims", id_or_key)
    }

    pub(crate) fn resolve(&self, kind: &str, table: &str, text: &str) -> Result<i64, QueryError> {
        let bare = bare(kind, text);
        let found: Option<i64> = match bare.parse::<i64>() {
            Ok(id) => self.row(
                &format!("SELECT id FROM {table} WHERE id = ?1"),
                [id],
                |r| r.get(0),
            )?,
            Err(_) => self.row(
                &format!("SELECT id FROM {table} WHERE key = ?1"),
                [bare],
                |r| r.get(0),
            )?,
        };
        found.ok_or_else(|| QueryError::not_found(kind, text))
    }

    /// The first row of a query, if there is one.
    pub(crate) fn row<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, QueryError> {
        #[cfg(test)]
        crate::tests::asked(sql);
        let mut statement = self.conn.prepare_cached(sql)?;
        Ok(statement.query_row(params, read).optional()?)
    }

    /// All rows of a query.
    pub(crate) fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, QueryError> {
        #[cfg(test)]
        crate::tests::asked(sql);
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(params, read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// An id, key or name without the kind before it: `claim:7` is 7.
pub(crate) fn bare<'a>(kind: &str, text: &'a str) -> &'a str {
    let text = text.trim();
    text.strip_prefix(kind)
        .and_then(|rest| rest.strip_prefix(':'))
        .unwrap_or(text)
        .trim()
}
