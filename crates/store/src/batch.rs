//! Batches: what is stored in one transaction.

use crate::run::{ProblemOf, RunId, forget_unread, insert_problem};
use crate::{Packed, Store, StoreError, derive, documents, index};
use onrecord_core::{Article, Problem, Supplied};

/// A document as it came in, with what was made of it.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    /// Where it was found.
    pub location: &'a str,
    /// Its bytes exactly as received.
    pub bytes: &'a [u8],
    /// What format it was read as.
    pub format: &'a str,
    /// What came with it.
    pub supplied: &'a Supplied,
    /// The article, or why there is none.
    pub outcome: Result<&'a Article, &'a [Problem]>,
    /// Problems of reading it, beside the article's own.
    pub problems: &'a [Problem],
}

/// What became of a document; numbers are ids of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// An article that was not known.
    New(i64),
    /// A new version of a known URL, or a known location with other supplied data.
    Updated(i64),
    /// Nothing that was not known.
    Unchanged,
    /// A known document at a new location.
    Duplicate,
    /// There is no article in it.
    Rejected,
}

/// One transaction of storing; dropped without [`commit`](Self::commit), nothing of it is kept.
///
/// About 1,000 articles a batch are fastest; more gains little.
#[derive(Debug)]
pub struct Batch<'a> {
    store: &'a mut Store,
    /// Articles to enter into the indexes at the end, all together.
    to_index: Vec<i64>,
    open: bool,
}

impl Store {
    /// Begins a batch.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn batch(&mut self) -> Result<Batch<'_>, StoreError> {
        self.conn
            .execute_batch("BEGIN IMMEDIATE")
            .map_err(|e| self.error(e))?;
        Ok(Batch {
            store: self,
            to_index: Vec::new(),
            open: true,
        })
    }
}

impl Batch<'_> {
    /// Stores a document with what was made of it, unless it is known.
    ///
    /// # Errors
    /// If the file cannot be written; the batch should then be dropped.
    pub fn put(&mut self, run: RunId, document: &Incoming<'_>) -> Result<Put, StoreError> {
        let packed = Packed::new(document.bytes, document.supplied);
        self.put_packed(run, document, &packed)
    }

    /// As [`put`](Self::put), of a document that was packed before.
    ///
    /// # Errors
    /// As [`put`](Self::put).
    pub fn put_packed(
        &mut self,
        run: RunId,
        document: &Incoming<'_>,
        packed: &Packed,
    ) -> Result<Put, StoreError> {
        let Store { conn, outlets, .. } = &mut *self.store;
        documents::put(conn, outlets, run, document, packed).map_err(|e| e.at(&self.store.path))
    }

    /// Stores what was made anew of a document that is recorded already; see
    /// [`Store::underived`].
    ///
    /// # Errors
    /// As [`put`](Self::put); also if there is no such document.
    pub fn derive(
        &mut self,
        run: RunId,
        document: i64,
        outcome: Result<&Article, &[Problem]>,
        problems: &[Problem],
    ) -> Result<Put, StoreError> {
        let Store { conn, outlets, .. } = &mut *self.store;
        derive::derive(conn, outlets, run, document, outcome, problems)
            .map(|d| d.put)
            .map_err(|e| e.at(&self.store.path))
    }

    /// Enters an article into the indexes by which it is found; replaces what was there.
    ///
    /// # Errors
    /// If the file cannot be written, or there is no such article.
    pub fn index(
        &mut self,
        article: i64,
        terms: &[(u32, u16)],
        prints: &[u32],
    ) -> Result<(), StoreError> {
        self.note(article, terms, prints)?;
        self.to_index.push(article);
        Ok(())
    }

    /// Notes by what an article is to be found, as [`index`](Self::index) does, without entering
    /// it: until it is [entered](Self::enter) it is among the
    /// [`unindexed`](Store::unindexed).
    ///
    /// # Errors
    /// As [`index`](Self::index).
    pub fn note(
        &mut self,
        article: i64,
        terms: &[(u32, u16)],
        prints: &[u32],
    ) -> Result<(), StoreError> {
        index::note(&self.store.conn, article, terms, prints).map_err(|e| e.at(&self.store.path))
    }

    /// Enters articles that were [noted](Self::note), of this batch or earlier ones.
    ///
    /// The indexes are of hashes, which are random: a few articles write nearly as many pages of
    /// a large index as very many do, so very many should be entered at once.
    pub fn enter(&mut self, articles: &[i64]) {
        self.to_index.extend_from_slice(articles);
    }

    /// Stores why nothing could be read at a location, in place of what an earlier run said of
    /// it.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn unread(
        &mut self,
        run: RunId,
        location: &str,
        problems: &[Problem],
    ) -> Result<(), StoreError> {
        let conn = &self.store.conn;
        let write = || -> Result<(), StoreError> {
            forget_unread(conn, location)?;
            let of = ProblemOf {
                run: Some(run),
                location: Some(location),
                ..ProblemOf::default()
            };
            problems
                .iter()
                .try_for_each(|problem| insert_problem(conn, &of, problem, None))
        };
        write().map_err(|e| e.at(&self.store.path))
    }

    /// Makes all of it permanent.
    ///
    /// # Errors
    /// If the file cannot be written; then nothing of the batch is kept.
    pub fn commit(mut self) -> Result<(), StoreError> {
        index::enter(&self.store.conn, &self.to_index).map_err(|e| e.at(&self.store.path))?;
        self.store
            .conn
            .execute_batch("COMMIT")
            .map_err(|e| self.store.error(e))?;
        self.open = false;
        Ok(())
    }
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        if self.open {
            self.store.outlets.forget();
            // It fails only where SQLite has rolled back already, as on a full disk.
            let _ = self.store.conn.execute_batch("ROLLBACK");
        }
    }
}
