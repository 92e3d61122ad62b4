//! How every question and every saved query finds what it asks for: by an index.
//!
//! The plans are in `plans.txt` beside this file, so that a change of one is seen. To renew it:
//! `ONRECORD_RENEW_PLANS=1 cargo test -p onrecord-query plans`.

use super::*;
use crate::{Order, Search, Window};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

thread_local! {
    static ASKED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Notes what is asked, so that its plan can be looked at.
pub(crate) fn asked(sql: &str) {
    ASKED.with_borrow_mut(|all| all.insert(sql.to_owned()));
}

/// What may be read whole: a part of the query that says so, and why.
const WHOLE: &[(&str, &str)] = &[
    (
        "FROM sources WHERE name LIKE",
        "names are looked through in their index",
    ),
    (
        "SELECT id, name FROM sources",
        "the same, for words of other scripts",
    ),
    ("SELECT id, name FROM outlets", "the register is small"),
    (
        "ORDER BY published_from DESC, key DESC",
        "walked in an index until enough is found",
    ),
    (
        "FROM runs ORDER BY id DESC LIMIT 1",
        "the last row, read from the end",
    ),
    (
        "WHERE 1 ORDER BY a.key",
        "a timeline of everything is everything",
    ),
    (
        "ORDER BY list.articles DESC",
        "a list of stories counts all articles",
    ),
];

/// Asks everything that can be asked; gives the statements and their plans.
fn plans() -> BTreeMap<String, Vec<String>> {
    let desk = Desk::new();
    let db = desk.open();
    let _ = (db.claim("1").unwrap(), db.claim(&key("holds").to_string()));
    let _ = (
        db.source("Ilse Varga").unwrap(),
        db.source("Varga"),
        db.source("ß"),
    );
    let _ = (
        db.outlet("Northline").unwrap(),
        db.outlet("Times"),
        db.outlet("1"),
    );
    let march = Window::new(Some("2025-03"), Some("2025-03")).unwrap();
    for of in [None, Some("story:1"), Some("claim:1"), Some("Ilse Varga")] {
        db.timeline(of).unwrap();
        db.timeline_within(of, &march).unwrap();
    }
    let story = db.claim("1").unwrap().line.story_id.to_string();
    let _ = (
        db.conflicts(None).unwrap(),
        db.conflicts(Some(&story)).unwrap(),
    );
    let _ = (db.story(&story).unwrap(), db.article("2").unwrap());
    let _ = (
        db.stories().unwrap(),
        db.stories_within(&march).unwrap(),
        db.stories_of(&[1, 2]).unwrap(),
    );
    for of in ["2", "claim:1", "statement:3"] {
        db.trace(of).unwrap();
    }
    let _ = (
        db.versions("2").unwrap(),
        db.versions("https://x.example/1"),
    );
    db.claim_packet("1").unwrap();
    for (order, window) in [(Order::Best, Window::default()), (Order::Newest, march)] {
        let search = Search {
            order,
            window,
            ..Search::default()
        };
        db.search_with(&["karvo".into(), "hold".into()], &search)
            .unwrap();
    }
    for sql in crate::search::rare() {
        asked(sql);
    }

    // An empty file: without figures SQLite takes every table for a large one.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.db");
    Store::open(&path).unwrap().close().unwrap();
    let empty = Database::open(&path).unwrap();
    let plan = |sql: &str| -> Vec<String> {
        let explained = format!("EXPLAIN QUERY PLAN {sql}");
        let mut plan = empty.conn.prepare(&explained).unwrap();
        // A plan needs no values.
        let mut rows = plan.raw_query();
        let mut steps = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            steps.push(row.get("detail").unwrap());
        }
        steps
    };
    let questions = ASKED.with_borrow(BTreeSet::clone);
    assert!(questions.len() > 60, "{}", questions.len());
    let questions = questions.into_iter().map(|sql| (plan(&sql), sql));
    let mut found: BTreeMap<String, Vec<String>> = questions
        .map(|(steps, sql)| (sql.split_whitespace().collect::<Vec<_>>().join(" "), steps))
        .collect();
    for saved in crate::saved() {
        let name = format!("queries/{}.sql", saved.name);
        // Beginning with a comment it would not be explained.
        found.insert(name, plan(&format!("\n{}", saved.sql)));
    }
    found
}

/// What the queries call views and other parts of themselves.
const PARTS: &[&str] = &["own", "denied", "o", "part", "d", "found", "list"];

#[test]
fn no_question_reads_a_table_from_end_to_end() {
    let mut read_whole = Vec::new();
    for (sql, steps) in plans() {
        // A saved query is about the whole file.
        let whole = sql.starts_with("queries/") || WHOLE.iter().any(|(part, _)| sql.contains(part));
        for step in &steps {
            // The rows of a part of the query itself are what its own steps give, and denials
            // are few.
            let is_part = |name: &str| {
                let made = ["CO-ROUTINE", "MATERIALIZE"].map(|how| format!("{how} {name}"));
                PARTS.contains(&name) || steps.iter().any(|step| made.contains(step))
            };
            let scanned = step.strip_prefix("SCAN ").filter(|what| {
                let name = what.split(' ').next().unwrap_or_default();
                !is_part(name)
                    && !name.starts_with('(')
                    && !what.contains("VIRTUAL TABLE")
                    && *what != "CONSTANT ROW"
                    && !what.contains("attributions_denying")
            });
            if scanned.is_some() && !whole {
                read_whole.push(format!("{step}\n{steps:#?}\n{sql}"));
            }
        }
    }
    assert!(read_whole.is_empty(), "{}", read_whole.join("\n\n"));
}

#[test]
fn the_plan_of_every_question_and_saved_query_is_the_one_on_file() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/plans.txt");
    let mut now = String::new();
    for (sql, steps) in plans() {
        writeln!(now, "{sql}").unwrap();
        for step in steps {
            writeln!(now, "    {step}").unwrap();
        }
        now.push('\n');
    }
    if std::env::var_os("ONRECORD_RENEW_PLANS").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let then = std::fs::read_to_string(&file).unwrap_or_default();
    let differing: Vec<&str> = now.split("\n\n").filter(|p| !then.contains(p)).collect();
    let gone: Vec<&str> = then.split("\n\n").filter(|p| !now.contains(p)).collect();
    assert!(
        differing.is_empty() && gone.is_empty(),
        "plans have changed; where that is as it should be, renew the file with \
         ONRECORD_RENEW_PLANS=1\n\nnow:\n{}\n\nbefore:\n{}",
        differing.join("\n\n"),
        gone.join("\n\n")
    );
}
