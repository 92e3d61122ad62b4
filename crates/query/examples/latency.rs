//! How long questions take on a file, beside bare SQLite statements that return the same rows:
//! the middle of all (p50) and what 99 of 100 stay below (p99).
//!
//! `cargo run --release -p onrecord-query --example latency -- onrecord.db`

use onrecord_query::{Database, Order, Search};
use rusqlite::{Connection, OpenFlags};
use std::error::Error;
use std::io::{Write, stdout};
use std::path::Path;
use std::time::{Duration, Instant};

/// So many different things are asked for, each twice: a question that finds its pages in memory
/// is the common one, and the one that a bare statement is compared by.
const THINGS: usize = 100;

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    let path = std::env::args_os().nth(1).ok_or("which file?")?;
    let database = Database::open(path.as_ref())?;
    let bare = Connection::open_with_flags(Path::new(&path), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    bare.set_prepared_statement_cache_capacity(64);
    let things = |sql: &str| -> Result<Vec<String>, rusqlite::Error> {
        let sql = format!(
            "WITH one AS ({sql}), counted AS (SELECT v, row_number() OVER () AS n,
             count(*) OVER () AS of FROM one)
             SELECT v FROM counted WHERE n % max(of / {THINGS}, 1) = 0 LIMIT {THINGS}"
        );
        let mut statement = bare.prepare(&sql)?;
        statement.query_map([], |r| r.get(0))?.collect()
    };
    let ids =
        things("SELECT CAST(id AS TEXT) AS v FROM articles WHERE is_current = 1 ORDER BY id")?;
    compared(
        "article by id",
        &ids,
        |id| done(database.article(id)),
        |id| {
            all(
                &bare,
                "SELECT l.*, t.body FROM article_list AS l JOIN article_texts AS t
                        ON t.article_id = l.article_id WHERE l.article_id = ?1",
                id,
            )?;
            for view in [
                "statements",
                "citation_list",
                "derivation_list",
                "article_origins",
            ] {
                all(
                    &bare,
                    &format!("SELECT * FROM {view} WHERE article_id = ?1"),
                    id,
                )?;
            }
            Ok(())
        },
    )?;
    let urls = things("SELECT url AS v FROM articles WHERE url IS NOT NULL AND is_current = 1")?;
    compared(
        "article by URL, its id",
        &urls,
        |url| {
            std::hint::black_box(database.article_id(url)?);
            Ok(())
        },
        |url| {
            all(
                &bare,
                "SELECT article_id FROM article_list WHERE url = ?1",
                url,
            )
        },
    )?;
    let sources = things("SELECT CAST(id AS TEXT) AS v FROM sources WHERE named = 1 ORDER BY id")?;
    // The view alone would begin with all articles: it has statements without a speaker too.
    let of_source = "SELECT * FROM statements WHERE attribution_id IN (
        SELECT m.attribution_id FROM speakers AS p
        JOIN attribution_speakers AS m ON m.speaker_id = p.id WHERE p.source_id = ?1)";
    compared(
        "statements of a source",
        &sources,
        |id| done(database.source(id)),
        |id| all(&bare, of_source, id),
    )?;
    let claims = things("SELECT CAST(id AS TEXT) AS v FROM claims ORDER BY id")?;
    compared(
        "claim, with its statements and origins",
        &claims,
        |id| done(database.claim(id)),
        |id| {
            for view in ["claim_origins", "claim_origin_list", "claim_statements"] {
                all(
                    &bare,
                    &format!("SELECT * FROM {view} WHERE claim_id = ?1"),
                    id,
                )?;
            }
            Ok(())
        },
    )?;
    for (kind, ids) in [("", &ids), ("claim:", &claims), ("statement:", &ids)] {
        let name = format!("trace {kind}ID");
        let trace = |id: &str| done(database.trace(&format!("{kind}{id}")));
        compared(&name, ids, trace, |_| Ok(()))?;
    }
    for words in [
        &["harbour"][..],
        &["said"],
        &["Closgruvville"],
        &["declined to comment"],
        &["harbour", "strike"],
    ] {
        let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        let query = words
            .iter()
            .map(|w| format!("\"{w}\""))
            .collect::<Vec<_>>()
            .join(" ");
        for (order, sql) in [
            (Order::Best, "rank"),
            (Order::Newest, "published_from DESC"),
        ] {
            let search = Search {
                order,
                ..Search::default()
            };
            let name = format!("search {query}, {order:?} first");
            let again = vec![String::new(); 5];
            let bare_search = |_: &str| {
                for (table, id) in [("articles", "rowid"), ("statements", "rowid")] {
                    let join = match table {
                        "articles" => "articles_fts.rowid",
                        _ => {
                            "(SELECT article_id FROM attributions WHERE id = statements_fts.rowid)"
                        }
                    };
                    let sql = format!(
                        "SELECT {table}_fts.{id} FROM {table}_fts JOIN articles AS a ON a.id = {join}
                         WHERE {table}_fts MATCH ?1 ORDER BY {sql} LIMIT 10"
                    );
                    all(&bare, &sql, &query)?;
                }
                Ok(())
            };
            compared(
                &name,
                &again,
                |_| done(database.search_with(&words, &search)),
                bare_search,
            )?;
        }
    }
    Ok(())
}

/// Asks everything once, to warm up, and once to measure; prints both sides.
fn compared(
    name: &str,
    things: &[String],
    ours: impl Fn(&str) -> Done,
    bare: impl Fn(&str) -> Done,
) -> Done {
    let mut of = [Vec::new(), Vec::new()];
    for thing in things {
        for (times, ask) in of.iter_mut().zip([&ours as &dyn Fn(&str) -> Done, &bare]) {
            ask(thing)?;
            let begun = Instant::now();
            ask(thing)?;
            times.push(begun.elapsed());
        }
    }
    let [ours, bare] = of;
    writeln!(
        stdout(),
        "{name:44} p50 {:>9} p99 {:>9}   bare p50 {:>9} p99 {:>9}",
        at(&ours, 50),
        at(&ours, 99),
        at(&bare, 50),
        at(&bare, 99)
    )?;
    Ok(())
}

/// What so many of 100 stay below, in milliseconds.
fn at(times: &[Duration], percent: usize) -> String {
    let mut times = times.to_vec();
    times.sort_unstable();
    let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    let time = times.get(place).copied().unwrap_or_default();
    format!("{:.3} ms", time.as_secs_f64() * 1_000.0)
}

/// What was answered is not looked at.
fn done<T, E: Into<Box<dyn Error>>>(answer: Result<T, E>) -> Done {
    answer
        .map(|value| drop(std::hint::black_box(value)))
        .map_err(Into::into)
}

/// Reads all values of all rows.
fn all(conn: &Connection, sql: &str, value: &str) -> Done {
    let mut statement = conn.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([value])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            let value: rusqlite::types::Value = row.get(column)?;
            std::hint::black_box(value);
        }
    }
    Ok(())
}
