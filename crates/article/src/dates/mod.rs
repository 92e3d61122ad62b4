//! Dates in a text, and which of them is the article's.

pub(crate) mod choose;
mod clock;
pub(crate) mod cues;
pub(crate) mod machine;
mod names;
pub(crate) mod order;
mod printed;
mod scan;
mod tokens;
mod url;
mod years;

pub(crate) use scan::{FoundDate, scan};
