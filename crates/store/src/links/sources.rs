//! Sources: who is behind the speakers of several articles, and of several stories.
//!
//! What a named source is known by in a story is a *sense* of its name. Which senses of a name
//! are one source is a function of the set of its senses ([`identity::sources`]), so it is
//! asked anew only when a sense is new or gone; what changes then is carried to the stories
//! that have the sense. Most names have few, however many stories name them.

use crate::StoreError;
use crate::store::int;
use onrecord_core::Key;
use onrecord_core::identity::{self, Identity, Traits};
use onrecord_core::links::Source;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// The sources of a story that were entered.
pub(crate) struct Written {
    /// Their ids, in order.
    pub(crate) ids: Vec<i64>,
    /// All whose stories are others now: to be given to [`refresh`].
    pub(crate) touched: BTreeSet<i64>,
}

/// Enters what a story knows of its sources.
///
/// [`refresh`] then chooses what stands for each.
pub(crate) fn write(
    conn: &Connection,
    story: i64,
    sources: &[Source],
) -> Result<Written, StoreError> {
    let mut touched = BTreeSet::new();
    let mut senses = Vec::with_capacity(sources.len());
    let mut grown = BTreeSet::new();
    for source in sources {
        let sense = match &source.identity {
            Some(identity) => {
                let (sense, is_new) = sense_of(conn, source, identity)?;
                if is_new {
                    grown.insert(identity.name.to_string());
                }
                Some(sense)
            }
            None => None,
        };
        senses.push(sense);
    }
    for name in &grown {
        tell_apart(conn, name, &mut touched)?;
    }
    let mut of_sense = conn.prepare_cached("SELECT source_id FROM source_senses WHERE id = ?1")?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO story_sources (story_id, ord, source_id, sense_id, name, kind, named,
                                    count_min, count_max, part_of_ord)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    let mut ids = Vec::with_capacity(sources.len());
    for (ord, (source, sense)) in sources.iter().zip(senses).enumerate() {
        let id = match sense {
            Some(sense) => of_sense.query_row([sense], |r| r.get(0))?,
            None => id_of(conn, &source.key.to_string(), source)?,
        };
        let group = source.part_of.filter(|g| *g != ord && *g < sources.len());
        insert.execute(params![
            story,
            int(ord),
            id,
            sense,
            source.name,
            source.kind.as_str(),
            source.named,
            source.count_min,
            source.count_max,
            group.map(int)
        ])?;
        ids.push(id);
    }
    touched.extend(&ids);
    Ok(Written { ids, touched })
}

/// The sense of a source's name, and whether it was not there before.
fn sense_of(
    conn: &Connection,
    source: &Source,
    identity: &Identity,
) -> Result<(i64, bool), StoreError> {
    let (name, traits) = (identity.name.to_string(), identity.traits.to_string());
    let known: Option<i64> = conn
        .prepare_cached("SELECT id FROM source_senses WHERE name_key = ?1 AND traits = ?2")?
        .query_row([&name, &traits], |r| r.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok((id, false));
    }
    let alone = id_of(conn, &source.key.to_string(), source)?;
    conn.prepare_cached(
        "INSERT INTO source_senses (name_key, traits, source_id) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![name, traits, alone])?;
    Ok((conn.last_insert_rowid(), true))
}

fn id_of(conn: &Connection, key: &str, source: &Source) -> Result<i64, StoreError> {
    if let Some(id) = known(conn, key)? {
        return Ok(id);
    }
    conn.prepare_cached(
        "INSERT INTO sources (key, name, kind, named, count_min, count_max)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        key,
        source.name,
        source.kind.as_str(),
        source.named,
        source.count_min,
        source.count_max
    ])?;
    Ok(conn.last_insert_rowid())
}

fn known(conn: &Connection, key: &str) -> Result<Option<i64>, rusqlite::Error> {
    conn.prepare_cached("SELECT id FROM sources WHERE key = ?1")?
        .query_row([key], |r| r.get(0))
        .optional()
}

/// Finds anew which senses of a name are one source, and moves those that are another's now.
fn tell_apart(
    conn: &Connection,
    name: &str,
    touched: &mut BTreeSet<i64>,
) -> Result<(), StoreError> {
    type Sense = (i64, String, i64, String);
    let senses: Vec<Sense> = conn
        .prepare_cached(
            "SELECT e.id, e.traits, e.source_id, s.key FROM source_senses AS e
             JOIN sources AS s ON s.id = e.source_id WHERE e.name_key = ?1",
        )?
        .query_map([name], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let Some(name) = Key::parse(name) else {
        return Ok(());
    };
    let traits: Vec<Traits> = senses
        .iter()
        .map(|(_, traits, ..)| Traits::parse(traits).unwrap_or_default())
        .collect();
    let keys = identity::sources(name, &traits.iter().collect::<Vec<_>>());
    for ((sense, _, old, key), new) in senses.into_iter().zip(keys) {
        let new = new.to_string();
        if key != new {
            move_sense(conn, sense, old, &new, touched)?;
        }
    }
    Ok(())
}

fn move_sense(
    conn: &Connection,
    sense: i64,
    old: i64,
    key: &str,
    touched: &mut BTreeSet<i64>,
) -> Result<(), StoreError> {
    let new = match known(conn, key)? {
        Some(id) => id,
        None => {
            conn.prepare_cached(
                "INSERT INTO sources (key, name, kind, named)
                 SELECT ?2, name, kind, named FROM sources WHERE id = ?1",
            )?
            .execute(params![old, key])?;
            conn.last_insert_rowid()
        }
    };
    touched.extend([old, new]);
    conn.prepare_cached("UPDATE source_senses SET source_id = ?2 WHERE id = ?1")?
        .execute([sense, new])?;
    let stories: Vec<(i64, i64)> = conn
        .prepare_cached("SELECT story_id, ord FROM story_sources WHERE sense_id = ?1")?
        .query_map([sense], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (story, ord) in stories {
        conn.prepare_cached(
            "UPDATE story_sources SET source_id = ?3 WHERE story_id = ?1 AND ord = ?2",
        )?
        .execute([story, ord, new])?;
        conn.prepare_cached(
            "UPDATE speakers SET source_id = ?3 WHERE source_ord = ?2 AND article_id IN
                (SELECT article_id FROM story_articles WHERE story_id = ?1)",
        )?
        .execute([story, ord, new])?;
        // Who is one of this group.
        let mut members = conn.prepare_cached(
            "SELECT source_id FROM story_sources WHERE story_id = ?1 AND part_of_ord = ?2",
        )?;
        for member in members.query_map([story, ord], |r| r.get(0))? {
            touched.insert(member?);
        }
    }
    Ok(())
}

/// The sources of a story.
pub(crate) fn of_story(conn: &Connection, story: i64) -> Result<Vec<i64>, rusqlite::Error> {
    conn.prepare_cached("SELECT source_id FROM story_sources WHERE story_id = ?1")?
        .query_map([story], |r| r.get(0))?
        .collect()
}

/// Sources of which stories know something else than before.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    /// Stories that had them were dropped: they, or what was known of them, may be nobody's.
    pub(crate) left: BTreeSet<i64>,
    /// Stories that have them were written.
    pub(crate) told_of: BTreeSet<i64>,
}

/// Lets the fullest of what the stories know stand for each source, chosen by content; drops
/// senses and sources that no story has any more.
pub(crate) fn refresh(conn: &Connection, changed: Changed) -> Result<(), StoreError> {
    let mut shrunk: BTreeSet<String> = BTreeSet::new();
    let mut gone = conn.prepare_cached(
        "DELETE FROM source_senses WHERE source_id = ?1 AND NOT EXISTS
            (SELECT 1 FROM story_sources AS s WHERE s.sense_id = source_senses.id)
         RETURNING name_key",
    )?;
    for source in &changed.left {
        for name in gone.query_map([source], |r| r.get(0))? {
            shrunk.insert(name?);
        }
    }
    let Changed { left, told_of } = changed;
    let mut touched = told_of;
    touched.extend(left);
    for name in &shrunk {
        tell_apart(conn, name, &mut touched)?;
    }
    // Asked before it is written: most sources are told of by one story, or as they were before,
    // and to write a row writes its indexes.
    let mut stands = conn.prepare_cached(
        "SELECT (k.name, k.kind, k.named, k.count_min, k.count_max)
                IS (s.name, s.kind, s.named, s.count_min, s.count_max)
            AND k.part_of_id IS
                (SELECT g.id FROM story_sources AS p
                 JOIN story_sources AS h ON h.story_id = p.story_id AND h.ord = p.part_of_ord
                 JOIN sources AS g ON g.id = h.source_id AND g.id <> p.source_id
                 WHERE p.source_id = k.id AND p.part_of_ord IS NOT NULL
                 ORDER BY g.key LIMIT 1)
         FROM sources AS k JOIN story_sources AS s ON s.source_id = k.id WHERE k.id = ?1
         ORDER BY length(s.name) DESC, s.name, s.kind, s.named, s.count_min, s.count_max LIMIT 1",
    )?;
    let mut update = conn.prepare_cached(
        "UPDATE sources SET (name, kind, named, count_min, count_max) =
            (SELECT s.name, s.kind, s.named, s.count_min, s.count_max
             FROM story_sources AS s WHERE s.source_id = sources.id
             ORDER BY length(s.name) DESC, s.name, s.kind, s.named, s.count_min, s.count_max
             LIMIT 1),
            part_of_id =
            (SELECT g.id FROM story_sources AS s
             JOIN story_sources AS h ON h.story_id = s.story_id AND h.ord = s.part_of_ord
             JOIN sources AS g ON g.id = h.source_id AND g.id <> s.source_id
             WHERE s.source_id = sources.id AND s.part_of_ord IS NOT NULL
             ORDER BY g.key LIMIT 1)
         WHERE id = ?1",
    )?;
    let mut delete = conn.prepare_cached("DELETE FROM sources WHERE id = ?1")?;
    for id in &touched {
        match stands.query_row([id], |r| r.get(0)).optional()? {
            Some(true) => {}
            Some(false) => {
                update.execute([id])?;
            }
            // No story tells of it.
            None => {
                delete.execute([id])?;
            }
        }
    }
    Ok(())
}
