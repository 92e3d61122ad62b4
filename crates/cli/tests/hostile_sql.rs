//! Queries that wish a database, its machine or its owner ill.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its preparation fails"
)]

mod common;

use common::{DISPATCH, onrecord, put, sql};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

/// Writes, reaches outside, or changes what the connection may do: refused.
const REFUSED: &[&str] = &[
    "INSERT INTO settings VALUES ('a', 'b')",
    "INSERT OR REPLACE INTO settings VALUES ('a', 'b') RETURNING name",
    "UPDATE articles SET title = 'x'",
    "UPDATE articles SET title = 'x' RETURNING id",
    "DELETE FROM articles",
    "DELETE FROM articles RETURNING *",
    "REPLACE INTO settings VALUES ('a', 'b')",
    "WITH x AS (SELECT 1) DELETE FROM articles",
    "WITH x AS (SELECT 1) INSERT INTO settings SELECT 'a', 'b' RETURNING *",
    "DROP TABLE articles",
    "DROP VIEW article_list",
    "CREATE TABLE x (a)",
    "CREATE TEMP TABLE x (a)",
    "CREATE TEMP VIEW statements AS SELECT 1",
    "CREATE TABLE x AS SELECT * FROM articles",
    "CREATE INDEX i ON articles (title)",
    "CREATE TRIGGER t AFTER INSERT ON articles BEGIN DELETE FROM articles; END",
    "CREATE VIRTUAL TABLE t USING fts5 (x)",
    "ALTER TABLE articles RENAME TO x",
    "ALTER TABLE articles ADD COLUMN x",
    "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')",
    "INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')",
    "ATTACH 'other.db' AS o",
    "ATTACH DATABASE 'file:/etc/passwd?mode=ro' AS o",
    "ATTACH '' AS o",
    "DETACH main",
    "VACUUM",
    "VACUUM INTO 'copy.db'",
    "REINDEX",
    "ANALYZE",
    "BEGIN IMMEDIATE",
    "SAVEPOINT s",
    "COMMIT",
    "SELECT load_extension('evil')",
    "SELECT load_extension('evil', 'entry')",
    "SELECT readfile('/etc/passwd')",
    "SELECT writefile('x', 'y')",
    "SELECT edit('x')",
    "SELECT fts3_tokenizer('simple')",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA user_version = 99",
    "PRAGMA application_id = 1",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA temp_store_directory = '/tmp'",
    "PRAGMA hard_heap_limit = 0",
    "PRAGMA mmap_size = 1099511627776",
    "PRAGMA cache_size = -100000000",
    "PRAGMA query_only = OFF",
    "PRAGMA wal_checkpoint(TRUNCATE)",
    "PRAGMA trusted_schema = ON",
    "PRAGMA incremental_vacuum",
    "EXPLAIN DELETE FROM articles; DELETE FROM articles",
    "SELECT 1; DROP TABLE articles; SELECT 2",
    "SELECT 1 /* ; */ ; -- \n DELETE FROM articles",
];

/// Costs more than it may: ended, by the clock or by a bound.
const ENDLESS: &[&str] = &[
    "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n",
    "WITH RECURSIVE n (x) AS (SELECT 1 UNION SELECT x + 1 FROM n) SELECT max(x) FROM n",
    "WITH RECURSIVE n (x) AS (SELECT 'a' UNION ALL SELECT x || x FROM n) SELECT length(x) FROM n",
    "SELECT count(*) FROM json_each(printf('[%s1]', replace(hex(zeroblob(3000000)), '0', '1,'))) a, json_each(printf('[%s1]', replace(hex(zeroblob(3000000)), '0', '1,'))) b",
    "SELECT zeroblob(2000000000)",
    "SELECT length(randomblob(1000000000))",
    "SELECT printf('%.1000000000c', 'x')",
    "SELECT replace(hex(zeroblob(8000000)), '0', hex(zeroblob(8000000)))",
    "SELECT hex(zeroblob(7000000)) LIKE '%0%0%0%0%0%0%0%1'",
    "SELECT instr(hex(zeroblob(7000000)), hex(zeroblob(3000000)) || '1')",
    "SELECT group_concat(hex(zeroblob(1000000))) FROM pragma_function_list, pragma_function_list",
    "SELECT count(*) FROM pragma_function_list a, pragma_function_list b, pragma_function_list c, pragma_function_list d",
    "SELECT a.name, b.name, c.name FROM pragma_function_list a, pragma_function_list b, pragma_function_list c, pragma_function_list d ORDER BY random()",
    "SELECT median(x) FROM (WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n)",
    "SELECT hex(zeroblob(7000000)) REGEXP '(0*)*(0*)*(0*)*1$'",
    "SELECT 'x' REGEXP '((((a{1,100}){1,100}){1,100}){1,100})'",
];

fn database(dir: &Path) {
    put(dir, "dispatch.txt", DISPATCH);
    let run = onrecord(dir, &["ingest", "dispatch.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

/// All files of a folder with their bytes.
fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(dir).unwrap().map(Result::unwrap);
    entries
        .map(|e| {
            let name = e.file_name().into_string().unwrap();
            (name, std::fs::read(e.path()).unwrap())
        })
        .collect()
}

#[test]
fn nothing_is_written_nor_reached() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    let before = files(dir.path());
    for query in REFUSED {
        let run = onrecord(dir.path(), &["sql", "--timeout", "5", query]);
        assert_eq!(run.code, 2, "{query}: {}{}", run.out, run.err);
        assert!(!run.err.contains("panicked"), "{query}: {}", run.err);
    }
    assert_eq!(sql(dir.path(), "SELECT count(*) FROM article_list"), ["1"]);
    assert!(files(dir.path()) == before, "a file has changed");
    assert!(REFUSED.len() + ENDLESS.len() >= 60);
}

#[test]
fn every_query_ends_by_its_limit() {
    let dir = tempfile::tempdir().unwrap();
    database(dir.path());
    let before = files(dir.path());
    std::thread::scope(|scope| {
        for some in ENDLESS.chunks(4) {
            let dir = dir.path();
            scope.spawn(move || {
                for query in some {
                    let begun = Instant::now();
                    let run = onrecord(dir, &["sql", "--timeout", "1", query]);
                    assert!(
                        run.code == 2 || run.out.len() < 1_000,
                        "{query}: {}",
                        run.err
                    );
                    assert!(!run.err.contains("panicked"), "{query}: {}", run.err);
                    // Wide, for a machine under load: without the limit it would be hours.
                    assert!(begun.elapsed().as_secs() < 20, "{query}");
                }
            });
        }
    });
    assert!(files(dir.path()) == before, "a file has changed");
}
