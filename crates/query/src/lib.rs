//! Read-only questions to an onrecord database: one thing with all that belongs to it, the
//! trace back to origins, full-text search, and ad-hoc SQL that can change nothing.
//!
//! [`Database`] is the door. What it gives are plain values, with the evidence of each
//! statement; [`render`] prints rows. This crate writes nothing, extracts nothing, and takes
//! nothing in: that is [`onrecord-ingest`](../onrecord_ingest/index.html).
//!
//! | question | ask |
//! |---|---|
//! | which stories are there, and one with its origins | [`stories`](Database::stories), [`story`](Database::story) |
//! | on how many reports does a claim rest, and why | [`claim`](Database::claim), [`trace`](Database::trace) |
//! | who said it, denied it, was asked | [`source`](Database::source), [`timeline`](Database::timeline), [`conflicts`](Database::conflicts) |
//! | what does an outlet report itself | [`outlet`](Database::outlet) |
//! | what became of a text | [`versions`](Database::versions) |
//! | where is it said, in these words or others | [`search`](Database::search) |
//! | all that is needed to check a claim | [`claim_packet`](Database::claim_packet) |
//! | anything else | [`query`](Database::query), with the views of `docs/sql.md`; [`saved`] are ready |
//!
//! Ids and keys both name a thing; keys are the same in every file. Offsets are characters.
//! Texts are as the documents have them: before they reach a terminal, a spreadsheet, JSON or
//! Markdown they go through [`render`].
//!
//! ```no_run
//! use onrecord_query::Database;
//!
//! let database = Database::open("onrecord.db".as_ref())?;
//! for story in database.stories()? {
//!     println!("{} ({} articles)", story.title.unwrap_or_default(), story.articles);
//! }
//! # Ok::<(), onrecord_query::QueryError>(())
//! ```

mod article;
mod claim;
mod conflict;
mod database;
mod dump;
mod error;
mod marks;
mod merges;
mod named;
mod outlet;
mod packet;
mod problems;
pub mod render;
mod saying;
mod search;
mod snapshot;
mod source;
mod sql;
mod story;
#[cfg(test)]
mod tests;
mod timeline;
mod trace;
mod version;
mod window;

pub use article::{
    ArticleLine, ArticleOrigin, ArticleView, CitationLine, DerivationLine, Statement,
};
pub use claim::{ClaimDetail, ClaimLine, ClaimOrigin, ClaimStatement, ClaimView, Rest};
pub use conflict::Conflict;
pub use database::Database;
pub use dump::canonical_dump;
pub use error::QueryError;
pub use marks::{Mark, Role};
pub use merges::Merge;
pub use named::Candidate;
pub use outlet::{OutletLine, OutletLink, OutletOrigin, OutletView};
pub use packet::{
    ClaimPacket, Context, PacketArticle, PacketDate, PacketDocument, PacketStatement,
};
pub use problems::ProblemLine;
pub use saying::{Saying, SpeakerLine};
pub use search::{Count, Found, Hit, Hits, Order, Search};
pub use snapshot::{Field, Record, Snapshot, views};
pub use source::{SourceLine, SourceName, SourceOutlet, SourceView};
pub use sql::{Limits, Parameters, RowSink, Saved, Stopper, Table, Value, saved};
pub use story::{OriginLine, StoryLine, StoryView};
pub use timeline::{Subject, Timeline, TimelineView};
pub use trace::{Evidence, TraceNode};
pub use version::{Range, VersionChange, VersionLine, VersionStatement, VersionStep, VersionsView};
pub use window::Window;
