//! What is derived from a document: its article, the versions of a URL, and taking both back.
//!
//! Whatever is chosen here is chosen by content and date, so that the order in which documents
//! arrive makes no difference: of the documents that say one article, the one it is derived
//! from is the smallest by (`retrieved_at`, key); of the versions of a URL, the current one is
//! the greatest by (retrieved or published, key).

use crate::identity::article_key;
use crate::outlets::OutletIds;
use crate::run::{ProblemOf, RunId, insert_problem};
use crate::write_article::{Origin, insert_article, take_out_of_full_text};
use crate::{Put, Store, StoreError, index, links};
use onrecord_core::text::address;
use onrecord_core::{Article, Problem};
use rusqlite::{Connection, OptionalExtension, params};

/// What became of a document, and the article it is attached to.
pub(crate) struct Derived {
    pub(crate) put: Put,
    pub(crate) article: Option<i64>,
}

impl Store {
    /// Drops everything derived, and keeps what is recorded: documents, their bytes and what
    /// was supplied. All documents are [`underived`](Self::underived) then.
    ///
    /// # Errors
    /// If the file cannot be written; then nothing was dropped.
    pub fn clear_derived(&mut self) -> Result<(), StoreError> {
        self.transaction(|store| {
            // Children before parents; whole tables, which SQLite empties without a search.
            store.conn.execute_batch(
                "DELETE FROM claim_links; DELETE FROM attribution_claims; DELETE FROM claims;
                 DELETE FROM attribution_origins; DELETE FROM derivations;
                 DELETE FROM reused_passages; DELETE FROM problems WHERE document_id IS NOT NULL
                    OR article_id IS NOT NULL;
                 DELETE FROM citations; DELETE FROM origins;
                 DELETE FROM story_sources; DELETE FROM source_senses;
                 DELETE FROM story_articles; DELETE FROM stories;
                 DELETE FROM attribution_speakers; DELETE FROM attribution_contents;
                 DELETE FROM attributions; DELETE FROM speakers; DELETE FROM sources;
                 DELETE FROM article_terms; DELETE FROM article_prints;
                 DELETE FROM index_leavings; DELETE FROM article_likeness;
                 DELETE FROM article_joins;
                 DELETE FROM article_signatures; DELETE FROM article_dates;
                 DELETE FROM article_authors; DELETE FROM article_texts;
                 DELETE FROM article_documents; DELETE FROM articles;
                 DELETE FROM outlets WHERE origin = 'found';
                 INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
                 INSERT INTO statements_fts (statements_fts) VALUES ('rebuild');
                 INSERT INTO claims_fts (claims_fts) VALUES ('rebuild')",
            )?;
            store.outlets.forget();
            Ok(())
        })
    }
}

/// Stores what was made of a recorded document.
pub(crate) fn derive(
    conn: &Connection,
    outlets: &mut OutletIds,
    run: RunId,
    document: i64,
    outcome: Result<&Article, &[Problem]>,
    problems: &[Problem],
) -> Result<Derived, StoreError> {
    let origin = Origin::of(conn, document)?;
    conn.prepare_cached("DELETE FROM problems WHERE document_id = ?1")?
        .execute([document])?;
    let of = ProblemOf {
        run: Some(run),
        document: Some(document),
        ..ProblemOf::default()
    };
    for problem in problems.iter().chain(outcome.err().unwrap_or_default()) {
        insert_problem(conn, &of, problem, None)?;
    }
    let Ok(article) = outcome else {
        attach(conn, document, None)?;
        return Ok(Derived {
            put: Put::Rejected,
            article: None,
        });
    };
    let key = article_key(article).to_string();
    let known: Option<(i64, Option<String>, String)> = conn
        .prepare_cached(
            "SELECT a.id, d.retrieved_at, d.key FROM articles AS a
             JOIN documents AS d ON d.id = a.document_id WHERE a.key = ?1",
        )?
        .query_row([&key], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .optional()?;
    let Some((id, retrieved_at, document_key)) = known else {
        let id = insert_article(conn, outlets, None, &origin, &key, article)?;
        attach(conn, document, Some(id))?;
        let is_version = refresh_versions(conn, article.url.as_deref())? > 1;
        return Ok(Derived {
            put: if is_version {
                Put::Updated(id)
            } else {
                Put::New(id)
            },
            article: Some(id),
        });
    };
    attach(conn, document, Some(id))?;
    let ours = (origin.retrieved_at.as_deref().unwrap_or(""), &origin.key);
    if ours < (retrieved_at.as_deref().unwrap_or(""), &document_key) {
        let attached = attached_to(conn, id)?;
        drop_article(conn, id)?;
        insert_article(conn, outlets, Some(id), &origin, &key, article)?;
        for document in attached {
            attach(conn, document, Some(id))?;
        }
        refresh_versions(conn, article.url.as_deref())?;
    }
    Ok(Derived {
        put: Put::Unchanged,
        article: Some(id),
    })
}

/// Takes back what was derived from a document. Other documents that say the same article are
/// to be derived anew.
pub(crate) fn withdraw_document(conn: &Connection, document: i64) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM problems WHERE document_id = ?1")?
        .execute([document])?;
    let article: Option<(i64, i64, Option<String>)> = conn
        .prepare_cached(
            "SELECT a.id, a.document_id, a.url FROM article_documents AS x
             JOIN articles AS a ON a.id = x.article_id WHERE x.document_id = ?1",
        )?
        .query_row([document], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .optional()?;
    conn.prepare_cached("DELETE FROM article_documents WHERE document_id = ?1")?
        .execute([document])?;
    let Some((article, from, url)) = article else {
        return Ok(());
    };
    if from == document {
        drop_article(conn, article)?;
        refresh_versions(conn, url.as_deref())?;
    }
    Ok(())
}

/// Sets where an article is to be found, after its document came to or left a location.
pub(crate) fn refresh_uri(conn: &Connection, document: i64) -> Result<(), StoreError> {
    conn.prepare_cached(
        "UPDATE articles SET uri = (SELECT min(location) FROM document_locations
            WHERE document_id = ?1 AND superseded = 0) WHERE document_id = ?1",
    )?
    .execute([document])?;
    Ok(())
}

// No upsert: one on a foreign key makes SQLite open a savepoint, and a savepoint makes FTS5 write
// out what it has gathered, for every single article.
fn attach(conn: &Connection, document: i64, article: Option<i64>) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM article_documents WHERE document_id = ?1")?
        .execute([document])?;
    conn.prepare_cached("INSERT INTO article_documents (document_id, article_id) VALUES (?1, ?2)")?
        .execute(params![document, article])?;
    Ok(())
}

fn attached_to(conn: &Connection, article: i64) -> Result<Vec<i64>, rusqlite::Error> {
    conn.prepare_cached("SELECT document_id FROM article_documents WHERE article_id = ?1")?
        .query_map([article], |r| r.get(0))?
        .collect()
}

/// Deletes an article with all that hangs on it; its story is to be linked anew without it.
fn drop_article(conn: &Connection, article: i64) -> Result<(), StoreError> {
    links::drop_stories_of(conn, &[article])?;
    index::leave(conn, article)?;
    take_out_of_full_text(conn, article)?;
    conn.prepare_cached("DELETE FROM articles WHERE id = ?1")?
        .execute([article])?;
    Ok(())
}

/// Makes the greatest version of a URL the current one; returns how many there are.
fn refresh_versions(conn: &Connection, url: Option<&str>) -> Result<usize, StoreError> {
    let Some(url) = url else {
        return Ok(1);
    };
    let versions: Vec<(i64, bool)> = conn
        .prepare_cached(
            "SELECT id, is_current FROM articles WHERE address = ?1
             ORDER BY version_from DESC NULLS LAST, key DESC",
        )?
        .query_map([address(url)], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (place, (id, is_current)) in versions.iter().enumerate() {
        let should = place == 0;
        if should == *is_current {
            continue;
        }
        if !should {
            links::drop_stories_of(conn, &[*id])?;
            index::leave(conn, *id)?;
        }
        conn.prepare_cached("UPDATE articles SET is_current = ?2, link_stage = 0 WHERE id = ?1")?
            .execute(params![id, should])?;
        if should {
            index::enter(conn, &[*id])?;
        }
    }
    Ok(versions.len())
}
