//! The SQLite file of onrecord: its schema, opening and writing it, and the outlet register.
//!
//! [`Store`] is the one writer. It records documents as they were received, keeps what was read
//! out of them, and what links the articles. [`open_read_only`] opens the same file for
//! questions. Offsets are bytes in Rust and characters in the file; the conversion happens here.
//!
//! What this crate is not: it extracts nothing and links nothing by itself, which
//! [`onrecord-ingest`](../onrecord_ingest/index.html) does. It is also no general access to the
//! file; ask it with [`onrecord-query`](../onrecord_query/index.html), or with any SQLite
//! through the documented views.
//!
//! ```
//! use onrecord_core::{Article, Supplied};
//! use onrecord_store::{Incoming, NewRun, Put, Store};
//!
//! let folder = tempfile::tempdir()?;
//! let mut store = Store::open(&folder.path().join("demo.db"))?;
//! let run = store.begin_run(&NewRun {
//!     started_at: Some("2025-03-12T09:00:00Z"),
//!     extractor: "1",
//!     arguments: "ingest harbour.txt",
//! })?;
//! let article = Article { body: "The harbour is closed.".into(), ..Article::default() };
//! let mut batch = store.batch()?;
//! let put = batch.put(run, &Incoming {
//!     location: "harbour.txt",
//!     bytes: b"The harbour is closed.",
//!     format: "text",
//!     supplied: &Supplied::default(),
//!     outcome: Ok(&article),
//!     problems: &[],
//! })?;
//! batch.commit()?;
//! assert!(matches!(put, Put::New(_)));
//! store.close()?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod batch;
mod derive;
mod doctor;
mod documents;
mod elsewhere;
mod error;
mod graph;
mod identity;
mod index;
mod links;
mod lock;
mod open;
mod outlets;
mod read_article;
mod reader;
mod remove;
mod run;
mod schema;
mod store;
#[cfg(test)]
mod tests;
mod write_article;

pub use batch::{Batch, Incoming, Put};
pub use doctor::{Checked, Depth, State, check_up};
pub use documents::{Packed, StoredDocument};
pub use elsewhere::Due;
pub use error::StoreError;
pub use graph::{Placed, Row, Stage};
pub use identity::{article_key, document_key};
pub use index::{Hashes, Reach, Sharing};
pub use open::open_read_only;
pub use outlets::{parse_outlets, register_with, shipped_outlets};
pub use read_article::read_article;
pub use reader::Reader;
pub use remove::Removable;
pub use run::{NewRun, RunId, RunTotals};
pub use schema::{APPLICATION_ID, SCHEMA_VERSION};
pub use store::Store;
