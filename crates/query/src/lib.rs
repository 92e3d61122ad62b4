//! Read-only questions to an onrecord database: one thing with all that belongs to it, the
//! trace back to origins, full-text search, and ad-hoc SQL that can change nothing.
//!
//! [`Database`] is the door. What it gives are plain values, with the evidence of each
//! statement; [`render`] prints rows. This crate writes nothing, extracts nothing, and takes
//! nothing in: that is `onrecord-ingest`.
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
mod export;
mod graph;
mod marks;
mod merges;
mod named;
mod outlet;
mod packet;
mod problems;
pub mod render;
mod saying;
mod search;
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
pub use export::{ExportFormat, export_views};
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
pub use source::{SourceLine, SourceName, SourceOutlet, SourceView};
pub use sql::{Limits, Parameters, RowSink, Saved, Stopper, Table, Value, saved};
pub use story::{OriginLine, StoryLine, StoryView};
pub use timeline::{Subject, Timeline, TimelineView};
pub use trace::{Evidence, TraceNode};
pub use version::{Range, VersionChange, VersionLine, VersionStatement, VersionStep, VersionsView};
pub use window::Window;
