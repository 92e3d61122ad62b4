//! Which articles tell of one report.

use crate::derive::{Cited, Family};
use crate::doc::Doc;
use crate::rarity::name_key;
use std::collections::BTreeSet;

/// Who is kin to whom: articles of which one descends from the other, or that tell of one
/// report.
#[derive(Debug)]
pub(crate) struct Kin(Vec<BTreeSet<Report>>);

impl Kin {
    /// Finds it of a story's articles.
    pub(crate) fn new(docs: &[Doc<'_>], family: &Family) -> Self {
        Self(reports(docs, family))
    }

    /// Whether two articles are kin, or one.
    pub(crate) fn kin(&self, a: usize, b: usize) -> bool {
        let both = self.0.get(a).zip(self.0.get(b));
        a == b || both.is_some_and(|(a, b)| !a.is_disjoint(b))
    }
}

/// What each article tells of: its text and those it descends from, each whichever copy it is,
/// and the outlets it cites whose reports the story does not have.
fn reports(docs: &[Doc<'_>], family: &Family) -> Vec<BTreeSet<Report>> {
    let text = |article: usize| Report::Text(family.text.get(article).copied().unwrap_or(article));
    let of = |(article, doc): (usize, &Doc<'_>)| {
        let parents = family.edges_of(article).iter().map(|e| text(e.parent));
        let outside = doc.article.citations.iter().enumerate();
        let outside = outside.filter(|(c, _)| family.cited(article, *c) == Cited::Outside);
        let outside = outside.map(|(_, c)| Report::Outlet(name_key(&c.outlet)));
        let own = std::iter::once(text(article));
        own.chain(parents).chain(outside).collect()
    };
    docs.iter().enumerate().map(of).collect()
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Report {
    Text(usize),
    Outlet(String),
}
