//! The checks that read.

use super::Faults;
use crate::documents::read_document;
use crate::identity::article_key;
use crate::{StoreError, read_article};
use rusqlite::Connection;

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

/// Spans that do not slice the text they claim.
pub(super) fn spans(conn: &Connection, faults: &mut Faults) -> Result<(), StoreError> {
    for (what, sql) in [
        (
            "a part of the content of attribution",
            "SELECT t.id FROM attribution_contents AS c
             JOIN attributions AS t ON t.id = c.attribution_id
             JOIN article_texts AS x ON x.article_id = t.article_id
             WHERE c.text <> substr(x.body, c.\"start\" + 1, c.\"end\" - c.\"start\")
                OR c.\"end\" > length(x.body) OR c.\"start\" < 0 OR c.\"end\" < c.\"start\"",
        ),
        (
            "a speaker's mention in attribution",
            "SELECT t.id FROM attribution_speakers AS s
             JOIN attributions AS t ON t.id = s.attribution_id
             JOIN article_texts AS x ON x.article_id = t.article_id
             WHERE s.mention <> substr(x.body, s.\"start\" + 1, s.\"end\" - s.\"start\")
                OR s.\"end\" > length(x.body) OR s.\"start\" < 0 OR s.\"end\" < s.\"start\"",
        ),
        (
            "the passage of citation",
            "SELECT c.id FROM citations AS c
             JOIN article_texts AS x ON x.article_id = c.article_id
             WHERE c.passage <> substr(x.body, c.passage_start + 1,
                                       c.passage_end - c.passage_start)
                OR c.passage_end > length(x.body)",
        ),
        (
            "a passage taken over in article",
            "SELECT p.article_id FROM reused_passages AS p
             JOIN article_texts AS x ON x.article_id = p.article_id
             JOIN article_texts AS y ON y.article_id = p.source_article_id
             WHERE p.\"end\" > length(x.body) OR p.source_end > length(y.body)
                OR p.\"start\" < 0 OR p.source_start < 0",
        ),
        (
            "the part that states a claim in attribution",
            "SELECT t.id FROM attribution_claims AS c
             JOIN attributions AS t ON t.id = c.attribution_id
             JOIN article_texts AS x ON x.article_id = t.article_id
             WHERE c.\"end\" > length(x.body) OR c.\"start\" < 0 OR c.\"end\" < c.\"start\"",
        ),
    ] {
        each(conn, sql, |row| {
            let id: i64 = row.get(0)?;
            faults.add(format!("{what} {id} is not where its span says"));
            Ok(())
        })?;
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
            "is in the index of words and is not there",
            "SELECT DISTINCT t.article_id FROM article_terms AS t
             LEFT JOIN articles AS a ON a.id = t.article_id WHERE a.id IS NULL",
        ),
        (
            "is in the index of passages and is not there",
            "SELECT DISTINCT p.article_id FROM article_prints AS p
             LEFT JOIN articles AS a ON a.id = p.article_id WHERE a.id IS NULL",
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

fn ids(conn: &Connection, sql: &str) -> Result<Vec<i64>, StoreError> {
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
