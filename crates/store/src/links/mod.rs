//! What links the articles: stories, and all that hangs on them.
//!
//! Everything linked belongs to one story and goes with it; only a source may be in several.

mod members;
mod rows;
mod sources;

use crate::{Store, StoreError};
use onrecord_core::links::StoryLinks;
use rusqlite::Connection;
use sources::Changed;
use std::collections::BTreeSet;

impl Store {
    /// Current articles that are not linked, in canonical order (date, key): stored by a run
    /// that broke off before linking, or left behind when a story lost or changed a member.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn unlinked(&self) -> Result<Vec<i64>, StoreError> {
        let ask = || -> Result<Vec<i64>, rusqlite::Error> {
            self.conn
                .prepare_cached(
                    "SELECT id FROM articles WHERE link_stage < 3 AND is_current = 1
                     ORDER BY published_from NULLS LAST, key",
                )?
                .query_map([], |r| r.get(0))?
                .collect()
        };
        ask().map_err(|e| self.error(e))
    }

    /// Replaces all that links these articles, in one transaction.
    ///
    /// `stories` speak of articles as indices into `members`. A story that one of `members` was
    /// in is dropped whole; those of its articles that are not among `members` become
    /// [`unlinked`](Self::unlinked).
    ///
    /// # Errors
    /// If the file cannot be written, or two stories have one key; then nothing is changed.
    pub fn replace_stories(
        &mut self,
        members: &[i64],
        stories: &[StoryLinks],
    ) -> Result<(), StoreError> {
        self.replace_all(&[(members, stories)])
    }

    /// As [`replace_stories`](Self::replace_stories) for many sets of articles, none of which is
    /// in two of them: what stands for a source is chosen once, after all.
    ///
    /// # Errors
    /// As [`replace_stories`](Self::replace_stories).
    pub fn replace_all(&mut self, replaced: &[(&[i64], &[StoryLinks])]) -> Result<(), StoreError> {
        self.transaction(|store| {
            let Store { conn, outlets, .. } = store;
            let mut changed = Changed::default();
            let mut claims = Vec::new();
            let mut linked =
                conn.prepare_cached("UPDATE articles SET link_stage = 3 WHERE id = ?1")?;
            for (members, stories) in replaced {
                changed.left.extend(drop_stories(conn, members)?);
                let articles = members::Members::load(conn, members)?;
                for story in *stories {
                    let written = rows::write_story(conn, outlets, &articles, story)?;
                    changed.told_of.extend(written.touched);
                    claims.extend(written.claims);
                }
                for member in *members {
                    linked.execute([member])?;
                }
            }
            sources::refresh(conn, changed)?;
            rows::enter_claims(conn, &claims)
        })
    }
}

/// Drops the stories that these articles are in; their members are to be linked anew.
pub(crate) fn drop_stories_of(conn: &Connection, articles: &[i64]) -> Result<(), StoreError> {
    let changed = Changed {
        left: drop_stories(conn, articles)?,
        ..Changed::default()
    };
    sources::refresh(conn, changed)
}

/// As [`drop_stories_of`], and says which sources may have nobody left.
fn drop_stories(conn: &Connection, articles: &[i64]) -> Result<BTreeSet<i64>, StoreError> {
    let mut touched = BTreeSet::new();
    for story in stories_of(conn, articles)? {
        for member in members_of(conn, story)? {
            for sql in [
                "UPDATE articles SET link_stage = min(link_stage, 2) WHERE id = ?1",
                "UPDATE citations SET cited_article_id = NULL, origin_id = NULL
                 WHERE article_id = ?1",
                "UPDATE speakers SET source_id = NULL, source_ord = NULL
                 WHERE article_id = ?1 AND source_id IS NOT NULL",
            ] {
                conn.prepare_cached(sql)?.execute([member])?;
            }
        }
        touched.extend(sources::of_story(conn, story)?);
        conn.prepare_cached(
            "DELETE FROM claims_fts WHERE rowid IN (SELECT id FROM claims WHERE story_id = ?1)",
        )?
        .execute([story])?;
        // The rest goes by ON DELETE CASCADE.
        conn.prepare_cached("DELETE FROM stories WHERE id = ?1")?
            .execute([story])?;
    }
    Ok(touched)
}

fn stories_of(conn: &Connection, articles: &[i64]) -> Result<BTreeSet<i64>, rusqlite::Error> {
    let mut stories = BTreeSet::new();
    let mut ask =
        conn.prepare_cached("SELECT story_id FROM story_articles WHERE article_id = ?1")?;
    for article in articles {
        let mut rows = ask.query([article])?;
        while let Some(row) = rows.next()? {
            stories.insert(row.get(0)?);
        }
    }
    Ok(stories)
}

fn members_of(conn: &Connection, story: i64) -> Result<Vec<i64>, rusqlite::Error> {
    conn.prepare_cached("SELECT article_id FROM story_articles WHERE story_id = ?1 ORDER BY ord")?
        .query_map([story], |r| r.get(0))?
        .collect()
}
