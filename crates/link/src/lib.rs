//! What articles have to do with each other: text reuse, derivations, claims, sources, origins.
//!
//! Everything here is a pure function of a **set** of articles and of the tables shipped with
//! the crate: the order of a list never matters, nothing is ranked by what else a database
//! holds. [`link`] takes a set and gives its stories, with all that joins the articles of each.
//! A caller that keeps an index has the same step by step, for one article at a time:
//!
//! * [`signature`]: what to index an article by;
//! * [`choose`]: with which of those before it that the index finds it is compared;
//! * [`Prepared::likeness`]: how like two articles are;
//! * [`decide`]: to which story it belongs, given the stories of those before it;
//! * [`link_story`]: all that joins the articles of one story.
//!
//! And, apart from these, [`derived`]: whether one article was written from another's text;
//! [`ClaimIndex`]: which known claims a sentence repeats; [`changes`]: what differs between two
//! versions of one article.
//!
//! This crate does no I/O, knows no SQL and reads no text for statements: it takes articles as
//! `onrecord-extract` made them. It does not judge who is right; it only follows who has it
//! from whom.
//!
//! **Architecture invariant:** of this project's crates it knows `onrecord-core` only; no C, no SQL, no clock.
//!
//! ```
//! use onrecord_core::{Article, KeyBuilder, Register};
//! use onrecord_link::{Member, link};
//!
//! let article = Article { body: "The ferry to Ulm Island sank at noon.".into(), ..Article::default() };
//! let key = KeyBuilder::new("article").part(&article.body).finish();
//! let stories = link(&[Member { key, article: &article }], &Register::default());
//! assert_eq!(stories.len(), 1);
//! ```

mod bodies;
mod buckets;
mod callings;
mod changes;
mod cited;
mod claims;
mod clusters;
mod contents;
mod counts;
mod denials;
mod derive;
mod direction;
mod doc;
mod elsewhere;
mod firsthand;
mod givens;
mod graph;
mod inherited;
mod kin;
mod known;
mod named;
mod names;
mod naming;
mod narrower;
mod neighbours;
mod origins;
mod party;
mod people;
mod persons;
mod place;
mod rarity;
mod related;
mod reuse;
mod rewritten;
#[cfg(test)]
mod scenarios;
mod sentence;
mod shingles;
mod signature;
mod sources;
mod standing;
mod statements;
mod story;
#[cfg(test)]
mod testing;
mod unionfind;
mod wording;

pub use changes::{Aspect, Change, Field, changes};
pub use clusters::{Neighbour, Stories, decide};
pub use known::{ClaimIndex, Near, lookup};
pub use neighbours::{Limits, Place, Shared, TERM_WINDOW_DAYS, choose};
pub use related::{Kept, Likeness, MIN_PRINTS, MIN_TERMS, Prepared, related};
pub use rewritten::derived;
pub use signature::{Signature, shared_prints, signature};
pub use story::{link, link_story, link_within};

use onrecord_core::{Article, Key};

/// An article with its key, as it is linked.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// The article's stable key: the last tie-breaker of every order.
    pub key: Key,
    /// The article.
    pub article: &'a Article,
}
