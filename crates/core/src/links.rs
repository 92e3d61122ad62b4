//! What the articles of one story have to do with each other, as `onrecord-link` finds it and
//! `onrecord-store` keeps it.
//!
//! Articles are indices into the list of members that was linked; everything here is made
//! anew for a whole story whenever one of its articles comes or goes.

use crate::identity::Identity;
use crate::{Key, Span, SpeakerKind, StatedDate};

/// An attribution of an article of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributionRef {
    /// Index of the article among the members.
    pub article: usize,
    /// Index of the attribution in that article.
    pub attribution: usize,
}

/// All that links the members of one story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoryLinks {
    /// Made from the keys of the members.
    pub key: Option<Key>,
    /// The headline that stands for the story.
    pub title: Option<String>,
    /// The members, as indices into the list that was linked, in canonical order (date, key).
    pub articles: Vec<usize>,
    /// Passages that one article shares with an earlier one.
    pub passages: Vec<ReusedPassage>,
    /// Which article descends from which report.
    pub derivations: Vec<Derivation>,
    /// The reports that the chains end in.
    pub origins: Vec<Origin>,
    /// On which origin each asserting or denying statement rests.
    pub attribution_origins: Vec<AttributionOrigin>,
    /// Who is behind the speakers.
    pub sources: Vec<Source>,
    /// What is said, without polarity.
    pub claims: Vec<Claim>,
    /// Which claim is narrower than which.
    pub claim_links: Vec<ClaimLink>,
    /// Citations of the articles, resolved.
    pub citations: Vec<ResolvedCitation>,
    /// Reports that are cited and that the story does not have.
    pub sought: Vec<Sought>,
    /// Origins of the claims that the story is about, every doubtful merge taken.
    pub origins_min: u32,
    /// Origins of all statements, background too, no doubtful merge taken.
    pub origins_max: u32,
}

/// A passage that stands in two articles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReusedPassage {
    /// The article that has it from elsewhere, or the later one in canonical order.
    pub article: usize,
    /// Where in its body (bytes).
    pub span: Span,
    /// The article that has it first.
    pub source: usize,
    /// Where in that body (bytes).
    pub source_span: Span,
    /// Whether it is quoted speech: two reporters who quote one speaker have not copied.
    pub quoted: bool,
}

/// What a derivation rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DerivationKind {
    /// Text reuse.
    Reuse,
    /// A citation.
    Citation,
    /// Both.
    ReuseAndCitation,
}

impl DerivationKind {
    /// The name in SQL and JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reuse => "reuse",
            Self::Citation => "citation",
            Self::ReuseAndCitation => "reuse+citation",
        }
    }
}

/// From what an article descends.
#[derive(Clone, Debug, PartialEq)]
pub enum Parent {
    /// An article of the story.
    Article(usize),
    /// A report that the database does not have, as an index into [`StoryLinks::origins`].
    Origin(usize),
}

/// An article descends from a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Derivation {
    /// The article that descends.
    pub article: usize,
    /// What it descends from.
    pub parent: Parent,
    /// By reuse, citation or both.
    pub kind: DerivationKind,
    /// Share of the article's words that stand in the parent, 0 to 1; `None` for a parent
    /// outside.
    pub containment: Option<f64>,
    /// The reason in words: "told Reuters", "82 % of the text; earlier by date".
    pub basis: String,
    /// The citation it rests on, as an index into the article's citations.
    pub citation: Option<usize>,
}

/// A report that a chain ends in: an outlet and a day, with the article where there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// Made from outlet and date, or from the article.
    pub key: Key,
    /// Whose report it is; `None` where nothing says so.
    pub outlet: Option<String>,
    /// When it was reported.
    pub reported_on: Option<StatedDate>,
    /// The article, where the story has it.
    pub article: Option<usize>,
}

/// A report that articles of a story cite and that is not of the story. Another story may have
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought {
    /// Index into [`StoryLinks::origins`].
    pub origin: usize,
    /// It appeared in this second or later (Unix time, UTC).
    pub since: i64,
    /// It appeared before this second.
    pub until: i64,
}

/// A statement rests on an origin.
#[derive(Clone, Debug, PartialEq)]
pub struct AttributionOrigin {
    /// The statement.
    pub statement: AttributionRef,
    /// Index into [`StoryLinks::origins`].
    pub origin: usize,
    /// The reason in words.
    pub basis: String,
    /// Whether there is no other reading. A statement with a doubt has a row for each reading.
    pub certain: bool,
}

/// Who is behind the speakers of several articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Made from the name, as far as the story knows who bears it; for the unnamed from the
    /// report that first carried them.
    pub key: Key,
    /// What a source that other stories may have is known by. `None` where it belongs to the
    /// story alone: unnamed, or with a name that says too little.
    pub identity: Option<Identity>,
    /// The fullest name, without the words of one article where it is named.
    pub name: String,
    /// What it is.
    pub kind: SpeakerKind,
    /// Whether it has a name of its own.
    pub named: bool,
    /// At least how many people.
    pub count_min: Option<u32>,
    /// At most how many people.
    pub count_max: Option<u32>,
    /// The group it is one of, as an index into [`StoryLinks::sources`].
    pub part_of: Option<usize>,
    /// Its speakers: article and index into that article's speakers.
    pub speakers: Vec<(usize, usize)>,
}

/// A proposition without polarity.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Made from its first statement in canonical order.
    pub key: Key,
    /// The wording that stands for it.
    pub wording: String,
    /// Statements that assert, deny or ask it, with the part of the content that does
    /// (bytes of that article's body).
    pub statements: Vec<(AttributionRef, Span)>,
    /// Whether the story is about it: several articles state it.
    pub central: bool,
    /// Origins, every doubtful merge taken.
    pub origins_min: u32,
    /// Origins, no doubtful merge taken.
    pub origins_max: u32,
    /// At least how many people and institutions assert it: whoever may be the same is, and a
    /// body is one voice with who speaks for it.
    pub sources_min: u32,
    /// At most how many: nobody is the same; `None` where an article does not count them.
    pub sources_max: Option<u32>,
    /// The article that states it first, only where its date ends before all others begin.
    pub first: Option<usize>,
}

/// One claim is narrower than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimLink {
    /// The narrower, as an index into [`StoryLinks::claims`].
    pub narrower: usize,
    /// The broader.
    pub broader: usize,
}

/// To which report a citation leads.
#[derive(Clone, Debug, PartialEq)]
pub struct ResolvedCitation {
    /// The citing article.
    pub article: usize,
    /// Index into its citations.
    pub citation: usize,
    /// The article cited, where the story has it.
    pub cited_article: Option<usize>,
    /// Index into [`StoryLinks::origins`].
    pub origin: Option<usize>,
}
