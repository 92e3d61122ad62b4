//! Text in, article and attributions out: who said what to whom, with exact spans.

mod raw;

pub use raw::RawAttribution;
