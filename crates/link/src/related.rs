//! Whether two articles belong to one story.

use crate::doc::{Doc, Reading};
use crate::naming::strangers;
use crate::reuse::{reuse, takes_over};
use crate::signature::{shared, shared_terms};
use crate::{Member, Signature};
use onrecord_core::{Article, Citation, Key, StatedDate};
use std::sync::Arc;

/// Articles are compared if they share so many terms of their signatures …
pub const MIN_TERMS: usize = 4;
/// … or so many prints.
pub const MIN_PRINTS: usize = 2;

/// What [`Likeness::units`] are parts of.
pub(crate) const UNITS: f32 = 10_000.0;
/// An article is of a story if it is so like its articles on average.
pub(crate) const ALIKE: f32 = 0.28;

/// Reports of the same events appear within so many days of each other.
pub(crate) const WINDOW_DAYS: i64 = 10;
/// What each shared term adds to the cosine of two texts. Closeness alone joins articles of one
/// subject; the terms that both are indexed by are mostly names, and tell events apart.
const TERM: f32 = 0.02;
/// How close two texts of such dates are: the cosine of their weighted words, and the terms.
/// Of 840 dated articles of one campaign, read one by one, pairs above it tell of one event,
/// pairs below it mostly only of one subject.
pub(crate) const CLOSE: f32 = 0.43;
/// How close two texts are where a date is unknown.
const CLOSE_UNDATED: f32 = 0.50;
/// How close an article is to the report that it cites, or to another that cites the same.
const CLOSE_CITED: f32 = 0.30;

/// Reports that appeared within days of each other are so much likelier of one story …
const SAME_DAYS: f32 = 0.06;
/// … and those of which one cites the other, or has text of it, are at least so alike.
const LINKED: f32 = 0.60;

/// "On Tuesday" may mean the day before the date of the report, or the day after.
pub(crate) const CITED_DAYS: i64 = 2;

/// Reports that name nothing alike are less alike than their words.
const STRANGE: f32 = 0.4;

/// Seconds of a day; this crate needs no calendar.
pub(crate) const DAY: i64 = 86_400;

/// Whether two articles by themselves are of one story: one has text of the other, or cites it,
/// or they tell of the same within a window of days. A function of these two and nothing else;
/// symmetric. Of many articles [`link`](crate::link) says which are one story.
#[must_use]
pub fn related(a: &Member<'_>, b: &Member<'_>) -> bool {
    likeness(&Doc::new(a), &Doc::new(b)).related
}

/// An article read once, to be compared with many.
#[derive(Debug)]
pub struct Prepared<'a>(pub(crate) Doc<'a>);

impl<'a> Prepared<'a> {
    /// Reads an article.
    #[must_use]
    pub fn new(member: &Member<'a>) -> Self {
        Self(Doc::new(member))
    }

    /// What an index is keyed by; as [`signature`](crate::signature) gives it.
    #[must_use]
    pub fn signature(&self) -> &Signature {
        &self.0.signature
    }

    /// How like the two articles are; symmetric.
    #[must_use]
    pub fn likeness(&self, other: &Prepared<'_>) -> Likeness {
        likeness(&self.0, &other.0)
    }
}

/// An article with what it is compared by, kept to be compared again and again.
#[derive(Debug)]
pub struct Kept {
    key: Key,
    article: Article,
    reading: Arc<Reading>,
}

impl Kept {
    /// Reads an article.
    #[must_use]
    pub fn new(key: Key, article: Article) -> Self {
        let reading = Arc::new(Reading::new(&article));
        Self {
            key,
            article,
            reading,
        }
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The article to be compared; it is not read again.
    #[must_use]
    pub fn prepared(&self) -> Prepared<'_> {
        let (key, article) = (self.key, &self.article);
        let reading = Arc::clone(&self.reading);
        Prepared(Doc::read_before(&Member { key, article }, reading))
    }
}

/// Whether two texts are close enough by themselves.
fn alike(a: &Doc<'_>, b: &Doc<'_>, terms: usize) -> bool {
    // A report of long ago that is cited is background, unless it is on the same.
    let enough = match apart(a, b) {
        Some(true) => return false,
        Some(false) => CLOSE,
        None => CLOSE_UNDATED,
    };
    close(a, b, terms) >= enough && !strangers(a, b)
}

/// Whether one cites the other, or has text of it.
fn linked(a: &Doc<'_>, b: &Doc<'_>, terms: usize, prints: bool) -> bool {
    let enough = if apart(a, b) == Some(true) {
        CLOSE
    } else {
        CLOSE_CITED
    };
    (close(a, b, terms) >= enough && joined_by_citation(a, b)) || (prints && shares_text(a, b))
}

pub(crate) fn close(a: &Doc<'_>, b: &Doc<'_>, terms: usize) -> f32 {
    cosine(a, b) + TERM * f32::from(u8::try_from(terms).unwrap_or(u8::MAX))
}

/// How like two articles are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// In parts of 10,000, and somewhat over: a whole number, so that sums do not depend on
    /// their order.
    pub units: u32,
    /// Whether they are of one story by themselves.
    pub related: bool,
}

impl Likeness {
    fn new(share: f32, related: bool) -> Self {
        // What is related by itself is alike enough to be a story by itself.
        let least = if related { ALIKE } else { 0.0 };
        let units = (share.max(least) * UNITS).ceil() as u32;
        Self { units, related }
    }
}

/// How like two articles are; symmetric.
pub(crate) fn likeness(a: &Doc<'_>, b: &Doc<'_>) -> Likeness {
    let apart = apart(a, b);
    let share = || {
        let share = dot(a.lead(), b.lead());
        match apart {
            // Two events of one kind may well fall into the same days.
            _ if strangers(a, b) => share * STRANGE,
            Some(_) => share + SAME_DAYS,
            None => share,
        }
    };
    // However alike, what appeared weeks apart is of one story only if it is linked.
    let share = if apart == Some(true) { 0.0 } else { share() };
    if share >= LINKED {
        // No need to look for shared text: a story of copies would take long.
        return Likeness::new(share, true);
    }
    let terms = shared_terms(&a.signature, &b.signature);
    let prints = shared(&a.signature.prints, &b.signature.prints) >= MIN_PRINTS;
    if (terms >= MIN_TERMS || prints) && linked(a, b, terms, prints) {
        return Likeness::new(LINKED, true);
    }
    Likeness::new(share, alike(a, b, terms))
}

/// Whether one has enough text of the other; of what appeared long apart more is asked.
fn shares_text(a: &Doc<'_>, b: &Doc<'_>) -> bool {
    let enough = |article, other| {
        let r = reuse(article, other);
        takes_over(article, other, &r) && (apart(a, b) != Some(true) || r.derives_much())
    };
    enough(a, b) || enough(b, a)
}

/// The cosine of the weighted words of two articles, 0 to 1.
pub(crate) fn cosine(a: &Doc<'_>, b: &Doc<'_>) -> f32 {
    dot(&a.vector, &b.vector)
}

/// The product of two sorted vectors.
fn dot(mut a: &[(u32, f32)], mut b: &[(u32, f32)]) -> f32 {
    let mut sum = 0.0;
    while let ([(x, weight), rest_of_a @ ..], [(y, other), rest_of_b @ ..]) = (a, b) {
        if x == y {
            sum += weight * other;
        }
        // Which is the smaller cannot be foretold: no branch depends on it.
        a = if x <= y { rest_of_a } else { a };
        b = if y <= x { rest_of_b } else { b };
    }
    sum
}

/// Whether the dates of two articles are too far from each other for reports of the same
/// events; `None` where one is unknown.
fn apart(a: &Doc<'_>, b: &Doc<'_>) -> Option<bool> {
    let (a, b) = (a.article.published.as_ref()?, b.article.published.as_ref()?);
    Some(!near(a, b, WINDOW_DAYS))
}

/// Whether two dates, each widened by some days, share a second.
pub(crate) fn near(a: &StatedDate, b: &StatedDate, days: i64) -> bool {
    let slack = days.saturating_mul(DAY);
    a.from().saturating_sub(slack) < b.to() && b.from() < a.to().saturating_add(slack)
}

/// Whether one cites the other, or both cite one report.
fn joined_by_citation(a: &Doc<'_>, b: &Doc<'_>) -> bool {
    cites(a, b) || cites(b, a) || cite_one(a, b)
}

fn cites(a: &Doc<'_>, b: &Doc<'_>) -> bool {
    a.article
        .citations
        .iter()
        .any(|citation| may_cite(a, citation, b))
}

/// Whether a citation of one article may mean the other: its report or on its outlet's pages,
/// of a fitting date, and not later than the citing article.
pub(crate) fn may_cite(citing: &Doc<'_>, citation: &Citation, cited: &Doc<'_>) -> bool {
    let outlet = crate::rarity::name_key(&citation.outlet);
    let published_there = || is_of(cited, &outlet);
    let theirs = cited.reporter.as_ref() == Some(&outlet) || published_there();
    if !theirs || citing.reporter.as_ref() == Some(&outlet) {
        return false;
    }
    let on = cited.article.published.as_ref();
    let said = citation.said_on.as_ref();
    // Without a day it is the news of these days that is cited.
    let fits = match said {
        Some(said) => on.is_none_or(|on| near(said, on, CITED_DAYS)),
        None => apart(citing, cited) != Some(true),
    };
    let late = citing
        .article
        .published
        .as_ref()
        .zip(on)
        .is_some_and(|(citing, on)| citing.is_before(on));
    fits && !late
}

/// Whether an article stands on the pages of an outlet, given by its compared name.
pub(crate) fn is_of(doc: &Doc<'_>, outlet: &str) -> bool {
    let published = doc.article.outlet.as_deref();
    published.is_some_and(|o| crate::rarity::name_key(o) == outlet)
}

/// Whether both cite the same outlet for what may be the same report, within the window.
fn cite_one(a: &Doc<'_>, b: &Doc<'_>) -> bool {
    if apart(a, b) == Some(true) {
        return false;
    }
    let key = |c: &Citation| crate::rarity::name_key(&c.outlet);
    a.article.citations.iter().any(|x| {
        let outlet = key(x);
        b.article.citations.iter().any(|y| {
            let dates = x.said_on.as_ref().zip(y.said_on.as_ref());
            key(y) == outlet && dates.is_none_or(|(x, y)| near(x, y, 1))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Build, member};

    const FLOOD: &str = "The Talva dam above Brunnhof burst on Monday night and the flood \
        swept through the lower town, the Karlen regional council said. Engineers had warned \
        of cracks in the Talva dam since the winter.";
    const FLOOD_TOO: &str = "Residents of Brunnhof were taken to safety after the Talva dam \
        gave way. Karlen regional council had been told of cracks by engineers, but the dam \
        stayed full through winter.";
    const CHESS: &str = "Grandmaster Ilmo Rask won the Nordvik chess open with a quiet rook \
        endgame that spectators followed from the balcony of the old theatre.";

    fn both(a: &Article, b: &Article) -> bool {
        let (a, b) = (member(a), member(b));
        assert_eq!(related(&a, &b), related(&b, &a), "symmetric");
        related(&a, &b)
    }

    fn on(body: &str, date: &str) -> Article {
        Build::new(body).on(date).article()
    }

    #[test]
    fn reports_of_the_same_events_are_one_story_within_the_window() {
        assert!(both(&on(FLOOD, "2021-04-06"), &on(FLOOD_TOO, "2021-04-08")));
        assert!(!both(
            &on(FLOOD, "2021-04-06"),
            &on(FLOOD_TOO, "2021-06-08")
        ));
        assert!(!both(&on(FLOOD, "2021-04-06"), &on(CHESS, "2021-04-06")));
    }

    #[test]
    fn copied_text_joins_whatever_the_dates() {
        assert!(both(&on(FLOOD, "2021-04-06"), &on(FLOOD, "2021-09-01")));
    }

    #[test]
    fn a_background_paragraph_used_again_joins_nothing_months_later() {
        let background = "The Talva dam was built in the fifties by prisoners of the Karlen quarry \
            and has been mended four times since.";
        let long = |rest: &str| format!("{} {background}", rest.repeat(3));
        let (a, b) = (long(FLOOD), long(CHESS));
        assert!(!both(&on(&a, "2021-04-06"), &on(&b, "2021-09-06")));
    }

    #[test]
    fn an_outlets_standing_note_joins_nothing() {
        let note = "Readers of these pages may send corrections, photographs and old postcards of \
            the valley to the desk above the chemist in Mill Lane before five.";
        let by = |text: &str, outlet: &str| {
            let body = format!("{} {note}", text.repeat(3));
            Build::new(&body).by(outlet).on("2021-04-06").article()
        };
        assert!(!both(&by(FLOOD, "Eider"), &by(CHESS, "Eider")));
    }

    #[test]
    fn an_undated_article_that_cites_a_report_is_of_its_story() {
        let citing = "Brunnhof is under water below the Talva dam, the Quay Agency reports. \
            Trains to Karlen stand still, bakers work by candlelight, a circus has led its \
            elephants up to the vineyards, and the theatre festival is put off until the \
            piano has dried. Insurers and engineers came by helicopter; a violin maker counted \
            ruined maple planks, and kayaks glide between lampposts. Karlen bakes for \
            Brunnhof, engineers guard what is left of the Talva dam, and a goat rode down to \
            the estuary on a barn door, unhurt, chewing somebody's laundry.";
        let report = Build::new(FLOOD)
            .by("Quay Agency")
            .on("2021-04-06")
            .article();
        let plain = Build::new(citing).by("Eider");
        assert!(
            !both(&report, &plain.article()),
            "not alike enough by itself"
        );
        let cites = Build::new(citing).by("Eider").cites("Quay Agency", "");
        assert!(both(&report, &cites.article()));
    }

    #[test]
    fn the_empty_article_is_related_to_nothing() {
        let empty = Article::default();
        assert!(!both(&empty, &empty.clone()));
        assert!(!both(&empty, &on(FLOOD, "2021-04-06")));
    }
}
