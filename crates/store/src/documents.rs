//! Documents and their locations: what is recorded, and what is known already.

use crate::identity::{key_of_document, supplied_json};
use crate::outlets::OutletIds;
use crate::run::{RunId, forget_unread};
use crate::{Incoming, Put, Store, StoreError, derive, store::int};
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use onrecord_core::text::hex;
use onrecord_core::{Key, Supplied};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::io::{Read, Write};

/// A document as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDocument {
    /// Its number in this file.
    pub id: i64,
    /// Its key.
    pub key: Key,
    /// What format it was read as.
    pub format: String,
    /// What came with it.
    pub supplied: Supplied,
    /// Where it is found, in order.
    pub locations: Vec<String>,
    /// Its bytes exactly as received.
    pub bytes: Vec<u8>,
}

impl Store {
    /// Whether this document is known at this location, and all was derived from it: then it
    /// need not be read again.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn known(&self, document: &Key, location: &str) -> Result<bool, StoreError> {
        let ask = || -> Result<bool, rusqlite::Error> {
            self.conn
                .prepare_cached(
                    "SELECT 1 FROM documents AS d
                     JOIN document_locations AS l ON l.document_id = d.id AND l.location = ?2
                     JOIN article_documents AS x ON x.document_id = d.id
                     WHERE d.key = ?1 AND l.superseded = 0",
                )?
                .exists(params![document.to_string(), location])
        };
        ask().map_err(|e| self.error(e))
    }

    /// A recorded document.
    ///
    /// # Errors
    /// If there is none of this number, or its bytes are damaged.
    pub fn document(&self, id: i64) -> Result<StoredDocument, StoreError> {
        read_document(&self.conn, id).map_err(|e| e.at(&self.path))
    }

    /// Documents that something is still to be derived from, in canonical order: after
    /// [`clear_derived`](Self::clear_derived), after a withdrawal, after a run that broke off.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn underived(&self) -> Result<Vec<i64>, StoreError> {
        let ask = || -> Result<Vec<i64>, rusqlite::Error> {
            let mut rows = self.conn.prepare(
                "SELECT d.id FROM documents AS d
                 WHERE NOT EXISTS (SELECT 1 FROM article_documents AS x WHERE x.document_id = d.id)
                 AND EXISTS (SELECT 1 FROM document_locations AS l
                             WHERE l.document_id = d.id AND l.superseded = 0)
                 ORDER BY coalesce(d.retrieved_at, ''), d.key",
            )?;
            rows.query_map([], |r| r.get(0))?.collect()
        };
        ask().map_err(|e| self.error(e))
    }
}

/// What a document is recorded as: its key, and its bytes compressed. Neither takes a database,
/// so that threads can make them before the one writer has it.
#[derive(Clone, Debug)]
pub struct Packed {
    key: Key,
    sha256: String,
    supplied: String,
    deflated: Option<Vec<u8>>,
}

impl Packed {
    /// Makes the key of a document; its bytes are compressed [later](Self::compress).
    #[must_use]
    pub fn new(bytes: &[u8], supplied: &Supplied) -> Self {
        let digest = Sha256::digest(bytes);
        let supplied = supplied_json(supplied);
        Self {
            key: key_of_document(&digest, &supplied),
            sha256: hex(&digest),
            supplied,
            deflated: None,
        }
    }

    /// Compresses its bytes; what was not compressed, the writer has to.
    pub fn compress(&mut self, bytes: &[u8]) {
        self.deflated = deflated(bytes).ok();
    }

    /// The key of the document.
    #[must_use]
    pub fn key(&self) -> &Key {
        &self.key
    }
}

fn deflated(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // News compresses little better at higher levels.
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::new(3));
    deflate.write_all(bytes)?;
    deflate.finish()
}

/// Records a document and derives its article, as far as they are not known.
pub(crate) fn put(
    conn: &Connection,
    outlets: &mut OutletIds,
    run: RunId,
    document: &Incoming<'_>,
    packed: &Packed,
) -> Result<Put, StoreError> {
    forget_unread(conn, document.location)?;
    let known = find(conn, &packed.key.to_string())?;
    let id = match known {
        Some(id) => id,
        None => insert(conn, run, document, packed)?,
    };
    let (was_here, replaced) = take_location(conn, run, document.location, id, &packed.sha256)?;
    for old in &replaced {
        if !has_location(conn, *old)? {
            derive::withdraw_document(conn, *old)?;
        }
    }
    if known.is_some() {
        derive::refresh_uri(conn, id)?;
    }
    let derived: Option<Option<i64>> = conn
        .prepare_cached("SELECT article_id FROM article_documents WHERE document_id = ?1")?
        .query_row([id], |r| r.get(0))
        .optional()?;
    let (put, article) = match derived {
        Some(article) if was_here => (Put::Unchanged, article),
        Some(article) => (Put::Duplicate, article),
        None => {
            let done = derive::derive(conn, outlets, run, id, document.outcome, document.problems)?;
            (done.put, done.article)
        }
    };
    Ok(match article {
        Some(article) if !replaced.is_empty() => Put::Updated(article),
        _ => put,
    })
}

fn find(conn: &Connection, key: &str) -> Result<Option<i64>, rusqlite::Error> {
    conn.prepare_cached("SELECT id FROM documents WHERE key = ?1")?
        .query_row([key], |r| r.get(0))
        .optional()
}

fn insert(
    conn: &Connection,
    run: RunId,
    document: &Incoming<'_>,
    packed: &Packed,
) -> Result<i64, StoreError> {
    let retrieved_at = document.supplied.retrieved_at.as_ref();
    conn.prepare_cached(
        "INSERT INTO documents (key, run_id, sha256, size, format, supplied, retrieved_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        packed.key.to_string(),
        run.0,
        packed.sha256,
        int(document.bytes.len()),
        document.format,
        packed.supplied,
        retrieved_at.map(|d| d.as_str())
    ])?;
    let id = conn.last_insert_rowid();
    let insert = "INSERT INTO document_bytes (document_id, deflated) VALUES (?1, ?2)";
    let mut insert = conn.prepare_cached(insert)?;
    match &packed.deflated {
        Some(deflated) => insert.execute(params![id, deflated])?,
        None => {
            let deflated = deflated(document.bytes)
                .map_err(|e| StoreError::io("a document could not be compressed", e))?;
            insert.execute(params![id, deflated])?
        }
    };
    Ok(id)
}

/// Puts a document at a location. Says whether it was there, and which documents of the same
/// bytes, with other supplied data, had to leave.
fn take_location(
    conn: &Connection,
    run: RunId,
    location: &str,
    document: i64,
    sha256: &str,
) -> Result<(bool, Vec<i64>), StoreError> {
    let mut here = conn.prepare_cached(
        "SELECT l.document_id, l.superseded, d.sha256 = ?2 FROM document_locations AS l
         JOIN documents AS d ON d.id = l.document_id WHERE l.location = ?1",
    )?;
    let mut rows = here.query(params![location, sha256])?;
    // Whether it is here, or was once.
    let (mut here_now, mut here_once) = (false, false);
    let mut replaced = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, superseded, same_bytes): (i64, bool, bool) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        if id == document {
            (here_now, here_once) = (!superseded, superseded);
        } else if same_bytes && !superseded {
            replaced.push(id);
        }
    }
    for old in &replaced {
        conn.prepare_cached(
            "UPDATE document_locations SET superseded = 1 WHERE location = ?1 AND document_id = ?2",
        )?
        .execute(params![location, old])?;
    }
    if here_once {
        conn.prepare_cached(
            "UPDATE document_locations SET superseded = 0 WHERE location = ?1 AND document_id = ?2",
        )?
        .execute(params![location, document])?;
    } else if !here_now {
        conn.prepare_cached(
            "INSERT INTO document_locations (location, document_id, run_id) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![location, document, run.0])?;
    }
    Ok((here_now, replaced))
}

fn has_location(conn: &Connection, document: i64) -> Result<bool, rusqlite::Error> {
    conn.prepare_cached(
        "SELECT 1 FROM document_locations WHERE document_id = ?1 AND superseded = 0",
    )?
    .exists([document])
}

pub(crate) fn read_document(conn: &Connection, id: i64) -> Result<StoredDocument, StoreError> {
    type Row = (String, String, String, i64, Vec<u8>, String);
    let (key, format, supplied, size, deflated, sha256): Row = conn
        .prepare_cached(
            "SELECT d.key, d.format, d.supplied, d.size, b.deflated, d.sha256 FROM documents AS d
             JOIN document_bytes AS b ON b.document_id = d.id WHERE d.id = ?1",
        )?
        .query_row([id], |r| {
            Ok((
                r.get(0)?,
                r.get(1)?,
                r.get(2)?,
                r.get(3)?,
                r.get(4)?,
                r.get(5)?,
            ))
        })
        .optional()?
        .ok_or_else(|| StoreError::invalid(format!("there is no document {id}")))?;
    let damaged = |what: &str| StoreError::damaged(format!("document {key}: {what}"));
    let size = u64::try_from(size).map_err(|_| damaged("its size is negative"))?;
    let mut bytes = Vec::new();
    DeflateDecoder::new(deflated.as_slice())
        // A damaged file must not fill the memory.
        .take(size.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|_| damaged("its bytes do not unpack"))?;
    if hex(&Sha256::digest(&bytes)) != sha256 {
        return Err(damaged("its bytes are not those that were recorded"));
    }
    let mut locations = conn.prepare_cached(
        "SELECT location FROM document_locations WHERE document_id = ?1 AND superseded = 0
         ORDER BY location",
    )?;
    let locations = locations
        .query_map([id], |r| r.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(StoredDocument {
        id,
        key: Key::parse(&key).ok_or_else(|| damaged("its key is none"))?,
        format,
        supplied: serde_json::from_str(&supplied)
            .map_err(|_| damaged("what was supplied cannot be read"))?,
        locations,
        bytes,
    })
}
