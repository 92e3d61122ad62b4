//! What differs between two versions of one article.
//!
//! Only texts are compared: who is read differently in the same words is no change, and nothing
//! is said of when or how openly a text was changed.

mod alike;
mod paragraphs;
mod statements;

use onrecord_core::text::fold;
use onrecord_core::{Article, Span};
use std::collections::BTreeSet;

/// What an article says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The headline.
    Headline,
    /// The byline as printed.
    Byline,
    /// The dateline as printed.
    Dateline,
    /// The outlet whose copy the text is.
    Credit,
    /// When it was published.
    Date,
}

impl Field {
    /// The name in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Credit => "credit",
            Self::Date => "date",
        }
    }
}

/// A difference between an older and a newer version of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Something the article says of itself is another, is new, or is gone.
    Field {
        /// Which.
        field: Field,
        /// In the older version.
        old: Option<String>,
        /// In the newer.
        new: Option<String>,
    },
    /// Paragraphs of the text are others. One that only moved is not among them.
    Paragraphs {
        /// Those of the newer body (bytes) that the older has not.
        added: Vec<Span>,
        /// Those of the older body that the newer has not.
        removed: Vec<Span>,
        /// Those that stand in both in other words: the older, the newer.
        changed: Vec<(Span, Span)>,
    },
    /// A statement that the older version has not, by its index in the newer.
    StatementAdded(usize),
    /// A statement that the newer version has not, by its index in the older.
    StatementRemoved(usize),
    /// A statement that is another in the newer version.
    StatementChanged {
        /// Index in the older version.
        old: usize,
        /// Index in the newer version.
        new: usize,
        /// What of it changed; at least one.
        aspects: Vec<Aspect>,
    },
    /// The newer version names an outlet as where it has something from, the older does not.
    CitationAdded(String),
    /// The older version does, the newer does not.
    CitationRemoved(String),
}

/// What of a statement changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Whether it asserts, denies, declines or asks.
    Stance,
    /// Who makes it.
    Speaker,
    /// In which words.
    Wording,
}

impl Aspect {
    /// The name in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stance => "stance",
            Self::Speaker => "speaker",
            Self::Wording => "wording",
        }
    }
}

/// What differs between two versions of an article: what it says of itself, then its text, then
/// its statements in the order of the newer text, then those that are gone, then citations.
///
/// ```
/// use onrecord_core::Article;
/// use onrecord_link::{Change, Field, changes};
///
/// let old = Article { title: Some("Ferry sinks".into()), ..Article::default() };
/// let new = Article { title: Some("Ferry sinks, two saved".into()), ..Article::default() };
/// assert!(matches!(&changes(&old, &new)[..], [Change::Field { field: Field::Headline, .. }]));
/// assert!(changes(&new, &new).is_empty());
/// ```
#[must_use]
pub fn changes(old: &Article, new: &Article) -> Vec<Change> {
    let mut found = fields(old, new);
    found.extend(paragraphs::paragraphs(&old.body, &new.body));
    found.extend(statements::statements(old, new));
    let cited = |a: &Article| -> BTreeSet<String> {
        a.citations.iter().map(|c| c.outlet.clone()).collect()
    };
    let (before, after) = (cited(old), cited(new));
    found.extend(
        after
            .difference(&before)
            .cloned()
            .map(Change::CitationAdded),
    );
    found.extend(
        before
            .difference(&after)
            .cloned()
            .map(Change::CitationRemoved),
    );
    found
}

fn fields(old: &Article, new: &Article) -> Vec<Change> {
    let of = |a: &Article| {
        [
            (Field::Headline, a.title.clone()),
            (Field::Byline, a.byline.clone()),
            (Field::Dateline, a.dateline.as_ref().map(|d| d.text.clone())),
            (Field::Credit, a.credit.clone()),
            (
                Field::Date,
                a.published.as_ref().map(|d| d.as_str().to_owned()),
            ),
        ]
    };
    let both = of(old).into_iter().zip(of(new));
    both.filter(|((_, a), (_, b))| a.as_deref().map(fold) != b.as_deref().map(fold))
        .map(|((field, old), (_, new))| Change::Field { field, old, new })
        .collect()
}
