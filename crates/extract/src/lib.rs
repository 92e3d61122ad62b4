//! Text in, article and attributions out: who said what to whom, with exact spans.
//!
//! [`Extractor`] is all one needs. It holds a register of outlets (an empty one will do) and a
//! small learned model that is embedded in the crate; it reads no file, opens no socket, keeps
//! nothing between calls, and gives the same answer for the same input on every machine.
//!
//! ```
//! use onrecord_extract::Extractor;
//! use onrecord_core::{Register, Stance, Supplied};
//!
//! let extractor = Extractor::new(Register::default())?;
//! let article = extractor.text(
//!     "A spokeswoman for the ministry denied that the bridge had been closed.",
//!     &Supplied::default(),
//! );
//! let denial = &article.attributions[0];
//! assert_eq!(denial.stance, Stance::Denies);
//! # Ok::<(), onrecord_extract::ModelError>(())
//! ```
//!
//! # What comes out
//!
//! An [`Article`](onrecord_core::Article): title, byline, outlet, dates and body, and in it
//! [`attributions`](onrecord_core::Article::attributions). Every part is a span of the body:
//! `span.of(&article.body)` is the passage itself. [`json`] writes the same with characters for
//! offsets, as `onrecord extract` prints it; [`explain`] says why each is as it is. To read many
//! texts, keep one [`Scratch`] a thread.
//!
//! # Ways in
//!
//! [`Extractor::text`] takes text as it was copied, [`Extractor::page`] the source of a web
//! page, [`Extractor::body`] a text that is taken exactly as it is, [`Extractor::bytes`] whatever
//! it may be. [`Extractor::bulk`] reads with a smaller model: faster, less often right.
//!
//! What this crate is not: it knows nothing of other articles (that is
//! [`onrecord-link`](../onrecord_link/index.html)), stores nothing (that is
//! [`onrecord-ingest`](../onrecord_ingest/index.html)), and finds attributions in English only;
//! an article in another language is read, and says so among its problems.

mod citations;
pub mod engine;
pub mod explain;
mod extractor;
pub mod json;
mod meaning;
mod raw;
mod select;

pub use engine::ModelError;
pub use extractor::{EXTRACTOR, Extractor, Scratch};
pub use raw::RawAttribution;

/// The example of the project's README, so that it compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
