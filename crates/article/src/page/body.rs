//! The text of the article among all that stands on its page.

use super::meta::Structured;
use crate::html::{Dom, Id};

/// The text of an article, and where on the page it stands.
#[derive(Debug)]
pub(super) struct Found {
    /// Its paragraphs, set apart by a blank line.
    pub(super) text: String,
    /// The element that holds them.
    pub(super) container: Id,
    /// Its first node of text; headline, byline and date usually stand before it.
    pub(super) first: Id,
}

/// Finds the text of the article.
pub(super) fn find(dom: &Dom, _structured: &Structured) -> Option<Found> {
    let texts = dom.elements(0, &["p"]).map(|p| (p, dom.inner_text(p)));
    let texts: Vec<(Id, String)> = texts.filter(|(_, t)| !t.trim().is_empty()).collect();
    let (first, _) = texts.first()?;
    Some(Found {
        first: *first,
        container: dom.node(*first)?.parent,
        text: texts
            .iter()
            .map(|(_, text)| text.trim())
            .collect::<Vec<_>>()
            .join("\n\n"),
    })
}
