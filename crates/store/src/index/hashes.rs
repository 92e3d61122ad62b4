//! By what an article is found, and how it is kept in the file.

use crate::StoreError;
use rusqlite::{Connection, OptionalExtension};

/// By what an article is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hashes {
    /// Its terms, each with its weight; sorted.
    pub terms: Vec<(u32, u16)>,
    /// Its prints, sorted.
    pub prints: Vec<u32>,
}

impl Hashes {
    /// Those of each index, in the order of [`BOTH`](super::buckets::BOTH).
    pub(super) fn of_both(&self) -> [Vec<u32>; 2] {
        let terms = self.terms.iter().map(|(hash, _)| *hash).collect();
        [terms, self.prints.clone()]
    }
}

/// What was noted of an article, if anything was.
pub(super) fn read(conn: &Connection, article: i64) -> Result<Option<Hashes>, StoreError> {
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

pub(super) fn pack(hashes: impl Iterator<Item = u32>) -> Vec<u8> {
    hashes.flat_map(u32::to_le_bytes).collect()
}

pub(super) fn unpack(bytes: &[u8]) -> Vec<u32> {
    let (hashes, _) = bytes.as_chunks::<4>();
    hashes.iter().map(|h| u32::from_le_bytes(*h)).collect()
}
