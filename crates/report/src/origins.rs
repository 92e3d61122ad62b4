//! On which reports it all rests, and why.

use crate::dates::or_unknown;
use crate::facts::Facts;
use crate::passage::text;
use crate::words::{count, ranged};
use maud::{Markup, html};
use onrecord_query::OriginLine;

/// The section.
pub(crate) fn origins(facts: &Facts) -> Markup {
    let line = &facts.story.line;
    let all: Vec<&OriginLine> = facts.origins().collect();
    html! {
        section.block {
            h2 { "What it rests on" }
            p.hint {
                (ranged(line.origins_min, line.origins_max, "origin"))
                @if line.origins_max > line.origins_min {
                    ": the smaller number takes every doubtful merge (reports of one owner, an "
                    "undated report of the same outlet, a background report), the larger none"
                }
                "."
            }
            ol.origins { @for origin in &all { li {
                span.dot-own.outside[origin.article_id.is_none()] {}
                div {
                    strong { (text(origin.outlet.as_deref().unwrap_or("Unknown outlet"))) }
                    ", " (or_unknown(origin.reported_on.as_deref()))
                    @match origin.article_id {
                        Some(id) => { " · " a href=(format!("#article-{id}")) { "its article" } }
                        None => { " · " em { "not among these articles" } }
                    }
                    p.who {
                        (count(usize::try_from(origin.statements).unwrap_or(0), "statement"))
                        @if let Some(basis) = &origin.basis { " · " (text(basis)) }
                        @if !origin.certain { " · " em { "doubtful" } }
                    }
                }
            } } }
        }
    }
}
