//! Every question finds what it asks for by an index.

use super::*;
use std::cell::RefCell;
use std::collections::BTreeSet;

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
];

#[test]
fn no_question_reads_a_table_from_end_to_end() {
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
    for of in ["story:1", "claim:1", "Ilse Varga"] {
        db.timeline(Some(of)).unwrap();
    }
    let story = db.claim("1").unwrap().line.story_id.to_string();
    let _ = (
        db.conflicts(None).unwrap(),
        db.conflicts(Some(&story)).unwrap(),
    );
    let _ = (db.story(&story).unwrap(), db.article("2").unwrap());
    for of in ["2", "claim:1", "statement:3"] {
        db.trace(of).unwrap();
    }
    let _ = (
        db.versions("2").unwrap(),
        db.versions("https://x.example/1"),
    );

    // An empty file: without figures SQLite takes every table for a large one.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.db");
    Store::open(&path).unwrap().close().unwrap();
    let conn = rusqlite::Connection::open(&path).unwrap();
    let questions = ASKED.with_borrow(BTreeSet::clone);
    assert!(questions.len() > 40, "{}", questions.len());
    let mut read_whole = Vec::new();
    for sql in questions {
        let mut plan = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        // A plan needs no values.
        let mut rows = plan.raw_query();
        let mut steps: Vec<String> = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            steps.push(row.get("detail").unwrap());
        }
        let whole = WHOLE.iter().any(|(part, _)| sql.contains(part));
        for step in &steps {
            // The rows of a part of the query itself are few, and so are denials.
            let part = [
                "spans",
                "names",
                "own",
                "denied",
                "o",
                "part",
                "d",
                "list",
                "article_origins",
            ];
            let scanned = step.strip_prefix("SCAN ").filter(|what| {
                let name = what.split(' ').next().unwrap_or_default();
                !part.contains(&name)
                    && !name.starts_with('(')
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
