//! One state of the file, read row by row: for those that need much of it.

use crate::dump::VIEWS;
use crate::{Database, QueryError};
use rusqlite::types::ValueRef;
use rusqlite::{Row, params_from_iter};
use std::borrow::Cow;

/// The names of the public views, which `docs/sql.md` describes.
#[must_use]
pub fn views() -> &'static [&'static str] {
    VIEWS
}

/// One state of the file: all questions to it are answered from the same, whatever a writer
/// does meanwhile. For programs that read through much of a file, such as exports; memory does
/// not grow with the number of rows.
#[derive(Debug)]
pub struct Snapshot<'a> {
    database: &'a Database,
}

impl Database {
    /// Holds on to the present state of the file until the snapshot is dropped.
    ///
    /// # Errors
    /// If another snapshot of this database is held, or the file cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot<'_>, QueryError> {
        self.conn.execute_batch("BEGIN")?;
        Ok(Snapshot { database: self })
    }
}

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        // Nothing was written, so nothing is lost if this fails.
        let _ = self.database.conn.execute_batch("ROLLBACK");
    }
}

impl<'a> Snapshot<'a> {
    /// The database whose state this is.
    #[must_use]
    pub fn database(&self) -> &'a Database {
        self.database
    }

    /// The names of the columns that a query gives.
    ///
    /// # Errors
    /// If it is no query of this schema.
    pub fn columns(&self, sql: &str) -> Result<Vec<String>, QueryError> {
        let statement = self.database.conn.prepare_cached(sql)?;
        Ok(statement.column_names().map(str::to_owned).collect())
    }

    /// Hands each row of a query on as it comes; `ids` stand for `?1`, `?2` …
    ///
    /// # Errors
    /// If the file cannot be read, or with what `take` ends on.
    pub fn each<E: From<QueryError>>(
        &self,
        sql: &str,
        ids: &[i64],
        mut take: impl FnMut(&Record<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self
            .database
            .conn
            .prepare_cached(sql)
            .map_err(QueryError::from)?;
        let mut rows = statement
            .query(params_from_iter(ids))
            .map_err(QueryError::from)?;
        while let Some(row) = rows.next().map_err(QueryError::from)? {
            take(&Record(row))?;
        }
        Ok(())
    }

    /// What `read` makes of each row: for questions with few answers.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn all<T>(
        &self,
        sql: &str,
        ids: &[i64],
        mut read: impl FnMut(&Record<'_>) -> T,
    ) -> Result<Vec<T>, QueryError> {
        let mut found = Vec::new();
        self.each(sql, ids, |row| {
            found.push(read(row));
            Ok::<(), QueryError>(())
        })?;
        Ok(found)
    }
}

/// A row while it is read. Columns are counted from 0; one that is not there is NULL.
#[derive(Debug)]
pub struct Record<'a>(&'a Row<'a>);

/// A value of a row, borrowed from it.
#[derive(Clone, Debug, PartialEq)]
pub enum Field<'a> {
    /// Nothing: not known.
    Null,
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Real(f64),
    /// Text; bytes that are no UTF-8 became U+FFFD.
    Text(Cow<'a, str>),
    /// Bytes.
    Blob(&'a [u8]),
}

impl Record<'_> {
    /// The value of a column.
    #[must_use]
    pub fn field(&self, column: usize) -> Field<'_> {
        match self.0.get_ref(column) {
            Ok(ValueRef::Integer(n)) => Field::Integer(n),
            Ok(ValueRef::Real(n)) => Field::Real(n),
            Ok(ValueRef::Text(bytes)) => Field::Text(String::from_utf8_lossy(bytes)),
            Ok(ValueRef::Blob(bytes)) => Field::Blob(bytes),
            Ok(ValueRef::Null) | Err(_) => Field::Null,
        }
    }

    /// The text of a column; `None` if it is NULL or no text.
    #[must_use]
    pub fn text(&self, column: usize) -> Option<String> {
        match self.field(column) {
            Field::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }

    /// The whole number of a column; `None` if it is NULL or no such number.
    #[must_use]
    pub fn integer(&self, column: usize) -> Option<i64> {
        match self.field(column) {
            Field::Integer(n) => Some(n),
            _ => None,
        }
    }

    /// The number of a column; `None` if it is NULL or no number.
    #[must_use]
    pub fn real(&self, column: usize) -> Option<f64> {
        match self.field(column) {
            Field::Real(n) => Some(n),
            Field::Integer(n) => Some(n as f64),
            _ => None,
        }
    }

    /// Whether a column is 1.
    #[must_use]
    pub fn is_set(&self, column: usize) -> bool {
        self.integer(column) == Some(1)
    }
}
