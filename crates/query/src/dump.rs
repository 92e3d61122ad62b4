//! What a database says, in a form that can be compared.

use crate::{Database, QueryError};
use rusqlite::types::ValueRef;
use std::collections::HashMap;
use std::path::Path;

/// The public views.
pub(crate) const VIEWS: &[&str] = &[
    "article_list",
    "article_origins",
    "article_versions",
    "citation_list",
    "claim_origin_list",
    "claim_origins",
    "claim_statements",
    "content_spans",
    "derivation_list",
    "outlet_profile",
    "source_profile",
    "statements",
    "story_list",
];

/// What the ids in a column are of, and how a stable name for one is asked for.
pub(crate) const NAMES: &[(&[&str], &str)] = &[
    (
        &[
            "article_id",
            "cited_article_id",
            "first_article_id",
            "origin_article_id",
            "parent_article_id",
        ],
        "SELECT id, key FROM articles",
    ),
    (&["story_id"], "SELECT id, key FROM stories"),
    (&["claim_id"], "SELECT id, key FROM claims"),
    (&["source_id"], "SELECT id, key FROM sources"),
    (&["outlet_id"], "SELECT id, name FROM outlets"),
    (
        &["origin_id"],
        "SELECT g.id, s.key || '/' || g.key FROM origins AS g JOIN stories AS s ON s.id = g.story_id",
    ),
    (
        &["attribution_id", "within_id"],
        "SELECT t.id, a.key || '/' || t.ord FROM attributions AS t
         JOIN articles AS a ON a.id = t.article_id",
    ),
    (
        &["citation_id"],
        "SELECT c.id, a.key || '/' || c.ord FROM citations AS c
         JOIN articles AS a ON a.id = c.article_id",
    ),
];

/// All that the public views of a database say, with ids replaced by keys, sorted: two
/// databases are equal if and only if these are.
///
/// # Errors
/// If the file cannot be opened or read.
pub fn canonical_dump(path: &Path) -> Result<Vec<String>, QueryError> {
    let database = Database::open(path)?;
    // One state of the file, whatever a writer does meanwhile.
    database.conn.execute_batch("BEGIN")?;
    let mut names: HashMap<&str, HashMap<i64, String>> = HashMap::new();
    for (columns, sql) in NAMES {
        let map: HashMap<i64, String> = database
            .rows(sql, [], |r| Ok((r.get(0)?, r.get(1)?)))?
            .into_iter()
            .collect();
        for column in *columns {
            names.insert(column, map.clone());
        }
    }
    let mut lines = Vec::new();
    for view in VIEWS {
        let mut statement = database.conn.prepare(&format!("SELECT * FROM {view}"))?;
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mut line = (*view).to_owned();
            for (i, column) in columns.iter().enumerate() {
                line.push('\t');
                line.push_str(column);
                line.push('=');
                let named = names.get(column.as_str());
                match (row.get_ref(i)?, named) {
                    (ValueRef::Integer(id), Some(names)) => {
                        line.push_str(names.get(&id).map_or("?", String::as_str));
                    }
                    (ValueRef::Null, _) => line.push_str("NULL"),
                    (ValueRef::Integer(n), None) => line.push_str(&n.to_string()),
                    (ValueRef::Real(n), _) => line.push_str(&format!("{n:?}")),
                    (ValueRef::Text(t), _) => {
                        line.push_str(&format!("{:?}", String::from_utf8_lossy(t)));
                    }
                    (ValueRef::Blob(b), _) => line.push_str(&format!("{b:?}")),
                }
            }
            lines.push(line);
        }
    }
    lines.sort();
    Ok(lines)
}
