//! Ad-hoc SQL reads, and ends.

use super::*;
use crate::{Limits, RowSink, Table, Value};
use std::time::{Duration, Instant};

#[track_caller]
fn check_refused(statements: &[&str]) {
    let desk = Desk::new();
    let before = std::fs::read(&desk.path).unwrap();
    let mut db = desk.open();
    for sql in statements {
        let error = db.query(sql).unwrap_err();
        assert!(error.is_refused(), "{sql}: {error}");
        assert!(
            error.to_string().starts_with("queries only read"),
            "{error}"
        );
        assert!(std::fs::read(&desk.path).unwrap() == before, "{sql}");
    }
}

#[test]
fn writing_is_refused() {
    check_refused(&[
        "INSERT INTO runs (extractor, arguments) VALUES ('x', 'y')",
        "DELETE FROM articles",
        "UPDATE articles SET title = 'x'",
        "CREATE TABLE t (a)",
        "CREATE TEMP TABLE t (a)",
        "DROP VIEW statements",
        "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')",
        "WITH x AS (SELECT 1) DELETE FROM articles",
        "BEGIN IMMEDIATE",
        "VACUUM",
        "REINDEX",
        "ANALYZE",
        "SELECT 1; DROP TABLE articles",
    ]);
}

#[test]
fn reaching_outside_is_refused() {
    check_refused(&[
        "ATTACH 'other.db' AS other",
        "ATTACH ':memory:' AS other",
        "VACUUM INTO 'copy.db'",
        "PRAGMA writable_schema = 1",
        "PRAGMA query_only = 0",
        "PRAGMA journal_mode = WAL",
        "PRAGMA user_version = 7",
        "PRAGMA temp_store_directory = '/tmp'",
        "SELECT * FROM pragma_optimize",
    ]);
}

#[test]
fn what_only_tells_is_allowed() {
    let desk = Desk::new();
    let mut db = desk.open();
    for sql in [
        "SELECT count(*) FROM statements",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9) SELECT * FROM n",
        "PRAGMA table_info('article_list')",
        "SELECT name FROM pragma_table_xinfo('articles')",
        "PRAGMA integrity_check",
        "PRAGMA user_version",
        "EXPLAIN QUERY PLAN SELECT * FROM statements WHERE article_id = 1",
        "SELECT snippet(articles_fts, 1, '<', '>', '…', 5) FROM articles_fts WHERE articles_fts MATCH 'dam' ORDER BY rank",
        "SELECT sql FROM sqlite_schema",
        "SELECT json_group_array(title) FROM article_list",
        "  -- nothing but a comment\n ;;",
        "",
    ] {
        db.query(sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
    }
    let tables = db
        .query("SELECT 1 AS a; SELECT 'x', NULL, 1.5, x'00ff'")
        .unwrap();
    assert_eq!(
        tables[0],
        Table {
            columns: vec!["a".into()],
            rows: vec![vec![Value::Integer(1)]]
        }
    );
    assert_eq!(
        tables[1].rows[0],
        [
            Value::Text("x".into()),
            Value::Null,
            Value::Real(1.5),
            Value::Blob(vec![0, 255])
        ]
    );
}

#[test]
fn after_a_refusal_the_database_answers_again() {
    let desk = Desk::new();
    let mut db = desk.open();
    assert!(db.query("DELETE FROM articles").unwrap_err().is_refused());
    assert_eq!(db.query("SELECT 1").unwrap().len(), 1);
    assert_eq!(db.stories().unwrap().len(), 2);
    // A mistake is told as one, not as a refusal.
    let error = db
        .query("SELECT \"outlett\" FROM article_list")
        .unwrap_err();
    assert!(
        !error.is_refused() && error.to_string().contains("outlett"),
        "{error}"
    );
    let error = db.query("SELEC 1").unwrap_err();
    assert!(error.to_string().contains("SELEC"), "{error}");
}

#[test]
fn a_query_without_end_is_stopped() {
    let desk = Desk::new();
    let mut db = desk.open();
    let limits = Limits {
        time: Some(Duration::from_millis(100)),
        ..Limits::default()
    };
    let started = Instant::now();
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) \
                   SELECT count(*) FROM n";
    let error = db.run_sql(endless, &limits, &mut Vec::new()).unwrap_err();
    assert!(error.is_timed_out(), "{error}");
    assert!(error.to_string().contains("0.1 s"), "{error}");
    assert!(started.elapsed() < Duration::from_secs(10));
    db.run_sql("SELECT 1", &limits, &mut Vec::new()).unwrap();
}

#[test]
fn rows_and_values_are_bounded() {
    let desk = Desk::new();
    let mut db = desk.open();
    let limits = Limits {
        rows: Some(2),
        value_bytes: 100_000,
        ..Limits::default()
    };
    let mut tables: Vec<Table> = Vec::new();
    let three = "SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3";
    assert!(
        db.run_sql(three, &limits, &mut tables)
            .unwrap_err()
            .is_too_large()
    );
    assert_eq!(tables[0].rows.len(), 2);
    let long = "SELECT length(printf('%.*c', 500000, 'x'))";
    let error = db.run_sql(long, &limits, &mut Vec::new()).unwrap_err();
    assert!(
        error.is_too_large() && error.to_string().contains("100000"),
        "{error}"
    );
    // And not any longer when the query is over.
    assert_eq!(
        db.query(long).unwrap()[0].rows[0],
        [Value::Integer(500_000)]
    );
}

#[test]
fn a_sink_that_has_enough_ends_the_query() {
    struct Closed;
    impl RowSink for Closed {
        fn begin(&mut self, _: &[String]) -> std::io::Result<()> {
            Ok(())
        }
        fn row(&mut self, _: &[Value]) -> std::io::Result<()> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn end(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let desk = Desk::new();
    let error = desk
        .open()
        .run_sql("SELECT 1", &Limits::default(), &mut Closed)
        .unwrap_err();
    let source = std::error::Error::source(&error).unwrap();
    let io: &std::io::Error = source.downcast_ref().unwrap();
    assert_eq!(io.kind(), std::io::ErrorKind::BrokenPipe);
}
