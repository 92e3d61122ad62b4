//! Lookup: what a person or a program asks of a database of [`HELD`] articles, or of the one that
//! `ONRECORD_BENCH_DB` names; beside each question bare statements that return the same rows.
//!
//! The file is opened once and lies in memory: these are the costs of a question, not of a
//! disk.

mod questions;
mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use onrecord_query::Database;
use questions::{QUESTIONS, bare};
use rusqlite::Connection;
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;
use support::{database, extract_all, folder, lines, must};
use tempfile::TempDir;

/// Articles in the database.
const HELD: usize = 2_000;

/// The database, and the folder that it is made in when the first question needs it; or another
/// database, that `ONRECORD_BENCH_DB` names.
static WORLD: LazyLock<(Option<TempDir>, PathBuf)> = LazyLock::new(|| {
    if let Some(file) = std::env::var_os("ONRECORD_BENCH_DB") {
        return (None, file.into());
    }
    let folder = folder();
    let all = folder.path().join("all.jsonl");
    must(std::fs::write(&all, lines(HELD).concat()));
    let file = folder.path().join("news.db");
    database(&file, &extract_all(&all));
    (Some(folder), file)
});

fn lookup(criterion: &mut Criterion) {
    // Nothing is made or opened before it is asked: a filter may want another benchmark.
    let name = match std::env::var_os("ONRECORD_BENCH_DB") {
        Some(_) => "lookup in the given file".to_owned(),
        None => format!("lookup in {HELD} articles"),
    };
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10);
    group.warm_up_time(Duration::from_millis(500));
    group.measurement_time(Duration::from_secs(2));
    let database = LazyLock::new(open);
    let statements = LazyLock::new(|| must(bare(&WORLD.1)));
    for question in QUESTIONS {
        // Of all that it can be asked about, one in the middle.
        let about = LazyLock::new(|| must(question.things(&statements, 1)).concat());
        group.bench_function(question.name, |bencher| {
            let about = about.as_str();
            bencher.iter(|| must((question.ours)(&database, about)));
        });
        group.bench_function(format!("{}, bare", question.name), |bencher| {
            let about = about.as_str();
            bencher.iter(|| must(question.ask_bare(&statements, about)));
        });
    }
    let largest = LazyLock::new(|| {
        let largest = "SELECT CAST(story_id AS TEXT) FROM story_list
             ORDER BY articles DESC, title LIMIT 1";
        must(one(&statements, largest))
    });
    group.bench_function(
        "the largest story, with all that belongs to it",
        |bencher| {
            let id = largest.as_str();
            bencher.iter(|| black_box(must(database.story(id))));
        },
    );
    group.bench_function("all stories", |bencher| {
        bencher.iter(|| black_box(must(database.stories())));
    });
    group.bench_function("open the file", |bencher| {
        bencher.iter(|| black_box(open()));
    });
    group.finish();
}

fn open() -> Database {
    must(Database::open(&WORLD.1))
}

/// The first value that a query gives.
fn one(statements: &Connection, sql: &str) -> rusqlite::Result<String> {
    statements.query_row(sql, [], |row| row.get(0))
}

criterion_group!(benches, lookup);
criterion_main!(benches);
