//! Every claim with who asserts and who denies it, and the passages that say so.

use crate::dates::or_unknown;
use crate::facts::{Facts, outlet};
use crate::passage::{quoted, text};
use crate::voices::{anchor, bare, of_stance};
use crate::words::{count, list, ranged};
use maud::{Markup, html};
use onrecord_core::text::fold;
use onrecord_query::{ClaimStatement, ClaimView};

/// The section: what several articles state or somebody denies first, then the rest.
pub(crate) fn claims(facts: &Facts) -> Markup {
    let (main, other): (Vec<&ClaimView>, Vec<&ClaimView>) = facts
        .story
        .claims
        .iter()
        .partition(|c| c.line.central || of_stance(c, "denies").next().is_some());
    html! {
        section.block {
            h2 { "What is said, word for word" }
            @if main.is_empty() && other.is_empty() { p.none { "No statement was found." } }
            @for claim in &main { (claim_card(facts, claim)) }
            @if !other.is_empty() {
                details {
                    summary { (count(other.len(), "more statement")) " that one article alone has" }
                    @for claim in &other { (claim_card(facts, claim)) }
                }
            }
        }
    }
}

fn claim_card(facts: &Facts, claim: &ClaimView) -> Markup {
    let sources = match claim.line.sources_max {
        Some(max) => ranged(claim.line.sources_min, max, "source"),
        None => format!(
            "at least {}",
            ranged(claim.line.sources_min, claim.line.sources_min, "source")
        ),
    };
    let denials = of_stance(claim, "denies").count();
    html! {
        article.claim id=(anchor(claim)) {
            h3 { "“" (bare(&claim.line.claim)) "”" }
            p.badges {
                @if claim.line.origins_max > 0 {
                    span.badge.accent { (ranged(claim.line.origins_min, claim.line.origins_max, "origin")) }
                    span.badge { (sources) }
                } @else { span.badge { "asserted by nobody here" } }
                @if denials > 0 { span.badge.no { (count(denials, "denial")) } }
            }
            (side(facts, claim, "asserts", "Says so"))
            (side(facts, claim, "denies", "Denies it"))
            (side(facts, claim, "asks", "Asks"))
        }
    }
}

fn side(facts: &Facts, claim: &ClaimView, stance: &str, label: &str) -> Markup {
    let said = same_words(of_stance(claim, stance));
    html! {
        @if !said.is_empty() {
            div class=(format!("side {stance}")) {
                h4 { (label) }
                ul { @for (first, also) in &said { (statement(facts, first, also)) } }
            }
        }
    }
}

/// Statements in one wording by one speaker stand once: the first, and those that have it too.
fn same_words<'c>(
    statements: impl Iterator<Item = &'c ClaimStatement>,
) -> Vec<(&'c ClaimStatement, Vec<&'c ClaimStatement>)> {
    let key = |s: &ClaimStatement| {
        let words = |t: &str| -> Vec<String> {
            let folded = fold(t);
            folded
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty())
                .map(str::to_owned)
                .collect()
        };
        (
            words(s.source.as_deref().unwrap_or_default()),
            words(&s.content),
        )
    };
    let mut found: Vec<(_, &ClaimStatement, Vec<&ClaimStatement>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for statement in statements {
        let key = key(statement);
        let place = *places.entry(key.clone()).or_insert(found.len());
        match found.get_mut(place) {
            Some((.., also)) => also.push(statement),
            None => found.push((key, statement, Vec::new())),
        }
    }
    found
        .into_iter()
        .map(|(_, first, also)| (first, also))
        .collect()
}

fn statement(facts: &Facts, of: &ClaimStatement, also: &[&ClaimStatement]) -> Markup {
    let Some(article) = facts.article(of.article_id) else {
        return html! {};
    };
    let others: Vec<String> = also
        .iter()
        .filter_map(|s| facts.article(s.article_id))
        .map(|a| text(outlet(&a.line)))
        .collect();
    html! {
        li {
            p.speaker {
                strong { (text(of.source.as_deref().unwrap_or("Nobody named"))) }
                " · " a href=(format!("#article-{}", of.article_id)) { (text(outlet(&article.line))) }
                ", " (or_unknown(article.line.published_at.as_deref()))
            }
            (quoted(article, of.start, of.end))
            @if !others.is_empty() { p.also { "In the same words: " (list(&others, 10)) } }
        }
    }
}
