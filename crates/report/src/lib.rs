//! A story as one page for people: who says what, on how many origins it rests, and by which
//! way it reached each outlet.
//!
//! The page is one HTML file. It holds no script, asks for nothing from anywhere (its own policy
//! forbids it), reads on a phone and on paper, by day and by night, and is meant for somebody
//! who has never heard of onrecord. Words of documents are escaped, and control and
//! bidirectional characters in them are written out.
//!
//! ```no_run
//! use onrecord_query::Database;
//!
//! let database = Database::open("onrecord.db".as_ref())?;
//! std::fs::write("report.html", onrecord_report::story(&database, "1")?)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What this crate is not: it finds nothing out. All it shows is in the views of the file, and
//! [`onrecord_query`] gives it to whoever wants to draw it in another way.

mod articles;
mod claims;
mod dates;
mod drawing;
mod facts;
mod glance;
mod graph;
mod origins;
mod overview;
mod page;
mod passage;
mod timeline;
mod voices;
mod words;

use facts::Facts;
use onrecord_query::{Database, QueryError};

/// The page of one story, by id or key.
///
/// # Errors
/// [`QueryError::is_not_found`] if there is no such story, or if the file cannot be read.
pub fn story(database: &Database, id_or_key: &str) -> Result<String, QueryError> {
    let facts = Facts::read(database, id_or_key)?;
    Ok(page::page(&facts.title(), &page::story(&facts, "")))
}

/// A page of all stories: a table of them, and the first [`IN_FULL`] of several articles in
/// full.
///
/// # Errors
/// If the file cannot be read.
pub fn overview(database: &Database) -> Result<String, QueryError> {
    overview::overview(database)
}

/// So many stories are shown in full on the page of all; the table has every one.
pub const IN_FULL: usize = 12;
