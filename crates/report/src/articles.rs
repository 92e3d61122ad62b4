//! The articles: whose, when, from whom, and where to read them.

use crate::dates::{long, or_unknown};
use crate::facts::{Facts, credit, outlet, web};
use crate::passage::text;
use crate::words::count;
use maud::{Markup, html};
use onrecord_query::{ArticleView, DerivationLine};

/// The section.
pub(crate) fn articles(facts: &Facts) -> Markup {
    html! {
        section.block {
            h2 { "The articles" }
            ol.articles { @for article in &facts.articles { (one(facts, article)) } }
        }
    }
}

fn one(facts: &Facts, article: &ArticleView) -> Markup {
    let line = &article.line;
    let title = text(line.title.as_deref().unwrap_or("(no headline)"));
    let parents: Vec<&DerivationLine> = facts.parents(line.article_id).collect();
    html! {
        li id=(format!("article-{}", line.article_id)) {
            p.outlet {
                strong { (text(outlet(line))) }
                @if let Some(credit) = credit(line) { ", credit " (text(credit)) }
                " · " (or_unknown(line.published_at.as_deref()))
                @if let Some(basis) = &article.published_basis {
                    " " span.basis { "(by " (text(&basis.replace('_', " "))) ")" }
                }
            }
            h3 lang=[article.language.as_deref()] {
                @match web(article.url.as_deref()) {
                    Some(url) => { a href=(url) rel="noopener noreferrer nofollow" { (title) } }
                    None => (title),
                }
            }
            p.who {
                (count(usize::try_from(article.words).unwrap_or(0), "word")) " · "
                (count(article.statements.len(), "statement"))
                @if let Some(byline) = &article.byline { " · " (text(byline)) }
            }
            @if parents.is_empty() {
                p.from { "Has it from no other article here." }
            } @else {
                ul.from { @for parent in &parents { li { (descends(parent)) } } }
            }
        }
    }
}

fn descends(from: &DerivationLine) -> Markup {
    let name = text(from.parent_outlet.as_deref().unwrap_or("an unknown outlet"));
    html! {
        "From "
        @match from.parent_article_id {
            Some(id) => { a href=(format!("#article-{id}")) { (name) } }
            None => { (name) " (not among these articles)" },
        }
        @if let Some(on) = &from.parent_reported_on { ", " (long(on)) }
        ": " (text(&from.basis))
    }
}
