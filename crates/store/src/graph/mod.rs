//! The graph that stories are decided by: how like articles are to those before them, and what
//! was decided of each.
//!
//! All of it is a function of the set of current articles. What comes, goes or is decided anew
//! sets back those whose links may change by it, in the same transaction, so that a run that
//! breaks off loses nothing.

mod read;
mod stages;

use crate::{Store, StoreError, links};
use onrecord_core::Key;
use read::{AFTER, BEFORE, joins, one, placed, row, rows, thread};
use rusqlite::{Connection, params};
use stages::{set_back_readers, set_stage};
use std::collections::BTreeSet;

pub use stages::Stage;
pub(crate) use stages::{ids_at, set_back, until};

/// An article with what places it in the canonical order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its number in this file.
    pub id: i64,
    /// The second at which its date begins.
    pub from: Option<i64>,
    /// Its key.
    pub key: Key,
}

/// Two articles that were compared, seen from one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The other.
    pub other: Placed,
    /// How like they are, in parts of 10,000.
    pub units: u32,
    /// Whether they are of one story by themselves.
    pub related: bool,
}

impl Store {
    /// Current articles at a stage, in canonical order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn at_stage(&self, stage: Stage) -> Result<Vec<Placed>, StoreError> {
        let ask = || -> Result<Vec<Placed>, StoreError> {
            let mut found = rows(
                &self.conn,
                "SELECT id, published_from, key FROM articles
                 WHERE link_stage = ?1 AND link_stage < 3 AND is_current = 1",
                stage as i64,
                placed,
            )?;
            found.sort_by_key(|a| (a.from.unwrap_or(i64::MAX), a.key));
            Ok(found)
        };
        ask().map_err(|e| e.at(&self.path))
    }

    /// What places an article in the canonical order.
    ///
    /// # Errors
    /// If the file cannot be read, or there is no such article.
    pub fn place(&self, article: i64) -> Result<Placed, StoreError> {
        one(&self.conn, article).map_err(|e| e.at(&self.path))
    }

    /// The articles before an article that it was compared with.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn likeness(&self, article: i64) -> Result<Vec<Row>, StoreError> {
        rows(&self.conn, BEFORE, article, row).map_err(|e| e.at(&self.path))
    }

    /// The articles after an article that were compared with it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn likeness_after(&self, article: i64) -> Result<Vec<Row>, StoreError> {
        rows(&self.conn, AFTER, article, row).map_err(|e| e.at(&self.path))
    }

    /// The second at which the date of the last article begins whose story is decided; of one
    /// without a date, the greatest there is. What comes after it changes nothing that was
    /// decided.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn decided_until(&self) -> Result<i64, StoreError> {
        until(&self.conn, Stage::Decided).map_err(|e| e.at(&self.path))
    }

    /// Keeps what an article was compared with, in place of what was kept. Where that changes
    /// anything, the stories of later articles around it are to be decided anew, unless none
    /// was decided yet (`is_last`).
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_likeness(
        &mut self,
        article: i64,
        found: &[(i64, u32, bool)],
        is_last: bool,
    ) -> Result<(), StoreError> {
        self.transaction(|store| {
            let conn = &store.conn;
            let mut old: Vec<(i64, u32, bool)> = rows(conn, BEFORE, article, row)?
                .into_iter()
                .map(|r| (r.other.id, r.units, r.related))
                .collect();
            old.sort_unstable();
            let mut new = found.to_vec();
            new.sort_unstable();
            if old != new {
                conn.prepare_cached("DELETE FROM article_likeness WHERE article_id = ?1")?
                    .execute([article])?;
                let mut insert = conn.prepare_cached(
                    "INSERT INTO article_likeness (article_id, other_id, units, is_related)
                     VALUES (?1, ?2, ?3, ?4)",
                )?;
                for (other, units, related) in &new {
                    insert.execute(params![article, other, units, related])?;
                }
                let ids = |rows: &[(i64, u32, bool)]| rows.iter().map(|r| r.0).collect::<Vec<_>>();
                let around: BTreeSet<i64> = [vec![article], ids(&old), ids(&new)]
                    .into_iter()
                    .flatten()
                    .collect();
                if !is_last {
                    set_back_readers(conn, article, &around)?;
                }
            }
            set_stage(conn, article, Stage::Compared)
        })
    }

    /// All articles that are of one story with an article by what was decided last, itself too.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn thread(&self, article: i64) -> Result<Vec<i64>, StoreError> {
        thread(&self.conn, article).map_err(|e| e.at(&self.path))
    }

    /// The articles before it that an article was joined with.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn joins(&self, article: i64) -> Result<Vec<i64>, StoreError> {
        joins(&self.conn, article).map_err(|e| e.at(&self.path))
    }

    /// The articles after it that were joined with an article.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn joined_by(&self, article: i64) -> Result<Vec<Placed>, StoreError> {
        rows(
            &self.conn,
            "SELECT a.id, a.published_from, a.key
             FROM article_joins AS j JOIN articles AS a ON a.id = j.article_id
             WHERE j.other_id = ?1",
            article,
            placed,
        )
        .map_err(|e| e.at(&self.path))
    }

    /// Keeps what was decided of an article. Where that changes anything, its story is to be
    /// linked anew, and the stories of those later articles to be decided anew that are given
    /// back; none is looked for if none was decided yet (`is_last`).
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_joins(
        &mut self,
        article: i64,
        joined: &[i64],
        is_last: bool,
    ) -> Result<Vec<Placed>, StoreError> {
        self.transaction(|store| {
            let conn = &store.conn;
            let mut new = joined.to_vec();
            new.sort_unstable();
            let was_linked = conn
                .prepare_cached("SELECT 1 FROM story_articles WHERE article_id = ?1")?
                .exists([article])?;
            if joins(conn, article)? == new {
                let stage = if was_linked {
                    Stage::Linked
                } else {
                    Stage::Decided
                };
                set_stage(conn, article, stage)?;
                // Whoever begins a story that was never linked changes nothing for others.
                return Ok(Vec::new());
            }
            let mut around: BTreeSet<i64> = BTreeSet::new();
            if !is_last {
                around.extend(thread(conn, article)?);
            }
            links::drop_stories_of(conn, &[article])?;
            conn.prepare_cached("DELETE FROM article_joins WHERE article_id = ?1")?
                .execute([article])?;
            let mut insert = conn.prepare_cached(
                "INSERT INTO article_joins (article_id, other_id) VALUES (?1, ?2)",
            )?;
            for other in &new {
                insert.execute([article, *other])?;
            }
            if !is_last {
                around.extend(thread(conn, article)?);
            }
            set_stage(conn, article, Stage::Decided)?;
            set_back_readers(conn, article, &around)
        })
    }
}

/// Takes an article out of the graph; those that were compared with it, or with articles of its
/// story, are set back.
pub(crate) fn forget(conn: &Connection, article: i64) -> Result<(), StoreError> {
    let around: BTreeSet<i64> = thread(conn, article)?.into_iter().collect();
    set_back_readers(conn, article, &around)?;
    let compared: Vec<i64> = rows(
        conn,
        "SELECT article_id FROM article_likeness WHERE other_id = ?1",
        article,
        |r| Ok(r.get(0)?),
    )?;
    for reader in compared {
        set_back(conn, reader, Stage::New)?;
    }
    for sql in [
        "DELETE FROM article_likeness WHERE article_id = ?1",
        "DELETE FROM article_likeness WHERE other_id = ?1",
        "DELETE FROM article_joins WHERE article_id = ?1",
        "DELETE FROM article_joins WHERE other_id = ?1",
    ] {
        conn.prepare_cached(sql)?.execute([article])?;
    }
    Ok(())
}
