//! Why an extraction is as it is: what became of each line, what the model saw, which of its
//! candidates stayed, and which rule set what.
//!
//! The rules themselves say their names while they decide (`Reasons`); nothing here decides
//! or guesses again. Without a listener none of it is computed.

mod collect;
mod json;
mod reasons;

pub use json::explanation as json;
pub use reasons::Attribute;

pub(crate) use collect::Collected;
pub(crate) use reasons::{Reasons, Rule};

pub use onrecord_article::pasted::Line;

use crate::RawAttribution;
use onrecord_core::{Article, Problem, Span};

/// From which probability on a token is shown as part of a cue.
pub const SHOWN: f32 = 0.1;

/// A document to be explained.
#[derive(Clone, Copy, Debug)]
pub enum Input<'a> {
    /// The bytes of a text file, as for [`Extractor::bytes`](crate::Extractor::bytes).
    Bytes(&'a [u8]),
    /// The source of a web page, as for [`Extractor::page`](crate::Extractor::page).
    Page(&'a str),
    /// Text as it was copied, as for [`Extractor::copied`](crate::Extractor::copied).
    Copied(&'a str),
    /// A ready body, as for [`Extractor::ready`](crate::Extractor::ready).
    Ready(&'a str),
}

/// An article with the reasons for what it is; spans are bytes of its body.
#[derive(Clone, Debug, Default)]
pub struct Explanation {
    /// What was extracted.
    pub article: Article,
    /// Why that is no article at all, where it is none.
    pub rejected: Option<Vec<Problem>>,
    /// What became of each paragraph of a copied text; none for a ready body.
    pub lines: Vec<Line>,
    /// The sentences of the body.
    pub sentences: Vec<Span>,
    /// The tokens that the model takes for part of a cue, from [`SHOWN`] on, with how likely.
    pub tokens: Vec<(Span, f32)>,
    /// What the model takes for an attribution, in order of the cues.
    pub candidates: Vec<Candidate>,
    /// For each attribution of the article which rule set what.
    pub statements: Vec<Vec<Note>>,
    /// For each speaker of the article which rule told what it is.
    pub speakers: Vec<SpeakerNote>,
}

/// What the model takes for an attribution, and what was made of it.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// As the model marks it.
    pub raw: RawAttribution,
    /// The rules that changed its spans, in order.
    pub changes: Vec<&'static str>,
    /// How sure the model has to be of such a candidate.
    pub least: f32,
    /// The rule that asks for so much.
    pub least_rule: &'static str,
    /// The surer candidate with the same content, for which it was dropped.
    pub doubles: Option<usize>,
    /// The attribution of the article that came of it.
    pub statement: Option<usize>,
}

impl Candidate {
    /// What became of it: `kept`; or dropped for its `confidence`, or for its `overlap` with a
    /// surer one.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        if self.raw.confidence < self.least {
            "confidence"
        } else if self.doubles.is_some() {
            "overlap"
        } else {
            "kept"
        }
    }
}

/// Which rule set something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// What was set.
    pub attribute: Attribute,
    /// The rule in words, its module in front.
    pub rule: &'static str,
    /// The words of the body that it went by, where these are certain words.
    pub words: Option<Span>,
}

/// Which rules told what a speaker is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpeakerNote {
    /// Its kind, number, and whether it has a name.
    pub what: &'static str,
    /// Its role, where it has one.
    pub role: Option<&'static str>,
}

#[cfg(test)]
mod tests;
