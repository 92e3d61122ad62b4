//! What an article reads of the indexes: those before it with which it shares something.

use super::buckets::Index;
use super::rank::{self, window};
use super::{Reach, Sharing, hashes};
use crate::StoreError;
use crate::store::int;
use rusqlite::{CachedStatement, Connection, params};
use std::collections::HashMap;

/// Articles before one that share terms or prints with it, in no certain order.
pub(super) fn than(
    conn: &Connection,
    article: i64,
    reach: Reach,
) -> Result<Vec<(i64, Sharing)>, StoreError> {
    let Some(hashes) = hashes::read(conn, article)? else {
        return Ok(Vec::new());
    };
    let rank = rank::of(conn, article)?;
    let mut found: HashMap<i64, Sharing> = HashMap::new();
    let mut bucket = Vec::new();
    let mut terms = conn.prepare_cached(Index::Terms.last())?;
    let own = Reader {
        conn,
        article,
        rank,
        limit: reach.bucket,
    };
    for (hash, weight) in &hashes.terms {
        own.read(
            Index::Terms,
            &mut terms,
            *hash,
            window(rank, reach.days),
            &mut bucket,
        )?;
        for other in bucket.drain(..) {
            let sharing = found.entry(other).or_default();
            sharing.weight += u32::from(*weight);
            sharing.terms += 1;
        }
    }
    let mut prints = conn.prepare_cached(Index::Prints.last())?;
    for hash in &hashes.prints {
        own.read(Index::Prints, &mut prints, *hash, 0, &mut bucket)?;
        for other in bucket.drain(..) {
            found.entry(other).or_default().prints += 1;
        }
    }
    Ok(found.into_iter().collect())
}

/// An article that looks back.
struct Reader<'a> {
    conn: &'a Connection,
    article: i64,
    rank: i64,
    limit: usize,
}

impl Reader<'_> {
    /// The last articles of a bucket before this one.
    fn read(
        &self,
        index: Index,
        select: &mut CachedStatement<'_>,
        hash: u32,
        from: i64,
        found: &mut Vec<i64>,
    ) -> Result<(), StoreError> {
        // One more to see whether ranks are equal where the bucket is cut, and the article.
        let mut rows = select.query(params![hash, from, self.rank, int(self.limit + 2)])?;
        let mut ranks = Vec::with_capacity(self.limit + 1);
        while let Some(row) = rows.next()? {
            let article: i64 = row.get(0)?;
            if article != self.article {
                found.push(article);
                ranks.push(row.get::<_, i64>(1)?);
            }
        }
        let cut = ranks
            .get(self.limit.wrapping_sub(1))
            .zip(ranks.get(self.limit));
        let unsure = ranks.first() == Some(&self.rank) || cut.is_some_and(|(a, b)| a == b);
        if unsure {
            let key: String = self
                .conn
                .prepare_cached("SELECT key FROM articles WHERE id = ?1")?
                .query_row([self.article], |r| r.get(0))?;
            found.clear();
            let mut by_key = self.conn.prepare_cached(index.last_by_key())?;
            let mut rows = by_key.query(params![hash, from, self.rank, int(self.limit), key])?;
            while let Some(row) = rows.next()? {
                found.push(row.get(0)?);
            }
        }
        found.truncate(self.limit);
        Ok(())
    }
}
