//! An onrecord database as files for other programs.
//!
//! One function a format. [`csv()`], [`json_lines()`] and, with the feature `parquet`, `parquet`
//! write the rows of a view; [`graphml()`] writes who has it from whom; [`json_ld()`],
//! [`markdown_notes`] and [`follow_the_money()`] write articles, statements and what they have
//! to do with each other, of everything or of one story.
//!
//! Each reads one state of the file and writes as it reads, so that memory does not grow with
//! the database; [`whole_file`] sees to it that what breaks off leaves no half file. Whatever a
//! document says, it stays a value: it ends no quotation, opens no tag, starts no formula.
//! Identifiers are made of keys and are the same in every database of the same documents.
//!
//! ```no_run
//! use onrecord_export::{json_ld, whole_file};
//! use onrecord_query::Database;
//!
//! let database = Database::open("onrecord.db".as_ref())?;
//! whole_file("story.jsonld".as_ref(), |out| json_ld(&database, Some("1"), out))?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `docs/export.md` says for each format what it holds and how to open it elsewhere.
//!
//! What this crate is not: it finds nothing out, and it reads nothing in.

#[cfg(feature = "parquet")]
mod columnar;
mod csv;
mod error;
mod facts;
mod file;
mod follow_the_money;
mod graphml;
mod json_ld;
mod json_lines;
mod markdown;
mod table;

#[cfg(feature = "parquet")]
pub use columnar::parquet;
pub use csv::{Separator, csv};
pub use error::ExportError;
pub use file::whole_file;
pub use follow_the_money::follow_the_money;
pub use graphml::graphml;
pub use json_ld::json_ld;
pub use json_lines::json_lines;
pub use markdown::{NotesWritten, markdown_notes};

pub(crate) use json_ld::outlet_key;
