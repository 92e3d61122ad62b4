//! In which report each chain ends: the origins of articles and citations.

use crate::derive::{Cited, Family};
use crate::doc::Doc;
use crate::rarity::name_key;
use crate::related::{WINDOW_DAYS, near};
use onrecord_core::links::{AttributionRef, Origin};
use onrecord_core::{Citation, Key, KeyBuilder, Precision, Span, StatedDate};
use std::collections::{BTreeMap, HashMap};

/// On which origin a statement rests.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rests {
    /// Index of the origin.
    pub(crate) origin: usize,
    /// Why, in words.
    pub(crate) basis: String,
    /// Whether there is no other reading.
    pub(crate) certain: bool,
}

/// The origins of a story.
#[derive(Debug, Default)]
pub(crate) struct Origins {
    /// Each origin, once.
    pub(crate) all: Vec<Origin>,
    /// Of each article: the origin of its text.
    pub(crate) of_text: Vec<usize>,
    /// Of each article's citations: the origin they lead to.
    pub(crate) of_citations: Vec<Vec<Option<usize>>>,
    /// Of each statement that asserts or denies; the first row is the likeliest.
    pub(crate) of_statements: BTreeMap<AttributionRef, Vec<Rests>>,
}

/// Finds the origins of a story's articles, given in canonical order, and to which of them
/// their citations lead; its statements are traced by [`trace`](crate::statements::trace).
pub(crate) fn origins(docs: &[Doc<'_>], story: Key, family: &Family) -> Origins {
    let mut ledger = Ledger {
        story,
        by_key: HashMap::new(),
        origins: Origins::default(),
    };
    ledger.origins.of_text = texts(docs, family, &mut ledger);
    ledger.origins.of_citations = citations(docs, family, &mut ledger);
    ledger.origins
}

/// Hands out each origin once.
struct Ledger {
    story: Key,
    by_key: HashMap<Key, usize>,
    origins: Origins,
}

impl Ledger {
    /// The origin of an outlet and a day; where one of them is unknown, of the article.
    ///
    /// The key holds the story's: reports of one outlet and day on two subjects are two.
    fn origin(
        &mut self,
        outlet: Option<&str>,
        on: Option<StatedDate>,
        article: Option<usize>,
        article_key: Option<Key>,
    ) -> usize {
        let unknown = outlet.is_none() || on.is_none();
        let key = KeyBuilder::new("origin")
            .part(self.story.to_string())
            .maybe(outlet.map(name_key))
            .maybe(on.as_ref().map(StatedDate::as_str))
            .maybe(article_key.filter(|_| unknown).map(|k| k.to_string()))
            .finish();
        let all = &mut self.origins.all;
        let index = *self.by_key.entry(key).or_insert_with(|| {
            all.push(Origin {
                key,
                outlet: outlet.map(str::to_owned),
                reported_on: on,
                article: None,
            });
            all.len() - 1
        });
        if let Some(origin) = all.get_mut(index) {
            origin.article = origin.article.or(article);
        }
        index
    }
}

/// The day an article was reported on: of its dateline, else of its publication.
fn day(doc: &Doc<'_>) -> Option<StatedDate> {
    let dateline = doc.article.dateline.as_ref().and_then(|d| d.date.clone());
    let date = dateline.or_else(|| doc.article.published.clone())?;
    if date.precision() <= Precision::Day {
        return Some(date);
    }
    date.first_day().and_then(StatedDate::of_day)
}

/// The origin of each article's text. Copies of one text have one origin: the report of the
/// outlet they are credited to; else the one copy that nothing comes before; else, where no
/// direction is known, one without a first.
fn texts(docs: &[Doc<'_>], family: &Family, ledger: &mut Ledger) -> Vec<usize> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (article, text) in family.text.iter().enumerate() {
        groups.entry(*text).or_default().push(article);
    }
    let mut of_text = vec![0; docs.len()];
    for members in groups.values() {
        let origin = text_origin(docs, family, members, ledger);
        for member in members {
            if let Some(slot) = of_text.get_mut(*member) {
                *slot = origin;
            }
        }
    }
    of_text
}

fn text_origin(docs: &[Doc<'_>], family: &Family, members: &[usize], ledger: &mut Ledger) -> usize {
    let docs_of = |of: &[usize]| -> Vec<(usize, &Doc<'_>)> {
        of.iter()
            .filter_map(|i| Some((*i, docs.get(*i)?)))
            .collect()
    };
    let mut credits: Vec<String> = docs_of(members)
        .iter()
        .filter_map(|(_, d)| Some(name_key(d.article.credit.as_deref()?)))
        .collect();
    credits.sort_unstable();
    credits.dedup();
    let credited: Vec<usize> = docs_of(members)
        .iter()
        .filter(|(_, d)| credits.len() == 1 && d.reporter.as_ref() == credits.first())
        .map(|(i, _)| *i)
        .collect();
    let roots: Vec<usize> = members
        .iter()
        .copied()
        .filter(|i| !family.is_copy(*i))
        .collect();
    let candidates = docs_of(if credited.is_empty() {
        &roots
    } else {
        &credited
    });
    // In canonical order; the report on the outlet's own pages stands for its copies.
    let own = candidates.iter().find(|(_, d)| {
        d.reporter.is_some() && d.article.outlet.as_deref().map(name_key) == d.reporter
    });
    let one_reporter = candidates.first().is_some_and(|(_, first)| {
        first.reporter.is_some() && candidates.iter().all(|(_, d)| d.reporter == first.reporter)
    });
    let one = candidates.len() == 1 || one_reporter;
    let chosen = own.filter(|_| one).or(candidates.first());
    let Some((article, doc)) = chosen.copied() else {
        return ledger.origin(None, None, None, None);
    };
    if !one {
        let least = docs_of(members).iter().map(|(_, d)| d.key).min();
        return ledger.origin(None, None, None, least);
    }
    // The outlet's own page may show when it was changed, so an earlier copy counts; but one of
    // long before has a wrong date.
    let own_day = own.and_then(|(_, d)| day(d));
    let on = candidates
        .iter()
        .filter_map(|(_, d)| day(d))
        .filter(|copy| {
            own_day
                .as_ref()
                .is_none_or(|own| near(own, copy, WINDOW_DAYS))
        })
        .min_by_key(|d| (d.from(), d.to()));
    let outlet = doc.article.reporting_outlet();
    // Of copies with one credit and no order, none is first.
    let first = candidates.len() == 1 || own.is_some() || day(doc).is_some();
    ledger.origin(outlet, on, first.then_some(article), Some(doc.key))
}

/// The origins that citations lead to.
fn citations(docs: &[Doc<'_>], family: &Family, ledger: &mut Ledger) -> Vec<Vec<Option<usize>>> {
    let dated = outside_dates(docs, family);
    let mut all = Vec::with_capacity(docs.len());
    for (i, doc) in docs.iter().enumerate() {
        let cited = &doc.article.citations;
        let mut of = Vec::with_capacity(cited.len());
        for (c, citation) in cited.iter().enumerate() {
            of.push(match family.cited(i, c) {
                Cited::Article(j) => ledger.origins.of_text.get(j).copied(),
                Cited::Own => ledger.origins.of_text.get(i).copied(),
                Cited::Outside => {
                    let on = said_on(citation, cited)
                        .or_else(|| one_date(&dated, citation, doc.article.published.as_ref()));
                    Some(ledger.origin(Some(&citation.outlet), on, None, None))
                }
            });
        }
        all.push(of);
    }
    all
}

/// When reports outside the story are said to have appeared, by their outlets.
fn outside_dates(docs: &[Doc<'_>], family: &Family) -> HashMap<String, Vec<StatedDate>> {
    const MOST: usize = 16;
    let mut dated: HashMap<String, Vec<StatedDate>> = HashMap::new();
    for (i, doc) in docs.iter().enumerate() {
        for (c, citation) in doc.article.citations.iter().enumerate() {
            if let Some(on) = &citation.said_on
                && family.cited(i, c) == Cited::Outside
            {
                let of = dated.entry(name_key(&citation.outlet)).or_default();
                if of.len() < MOST && !of.contains(on) {
                    of.push(on.clone());
                }
            }
        }
    }
    dated
}

/// Of a citation without a date, that of the one report of the outlet that other articles
/// cite, unless the citing article is older.
fn one_date(
    dated: &HashMap<String, Vec<StatedDate>>,
    citation: &Citation,
    published: Option<&StatedDate>,
) -> Option<StatedDate> {
    let [on] = dated.get(&name_key(&citation.outlet))?.as_slice() else {
        return None;
    };
    let older = published.is_some_and(|p| p.is_before(on));
    (!older).then(|| on.clone())
}

/// How many statements rest on each origin, the likeliest of each taken.
pub(crate) fn weights(origins: &Origins) -> Vec<usize> {
    let mut weights = vec![0; origins.all.len()];
    for first in origins.of_statements.values().filter_map(|r| r.first()) {
        if let Some(n) = weights.get_mut(first.origin) {
            *n += 1;
        }
    }
    weights
}

/// When the cited report appeared: where this citation does not say so, and all others of the
/// same outlet in the article that do say the same, then.
fn said_on(citation: &Citation, all: &[Citation]) -> Option<StatedDate> {
    if citation.said_on.is_some() {
        return citation.said_on.clone();
    }
    let outlet = name_key(&citation.outlet);
    let mut dates = all
        .iter()
        .take(256)
        .filter(|c| name_key(&c.outlet) == outlet)
        .filter_map(|c| c.said_on.as_ref());
    let first = dates.next()?;
    dates.all(|d| d == first).then(|| first.clone())
}

/// The words that make a citation: "told Reuters".
pub(crate) fn cited_words(body: &str, citation: &Citation) -> String {
    const MOST: usize = 60;
    let words = |span: Span| {
        span.of(body)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (outlet, cue) = (citation.outlet_span, citation.cue);
    let Some(cue) = cue.filter(|c| c.len() <= MOST && outlet.len() <= MOST && !c.is_empty()) else {
        return format!("cites {}", citation.outlet);
    };
    let (first, second) = if cue.start < outlet.start {
        (cue, outlet)
    } else {
        (outlet, cue)
    };
    // "Speaking to the agency" is not "speaking the agency": with what stands between.
    let whole = Span::new(first.start, second.end.max(first.end));
    if whole.len() <= MOST {
        words(whole)
    } else {
        format!("{} … {}", words(first), words(second))
    }
}

/// A report said to be older than this is not what an article of today retells.
pub(crate) const RECENT_DAYS: i64 = 5;
