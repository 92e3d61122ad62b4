//! Dates in a text, and which of them is the article's.

pub(crate) mod choose;
mod clock;
mod names;
mod scan;
mod tokens;
mod url;

pub(crate) use scan::{FoundDate, scan};
