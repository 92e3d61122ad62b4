//! The two indexes by which a new article finds its relatives: rare words and fingerprints.
//!
//! A bucket (all articles with one hash) is read at most [`BUCKET`] deep. Its order is date,
//! then key, so that the part read does not depend on the order of arrival: of a dispatch that
//! 500 sites carry, the earliest are found. Words are shared by articles years apart, which is
//! no sign of one story; of a word only the articles around the date are read.

use crate::{Store, StoreError};
use onrecord_core::Key;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;

/// How many days before and after an article's date others are looked for by rare words.
pub const TERM_WINDOW_DAYS: i64 = 12;

/// How many articles of one bucket are read.
const BUCKET: i64 = 256;

/// Bits of the rank that hold the beginning of the key, below those that hold the date.
const KEY_BITS: u32 = 24;

/// Seconds from the year 1 to 1970, so that ranks are positive.
const YEAR_ONE: i64 = 62_135_596_800;

/// The date of an article without one: after all others.
const UNDATED: i64 = (1 << (63 - KEY_BITS)) - 1;

/// The terms and prints of an article.
type Hashes = (Vec<u32>, Vec<u32>);

impl Store {
    /// Enters an article into the indexes, as [`Batch::index`](crate::Batch::index) does.
    ///
    /// # Errors
    /// If the file cannot be written, or there is no such article.
    pub fn index(&mut self, article: i64, terms: &[u32], prints: &[u32]) -> Result<(), StoreError> {
        self.transaction(|store| {
            note(&store.conn, article, terms, prints)?;
            enter(&store.conn, &[article])
        })
    }

    /// Other current articles that share at least `min_terms` of these terms, dated within
    /// [`TERM_WINDOW_DAYS`], or at least `min_prints` of these prints whatever their date; in
    /// order of their ids.
    ///
    /// # Errors
    /// If the file cannot be read, or there is no such article.
    pub fn candidates(
        &self,
        article: i64,
        terms: &[u32],
        prints: &[u32],
        min_terms: usize,
        min_prints: usize,
    ) -> Result<Vec<i64>, StoreError> {
        let ask = || -> Result<Vec<i64>, StoreError> {
            let rank = rank_of(&self.conn, article)?;
            let mut found = Vec::new();
            let by_terms = shared(&self.conn, Index::Terms, terms, &windows(rank))?;
            let by_prints = shared(&self.conn, Index::Prints, prints, &[(0, i64::MAX)])?;
            for (counts, least) in [(by_terms, min_terms), (by_prints, min_prints)] {
                let enough = counts.into_iter().filter(|(_, n)| *n >= least.max(1));
                found.extend(enough.map(|(id, _)| id).filter(|id| *id != article));
            }
            found.sort_unstable();
            found.dedup();
            Ok(found)
        };
        ask().map_err(|e| e.at(&self.path))
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
        read_signature(&self.conn, article).map_err(|e| e.at(&self.path))
    }
}

/// Notes by what an article is to be found; [`enter`] then enters it.
pub(crate) fn note(
    conn: &Connection,
    article: i64,
    terms: &[u32],
    prints: &[u32],
) -> Result<(), StoreError> {
    leave(conn, article)?;
    let pack = |hashes: &[u32]| -> Vec<u8> {
        let mut sorted = hashes.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        sorted.iter().flat_map(|h| h.to_le_bytes()).collect()
    };
    conn.prepare_cached("DELETE FROM article_signatures WHERE article_id = ?1")?
        .execute([article])?;
    conn.prepare_cached(
        "INSERT INTO article_signatures (article_id, terms, prints) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![article, pack(terms), pack(prints)])?;
    conn.prepare_cached("UPDATE articles SET is_indexed = 0 WHERE id = ?1 AND is_indexed = 1")?
        .execute([article])?;
    Ok(())
}

/// Enters articles by the signatures that were noted, as far as they are current.
///
/// Sorted, so that the rows of a whole batch go into neighbouring pages: hashes are random.
pub(crate) fn enter(conn: &Connection, articles: &[i64]) -> Result<(), StoreError> {
    let mut rows: [Vec<(u32, i64, i64)>; 2] = [Vec::new(), Vec::new()];
    for article in articles {
        let current = conn
            .prepare_cached("SELECT 1 FROM articles WHERE id = ?1 AND is_current = 1")?
            .exists([article])?;
        let signature = read_signature(conn, *article)?;
        let (true, Some((terms, prints))) = (current, signature) else {
            continue;
        };
        let rank = rank_of(conn, *article)?;
        for (rows, hashes) in rows.iter_mut().zip([terms, prints]) {
            rows.extend(hashes.into_iter().map(|hash| (hash, rank, *article)));
        }
    }
    let mut entered = conn.prepare_cached("UPDATE articles SET is_indexed = 1 WHERE id = ?1")?;
    for article in articles {
        entered.execute([article])?;
    }
    for (index, mut rows) in [Index::Terms, Index::Prints].into_iter().zip(rows) {
        rows.sort_unstable();
        let mut insert = conn.prepare_cached(index.insert())?;
        for (hash, rank, article) in rows {
            insert.execute(params![hash, rank, article])?;
        }
    }
    Ok(())
}

/// Takes an article out of the indexes; its signature stays.
pub(crate) fn leave(conn: &Connection, article: i64) -> Result<(), StoreError> {
    let Some((terms, prints)) = read_signature(conn, article)? else {
        return Ok(());
    };
    let rank = rank_of(conn, article)?;
    for (index, hashes) in [(Index::Terms, terms), (Index::Prints, prints)] {
        let mut delete = conn.prepare_cached(index.delete())?;
        for hash in hashes {
            delete.execute(params![hash, rank, article])?;
        }
    }
    Ok(())
}

#[derive(Clone, Copy)]
enum Index {
    Terms,
    Prints,
}

impl Index {
    fn insert(self) -> &'static str {
        match self {
            Self::Terms => {
                "INSERT INTO article_terms (term, rank, article_id) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO NOTHING"
            }
            Self::Prints => {
                "INSERT INTO article_prints (print, rank, article_id) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO NOTHING"
            }
        }
    }

    fn delete(self) -> &'static str {
        match self {
            Self::Terms => {
                "DELETE FROM article_terms WHERE term = ?1 AND rank = ?2 AND article_id = ?3"
            }
            Self::Prints => {
                "DELETE FROM article_prints WHERE print = ?1 AND rank = ?2 AND article_id = ?3"
            }
        }
    }

    /// The earliest of a bucket within a span of ranks.
    fn select(self) -> &'static str {
        match self {
            Self::Terms => {
                "SELECT article_id FROM article_terms WHERE term = ?1 AND rank BETWEEN ?2 AND ?3
                 ORDER BY rank, article_id LIMIT ?4"
            }
            Self::Prints => {
                "SELECT article_id FROM article_prints WHERE print = ?1 AND rank BETWEEN ?2 AND ?3
                 ORDER BY rank, article_id LIMIT ?4"
            }
        }
    }
}

fn shared(
    conn: &Connection,
    index: Index,
    hashes: &[u32],
    windows: &[(i64, i64)],
) -> Result<HashMap<i64, usize>, StoreError> {
    let mut hashes = hashes.to_vec();
    hashes.sort_unstable();
    hashes.dedup();
    let mut counts: HashMap<i64, usize> = HashMap::new();
    let mut select = conn.prepare_cached(index.select())?;
    for hash in hashes {
        for (from, to) in windows {
            let mut rows = select.query(params![hash, from, to, BUCKET])?;
            while let Some(row) = rows.next()? {
                *counts.entry(row.get(0)?).or_default() += 1;
            }
        }
    }
    Ok(counts)
}

fn rank(published_from: Option<i64>, key: &Key) -> i64 {
    let date = published_from.map_or(UNDATED, |from| {
        from.saturating_add(YEAR_ONE).clamp(0, UNDATED - 1)
    });
    let digits: String = key
        .to_string()
        .chars()
        .take(KEY_BITS as usize / 4)
        .collect();
    let start = i64::from_str_radix(&digits, 16).unwrap_or(0);
    (date << KEY_BITS) | start
}

/// The spans of ranks in which relatives by words are looked for: around the date, and those
/// without one. Without a date of its own, an article may be of any time.
fn windows(rank: i64) -> Vec<(i64, i64)> {
    let date = rank >> KEY_BITS;
    if date == UNDATED {
        return vec![(0, i64::MAX)];
    }
    let days = TERM_WINDOW_DAYS * 86_400;
    let last = (date + days).min(UNDATED - 1);
    vec![
        (
            (date - days).max(0) << KEY_BITS,
            ((last + 1) << KEY_BITS) - 1,
        ),
        (UNDATED << KEY_BITS, i64::MAX),
    ]
}

fn rank_of(conn: &Connection, article: i64) -> Result<i64, StoreError> {
    let (key, from): (String, Option<i64>) = conn
        .prepare_cached("SELECT key, published_from FROM articles WHERE id = ?1")?
        .query_row([article], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?
        .ok_or_else(|| StoreError::invalid(format!("there is no article {article}")))?;
    let key = Key::parse(&key)
        .ok_or_else(|| StoreError::damaged(format!("article {article} has no key")))?;
    Ok(rank(from, &key))
}

fn read_signature(conn: &Connection, article: i64) -> Result<Option<Hashes>, StoreError> {
    let packed: Option<(Vec<u8>, Vec<u8>)> = conn
        .prepare_cached("SELECT terms, prints FROM article_signatures WHERE article_id = ?1")?
        .query_row([article], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    let unpack = |bytes: Vec<u8>| -> Vec<u32> {
        let (hashes, _) = bytes.as_chunks::<4>();
        hashes.iter().map(|h| u32::from_le_bytes(*h)).collect()
    };
    Ok(packed.map(|(terms, prints)| (unpack(terms), unpack(prints))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_core::KeyBuilder;

    #[test]
    fn ranks_are_in_order_of_date_and_the_undated_come_last() {
        let key = |n: &str| KeyBuilder::new("article").part(n).finish();
        let (a, b) = (key("a"), key("b"));
        let day = 1_740_000_000;
        assert!(rank(Some(day), &a) < rank(Some(day + 1), &b));
        assert!(rank(Some(day), &b) < rank(Some(day + 1), &a));
        assert!(rank(Some(i64::MAX), &a) < rank(None, &b));
        assert!(rank(Some(i64::MIN), &a) >= 0);
        // Years 1 to 9999 do not meet the undated.
        let last_year = 253_402_300_800;
        assert!(rank(Some(last_year), &a) < rank(Some(last_year + 1), &a));
    }

    #[test]
    fn a_window_holds_the_days_around_and_the_undated() {
        let key = KeyBuilder::new("article").finish();
        let day = 1_740_000_000;
        let within = |other: Option<i64>| {
            let other = rank(other, &key);
            windows(rank(Some(day), &key))
                .iter()
                .any(|(from, to)| (*from..=*to).contains(&other))
        };
        let width = TERM_WINDOW_DAYS * 86_400;
        assert!(within(Some(day - width)) && within(Some(day + width)) && within(None));
        assert!(!within(Some(day - width - 1)) && !within(Some(day + width + 1)));
    }
}
