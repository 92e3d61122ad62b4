//! Which claim a denial belongs to, among those of a story.

use crate::cited::stance;
use crate::claims::{Group, MAX_CLAIMS};
use crate::contents::{Words, common};
use crate::doc::Doc;
use crate::kin::Kin;
use crate::party::meet;
use onrecord_core::links::AttributionRef;
use onrecord_core::text::{fold, words as words_of};
use onrecord_core::{Form, Span, Stance};
use std::collections::{BTreeSet, HashMap};

/// A content of no more words that names nothing points to what stands before.
pub(crate) const ANAPHOR: usize = 6;
/// A denial of one thing names it with no more than so many weighty words.
pub(crate) const BARE: usize = 2;
/// What a denial shares with what it denies weighs at least so much …
const LEAST: u32 = 20;
/// … and of the denial's words this share; of two that are no kin more.
const PART: f64 = 0.50;
const PART_APART: f64 = 0.60;
/// … or this, near by, of three words or more and a denial of no more than `SHORT`.
const PART_OF_THREE: f64 = 0.44;
const SHORT: usize = 6;
/// … or this, of a content that says of its own that a thing is not so; it may answer nobody.
const PART_NEGATED: f64 = 0.75;
/// What two denials of one party share weighs at least so much.
const LEAST_OF_PARTY: u32 = 15;

/// A claim of denials alone, with what they deny.
#[derive(Debug)]
pub(crate) struct Denial {
    /// The words of the denied.
    pub(crate) words: Words,
    /// Two of them in a row, as one.
    pub(crate) compounds: Vec<u32>,
    /// The first denial.
    pub(crate) at: AttributionRef,
    /// What who denies is called.
    pub(crate) party: BTreeSet<String>,
}

/// The claims of a story before denials are joined to them.
#[derive(Debug)]
pub(crate) struct Place<'p, 'a> {
    /// The articles.
    pub(crate) docs: &'p [Doc<'a>],
    /// Which of them are kin.
    pub(crate) kin: &'p Kin,
    /// The claims.
    pub(crate) groups: &'p [Group],
    /// The articles of each.
    pub(crate) articles: &'p [BTreeSet<usize>],
    /// Whether somebody asserts it.
    pub(crate) asserted: &'p [bool],
    /// The statement of each article that it opens with.
    pub(crate) leading: &'p [Option<usize>],
    /// The claims of each article.
    pub(crate) claims: &'p [Vec<usize>],
    /// Of each article, the articles that assert what it denies.
    pub(crate) answers: &'p [BTreeSet<usize>],
}

impl Place<'_, '_> {
    /// The stance of a statement.
    pub(crate) fn stance(&self, at: AttributionRef) -> Option<Stance> {
        stance(self.docs, at)
    }

    /// Whether somebody asserts a claim.
    pub(crate) fn is_asserted(&self, claim: usize) -> bool {
        self.asserted.get(claim).copied().unwrap_or(false)
    }

    /// How many articles state a claim.
    fn articles_of(&self, claim: usize) -> usize {
        self.articles.get(claim).map_or(0, BTreeSet::len)
    }

    /// Asserted claims by the stems of their leaders.
    pub(crate) fn by_stem(&self) -> HashMap<u32, Vec<usize>> {
        let mut by_stem: HashMap<u32, Vec<usize>> = HashMap::new();
        for (claim, group) in self.groups.iter().enumerate() {
            if self.is_asserted(claim) {
                for (stem, _) in group.leaders.iter().flat_map(|(_, l)| &l.stems) {
                    let bucket = by_stem.entry(*stem).or_default();
                    if bucket.len() < MAX_CLAIMS && bucket.last() != Some(&claim) {
                        bucket.push(claim);
                    }
                }
            }
        }
        by_stem
    }

    /// Whether a claim is stated in an article, in a kin of it, or in one that it answers.
    fn is_near(&self, claim: usize, article: usize) -> bool {
        let here = self
            .articles
            .get(claim)
            .is_some_and(|a| a.contains(&article));
        let leaders = self.groups.get(claim).map(|g| g.leaders.as_slice());
        let mut of = leaders.unwrap_or_default().iter().map(|(at, _)| at.article);
        let answered = self.answers.get(article);
        here || of.any(|leader| {
            let mut answers = answered.into_iter().flatten();
            self.kin.kin(leader, article) || answers.any(|a| self.kin.kin(leader, *a))
        })
    }

    /// The asserted claim that a denial denies: that whose words it has most of; of equals that
    /// of most articles, then the first.
    pub(crate) fn asserted_like(
        &self,
        by_stem: &HashMap<u32, Vec<usize>>,
        own: usize,
        denial: &Denial,
    ) -> Option<usize> {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        for stem in denial.words.rarest() {
            seen.extend(by_stem.get(&stem).into_iter().flatten());
        }
        let mut best: Option<(u32, usize, usize)> = None;
        for claim in seen.into_iter().filter(|c| *c != own) {
            let Some(group) = self.groups.get(claim) else {
                continue;
            };
            let near = self.is_near(claim, denial.at.article);
            // What a later article opens with, an earlier one does not answer.
            let leads = |at: AttributionRef| {
                let first = self.leading.get(at.article) == Some(&Some(at.attribution));
                near && first && at.article <= denial.at.article
            };
            let shared = group
                .leaders
                .iter()
                .filter_map(|(at, leader)| denies(&denial.words, leader, near, leads(*at)))
                .max();
            let better = |shared: u32| {
                best.is_none_or(|(s, n, _)| (shared, self.articles_of(claim)) > (s, n))
            };
            if let Some(shared) = shared.filter(|s| better(*s)) {
                best = Some((shared, self.articles_of(claim), claim));
            }
        }
        best.map(|(_, _, claim)| claim)
    }

    /// The earlier denials of the same by the same party, or in kin articles.
    pub(crate) fn denied_like(
        &self,
        by_stem: &HashMap<u32, Vec<usize>>,
        denials: &[(usize, Denial)],
        denial: &Denial,
    ) -> Option<usize> {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        for stem in denial
            .words
            .rarest()
            .chain(denial.compounds.iter().copied())
        {
            seen.extend(by_stem.get(&stem).into_iter().flatten());
        }
        let mut best: Option<(f64, usize)> = None;
        for (to, other) in seen
            .into_iter()
            .take(MAX_CLAIMS)
            .filter_map(|d| denials.get(d))
        {
            let kin = self.kin.kin(other.at.article, denial.at.article);
            let one_party = meet(&other.party, &denial.party);
            let (a, b) = (&other.words, &denial.words);
            let same = a.stems == b.stems && (kin || one_party);
            let one = compound(a, &denial.compounds) + compound(b, &other.compounds);
            let shared = common(a, b) + one;
            let part = f64::from(shared) / f64::from(a.weight.min(b.weight).max(1));
            let enough = shared >= LEAST_OF_PARTY && (several(a, b) >= 2 || one > 0);
            let like = one_party && enough && part >= if kin { PART } else { PART_APART };
            if (same || like) && best.is_none_or(|(p, _)| part > p) {
                best = Some((part, *to));
            }
        }
        best.map(|(_, to)| to)
    }

    /// What a denial means by "such": what another asserts right before it.
    pub(crate) fn such(&self, denial: &Denial, span: Span) -> Option<usize> {
        let doc = self.docs.get(denial.at.article)?;
        let few = denial.words.stems.len() <= BARE;
        let text = span.of(&doc.article.body);
        let mut said = words_of(text).take(2 * ANAPHOR);
        if !few || !said.any(|w| fold(w.of(text)) == "such") {
            return None;
        }
        self.referent(denial.at, true)
    }

    /// To what a statement points that names nothing itself: of "denied that report" it is what
    /// another asserts right before it; of "denied the report" what others assert before it in
    /// its article, if that is one thing, or the first of what most of the articles that state
    /// such things state; not their very words, for no one denies those.
    pub(crate) fn referent(&self, at: AttributionRef, last: bool) -> Option<usize> {
        if self.stance(at) != Some(Stance::Denies) {
            return None;
        }
        let mut best: Option<((usize, usize), usize)> = None;
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for claim in self.claims.get(at.article)?.iter().copied() {
            let Some(group) = self.groups.get(claim) else {
                continue;
            };
            let substantial = group.leaders.iter().any(|(_, l)| l.weight >= 2 * LEAST);
            let told = group.statements.iter().filter(|(s, _)| {
                let before = s.article == at.article && s.attribution < at.attribution;
                let right_before = !last || self.is_right_before(*s, at);
                substantial && before && right_before && self.is_told(*s, at)
            });
            for (statement, _) in told {
                let first = usize::MAX - statement.attribution;
                let rank = (self.articles_of(claim), first);
                found.insert(claim);
                if best.is_none_or(|(r, _)| rank > r) {
                    best = Some((rank, claim));
                }
            }
        }
        let sure = |rank: (usize, usize)| last || found.len() == 1 || rank.0 > 1;
        best.filter(|(rank, _)| sure(*rank)).map(|(_, claim)| claim)
    }

    /// Whether no statement that states something stands between two.
    fn is_right_before(&self, a: AttributionRef, b: AttributionRef) -> bool {
        let attribution = |attribution| AttributionRef { attribution, ..a };
        let mut between = (a.attribution + 1..b.attribution).take(ANAPHOR);
        let apart = b.attribution.checked_sub(a.attribution);
        apart.is_some_and(|apart| apart <= ANAPHOR)
            && between.all(|i| self.stance(attribution(i)) == Some(Stance::Declines))
    }

    /// Whether a statement reports a fact, by another than who speaks in a second one.
    fn is_told(&self, at: AttributionRef, other: AttributionRef) -> bool {
        let doc = self.docs.get(at.article);
        let of = |i: usize| doc.and_then(|d| d.article.attributions.get(i));
        of(at.attribution)
            .zip(of(other.attribution))
            .is_some_and(|(a, b)| {
                let both = |m: usize| b.speakers.iter().any(|o| o.speaker == m);
                a.stance == Stance::Asserts
                    && a.form != Form::Direct
                    && !a.speakers.iter().any(|m| both(m.speaker))
            })
    }
}

/// How much of a denial's words an asserted content has, if it is what is denied: it has most
/// of them; or the denial names but one thing, and the content, with which an article near by
/// opens, begins with that.
fn denies(denial: &Words, content: &Words, near: bool, leads: bool) -> Option<u32> {
    let shared = common(denial, content);
    let part = f64::from(shared) / f64::from(denial.weight.max(1));
    let n = several(denial, content);
    let enough = match () {
        () if denial.negated => PART_NEGATED,
        () if near && n >= 3 && denial.stems.len() <= SHORT => PART_OF_THREE,
        () if near => PART,
        () => PART_APART,
    };
    let most = shared >= LEAST && n >= 2 && part >= enough;
    (most || (leads && names(denial, content))).then_some(shared)
}

/// Whether a denial names a thing or two, and a content begins with them.
pub(crate) fn names(denial: &Words, content: &Words) -> bool {
    let few = (1..=BARE).contains(&denial.stems.len());
    few && denial
        .stems
        .iter()
        .all(|(stem, _)| content.head.contains(stem))
}

/// How many words two contents share.
fn several(a: &Words, b: &Words) -> usize {
    a.stems.iter().filter(|(stem, _)| b.has(*stem)).count()
}

/// The weight of the words of a content that are two in a row elsewhere.
fn compound(words: &Words, compounds: &[u32]) -> u32 {
    let of = words
        .stems
        .iter()
        .filter(|(stem, _)| compounds.contains(stem));
    of.map(|(_, weight)| u32::from(*weight)).sum()
}
