//! The page about the SQL surface says what the schema does.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use onrecord_query::{Database, Value};
use onrecord_store::Store;
use std::path::Path;

/// Views that are there for the full-text indexes alone.
const INNER: [&str; 2] = ["article_search", "statement_search"];

#[test]
fn every_view_is_described_with_all_its_columns_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.db");
    Store::open(&path).unwrap().close().unwrap();
    let mut database = Database::open(&path).unwrap();
    let tables = database
        .query(
            "SELECT v.name, c.name FROM sqlite_schema AS v JOIN pragma_table_info(v.name) AS c
             WHERE v.type = 'view' ORDER BY v.name, c.cid",
        )
        .unwrap();
    let rows = tables.into_iter().flat_map(|t| t.rows);
    let mut of_schema: Vec<(String, String)> = rows
        .filter_map(|row| match <[Value; 2]>::try_from(row) {
            Ok([Value::Text(view), Value::Text(column)]) => Some((view, column)),
            _ => None,
        })
        .filter(|(view, _)| !INNER.contains(&view.as_str()))
        .collect();
    let mut of_page = described();
    // Views may stand in any order, columns may not: a stable sort keeps theirs.
    of_page.sort_by(|a, b| a.0.cmp(&b.0));
    of_schema.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(of_page, of_schema);
}

/// Views and columns as the page has them.
fn described() -> Vec<(String, String)> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/sql.md");
    let page = std::fs::read_to_string(page).unwrap();
    let mut view = "";
    let mut found = Vec::new();
    for line in page.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            view = name;
        } else if let Some(column) = line.strip_prefix("| `").and_then(|l| l.split('`').next()) {
            found.push((view.to_owned(), column.to_owned()));
        }
    }
    // Headings of prose and of functions are capitalised, views are not.
    found.retain(|(view, _)| view.starts_with(char::is_lowercase));
    found
}

#[test]
fn datasette_is_told_of_every_view_column_and_saved_query() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../metadata.yaml");
    let metadata = std::fs::read_to_string(file).unwrap();
    let (tables, queries) = metadata.split_once("\n    queries:\n").unwrap();
    let mut view = String::new();
    for (of, column) in described() {
        if of != view {
            assert!(tables.contains(&format!("\n      {of}:\n")), "{of}");
            view = of;
        }
        let after = tables.split(&format!("\n      {view}:\n")).nth(1).unwrap();
        assert!(
            after.contains(&format!("\n          {column}: ")),
            "{view}.{column}"
        );
    }
    for query in onrecord_query::saved() {
        let after = queries.split(&format!("      {}:\n", query.name)).nth(1);
        let after = after.unwrap_or_else(|| unreachable!("{} is missing", query.name));
        let statement = query.sql.lines().filter(|l| !l.starts_with("--"));
        for line in statement.map(|l| l.trim().trim_end_matches(';')) {
            assert!(after.contains(line), "{}: {line}", query.name);
        }
    }
}
