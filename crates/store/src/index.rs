//! The two indexes by which an article finds those before it: rare words and fingerprints.
//!
//! Of a bucket (all articles with one hash) an article reads the last few before it in canonical
//! order: date, then key. So the part read does not depend on the order of arrival, and costs
//! the same however much is stored. Words are shared by articles years apart, which is no sign
//! of one story; of a word only the articles of the days before are read.
//!
//! Who comes or goes late changes what is read by those that follow next; see
//! [`Store::mark_readers`].

use crate::store::int;
use crate::{Store, StoreError, elsewhere, graph};
use onrecord_core::Key;
use rusqlite::{CachedStatement, Connection, OptionalExtension, params};
use std::collections::HashMap;

/// Bits of the rank that hold the beginning of the key, below those that hold the date.
const KEY_BITS: u32 = 24;

/// Seconds from the year 1 to 1970, so that ranks are positive.
const YEAR_ONE: i64 = 62_135_596_800;

/// The date of an article without one: after all others.
const UNDATED: i64 = (1 << (63 - KEY_BITS)) - 1;

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

/// By what an article is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hashes {
    /// Its terms, each with its weight; sorted.
    pub terms: Vec<(u32, u16)>,
    /// Its prints, sorted.
    pub prints: Vec<u32>,
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
        earlier(&self.conn, article, reach).map_err(|e| e.at(&self.path))
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
        self.transaction(|store| mark_readers(&store.conn, reach, is_enough))
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
        let Some(hashes) = read_signature(conn, *article)? else {
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
        let rank = rank_of(conn, *article)?;
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
    let Some(hashes) = read_signature(conn, article)? else {
        return Ok(());
    };
    graph::forget(conn, article)?;
    elsewhere::left(conn, article)?;
    let rank = rank_of(conn, article)?;
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

impl Hashes {
    fn of_both(&self) -> [Vec<u32>; 2] {
        let terms = self.terms.iter().map(|(hash, _)| *hash).collect();
        [terms, self.prints.clone()]
    }
}

const BOTH: [Index; 2] = [Index::Terms, Index::Prints];

#[derive(Clone, Copy, PartialEq, Eq)]
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

    /// The last of a bucket within a span of ranks.
    fn last(self) -> &'static str {
        match self {
            Self::Terms => {
                "SELECT article_id, rank FROM article_terms
                 WHERE term = ?1 AND rank BETWEEN ?2 AND ?3
                 ORDER BY rank DESC, article_id DESC LIMIT ?4"
            }
            Self::Prints => {
                "SELECT article_id, rank FROM article_prints
                 WHERE print = ?1 AND rank BETWEEN ?2 AND ?3
                 ORDER BY rank DESC, article_id DESC LIMIT ?4"
            }
        }
    }

    /// The same where ranks are equal and keys decide: those before a rank and key.
    fn last_by_key(self) -> &'static str {
        match self {
            Self::Terms => {
                "SELECT t.article_id FROM article_terms AS t JOIN articles AS a ON a.id = t.article_id
                 WHERE t.term = ?1 AND t.rank BETWEEN ?2 AND ?3 AND (t.rank < ?3 OR a.key < ?5)
                 ORDER BY t.rank DESC, a.key DESC LIMIT ?4"
            }
            Self::Prints => {
                "SELECT t.article_id FROM article_prints AS t JOIN articles AS a ON a.id = t.article_id
                 WHERE t.print = ?1 AND t.rank BETWEEN ?2 AND ?3 AND (t.rank < ?3 OR a.key < ?5)
                 ORDER BY t.rank DESC, a.key DESC LIMIT ?4"
            }
        }
    }

    /// The first of a bucket from a rank on.
    fn first(self) -> &'static str {
        match self {
            Self::Terms => {
                "SELECT article_id, rank FROM article_terms WHERE term = ?1 AND rank >= ?2
                 ORDER BY rank, article_id LIMIT ?3"
            }
            Self::Prints => {
                "SELECT article_id, rank FROM article_prints WHERE print = ?1 AND rank >= ?2
                 ORDER BY rank, article_id LIMIT ?3"
            }
        }
    }
}

fn earlier(
    conn: &Connection,
    article: i64,
    reach: Reach,
) -> Result<Vec<(i64, Sharing)>, StoreError> {
    let Some(hashes) = read_signature(conn, article)? else {
        return Ok(Vec::new());
    };
    let rank = rank_of(conn, article)?;
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

/// An article that has come or gone.
struct Change {
    article: Option<i64>,
    rank: i64,
    hashes: [Vec<u32>; 2],
}

fn mark_readers(
    conn: &Connection,
    reach: Reach,
    is_enough: impl Fn(Sharing) -> bool,
) -> Result<u64, StoreError> {
    let mut marked = 0;
    // The greatest rank of an article that was compared with others, or more.
    let latest = match graph::until(conn, graph::Stage::Compared)? {
        i64::MIN => -1,
        i64::MAX => i64::MAX,
        from => ((date(Some(from)) + 1) << KEY_BITS) - 1,
    };
    let mut each = |change: &Change| -> Result<(), StoreError> {
        // Most often all that has come is after all that was there.
        if change.rank > latest {
            return Ok(());
        }
        for reader in readers(conn, change, reach, &is_enough)? {
            marked += graph::set_back(conn, reader, graph::Stage::New)?;
        }
        Ok(())
    };
    for id in graph::ids_at(conn, graph::Stage::New)? {
        let rank = rank_of(conn, id)?;
        if rank > latest {
            continue;
        }
        if let Some(hashes) = read_signature(conn, id)? {
            each(&Change {
                article: Some(id),
                rank,
                hashes: hashes.of_both(),
            })?;
        }
    }
    let mut left = conn.prepare_cached("SELECT rank, terms, prints FROM index_leavings")?;
    let mut rows = left.query([])?;
    while let Some(row) = rows.next()? {
        each(&Change {
            article: None,
            rank: row.get(0)?,
            hashes: [
                unpack(&row.get::<_, Vec<u8>>(1)?),
                unpack(&row.get::<_, Vec<u8>>(2)?),
            ],
        })?;
    }
    drop(rows);
    conn.execute("DELETE FROM index_leavings", [])?;
    Ok(marked)
}

/// Who read, or reads, an article that has come or gone, and may be compared with others by it.
fn readers(
    conn: &Connection,
    change: &Change,
    reach: Reach,
    is_enough: impl Fn(Sharing) -> bool,
) -> Result<Vec<i64>, StoreError> {
    #[derive(Default)]
    struct Reads {
        hashes: [Vec<u32>; 2],
        /// It reads a bucket that has more than is read of it, so that another was pushed out
        /// of it, or came back.
        crowded: bool,
    }
    let mut found: HashMap<i64, Reads> = HashMap::new();
    for (at, (index, hashes)) in BOTH.into_iter().zip(&change.hashes).enumerate() {
        let mut after = conn.prepare_cached(index.first())?;
        let mut before = conn.prepare_cached(index.last())?;
        for hash in hashes {
            let mut rows = after.query(params![hash, change.rank, int(reach.bucket + 1)])?;
            let mut next = Vec::new();
            while let Some(row) = rows.next()? {
                let (id, rank): (i64, i64) = (row.get(0)?, row.get(1)?);
                let reads = index == Index::Prints || window(rank, reach.days) <= change.rank;
                if Some(id) != change.article && reads {
                    next.push((id, rank));
                }
            }
            let Some((_, last)) = next.last() else {
                continue;
            };
            let from = match index {
                Index::Terms => next.iter().map(|(_, rank)| window(*rank, reach.days)).min(),
                Index::Prints => None,
            };
            let mut rows = before.query(params![
                hash,
                from.unwrap_or(0),
                last,
                int(reach.bucket + 2)
            ])?;
            let mut held = 0;
            while rows.next()?.is_some() {
                held += 1;
            }
            for (id, _) in next {
                let reads = found.entry(id).or_default();
                reads.crowded |= held > reach.bucket;
                if let Some(hashes) = reads.hashes.get_mut(at) {
                    hashes.push(*hash);
                }
            }
        }
    }
    let mut readers = Vec::new();
    for (id, reads) in found {
        let [terms, prints] = reads.hashes;
        let mut sharing = Sharing {
            weight: 0,
            terms: terms.len(),
            prints: prints.len(),
        };
        if !reads.crowded {
            let own = read_signature(conn, id)?.unwrap_or_default().terms;
            let shared = own.iter().filter(|(hash, _)| terms.contains(hash));
            sharing.weight = shared.map(|(_, weight)| u32::from(*weight)).sum();
        }
        if reads.crowded || is_enough(sharing) {
            readers.push(id);
        }
    }
    Ok(readers)
}

fn date(published_from: Option<i64>) -> i64 {
    published_from.map_or(UNDATED, |from| {
        from.saturating_add(YEAR_ONE).clamp(0, UNDATED - 1)
    })
}

fn rank(published_from: Option<i64>, key: &Key) -> i64 {
    let digits: String = key
        .to_string()
        .chars()
        .take(KEY_BITS as usize / 4)
        .collect();
    let start = i64::from_str_radix(&digits, 16).unwrap_or(0);
    (date(published_from) << KEY_BITS) | start
}

/// The least rank of those that are looked for by words. Without a date of its own, an article
/// may be of any time.
fn window(rank: i64, days: i64) -> i64 {
    let date = rank >> KEY_BITS;
    if date == UNDATED {
        return 0;
    }
    (date - days * 86_400).max(0) << KEY_BITS
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

fn pack(hashes: impl Iterator<Item = u32>) -> Vec<u8> {
    hashes.flat_map(u32::to_le_bytes).collect()
}

fn unpack(bytes: &[u8]) -> Vec<u32> {
    let (hashes, _) = bytes.as_chunks::<4>();
    hashes.iter().map(|h| u32::from_le_bytes(*h)).collect()
}

fn read_signature(conn: &Connection, article: i64) -> Result<Option<Hashes>, StoreError> {
    type Packed = (Vec<u8>, Vec<u8>, Vec<u8>);
    let packed: Option<Packed> = conn
        .prepare_cached(
            "SELECT terms, weights, prints FROM article_signatures WHERE article_id = ?1",
        )?
        .query_row([article], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .optional()?;
    Ok(packed.map(|(terms, weights, prints)| {
        let (weights, _) = weights.as_chunks::<2>();
        let weights = weights.iter().map(|w| u16::from_le_bytes(*w));
        Hashes {
            terms: unpack(&terms).into_iter().zip(weights).collect(),
            prints: unpack(&prints),
        }
    }))
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
    fn a_window_holds_the_days_before() {
        let key = KeyBuilder::new("article").finish();
        let day = 1_740_000_000;
        let within = |own: Option<i64>, other: Option<i64>| {
            let own = rank(own, &key);
            (window(own, 12)..=own).contains(&rank(other, &key))
        };
        let width = 12 * 86_400;
        assert!(within(Some(day), Some(day - width)) && within(Some(day), Some(day)));
        assert!(!within(Some(day), Some(day - width - 1)));
        assert!(!within(Some(day), Some(day + 1)) && !within(Some(day), None));
        assert!(within(None, Some(day)) && within(None, None));
    }
}
