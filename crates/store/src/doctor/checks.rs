//! The checks that read.

use super::Faults;
use crate::documents::read_document;
use crate::identity::article_key;
use crate::{StoreError, read_article};
use rusqlite::Connection;
use std::collections::{BTreeSet, HashSet};

/// SQLite's own check of every page and index.
pub(super) fn pages(conn: &Connection, faults: &mut Faults) -> Result<(), StoreError> {
    each(conn, "PRAGMA integrity_check(1000)", |row| {
        let line: String = row.get(0)?;
        if line != "ok" {
            faults.add(line);
        }
        Ok(())
    })
}

/// Rows whose foreign key leads nowhere.
pub(super) fn references(conn: &Connection, faults: &mut Faults) -> Result<(), StoreError> {
    each(conn, "PRAGMA foreign_key_check", |row| {
        let (table, id, parent): (String, Option<i64>, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let id = id.map_or_else(String::new, |id| format!(" {id}"));
        faults.add(format!(
            "a row{id} of {table} points to a row of {parent} that is not there"
        ));
        Ok(())
    })
}

/// Documents whose bytes are no longer those that were recorded.
pub(super) fn documents(conn: &Connection, faults: &mut Faults) -> Result<(), StoreError> {
    for id in ids(conn, "SELECT id FROM documents ORDER BY id")? {
        if let Err(error) = read_document(conn, id) {
            faults.add(format!("document {id}: {error}"));
        }
    }
    Ok(())
}

/// Articles whose key is not made of what they say.
pub(super) fn articles(conn: &Connection, faults: &mut Faults) -> Result<(), StoreError> {
    for id in ids(conn, "SELECT id FROM articles ORDER BY id")? {
        match read_article(conn, id) {
            Ok((key, article)) if article_key(&article) == key => {}
            Ok(_) => faults.add(format!(
                "article {id} does not say what its key was made of"
            )),
            Err(error) => faults.add(format!("article {id}: {error}")),
        }
    }
    Ok(())
}

/// Articles by which no neighbour is found, and entries of articles that are gone.
pub(super) fn neighbours(conn: &Connection, faults: &mut Faults) -> Result<(), StoreError> {
    for (what, sql) in [
        (
            "is indexed and has no signature",
            "SELECT a.id FROM articles AS a
             LEFT JOIN article_signatures AS s ON s.article_id = a.id
             WHERE a.is_indexed = 1 AND s.article_id IS NULL",
        ),
        (
            "is linked and in no story",
            "SELECT a.id FROM articles AS a
             LEFT JOIN story_articles AS s ON s.article_id = a.id
             WHERE a.is_current = 1 AND a.link_stage = 3 AND s.article_id IS NULL",
        ),
    ] {
        each(conn, sql, |row| {
            let id: i64 = row.get(0)?;
            faults.add(format!("article {id} {what}"));
            Ok(())
        })?;
    }
    // Millions of entries: looked up here, not in a table.
    let there: HashSet<i64> = ids(conn, "SELECT id FROM articles")?.into_iter().collect();
    for (what, sql) in [
        ("words", "SELECT article_id FROM article_terms"),
        ("passages", "SELECT article_id FROM article_prints"),
    ] {
        let mut gone = BTreeSet::new();
        each(conn, sql, |row| {
            let id: i64 = row.get(0)?;
            if !there.contains(&id) {
                gone.insert(id);
            }
            Ok(())
        })?;
        for id in gone {
            faults.add(format!(
                "article {id} is in the index of {what} and is not there"
            ));
        }
    }
    Ok(())
}

/// Work that was begun and not ended.
pub(super) fn unfinished(conn: &Connection, faults: &mut Faults) -> Result<(), StoreError> {
    for (what, sql) in [
        (
            "document(s) from which nothing was derived yet",
            "SELECT count(*) FROM documents AS d
             LEFT JOIN article_documents AS x ON x.document_id = d.id
             WHERE x.document_id IS NULL AND EXISTS (SELECT 1 FROM document_locations AS l
                WHERE l.document_id = d.id AND l.superseded = 0)",
        ),
        (
            "article(s) not yet linked",
            "SELECT count(*) FROM articles WHERE is_current = 1 AND link_stage < 3",
        ),
    ] {
        each(conn, sql, |row| {
            let count: i64 = row.get(0)?;
            if count > 0 {
                faults.add(format!("{count} {what}"));
            }
            Ok(())
        })?;
    }
    Ok(())
}

pub(super) fn ids(conn: &Connection, sql: &str) -> Result<Vec<i64>, StoreError> {
    let mut found = Vec::new();
    each(conn, sql, |row| {
        found.push(row.get(0)?);
        Ok(())
    })?;
    Ok(found)
}

fn each(
    conn: &Connection,
    sql: &str,
    mut take: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>,
) -> Result<(), StoreError> {
    let mut statement = conn.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row)?;
    }
    Ok(())
}
