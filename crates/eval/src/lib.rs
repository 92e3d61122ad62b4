//! Measures what onrecord extracts against what people annotated, and makes the synthetic
//! articles that speed is measured on.
//!
//! [`score`] compares two sets of attributions; [`throughput`] times an extractor; [`corpus`]
//! writes invented articles. The crate is not published and depends on no extractor: whoever
//! measures passes a [`Predictor`].

mod bootstrap;
mod charset;
pub mod corpus;
mod counts;
mod doc;
mod error;
mod figures;
mod kinds;
pub mod mojibake;
pub mod newsrooms;
pub mod pages;
pub mod pasted;
pub mod provenance;
pub mod reader;
mod rng;
mod score;
mod table;
mod throughput;

pub use bootstrap::Interval;
pub use doc::{Doc, Spans, predict_all, read_docs, spans_of, write_docs};
pub use error::EvalError;
pub use figures::{KindScore, OperatingPoint, Prf, Scores};
pub use rng::Rng;
pub use score::{CORE_RECALL, score};
pub use table::table;
pub use throughput::{CPU_SECONDS, Throughput, throughput};

/// An extractor as it is measured: a body in, attributions out, with offsets in characters.
pub type Predictor<'a> = dyn Fn(&str) -> Vec<Spans> + 'a;
