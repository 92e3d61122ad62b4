//! Is the file sound? What is wrong with it, and what to do.
//!
//! Every check reads; one, of the full-text indexes, must be able to write to ask SQLite, and
//! takes all back. A file that cannot be written to is checked without it, and says so. The two
//! checks that SQLite makes by itself run beside the others, for they take longest.

mod checks;
mod schema;
mod spans;

use crate::{StoreError, lock::Lock, open_read_only};
use rusqlite::Connection;
use std::path::Path;
use std::thread;
use std::time::Duration;

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

/// How much is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// Everything.
    #[default]
    Full,
    /// Without what reads every page or text: the schema, rows that point to others, and runs
    /// that broke off.
    Quick,
}

/// Memory of a connection that reads everything, in KiB.
const CACHE_KIB: i64 = -65_536;

/// Looks a database over, and tells of each check when it is done.
///
/// # Errors
/// If there is no such file, or it is not an onrecord database, or a newer one.
pub fn check_up(
    path: &Path,
    depth: Depth,
    tell: &mut dyn FnMut(Checked),
) -> Result<(), StoreError> {
    let conn = open(path)?;
    // One state of the file, and one lock, for all that is read.
    let _reading = conn.unchecked_transaction()?;
    thread::scope(|scope| {
        let is_full = depth == Depth::Full;
        let beside = is_full.then(|| {
            let pages = scope.spawn(|| open(path).map(|conn| looked_at(&conn, checks::pages)));
            (pages, scope.spawn(|| full_text(path)))
        });
        for (what, advice, depth, check) in CHECKS {
            let state = match (depth, is_full) {
                (Depth::Full, false) => left_out(),
                _ => looked_at(&conn, check),
            };
            tell(Checked {
                what,
                state,
                advice,
            });
        }
        let broken = |_| State::NotChecked("the check broke off".to_owned());
        let (pages, texts) = match beside {
            Some((pages, texts)) => (
                pages.join().unwrap_or_else(|e| Ok(broken(e)))?,
                texts.join().unwrap_or_else(broken),
            ),
            None => (left_out(), left_out()),
        };
        tell(Checked {
            what: "pages of the file",
            state: pages,
            advice: "the file is damaged: go back to a copy; without one, `sqlite3 FILE .recover` \
                     may save the documents",
        });
        tell(Checked {
            what: "full text",
            state: texts,
            advice: REBUILD,
        });
        Ok(())
    })
}

fn open(path: &Path) -> Result<Connection, StoreError> {
    let conn = open_read_only(path)?;
    conn.pragma_update(None, "cache_size", CACHE_KIB)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

fn looked_at(conn: &Connection, check: Check) -> State {
    let mut faults = Faults::default();
    // What cannot be read is a fault too.
    if let Err(error) = check(conn, &mut faults) {
        faults.add(error.to_string());
    }
    faults.state()
}

fn left_out() -> State {
    State::NotChecked("left out, for it reads everything".to_owned())
}

const REBUILD: &str = "run `onrecord rebuild`: it derives everything again from what is recorded";

type Check = fn(&Connection, &mut Faults) -> Result<(), StoreError>;

const CHECKS: [(&str, &str, Depth, Check); 7] = [
    (
        "schema",
        "run the statement given with it in `sqlite3`, or take the documents into a new file",
        Depth::Quick,
        schema::schema,
    ),
    (
        "runs that broke off",
        "run `onrecord ingest` again with anything: it finishes what is left",
        Depth::Quick,
        checks::unfinished,
    ),
    (
        "rows that point to others",
        REBUILD,
        Depth::Quick,
        checks::references,
    ),
    (
        "indexes of neighbours",
        REBUILD,
        Depth::Full,
        checks::neighbours,
    ),
    (
        "recorded documents",
        "its bytes are lost: take the document in again from where it came",
        Depth::Full,
        checks::documents,
    ),
    ("texts of articles", REBUILD, Depth::Full, checks::articles),
    ("spans and passages", REBUILD, Depth::Full, spans::spans),
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
        conn.busy_timeout(Duration::from_secs(5))?;
        conn.pragma_update(None, "cache_size", CACHE_KIB)?;
        // Taken back at the end: to commit, all who read would have to stop.
        let _taken_back = conn.unchecked_transaction()?;
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
