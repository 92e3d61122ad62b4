//! An outlet: what it reported itself, from whom it takes over, who cites it.

use crate::{Database, QueryError};
use rusqlite::Row;
use serde::Serialize;

/// An outlet in one line; the counts are of its articles in this file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutletLine {
    /// Its id in this file.
    pub outlet_id: i64,
    /// Its name.
    pub outlet: String,
    /// `agency`, `newspaper`, `broadcaster` …; `None` where it is known from articles only.
    pub kind: Option<String>,
    /// Two letters.
    pub country: Option<String>,
    /// Who owns it.
    pub owner: Option<String>,
    /// How many articles it published.
    pub articles: i64,
    /// How many of these are an origin.
    pub origin_articles: i64,
    /// How many descend from another report.
    pub derived_articles: i64,
    /// How many articles of others are copies of its reports.
    pub credited_articles: i64,
    /// How often it cites others.
    pub cites: i64,
    /// How often others cite it.
    pub cited_by: i64,
    /// How many statements its articles carry.
    pub statements: i64,
    /// The share of unnamed speakers among those of its statements.
    pub unnamed_share: Option<f64>,
    /// The earliest date of its articles.
    pub first_published_at: Option<String>,
    /// The latest.
    pub last_published_at: Option<String>,
}

/// A report of an outlet that statements rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutletOrigin {
    /// The origin.
    pub origin_id: i64,
    /// The story it is an origin of.
    pub story_id: i64,
    /// When it was reported.
    pub reported_on: Option<String>,
    /// Its article, where the database has it.
    pub article_id: Option<i64>,
    /// The headline of the article; where there is none, of the story.
    pub title: Option<String>,
    /// How many asserting statements rest on it.
    pub statements: i64,
    /// How many articles these stand in.
    pub articles: i64,
    /// Of how many outlets.
    pub outlets: i64,
}

/// Another outlet that one takes over from, is taken over by, cites, or is cited by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutletLink {
    /// The other outlet; `None` where it is not known.
    pub outlet_id: Option<i64>,
    /// Its name.
    pub outlet: Option<String>,
    /// How many articles do so.
    pub articles: i64,
    /// How often.
    pub times: i64,
}

/// An outlet with what it originated and from whom it has the rest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutletView {
    /// The outlet.
    #[serde(rename = "outlet")]
    pub line: OutletLine,
    /// Other names and domains it is known by.
    pub names: Vec<String>,
    /// Its reports that statements rest on, those that carry most first.
    pub originated: Vec<OutletOrigin>,
    /// Whose reports its articles descend from.
    pub takes_from: Vec<OutletLink>,
    /// Whose articles descend from its reports.
    pub taken_by: Vec<OutletLink>,
    /// Whom it cites.
    pub cites: Vec<OutletLink>,
    /// Who cites it.
    pub cited_by: Vec<OutletLink>,
}

const PROFILE: &str = "
    SELECT o.id AS outlet_id, o.name AS outlet, o.kind AS kind, o.country AS country,
           o.owner AS owner,
           (SELECT count(*) FROM articles WHERE outlet_id = o.id AND is_current = 1)
               AS articles,
           (SELECT count(*) FROM articles AS a WHERE a.outlet_id = o.id AND a.is_current = 1
            AND EXISTS (SELECT 1 FROM origins AS g WHERE g.article_id = a.id))
               AS origin_articles,
           (SELECT count(*) FROM articles AS a WHERE a.outlet_id = o.id AND a.is_current = 1
            AND EXISTS (SELECT 1 FROM derivations AS d WHERE d.article_id = a.id))
               AS derived_articles,
           (SELECT count(*) FROM articles AS a WHERE a.credit_id = o.id AND a.is_current = 1
            AND a.outlet_id IS NOT o.id) AS credited_articles,
           (SELECT count(*) FROM articles AS a JOIN citations AS c ON c.article_id = a.id
            WHERE a.outlet_id = o.id AND a.is_current = 1 AND c.outlet_id <> o.id) AS cites,
           (SELECT count(*) FROM citations AS c
            JOIN articles AS a ON a.id = c.article_id AND a.is_current = 1
            WHERE c.outlet_id = o.id AND a.outlet_id IS NOT o.id) AS cited_by,
           (SELECT coalesce(sum(attributions), 0) FROM articles
            WHERE outlet_id = o.id AND is_current = 1) AS statements,
           (SELECT round(1.0 * sum(p.named = 0) / count(*), 4) FROM articles AS a
            JOIN speakers AS p ON p.article_id = a.id
            JOIN attribution_speakers AS m ON m.speaker_id = p.id
            WHERE a.outlet_id = o.id AND a.is_current = 1) AS unnamed_share,
           (SELECT published_at FROM articles
            WHERE outlet_id = o.id AND is_current = 1 AND published_from IS NOT NULL
            ORDER BY published_from, published_to, published_at LIMIT 1)
               AS first_published_at,
           (SELECT published_at FROM articles
            WHERE outlet_id = o.id AND is_current = 1 AND published_from IS NOT NULL
            ORDER BY published_to DESC, published_from DESC, published_at DESC LIMIT 1)
               AS last_published_at
    FROM outlets AS o WHERE o.id = ?1";

fn read(row: &Row<'_>) -> rusqlite::Result<OutletLine> {
    Ok(OutletLine {
        outlet_id: row.get("outlet_id")?,
        outlet: row.get("outlet")?,
        kind: row.get("kind")?,
        country: row.get("country")?,
        owner: row.get("owner")?,
        articles: row.get("articles")?,
        origin_articles: row.get("origin_articles")?,
        derived_articles: row.get("derived_articles")?,
        credited_articles: row.get("credited_articles")?,
        cites: row.get("cites")?,
        cited_by: row.get("cited_by")?,
        statements: row.get("statements")?,
        unnamed_share: row.get("unnamed_share")?,
        first_published_at: row.get("first_published_at")?,
        last_published_at: row.get("last_published_at")?,
    })
}

/// Whose report a derivation leads to: the credit of the parent where there is one.
const TAKES_FROM: &str = "
    SELECT coalesce(p.credit_id, p.outlet_id, g.outlet_id) AS other, o.name,
           count(DISTINCT d.article_id) AS articles, count(*) AS times
    FROM articles AS a
    JOIN derivations AS d ON d.article_id = a.id
    LEFT JOIN articles AS p ON p.id = d.parent_article_id
    LEFT JOIN origins AS g ON g.id = d.parent_origin_id
    LEFT JOIN outlets AS o ON o.id = coalesce(p.credit_id, p.outlet_id, g.outlet_id)
    WHERE a.outlet_id = ?1 AND a.is_current = 1
    GROUP BY other";

const TAKEN_BY: &str = "
    SELECT a.outlet_id AS other, o.name, count(DISTINCT a.id) AS articles, count(*) AS times
    FROM (SELECT d.article_id AS article_id FROM articles AS p
          JOIN derivations AS d ON d.parent_article_id = p.id
          WHERE p.outlet_id = ?1 AND p.credit_id IS NULL
          UNION ALL
          SELECT d.article_id FROM articles AS p
          JOIN derivations AS d ON d.parent_article_id = p.id WHERE p.credit_id = ?1
          UNION ALL
          SELECT d.article_id FROM origins AS g
          JOIN derivations AS d ON d.parent_origin_id = g.id AND d.parent_article_id IS NULL
          WHERE g.outlet_id = ?1) AS d
    JOIN articles AS a ON a.id = d.article_id
    LEFT JOIN outlets AS o ON o.id = a.outlet_id
    GROUP BY other";

const CITES: &str = "
    SELECT c.outlet_id AS other, o.name, count(DISTINCT a.id) AS articles, count(*) AS times
    FROM articles AS a JOIN citations AS c ON c.article_id = a.id
    JOIN outlets AS o ON o.id = c.outlet_id
    WHERE a.outlet_id = ?1 AND a.is_current = 1 AND c.outlet_id <> ?1
    GROUP BY other";

const CITED_BY: &str = "
    SELECT a.outlet_id AS other, o.name, count(DISTINCT a.id) AS articles, count(*) AS times
    FROM citations AS c
    JOIN articles AS a ON a.id = c.article_id AND a.is_current = 1
    LEFT JOIN outlets AS o ON o.id = a.outlet_id
    WHERE c.outlet_id = ?1 AND a.outlet_id IS NOT ?1
    GROUP BY other";

impl Database {
    /// An outlet with what it originated and from whom it has the rest, by id, name, alias or
    /// domain (see [`outlet_id`](Self::outlet_id)).
    ///
    /// ```no_run
    /// use onrecord_query::Database;
    ///
    /// let database = Database::open("onrecord.db".as_ref())?;
    /// let outlet = database.outlet("northline.example")?;
    /// for other in outlet.cited_by {
    ///     println!("{}: {} times", other.outlet.unwrap_or_default(), other.times);
    /// }
    /// # Ok::<(), onrecord_query::QueryError>(())
    /// ```
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is none, [`QueryError::is_ambiguous`] if several
    /// have the name, or if the file cannot be read.
    pub fn outlet(&self, id_or_name: &str) -> Result<OutletView, QueryError> {
        let _reading = self.reading()?;
        let id = self.outlet_id(id_or_name)?;
        let line = self
            .row(PROFILE, [id], read)?
            .ok_or_else(|| QueryError::not_found("outlet", id_or_name))?;
        let names = self.rows(
            "SELECT name FROM outlet_names WHERE outlet_id = ?1 AND name <> ?2
             ORDER BY kind, ord",
            rusqlite::params![id, line.outlet],
            |r| r.get(0),
        )?;
        let links = |sql: &str| {
            let sql = format!("{sql} ORDER BY times DESC, articles DESC, o.name");
            self.rows(&sql, [id], |r| {
                Ok(OutletLink {
                    outlet_id: r.get(0)?,
                    outlet: r.get(1)?,
                    articles: r.get(2)?,
                    times: r.get(3)?,
                })
            })
        };
        Ok(OutletView {
            line,
            names,
            originated: self.originated(id)?,
            takes_from: links(TAKES_FROM)?,
            taken_by: links(TAKEN_BY)?,
            cites: links(CITES)?,
            cited_by: links(CITED_BY)?,
        })
    }

    fn originated(&self, outlet: i64) -> Result<Vec<OutletOrigin>, QueryError> {
        self.rows(
            "SELECT g.id, g.story_id, g.reported_on, g.article_id,
                    coalesce(f.title, s.title) AS title, count(t.id) AS statements,
                    count(DISTINCT a.id) AS articles, count(DISTINCT a.outlet_id) AS outlets
             FROM origins AS g
             JOIN stories AS s ON s.id = g.story_id
             LEFT JOIN articles AS f ON f.id = g.article_id
             LEFT JOIN attribution_origins AS ao ON ao.origin_id = g.id
             LEFT JOIN attributions AS t ON t.id = ao.attribution_id AND t.stance = 'asserts'
             LEFT JOIN articles AS a ON a.id = t.article_id
             WHERE g.outlet_id = ?1 GROUP BY g.id
             ORDER BY outlets DESC, statements DESC, g.reported_on, s.key, g.key",
            [outlet],
            |r| {
                Ok(OutletOrigin {
                    origin_id: r.get(0)?,
                    story_id: r.get(1)?,
                    reported_on: r.get(2)?,
                    article_id: r.get(3)?,
                    title: r.get(4)?,
                    statements: r.get(5)?,
                    articles: r.get(6)?,
                    outlets: r.get(7)?,
                })
            },
        )
    }
}
