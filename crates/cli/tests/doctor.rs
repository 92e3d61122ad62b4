//! `onrecord doctor` finds what was done to a file.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its preparation fails"
)]

mod common;

use common::{DISPATCH, Run, onrecord, put, sql};
use rusqlite::Connection;
use std::path::Path;

/// What doctor says of a database after something was done to it.
fn after(harm: impl FnOnce(&Path)) -> Run {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "dispatch.txt", DISPATCH);
    let copy = DISPATCH.replace("stalled", "broken off");
    put(dir.path(), "copy.txt", &copy);
    put(dir.path(), "copy.meta.json", r#"{"outlet":"Quay Times"}"#);
    let run = onrecord(dir.path(), &["ingest", "."]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(sql(dir.path(), "SELECT count(*) FROM article_list"), ["2"]);
    harm(&dir.path().join("onrecord.db"));
    onrecord(dir.path(), &["doctor"])
}

fn after_sql(sql: &str) -> Run {
    after(|file| {
        let conn = Connection::open(file).unwrap();
        conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}"))
            .unwrap();
    })
}

fn finds(run: &Run, check: &str, words: &str) {
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    let faulty = run.out.lines().filter(|l| l.starts_with("FAULTY"));
    let faulty: Vec<&str> = faulty
        .map(|l| l.trim_start_matches("FAULTY").trim())
        .collect();
    assert!(faulty.contains(&check), "{}", run.out);
    assert!(run.out.contains(words), "{}", run.out);
    assert!(run.out.contains("  → "), "{}", run.out);
}

#[test]
fn a_sound_file_is_sound() {
    let run = after(|_| ());
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(
        run.out.lines().all(|l| l.starts_with("sound  ")),
        "{}",
        run.out
    );
}

#[test]
fn a_flipped_byte_is_found_wherever_it_is() {
    // In a text, where no page of SQLite breaks.
    let run = after(|file| {
        let mut bytes = std::fs::read(file).unwrap();
        let word = b"went dead";
        let at = bytes.windows(word.len()).position(|w| w == word).unwrap();
        bytes[at] = b'v';
        std::fs::write(file, bytes).unwrap();
    });
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    // In the head of a page.
    let run = after(|file| {
        let mut bytes = std::fs::read(file).unwrap();
        let at = 4096 * 6 + 3;
        bytes[at] ^= 0x55;
        std::fs::write(file, bytes).unwrap();
    });
    finds(&run, "pages of the file", "age");
}

#[test]
fn a_full_text_index_out_of_step_is_found() {
    let run = after_sql("INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')");
    finds(&run, "full text", "articles_fts is out of step");
}

#[test]
fn a_span_that_no_longer_slices_its_text_is_found() {
    let run = after_sql("UPDATE attribution_contents SET \"start\" = \"start\" + 1 WHERE ord = 0");
    finds(&run, "spans and passages", "is not where its span says");
}

#[test]
fn a_missing_index_is_found_with_the_statement_that_makes_it() {
    let run = after_sql("DROP INDEX citations_by_outlet");
    finds(
        &run,
        "schema",
        "CREATE INDEX citations_by_outlet ON citations",
    );
}

#[test]
fn a_row_that_points_nowhere_is_found() {
    let run = after_sql("DELETE FROM speakers WHERE id = 1");
    finds(
        &run,
        "rows that point to others",
        "points to a row of speakers",
    );
}

#[test]
fn recorded_bytes_that_changed_are_found() {
    let run = after_sql("UPDATE documents SET sha256 = replace(sha256, 'a', 'b')");
    finds(&run, "recorded documents", "not those that were recorded");
}

#[test]
fn what_a_broken_run_left_is_found() {
    let run = after_sql("UPDATE articles SET link_stage = 0");
    finds(&run, "runs that broke off", "not yet linked");
}
