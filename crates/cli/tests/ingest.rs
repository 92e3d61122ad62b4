//! `onrecord ingest` and what it leaves, run as a user runs it.

mod common;

use common::{DISPATCH, onrecord, put, sql, with_input};

#[test]
fn a_dispatch_is_on_record_with_its_statements() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "dispatch.txt", DISPATCH);
    let run = onrecord(dir.path(), &["ingest", "dispatch.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.starts_with(
            "1 documents seen = 1 new + 0 updated + 0 unchanged + 0 duplicate + 0 rejected"
        ),
        "{}",
        run.out
    );
    assert_eq!(
        sql(
            dir.path(),
            "SELECT title, credit, published_at, published_basis FROM article_list"
        ),
        ["\"Harbour talks stalled, officials say\",Northline,2025-03-12,dateline"]
    );
    let denials = sql(
        dir.path(),
        "SELECT source FROM statements WHERE stance = 'denies'",
    );
    assert_eq!(denials, ["The harbour ministry"]);
    let declined = sql(
        dir.path(),
        "SELECT source FROM statements WHERE stance = 'declines' ORDER BY source_start",
    );
    assert_eq!(declined, ["The port authority", "the seamen's union"]);
}

#[test]
fn evidence_in_sql_is_the_passage_itself() {
    let dir = tempfile::tempdir().unwrap();
    put(
        dir.path(),
        "dispatch.txt",
        DISPATCH.replace("Elsin", "Elšín — “Ö”"),
    );
    onrecord(dir.path(), &["ingest", "dispatch.txt"]);
    let wrong = sql(
        dir.path(),
        "SELECT c.text FROM content_spans c JOIN attributions a ON a.id = c.attribution_id
         JOIN article_texts t ON t.article_id = a.article_id
         WHERE substr(t.body, c.start + 1, c.end - c.start) <> c.text",
    );
    assert!(wrong.is_empty(), "{wrong:?}");
    let spans = sql(dir.path(), "SELECT count(*) > 3 FROM content_spans");
    assert_eq!(spans, ["1"]);
}

#[test]
fn nothing_changes_when_the_same_is_taken_in_again() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "a.txt", DISPATCH);
    onrecord(dir.path(), &["ingest", "a.txt"]);
    let again = onrecord(dir.path(), &["ingest", "a.txt"]);
    assert!(
        again.out.contains("0 new + 0 updated + 1 unchanged"),
        "{}",
        again.out
    );
    put(dir.path(), "b.txt", DISPATCH);
    let copy = onrecord(dir.path(), &["ingest", "b.txt"]);
    assert!(copy.out.contains("1 duplicate"), "{}", copy.out);
    assert_eq!(sql(dir.path(), "SELECT count(*) FROM article_list"), ["1"]);
}

#[test]
fn one_file_is_left() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "a.txt", DISPATCH);
    onrecord(dir.path(), &["ingest", "a.txt"]);
    let mut names: Vec<_> = std::fs::read_dir(dir.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["a.txt", "onrecord.db"]);
}

#[test]
fn bad_input_costs_only_itself() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "good.txt", DISPATCH);
    put(dir.path(), "empty.txt", "");
    put(
        dir.path(),
        "picture.txt",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0",
    );
    let mut broken = DISPATCH.as_bytes().to_vec();
    broken.extend(b"The mayor said the quay was \xFF\xFE closed \x80.\n");
    put(dir.path(), "invalid.txt", broken);
    let body = serde_json::json!({"id": "ok", "body": DISPATCH, "outlet": "Quay Times"});
    put(
        dir.path(),
        "lines.jsonl",
        format!("{body}\n{}", "{\"id\":\"cut\",\"body\":\"The may"),
    );
    let run = onrecord(dir.path(), &["ingest", "."]);
    assert_eq!(
        run.code, 0,
        "what was found in a folder is no failure: {}",
        run.err
    );
    assert!(
        run.out.starts_with(
            "6 documents seen = 3 new + 0 updated + 0 unchanged + 0 duplicate + 3 rejected"
        ),
        "{}",
        run.out
    );
    let problems = onrecord(dir.path(), &["problems", "--format", "csv"]);
    for (file, kind) in [
        ("empty.txt", "empty"),
        ("picture.txt", "not-text"),
        ("invalid.txt", "invalid-encoding"),
        ("lines.jsonl:2", "bad-json"),
    ] {
        assert!(
            problems
                .out
                .lines()
                .any(|l| l.contains(file) && l.contains(kind)),
            "{file} {kind}: {}",
            problems.out
        );
    }
}

#[test]
fn a_path_that_is_not_there_is_told_and_neighbours_go_in() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "good.txt", DISPATCH);
    let paths = ["ingest", "nowhere.txt", "good.txt"];
    let run = onrecord(dir.path(), &paths);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("nowhere.txt"), "{}", run.err);
    assert!(
        run.out.contains("1 new") && run.out.contains("1 rejected"),
        "{}",
        run.out
    );
    let strict = onrecord(
        dir.path(),
        &["ingest", "--strict", "nowhere-either.txt", "good.txt"],
    );
    assert_eq!(strict.code, 1);
    let none = onrecord(dir.path(), &["ingest", "nowhere-at-all.txt"]);
    assert_eq!(none.code, 1);
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    put(
        dir.path(),
        "onrecord.db",
        "My notes, not a database.\n".repeat(100),
    );
    put(dir.path(), "a.txt", DISPATCH);
    let before = std::fs::read(dir.path().join("onrecord.db")).unwrap();
    for args in [&["ingest", "a.txt"][..], &["sql", "SELECT 1"], &["story"]] {
        let run = onrecord(dir.path(), args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.contains("onrecord.db"), "{}", run.err);
    }
    assert_eq!(
        std::fs::read(dir.path().join("onrecord.db")).unwrap(),
        before
    );
}

#[test]
fn a_database_that_is_not_there_is_said_to_be_so() {
    let dir = tempfile::tempdir().unwrap();
    let run = onrecord(dir.path(), &["story"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("onrecord.db") && run.err.contains("ingest"),
        "{}",
        run.err
    );
    assert!(!dir.path().join("onrecord.db").exists());
}

#[test]
fn a_database_under_another_ingest_is_said_to_be_locked() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "a.txt", DISPATCH);
    let held = onrecord_store::Store::open(&dir.path().join("onrecord.db")).unwrap();
    let run = onrecord(dir.path(), &["ingest", "a.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("another"), "{}", run.err);
    held.close().unwrap();
    assert_eq!(onrecord(dir.path(), &["ingest", "a.txt"]).code, 0);
}

#[test]
fn standard_input_takes_a_text_or_json_lines() {
    let dir = tempfile::tempdir().unwrap();
    let text = with_input(dir.path(), &["ingest", "-"], DISPATCH.as_bytes());
    assert!(text.out.contains("1 new"), "{}", text.out);
    let line = serde_json::json!({"id": 1, "body": DISPATCH, "outlet": "Quay Times"}).to_string();
    let json = with_input(dir.path(), &["ingest", "-"], line.as_bytes());
    assert!(json.out.contains("1 new"), "{}", json.out);
}

#[cfg(unix)]
#[test]
fn a_database_on_read_only_media_answers() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "a.txt", DISPATCH);
    onrecord(dir.path(), &["ingest", "a.txt"]);
    let mode = |path: &std::path::Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let db = dir.path().join("onrecord.db");
    mode(&db, 0o444);
    mode(dir.path(), 0o555);
    let run = onrecord(
        dir.path(),
        &[
            "sql",
            "--format",
            "csv",
            "SELECT count(*) FROM article_list",
        ],
    );
    mode(dir.path(), 0o755);
    assert_eq!(
        (run.code, run.out.lines().nth(1)),
        (0, Some("1")),
        "{}",
        run.err
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_the_run_and_keeps_what_was_stored() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "a.txt", DISPATCH);
    onrecord(dir.path(), &["ingest", "a.txt"]);
    let line = |i: u32| {
        let body: String = (0..400)
            .map(|w| format!("word{}x{w} ", i * 7919 % 104_729))
            .collect();
        serde_json::json!({"id": i, "body": format!("The mayor said {body}."), "url": format!("https://a.example/{i}")}).to_string()
    };
    put(
        dir.path(),
        "big.jsonl",
        (0..300).map(|i| line(i) + "\n").collect::<String>(),
    );
    // A limit on the size of files stands for a full disk: the write fails either way.
    let run = std::process::Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 1200; exec \"$0\" ingest big.jsonl",
        ])
        .arg(env!("CARGO_BIN_EXE_onrecord"))
        .current_dir(dir.path())
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(2), "{err}");
    assert!(err.contains("onrecord.db"), "{err}");
    assert_eq!(
        sql(
            dir.path(),
            "SELECT count(*) FROM article_list WHERE title LIKE 'Harbour talks%'"
        ),
        ["1"]
    );
    let again = onrecord(dir.path(), &["ingest", "big.jsonl"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert_eq!(
        sql(dir.path(), "SELECT count(*) FROM article_list"),
        ["301"]
    );
}
