//! Lookup: what a person or a program asks of a database of [`HELD`] articles.
//!
//! The file is opened once and lies in memory: these are the costs of a question, not of a
//! disk.

mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use onrecord_query::{Database, Order, Search, Value};
use std::cell::RefCell;
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
    let mut group = criterion.benchmark_group("lookup in 2000 articles");
    group.sample_size(10);
    group.warm_up_time(Duration::from_millis(500));
    group.measurement_time(Duration::from_secs(2));
    // Questions in SQL, on what the one query before the measurement gives.
    for (name, about, sql) in [
        (
            "article by URL",
            "SELECT url FROM article_list ORDER BY article_id LIMIT 1 OFFSET 1000",
            "SELECT * FROM article_list WHERE url = '{}'",
        ),
        (
            "statements of the source that has most",
            "SELECT source_id FROM source_profile ORDER BY statements DESC, source LIMIT 1",
            "SELECT * FROM statements WHERE source_id = {}",
        ),
        (
            "origins of the claim stated most",
            "SELECT claim_id FROM claim_origins ORDER BY statements DESC, claim LIMIT 1",
            "SELECT * FROM claim_origin_list WHERE claim_id = {}",
        ),
        (
            "statements of a claim",
            "SELECT claim_id FROM claim_origins ORDER BY statements DESC, claim LIMIT 1",
            "SELECT * FROM claim_statements WHERE claim_id = {}",
        ),
        (
            "profile of an outlet",
            "SELECT outlet FROM outlet_profile ORDER BY articles DESC, outlet LIMIT 1",
            "SELECT * FROM outlet_profile WHERE outlet = '{}'",
        ),
    ] {
        let mut prepared: Option<(Database, String)> = None;
        group.bench_function(name, |bencher| {
            let (database, sql) = prepared.get_or_insert_with(|| {
                let mut database = open();
                let sql = sql.replace("{}", &first_value(&mut database, about));
                (database, sql)
            });
            bencher.iter(|| black_box(must(database.query(sql))));
        });
    }
    let opened = LazyLock::new(|| RefCell::new(open()));
    let largest = LazyLock::new(|| {
        let sql = "SELECT story_id FROM story_list ORDER BY articles DESC, title LIMIT 1";
        first_value(&mut opened.borrow_mut(), sql)
    });
    group.bench_function("article by id, with all that belongs to it", |bencher| {
        bencher.iter(|| black_box(must(opened.borrow().article("1000"))));
    });
    group.bench_function(
        "the largest story, with all that belongs to it",
        |bencher| {
            let id = largest.as_str();
            bencher.iter(|| black_box(must(opened.borrow().story(id))));
        },
    );
    group.bench_function("all stories", |bencher| {
        bencher.iter(|| black_box(must(opened.borrow().stories())));
    });
    for (name, words) in [
        ("two words", ["harbour", "officials"].as_slice()),
        ("a common word", &["harbour"]),
        ("a phrase", &["declined to comment"]),
    ] {
        let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        for order in [Order::Best, Order::Newest] {
            let search = Search {
                limit: 20,
                order,
                ..Search::default()
            };
            group.bench_function(format!("search of {name}, {order:?} first"), |bencher| {
                bencher.iter(|| black_box(must(opened.borrow().search_with(&words, &search))));
            });
        }
    }
    group.bench_function("open the file", |bencher| {
        bencher.iter(|| black_box(open()));
    });
    group.finish();
}

fn open() -> Database {
    must(Database::open(&WORLD.1))
}

/// The first value that a query gives, as it is written in SQL.
fn first_value(database: &mut Database, sql: &str) -> String {
    let tables = must(database.query(sql));
    let value = tables.first().and_then(|table| table.rows.first()?.first());
    match value {
        Some(Value::Integer(n)) => n.to_string(),
        Some(Value::Text(text)) => text.replace('\'', "''"),
        other => must(Err(format!("{sql} gives {other:?}"))),
    }
}

criterion_group!(benches, lookup);
criterion_main!(benches);
