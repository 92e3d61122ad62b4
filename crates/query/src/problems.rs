//! What was skipped, cut or doubtful.

use crate::{Database, QueryError};
use rusqlite::Row;
use serde::Serialize;

/// A problem, with its reason and place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProblemLine {
    /// What kind of thing went wrong.
    pub kind: String,
    /// Where the input is.
    pub location: Option<String>,
    /// Where in the input.
    pub place: Option<String>,
    /// What happened.
    pub detail: String,
    /// The article, if it is of one.
    pub article_id: Option<i64>,
    /// Whether no article came of the document.
    pub rejected: bool,
    /// Where in the body it begins, in characters.
    pub start: Option<i64>,
    /// Where it ends.
    pub end: Option<i64>,
}

const PROBLEMS: &str = "
    SELECT p.kind AS kind,
           coalesce(p.location, a.uri,
                    (SELECT min(l.location) FROM document_locations AS l
                     WHERE l.document_id = p.document_id AND l.superseded = 0)) AS location,
           p.place AS place, p.detail AS detail, coalesce(p.article_id, x.article_id) AS article_id,
           coalesce(p.article_id, x.article_id) IS NULL AS rejected,
           p.\"start\" AS \"start\", p.\"end\" AS \"end\"
    FROM problems AS p
    LEFT JOIN articles AS a ON a.id = p.article_id
    LEFT JOIN article_documents AS x ON x.document_id = p.document_id";

impl ProblemLine {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            kind: row.get("kind")?,
            location: row.get("location")?,
            place: row.get("place")?,
            detail: row.get("detail")?,
            article_id: row.get("article_id")?,
            rejected: row.get("rejected")?,
            start: row.get("start")?,
            end: row.get("end")?,
        })
    }
}

impl Database {
    /// Every problem: those of rejected documents first, then by location.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn problems(&self) -> Result<Vec<ProblemLine>, QueryError> {
        let sql = format!("{PROBLEMS} ORDER BY rejected DESC, location, p.id");
        self.rows(&sql, [], ProblemLine::read)
    }

    pub(crate) fn problems_of(&self, article: i64) -> Result<Vec<ProblemLine>, QueryError> {
        let sql = format!(
            "{PROBLEMS} WHERE p.article_id = ?1 OR p.document_id IN
                (SELECT document_id FROM article_documents WHERE article_id = ?1)
             ORDER BY p.\"start\", p.id"
        );
        self.rows(&sql, [article], ProblemLine::read)
    }
}
