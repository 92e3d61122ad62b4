//! Asking in SQL: parameters, files, saved queries, mistakes; and the page for people.

mod common;

use common::{DISPATCH, onrecord, put, sql};
use std::path::Path;

fn database(dir: &Path) {
    put(dir, "dispatch.txt", DISPATCH);
    let run = onrecord(dir, &["ingest", "dispatch.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_query_of_a_file_takes_its_values_from_flags() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    put(
        dir.path(),
        "who.sql",
        "SELECT count(*) AS n FROM statements\nWHERE stance = :stance AND named = :named;\n",
    );
    let ask = |stance: &str| {
        let stance = format!("stance={stance}");
        let args = [
            "sql", "-f", "who.sql", "-p", &stance, "-p", "named=0", "--format", "csv",
        ];
        onrecord(dir.path(), &args)
    };
    let asserts = ask("asserts");
    assert_eq!(
        (asserts.code, asserts.out.as_str()),
        (0, "n\n2\n"),
        "{}",
        asserts.err
    );
    assert_eq!(ask("asks").out, "n\n0\n");
    let missing = onrecord(dir.path(), &["sql", "-f", "who.sql"]);
    assert_eq!(missing.code, 2);
    assert!(
        missing.err.contains(":stance has no value"),
        "{}",
        missing.err
    );
    let nowhere = onrecord(dir.path(), &["sql", "-f", "what.sql"]);
    assert!(
        nowhere.code == 2 && nowhere.err.contains("what.sql"),
        "{}",
        nowhere.err
    );
}

#[test]
fn an_excerpt_shows_a_statement_in_its_place() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    let query = "SELECT excerpt(article_id, cue_start, cue_end) FROM statements
                 WHERE stance = 'denies' LIMIT 1";
    let found = sql(dir.path(), query);
    assert!(
        found[0].contains("The harbour ministry [denied] that any"),
        "{found:?}"
    );
}

#[test]
fn a_mistake_is_shown_where_it_is() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    let run = onrecord(dir.path(), &["sql", "SELECT sorce FROM statements"]);
    assert_eq!(run.code, 2);
    let expected = "onrecord: no such column: sorce\n  SELECT sorce FROM statements\n         ^\n\
                    did you mean source?\n";
    assert_eq!(run.err, expected);
}

#[test]
fn saved_queries_are_listed_shown_and_run() {
    let dir = tempfile::tempdir().unwrap();
    let list = onrecord(dir.path(), &["queries"]);
    assert_eq!(list.code, 0);
    assert!(list.out.lines().count() >= 20, "{}", list.out);
    assert!(list.out.contains("unnamed-only "), "{}", list.out);
    let show = onrecord(dir.path(), &["queries", "said-by", "--show"]);
    assert!(
        show.out.starts_with("-- ") && show.out.contains(":source"),
        "{}",
        show.out
    );
    let none = onrecord(dir.path(), &["queries", "said-bye"]);
    assert_eq!(none.code, 1, "{}", none.err);
    database(dir.path());
    let args = [
        "queries",
        "said-by",
        "-p",
        "source=ministry",
        "--format",
        "csv",
    ];
    let run = onrecord(dir.path(), &args);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("denies"), "{}", run.out);
    let run = onrecord(dir.path(), &["queries", "ground-rules", "--format", "csv"]);
    assert!(run.out.contains("anonymity"), "{}", run.out);
}

#[test]
fn a_report_is_one_file() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    let run = onrecord(dir.path(), &["report", "1", "-o", "story.html"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (0, "story.html\n"),
        "{}",
        run.err
    );
    let page = std::fs::read_to_string(dir.path().join("story.html")).unwrap();
    assert!(page.contains("independent origin") && page.contains("Northline"));
    let all = onrecord(dir.path(), &["report", "-o", "-"]);
    assert!(all.out.starts_with("<!DOCTYPE html>") && all.out.contains("1 story"));
    let none = onrecord(dir.path(), &["report", "9"]);
    assert_eq!(none.code, 1, "{}", none.err);
    assert!(!dir.path().join("report.html").exists());
}
