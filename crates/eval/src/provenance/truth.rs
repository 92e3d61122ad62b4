//! Ranges of origins against a corpus whose origins are known.
//!
//! A story of the truth is matched with the found one that has most of its articles. Of a story
//! that is split or glued that is none: it must have more than half of the true story's
//! articles, and more than half of its own articles must be of it. Digests and pages of teasers
//! are of no story. What has no match is wrong, whatever its range.

use super::Figures;
use super::outlets::read_all;
use crate::bootstrap::resample;
use crate::corpus::truth::TrueCorpus;
use onrecord_core::links::StoryLinks;
use onrecord_core::{Article, KeyBuilder, StatedDate, Supplied};
use onrecord_extract::Extractor;
use onrecord_link::{Member, link};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

/// What was found of one true story.
#[derive(Clone, Debug)]
pub struct Found {
    /// How its articles came about.
    pub kind: &'static str,
    /// The true number of origins.
    pub truth: u32,
    /// The range; `None` for a story without a match.
    pub range: Option<(u32, u32)>,
    /// Whether the match has just its articles, digests aside.
    pub exact: bool,
    /// What to look at: the origins with their reasons.
    pub detail: String,
}

impl Found {
    /// Whether the range has the true number in it.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.range
            .is_some_and(|(low, high)| (low..=high).contains(&self.truth))
    }

    /// How far apart the ends are.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.range.map_or(0.0, |(low, high)| f64::from(high - low))
    }
}

/// All that was found in a corpus.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// Each true story.
    pub stories: Vec<Found>,
    /// Each found claim that is of one true claim: true number of origins, range.
    pub claims: Vec<(u32, (u32, u32))>,
}

/// Extracts and links the articles of a corpus, and compares.
#[must_use]
pub fn generated(corpus: &TrueCorpus, extractor: &Extractor) -> Measured {
    let texts: Vec<(&str, Supplied)> = corpus
        .articles
        .iter()
        .map(|article| {
            let supplied = Supplied {
                title: Some(article.title.clone()),
                outlet: Some(article.outlet.clone()),
                byline: article.byline.clone(),
                url: Some(article.url.clone()),
                published_at: article
                    .published_at
                    .as_deref()
                    .and_then(|d| StatedDate::parse(d).ok()),
                ..Supplied::default()
            };
            (article.body.as_str(), supplied)
        })
        .collect();
    let articles = read_all(extractor, &texts);
    let members: Vec<Member<'_>> = articles
        .iter()
        .zip(&corpus.articles)
        .map(|(article, made)| Member {
            key: KeyBuilder::new("article")
                .part(&made.url)
                .part(&made.body)
                .finish(),
            article,
        })
        .collect();
    let linked = link(&members, extractor.register());
    let mut measured = Measured::default();
    let mut own: Vec<Vec<usize>> = vec![Vec::new(); corpus.truth.stories.len()];
    for (i, truth) in corpus.truth.articles.iter().enumerate() {
        if let Some(list) = truth.story.and_then(|s| own.get_mut(s)) {
            list.push(i);
        }
    }
    let mut place: HashMap<usize, usize> = HashMap::new();
    for (s, story) in linked.iter().enumerate() {
        place.extend(story.articles.iter().map(|a| (*a, s)));
    }
    for (s, (truth, own)) in corpus.truth.stories.iter().zip(&own).enumerate() {
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for found in own.iter().filter_map(|a| place.get(a)) {
            *votes.entry(*found).or_default() += 1;
        }
        let best = votes
            .iter()
            .max_by_key(|(s, n)| (**n, std::cmp::Reverse(**s)));
        let best = best.and_then(|(found, n)| Some((linked.get(*found)?, *n)));
        let of_it = |a: &usize| corpus.truth.articles.get(*a).and_then(|t| t.story);
        let matched = best.filter(|(found, n)| {
            let inside = found.articles.iter().filter(|a| of_it(a).is_some()).count();
            2 * n > own.len() && 2 * n > inside
        });
        let exact = matched.is_some_and(|(found, n)| {
            let others = found
                .articles
                .iter()
                .filter(|a| of_it(a).is_some_and(|o| o != s))
                .count();
            n == own.len() && others == 0
        });
        measured.stories.push(Found {
            kind: truth.kind,
            truth: truth.origins,
            range: matched.map(|(found, _)| (found.origins_min, found.origins_max)),
            exact,
            detail: detail(corpus, &articles, s, best.map(|(found, _)| found), own),
        });
    }
    for story in &linked {
        claims(corpus, &articles, story, &mut measured);
    }
    measured
}

/// Compares the claims of a found story: each is of the true claim that most of its statements
/// state.
fn claims(corpus: &TrueCorpus, articles: &[Article], story: &StoryLinks, measured: &mut Measured) {
    for claim in &story.claims {
        let mut votes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        let mut all = 0;
        for (at, span) in &claim.statements {
            let (Some(truth), Some(article)) = (
                corpus.truth.articles.get(at.article),
                articles.get(at.article),
            ) else {
                continue;
            };
            // The bodies of the corpus keep their dateline; that of the article has lost it.
            let gone = corpus.articles.get(at.article).map_or(0, |made| {
                made.body
                    .chars()
                    .count()
                    .saturating_sub(article.body.chars().count())
            });
            let at = article
                .body
                .get(..span.start)
                .map_or(0, |t| t.chars().count())
                + gone;
            all += 1;
            let stated = truth
                .statements
                .iter()
                .find(|s| s.start <= at && at < s.end);
            if let Some((story, claim)) = stated.and_then(|s| Some((s.story, s.claim?))) {
                *votes.entry((story, claim)).or_default() += 1;
            }
        }
        let best = votes
            .into_iter()
            .max_by_key(|(at, n)| (*n, std::cmp::Reverse(*at)));
        let of = best.filter(|(_, n)| 2 * n > all);
        let truth = of.and_then(|((s, c), _)| corpus.truth.stories.get(s)?.claims.get(c));
        if let Some(truth) = truth {
            let origins = u32::try_from(truth.reports.len()).unwrap_or(0);
            measured
                .claims
                .push((origins, (claim.origins_min, claim.origins_max)));
        }
    }
}

/// What was found, for a person to read.
fn detail(
    corpus: &TrueCorpus,
    articles: &[Article],
    number: usize,
    found: Option<&StoryLinks>,
    own: &[usize],
) -> String {
    let mut out = String::new();
    let shown: Vec<usize> = match found {
        Some(story) => story
            .articles
            .iter()
            .chain(own.iter().filter(|a| !story.articles.contains(a)))
            .copied()
            .collect(),
        None => own.to_vec(),
    };
    for a in shown.iter().take(12) {
        let (Some(truth), Some(article)) = (corpus.truth.articles.get(*a), articles.get(*a)) else {
            continue;
        };
        let inside = found.is_some_and(|f| f.articles.contains(a));
        let _ = writeln!(
            out,
            "    {} {a} {}{} — {} {} {} ({} statements, cites {:?})",
            if inside { "in " } else { "out" },
            truth.role,
            if truth.story == Some(number) {
                ""
            } else {
                " OF ANOTHER"
            },
            article.outlet.as_deref().unwrap_or("?"),
            article.credit.as_deref().unwrap_or(""),
            article.published.as_ref().map_or("no date", |d| d.as_str()),
            article.attributions.len(),
            article
                .citations
                .iter()
                .map(|c| c.outlet.as_str())
                .collect::<Vec<_>>(),
        );
    }
    let Some(found) = found else { return out };
    for (o, origin) in found.origins.iter().enumerate() {
        let rows = found.attribution_origins.iter().filter(|r| r.origin == o);
        let mut reasons: BTreeMap<(&str, bool), usize> = BTreeMap::new();
        for row in rows {
            *reasons.entry((&row.basis, row.certain)).or_default() += 1;
        }
        if reasons.is_empty() {
            continue;
        }
        let _ = writeln!(
            out,
            "    origin {} {} article {:?}: {:?}",
            origin.outlet.as_deref().unwrap_or("?"),
            origin
                .reported_on
                .as_ref()
                .map_or("no date", |d| d.as_str()),
            origin.article,
            reasons.iter().take(4).collect::<Vec<_>>(),
        );
    }
    out
}

impl Measured {
    /// The figures, with intervals.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let mut figures = Figures::default();
        let share = |of: &[&Found], yes: &dyn Fn(&Found) -> bool| {
            of.iter().filter(|s| yes(s)).count() as f64 / of.len().max(1) as f64
        };
        let single = |s: &Found| s.range.is_some_and(|(low, high)| low == high);
        let all: Vec<&Found> = self.stories.iter().collect();
        let mut one = |name: &str, yes: &dyn Fn(&Found) -> bool| {
            figures.one(
                name,
                share(&all, yes),
                resample(&self.stories, |drawn| share(drawn, yes)),
            );
        };
        one("origins of stories held", &|s| s.holds());
        one("origins a single number", &single);
        one("origins single and right", &|s| single(s) && s.holds());
        one("stories matched", &|s| s.range.is_some());
        one("stories matched exactly", &|s| s.exact);
        let width =
            |of: &[&Found]| of.iter().map(|s| s.width()).sum::<f64>() / of.len().max(1) as f64;
        figures.one(
            "mean width of the range",
            width(&all),
            resample(&self.stories, width),
        );
        let held = |of: &[&(u32, (u32, u32))]| {
            let holds = of
                .iter()
                .filter(|(truth, (low, high))| (low..=high).contains(&truth));
            holds.count() as f64 / of.len().max(1) as f64
        };
        let claims: Vec<&(u32, (u32, u32))> = self.claims.iter().collect();
        figures.one(
            "origins of claims held",
            held(&claims),
            resample(&self.claims, held),
        );
        figures
    }

    /// How each kind of story fared, and what is wrong or wide.
    #[must_use]
    pub fn diagnosis(&self, all: bool) -> String {
        let mut out = String::from("kind            stories  held  single  width  exact\n");
        let mut kinds: BTreeMap<&str, Vec<&Found>> = BTreeMap::new();
        for story in &self.stories {
            kinds.entry(story.kind).or_default().push(story);
        }
        for (kind, of) in kinds {
            let count = |yes: &dyn Fn(&Found) -> bool| of.iter().filter(|s| yes(s)).count();
            let width = of.iter().map(|s| s.width()).sum::<f64>() / of.len().max(1) as f64;
            let _ = writeln!(
                out,
                "{kind:<16}{:>7}{:>6}{:>8}{width:>7.2}{:>7}",
                of.len(),
                count(&Found::holds),
                count(&|s| s.range.is_some_and(|(low, high)| low == high)),
                count(&|s| s.exact),
            );
        }
        let mut ranges: BTreeMap<(u32, (u32, u32)), usize> = BTreeMap::new();
        for claim in &self.claims {
            *ranges.entry(*claim).or_default() += 1;
        }
        let _ = writeln!(out, "claims by true number and range: {ranges:?}");
        for (i, s) in self.stories.iter().enumerate() {
            let fault = match s.range {
                None => "NO MATCH",
                _ if !s.holds() => "WRONG",
                Some((low, high)) if low != high => "wide",
                _ => continue,
            };
            if all {
                let _ = write!(
                    out,
                    "story {i} {} truth {} found {:?} {fault}\n{}",
                    s.kind, s.truth, s.range, s.detail
                );
            }
        }
        out
    }
}
