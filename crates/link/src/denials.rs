//! Which claims denials deny that say little themselves: "denied any contact", "rejects the
//! claim".
//!
//! A denial often names what it denies by a word or two. It joins the asserted claim that it
//! denies where an article that states this claim, or a kin of it, leads there; denials of one
//! thing by one party join each other. What only points back ("the report") is no claim.

use crate::cited::stance;
use crate::claims::{Group, MAX_CLAIMS};
use crate::contents::{Words, compounds, denied};
use crate::doc::Doc;
use crate::kin::Kin;
use crate::party::speakers;
use crate::place::{ANAPHOR, BARE, Denial, Place};
use onrecord_core::links::AttributionRef;
use onrecord_core::text::{fold, words as words_of};
use onrecord_core::{Span, Stance};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Statements of a claim looked at for who says it.
const MAX_STATEMENTS: usize = 32;

/// An article answers so many others.
const MAX_ANSWERS: usize = 16;

/// Words that point to what was said last.
const POINTING: &[&str] = &["this", "that", "these", "those", "it"];

/// Joins claims that are only denied to those that are asserted or to each other, and drops
/// those that only point back; the claims come in canonical order of their first statement.
pub(crate) fn join_denials(docs: &[Doc<'_>], kin: &Kin, mut groups: Vec<Group>) -> Vec<Group> {
    let articles: Vec<BTreeSet<usize>> = groups
        .iter()
        .map(|g| g.statements.iter().map(|(at, _)| at.article).collect())
        .collect();
    let asserted: Vec<bool> = groups
        .iter()
        .map(|g| has(docs, g, Stance::Asserts))
        .collect();
    let mut claims: Vec<Vec<usize>> = vec![Vec::new(); docs.len()];
    for (claim, of) in articles.iter().enumerate() {
        for article in of {
            if let Some(claims) = claims.get_mut(*article).filter(|c| c.len() < MAX_CLAIMS) {
                claims.push(claim);
            }
        }
    }
    let leading = leading(docs);
    let mut answers: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); docs.len()];
    for group in groups
        .iter()
        .zip(&asserted)
        .filter_map(|(g, a)| a.then_some(g))
    {
        for (at, _) in group.statements.iter().take(MAX_CLAIMS) {
            let stance = stance(docs, *at);
            let of = answers
                .get_mut(at.article)
                .filter(|a| a.len() < MAX_ANSWERS);
            if let Some(of) = of.filter(|_| stance == Some(Stance::Denies)) {
                of.extend(group.leaders.iter().map(|(at, _)| at.article));
            }
        }
    }
    let place = Place {
        docs,
        kin,
        groups: &groups,
        articles: &articles,
        asserted: &asserted,
        leading: &leading,
        claims: &claims,
        answers: &answers,
    };
    let by_stem = place.by_stem();
    let mut denials: Vec<(usize, Denial)> = Vec::new();
    let mut by_denial: HashMap<u32, Vec<usize>> = HashMap::new();
    // Of each claim: which it joins, or that it is none.
    let mut joins: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    let mut moved: Vec<(usize, (AttributionRef, Span))> = Vec::new();
    let mut bare: Vec<(usize, Words)> = Vec::new();
    for (claim, group) in groups.iter().enumerate() {
        let Some((at, span)) = group.statements.first().copied() else {
            continue;
        };
        let Some(doc) = docs.get(at.article) else {
            continue;
        };
        let words = denied(doc, &[span]);
        if words.stems.is_empty() && words.count <= ANAPHOR {
            for statement in &group.statements {
                let Some(doc) = docs.get(statement.0.article) else {
                    continue;
                };
                let text = statement.1.of(&doc.article.body);
                let first = words_of(text).next().map(|w| fold(w.of(text)));
                let this = first.is_some_and(|w| POINTING.contains(&w.as_str()));
                if let Some(to) = place.referent(statement.0, this) {
                    moved.push((to, *statement));
                }
            }
            joins.insert(claim, None);
            continue;
        }
        let only_denied = group.statements.iter().take(MAX_STATEMENTS);
        if !only_denied
            .clone()
            .all(|(at, _)| place.stance(*at) == Some(Stance::Denies))
        {
            continue;
        }
        let party = only_denied
            .flat_map(|(at, _)| speakers(docs, *at))
            .collect();
        let denial = Denial {
            words,
            compounds: compounds(doc, span),
            at,
            party,
        };
        let to = place
            .such(&denial, span)
            .or_else(|| place.asserted_like(&by_stem, claim, &denial))
            .or_else(|| place.denied_like(&by_denial, &denials, &denial));
        if to.is_none() || to.is_some_and(|t| !place.is_asserted(t)) {
            for stem in denial
                .words
                .rarest()
                .chain(denial.compounds.iter().copied())
            {
                let bucket = by_denial.entry(stem).or_default();
                if bucket.len() < MAX_CLAIMS && bucket.last() != Some(&denials.len()) {
                    bucket.push(denials.len());
                }
            }
            if to.is_none() && denial.words.stems.len() <= BARE {
                bare.push((claim, denial.words.clone()));
            }
            denials.push((to.unwrap_or(claim), denial));
        }
        if let Some(to) = to {
            joins.insert(claim, Some(to));
        }
    }
    for (claim, words) in bare {
        if let Some(group) = groups.get_mut(claim) {
            group.bare = Some(words);
        }
    }
    for (from, to) in joins {
        let taken = groups.get_mut(from).map(std::mem::take).unwrap_or_default();
        if let Some(group) = to.and_then(|to| groups.get_mut(to)) {
            group.statements.extend(taken.statements);
        }
    }
    for (to, statement) in moved {
        if let Some(group) = groups.get_mut(to) {
            group.statements.push(statement);
        }
    }
    groups.retain(|g| !g.statements.is_empty());
    for group in &mut groups {
        group.statements.sort_by_key(|(at, span)| (*at, *span));
        group.statements.dedup_by_key(|(at, _)| *at);
    }
    groups.sort_by_key(|g| g.statements.first().copied());
    groups
}

/// The first statement of each article that asserts something.
fn leading(docs: &[Doc<'_>]) -> Vec<Option<usize>> {
    let first = |d: &Doc<'_>| {
        let all = &d.article.attributions;
        all.iter().position(|a| a.stance == Stance::Asserts)
    };
    docs.iter().map(first).collect()
}

fn has(docs: &[Doc<'_>], group: &Group, wanted: Stance) -> bool {
    let mut all = group.statements.iter();
    all.any(|(at, _)| stance(docs, *at) == Some(wanted))
}
