//! Which statements state the same: claims, without polarity.
//!
//! A statement joins the claim whose first statements share most of its weighted words with
//! it. It is better to miss a join than to join two different things: a missed one shows as
//! two claims side by side, a false one makes someone say what he did not.

use crate::contents::{Words, common, parts, read};
use crate::denials::join_denials;
use crate::derive::Family;
use crate::doc::Doc;
use crate::kin::Kin;
use crate::party::party;
use crate::related::near;
use crate::unionfind::UnionFind;
use onrecord_core::links::AttributionRef;
use onrecord_core::{Span, Stance};
use std::collections::{BTreeMap, HashMap};

/// How like two statements must be to state the same.
#[derive(Clone, Copy)]
struct Measure {
    /// Their shared words weigh this much of all their words …
    same: f64,
    /// … or this much, if they also weigh `part` of the shorter one's: one retells less of it.
    partly: f64,
    part: f64,
    /// Their shared words weigh this much at least, in half bits.
    least: u32,
    /// … or this much, if they are nearly all of the shorter and most of the longer.
    least_of_all: u32,
    /// Whether it does not matter what they name first.
    heedless: bool,
}

/// Of one article: it seldom says a thing twice, but often says several of one thing.
const OF_ONE: Measure = Measure {
    same: 0.50,
    partly: 0.45,
    part: 0.80,
    least: LEAST,
    least_of_all: LEAST,
    heedless: false,
};
/// Of two articles that have nothing to do with each other but the story.
const OF_TWO: Measure = Measure {
    same: 0.45,
    partly: 0.36,
    part: 0.78,
    least: LEAST,
    least_of_all: LEAST,
    heedless: false,
};
/// Of an article and the report it descends from, or of two that descend from one: what is
/// said there is likely said again, in other words.
const OF_KIN: Measure = Measure {
    same: 0.35,
    partly: 0.29,
    part: 0.60,
    least: LEAST,
    least_of_all: 30,
    heedless: false,
};
/// Of two articles that open with what one speaker said that day.
const OF_LEADS: Measure = Measure {
    same: 0.32,
    partly: 0.24,
    part: 0.40,
    least: 36,
    least_of_all: 36,
    heedless: true,
};
/// Contents that share less must begin with what the other names.
const HEADLESS: f64 = 0.45;
/// What the shared words must weigh at least, in half bits: about four words that are not
/// common.
pub(crate) const LEAST: u32 = 44;
/// A statement is compared with the first so many of a claim.
const LEADERS: usize = 6;
/// A word leads to the first so many claims that have it.
pub(crate) const MAX_CLAIMS: usize = 128;

/// Statements that state the same, with places as indices of the story's articles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    /// The statements, the leader first.
    pub(crate) statements: Vec<(AttributionRef, Span)>,
    /// The first few of them, with their words.
    pub(crate) leaders: Vec<(AttributionRef, Words)>,
    /// What is denied, where the claim is only denied, and is a thing or two.
    pub(crate) bare: Option<Words>,
}

/// All claims of a story's statements, in canonical order of their first.
pub(crate) fn claims(docs: &[Doc<'_>], family: &Family) -> Vec<Group> {
    let kin = Kin::new(docs, family);
    let mut groups: Vec<Group> = Vec::new();
    let mut by_stem: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut by_exact: HashMap<u64, usize> = HashMap::new();
    // Claims that turned out to be one.
    let mut one: Vec<(usize, usize)> = Vec::new();
    for (at, part, words) in statements(docs) {
        let of = |other: AttributionRef| match () {
            () if other.article == at.article => OF_ONE,
            () if kin.kin(other.article, at.article) => OF_KIN,
            () if one_report(docs, other, at) => OF_LEADS,
            () => OF_TWO,
        };
        let same_text = by_exact
            .get(&words.exact)
            .copied()
            .filter(|_| words.count >= 4);
        let (found, others) = match same_text {
            Some(claim) => (Some(claim), Vec::new()),
            None => best(&groups, &by_stem, &words, of),
        };
        let claim = found.unwrap_or(groups.len());
        one.extend(others.into_iter().map(|other| (claim, other)));
        if found.is_none() {
            groups.push(Group::default());
        }
        let Some(group) = groups.get_mut(claim) else {
            continue;
        };
        if group.statements.last().is_none_or(|(last, _)| *last != at) {
            group.statements.push((at, part));
        }
        if group.leaders.len() < LEADERS && same_text.is_none() {
            for stem in words.rarest() {
                let bucket = by_stem.entry(stem).or_default();
                if bucket.len() < MAX_CLAIMS && !bucket.contains(&claim) {
                    bucket.push(claim);
                }
            }
            by_exact.entry(words.exact).or_insert(claim);
            group.leaders.push((at, words));
        }
    }
    join_denials(docs, &kin, merged(groups, &one))
}

/// The claims with those joined that are one, each in the place of its first.
fn merged(mut groups: Vec<Group>, one: &[(usize, usize)]) -> Vec<Group> {
    let mut sets = UnionFind::new(groups.len());
    for (a, b) in one {
        sets.union(*a, *b);
    }
    for from in 0..groups.len() {
        let to = sets.find(from);
        if to == from {
            continue;
        }
        let taken = groups.get_mut(from).map(std::mem::take).unwrap_or_default();
        if let Some(group) = groups.get_mut(to) {
            group.statements.extend(taken.statements);
            group.leaders.extend(taken.leaders);
            group.leaders.truncate(LEADERS);
            group.statements.sort_by_key(|(at, span)| (*at, *span));
            group.statements.dedup_by_key(|(at, _)| *at);
        }
    }
    groups.retain(|g| !g.statements.is_empty());
    groups
}

/// The parts of all statements that state something, with their words.
fn statements<'d>(
    docs: &'d [Doc<'_>],
) -> impl Iterator<Item = (AttributionRef, Span, Words)> + use<'d> {
    let all = docs.iter().enumerate().flat_map(|(article, doc)| {
        let attributions = doc.article.attributions.iter().enumerate();
        attributions.map(move |(attribution, a)| {
            let at = AttributionRef {
                article,
                attribution,
            };
            (at, doc, a)
        })
    });
    all.filter(|(_, _, a)| a.stance != Stance::Declines)
        .flat_map(|(at, doc, a)| {
            let parts = parts(&doc.article.body, a);
            parts.into_iter().filter_map(move |part| {
                let words = read(doc, at.attribution, &part);
                Some((at, Span::envelope(&part)?, words))
            })
        })
}

/// Whether two statements open their articles, of about one day, and have one speaker: then
/// they are likely one utterance, in the words of two reporters.
fn one_report(docs: &[Doc<'_>], a: AttributionRef, b: AttributionRef) -> bool {
    let of = |at: AttributionRef| {
        let doc = docs.get(at.article).filter(|_| at.attribution == 0)?;
        let attribution = doc.article.attributions.first()?;
        let speaker = attribution.speakers.first()?.speaker;
        let named = doc.article.speakers.get(speaker)?;
        Some((doc.article.published.as_ref()?, party(&named.name)))
    };
    of(a).zip(of(b)).is_some_and(|((a, x), (b, y))| {
        let shorter = x.len().min(y.len());
        near(a, b, 1) && shorter > 0 && x.intersection(&y).count() == shorter
    })
}

/// The claim that a content states, if one is like it enough; of equals the first. And other
/// claims that say hardly more or less than it.
fn best(
    groups: &[Group],
    by_stem: &HashMap<u32, Vec<usize>>,
    words: &Words,
    measure: impl Fn(AttributionRef) -> Measure,
) -> (Option<usize>, Vec<usize>) {
    let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
    for stem in words.rarest() {
        for claim in by_stem.get(&stem).into_iter().flatten() {
            *seen.entry(*claim).or_insert(0) += 1;
        }
    }
    let mut best: Option<(f64, usize)> = None;
    let mut wholes = Vec::new();
    for (claim, _) in seen.into_iter().filter(|(_, n)| *n >= 2) {
        let leaders = groups
            .get(claim)
            .map(|g| g.leaders.as_slice())
            .unwrap_or_default();
        let scores = leaders
            .iter()
            .filter_map(|(of, l)| likeness(l, words, measure(*of)));
        let mut score = 0.0;
        let mut whole = false;
        for (share, all) in scores {
            score = f64::max(score, share);
            whole |= all;
        }
        if whole {
            wholes.push(claim);
        }
        if score > best.map_or(0.0, |(s, _)| s) {
            best = Some((score, claim));
        }
    }
    let best = best.map(|(_, claim)| claim);
    wholes.retain(|claim| Some(*claim) != best);
    (best, wholes)
}

/// How like two contents are, if they are like enough to state the same, and whether one has
/// nearly all of the other and not much else.
fn likeness(a: &Words, b: &Words, m: Measure) -> Option<(f64, bool)> {
    let shared = common(a, b);
    let all = a.weight + b.weight - shared;
    let share = f64::from(shared) / f64::from(all.max(1));
    let part = f64::from(shared) / f64::from(a.weight.min(b.weight).max(1));
    // What is like by little is about the same thing only if it names it first.
    let whole = share >= 0.5 && part >= 0.9 && shared >= m.least_of_all;
    let same = (shared >= m.least || whole)
        && (share >= m.same || (share >= m.partly && part >= m.part))
        && (share >= HEADLESS || m.heedless || a.heads_meet(b));
    same.then_some((share, whole))
}
