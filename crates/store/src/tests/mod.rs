//! Scenarios of the whole store; the articles and people in them are invented.

mod dam_story;
mod graph;
mod identity;
mod linking;
mod model;
mod opening;
mod round_trip;
mod sources;
mod surface;

use crate::{Incoming, NewRun, Put, RunId, Store, document_key};
use dam_story::{dam_story, dispatch, retelling};
use onrecord_core::links::{Source, StoryLinks};
use onrecord_core::{
    Article, DateBasis, Key, KeyBuilder, Problem, ProblemKind, Span, Speaker, SpeakerKind,
    StatedDate, Supplied,
};
use tempfile::TempDir;

/// A database in a folder of its own.
struct Desk {
    folder: TempDir,
    store: Option<Store>,
    run: RunId,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("desk.db")).unwrap();
        let run = store.begin_run(&new_run("1")).unwrap();
        Self {
            folder,
            store: Some(store),
            run,
        }
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("desk.db")
    }

    fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    fn put(&mut self, location: &str, bytes: &str, supplied: &Supplied, article: &Article) -> Put {
        let run = self.run;
        let mut batch = self.store().batch().unwrap();
        let document = Incoming {
            location,
            bytes: bytes.as_bytes(),
            format: "text",
            supplied,
            outcome: Ok(article),
            problems: &[],
        };
        let put = batch.put(run, &document).unwrap();
        batch.commit().unwrap();
        put
    }

    fn new_article(&mut self, location: &str, article: &Article) -> i64 {
        let supplied = Supplied::default();
        match self.put(location, &article.body, &supplied, article) {
            Put::New(id) => id,
            other => panic!("not new: {other:?}"),
        }
    }

    /// Takes a document out; whether there was one.
    fn remove(&mut self, document: &Key) -> bool {
        let found = self.store().removable(&document.to_string()).unwrap();
        let ids: Vec<i64> = found.iter().map(|d| d.id).collect();
        self.store().remove_documents(&ids).unwrap();
        !ids.is_empty()
    }

    /// One value, or the values of a row joined by `|`.
    fn ask(&mut self, sql: &str) -> Vec<String> {
        rows(&self.store().conn, sql)
    }

    /// What the foreign keys and the full-text indexes say of themselves.
    fn check_sound(&mut self) {
        assert_eq!(self.ask("PRAGMA foreign_key_check"), Vec::<String>::new());
        for fts in ["articles_fts", "statements_fts", "claims_fts"] {
            let sql = format!("INSERT INTO {fts} ({fts}, rank) VALUES ('integrity-check', 1)");
            self.store().conn.execute(&sql, []).unwrap();
        }
    }
}

fn rows(conn: &rusqlite::Connection, sql: &str) -> Vec<String> {
    use rusqlite::types::Value;
    let mut statement = conn.prepare(sql).unwrap();
    let width = statement.column_count();
    let rows = statement.query_map([], |row| {
        let cell = |i| -> rusqlite::Result<String> {
            Ok(match row.get(i)? {
                Value::Null => "-".to_owned(),
                Value::Integer(n) => n.to_string(),
                Value::Real(n) => n.to_string(),
                Value::Text(t) => t,
                Value::Blob(b) => format!("{} bytes", b.len()),
            })
        };
        let cells: rusqlite::Result<Vec<_>> = (0..width).map(cell).collect();
        Ok(cells?.join("|"))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn new_run(extractor: &str) -> NewRun<'_> {
    NewRun {
        started_at: Some("2025-03-12T09:00:00Z"),
        extractor,
        arguments: "ingest",
    }
}

fn day(text: &str) -> Option<StatedDate> {
    Some(StatedDate::parse(text).unwrap())
}

fn retrieved(text: &str) -> Supplied {
    Supplied {
        retrieved_at: day(text),
        ..Supplied::default()
    }
}

fn plain(outlet: &str, date: &str, body: &str) -> Article {
    Article {
        outlet: Some(outlet.into()),
        published: day(date),
        published_basis: Some(DateBasis::Supplied),
        body: body.into(),
        ..Article::default()
    }
}

fn key(name: &str) -> Key {
    KeyBuilder::new("test").part(name).finish()
}

/// A desk with the dam story, linked; the dispatch is article 1, the retelling 2.
fn linked_desk() -> (Desk, i64, i64) {
    let mut desk = Desk::new();
    let a = desk.new_article("dispatch.txt", &dispatch());
    let b = desk.new_article("retelling.txt", &retelling());
    let story = dam_story(&dispatch(), &retelling());
    desk.store().replace_stories(&[a, b], &[story]).unwrap();
    (desk, a, b)
}
