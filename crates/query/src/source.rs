//! A source: who it is, what it said over time, and where.

use crate::timeline::{OF_SOURCE, ordered};
use crate::{Database, QueryError, Timeline};
use rusqlite::Row;
use serde::Serialize;

/// A source in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceLine {
    /// Its id in this file.
    pub source_id: i64,
    /// Its key.
    pub key: String,
    /// Its fullest name.
    pub source: String,
    /// `person`, `group`, `institution`, `document`, `outlet` or `unspecified`.
    pub kind: String,
    /// Whether it has a name of its own.
    pub named: bool,
    /// At least how many people it is.
    pub count_min: Option<i64>,
    /// At most how many.
    pub count_max: Option<i64>,
    /// How many statements it made, of all stances.
    pub statements: i64,
    /// How many of these deny something.
    pub denials: i64,
    /// How many decline to say anything.
    pub declines: i64,
    /// In how many articles.
    pub articles: i64,
    /// Of how many outlets.
    pub outlets: i64,
    /// The earliest date of such an article.
    pub first_published_at: Option<String>,
    /// The latest.
    pub last_published_at: Option<String>,
}

/// To be followed by `WHERE …` on `s`. A group may be known from its members only.
const SOURCES: &str = "
    SELECT s.id AS source_id, s.key AS key, s.name AS source, s.kind AS kind, s.named AS named,
           s.count_min AS count_min, s.count_max AS count_max,
           count(DISTINCT t.id) AS statements,
           count(DISTINCT CASE WHEN t.stance = 'denies' THEN t.id END) AS denials,
           count(DISTINCT CASE WHEN t.stance = 'declines' THEN t.id END) AS declines,
           count(DISTINCT a.id) AS articles, count(DISTINCT a.outlet_id) AS outlets,
           (SELECT f.published_at FROM speakers AS q JOIN articles AS f ON f.id = q.article_id
            WHERE q.source_id = s.id AND f.published_from IS NOT NULL
            ORDER BY f.published_from, f.published_to, f.published_at LIMIT 1)
               AS first_published_at,
           (SELECT f.published_at FROM speakers AS q JOIN articles AS f ON f.id = q.article_id
            WHERE q.source_id = s.id AND f.published_from IS NOT NULL
            ORDER BY f.published_to DESC, f.published_from DESC, f.published_at DESC LIMIT 1)
               AS last_published_at
    FROM sources AS s
    LEFT JOIN speakers AS p ON p.source_id = s.id
    LEFT JOIN articles AS a ON a.id = p.article_id
    LEFT JOIN attribution_speakers AS m ON m.speaker_id = p.id
    LEFT JOIN attributions AS t ON t.id = m.attribution_id";

fn read(row: &Row<'_>) -> rusqlite::Result<SourceLine> {
    Ok(SourceLine {
        source_id: row.get("source_id")?,
        key: row.get("key")?,
        source: row.get("source")?,
        kind: row.get("kind")?,
        named: row.get("named")?,
        count_min: row.get("count_min")?,
        count_max: row.get("count_max")?,
        statements: row.get("statements")?,
        denials: row.get("denials")?,
        declines: row.get("declines")?,
        articles: row.get("articles")?,
        outlets: row.get("outlets")?,
        first_published_at: row.get("first_published_at")?,
        last_published_at: row.get("last_published_at")?,
    })
}

/// A name by which articles call a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceName {
    /// The name, at its fullest in the article.
    pub name: String,
    /// The role or office given with it.
    pub role: Option<String>,
    /// For whom or what it speaks.
    pub affiliation: Option<String>,
    /// In how many articles.
    pub articles: i64,
}

/// An outlet in which a source is heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceOutlet {
    /// The outlet; `None` for articles of unknown ones.
    pub outlet_id: Option<i64>,
    /// Its name.
    pub outlet: Option<String>,
    /// In how many of its articles.
    pub articles: i64,
    /// With how many statements.
    pub statements: i64,
}

/// A source with what it said over time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceView {
    /// The source.
    #[serde(rename = "source")]
    pub line: SourceLine,
    /// What articles call it, the most frequent first.
    pub names: Vec<SourceName>,
    /// The group it is one of.
    pub part_of: Option<SourceLine>,
    /// Those who are known to be one of it.
    pub members: Vec<SourceLine>,
    /// Where it is heard, the most frequent first.
    pub outlets: Vec<SourceOutlet>,
    /// What it said, denied, asked and declined, in order of time.
    #[serde(flatten)]
    pub timeline: Timeline,
}

impl Database {
    /// A source with what it said over time, by id, key or name (see
    /// [`source_id`](Self::source_id)).
    ///
    /// ```no_run
    /// use onrecord_query::Database;
    ///
    /// let database = Database::open("onrecord.db".as_ref())?;
    /// match database.source("Varga") {
    ///     Ok(source) => println!("{} statements", source.line.statements),
    ///     Err(e) => e.candidates().iter().for_each(|c| println!("{c}")),
    /// }
    /// # Ok::<(), onrecord_query::QueryError>(())
    /// ```
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is none, [`QueryError::is_ambiguous`] if several
    /// have the name, or if the file cannot be read.
    pub fn source(&self, id_key_or_name: &str) -> Result<SourceView, QueryError> {
        let _reading = self.reading()?;
        let id = self.source_id(id_key_or_name)?;
        let of = |condition: &str| {
            let order = "GROUP BY s.id ORDER BY statements DESC, s.name, s.key";
            self.rows(&format!("{SOURCES} WHERE {condition} {order}"), [id], read)
        };
        let line = of("s.id = ?1")?
            .pop()
            .ok_or_else(|| QueryError::not_found("source", id_key_or_name))?;
        Ok(SourceView {
            line,
            names: self.names_of(id)?,
            part_of: of("s.id = (SELECT part_of_id FROM sources WHERE id = ?1)")?.pop(),
            members: of("s.part_of_id = ?1")?,
            outlets: self.outlets_of(id)?,
            timeline: ordered(self.sayings(OF_SOURCE, [id])?),
        })
    }

    fn names_of(&self, source: i64) -> Result<Vec<SourceName>, QueryError> {
        self.rows(
            "SELECT p.name, p.role, p.affiliation, count(DISTINCT p.article_id) AS articles
             FROM speakers AS p WHERE p.source_id = ?1
             GROUP BY p.name, p.role, p.affiliation
             ORDER BY articles DESC, p.name, p.role, p.affiliation",
            [source],
            |r| {
                Ok(SourceName {
                    name: r.get(0)?,
                    role: r.get(1)?,
                    affiliation: r.get(2)?,
                    articles: r.get(3)?,
                })
            },
        )
    }

    fn outlets_of(&self, source: i64) -> Result<Vec<SourceOutlet>, QueryError> {
        self.rows(
            "SELECT a.outlet_id, o.name, count(DISTINCT a.id) AS articles,
                    count(DISTINCT m.attribution_id) AS statements
             FROM speakers AS p
             JOIN articles AS a ON a.id = p.article_id
             LEFT JOIN outlets AS o ON o.id = a.outlet_id
             LEFT JOIN attribution_speakers AS m ON m.speaker_id = p.id
             WHERE p.source_id = ?1
             GROUP BY a.outlet_id ORDER BY statements DESC, articles DESC, o.name",
            [source],
            |r| {
                Ok(SourceOutlet {
                    outlet_id: r.get(0)?,
                    outlet: r.get(1)?,
                    articles: r.get(2)?,
                    statements: r.get(3)?,
                })
            },
        )
    }
}
