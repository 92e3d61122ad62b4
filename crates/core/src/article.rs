//! One version of one news article, read out of a document.

use crate::{Attribution, Citation, Problem, Span, Speaker, StatedDate};
use serde::{Deserialize, Serialize};

/// What came with a document beside its text: from a sidecar file, front matter or JSON
/// fields. What is supplied overrides what the text says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Supplied {
    /// The headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who publishes: a name, alias or domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// The outlet whose copy the text is, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// The byline as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Where the article stands on the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// ISO 8601, as precise as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<StatedDate>,
    /// When the document was fetched. Never a file's time stamp.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieved_at: Option<StatedDate>,
    /// ISO 639-1 code, like `en`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What the feed, archive or transfer says that the document came in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried: Option<Box<Carried>>,
}

/// What a feed, a web archive or a transfer says of a document. Other than what a person
/// supplies, it overrides nothing: it is evidence beside that of the document itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Carried {
    /// The headline of the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The name of the feed, or whom the entry names as publisher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// The authors of the entry, joined by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Where the document was fetched from, or what the entry links to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The date of publication of the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<StatedDate>,
    /// When the entry was changed, or the `Last-Modified` of the transfer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified_at: Option<StatedDate>,
    /// The language of the entry or transfer: an ISO 639-1 code, perhaps with a region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The `Content-Type` of the transfer, as it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
}

/// One version of one news article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The headline.
    pub title: Option<String>,
    /// The byline as printed, with its roles.
    pub byline: Option<String>,
    /// The people and agencies of the byline.
    pub authors: Vec<Author>,
    /// Who publishes, by the register's name where it is known there.
    pub outlet: Option<String>,
    /// The outlet whose copy the text is, where it is not (known to be) `outlet`'s own.
    pub credit: Option<String>,
    /// Where and when it was filed. Its text is no part of the body.
    pub dateline: Option<Dateline>,
    /// When it was published; the chosen one of `dates`.
    pub published: Option<StatedDate>,
    /// What `published` rests on.
    pub published_basis: Option<DateBasis>,
    /// Every candidate for the date, in the order found.
    pub dates: Vec<DateCandidate>,
    /// ISO 639-1 code.
    pub language: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// The text of the article, paragraphs set apart by a blank line. No U+0000.
    pub body: String,
    /// Whom the article names as saying something.
    pub speakers: Vec<Speaker>,
    /// Who says what; in order of their cues.
    pub attributions: Vec<Attribution>,
    /// Which other outlets the article names as where it has something from.
    pub citations: Vec<Citation>,
    /// What was skipped, cut or doubtful.
    pub problems: Vec<Problem>,
}

impl Article {
    /// The outlet whose report this text is: the credit where there is one, else the outlet.
    #[must_use]
    pub fn reporting_outlet(&self) -> Option<&str> {
        self.credit.as_deref().or(self.outlet.as_deref())
    }
}

/// A name of the byline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The name as printed.
    pub name: String,
    /// `writing`, `reporting`, `additional reporting`, `editing` …; `None` where not said.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub role: Option<String>,
    /// Whether it is an agency or desk rather than a person.
    #[serde(default)]
    pub is_outlet: bool,
}

/// Where and when a report was filed: `MOSCOW/LONDON, Feb 13 (Reuters)`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dateline {
    /// As printed.
    pub text: String,
    /// The places, as printed.
    pub places: Vec<String>,
    /// The date, as precise as it is known; without a year it is not a date.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<StatedDate>,
    /// The agency, by the register's name where it is known there.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub agency: Option<String>,
}

/// What a date rests on; in order of trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DateBasis {
    /// It came with the document.
    Supplied,
    /// Structured data of the page: JSON-LD.
    JsonLd,
    /// A meta element of the page, or microdata.
    Meta,
    /// A `time` element of the page.
    Time,
    /// The feed that the article came in.
    Feed,
    /// A line of the text that gives the date of publication.
    Text,
    /// The dateline.
    Dateline,
    /// The URL.
    Url,
    /// The header of the transfer.
    Header,
    /// A photo caption: the article is not older than its picture.
    Caption,
}

impl DateBasis {
    /// The name in SQL and JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Supplied => "supplied",
            Self::JsonLd => "json-ld",
            Self::Meta => "meta",
            Self::Time => "time",
            Self::Feed => "feed",
            Self::Text => "text",
            Self::Dateline => "dateline",
            Self::Url => "url",
            Self::Header => "header",
            Self::Caption => "caption",
        }
    }
}

/// A date that might be the article's, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateCandidate {
    /// As printed: `Feb 13`.
    pub text: String,
    /// The date, where it could be read whole; a day without a year is none.
    pub date: Option<StatedDate>,
    /// What it rests on.
    pub basis: DateBasis,
    /// Where the missing year was taken from, or why the candidate was passed over.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
    /// Where in the body (bytes), if it stands there.
    #[serde(skip)]
    pub span: Option<Span>,
}
