//! The page around it all.

use crate::facts::Facts;
use crate::passage::text;
use crate::{articles, claims, drawing, glance, origins, timeline};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("style.css");

/// A whole page.
pub(crate) fn page(title: &str, body: &Markup) -> String {
    let style = BASE64_STANDARD.encode(Sha256::digest(STYLE));
    // Nothing may be loaded, sent or run; the one style sheet is known by its digest.
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{style}'; img-src data:; base-uri 'none'; \
         form-action 'none'"
    );
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(concat!("onrecord ", env!("CARGO_PKG_VERSION")));
                // An empty picture, so that no browser asks the server for one.
                link rel="icon" href="data:,";
                title { (text(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main { (body) }
                (footer())
            }
        }
    }
    .into_string()
}

/// A story with all its sections; `id` names its place on a page of several.
pub(crate) fn story(facts: &Facts, id: &str) -> Markup {
    html! {
        div.story id=[(!id.is_empty()).then_some(id)] {
            header.top {
                p.kicker { "Where this story comes from" }
                h1 { (text(&facts.title())) }
                (glance::glance(facts))
            }
            (drawing::drawing(facts))
            (timeline::timeline(facts))
            (origins::origins(facts))
            (claims::claims(facts))
            (articles::articles(facts))
            p.machine { "Story " code { (facts.story.line.key) } }
        }
    }
}

fn footer() -> Markup {
    html! {
        footer {
            h2 { "How to read this" }
            p {
                "A program read these articles and noted who says what, in which words, and who "
                "has it from whom. It does not judge who is right. It makes mistakes: about one "
                "statement in five is missed or misread, so read the passage before you rely on "
                "it. Each passage stands in its article exactly as shown."
            }
            p {
                "Numbers of origins are ranges: where nothing in the articles decides whether two "
                "reports are one, the smaller number counts them as one and the larger as two. "
                "“First” is said only where the dates leave no doubt. What is not known is left "
                "open."
            }
            p.machine { "onrecord " (env!("CARGO_PKG_VERSION")) }
        }
    }
}
