//! What can keep a measurement from being made.

use std::fmt;
use std::path::PathBuf;

/// Why nothing could be measured.
#[derive(Debug)]
#[non_exhaustive]
pub enum EvalError {
    /// A file could not be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: std::io::Error,
    },
    /// A line of a file is not a document.
    Line {
        /// Which file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
        /// Why.
        reason: serde_json::Error,
    },
    /// The prediction of a document was made on another text than the gold.
    OtherText {
        /// Which document.
        doc_id: String,
    },
    /// A pattern of the scorer does not compile.
    Pattern(Box<regex::Error>),
}

impl fmt::Display for EvalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, reason } => write!(f, "{}: {reason}", path.display()),
            Self::Line { path, line, reason } => {
                write!(f, "{}, line {line}: {reason}", path.display())
            }
            Self::OtherText { doc_id } => {
                write!(
                    f,
                    "document {doc_id:?}: predicted on another text than the gold"
                )
            }
            Self::Pattern(reason) => write!(f, "a pattern of the scorer: {reason}"),
        }
    }
}

impl std::error::Error for EvalError {}

impl From<regex::Error> for EvalError {
    fn from(reason: regex::Error) -> Self {
        Self::Pattern(Box::new(reason))
    }
}
