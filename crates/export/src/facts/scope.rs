//! What is exported: everything, or one story.

use crate::ExportError;
use onrecord_query::{Database, Snapshot};
use std::collections::HashSet;

/// What is exported: everything, or one story with what belongs to it.
#[derive(Debug)]
pub(crate) struct Scope {
    story: Vec<i64>,
}

impl Scope {
    /// One story, by id or key; without one, everything.
    pub(crate) fn new(database: &Database, story: Option<&str>) -> Result<Self, ExportError> {
        let story = story.map(|s| database.story_id(s)).transpose()?;
        Ok(Self {
            story: story.into_iter().collect(),
        })
    }

    /// The values for `?1` of the conditions below.
    pub(crate) fn ids(&self) -> &[i64] {
        &self.story
    }

    /// The ids of the articles, older versions too: by date, then key.
    pub(crate) fn articles(&self, snapshot: &Snapshot<'_>) -> Result<Vec<i64>, ExportError> {
        let sql = format!(
            "SELECT id FROM articles WHERE id IN ({})
             ORDER BY published_from NULLS LAST, key",
            self.members()
        );
        let ids = snapshot.all(&sql, self.ids(), |row| row.integer(0))?;
        Ok(ids.into_iter().flatten().collect())
    }

    /// The ids of the stories, in order of their first articles: what belongs to one lies together
    /// in the file, and what was taken in together does.
    pub(crate) fn stories(&self, snapshot: &Snapshot<'_>) -> Result<Vec<i64>, ExportError> {
        let sql = format!(
            "SELECT m.story_id FROM story_articles AS m JOIN articles AS a ON a.id = m.article_id
             WHERE m.ord = 0 AND {} ORDER BY a.published_from NULLS LAST, a.key",
            self.of_story("m.story_id")
        );
        let ids = snapshot.all(&sql, self.ids(), |row| row.integer(0))?;
        Ok(ids.into_iter().flatten().collect())
    }

    /// The ids of articles of other stories that those of this one have something from.
    pub(crate) fn outside(&self, snapshot: &Snapshot<'_>) -> Result<Vec<i64>, ExportError> {
        if self.story.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT id FROM articles WHERE id IN ({}) ORDER BY published_from NULLS LAST, key",
            self.reports()
        );
        let ids = snapshot.all(&sql, self.ids(), |row| row.integer(0))?;
        Ok(ids.into_iter().flatten().collect())
    }

    /// A query for these ids.
    fn reports(&self) -> String {
        let members = self.members();
        format!(
            "SELECT article_id FROM origins WHERE story_id = ?1 AND article_id IS NOT NULL
             UNION SELECT parent_article_id FROM derivations
                   WHERE story_id = ?1 AND parent_article_id IS NOT NULL
             UNION SELECT cited_article_id FROM citations
                   WHERE article_id IN ({members}) AND cited_article_id IS NOT NULL
             EXCEPT SELECT * FROM ({members})"
        )
    }

    /// The keys of the articles that are exported, where that is not all of them.
    pub(crate) fn keys(
        &self,
        snapshot: &Snapshot<'_>,
    ) -> Result<Option<HashSet<String>>, ExportError> {
        if self.story.is_empty() {
            return Ok(None);
        }
        let sql = format!("SELECT key FROM articles WHERE id IN ({})", self.members());
        let keys = snapshot.all(&sql, self.ids(), |row| row.text(0))?;
        Ok(Some(keys.into_iter().flatten().collect()))
    }

    /// A query for the ids of the articles.
    pub(crate) fn members(&self) -> &'static str {
        if self.story.is_empty() {
            return "SELECT id FROM articles";
        }
        "SELECT article_id FROM story_articles WHERE story_id = ?1
         UNION SELECT v.id FROM story_articles AS m JOIN articles AS w ON w.id = m.article_id
               JOIN articles AS v ON v.address = w.address WHERE m.story_id = ?1"
    }

    /// A query for the ids of the outlets that the articles are of, name, or have something from.
    pub(crate) fn outlets(&self) -> String {
        let members = self.members();
        let (origins, reports) = if self.story.is_empty() {
            ("", String::new())
        } else {
            let reports = self.reports();
            let of_reports = format!(
                "UNION SELECT outlet_id FROM articles WHERE id IN ({reports})
                 UNION SELECT credit_id FROM articles WHERE id IN ({reports})"
            );
            ("AND story_id = ?1", of_reports)
        };
        format!(
            "SELECT outlet_id FROM articles WHERE id IN ({members})
             UNION SELECT credit_id FROM articles WHERE id IN ({members})
             UNION SELECT outlet_id FROM citations WHERE article_id IN ({members})
             UNION SELECT told_outlet_id FROM attributions
                   WHERE told_outlet_id IS NOT NULL AND article_id IN ({members})
             UNION SELECT outlet_id FROM origins WHERE outlet_id IS NOT NULL {origins} {reports}"
        )
    }

    /// A condition on the id of a story.
    pub(crate) fn of_story(&self, column: &str) -> String {
        if self.story.is_empty() {
            "1".to_owned()
        } else {
            format!("{column} = ?1")
        }
    }

    /// A condition on the id of a source.
    pub(crate) fn of_source(&self, column: &str) -> String {
        if self.story.is_empty() {
            "1".to_owned()
        } else {
            format!("{column} IN (SELECT source_id FROM story_sources WHERE story_id = ?1)")
        }
    }
}
