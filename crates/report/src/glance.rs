//! The story in half a minute: a sentence, three rows of signs, who says, denies, declined.

use crate::dates::or_unknown;
use crate::facts::{Facts, outlet};
use crate::passage::text;
use crate::voices;
use crate::words::{count, list, ranged};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// More signs than these are not drawn one by one.
const SIGNS: usize = 60;

/// The top of a story.
pub(crate) fn glance(facts: &Facts) -> Markup {
    let line = &facts.story.line;
    let outlets = outlets(facts);
    html! {
        p.lede { (sentence(facts, outlets.len())) }
        div.signs role="img" aria-label=(signs_in_words(facts, outlets.len())) {
            (row("Articles", facts.articles.len(), 0, "article"))
            (row("Outlets", outlets.len(), unknown_outlets(facts), "outlet"))
            (row(
                "Origins",
                natural(line.origins_min),
                natural(line.origins_max - line.origins_min),
                "origin",
            ))
        }
        p.key {
            "An " em { "origin" } " is a report by somebody who found something out. An article "
            "that copies, retells or cites it confirms nothing. "
            @if line.origins_max > line.origins_min || unknown_outlets(facts) > 0 {
                "Hollow signs: whether these count by themselves, nothing here decides."
            }
        }
        (voices::voices(facts))
    }
}

/// "5 articles rest on 1 origin. Most of what they say comes from …".
fn sentence(facts: &Facts, outlets: usize) -> Markup {
    let line = &facts.story.line;
    let articles = facts.articles.len();
    let (verb, of) = if articles == 1 {
        ("rests", "of")
    } else {
        ("rest", "in")
    };
    let total: i64 = facts.origins().map(|o| o.statements).sum();
    // Of one origin alone there is nothing to compare.
    let main = facts
        .origins()
        .next()
        .filter(|_| facts.origins().count() > 1);
    html! {
        strong { (count(articles, "article")) }
        @if outlets > 0 { " " (of) " " (count(outlets, "outlet")) }
        " " (verb) " on "
        strong.accent { (ranged(line.origins_min, line.origins_max, "independent origin")) } "."
        @if let Some(origin) = main {
            " " (origin.statements) " of " (total) " statements come from "
            @match origin.outlet.as_deref() {
                Some(outlet) => { "the report of " strong { (text(outlet)) } }
                None => "a report of an unknown outlet",
            }
            @if let Some(on) = &origin.reported_on { ", " (or_unknown(Some(on))) }
            @if origin.article_id.is_none() { ", which is not among these articles" }
            "."
        }
    }
}

fn signs_in_words(facts: &Facts, outlets: usize) -> String {
    let line = &facts.story.line;
    format!(
        "{}, {}, {}",
        count(facts.articles.len(), "article"),
        count(outlets, "known outlet"),
        ranged(line.origins_min, line.origins_max, "independent origin")
    )
}

/// A row of signs: so many full, so many hollow.
fn row(label: &str, full: usize, hollow: usize, class: &str) -> Markup {
    let all = full + hollow;
    let number = if hollow > 0 {
        format!("{full} to {all}")
    } else {
        all.to_string()
    };
    html! {
        div.row {
            span.label { (label) }
            span.number { (number) }
            span.dots aria-hidden="true" {
                @if all <= SIGNS {
                    @for _ in 0..full { i class=(class) {} }
                    @for _ in 0..hollow { i class=(format!("{class} hollow")) {} }
                } @else {
                    i class=(format!("{class} bar")) {}
                }
            }
        }
    }
}

/// The known outlets that carry the story.
fn outlets(facts: &Facts) -> BTreeSet<&str> {
    let lines = facts.story.articles.iter();
    lines.filter_map(|a| a.outlet.as_deref()).collect()
}

/// Articles of whose outlet nothing is known: each may be one more.
fn unknown_outlets(facts: &Facts) -> usize {
    facts
        .story
        .articles
        .iter()
        .filter(|a| a.outlet.is_none())
        .count()
}

fn natural(n: i64) -> usize {
    usize::try_from(n).unwrap_or(0)
}

/// The outlets of some articles, each once, as a list.
pub(crate) fn carried_by<'a>(
    articles: impl Iterator<Item = &'a onrecord_query::ArticleLine>,
    most: usize,
) -> String {
    let names: BTreeSet<String> = articles.map(|a| text(outlet(a))).collect();
    list(&names.into_iter().collect::<Vec<_>>(), most)
}
