//! Which statements state the same: claims, without polarity.
//!
//! A statement joins the claim whose first statements share most of its weighted words with
//! it. It is better to miss a join than to join two different things: a missed one shows as
//! two claims side by side, a false one makes someone say what he did not.

use crate::derive::{Cited, Family};
use crate::doc::Doc;
use crate::rarity::{CONTENT, hash, mix, name_key};
use onrecord_core::links::{AttributionRef, ClaimLink};
use onrecord_core::{Span, Stance};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How like two statements must be to state the same.
#[derive(Clone, Copy)]
struct Measure {
    /// Their shared words weigh this much of all their words …
    same: f64,
    /// … or this much, if they also weigh `part` of the shorter one's: one retells less of it.
    partly: f64,
    part: f64,
}

/// Of one article: it seldom says a thing twice, but often says several of one thing.
const OF_ONE: Measure = Measure {
    same: 0.50,
    partly: 0.45,
    part: 0.80,
};
/// Of two articles that have nothing to do with each other but the story.
const OF_TWO: Measure = Measure {
    same: 0.45,
    partly: 0.36,
    part: 0.78,
};
/// Of an article and the report it descends from, or of two that descend from one: what is
/// said there is likely said again, in other words.
const OF_KIN: Measure = Measure {
    same: 0.35,
    partly: 0.29,
    part: 0.68,
};
/// What the shared words must weigh at least, in half bits: about four words that are not
/// common.
const LEAST: u32 = 44;
/// A statement is compared with the first so many of a claim.
const LEADERS: usize = 4;
/// Of a statement's words the rarest so many find the claims to compare it with.
const KEYS: usize = 10;
/// A word leads to the first so many claims that have it.
const MAX_CLAIMS: usize = 128;
/// Longer contents are compared by their first words.
const MAX_WORDS: usize = 400;
/// A claim is linked to at most so many broader ones.
const MAX_BROADER: usize = 2;
/// A claim is narrower if it has this share of the other's weighted words.
const NARROWER: f64 = 0.9;

/// Words that turn a content round or hedge it; who denies a claim shares it.
const POLARITY: &[&str] = &[
    "no",
    "not",
    "never",
    "none",
    "neither",
    "nor",
    "nothing",
    "without",
    "any",
    "unaware",
    "false",
    "untrue",
    "allegedly",
    "reportedly",
    "purportedly",
    "apparently",
    "didn't",
    "doesn't",
    "don't",
    "hadn't",
    "hasn't",
    "haven't",
    "isn't",
    "wasn't",
    "weren't",
    "won't",
    "wouldn't",
    "couldn't",
    "can't",
    "cannot",
];

/// Statements that state the same, with places as indices of the story's articles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    /// The statements, the leader first.
    pub(crate) statements: Vec<(AttributionRef, Span)>,
    /// The words of the first few of them, with their articles.
    leaders: Vec<(usize, Words)>,
}

/// The weighted stems of a content, sorted, and their weight together.
#[derive(Clone, Debug, Default)]
struct Words {
    stems: Vec<(u32, u8)>,
    weight: u32,
    /// Hash of all words in their order, to know the same sentence again.
    exact: u64,
    count: usize,
}

/// All claims of a story's statements, in canonical order of their first.
pub(crate) fn claims(docs: &[Doc<'_>], family: &Family) -> Vec<Group> {
    let reports = reports(docs, family);
    let measure = |a: usize, b: usize| {
        let kin = || {
            reports
                .get(a)
                .zip(reports.get(b))
                .is_some_and(|(a, b)| !a.is_disjoint(b))
        };
        match a == b {
            true => OF_ONE,
            false if kin() => OF_KIN,
            false => OF_TWO,
        }
    };
    let polarity: Vec<u32> = POLARITY.iter().map(|w| hash(w)).collect();
    let mut groups: Vec<Group> = Vec::new();
    let mut by_stem: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut by_exact: HashMap<u64, usize> = HashMap::new();
    for (article, doc) in docs.iter().enumerate() {
        for (index, attribution) in doc.article.attributions.iter().enumerate() {
            let Some(span) = Span::envelope(&attribution.content) else {
                continue;
            };
            if attribution.stance == Stance::Declines {
                continue;
            }
            let at = AttributionRef {
                article,
                attribution: index,
            };
            let words = read(doc, &attribution.content, &polarity);
            let same_text = by_exact
                .get(&words.exact)
                .copied()
                .filter(|_| words.count >= 4);
            let found =
                same_text.or_else(|| best(&groups, &by_stem, &words, |a| measure(a, article)));
            let claim = found.unwrap_or(groups.len());
            if found.is_none() {
                groups.push(Group::default());
            }
            let Some(group) = groups.get_mut(claim) else {
                continue;
            };
            group.statements.push((at, span));
            if group.leaders.len() < LEADERS && same_text.is_none() {
                for stem in rarest(&words) {
                    let bucket = by_stem.entry(stem).or_default();
                    if bucket.len() < MAX_CLAIMS && !bucket.contains(&claim) {
                        bucket.push(claim);
                    }
                }
                by_exact.entry(words.exact).or_insert(claim);
                group.leaders.push((article, words));
            }
        }
    }
    groups
}

/// What each article tells of: itself, what it descends from, and the outlets it cites whose
/// reports the story does not have. Two articles that share one of these are kin.
fn reports(docs: &[Doc<'_>], family: &Family) -> Vec<BTreeSet<Report>> {
    let of = |(article, doc): (usize, &Doc<'_>)| {
        let parents = family
            .edges_of(article)
            .iter()
            .map(|e| Report::Article(e.parent));
        let outside = doc.article.citations.iter().enumerate();
        let outside = outside.filter(|(c, _)| family.cited(article, *c) == Cited::Outside);
        let outside = outside.map(|(_, c)| Report::Outlet(name_key(&c.outlet)));
        let own = std::iter::once(Report::Article(article));
        own.chain(parents).chain(outside).collect()
    };
    docs.iter().enumerate().map(of).collect()
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Report {
    Article(usize),
    Outlet(String),
}

/// The claim that a content states, if one is like it enough; of equals the first.
fn best(
    groups: &[Group],
    by_stem: &HashMap<u32, Vec<usize>>,
    words: &Words,
    measure: impl Fn(usize) -> Measure,
) -> Option<usize> {
    let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
    for stem in rarest(words) {
        for claim in by_stem.get(&stem).into_iter().flatten() {
            *seen.entry(*claim).or_insert(0) += 1;
        }
    }
    let mut best: Option<(f64, usize)> = None;
    for (claim, _) in seen.into_iter().filter(|(_, n)| *n >= 2) {
        let leaders = groups
            .get(claim)
            .map(|g| g.leaders.as_slice())
            .unwrap_or_default();
        let scores = leaders
            .iter()
            .filter_map(|(of, l)| likeness(l, words, measure(*of)));
        let score = scores.fold(0.0, f64::max);
        if score > best.map_or(0.0, |(s, _)| s) {
            best = Some((score, claim));
        }
    }
    best.map(|(_, claim)| claim)
}

/// How like two contents are, if they are like enough to state the same.
fn likeness(a: &Words, b: &Words, m: Measure) -> Option<f64> {
    let shared = common(a, b);
    let all = a.weight + b.weight - shared;
    let share = f64::from(shared) / f64::from(all.max(1));
    let part = f64::from(shared) / f64::from(a.weight.min(b.weight).max(1));
    let same = shared >= LEAST && (share >= m.same || (share >= m.partly && part >= m.part));
    same.then_some(share)
}

/// The weight of the stems two contents share.
fn common(a: &Words, b: &Words) -> u32 {
    let mut b = b.stems.iter().peekable();
    a.stems
        .iter()
        .filter(|(stem, _)| {
            while b.next_if(|(other, _)| other < stem).is_some() {}
            b.next_if(|(other, _)| other == stem).is_some()
        })
        .map(|(_, weight)| u32::from(*weight))
        .sum()
}

fn read(doc: &Doc<'_>, content: &[Span], polarity: &[u32]) -> Words {
    let mut read = Words::default();
    let words = content
        .iter()
        .flat_map(|span| doc.words_in(*span))
        .take(MAX_WORDS);
    for word in words {
        read.exact = mix(read.exact.rotate_left(5) ^ u64::from(word.exact));
        read.count += 1;
        if word.level >= CONTENT - 2 && !polarity.contains(&word.exact) {
            read.stems.push((word.stem, word.level));
        }
    }
    read.stems.sort_unstable();
    read.stems.dedup_by_key(|(stem, _)| *stem);
    read.weight = read.stems.iter().map(|(_, w)| u32::from(*w)).sum();
    read
}

fn rarest(words: &Words) -> impl Iterator<Item = u32> + use<> {
    let mut ranked = words.stems.clone();
    ranked.sort_unstable_by_key(|(stem, weight)| (std::cmp::Reverse(*weight), *stem));
    ranked.into_iter().take(KEYS).map(|(stem, _)| stem)
}

/// Which claims say what another says and more.
pub(crate) fn narrower(groups: &[Group]) -> Vec<ClaimLink> {
    let mut by_stem: HashMap<u32, Vec<usize>> = HashMap::new();
    for (i, group) in groups.iter().enumerate() {
        for (stem, _) in group
            .leaders
            .first()
            .into_iter()
            .flat_map(|(_, l)| &l.stems)
        {
            let bucket = by_stem.entry(*stem).or_default();
            if bucket.len() < MAX_CLAIMS {
                bucket.push(i);
            }
        }
    }
    let mut links = Vec::new();
    for (broader, group) in groups.iter().enumerate() {
        let Some((_, words)) = group.leaders.first().filter(|(_, l)| l.weight >= LEAST) else {
            continue;
        };
        let mut seen: BTreeMap<usize, u32> = BTreeMap::new();
        for (stem, weight) in &words.stems {
            for other in by_stem.get(stem).into_iter().flatten() {
                *seen.entry(*other).or_insert(0) += u32::from(*weight);
            }
        }
        for (narrower, shared) in seen {
            let more = groups
                .get(narrower)
                .and_then(|g| g.leaders.first())
                .is_some_and(|(_, l)| l.weight > words.weight);
            if narrower != broader
                && more
                && f64::from(shared) >= NARROWER * f64::from(words.weight)
            {
                links.push(ClaimLink { narrower, broader });
            }
        }
    }
    links.sort_by_key(|l| (l.narrower, l.broader));
    let mut of = HashMap::new();
    links.retain(|l| {
        let n = of.entry(l.narrower).or_insert(0);
        *n += 1;
        *n <= MAX_BROADER
    });
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::derive;
    use crate::testing::{Build, member};

    fn groups(statements: &[&str]) -> Vec<usize> {
        let articles: Vec<_> = statements
            .iter()
            .map(|s| {
                Build::new(&format!("She said {s}"))
                    .says("She", s)
                    .article()
            })
            .collect();
        let members: Vec<_> = articles.iter().map(member).collect();
        let docs: Vec<_> = members.iter().map(Doc::new).collect();
        claims(&docs, &derive(&docs))
            .iter()
            .map(|g| g.statements.len())
            .collect()
    }

    #[track_caller]
    fn same(a: &str, b: &str, expected: bool) {
        assert_eq!(groups(&[a, b]).len() == 1, expected, "{a} / {b}");
    }

    #[test]
    fn the_same_in_other_words_is_one_claim() {
        same(
            "that envoys of Varland met in Osterburg in late 2019",
            "envoys from Varland had gathered in Osterburg in late 2019",
            true,
        );
        same(
            "the reactor at Kelm leaked tritium into the river",
            "the Kelm reactor leaked tritium, and the river had it",
            true,
        );
    }

    #[test]
    fn who_denies_a_claim_shares_it() {
        same(
            "that there had been secret talks between Varland and the Duchy of Elm",
            "that there had never been any secret talks between Varland and the Duchy of Elm",
            true,
        );
    }

    #[test]
    fn different_things_of_one_subject_are_two_claims() {
        same(
            "the reactor at Kelm leaked tritium into the river",
            "the reactor at Kelm would be rebuilt by a Danish consortium",
            false,
        );
        same("talks went well", "talks went badly", false);
        same("yes", "yes", false);
    }

    #[test]
    fn a_claim_with_more_in_it_is_narrower() {
        let a = "Varland froze the assets of the shipowner Teodor Malk";
        let b = "Varland froze the assets of the shipowner Teodor Malk after a tribunal in \
            Sankt Aren found that his tankers smuggled kerosene through the Straits of Pell \
            under forged manifests";
        let articles = [a, b].map(|s| Build::new(&format!("He said {s}")).says("He", s).article());
        let members = articles.each_ref().map(member);
        let docs: Vec<_> = members.iter().map(Doc::new).collect();
        let groups = claims(&docs, &derive(&docs));
        assert_eq!(groups.len(), 2);
        assert_eq!(
            narrower(&groups),
            [ClaimLink {
                narrower: 1,
                broader: 0
            }]
        );
    }
}
