//! What was skipped, cut or doubtful.

use crate::Span;
use serde::{Deserialize, Serialize};

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ProblemKind {
    /// The document holds nothing to read.
    Empty,
    /// The bytes are no text: a picture, an archive, a program.
    NotText,
    /// A format that is not read.
    UnknownFormat,
    /// There is text, but no article in it.
    NoArticle,
    /// A page that is something else: an index, a section front, a video, a stub.
    NotArticle,
    /// A record of an archive or feed that is broken.
    BadRecord,
    /// Bytes that are not valid in the encoding; each became U+FFFD.
    InvalidEncoding,
    /// U+0000 in the text; each became U+FFFD.
    NulCharacter,
    /// Text that had been read in the wrong encoding, and was repaired or left out.
    Mojibake,
    /// A record that is not valid JSON, or breaks off.
    BadJson,
    /// A supplied field that is not what it should be.
    BadField,
    /// A supplied field that is not known.
    UnknownField,
    /// A size or depth over its limit; the rest was cut or left out.
    TooLarge,
    /// A file or folder that could not be read.
    Unreadable,
    /// No date could be found.
    NoDate,
    /// A date that is doubtful: candidates disagree, or it lies after the retrieval.
    DoubtfulDate,
    /// A language for which there is no attribution.
    UnsupportedLanguage,
    /// Passages around the article that were left out of its body.
    LeftOut,
    /// A tie or an entry that the linker could not decide.
    Ambiguous,
    /// A span or field of a supplied extraction that does not fit its text.
    BadExtraction,
}

impl ProblemKind {
    /// The name in SQL and JSON, like `invalid-encoding`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotText => "not-text",
            Self::UnknownFormat => "unknown-format",
            Self::NoArticle => "no-article",
            Self::NotArticle => "not-article",
            Self::BadRecord => "bad-record",
            Self::InvalidEncoding => "invalid-encoding",
            Self::NulCharacter => "nul-character",
            Self::Mojibake => "mojibake",
            Self::BadJson => "bad-json",
            Self::BadField => "bad-field",
            Self::UnknownField => "unknown-field",
            Self::TooLarge => "too-large",
            Self::Unreadable => "unreadable",
            Self::NoDate => "no-date",
            Self::DoubtfulDate => "doubtful-date",
            Self::UnsupportedLanguage => "unsupported-language",
            Self::LeftOut => "left-out",
            Self::Ambiguous => "ambiguous",
            Self::BadExtraction => "bad-extraction",
        }
    }
}

/// Something skipped, cut or doubtful, with its reason and place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What kind of thing.
    pub kind: ProblemKind,
    /// Where in the input, in words a person can follow: `line 12`, `field "url"`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub place: Option<String>,
    /// Where in the body, where that is known (bytes).
    #[serde(skip)]
    pub span: Option<Span>,
    /// What happened, naming the value and its limit.
    pub detail: String,
}

impl Problem {
    /// A problem of the whole document.
    #[must_use]
    pub fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
        Self {
            kind,
            place: None,
            span: None,
            detail: detail.into(),
        }
    }

    /// The same problem at a place of the input.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }
}
