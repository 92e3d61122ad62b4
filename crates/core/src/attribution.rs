//! Who said what, to whom, in the words of one article.

use crate::{Span, StatedDate};
use serde::{Deserialize, Serialize};

/// What the speaker does with the content.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Says that it is so.
    #[default]
    Asserts,
    /// Says that it is not so, also by a negated content: "said there had been no contact".
    Denies,
    /// Says nothing on it: no comment, no response, refused to be drawn.
    Declines,
    /// Asks.
    Asks,
}

impl Stance {
    /// The name in SQL and JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Declines => "declines",
            Self::Asks => "asks",
        }
    }
}

/// How the content is given.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Wholly inside quotation marks.
    Direct,
    /// Without quotation marks.
    #[default]
    Indirect,
    /// Partly inside quotation marks.
    Mixed,
}

impl Form {
    /// The name in SQL and JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// What a speaker or source is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum SpeakerKind {
    /// One person.
    Person,
    /// Several people: "three harbour officials".
    Group,
    /// A government, ministry, company, party, city standing for its government …
    Institution,
    /// A report, statement, law, poll, letter.
    Document,
    /// A news outlet.
    Outlet,
    /// Not to be told.
    #[default]
    Unspecified,
}

impl SpeakerKind {
    /// The name in SQL and JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Group => "group",
            Self::Institution => "institution",
            Self::Document => "document",
            Self::Outlet => "outlet",
            Self::Unspecified => "unspecified",
        }
    }
}

/// Whom one article names as saying something: one row however often it is mentioned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// What the article calls the speaker, at its fullest: "Harbour Minister Oda Lund",
    /// "a senior aide with knowledge of the letter".
    pub name: String,
    /// The bare proper name inside it, where there is one: "Oda Lund".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub proper_name: Option<String>,
    /// Role or office: "Harbour Minister".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub role: Option<String>,
    /// For whom or what the speaker stands: "port authority" of "a spokeswoman for the port
    /// authority", "Oda Lund" of "his lawyer".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub affiliation: Option<String>,
    /// What it is.
    pub kind: SpeakerKind,
    /// Whether it has a name of its own.
    pub named: bool,
    /// At least how many people: 3 of "three sources", 2 of "officials".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub count_min: Option<u32>,
    /// At most how many people; `None` where it is not said.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub count_max: Option<u32>,
    /// The group of which this is a member, as an index into the article's speakers: "one of
    /// the three officials".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub part_of: Option<usize>,
}

/// One speaker of one attribution, as mentioned there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Index into the article's speakers.
    pub speaker: usize,
    /// The words that stand for the speaker here: "he", "the source", "The White House".
    pub span: Span,
}

/// To whom something was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The words: "Reuters", "reporters in Kyiv".
    pub span: Span,
    /// The outlet by the register's name, if it is one.
    pub outlet: Option<String>,
}

/// The terms on which a speaker spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum GroundRuleKind {
    /// On condition of anonymity; asked not to be named; not authorised to speak.
    Anonymity,
    /// On background, on deep background.
    Background,
    /// Off the record.
    OffTheRecord,
    /// On the record.
    OnTheRecord,
}

impl GroundRuleKind {
    /// The name in SQL and JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Anonymity => "anonymity",
            Self::Background => "background",
            Self::OffTheRecord => "off-the-record",
            Self::OnTheRecord => "on-the-record",
        }
    }
}

/// The terms on which a speaker spoke, with the words that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroundRule {
    /// Which.
    pub kind: GroundRuleKind,
    /// The words: "on condition of anonymity".
    pub span: Span,
    /// The reason given: "because the talks are secret".
    pub reason: Option<Span>,
}

/// One (source, cue, content) relation, as in the PARC and PolNeAR corpora, and what it means.
///
/// All spans are bytes of the article's body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// The words that name the source; empty where none does.
    pub source: Vec<Span>,
    /// The words that carry the saying: "told", "according to", "declined".
    pub cue: Vec<Span>,
    /// What was said; in order, apart from each other, at least one.
    pub content: Vec<Span>,
    /// Who said it: several where several spoke as one ("A, B and C declined to comment").
    pub speakers: Vec<Mention>,
    /// What the speaker does with the content.
    pub stance: Stance,
    /// How the content is given.
    pub form: Form,
    /// To whom it was said.
    pub told: Option<Told>,
    /// When it was said, as far as the article says so.
    pub said_on: Option<StatedDate>,
    /// The terms on which the speaker spoke.
    pub ground_rule: Option<GroundRule>,
    /// The attribution whose content this one stands in, as an index.
    pub within: Option<usize>,
    /// How sure the extractor is, 0 to 1.
    pub confidence: f32,
}

/// The article names another outlet as where it has something from.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// The outlet by the register's name, or as written.
    pub outlet: String,
    /// The words that name it.
    pub outlet_span: Span,
    /// The words that make it a citation: "told", "citing", "reported".
    pub cue: Option<Span>,
    /// The sentence or clause that rests on it.
    pub passage: Span,
    /// When the outlet reported it, as far as the article says so.
    pub said_on: Option<StatedDate>,
    /// The attribution it belongs to, as an index, where there is one.
    pub attribution: Option<usize>,
}
