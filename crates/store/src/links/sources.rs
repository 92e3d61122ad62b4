//! Sources: who is behind the speakers of several articles, and of several stories.

use crate::StoreError;
use onrecord_core::links::Source;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// Enters what a story knows of its sources; returns their ids in the same order.
///
/// [`refresh`] then chooses what stands for each.
pub(crate) fn write(
    conn: &Connection,
    story: i64,
    sources: &[Source],
) -> Result<Vec<i64>, StoreError> {
    let mut ids = Vec::with_capacity(sources.len());
    for source in sources {
        ids.push(id_of(conn, source)?);
    }
    for (id, source) in ids.iter().zip(sources) {
        let part_of = source.part_of.and_then(|i| ids.get(i)).filter(|g| *g != id);
        conn.prepare_cached(
            "INSERT INTO story_sources (story_id, source_id, name, kind, named, count_min,
                                        count_max, part_of_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING",
        )?
        .execute(params![
            story,
            id,
            source.name,
            source.kind.as_str(),
            source.named,
            source.count_min,
            source.count_max,
            part_of
        ])?;
    }
    Ok(ids)
}

fn id_of(conn: &Connection, source: &Source) -> Result<i64, StoreError> {
    let key = source.key.to_string();
    let known: Option<i64> = conn
        .prepare_cached("SELECT id FROM sources WHERE key = ?1")?
        .query_row([&key], |r| r.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    conn.prepare_cached("INSERT INTO sources (key, name, kind, named) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![
            key,
            source.name,
            source.kind.as_str(),
            source.named
        ])?;
    Ok(conn.last_insert_rowid())
}

/// The sources of a story.
pub(crate) fn of_story(conn: &Connection, story: i64) -> Result<Vec<i64>, rusqlite::Error> {
    conn.prepare_cached("SELECT source_id FROM story_sources WHERE story_id = ?1")?
        .query_map([story], |r| r.get(0))?
        .collect()
}

/// Lets the fullest of what the stories know stand for each source, chosen by content; drops a
/// source that no story has any more.
pub(crate) fn refresh(conn: &Connection, sources: &BTreeSet<i64>) -> Result<(), StoreError> {
    let mut update = conn.prepare_cached(
        "UPDATE sources SET (name, kind, named, count_min, count_max, part_of_id) =
            (SELECT s.name, s.kind, s.named, s.count_min, s.count_max, s.part_of_id
             FROM story_sources AS s LEFT JOIN sources AS g ON g.id = s.part_of_id
             WHERE s.source_id = sources.id
             ORDER BY length(s.name) DESC, s.name, s.kind, s.named, s.count_min, s.count_max, g.key
             LIMIT 1)
         WHERE id = ?1",
    )?;
    let mut delete = conn.prepare_cached(
        "DELETE FROM sources WHERE id = ?1
         AND NOT EXISTS (SELECT 1 FROM story_sources AS s WHERE s.source_id = sources.id)",
    )?;
    for id in sources {
        if delete.execute([id])? == 0 {
            update.execute([id])?;
        }
    }
    Ok(())
}
