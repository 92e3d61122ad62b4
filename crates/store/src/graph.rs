//! The graph that stories are decided by: how like articles are to those before them, and what
//! was decided of each.
//!
//! All of it is a function of the set of current articles. What comes, goes or is decided anew
//! sets back those whose links may change by it, in the same transaction, so that a run that
//! breaks off loses nothing.

use crate::{Store, StoreError, links};
use onrecord_core::Key;
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};
use std::collections::BTreeSet;

/// How far the linking of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It is to be compared with those before it.
    New = 0,
    /// Its story is to be decided.
    Compared = 1,
    /// Its story is to be linked.
    Decided = 2,
    /// It is linked.
    Linked = 3,
}

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

/// Sets an article back to a stage, if it is beyond; gives 1 if so.
pub(crate) fn set_back(conn: &Connection, article: i64, stage: Stage) -> Result<u64, StoreError> {
    let changed = conn
        .prepare_cached("UPDATE articles SET link_stage = ?2 WHERE id = ?1 AND link_stage > ?2")?
        .execute(params![article, stage as i64])?;
    Ok(changed as u64)
}

/// The current articles at a stage.
pub(crate) fn ids_at(conn: &Connection, stage: Stage) -> Result<Vec<i64>, StoreError> {
    rows(
        conn,
        "SELECT id FROM articles WHERE link_stage = ?1 AND link_stage < 3 AND is_current = 1",
        stage as i64,
        |r| Ok(r.get(0)?),
    )
}

/// What places an article with the columns of [`placed`] after these.
const BEFORE: &str = "SELECT a.id, a.published_from, a.key, l.units, l.is_related
    FROM article_likeness AS l JOIN articles AS a ON a.id = l.other_id WHERE l.article_id = ?1";

const AFTER: &str = "SELECT a.id, a.published_from, a.key, l.units, l.is_related
    FROM article_likeness AS l JOIN articles AS a ON a.id = l.article_id WHERE l.other_id = ?1";

/// What hangs together by joins, whoever joined whom.
const THREAD: &str = "WITH RECURSIVE thread (id) AS (
        SELECT ?1
        UNION SELECT j.other_id FROM thread JOIN article_joins AS j ON j.article_id = thread.id
        UNION SELECT j.article_id FROM thread JOIN article_joins AS j ON j.other_id = thread.id
    ) SELECT id FROM thread";

fn thread(conn: &Connection, article: i64) -> Result<Vec<i64>, StoreError> {
    rows(conn, THREAD, article, |r| Ok(r.get(0)?))
}

fn joins(conn: &Connection, article: i64) -> Result<Vec<i64>, StoreError> {
    rows(
        conn,
        "SELECT other_id FROM article_joins WHERE article_id = ?1 ORDER BY other_id",
        article,
        |r| Ok(r.get(0)?),
    )
}

/// The second at which the date of the last article begins that is at a stage or beyond, if there
/// is one; of one without a date, the greatest there is.
pub(crate) fn until(conn: &Connection, stage: Stage) -> Result<i64, StoreError> {
    let undated = conn
        .prepare_cached(
            "SELECT 1 FROM articles WHERE published_from IS NULL AND is_current = 1
             AND link_stage >= ?1",
        )?
        .exists([stage as i64])?;
    if undated {
        return Ok(i64::MAX);
    }
    let last: Option<i64> = conn
        .prepare_cached(
            "SELECT published_from FROM articles WHERE published_from IS NOT NULL
             AND is_current = 1 AND link_stage >= ?1 ORDER BY published_from DESC LIMIT 1",
        )?
        .query_row([stage as i64], |r| r.get(0))
        .optional()?;
    Ok(last.unwrap_or(i64::MIN))
}

/// Sets back, to be decided anew, the articles after one that were compared with any of these;
/// gives which.
fn set_back_readers(
    conn: &Connection,
    article: i64,
    around: &BTreeSet<i64>,
) -> Result<Vec<Placed>, StoreError> {
    let this = one(conn, article)?;
    let order = |a: &Placed| (a.from.unwrap_or(i64::MAX), a.key);
    let mut seen = BTreeSet::new();
    let mut after = Vec::new();
    for id in around {
        for reader in rows(conn, AFTER, *id, row)? {
            if order(&reader.other) > order(&this) && seen.insert(reader.other.id) {
                set_back(conn, reader.other.id, Stage::Compared)?;
                after.push(reader.other);
            }
        }
    }
    Ok(after)
}

fn set_stage(conn: &Connection, article: i64, stage: Stage) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE articles SET link_stage = ?2 WHERE id = ?1")?
        .execute(params![article, stage as i64])?;
    Ok(())
}

fn one(conn: &Connection, article: i64) -> Result<Placed, StoreError> {
    let found = rows(
        conn,
        "SELECT id, published_from, key FROM articles WHERE id = ?1",
        article,
        placed,
    )?;
    let missing = || StoreError::invalid(format!("there is no article {article}"));
    found.first().copied().ok_or_else(missing)
}

fn rows<T>(
    conn: &Connection,
    sql: &str,
    of: i64,
    mut read: impl FnMut(&SqlRow<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([of])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

fn placed(row: &SqlRow<'_>) -> Result<Placed, StoreError> {
    let (id, key): (i64, String) = (row.get(0)?, row.get(2)?);
    let damaged = || StoreError::damaged(format!("article {id} has no key"));
    Ok(Placed {
        id,
        from: row.get(1)?,
        key: Key::parse(&key).ok_or_else(damaged)?,
    })
}

fn row(row: &SqlRow<'_>) -> Result<Row, StoreError> {
    Ok(Row {
        other: placed(row)?,
        units: row.get(3)?,
        related: row.get(4)?,
    })
}
