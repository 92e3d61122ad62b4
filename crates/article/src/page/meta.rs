//! What a page says of its article beside the text: title, authors, dates, outlet, URL, language.

use super::body::Found;
use crate::dates::choose::{Evidence, choose};
use crate::fields::{put_dates, tell_language, with_supplied};
use crate::html::Dom;
use onrecord_core::{Article, Register, Supplied};

/// What the page says of its article in a form made for machines: JSON-LD, meta elements,
/// microdata. Known before the text is looked for.
#[derive(Debug, Default)]
pub(super) struct Structured {
    /// The text of the article, where JSON-LD gives it (`articleBody`).
    pub(super) body: Option<String>,
    /// Headlines, the most trusted first.
    pub(super) titles: Vec<String>,
    /// What kinds of thing the page says it is: `NewsArticle`, `VideoObject`, `CollectionPage`;
    /// and the `og:type`.
    pub(super) types: Vec<String>,
    /// Whether the text is said to be free to read (`isAccessibleForFree`).
    pub(super) free: Option<bool>,
}

/// Reads what the page says for machines.
pub(super) fn structured(dom: &Dom) -> Structured {
    let titles = dom.elements(0, &["title"]).map(|id| dom.inner_text(id));
    Structured {
        titles: titles.take(1).collect(),
        ..Structured::default()
    }
}

/// Fills in all fields of an article but its body.
pub(super) fn fill(
    article: &mut Article,
    _dom: &Dom,
    structured: &Structured,
    found: &Found,
    supplied: &Supplied,
    register: &Register,
) {
    article.title = structured.titles.first().cloned();
    article.language = crate::language::of(&found.text).map(str::to_owned);
    *article = with_supplied(std::mem::take(article), supplied, register);
    let chosen = choose(&Evidence::default(), supplied, article.url.as_deref());
    put_dates(article, chosen);
    tell_language(article);
}
