//! How far the linking of each article is, and what sets it back.

use super::Placed;
use super::read::{AFTER, one, row, rows};
use crate::StoreError;
use rusqlite::{Connection, OptionalExtension, params};
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

/// Sets an article back to a stage, if it is beyond; gives 1 if so.
pub(crate) fn set_back(conn: &Connection, article: i64, stage: Stage) -> Result<u64, StoreError> {
    let changed = conn
        .prepare_cached("UPDATE articles SET link_stage = ?2 WHERE id = ?1 AND link_stage > ?2")?
        .execute(params![article, stage as i64])?;
    Ok(changed as u64)
}

/// Says how far the linking of an article is.
pub(super) fn set_stage(conn: &Connection, article: i64, stage: Stage) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE articles SET link_stage = ?2 WHERE id = ?1")?
        .execute(params![article, stage as i64])?;
    Ok(())
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
pub(super) fn set_back_readers(
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
