//! A story: its articles, its origins, who says so, who denies, who declined.

use crate::article::{ARTICLE_COLUMNS, STATEMENT_COLUMNS};
use crate::claim::CLAIMS;
use crate::{ArticleLine, ClaimLine, ClaimView, Database, QueryError, Statement, Window};
use rusqlite::Row;
use serde::Serialize;
use std::collections::BTreeSet;

/// A story in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryLine {
    /// Its id in this file.
    pub story_id: i64,
    /// Its key.
    pub key: String,
    /// The headline that stands for it.
    pub title: Option<String>,
    /// How many articles tell it.
    pub articles: i64,
    /// Of how many outlets.
    pub outlets: i64,
    /// At least how many independent origins.
    pub origins_min: i64,
    /// At most how many.
    pub origins_max: i64,
    /// The first article, only where the dates leave no doubt.
    pub first_article_id: Option<i64>,
    /// The earliest date stated.
    pub first_published_at: Option<String>,
    /// The latest date stated.
    pub last_published_at: Option<String>,
}

const STORIES: &str = "SELECT list.story_id, s.key, list.title, list.articles, list.outlets, list.origins_min, \
     list.origins_max, list.first_article_id, list.first_published_at, list.last_published_at \
     FROM story_list AS list JOIN stories AS s ON s.id = list.story_id";

impl StoryLine {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            story_id: row.get(0)?,
            key: row.get(1)?,
            title: row.get(2)?,
            articles: row.get(3)?,
            outlets: row.get(4)?,
            origins_min: row.get(5)?,
            origins_max: row.get(6)?,
            first_article_id: row.get(7)?,
            first_published_at: row.get(8)?,
            last_published_at: row.get(9)?,
        })
    }
}

/// An origin: a report that chains end in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OriginLine {
    /// Its id.
    pub origin_id: i64,
    /// Whose report it is.
    pub outlet: Option<String>,
    /// When it was reported.
    pub reported_on: Option<String>,
    /// Its article, where the database has it.
    pub article_id: Option<i64>,
    /// How many statements that assert something rest on it.
    pub statements: i64,
    /// A reason, in words; of the certain ones where there are such.
    pub basis: Option<String>,
    /// Whether one of the statements certainly rests on it.
    pub certain: bool,
}

/// A story with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoryView {
    /// The story.
    #[serde(rename = "story")]
    pub line: StoryLine,
    /// Its articles, in order of date.
    pub articles: Vec<ArticleLine>,
    /// Its origins: those with most statements first.
    pub origins: Vec<OriginLine>,
    /// Its claims: the central ones and those with most statements first.
    pub claims: Vec<ClaimView>,
    /// Who declined to say anything.
    pub declined: Vec<Statement>,
    /// What its articles descend from.
    pub derivations: Vec<crate::DerivationLine>,
}

impl Database {
    /// All stories: those of most articles first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn stories(&self) -> Result<Vec<StoryLine>, QueryError> {
        let sql = format!("{STORIES} ORDER BY list.articles DESC, list.first_published_at, s.key");
        self.rows(&sql, [], StoryLine::read)
    }

    /// The stories with an article of a span of time, or one that may be: those of most articles
    /// first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn stories_within(&self, window: &Window) -> Result<Vec<StoryLine>, QueryError> {
        if !window.is_bounded() {
            return self.stories();
        }
        let sql = format!(
            "{STORIES} WHERE list.story_id IN (
                 SELECT m.story_id FROM articles AS a
                 JOIN story_articles AS m ON m.article_id = a.id
                 WHERE a.published_from > ?1 - ?3 AND a.published_from < ?2
                   AND a.published_to > ?1)
             ORDER BY list.articles DESC, list.first_published_at, s.key"
        );
        self.rows(&sql, window.bounds(), StoryLine::read)
    }

    /// The stories that these articles stand in: those of most articles first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn stories_of(&self, articles: &[i64]) -> Result<Vec<StoryLine>, QueryError> {
        let _reading = self.reading()?;
        let mut ids = BTreeSet::new();
        let mut ask = self
            .conn
            .prepare_cached("SELECT story_id FROM story_articles WHERE article_id = ?1")?;
        for article in articles {
            ids.extend(ask.query_map([article], |r| r.get::<_, i64>(0))?.flatten());
        }
        let mut stories = self.stories()?;
        stories.retain(|story| ids.contains(&story.story_id));
        Ok(stories)
    }

    /// A story, by id or key.
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is none, or if the file cannot be read.
    pub fn story(&self, id_or_key: &str) -> Result<StoryView, QueryError> {
        let _reading = self.reading()?;
        let id = self.story_id(id_or_key)?;
        let line = self
            .rows(
                &format!("{STORIES} WHERE list.story_id = ?1"),
                [id],
                StoryLine::read,
            )?
            .pop()
            .ok_or_else(|| QueryError::not_found("story", id_or_key))?;
        let articles = self.rows(
            &format!(
                "SELECT {ARTICLE_COLUMNS} FROM story_articles AS m
                 JOIN article_list AS a ON a.article_id = m.article_id
                 WHERE m.story_id = ?1 ORDER BY m.ord"
            ),
            [id],
            ArticleLine::read,
        )?;
        let lines = self.rows(
            &format!(
                "{CLAIMS} WHERE c.story_id = ?1
                 GROUP BY c.id ORDER BY c.central DESC, statements DESC, c.key"
            ),
            [id],
            ClaimLine::read,
        )?;
        let mut claims = Vec::with_capacity(lines.len());
        for line in lines {
            let statements = self.claim_statements(line.claim_id)?;
            claims.push(ClaimView { line, statements });
        }
        let declined = self.rows(
            &format!(
                "SELECT {STATEMENT_COLUMNS} FROM statements WHERE stance = 'declines'
                 AND article_id IN (SELECT article_id FROM story_articles WHERE story_id = ?1)
                 ORDER BY article_id, attribution_id, source_start"
            ),
            [id],
            Statement::read,
        )?;
        let mut derivations = Vec::new();
        for article in &articles {
            derivations.extend(self.derivations_of(article.article_id)?);
        }
        Ok(StoryView {
            origins: self.origins_of_story(id)?,
            line,
            articles,
            claims,
            declined,
            derivations,
        })
    }

    fn origins_of_story(&self, story: i64) -> Result<Vec<OriginLine>, QueryError> {
        self.rows(
            "SELECT g.id, o.name, g.reported_on, g.article_id, count(t.id) AS statements,
                    coalesce(min(CASE WHEN ao.certain THEN ao.basis END), min(ao.basis)),
                    coalesce(max(ao.certain), 0)
             FROM origins AS g
             LEFT JOIN attribution_origins AS ao ON ao.origin_id = g.id
             LEFT JOIN attributions AS t ON t.id = ao.attribution_id AND t.stance = 'asserts'
             LEFT JOIN outlets AS o ON o.id = g.outlet_id
             WHERE g.story_id = ?1 GROUP BY g.id
             ORDER BY statements DESC, g.reported_on, o.name, g.key",
            [story],
            |r| {
                Ok(OriginLine {
                    origin_id: r.get(0)?,
                    outlet: r.get(1)?,
                    reported_on: r.get(2)?,
                    article_id: r.get(3)?,
                    statements: r.get(4)?,
                    basis: r.get(5)?,
                    certain: r.get(6)?,
                })
            },
        )
    }
}
