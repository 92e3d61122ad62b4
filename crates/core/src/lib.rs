//! The model of onrecord: what an article, an attribution, a speaker, a citation and an
//! origin are, with exact spans, dates that say how precise they are, and keys made from
//! content.
//!
//! This crate does no I/O, knows no SQL and finds nothing out by itself: `onrecord-extract`
//! makes these values from text, `onrecord-link` joins them, `onrecord-store` keeps them.
//!
//! ```
//! use onrecord_core::{CharMap, Span};
//!
//! let body = "“Naïve,” she said.";
//! let cue = Span::find(body, "said").unwrap();
//! // Inside Rust spans are bytes; SQL and JSON speak of characters.
//! assert_eq!((cue.start, cue.end), (18, 22));
//! assert_eq!(CharMap::new(body).span(cue), (13, 17));
//! ```

mod article;
mod attribution;
mod date;
pub mod identity;
mod key;
pub mod links;
mod outlet;
mod problem;
mod span;
pub mod spelling;
pub mod text;
mod words;

pub use article::{Article, Author, Carried, DateBasis, DateCandidate, Dateline, Supplied};
pub use attribution::{
    Attribution, Citation, Form, GroundRule, GroundRuleKind, Mention, Speaker, SpeakerKind, Stance,
    Told,
};
pub use date::{DateError, Precision, StatedDate};
pub use key::{Key, KeyBuilder};
pub use outlet::{Outlet, OutletKind, Register};
pub use problem::{Problem, ProblemKind};
pub use span::{CharMap, Span};
pub use words::Words;
