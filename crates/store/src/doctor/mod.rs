//! Is the file sound? What is wrong with it, and what to do.
//!
//! Every check reads; one, of the full-text indexes, must be able to write to ask SQLite, and
//! takes all back. A file that cannot be written to is checked without it, and says so.

mod checks;
mod schema;

use crate::{StoreError, lock::Lock, open_read_only};
use rusqlite::Connection;
use std::path::Path;

/// Of one kind of fault so many are told one by one.
const TOLD: usize = 20;

/// A check, with what it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What was looked at, in two or three words.
    pub what: &'static str,
    /// What was found.
    pub state: State,
    /// What to do where it is not sound.
    pub advice: &'static str,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing wrong.
    Sound,
    /// Faults: the first of them in words, and how many there are.
    Faulty(Vec<String>, usize),
    /// It could not be looked at, and why.
    NotChecked(String),
}

/// Looks a database over.
///
/// # Errors
/// If there is no such file, or it is not an onrecord database, or a newer one.
pub fn check_up(path: &Path) -> Result<Vec<Checked>, StoreError> {
    let conn = open_read_only(path)?;
    let mut found = Vec::new();
    for (what, advice, check) in CHECKS {
        let mut faults = Faults::default();
        let state = match check(&conn, &mut faults) {
            Ok(()) => faults.state(),
            // What cannot be read is a fault too.
            Err(error) => {
                faults.add(error.to_string());
                faults.state()
            }
        };
        found.push(Checked {
            what,
            state,
            advice,
        });
    }
    drop(conn);
    found.push(Checked {
        what: "full text",
        state: full_text(path),
        advice: REBUILD,
    });
    Ok(found)
}

const REBUILD: &str = "run `onrecord rebuild`: it derives everything again from what is recorded";

type Check = fn(&Connection, &mut Faults) -> Result<(), StoreError>;

const CHECKS: [(&str, &str, Check); 8] = [
    (
        "pages of the file",
        "the file is damaged: go back to a copy; without one, `sqlite3 FILE .recover` may save the \
         documents",
        checks::pages,
    ),
    (
        "schema",
        "run the statement given with it in `sqlite3`, or take the documents into a new file",
        schema::schema,
    ),
    ("rows that point to others", REBUILD, checks::references),
    (
        "recorded documents",
        "its bytes are lost: take the document in again from where it came",
        checks::documents,
    ),
    ("texts of articles", REBUILD, checks::articles),
    ("spans and passages", REBUILD, checks::spans),
    ("indexes of neighbours", REBUILD, checks::neighbours),
    (
        "runs that broke off",
        "run `onrecord ingest` again with anything: it finishes what is left",
        checks::unfinished,
    ),
];

/// Gathers faults; tells the first ones.
#[derive(Default)]
struct Faults {
    told: Vec<String>,
    count: usize,
}

impl Faults {
    fn add(&mut self, what: impl Into<String>) {
        if self.told.len() < TOLD {
            self.told.push(what.into());
        }
        self.count += 1;
    }

    fn state(self) -> State {
        if self.count == 0 {
            State::Sound
        } else {
            State::Faulty(self.told, self.count)
        }
    }
}

/// Compares the full-text indexes with what they index, by FTS5's own check.
fn full_text(path: &Path) -> State {
    let ask = || -> Result<Faults, StoreError> {
        let _lock = Lock::take(path)?;
        let conn = Connection::open(path)?;
        let mut faults = Faults::default();
        for table in ["articles_fts", "statements_fts", "claims_fts"] {
            // Asked for as a row that is never stored.
            let sql = format!("INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)");
            match conn.execute(&sql, []) {
                Ok(_) => {}
                Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt) => {
                    faults.add(format!("{table} is out of step with what it indexes"));
                }
                Err(e) => return Err(e.into()),
            }
        }
        Ok(faults)
    };
    match ask() {
        Ok(faults) => faults.state(),
        Err(error) => State::NotChecked(error.to_string()),
    }
}
