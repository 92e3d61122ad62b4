//! The articles of a story that is to be written.

use crate::StoreError;
use onrecord_core::links::AttributionRef;
use rusqlite::{Connection, OptionalExtension};

/// The articles that were linked, with the ids of their rows.
pub(crate) struct Members(Vec<Member>);

pub(super) struct Member {
    id: i64,
    pub(super) key: String,
    pub(super) body: String,
    published: Option<(i64, i64)>,
    pub(super) outlet: Option<i64>,
    attributions: Vec<i64>,
    pub(super) denials: Vec<i64>,
    speakers: Vec<i64>,
    citations: Vec<i64>,
}

impl Members {
    pub(crate) fn load(conn: &Connection, ids: &[i64]) -> Result<Self, StoreError> {
        let list = |sql: &str, id: i64| -> Result<Vec<i64>, rusqlite::Error> {
            conn.prepare_cached(sql)?
                .query_map([id], |r| r.get(0))?
                .collect()
        };
        let mut members = Vec::with_capacity(ids.len());
        for id in ids {
            type Head = (String, String, Option<i64>, Option<i64>, Option<i64>);
            let (key, body, from, to, outlet): Head = conn
                .prepare_cached(
                    "SELECT a.key, t.body, a.published_from, a.published_to, a.outlet_id
                     FROM articles AS a
                     JOIN article_texts AS t ON t.article_id = a.id WHERE a.id = ?1",
                )?
                .query_row([id], |r| {
                    Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?))
                })
                .optional()?
                .ok_or_else(|| StoreError::invalid(format!("there is no article {id}")))?;
            members.push(Member {
                id: *id,
                key,
                body,
                published: from.zip(to),
                outlet,
                // By the index of denials, which are few: no row of an attribution is read.
                denials: list(
                    "SELECT d.id FROM attributions AS d INDEXED BY attributions_denying
                     WHERE d.stance = 'denies'
                     AND d.id BETWEEN (SELECT min(id) FROM attributions WHERE article_id = ?1)
                                  AND (SELECT max(id) FROM attributions WHERE article_id = ?1)",
                    *id,
                )?,
                attributions: list(
                    "SELECT id FROM attributions WHERE article_id = ?1 ORDER BY ord",
                    *id,
                )?,
                speakers: list(
                    "SELECT id FROM speakers WHERE article_id = ?1 ORDER BY ord",
                    *id,
                )?,
                citations: list(
                    "SELECT id FROM citations WHERE article_id = ?1 ORDER BY ord",
                    *id,
                )?,
            });
        }
        Ok(Self(members))
    }

    pub(super) fn get(&self, article: usize) -> Option<&Member> {
        self.0.get(article)
    }

    pub(super) fn id(&self, article: usize) -> Option<i64> {
        self.0.get(article).map(|m| m.id)
    }

    pub(super) fn attribution(&self, of: AttributionRef) -> Option<i64> {
        let member = self.0.get(of.article)?;
        member.attributions.get(of.attribution).copied()
    }

    pub(super) fn citation(&self, article: usize, citation: usize) -> Option<i64> {
        self.0.get(article)?.citations.get(citation).copied()
    }

    pub(super) fn speaker(&self, article: usize, speaker: usize) -> Option<i64> {
        self.0.get(article)?.speakers.get(speaker).copied()
    }

    /// The article whose date ends before every other begins; a lone one is the first.
    pub(super) fn first(&self, articles: &[usize]) -> Option<i64> {
        let members: Vec<_> = articles.iter().filter_map(|a| self.0.get(*a)).collect();
        let is_first = |m: &&Member| {
            members.iter().filter(|o| o.id != m.id).all(
                |other| matches!((m.published, other.published), (Some(m), Some(o)) if m.1 <= o.0),
            )
        };
        members.iter().copied().find(is_first).map(|m| m.id)
    }
}
