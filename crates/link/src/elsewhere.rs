//! Reports that a story cites and does not have: when they must have appeared, and which report
//! of another story one of them is.

use crate::Prepared;
use crate::derive::{Cited, Family};
use crate::doc::{Doc, Word};
use crate::origins::Origins;
use crate::rarity::name_key;
use crate::related::{CITED_DAYS, CLOSE, DAY, UNITS, WINDOW_DAYS, close, is_of};
use crate::signature::shared_terms;
use onrecord_core::Citation;
use onrecord_core::links::Sought;
use std::collections::BTreeMap;

/// A report of another story is the cited one if it has so much of the rare words of what is
/// taken from it …
const TAKEN: f32 = 0.7;
/// … which are at least so many. Of 511 reports of a year of politics that some citation could
/// mean by outlet and day, and that were another, the nearest had .86 of five words, .60 of seven.
const WORDS: usize = 6;

/// When the reports must have appeared that the articles of a story cite and that it does not
/// have: on the day that is said, else within days before the citing articles. One of which
/// nothing says when is not sought.
pub(crate) fn sought(docs: &[Doc<'_>], family: &Family, origins: &Origins) -> Vec<Sought> {
    let mut times: BTreeMap<usize, (i64, i64)> = BTreeMap::new();
    for (article, doc) in docs.iter().enumerate() {
        for citation in 0..doc.article.citations.len() {
            if family.cited(article, citation) != Cited::Outside {
                continue;
            }
            let cited = origins.of_citations.get(article);
            let Some(index) = cited.and_then(|o| *o.get(citation)?) else {
                continue;
            };
            // A report of that outlet and day that the story has is not looked for elsewhere.
            let origin = origins.all.get(index);
            let Some(origin) = origin.filter(|_| !origins.of_text.contains(&index)) else {
                continue;
            };
            let time = match (&origin.reported_on, &doc.article.published) {
                (Some(on), _) => widened(on.from(), on.to(), CITED_DAYS, CITED_DAYS),
                (None, Some(citing)) => widened(citing.from(), citing.to(), WINDOW_DAYS, 0),
                (None, None) => continue,
            };
            let known = times.entry(index).or_insert(time);
            *known = (known.0.min(time.0), known.1.max(time.1));
        }
    }
    let sought = times.into_iter().map(|(origin, (since, until))| Sought {
        origin,
        since,
        until,
    });
    sought.collect()
}

fn widened(from: i64, to: i64, before: i64, after: i64) -> (i64, i64) {
    let since = from.saturating_sub(before.saturating_mul(DAY));
    (since, to.saturating_add(after.saturating_mul(DAY)))
}

impl Prepared<'_> {
    /// Hashes of the words, comparable with those of a [`Signature`](crate::Signature), by which
    /// the report can be found that a citation means: those of what is taken from it, and those
    /// the article is indexed by. Sorted, each once.
    #[must_use]
    pub fn cited_terms(&self, citation: usize) -> Vec<u32> {
        let cited = self.0.article.citations.get(citation);
        let taken = cited.map(|c| taken(&self.0, c)).unwrap_or_default();
        let own = self.0.signature.terms.iter().map(|(hash, _)| *hash);
        let mut terms: Vec<u32> = taken.iter().map(|(stem, _)| *stem).chain(own).collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// How well a report of another story fits as what a citation of this article means, in
    /// parts of 10,000; `None` if it does not. It must be of the outlet, not later than the
    /// article, and have what is taken from it, or tell of the same. That it appeared when the
    /// citation says is for the caller to see: [`Sought`].
    #[must_use]
    pub fn fit(&self, citation: usize, report: &Prepared<'_>) -> Option<u32> {
        let (citing, report) = (&self.0, &report.0);
        let citation = citing.article.citations.get(citation)?;
        let outlet = name_key(&citation.outlet);
        let theirs = report.reporter.as_ref() == Some(&outlet) || is_of(report, &outlet);
        let dates = citing.article.published.as_ref();
        let late = dates
            .zip(report.article.published.as_ref())
            .is_some_and(|(citing, report)| citing.is_before(report));
        if !theirs || late || citing.reporter.as_ref() == Some(&outlet) {
            return None;
        }
        let (share, words) = held(&taken(citing, citation), report);
        let alike = close(
            citing,
            report,
            shared_terms(&citing.signature, &report.signature),
        );
        let is_it = (share >= TAKEN && words >= WORDS) || alike >= CLOSE;
        is_it.then(|| ((share + alike) * UNITS).ceil() as u32)
    }
}

/// The rare words of what an article takes from a cited report, each once, with how rare they
/// are; not those that name the outlet.
fn taken(citing: &Doc<'_>, citation: &Citation) -> Vec<(u32, u8)> {
    let of = citation
        .attribution
        .and_then(|a| citing.article.attributions.get(a));
    let content = of.map_or(&[][..], |a| &a.content);
    let says = |word: &&Word| word.is_content() && !citation.outlet_span.contains(word.span);
    let mut stems: Vec<(u32, u8)> = content
        .iter()
        .chain([&citation.passage])
        .flat_map(|span| citing.words_in(*span))
        .filter(says)
        .map(|word| (word.stem, word.level))
        .collect();
    stems.sort_unstable();
    stems.dedup_by_key(|(stem, _)| *stem);
    stems
}

/// The share of these words, rare ones counting more, that a report has, and how many.
fn held(taken: &[(u32, u8)], report: &Doc<'_>) -> (f32, usize) {
    let sum = |words: &[(u32, u8)]| words.iter().map(|(_, l)| f32::from(*l)).sum::<f32>();
    let has = |stem: u32| report.vector.binary_search_by_key(&stem, |(s, _)| *s);
    let held: Vec<(u32, u8)> = taken
        .iter()
        .copied()
        .filter(|(stem, _)| has(*stem).is_ok())
        .collect();
    (sum(&held) / sum(taken).max(f32::MIN_POSITIVE), held.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Build, member};
    use crate::{Member, link};
    use onrecord_core::{Article, Register};

    const REPORT: &str = "The Skarn pipeline lost nine million litres of brine in a single winter \
        because its valves were never tested, three former inspectors said. Velmark Hydraulics \
        signed for the tests all the same. Ministers in Norland were shown the ledgers and kept \
        them for a year. The brine ran into the Ostra marshes, where the eel fishers of Hallum \
        found dead fry by the bucket. Nobody was charged, and the valves are still there.";

    /// An explainer of another subject that takes one thing from the report.
    fn explainer(takes: &str, said_on: &str) -> Article {
        let body = format!(
            "Chancellor Oda Brandvik opened the budget debate with a joke about umbrellas and \
             ended it without a majority. Schools get more, railways less, and the opera must \
             wait for its roof. The Gull Post reported that {takes}. Coalition whips counted \
             until midnight; two of them slept in the library."
        );
        let article = Build::new(&body).by("Eider").on("2022-11-16");
        let mut article = article.cites("Gull Post", said_on).article();
        article.citations[0].passage = onrecord_core::Span::find(&body, takes).unwrap();
        article
    }

    const TAKES: &str = "the Skarn pipeline lost nine million litres of brine in one winter as \
        valves were never tested, though Velmark Hydraulics signed for the tests";

    fn report(on: &str) -> Article {
        Build::new(REPORT).by("Gull Post").on(on).article()
    }

    fn fits(citing: &Article, report: &Article) -> bool {
        let (citing, report) = (member(citing), member(report));
        Prepared::new(&citing)
            .fit(0, &Prepared::new(&report))
            .is_some()
    }

    #[test]
    fn a_report_is_the_cited_one_if_it_has_what_is_taken_from_it() {
        let citing = explainer(TAKES, "2022-01");
        assert!(fits(&citing, &report("2022-01-20")));
        let other = "the Skarn pipeline will be sold to a brewer from Hallum by Candlemas, with \
            its pumps, its ledgers and its debts";
        assert!(!fits(&explainer(other, "2022-01"), &report("2022-01-20")));
    }

    #[test]
    fn a_report_of_another_outlet_or_of_later_is_not_the_cited_one() {
        let citing = explainer(TAKES, "2022-01");
        let mut theirs = report("2022-01-20");
        theirs.outlet = Some("Quay Times".to_owned());
        assert!(!fits(&citing, &theirs));
        theirs.credit = Some("Gull Post".to_owned());
        assert!(fits(&citing, &theirs), "its copy on other pages");
        assert!(!fits(&citing, &report("2022-11-18")));
    }

    #[test]
    fn a_citation_is_too_short_to_tell_what_was_meant() {
        let citing = explainer("the Skarn pipeline lost brine", "2022-01");
        assert!(!fits(&citing, &report("2022-01-20")));
    }

    fn sought_by(citing: &Article) -> Vec<(i64, i64)> {
        let stories = link(&[member(citing)], &Register::default());
        let sought = stories[0].sought.iter();
        sought.map(|s| (s.since, s.until)).collect()
    }

    #[test]
    fn a_report_is_sought_when_it_is_said_to_have_appeared() {
        let begins = |day: &str| onrecord_core::StatedDate::parse(day).unwrap().from();
        let times = |from: &str, to: &str| vec![(begins(from), begins(to))];
        let said = sought_by(&explainer(TAKES, "2022-01"));
        assert_eq!(said, times("2021-12-30", "2022-02-03"));
        let unsaid = sought_by(&explainer(TAKES, ""));
        assert_eq!(unsaid, times("2022-11-06", "2022-11-17"));
    }

    #[test]
    fn a_report_is_not_sought_if_nothing_says_when_or_the_story_has_it() {
        let mut undated = explainer(TAKES, "");
        undated.published = None;
        assert_eq!(sought_by(&undated), []);
        let body = format!("{REPORT} So the Gull Post reported.");
        let copy = Build::new(&body).by("Eider").on("2022-11-16");
        let copy = copy.cites("Gull Post", "").article();
        let report = report("2022-11-15");
        let members: Vec<Member<'_>> = vec![member(&copy), member(&report)];
        let stories = link(&members, &Register::default());
        assert_eq!((stories.len(), stories[0].sought.len()), (1, 0));
    }
}
