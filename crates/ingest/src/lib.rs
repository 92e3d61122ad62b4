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
//! # Where to begin
//!
//! [`ingest`] takes files and folders into a [`Store`](onrecord_store::Store); what they are,
//! their content says. How is a matter of [`Options`], which also hold a reader of your own for
//! a format that is not known here: [`read::Reader`], and the example `custom_source`. What came
//! of it is a [`Summary`] whose numbers add up; what could not be read is among the problems in
//! the file, and never ends a run.
//!
//! How far it is, the last argument is told, on the thread that called:
//!
//! ```no_run
//! # use onrecord_ingest::{Input, Options, Progress, ingest};
//! # let mut store = onrecord_store::Store::open("news.db".as_ref())?;
//! let mut told = |progress| match progress {
//!     Progress::Reading { bytes, total, .. } => println!("{bytes} of {total} bytes"),
//!     Progress::Linking { done, total } => println!("{done} of {total} linked"),
//!     _ => {}
//! };
//! ingest(&mut store, &[Input::Stdin], &Options::default(), &mut told)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`rebuild`] derives everything again from what is recorded, [`remove`] takes documents out
//! for good.
//!
//! # How it runs
//!
//! Threads extract; the calling thread reads inputs and is the only one that writes. A fixed
//! number of documents is under way at a time, so memory does not grow with the input. What a
//! batch has committed stays, whatever happens after.
//!
//! What this crate is not: it answers no question, which is the work of
//! [`onrecord-query`](../onrecord_query/index.html), and fetches nothing from anywhere. It also
//! asks no clock: the times of a run are what [`Options::clock`] says.

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
