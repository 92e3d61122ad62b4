//! The model of onrecord: what an article, an attribution, a speaker, a citation and an
//! origin are, with exact spans, dates that say how precise they are, and keys made from
//! content.
//!
//! [`Article`] is the centre: its `body` is text, and all else points into it by [`Span`]s.
//! An [`Attribution`] has a source, a cue and a content; its speakers are among the
//! [`Speaker`]s of the article. [`StatedDate`] is a date as precise as somebody stated it, and
//! [`Key`] a name made from content, the same in every database. What several articles have to
//! do with each other is in [`links`].
//!
//! This crate does no I/O, knows no SQL and finds nothing out by itself:
//! [`onrecord-extract`](../onrecord_extract/index.html) makes these values from text,
//! [`onrecord-link`](../onrecord_link/index.html) joins them,
//! [`onrecord-store`](../onrecord_store/index.html) keeps them. All of them are on
//! [one page](../onrecord/index.html).
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
pub use words::{OwnKeys, Quick, Words};
