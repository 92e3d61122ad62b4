//! The commands that ask a database.

mod common;

use common::{DISPATCH, onrecord, put, with_input};
use std::path::Path;

fn database(dir: &Path) {
    put(dir, "dispatch.txt", DISPATCH);
    put(
        dir,
        "rewrite.txt",
        "Port talks break down\n\nPORT ELSIN, March 13, 2025 - Negotiations over the eastern harbour of Port Elsin have stalled, two senior ministry officials told Northline on Wednesday.\n\nThe harbour ministry denied that any talks had taken place.\n\nOne of the officials told Northline: \"We were close to a deal and then the line went dead.\"\n",
    );
    put(
        dir,
        "rewrite.meta.json",
        r#"{"outlet":"Quay Times","url":"https://quaytimes.example/1"}"#,
    );
    let run = onrecord(dir, &["ingest", "."]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.contains("2 articles") || run.out.contains("2 outlets"),
        "{}",
        run.out
    );
}

#[test]
fn a_story_says_its_origins_who_denies_and_who_declined() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    let list = onrecord(dir.path(), &["story"]);
    assert_eq!(list.code, 0, "{}", list.err);
    let story = onrecord(dir.path(), &["story", "1"]);
    assert_eq!(story.code, 0, "{}", story.err);
    for word in [
        "Northline",
        "Quay Times",
        "harbour ministry",
        "port authority",
        "origin",
    ] {
        assert!(story.out.contains(word), "{word}: {}", story.out);
    }
}

#[test]
fn a_rewrite_traces_to_the_dispatch_it_cites() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    let id = common::sql(
        dir.path(),
        "SELECT article_id FROM article_list WHERE outlet = 'Quay Times'",
    );
    let trace = onrecord(dir.path(), &["trace", &id[0]]);
    assert_eq!(trace.code, 0, "{}", trace.err);
    assert!(
        trace.out.contains("Northline") && trace.out.contains("2025-03-12"),
        "{}",
        trace.out
    );
    let article = onrecord(dir.path(), &["article", &id[0]]);
    assert!(article.out.contains("told Northline"), "{}", article.out);
}

#[test]
fn no_search_words_are_a_syntax_error() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    for words in [
        "U.S.",
        "AT&T",
        "don't",
        "multi-agent",
        "C++",
        "NOT",
        "\"open",
        "AND OR",
        "*",
        "(",
        "a:b",
        "^x",
        "--",
    ] {
        let run = onrecord(dir.path(), &["search", "--", words]);
        // Nothing may be found, but every text can be looked for.
        assert!(matches!(run.code, 0 | 1), "{words}: {}", run.err);
        assert_eq!(run.err, "", "{words}");
    }
    let run = onrecord(dir.path(), &["search", "harbour", "ministry"]);
    assert!(run.out.contains("[harbour] [ministry]"), "{}", run.out);
}

#[test]
fn sql_reads_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    let before = std::fs::read(dir.path().join("onrecord.db")).unwrap();
    for query in [
        "DELETE FROM articles",
        "INSERT INTO stories DEFAULT VALUES",
        "CREATE TABLE t(x)",
        "ATTACH 'x.db' AS x",
        "PRAGMA writable_schema = 1",
        "PRAGMA journal_mode = WAL",
        "SELECT load_extension('x')",
        "VACUUM INTO 'copy.db'",
        "SELECT 1; DROP TABLE articles",
    ] {
        let run = onrecord(dir.path(), &["sql", query]);
        assert_eq!(run.code, 2, "{query}: {}", run.out);
        assert!(run.err.starts_with("onrecord: "), "{query}: {}", run.err);
    }
    assert_eq!(
        std::fs::read(dir.path().join("onrecord.db")).unwrap(),
        before
    );
    assert!(!dir.path().join("x.db").exists() && !dir.path().join("copy.db").exists());
}

#[test]
fn sql_that_does_not_end_is_stopped() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    let endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    let run = onrecord(dir.path(), &["sql", "--timeout", "1", endless]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("1 s"), "{}", run.err);
}

#[test]
fn a_mistyped_column_is_an_error_not_a_text() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    let run = onrecord(dir.path(), &["sql", "SELECT \"outlett\" FROM article_list"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("outlett"), "{}", run.err);
}

#[test]
fn sql_comes_from_standard_input_in_every_format() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    let query = b"SELECT 'a,\"b\"' AS x, NULL AS y, 1.5 AS z";
    for (format, wanted) in [
        ("csv", "x,y,z\n\"a,\"\"b\"\"\",,1.5\n"),
        ("jsonl", "{\"x\":\"a,\\\"b\\\"\",\"y\":null,\"z\":1.5}\n"),
    ] {
        let run = with_input(dir.path(), &["sql", "--format", format], query);
        assert_eq!((run.code, run.out.as_str()), (0, wanted), "{}", run.err);
    }
    for format in ["table", "line", "json", "markdown"] {
        let run = with_input(dir.path(), &["sql", "--format", format], query);
        assert!(
            run.code == 0 && run.out.contains("a,") && run.out.contains("1.5"),
            "{}",
            run.out
        );
    }
}

#[test]
fn into_a_pipe_nothing_is_truncated() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    let run = onrecord(
        dir.path(),
        &["sql", "SELECT printf('%.*c', 5000, 'x') AS long"],
    );
    assert!(run.out.contains(&"x".repeat(5000)));
}

#[test]
fn extract_prints_one_line_an_input_with_exact_offsets() {
    let dir = tempfile::tempdir().unwrap();
    let body =
        "“Das Ende”, zitierte er. The mayor said the quay had been closed. The union denied it.";
    let input = format!(
        "{}\n{}\n{{\"id\": \"bad\"\n",
        serde_json::json!({"id": "a", "body": body}),
        serde_json::json!({"id": "b", "text": DISPATCH}),
    );
    let run = with_input(dir.path(), &["extract"], input.as_bytes());
    let lines: Vec<serde_json::Value> = run
        .out
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let ids: Vec<_> = lines.iter().map(|l| l["id"].as_str().unwrap()).collect();
    assert_eq!(ids[..2], ["a", "b"]);
    assert_eq!((lines.len(), run.code), (3, 0));
    let strict = with_input(dir.path(), &["extract", "--strict"], input.as_bytes());
    assert_eq!((strict.code, strict.out), (1, run.out));
    assert_eq!(lines[0]["body"], body);
    let chars: Vec<char> = body.chars().collect();
    let cue = &lines[0]["attributions"][0]["cue"][0];
    let (start, end) = (
        cue[0].as_u64().unwrap() as usize,
        cue[1].as_u64().unwrap() as usize,
    );
    let cue: String = chars[start..end].iter().collect();
    assert!(["said", "zitierte"].contains(&cue.as_str()), "{cue}");
    assert_eq!(lines[1]["dateline"]["agency"], "Northline");
}
