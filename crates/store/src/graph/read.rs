//! The statements that read the graph.

use super::{Placed, Row};
use crate::StoreError;
use onrecord_core::Key;
use rusqlite::{Connection, Row as SqlRow};

/// The articles before one that it was compared with, as [`row`] reads them.
pub(super) const BEFORE: &str = "SELECT a.id, a.published_from, a.key, l.units, l.is_related
    FROM article_likeness AS l JOIN articles AS a ON a.id = l.other_id WHERE l.article_id = ?1";

/// The articles after one that were compared with it, as [`row`] reads them.
pub(super) const AFTER: &str = "SELECT a.id, a.published_from, a.key, l.units, l.is_related
    FROM article_likeness AS l JOIN articles AS a ON a.id = l.article_id WHERE l.other_id = ?1";

/// What hangs together by joins, whoever joined whom.
const THREAD: &str = "WITH RECURSIVE thread (id) AS (
        SELECT ?1
        UNION SELECT j.other_id FROM thread JOIN article_joins AS j ON j.article_id = thread.id
        UNION SELECT j.article_id FROM thread JOIN article_joins AS j ON j.other_id = thread.id
    ) SELECT id FROM thread";

/// What hangs together with an article, itself too.
pub(super) fn thread(conn: &Connection, article: i64) -> Result<Vec<i64>, StoreError> {
    rows(conn, THREAD, article, |r| Ok(r.get(0)?))
}

/// The articles before it that an article was joined with.
pub(super) fn joins(conn: &Connection, article: i64) -> Result<Vec<i64>, StoreError> {
    rows(
        conn,
        "SELECT other_id FROM article_joins WHERE article_id = ?1 ORDER BY other_id",
        article,
        |r| Ok(r.get(0)?),
    )
}

/// What places an article in the canonical order.
pub(super) fn one(conn: &Connection, article: i64) -> Result<Placed, StoreError> {
    let found = rows(
        conn,
        "SELECT id, published_from, key FROM articles WHERE id = ?1",
        article,
        placed,
    )?;
    let missing = || StoreError::invalid(format!("there is no article {article}"));
    found.first().copied().ok_or_else(missing)
}

/// All rows of a statement about one article or stage.
pub(super) fn rows<T>(
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

/// Reads `id, published_from, key`.
pub(super) fn placed(row: &SqlRow<'_>) -> Result<Placed, StoreError> {
    let (id, key): (i64, String) = (row.get(0)?, row.get(2)?);
    let damaged = || StoreError::damaged(format!("article {id} has no key"));
    Ok(Placed {
        id,
        from: row.get(1)?,
        key: Key::parse(&key).ok_or_else(damaged)?,
    })
}

/// Reads what [`BEFORE`] and [`AFTER`] select.
pub(super) fn row(row: &SqlRow<'_>) -> Result<Row, StoreError> {
    Ok(Row {
        other: placed(row)?,
        units: row.get(3)?,
        related: row.get(4)?,
    })
}
