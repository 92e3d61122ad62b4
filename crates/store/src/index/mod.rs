//! The two indexes by which an article finds those before it: rare words and fingerprints.
//!
//! Of a bucket (all articles with one hash) an article reads the last few before it in canonical
//! order: date, then key. So the part read does not depend on the order of arrival, and costs
//! the same however much is stored. Words are shared by articles years apart, which is no sign
//! of one story; of a word only the articles of the days before are read.
//!
//! Who comes or goes late changes what is read by those that follow next; see
//! [`Store::mark_readers`].

mod buckets;
mod earlier;
mod hashes;
mod rank;
mod readers;

use crate::{Store, StoreError, elsewhere, graph};
use buckets::BOTH;
use hashes::pack;
use rusqlite::{Connection, params};

pub use hashes::Hashes;

/// How far an article looks back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Of each bucket, the last so many articles before it are read.
    pub bucket: usize,
    /// By words, those of so many days before it.
    pub days: i64,
}

/// What an article shares with one before it, of what was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sharing {
    /// The weights of the article's terms that are shared, together.
    pub weight: u32,
    /// How many terms.
    pub terms: usize,
    /// How many prints.
    pub prints: usize,
}

impl Store {
    /// Enters an article into the indexes, as [`Batch::index`](crate::Batch::index) does.
    ///
    /// # Errors
    /// If the file cannot be written, or there is no such article.
    pub fn index(
        &mut self,
        article: i64,
        terms: &[(u32, u16)],
        prints: &[u32],
    ) -> Result<(), StoreError> {
        self.transaction(|store| {
            note(&store.conn, article, terms, prints)?;
            enter(&store.conn, &[article])
        })
    }

    /// Current articles before one, in canonical order, that share terms or prints with it; in no
    /// certain order. An article that was not indexed shares nothing.
    ///
    /// # Errors
    /// If the file cannot be read, or there is no such article.
    pub fn earlier(&self, article: i64, reach: Reach) -> Result<Vec<(i64, Sharing)>, StoreError> {
        earlier::than(&self.conn, article, reach).map_err(|e| e.at(&self.path))
    }

    /// Sets back those articles that read the indexes where another has come since, or gone:
    /// they are to be compared anew. Gives how many.
    ///
    /// `is_enough` says whether what an article shares with one before it is enough to compare
    /// them.
    ///
    /// # Errors
    /// If the file cannot be read or written.
    pub fn mark_readers(
        &mut self,
        reach: Reach,
        is_enough: impl Fn(Sharing) -> bool,
    ) -> Result<u64, StoreError> {
        self.transaction(|store| readers::mark(&store.conn, reach, is_enough))
    }

    /// Current articles that are in no index yet: derived anew from another document, or by a
    /// run that broke off. See [`Batch::index`](crate::Batch::index).
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn unindexed(&self) -> Result<Vec<i64>, StoreError> {
        let ask = || -> Result<Vec<i64>, rusqlite::Error> {
            self.conn
                .prepare_cached(
                    "SELECT id FROM articles WHERE is_indexed = 0 AND is_current = 1 ORDER BY id",
                )?
                .query_map([], |r| r.get(0))?
                .collect()
        };
        ask().map_err(|e| self.error(e))
    }

    /// The terms and prints an article was indexed by, if it was.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn signature(&self, article: i64) -> Result<Option<Hashes>, StoreError> {
        hashes::read(&self.conn, article).map_err(|e| e.at(&self.path))
    }
}

/// Notes by what an article is to be found; [`enter`] then enters it.
pub(crate) fn note(
    conn: &Connection,
    article: i64,
    terms: &[(u32, u16)],
    prints: &[u32],
) -> Result<(), StoreError> {
    leave(conn, article)?;
    let mut terms = terms.to_vec();
    terms.sort_unstable();
    terms.dedup_by_key(|(hash, _)| *hash);
    let mut prints = prints.to_vec();
    prints.sort_unstable();
    prints.dedup();
    let weights: Vec<u8> = terms.iter().flat_map(|(_, w)| w.to_le_bytes()).collect();
    conn.prepare_cached("DELETE FROM article_signatures WHERE article_id = ?1")?
        .execute([article])?;
    conn.prepare_cached(
        "INSERT INTO article_signatures (article_id, terms, weights, prints)
         VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![
        article,
        pack(terms.iter().map(|(hash, _)| *hash)),
        weights,
        pack(prints.into_iter())
    ])?;
    conn.prepare_cached(
        "UPDATE articles SET is_indexed = 0, link_stage = 0
         WHERE id = ?1 AND (is_indexed = 1 OR link_stage > 0)",
    )?
    .execute([article])?;
    Ok(())
}

/// Enters articles by the signatures that were noted, as far as they are current.
///
/// Sorted, so that the rows of a whole batch go into neighbouring pages: hashes are random.
pub(crate) fn enter(conn: &Connection, articles: &[i64]) -> Result<(), StoreError> {
    let mut rows: [Vec<(u32, i64, i64)>; 2] = [Vec::new(), Vec::new()];
    let mut entered = conn.prepare_cached("UPDATE articles SET is_indexed = 1 WHERE id = ?1")?;
    for article in articles {
        // One that was derived anew since it was noted has no signature yet: it stays among
        // those that are in no index.
        let Some(hashes) = hashes::read(conn, *article)? else {
            continue;
        };
        entered.execute([article])?;
        let current = conn
            .prepare_cached("SELECT 1 FROM articles WHERE id = ?1 AND is_current = 1")?
            .exists([article])?;
        if !current {
            continue;
        }
        elsewhere::entered(conn, *article)?;
        let rank = rank::of(conn, *article)?;
        for (rows, hashes) in rows.iter_mut().zip(hashes.of_both()) {
            rows.extend(hashes.into_iter().map(|hash| (hash, rank, *article)));
        }
    }
    for (index, mut rows) in BOTH.into_iter().zip(rows) {
        rows.sort_unstable();
        let mut insert = conn.prepare_cached(index.insert())?;
        for (hash, rank, article) in rows {
            insert.execute(params![hash, rank, article])?;
        }
    }
    Ok(())
}

/// Takes an article out of the indexes and out of the graph; its signature stays.
pub(crate) fn leave(conn: &Connection, article: i64) -> Result<(), StoreError> {
    let Some(hashes) = hashes::read(conn, article)? else {
        return Ok(());
    };
    graph::forget(conn, article)?;
    elsewhere::left(conn, article)?;
    let rank = rank::of(conn, article)?;
    let mut was_in = false;
    for (index, hashes) in BOTH.into_iter().zip(hashes.of_both()) {
        let mut delete = conn.prepare_cached(index.delete())?;
        for hash in hashes {
            was_in |= delete.execute(params![hash, rank, article])? > 0;
        }
    }
    if was_in {
        conn.prepare_cached(
            "INSERT INTO index_leavings (rank, terms, prints) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![
            rank,
            pack(hashes.terms.iter().map(|(hash, _)| *hash)),
            pack(hashes.prints.into_iter())
        ])?;
    }
    Ok(())
}
