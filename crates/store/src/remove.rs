//! Taking documents out for good.

use crate::{Store, StoreError, derive};
use onrecord_core::text::address;
use rusqlite::{Connection, OptionalExtension, params};

/// A document that is to be taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removable {
    /// Its number in this file.
    pub id: i64,
    /// Its key.
    pub key: String,
    /// Where it was found, in order; also where something else is found now.
    pub locations: Vec<String>,
    /// The headline of the article that was read from it, if one was and has one.
    pub title: Option<String>,
}

impl Store {
    /// The documents that a person may mean: by the key of a document or its SHA-256, by the id,
    /// key or URL of an article (then all documents that say it), or by a location.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn removable(&self, what: &str) -> Result<Vec<Removable>, StoreError> {
        let ask = || -> Result<Vec<Removable>, rusqlite::Error> {
            let mut found = self.conn.prepare_cached(
                "SELECT d.id, d.key, a.title FROM documents AS d
                 LEFT JOIN article_documents AS x ON x.document_id = d.id
                 LEFT JOIN articles AS a ON a.id = x.article_id
                 WHERE d.key = ?1 OR d.sha256 = ?1 OR a.key = ?1 OR a.address = ?3
                    OR (?2 IS NOT NULL AND a.id = ?2)
                    OR d.id IN (SELECT document_id FROM document_locations WHERE location = ?1)
                 ORDER BY d.key",
            )?;
            let documents: Vec<(i64, String, Option<String>)> = found
                .query_map(
                    params![what, what.parse::<i64>().ok(), address(what)],
                    |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
                )?
                .collect::<Result<_, _>>()?;
            let with_locations = |(id, key, title): (i64, String, Option<String>)| {
                Ok(Removable {
                    locations: locations(&self.conn, id)?,
                    id,
                    key,
                    title,
                })
            };
            documents.into_iter().map(with_locations).collect()
        };
        ask().map_err(|e| self.error(e))
    }

    /// Takes documents out for good, with all that was derived from them, in one transaction.
    ///
    /// What stood at their locations before stands there again. Documents that say the same
    /// become [`underived`](Self::underived), and what was linked with them
    /// [`unlinked`](Self::unlinked); outlets known from the removed articles alone are gone.
    /// [`scrub`](Self::scrub) then takes the last traces out of the file.
    ///
    /// # Errors
    /// If the file cannot be written; then nothing was taken out.
    pub fn remove_documents(&mut self, ids: &[i64]) -> Result<(), StoreError> {
        self.conn
            .execute_batch("PRAGMA secure_delete = ON")
            .map_err(|e| self.error(e))?;
        self.transaction(|store| {
            for id in ids {
                let held = locations(&store.conn, *id)?;
                derive::withdraw_document(&store.conn, *id)?;
                store
                    .conn
                    .execute("DELETE FROM documents WHERE id = ?1", [id])?;
                for location in held {
                    give_back(&store.conn, &location)?;
                }
            }
            store.conn.execute(DROP_UNUSED_OUTLETS, [])?;
            store.outlets.forget();
            Ok(())
        })
    }

    /// Takes what was deleted out of the file itself: the full-text indexes are merged, so that
    /// no word of it is left in them, and free pages are overwritten.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn scrub(&mut self) -> Result<(), StoreError> {
        // The log still holds pages as they were; the checkpoint empties it.
        self.conn
            .execute_batch(
                "PRAGMA secure_delete = ON;
                 INSERT INTO articles_fts (articles_fts) VALUES ('optimize');
                 INSERT INTO statements_fts (statements_fts) VALUES ('optimize');
                 INSERT INTO claims_fts (claims_fts) VALUES ('optimize');",
            )
            .and_then(|()| {
                self.conn
                    .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            })
            .map_err(|e| self.error(e))
    }
}

/// Found outlets that nothing names any more.
const DROP_UNUSED_OUTLETS: &str = "
    DELETE FROM outlets WHERE origin = 'found'
    AND NOT EXISTS (SELECT 1 FROM articles WHERE outlet_id = outlets.id)
    AND NOT EXISTS (SELECT 1 FROM articles WHERE credit_id = outlets.id)
    AND NOT EXISTS (SELECT 1 FROM attributions WHERE told_outlet_id = outlets.id)
    AND NOT EXISTS (SELECT 1 FROM citations WHERE outlet_id = outlets.id)
    AND NOT EXISTS (SELECT 1 FROM origins WHERE outlet_id = outlets.id)";

fn locations(conn: &Connection, document: i64) -> Result<Vec<String>, rusqlite::Error> {
    conn.prepare_cached(
        "SELECT location FROM document_locations WHERE document_id = ?1 ORDER BY location",
    )?
    .query_map([document], |r| r.get(0))?
    .collect()
}

/// Gives a location that nothing holds back to the document that held it last.
fn give_back(conn: &Connection, location: &str) -> Result<(), StoreError> {
    let last: Option<(i64, bool)> = conn
        .prepare_cached(
            "SELECT l.document_id, l.superseded FROM document_locations AS l
             JOIN documents AS d ON d.id = l.document_id WHERE l.location = ?1
             ORDER BY l.superseded, l.run_id DESC, d.key DESC LIMIT 1",
        )?
        .query_row([location], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    if let Some((document, true)) = last {
        conn.prepare_cached(
            "UPDATE document_locations SET superseded = 0
             WHERE location = ?1 AND document_id = ?2",
        )?
        .execute(params![location, document])?;
        derive::refresh_uri(conn, document)?;
    }
    Ok(())
}
