//! The one writer of a database.

use crate::lock::Lock;
use crate::outlets::OutletIds;
use crate::{StoreError, open};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The one writer of a database.
///
/// Holds the lock file `FILE.lock` for its life. While it writes, the file has a log beside it
/// (`FILE-wal`), and what a [`Batch`](crate::Batch) committed survives a power cut.
/// [`close`](Self::close) leaves one file.
#[derive(Debug)]
pub struct Store {
    // Before the lock, so that it is closed before the lock is let go.
    pub(crate) conn: Connection,
    pub(crate) outlets: OutletIds,
    pub(crate) path: PathBuf,
    // None in a reader.
    pub(crate) _lock: Option<Lock>,
}

impl Store {
    /// Opens the database for writing; makes it if there is none, and brings an older one up to
    /// date.
    ///
    /// # Errors
    /// If another writer is at work ([`StoreError::is_locked`]), or the file is not an onrecord
    /// database or a newer one; then it is left byte for byte as it is.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let (conn, lock) = open::open_writer(path)?;
        let mut store = Self {
            conn,
            outlets: OutletIds::default(),
            path: path.to_owned(),
            _lock: Some(lock),
        };
        store.sync_shipped_outlets()?;
        Ok(store)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` in one transaction: all that it writes is kept, or none of it.
    ///
    /// Makes many calls of [`replace_stories`](Self::replace_stories) as cheap as one. Inside
    /// another it is a part of that: what fails inside has to fail outside too. A savepoint would
    /// undo it alone, but makes the full-text index write out what it has gathered, every time.
    ///
    /// # Errors
    /// What `work` fails with, or if the file cannot be written.
    pub fn transaction<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if !self.conn.is_autocommit() {
            return work(self).map_err(|e| e.at(&self.path));
        }
        self.conn
            .execute_batch("BEGIN IMMEDIATE")
            .map_err(|e| self.error(e))?;
        let done = work(self).map_err(|e| e.at(&self.path));
        let done = done.and_then(|value| {
            let ended = self.conn.execute_batch("COMMIT");
            ended.map(|()| value).map_err(|e| self.error(e))
        });
        if done.is_err() {
            self.outlets.forget();
            if !self.conn.is_autocommit() {
                // SQLite may have rolled back already, as on a full disk.
                let _ = self.conn.execute_batch("ROLLBACK");
            }
        }
        done
    }

    /// Runs `work`, which reads much, on one state of the file: the lock is taken once, not for
    /// every question, which costs more than a small one.
    ///
    /// # Errors
    /// What `work` fails with, or if the file cannot be read.
    pub fn reading<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        if !self.conn.is_autocommit() {
            return work(self);
        }
        let run = |sql: &str| self.conn.execute_batch(sql).map_err(|e| self.error(e));
        run("BEGIN")?;
        let done = work(self);
        run("COMMIT")?;
        done
    }

    /// Ends the writing: one file is left, which also opens from read-only media.
    ///
    /// While a reader has the file open, its log stays beside it. Nothing is lost by that, and
    /// the next writer clears it away.
    ///
    /// # Errors
    /// If the log could not be brought into the file; nothing is lost then either.
    pub fn close(self) -> Result<(), StoreError> {
        let Self {
            conn, path, _lock, ..
        } = self;
        let end = || -> Result<(), StoreError> {
            // Statistics for the planner: without them one aggregate took three times as long.
            conn.execute_batch("PRAGMA optimize")?;
            conn.busy_timeout(Duration::from_millis(200))?;
            conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
            Ok(())
        };
        let ended = match end() {
            Err(e) if e.is_locked() => Ok(()),
            other => other,
        };
        let closed = conn.close().map_err(|(_, e)| StoreError::from(e));
        ended.and(closed).map_err(|e| e.at(&path))
    }

    pub(crate) fn error(&self, error: impl Into<StoreError>) -> StoreError {
        error.into().at(&self.path)
    }
}

/// A count or offset as SQLite has it.
pub(crate) fn int(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
