//! Whose reading of the indexes changes when an article comes or goes late.

use super::buckets::{BOTH, Index};
use super::hashes::unpack;
use super::rank::{self, window};
use super::{Reach, Sharing, hashes};
use crate::store::int;
use crate::{StoreError, graph};
use rusqlite::{Connection, params};
use std::collections::HashMap;

/// An article that has come or gone.
struct Change {
    article: Option<i64>,
    rank: i64,
    hashes: [Vec<u32>; 2],
}

/// Sets back whoever read the indexes where another has come since, or gone; gives how many.
pub(super) fn mark(
    conn: &Connection,
    reach: Reach,
    is_enough: impl Fn(Sharing) -> bool,
) -> Result<u64, StoreError> {
    let mut marked = 0;
    // The greatest rank of an article that was compared with others, or more.
    let latest = match graph::until(conn, graph::Stage::Compared)? {
        i64::MIN => -1,
        i64::MAX => i64::MAX,
        from => rank::last_of_second(from),
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
        let rank = rank::of(conn, id)?;
        if rank > latest {
            continue;
        }
        if let Some(hashes) = hashes::read(conn, id)? {
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
            let own = hashes::read(conn, id)?.unwrap_or_default().terms;
            let shared = own.iter().filter(|(hash, _)| terms.contains(hash));
            sharing.weight = shared.map(|(_, weight)| u32::from(*weight)).sum();
        }
        if reads.crowded || is_enough(sharing) {
            readers.push(id);
        }
    }
    Ok(readers)
}
