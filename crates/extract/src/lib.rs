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
//! What this crate is not: it knows nothing of other articles (that is `onrecord-link`), and
//! finds attributions in English only; an article in another language is read, and says so
//! among its problems.

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
