//! From paths to records: one record is one document, read but not yet understood.
//!
//! One file or folder per input format, each behind the trait [`Reader`]; what a file is, its
//! content says ([`Readers`]). A record that cannot be read is still a record, with the reason,
//! so that one bad line costs only itself.

mod again;
mod all;
#[cfg(test)]
mod archive_tests;
mod feed;
mod fields;
mod front_matter;
mod gzip;
mod html;
mod inputs;
mod json;
mod limits;
mod out;
mod reader;
mod sidecar;
mod source;
mod tar;
#[cfg(test)]
mod testing;
mod text;
mod walk;
mod warc;
mod when;
mod zip;

pub use inputs::{Input, Inputs};
pub use limits::{FREE_BYTES, MAX_DEPTH, MAX_DOCUMENT_BYTES, MAX_RATIO};
pub use out::{Flow, Out};
pub use reader::{Reader, Readers};
pub use source::Source;

use onrecord_core::{Problem, Supplied};

/// What a record holds to be read.
#[derive(Clone, Debug)]
pub enum Payload {
    /// The bytes themselves, still to be decoded.
    Bytes,
    /// Text as it was copied, still to be taken apart.
    Text(String),
    /// The source of a web page.
    Page(String),
    /// A ready body, taken exactly as it is.
    Body(String),
    /// The body of what `onrecord extract` wrote; the bytes say what was extracted from it.
    Extracted(String),
    /// Nothing: the reason is among the problems.
    Unreadable,
}

/// One document as it was received.
#[derive(Clone, Debug)]
pub struct Record {
    /// Where it was found: the path as given, and behind it the place inside: `a.jsonl:LINE`,
    /// `feed.xml#ID`, `a.zip!/inner/path.html`, `a.warc.gz@OFFSET`.
    pub location: String,
    /// The `id` field, where there is one.
    pub id: Option<String>,
    /// What it was read as: one of the [`formats`](Reader::formats) of its reader.
    pub format: &'static str,
    /// The bytes of the document. A record without any is no document: what is wrong with it
    /// is a problem of the run.
    pub bytes: Vec<u8>,
    /// What came with it.
    pub supplied: Supplied,
    /// What to extract from.
    pub payload: Payload,
    /// What was wrong or doubtful about the reading.
    pub problems: Vec<Problem>,
    /// Whether its path was named by the user, rather than found in a folder.
    pub named: bool,
    /// How many bytes of input were consumed for it, for progress.
    pub consumed: u64,
}

impl Record {
    /// A record of which nothing was read yet.
    #[must_use]
    pub fn new(location: impl Into<String>, format: &'static str) -> Self {
        Self {
            location: location.into(),
            id: None,
            format,
            bytes: Vec::new(),
            supplied: Supplied::default(),
            payload: Payload::Unreadable,
            problems: Vec::new(),
            named: false,
            consumed: 0,
        }
    }

    /// Whether there is no document in it, but only the reason why not.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.bytes.is_empty() && matches!(self.payload, Payload::Unreadable)
    }

    /// The same record with a problem more.
    #[must_use]
    pub fn with(mut self, problem: Problem) -> Self {
        self.problems.push(problem);
        self
    }
}
