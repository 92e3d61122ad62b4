//! Reads articles, extracts them in parallel, stores and links them.
//!
//! ```no_run
//! use onrecord_ingest::{Input, Options, ingest};
//! use onrecord_store::Store;
//!
//! let mut store = Store::open("news.db".as_ref())?;
//! let inputs = [Input::Path("articles".into())];
//! let summary = ingest(&mut store, &inputs, &Options::default(), &mut |_| {})?;
//! assert_eq!(summary.seen, summary.new + summary.updated + summary.unchanged
//!     + summary.duplicate + summary.rejected);
//! store.close()?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Threads extract; the calling thread reads inputs and is the only one that writes. A fixed
//! number of documents is under way at a time, so memory does not grow with the input. What a
//! batch has committed stays, whatever happens after.
//!
//! This crate asks no clock: the times of a run are what [`Options::clock`] says.

mod error;
mod linker;
mod options;
mod pipeline;
pub mod read;
mod remove;
mod summary;
mod work;

pub use error::IngestError;
pub use options::{Options, Progress};
pub use pipeline::{ingest, link, rebuild};
pub use read::Input;
pub use remove::remove;
pub use summary::Summary;
pub use work::extract;
