//! Which articles report for themselves, and which only tell what others have.
//!
//! An editor who asks where an article has it from looks at who speaks in it. Who retells a
//! report lets nobody speak that the report does not have, and quotes nothing that it does not
//! quote; who was there himself has met somebody whom no other article knows. Articles are
//! looked at in the order in which they may have appeared: where dates leave it open, the one
//! that tells most comes first.

use crate::derive::{Cited, Family};
use crate::doc::{Doc, Word};
use crate::origins::{Origins, RECENT_DAYS};
use crate::party::called;
use crate::rarity::{hash, name_key};
use crate::related::near;
use crate::shingles::{WORDS, shingles};
use onrecord_core::text::{fold, words};
use onrecord_core::{Attribution, Form, Speaker, SpeakerKind, Stance};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A citation in the first so many words says where an article has its news from.
const LEAD_WORDS: usize = 70;
/// A quotation of fewer words may be anybody's.
const MIN_QUOTE: usize = 6;
/// Words in the titles of articles that tell of many matters in short.
const DIGESTS: &[&str] = &[
    "briefing",
    "digest",
    "roundup",
    "newsletter",
    "headlines",
    "in short",
    "in brief",
    "round up",
    "at a glance",
    "top stories",
    "live updates",
    "most read",
    "front page",
    "latest news",
    "news in pictures",
    "the week in",
    "the day in",
];

/// What an article is, as far as it and the others show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It has what no earlier article has, or says that it was told so.
    Reports,
    /// It opens with the report that it retells: this citation of it.
    Retells(usize),
    /// All who speak in it speak in earlier articles, most of them in this one.
    Repeats(usize),
    /// It tells of many matters in short.
    Digest,
}

/// What each article of a story is.
#[derive(Debug)]
pub(crate) struct Standings {
    /// Of each article.
    pub(crate) of: Vec<Standing>,
    /// The articles as they may have appeared, each after those it descends from.
    pub(crate) order: Vec<usize>,
    /// Whether an article says that somebody told it, by its own name.
    pub(crate) told: Vec<bool>,
    /// The first article of that order in which a word stands.
    seen: HashMap<u32, usize>,
}

impl Standings {
    /// What an article is.
    pub(crate) fn of(&self, article: usize) -> Standing {
        self.of.get(article).copied().unwrap_or(Standing::Reports)
    }

    /// Whether a speaker is named in an article before the given one.
    pub(crate) fn known(&self, speaker: &Speaker, article: usize) -> bool {
        name_of(speaker).is_some_and(|name| self.seen.get(&name).is_some_and(|a| *a != article))
    }

    /// The origin that an article's news has: of its text, or of the report that it retells.
    pub(crate) fn base(&self, article: usize, family: &Family, origins: &Origins) -> Option<usize> {
        let mut at = article;
        // A chain of retellings is as long as there are articles at most.
        for _ in 0..=self.of.len() {
            at = match self.of(at) {
                Standing::Repeats(there) => there,
                Standing::Retells(c) => match family.cited(at, c) {
                    Cited::Article(there) => there,
                    Cited::Outside => return *origins.of_citations.get(at)?.get(c)?,
                    Cited::Own => break,
                },
                Standing::Reports | Standing::Digest => break,
            };
        }
        origins.of_text.get(at).copied()
    }

    /// The origins that an editor counts whatever is said of them elsewhere: of articles that
    /// report for themselves, and of the reports that others open with.
    pub(crate) fn solid(&self, family: &Family, origins: &Origins) -> BTreeSet<usize> {
        let of = |(article, standing): (usize, &Standing)| match standing {
            Standing::Reports | Standing::Retells(_) => self.base(article, family, origins),
            Standing::Repeats(_) | Standing::Digest => None,
        };
        let own = self.told.iter().enumerate().filter(|(_, told)| **told);
        let own = own.filter_map(|(article, _)| origins.of_text.get(article).copied());
        self.of
            .iter()
            .enumerate()
            .filter_map(of)
            .chain(own)
            .collect()
    }

    /// The origins that are no report of the story: texts of digests alone.
    pub(crate) fn elsewhere(&self, origins: &Origins) -> BTreeSet<usize> {
        let texts = |digest: bool| {
            let all = self.of.iter().enumerate();
            let some = all.filter(move |(_, s)| (**s == Standing::Digest) == digest);
            some.filter_map(|(article, _)| origins.of_text.get(article).copied())
        };
        let others: BTreeSet<usize> = texts(false).collect();
        texts(true).filter(|o| !others.contains(o)).collect()
    }
}

/// Finds what the articles of a story are, given in canonical order.
pub(crate) fn standings(docs: &[Doc<'_>], family: &Family) -> Standings {
    let mut found = Standings {
        of: vec![Standing::Reports; docs.len()],
        order: order(docs, family),
        told: docs.iter().map(says_own).collect(),
        seen: HashMap::new(),
    };
    let mut runs: HashMap<u32, usize> = HashMap::new();
    for &article in &found.order {
        let Some(doc) = docs.get(article) else {
            continue;
        };
        let standing = standing(doc, article, family, &found.seen, &runs, &found.told);
        if let Some(slot) = found.of.get_mut(article) {
            *slot = standing;
        }
        for word in &doc.words {
            found.seen.entry(word.exact).or_insert(article);
        }
        for shingle in &doc.shingles {
            runs.entry(shingle.hash).or_insert(article);
        }
    }
    found
}

fn standing(
    doc: &Doc<'_>,
    article: usize,
    family: &Family,
    seen: &HashMap<u32, usize>,
    runs: &HashMap<u32, usize>,
    told: &[bool],
) -> Standing {
    if is_digest(doc) {
        return Standing::Digest;
    }
    if let Some(citation) = opens_with(doc, article, family) {
        return Standing::Retells(citation);
    }
    if told.get(article).copied().unwrap_or(false) && !family.is_copy(article) {
        return Standing::Reports;
    }
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for attribution in &doc.article.attributions {
        if !matches!(attribution.stance, Stance::Asserts | Stance::Denies) {
            continue;
        }
        if let Some(quote) = quoted(doc, attribution) {
            match known_quote(&quote, runs) {
                Some(there) => *votes.entry(there).or_default() += 2,
                None => return Standing::Reports,
            }
        }
        let speakers = attribution.speakers.iter();
        for speaker in speakers.filter_map(|m| doc.article.speakers.get(m.speaker)) {
            if let Some(name) = name_of(speaker) {
                match seen.get(&name) {
                    Some(there) => *votes.entry(*there).or_default() += 1,
                    None => return Standing::Reports,
                }
            }
        }
    }
    let most = votes
        .into_iter()
        .max_by_key(|(there, n)| (*n, std::cmp::Reverse(*there)));
    most.map_or(Standing::Reports, |(there, _)| Standing::Repeats(there))
}

/// The hash of the name by which a person is known again: the last word of it.
fn name_of(speaker: &Speaker) -> Option<u32> {
    let person = matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Unspecified);
    let proper = speaker
        .proper_name
        .as_deref()
        .filter(|_| speaker.named && person)?;
    let last = words(proper).last()?.of(proper);
    let last = fold(last);
    let plain = last.strip_suffix("'s").unwrap_or(&last);
    // A name that is nothing but a calling names nobody.
    (!called(speaker).is_empty()).then(|| hash(plain))
}

/// The runs of words of what somebody is quoted with, if it is long enough to be known again.
fn quoted(doc: &Doc<'_>, attribution: &Attribution) -> Option<Vec<u32>> {
    if attribution.form == Form::Indirect {
        return None;
    }
    let all = attribution
        .content
        .iter()
        .flat_map(|span| doc.words_in(*span));
    let spoken: Vec<Word> = all.filter(|w| w.quoted).copied().collect();
    (spoken.len() >= MIN_QUOTE.max(WORDS))
        .then(|| shingles(&spoken).iter().map(|s| s.hash).collect())
}

/// The article in which most of a quotation stood first, if a third of it did.
fn known_quote(quote: &[u32], runs: &HashMap<u32, usize>) -> Option<usize> {
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    for there in quote.iter().filter_map(|run| runs.get(run)) {
        *places.entry(*there).or_default() += 1;
    }
    let found: usize = places.values().sum();
    let best = places
        .into_iter()
        .max_by_key(|(there, n)| (*n, std::cmp::Reverse(*there)));
    best.filter(|_| found * 3 >= quote.len())
        .map(|(there, _)| there)
}

/// Whether an article says that somebody told it something, by its own name.
fn says_own(doc: &Doc<'_>) -> bool {
    let own = doc.article.outlet.as_deref().map(name_key);
    let told = doc
        .article
        .attributions
        .iter()
        .filter_map(|a| a.told.as_ref());
    let mut outlets = told.filter_map(|t| t.outlet.as_deref()).map(name_key);
    own.is_some_and(|own| doc.reporter.as_ref() == Some(&own) && outlets.any(|o| o == own))
}

/// The citation that an article opens with, of a report that is not its own and not old.
fn opens_with(doc: &Doc<'_>, article: usize, family: &Family) -> Option<usize> {
    let end = doc
        .words
        .get(LEAD_WORDS)
        .map_or(usize::MAX, |w| w.span.start);
    let title = doc
        .article
        .title
        .as_deref()
        .map(name_key)
        .unwrap_or_default();
    let published = doc.article.published.as_ref();
    let citations = doc.article.citations.iter().enumerate();
    let fits = citations.filter(|(c, citation)| {
        let dates = citation.said_on.as_ref().zip(published);
        let old =
            dates.is_some_and(|(said, on)| said.is_before(on) && !near(said, on, RECENT_DAYS));
        !old && family.cited(article, *c) != Cited::Own
    });
    let mut opening = fits.filter(|(_, citation)| {
        citation.outlet_span.start < end
            || crate::party::mentions(&title, &name_key(&citation.outlet))
    });
    opening.next().map(|(c, _)| c)
}

fn is_digest(doc: &Doc<'_>) -> bool {
    let title = doc.article.title.as_deref().map(fold).unwrap_or_default();
    let title = title.replace('-', " ");
    DIGESTS
        .iter()
        .any(|word| crate::party::mentions(&title, word))
}

/// The articles as they may have appeared: none before one whose date ends before its own
/// begins, none before what it descends from; of those that may be next one that was filed from
/// somewhere or that people talked to, then the one in which most people speak, then in
/// canonical order.
fn order(docs: &[Doc<'_>], family: &Family) -> Vec<usize> {
    let dates: Vec<(i64, i64)> = docs
        .iter()
        .map(|d| {
            d.article
                .published
                .as_ref()
                .map_or((i64::MIN, i64::MAX), |p| (p.from(), p.to()))
        })
        .collect();
    let rich: Vec<(bool, usize)> = docs.iter().map(richness).collect();
    let mut waits: Vec<usize> = (0..docs.len()).map(|i| family.edges_of(i).len()).collect();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); docs.len()];
    for child in 0..docs.len() {
        for edge in family.edges_of(child) {
            if let Some(of) = children.get_mut(edge.parent) {
                of.push(child);
            }
        }
    }
    let mut by_start: Vec<usize> = (0..docs.len()).collect();
    by_start.sort_by_key(|i| (dates.get(*i).map(|d| d.0), *i));
    let mut starts = by_start.into_iter().peekable();
    let mut ends: BTreeSet<(i64, usize)> =
        dates.iter().enumerate().map(|(i, d)| (d.1, i)).collect();
    let mut begun: BTreeSet<usize> = BTreeSet::new();
    let mut ready: BTreeSet<(std::cmp::Reverse<(bool, usize)>, usize)> = BTreeSet::new();
    let key = |i: usize| {
        (
            std::cmp::Reverse(rich.get(i).copied().unwrap_or_default()),
            i,
        )
    };
    let mut order = Vec::with_capacity(docs.len());
    let mut left = family.order.iter().copied();
    let mut done = vec![false; docs.len()];
    while order.len() < docs.len() {
        let first_end = ends.first().map_or(i64::MAX, |(end, _)| *end);
        while let Some(i) = starts.next_if(|i| dates.get(*i).is_some_and(|d| d.0 < first_end)) {
            begun.insert(i);
            if waits.get(i) == Some(&0) {
                ready.insert(key(i));
            }
        }
        // Dates and citations may contradict each other; then who descends comes later.
        let next = ready.pop_first().map(|(_, i)| i);
        let mut rest = || left.by_ref().find(|i| done.get(*i) == Some(&false));
        let Some(next) = next.or_else(&mut rest) else {
            break;
        };
        if let Some(done) = done.get_mut(next) {
            if *done {
                continue;
            }
            *done = true;
        }
        order.push(next);
        ends.remove(&(dates.get(next).map_or(0, |d| d.1), next));
        for child in children.get(next).into_iter().flatten() {
            if let Some(n) = waits.get_mut(*child) {
                *n = n.saturating_sub(1);
                if *n == 0 && begun.contains(child) {
                    ready.insert(key(*child));
                }
            }
        }
    }
    order
}

/// Whether an article shows that somebody was there for it; how many people speak in it, and
/// how often they are quoted.
fn richness(doc: &Doc<'_>) -> (bool, usize) {
    let people: BTreeSet<u32> = doc.article.speakers.iter().filter_map(name_of).collect();
    let attributions = doc.article.attributions.iter();
    let filed = doc.article.dateline.is_some() && doc.article.credit.is_none();
    let quotes = attributions.filter(|a| quoted(doc, a).is_some()).count();
    (filed || says_own(doc), people.len() + quotes)
}
