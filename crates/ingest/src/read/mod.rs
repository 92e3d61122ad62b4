//! From paths to records: one record is one document, read but not yet understood.
//!
//! One file per input format; each turns a stream of bytes into [`Record`]s. A record that
//! cannot be read is still a record, with the reason, so that one bad line costs only itself.

mod fields;
mod front_matter;
mod json;
mod sidecar;
mod text;
mod walk;

pub use walk::{Input, Inputs};

use onrecord_core::{Problem, ProblemKind, Supplied};

/// Most bytes one document may have; a longer one is rejected.
pub const MAX_DOCUMENT_BYTES: usize = 32 * 1024 * 1024;

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
    /// Nothing: the reason is among the problems.
    Unreadable,
}

/// One document as it was received.
#[derive(Clone, Debug)]
pub struct Record {
    /// Where it was found: the path as given, with `:LINE` or `#ID` inside JSON lines.
    pub location: String,
    /// The `id` field, where there is one.
    pub id: Option<String>,
    /// `text`, `markdown`, `json` or `jsonl`.
    pub format: &'static str,
    /// The bytes of the document.
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
    /// Whether there is anything to be recorded: what could not be read at all, or is over the
    /// limit of a document, is none.
    pub(crate) fn is_document(&self) -> bool {
        let unread = |p: &Problem| {
            matches!(
                p.kind,
                ProblemKind::Unreadable | ProblemKind::TooLarge | ProblemKind::BadRecord
            )
        };
        !(self.bytes.is_empty()
            && matches!(self.payload, Payload::Unreadable)
            && self.problems.iter().any(unread))
    }
}

/// A record made of a document that is in a database already, to be extracted again.
#[must_use]
pub fn recorded(location: String, format: &str, bytes: Vec<u8>, supplied: Supplied) -> Record {
    let format = match format {
        "markdown" => "markdown",
        "json" => "json",
        "jsonl" => "jsonl",
        _ => "text",
    };
    let mut record = Record {
        location,
        id: None,
        format,
        consumed: bytes.len() as u64,
        bytes,
        supplied,
        payload: Payload::Bytes,
        problems: Vec::new(),
        named: false,
    };
    if format.starts_with("json") {
        let parsed = json::parse(&record.bytes);
        record.payload = parsed.payload;
        record.problems = parsed.problems;
    } else {
        text::read(&mut record);
    }
    record
}
