//! Which of two articles that share text or cite each other is the earlier report.

use crate::doc::Doc;
use crate::rarity::name_key;
use crate::related::may_cite;

/// On what a direction rests; in order of trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ground {
    /// The date of one ends before that of the other begins.
    Date,
    /// One is credited to the outlet of the other.
    Credit,
    /// One cites the other.
    Citation,
}

impl Ground {
    /// The reason in words, for a reader.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Date => "earlier by date",
            Self::Credit => "credited there",
            Self::Citation => "cited there",
        }
    }
}

/// Why `parent` is the earlier of the two; `None` where it is not, or nothing says so.
pub(crate) fn earlier(parent: &Doc<'_>, child: &Doc<'_>) -> Option<Ground> {
    let dates = (&parent.article.published, &child.article.published);
    if let (Some(a), Some(b)) = dates {
        if a.is_before(b) {
            return Some(Ground::Date);
        }
        if b.is_before(a) {
            return None;
        }
    }
    match (credits(child, parent), credits(parent, child)) {
        (true, false) => return Some(Ground::Credit),
        (false, true) => return None,
        _ => {}
    }
    match (cites(child, parent), cites(parent, child)) {
        (true, false) => Some(Ground::Citation),
        _ => None,
    }
}

/// Whether a copy gives as its credit, or in its dateline, the outlet that published the other.
fn credits(copy: &Doc<'_>, own: &Doc<'_>) -> bool {
    let outlet = |d: &Doc<'_>| d.article.outlet.as_deref().map(name_key);
    let Some(publisher) = outlet(own) else {
        return false;
    };
    let agency = copy
        .article
        .dateline
        .as_ref()
        .and_then(|d| d.agency.as_deref());
    let credited = copy.article.credit.as_deref().or(agency).map(name_key);
    own.reporter.as_ref() == Some(&publisher)
        && credited.as_ref() == Some(&publisher)
        && outlet(copy).as_ref() != Some(&publisher)
}

fn cites(citing: &Doc<'_>, cited: &Doc<'_>) -> bool {
    citing
        .article
        .citations
        .iter()
        .any(|c| may_cite(citing, c, cited))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Build, member};
    use onrecord_core::Article;

    fn check(parent: &Article, child: &Article, there: Option<Ground>, back: Option<Ground>) {
        let (parent, child) = (member(parent), member(child));
        let (parent, child) = (Doc::new(&parent), Doc::new(&child));
        assert_eq!(
            (earlier(&parent, &child), earlier(&child, &parent)),
            (there, back)
        );
    }

    const TEXT: &str = "The Quay Agency was told so.";

    #[test]
    fn a_date_strictly_before_decides() {
        let (a, b) = (
            Build::new(TEXT).on("2020-05-01"),
            Build::new(TEXT).on("2020-05-02"),
        );
        check(&a.article(), &b.article(), Some(Ground::Date), None);
    }

    #[test]
    fn an_overlapping_date_decides_nothing() {
        let (a, b) = (
            Build::new(TEXT).on("2020-05"),
            Build::new(TEXT).on("2020-05-02"),
        );
        check(&a.article(), &b.article(), None, None);
    }

    #[test]
    fn the_credited_outlet_is_earlier_than_who_credits_it() {
        let own = Build::new(TEXT).by("Quay Agency").article();
        let copy = Build::new(TEXT)
            .by("Tern Blog")
            .credit("The Quay Agency")
            .article();
        check(&own, &copy, Some(Ground::Credit), None);
    }

    #[test]
    fn two_copies_with_one_credit_have_no_direction() {
        let a = Build::new(TEXT)
            .by("Tern Blog")
            .credit("Quay Agency")
            .article();
        let b = Build::new(TEXT)
            .by("Gull Post")
            .credit("Quay Agency")
            .article();
        check(&a, &b, None, None);
    }

    #[test]
    fn the_cited_is_earlier_unless_they_cite_each_other() {
        let own = Build::new("News of the Gull Post.").by("Quay Agency");
        let citing = Build::new(TEXT).by("Gull Post").cites("Quay Agency", "");
        let mutual = Build::new("News of the Gull Post.")
            .by("Quay Agency")
            .cites("Gull Post", "");
        let citing = citing.article();
        check(&own.article(), &citing, Some(Ground::Citation), None);
        check(&mutual.article(), &citing, None, None);
    }
}
