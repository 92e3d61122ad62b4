//! Who says it, who denies it, who declined: three short lists.

use crate::facts::Facts;
use crate::passage::text;
use crate::words::{count, cut, ranged};
use maud::{Markup, html};
use onrecord_core::text::fold;
use onrecord_query::{ClaimStatement, ClaimView};
use std::collections::BTreeSet;

/// A list is no longer than this; the rest stands further down the page.
const MOST: usize = 4;
/// A passage in a list is cut to the width of so many letters.
const PASSAGE: usize = 180;

/// The three lists.
pub(crate) fn voices(facts: &Facts) -> Markup {
    let said: Vec<&ClaimView> = facts
        .story
        .claims
        .iter()
        .filter(|c| c.line.central && of_stance(c, "asserts").next().is_some())
        .take(MOST)
        .collect();
    let denials = denials(facts);
    let declined = declined(facts);
    html! {
        div.voices {
            section.says {
                h3 { "Who says what" }
                @if said.is_empty() { p.none { "No statement was found." } }
                ul { @for claim in said { li {
                    p.name { (speakers(of_stance(claim, "asserts"))) }
                    a href=(format!("#{}", anchor(claim))) { "“" (short(&claim.line.claim)) "”" }
                    p.who { (ranged(claim.line.origins_min, claim.line.origins_max, "origin")) }
                } } }
            }
            section.denies {
                h3 { "Who denies" }
                @if denials.is_empty() { p.none { "Nobody, in these articles." } }
                ul { @for (claim, statement) in denials.iter().take(MOST) { li {
                    p.name { (speakers(std::iter::once(*statement))) }
                    a href=(format!("#{}", anchor(claim))) { "“" (short(&statement.content)) "”" }
                } } }
                @if denials.len() > MOST {
                    p.more { (count(denials.len() - MOST, "more denial")) " below" }
                }
            }
            section.declined {
                h3 { "Who declined to speak" }
                @if declined.is_empty() { p.none { "Nobody, in these articles." } }
                ul { @for name in &declined { li { (name) } } }
            }
        }
    }
}

/// The place of a claim on the page.
pub(crate) fn anchor(claim: &ClaimView) -> String {
    format!("claim-{}", claim.line.claim_id)
}

/// The statements of one stance.
pub(crate) fn of_stance<'c>(
    claim: &'c ClaimView,
    stance: &'c str,
) -> impl Iterator<Item = &'c ClaimStatement> {
    claim.statements.iter().filter(move |s| s.stance == stance)
}

/// A claim's wording or a passage as a line, without the marks around it.
pub(crate) fn bare(passage: &str) -> String {
    let quotation = |c: char| c.is_whitespace() || "“”\"‘’«»,".contains(c);
    text(passage.trim_matches(quotation))
}

fn short(passage: &str) -> String {
    cut(&bare(passage), PASSAGE)
}

/// The speakers of statements, each once.
fn speakers<'s>(statements: impl Iterator<Item = &'s ClaimStatement>) -> String {
    let mut seen = BTreeSet::new();
    let names: Vec<String> = statements
        .filter_map(|s| s.source.as_deref())
        .filter(|name| seen.insert(key(name)))
        .map(text)
        .collect();
    if names.is_empty() {
        return "nobody named".to_owned();
    }
    crate::words::list(&names, 3)
}

/// The denials of each claim, each speaker once: of the claim that is denied most often first.
fn denials(facts: &Facts) -> Vec<(&ClaimView, &ClaimStatement)> {
    let mut found: Vec<(usize, &ClaimView, &ClaimStatement)> = Vec::new();
    for claim in &facts.story.claims {
        let mut seen = BTreeSet::new();
        let carried = of_stance(claim, "denies").count();
        for statement in of_stance(claim, "denies") {
            if seen.insert(key(statement.source.as_deref().unwrap_or_default())) {
                found.push((carried, claim, statement));
            }
        }
    }
    found.sort_by_key(|(carried, ..)| std::cmp::Reverse(*carried));
    found
        .into_iter()
        .map(|(_, claim, statement)| (claim, statement))
        .collect()
}

/// Who declined, each once.
fn declined(facts: &Facts) -> Vec<String> {
    let (mut ids, mut names) = (BTreeSet::new(), BTreeSet::new());
    let statements = facts.story.declined.iter();
    statements
        .filter_map(|s| Some((s.source_id, s.source.as_deref()?)))
        .filter(|(id, name)| id.is_none_or(|id| ids.insert(id)) && names.insert(key(name)))
        .map(|(_, name)| text(name))
        .collect()
}

/// A name as it is compared.
fn key(name: &str) -> String {
    let folded = fold(name);
    let bare = ["the ", "a ", "an "]
        .iter()
        .find_map(|a| folded.strip_prefix(a));
    bare.unwrap_or(&folded).replace("u.s.", "us")
}
