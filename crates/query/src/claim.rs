//! A claim: who asserts it, who denies it, and on which reports that rests.

use crate::merges::{Merge, merges};
use crate::{Database, QueryError};
use rusqlite::Row;
use serde::Serialize;

/// A claim in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimLine {
    /// Its id in this file.
    pub claim_id: i64,
    /// Its key.
    pub key: String,
    /// The story it belongs to.
    pub story_id: i64,
    /// The wording that stands for it.
    pub claim: String,
    /// Whether the story is about it: several articles state it.
    pub central: bool,
    /// At least how many independent origins are behind those that assert it.
    pub origins_min: i64,
    /// At most how many.
    pub origins_max: i64,
    /// At least how many people and institutions are.
    pub sources_min: i64,
    /// At most how many, where the articles count them.
    pub sources_max: Option<i64>,
    /// How many statements state it, those that deny it too.
    pub statements: i64,
    /// In how many articles.
    pub articles: i64,
    /// Of how many outlets.
    pub outlets: i64,
    /// How many of the statements assert it.
    pub assertions: i64,
    /// How many deny it.
    pub denials: i64,
    /// The article that states it first, only where the dates leave no doubt.
    pub first_article_id: Option<i64>,
    /// Who published that.
    pub first_outlet: Option<String>,
    /// When.
    pub first_published_at: Option<String>,
}

/// To be followed by `WHERE …` and `GROUP BY c.id`.
pub(crate) const CLAIMS: &str = "
    SELECT c.id AS claim_id, c.key AS key, c.story_id AS story_id, c.wording AS claim,
           c.central AS central, c.origins_min AS origins_min, c.origins_max AS origins_max,
           c.sources_min AS sources_min, c.sources_max AS sources_max,
           count(*) AS statements, count(DISTINCT a.id) AS articles,
           count(DISTINCT a.outlet_id) AS outlets,
           sum(t.stance = 'asserts') AS assertions, sum(t.stance = 'denies') AS denials,
           c.first_article_id AS first_article_id,
           (SELECT o.name FROM articles AS f JOIN outlets AS o ON o.id = f.outlet_id
            WHERE f.id = c.first_article_id) AS first_outlet,
           (SELECT f.published_at FROM articles AS f
            WHERE f.id = c.first_article_id) AS first_published_at
    FROM claims AS c
    JOIN attribution_claims AS ac ON ac.claim_id = c.id
    JOIN attributions AS t ON t.id = ac.attribution_id
    JOIN articles AS a ON a.id = t.article_id";

impl ClaimLine {
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            claim_id: row.get("claim_id")?,
            key: row.get("key")?,
            story_id: row.get("story_id")?,
            claim: row.get("claim")?,
            central: row.get("central")?,
            origins_min: row.get("origins_min")?,
            origins_max: row.get("origins_max")?,
            sources_min: row.get("sources_min")?,
            sources_max: row.get("sources_max")?,
            statements: row.get("statements")?,
            articles: row.get("articles")?,
            outlets: row.get("outlets")?,
            assertions: row.get("assertions")?,
            denials: row.get("denials")?,
            first_article_id: row.get("first_article_id")?,
            first_outlet: row.get("first_outlet")?,
            first_published_at: row.get("first_published_at")?,
        })
    }
}

/// One who states a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimStatement {
    /// The claim.
    pub claim_id: i64,
    /// The attribution.
    pub attribution_id: i64,
    /// The article.
    pub article_id: i64,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, as precise as it was stated.
    pub published_at: Option<String>,
    /// Who says it, as the article calls them; several joined by commas.
    pub source: Option<String>,
    /// `asserts`, `denies` or `asks`.
    pub stance: String,
    /// The words that carry the saying.
    pub cue: Option<String>,
    /// When it was said, where the article says so.
    pub said_on: Option<String>,
    /// The part of the content that states the claim.
    pub content: String,
    /// Where that is in the body, in characters.
    pub start: i64,
    /// Where it ends.
    pub end: i64,
}

/// A claim with who asserts and who denies it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimView {
    /// The claim.
    #[serde(rename = "claim")]
    pub line: ClaimLine,
    /// Who states it, in order of the story.
    pub statements: Vec<ClaimStatement>,
}

/// A report that a claim rests on, with the reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimOrigin {
    /// The origin.
    pub origin_id: i64,
    /// Whose report it is.
    pub outlet: Option<String>,
    /// When it was reported.
    pub reported_on: Option<String>,
    /// Its article, where the database has it.
    pub article_id: Option<i64>,
    /// Whether one of the statements certainly rests on it.
    pub certain: bool,
    /// Which statements do, and why.
    pub rests: Vec<Rest>,
}

/// Why a statement rests on an origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rest {
    /// The statement.
    pub attribution_id: i64,
    /// The reason, in words.
    pub basis: String,
    /// Whether there is no other reading.
    pub certain: bool,
}

/// A claim with all that speaks for and against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimDetail {
    /// The claim.
    #[serde(rename = "claim")]
    pub line: ClaimLine,
    /// The headline that stands for its story.
    pub story: Option<String>,
    /// Who states it, in order of the story.
    pub statements: Vec<ClaimStatement>,
    /// On which reports those rest that assert it: the certain ones first.
    pub origins: Vec<ClaimOrigin>,
    /// Which of these may be one report, and why: what the lower end of the range counts once.
    pub merges: Vec<Merge>,
    /// Claims that say this and more. Who denies this denies them.
    pub narrower: Vec<ClaimLine>,
    /// Claims that say a part of this.
    pub broader: Vec<ClaimLine>,
}

impl Database {
    /// A claim with all that speaks for and against it, by id or key, with or without `claim:`
    /// before it.
    ///
    /// ```no_run
    /// use onrecord_query::Database;
    ///
    /// let database = Database::open("onrecord.db".as_ref())?;
    /// let claim = database.claim("7")?;
    /// println!("{}: {} to {} origins", claim.line.claim, claim.line.origins_min, claim.line.origins_max);
    /// for denial in claim.statements.iter().filter(|s| s.stance == "denies") {
    ///     println!("{} denies", denial.source.as_deref().unwrap_or("nobody named"));
    /// }
    /// # Ok::<(), onrecord_query::QueryError>(())
    /// ```
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is none, or if the file cannot be read.
    pub fn claim(&self, id_or_key: &str) -> Result<ClaimDetail, QueryError> {
        let _reading = self.reading()?;
        let id = self.claim_id(id_or_key)?;
        let line = self
            .claim_line(id)?
            .ok_or_else(|| QueryError::not_found("claim", id_or_key))?;
        let story = self.row(
            "SELECT title FROM stories WHERE id = ?1",
            [line.story_id],
            |r| r.get(0),
        )?;
        let origins = self.claim_origins(id)?;
        Ok(ClaimDetail {
            story: story.flatten(),
            statements: self.claim_statements(id)?,
            merges: merges(self, &origins)?,
            origins,
            narrower: self.linked_claims("broader_id", "narrower_id", id)?,
            broader: self.linked_claims("narrower_id", "broader_id", id)?,
            line,
        })
    }

    pub(crate) fn claim_line(&self, id: i64) -> Result<Option<ClaimLine>, QueryError> {
        self.row(
            &format!("{CLAIMS} WHERE c.id = ?1 GROUP BY c.id"),
            [id],
            ClaimLine::read,
        )
    }

    pub(crate) fn claim_statements(&self, claim: i64) -> Result<Vec<ClaimStatement>, QueryError> {
        self.rows(
            "SELECT s.claim_id, s.attribution_id, s.article_id, a.title, s.outlet,
                    a.published_at, s.source, s.stance, t.cue, t.said_on, s.content,
                    s.\"start\", s.\"end\"
             FROM claim_statements AS s
             JOIN articles AS a ON a.id = s.article_id
             JOIN attributions AS t ON t.id = s.attribution_id
             LEFT JOIN story_articles AS m ON m.article_id = s.article_id
             WHERE s.claim_id = ?1 ORDER BY m.ord, s.\"start\", t.ord",
            [claim],
            |r| {
                Ok(ClaimStatement {
                    claim_id: r.get(0)?,
                    attribution_id: r.get(1)?,
                    article_id: r.get(2)?,
                    title: r.get(3)?,
                    outlet: r.get(4)?,
                    published_at: r.get(5)?,
                    source: r.get(6)?,
                    stance: r.get(7)?,
                    cue: r.get(8)?,
                    said_on: r.get(9)?,
                    content: r.get(10)?,
                    start: r.get(11)?,
                    end: r.get(12)?,
                })
            },
        )
    }

    fn claim_origins(&self, claim: i64) -> Result<Vec<ClaimOrigin>, QueryError> {
        let rows = self.rows(
            "SELECT g.id, o.name, g.reported_on, g.article_id, t.id, ao.basis, ao.certain
             FROM attribution_claims AS ac
             JOIN attributions AS t ON t.id = ac.attribution_id AND t.stance = 'asserts'
             JOIN attribution_origins AS ao ON ao.attribution_id = t.id
             JOIN origins AS g ON g.id = ao.origin_id
             LEFT JOIN outlets AS o ON o.id = g.outlet_id
             LEFT JOIN story_articles AS m ON m.article_id = t.article_id
             WHERE ac.claim_id = ?1
             ORDER BY g.reported_on IS NULL, g.reported_on, o.name, g.key, m.ord, t.ord",
            [claim],
            |r| {
                let certain = r.get(6)?;
                let rest = Rest {
                    attribution_id: r.get(4)?,
                    basis: r.get(5)?,
                    certain,
                };
                Ok(ClaimOrigin {
                    origin_id: r.get(0)?,
                    outlet: r.get(1)?,
                    reported_on: r.get(2)?,
                    article_id: r.get(3)?,
                    certain,
                    rests: vec![rest],
                })
            },
        )?;
        let mut origins: Vec<ClaimOrigin> = Vec::new();
        for row in rows {
            match origins.last_mut().filter(|o| o.origin_id == row.origin_id) {
                Some(origin) => {
                    origin.certain |= row.certain;
                    origin.rests.extend(row.rests);
                }
                None => origins.push(row),
            }
        }
        // A stable sort: within each by date.
        origins.sort_by_key(|o| !o.certain);
        Ok(origins)
    }

    /// The claims at the other end of the links of a claim.
    fn linked_claims(
        &self,
        this: &str,
        other: &str,
        claim: i64,
    ) -> Result<Vec<ClaimLine>, QueryError> {
        self.rows(
            &format!(
                "{CLAIMS} WHERE c.id IN (SELECT {other} FROM claim_links WHERE {this} = ?1)
                 GROUP BY c.id ORDER BY c.central DESC, statements DESC, c.key"
            ),
            [claim],
            ClaimLine::read,
        )
    }
}
