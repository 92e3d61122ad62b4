//! Full-text search over articles, statements and claims, that no user text can break, and the
//! known claims that a sentence repeats.

use crate::{Database, QueryError};
use onrecord_link::{ClaimIndex, lookup};
use rusqlite::params;
use serde::Serialize;
use std::collections::HashSet;

/// Of the claims that share a word with a sentence, so many are ranked.
const CANDIDATES: i64 = 400;
/// A claim is ranked by its wording and so many of the statements that state it.
const WORDINGS: i64 = 8;
/// A claim is near a sentence if it has this share of the sentence's weight.
const NEAR: f32 = 0.3;

/// What was found; the best first.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Hits {
    /// Articles, by title and body.
    pub articles: Vec<Hit>,
    /// Statements, by what was said.
    pub statements: Vec<Hit>,
    /// Claims, by their wording: first those that hold all words, then those that a sentence
    /// of these words may repeat in others.
    pub claims: Vec<Hit>,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// Id of the article, attribution or claim.
    pub id: i64,
    /// The article it is in; of a claim, the one that states it first, where that is known.
    pub article_id: Option<i64>,
    /// Headline of the article; speaker of the statement.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When.
    pub published_at: Option<String>,
    /// The words around the match, each match in `[` `]`.
    pub snippet: String,
}

impl Database {
    /// Finds what holds all of `words`; one with a blank in it is found as it stands. And the
    /// known claims that the words, read as a sentence, may repeat: also in other words, with
    /// other endings, or denied.
    ///
    /// Every word is taken literally: `NOT`, `C++` or an open quotation mark are no syntax.
    /// Case and accents do not matter. At most `limit` hits of each kind.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn search(&self, words: &[String], limit: usize) -> Result<Hits, QueryError> {
        let Some(query) = quoted(words) else {
            return Ok(Hits::default());
        };
        let most = limit;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let find = |sql: &str| {
            self.rows(sql, params![query, limit], |r| {
                Ok(Hit {
                    id: r.get(0)?,
                    article_id: r.get(1)?,
                    title: r.get(2)?,
                    outlet: r.get(3)?,
                    published_at: r.get(4)?,
                    snippet: r.get(5)?,
                })
            })
        };
        let mut hits = Hits {
            articles: find(
                "SELECT a.article_id, a.article_id, a.title, a.outlet, a.published_at,
                        snippet(articles_fts, -1, '[', ']', ' … ', 24)
                 FROM articles_fts JOIN article_list AS a ON a.article_id = articles_fts.rowid
                 WHERE articles_fts MATCH ?1 ORDER BY rank, a.key LIMIT ?2",
            )?,
            statements: find(
                "SELECT t.id, t.article_id,
                        (SELECT group_concat(names.name, ', ')
                         FROM (SELECT p.name FROM attribution_speakers AS m
                               JOIN speakers AS p ON p.id = m.speaker_id
                               WHERE m.attribution_id = t.id ORDER BY m.ord) AS names),
                        a.outlet, a.published_at,
                        snippet(statements_fts, -1, '[', ']', ' … ', 32)
                 FROM statements_fts JOIN attributions AS t ON t.id = statements_fts.rowid
                 JOIN article_list AS a ON a.article_id = t.article_id
                 WHERE statements_fts MATCH ?1 ORDER BY rank, a.key, t.ord LIMIT ?2",
            )?,
            claims: find(
                "SELECT c.id, c.first_article_id, c.wording, a.outlet, a.published_at,
                        snippet(claims_fts, -1, '[', ']', ' … ', 32)
                 FROM claims_fts JOIN claims AS c ON c.id = claims_fts.rowid
                 LEFT JOIN article_list AS a ON a.article_id = c.first_article_id
                 WHERE claims_fts MATCH ?1 ORDER BY rank, c.key LIMIT ?2",
            )?,
        };
        let held: HashSet<i64> = hits.claims.iter().map(|hit| hit.id).collect();
        let near = self.near(&words.join(" "))?;
        let others = near.into_iter().filter(|hit| !held.contains(&hit.id));
        hits.claims.extend(others);
        hits.claims.truncate(most);
        Ok(hits)
    }

    /// The known claims that a sentence may repeat, the nearest first.
    fn near(&self, sentence: &str) -> Result<Vec<Hit>, QueryError> {
        // A beginning of a word stands for all its endings.
        let any: Vec<String> = lookup(sentence)
            .iter()
            .map(|stem| format!("\"{}\"*", stem.replace('"', "\"\"")))
            .collect();
        if any.is_empty() {
            return Ok(Vec::new());
        }
        let any = any.join(" OR ");
        let mut candidates = Vec::new();
        for sql in [
            "SELECT c.key, c.id FROM claims_fts JOIN claims AS c ON c.id = claims_fts.rowid
             WHERE claims_fts MATCH ?1 ORDER BY rank, c.key LIMIT ?2",
            "SELECT c.key, c.id FROM statements_fts
             JOIN attribution_claims AS h ON h.attribution_id = statements_fts.rowid
             JOIN claims AS c ON c.id = h.claim_id
             WHERE statements_fts MATCH ?1 ORDER BY rank, c.key LIMIT ?2",
        ] {
            candidates.extend(self.rows(sql, params![any, CANDIDATES], |r| {
                Ok((r.get::<_, String>(0)?, r.get::<_, i64>(1)?))
            })?);
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut claims = Vec::with_capacity(candidates.len());
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
        let near = index.nearest(sentence, usize::try_from(CANDIDATES).unwrap_or(usize::MAX));
        let mut hits = Vec::new();
        for (_, id) in near.iter().filter(|n| n.share >= NEAR).map(|n| n.id) {
            hits.extend(self.rows(
                "SELECT c.id, c.first_article_id, c.wording, a.outlet, a.published_at
                 FROM claims AS c LEFT JOIN article_list AS a ON a.article_id = c.first_article_id
                 WHERE c.id = ?1",
                params![id],
                |r| {
                    Ok(Hit {
                        id: r.get(0)?,
                        article_id: r.get(1)?,
                        title: r.get(2)?,
                        outlet: r.get(3)?,
                        published_at: r.get(4)?,
                        snippet: r.get(2)?,
                    })
                },
            )?);
        }
        Ok(hits)
    }
}

/// An FTS5 query of these words, each in quotation marks; `None` where there is nothing to look
/// for, as in `*` or `--`.
fn quoted(words: &[String]) -> Option<String> {
    let words: Vec<String> = words
        .iter()
        // A phrase without a letter or digit would match nothing, and so would the whole.
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .map(|w| format!("\"{}\"", w.replace('\0', " ").replace('"', "\"\"")))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}
