//! The known claims that a sentence may repeat: also in other words, with other endings, or
//! denied.

use super::Hit;
use crate::{Database, QueryError, Window};
use onrecord_link::{ClaimIndex, lookup};
use rusqlite::params;
use std::collections::BTreeMap;

/// Of the claims that share a word with a sentence, so many are ranked.
const CANDIDATES: usize = 400;
/// So many claims and statements are looked at to find these: all that have one of the rarest
/// words. A word that alone has more finds nothing.
const POSTINGS: usize = 10_000;
/// A claim is ranked by its wording and so many of the statements that state it.
const WORDINGS: i64 = 8;
/// A claim is near a sentence if it has this share of the sentence's weight: little, for a post
/// says much beside the claim that it repeats …
const NEAR: f32 = 0.1;
/// … and this much of what the nearest has.
const BESIDE_NEAREST: f32 = 0.5;

const WORDED: &str = "SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?1 LIMIT ?2";
const SAID: &str = "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?1 LIMIT ?2";
const CLAIM: &str = "SELECT key, id FROM claims WHERE id = ?1";
const CLAIMS_OF: &str = "SELECT c.key, c.id FROM attribution_claims AS h
     JOIN claims AS c ON c.id = h.claim_id WHERE h.attribution_id = ?1";

impl Database {
    /// The known claims that a sentence may repeat, the nearest first.
    pub(super) fn near(&self, sentence: &str, window: &Window) -> Result<Vec<Hit>, QueryError> {
        let stems = lookup(sentence);
        let mut candidates = self.sharing(WORDED, CLAIM, &stems)?;
        candidates.extend(self.sharing(SAID, CLAIMS_OF, &stems)?);
        candidates.sort_unstable();
        candidates.dedup();
        let mut claims: Vec<((String, i64), Vec<String>)> = Vec::with_capacity(candidates.len());
        for claim in candidates {
            let texts = self.rows(
                "SELECT wording FROM claims WHERE id = ?1
                 UNION SELECT content FROM (
                     SELECT content FROM claim_statements
                     WHERE claim_id = ?1 AND content IS NOT NULL
                     ORDER BY content LIMIT ?2)",
                params![claim.1, WORDINGS],
                |r| r.get::<_, String>(0),
            )?;
            claims.push((claim, texts));
        }
        let index = ClaimIndex::new(claims);
        let mut hits = Vec::new();
        let near = index.nearest(sentence, CANDIDATES);
        let nearest = near.first().map_or(0.0, |n| n.share);
        let enough = NEAR.max(BESIDE_NEAREST * nearest);
        for (_, id) in near.iter().filter(|n| n.share >= enough).map(|n| n.id) {
            hits.extend(self.rows(
                "SELECT c.id, c.first_article_id, c.wording, o.name, a.published_at, c.wording,
                        a.published_from, a.published_to
                 FROM claims AS c LEFT JOIN articles AS a ON a.id = c.first_article_id
                 LEFT JOIN outlets AS o ON o.id = a.outlet_id WHERE c.id = ?1",
                params![id],
                |r| {
                    let interval: (Option<i64>, Option<i64>) = (r.get(6)?, r.get(7)?);
                    Ok((interval.0.zip(interval.1), Hit::read(r)?))
                },
            )?);
        }
        hits.retain(|(interval, _)| window.may_hold(*interval));
        Ok(hits.into_iter().map(|(_, hit)| hit).collect())
    }

    /// Key and id of the claims that share most with a sentence, words that few have counting
    /// more.
    fn sharing(
        &self,
        holding: &str,
        claims: &str,
        stems: &[String],
    ) -> Result<Vec<(String, i64)>, QueryError> {
        let mut shares: BTreeMap<i64, f32> = BTreeMap::new();
        let mut left = POSTINGS;
        for stem in stems {
            // A beginning of a word stands for all its endings.
            let query = format!("\"{}\"*", stem.replace('"', "\"\""));
            let most = i64::try_from(left.saturating_add(1)).unwrap_or(i64::MAX);
            let ids: Vec<i64> = self.rows(holding, params![query, most], |r| r.get(0))?;
            if ids.len() > left {
                continue;
            }
            left -= ids.len();
            let weight = 1.0 + (POSTINGS as f32 / ids.len().max(1) as f32).ln();
            for id in ids {
                *shares.entry(id).or_default() += weight;
            }
        }
        let mut best: Vec<(i64, f32)> = shares.into_iter().collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1));
        let last = best.get(CANDIDATES).map_or(0.0, |(_, share)| *share);
        let mut found = Vec::new();
        for (id, share) in best.into_iter().take_while(|(_, share)| *share >= last) {
            let read = |r: &rusqlite::Row<'_>| Ok((r.get::<_, String>(0)?, r.get::<_, i64>(1)?));
            let claims = self.rows(claims, [id], read)?.into_iter();
            found.extend(claims.map(|claim| (share, claim)));
        }
        // Of equals those of the first keys: an id says nothing.
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        found.truncate(CANDIDATES);
        Ok(found.into_iter().map(|(_, claim)| claim).collect())
    }
}
