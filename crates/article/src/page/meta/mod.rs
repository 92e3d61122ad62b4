//! What a page says of its article beside the text: title, authors, dates, outlet, URL, language.

mod json_ld;
mod lenient;
mod metas;
mod place;
mod plain;
mod title;

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
    ld: json_ld::Ld,
    metas: metas::Metas,
}

/// Names of meta elements that give the headline.
const TITLES: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "title",
];

/// Reads what the page says for machines.
pub(super) fn structured(dom: &Dom) -> Structured {
    let metas = metas::Metas::read(dom);
    let own_url = metas
        .canonical
        .as_deref()
        .or_else(|| metas.first(&["og:url"]));
    let mut ld = json_ld::read(dom, own_url);
    let mut titles: Vec<String> = Vec::new();
    let stated = TITLES.iter().filter_map(|name| metas.all(name).next());
    for title in ld
        .titles
        .iter()
        .map(String::as_str)
        .chain(stated)
        .chain(metas.title.as_deref())
    {
        let title = plain::plain(title);
        if !title.is_empty() && title.len() <= 600 && !titles.contains(&title) {
            titles.push(title);
        }
    }
    let mut types = std::mem::take(&mut ld.types);
    types.extend(metas.all("og:type").map(str::to_owned));
    Structured {
        body: ld.body.take(),
        titles,
        types,
        free: ld.free,
        ld,
        metas,
    }
}

/// Fills in all fields of an article but its body.
pub(super) fn fill(
    article: &mut Article,
    dom: &Dom,
    structured: &Structured,
    found: &Found,
    supplied: &Supplied,
    register: &Register,
) {
    let mut sites: Vec<String> = Vec::new();
    sites.extend(structured.metas.first(&["og:site_name"]).map(plain::plain));
    sites.extend(structured.ld.publisher.as_ref().map(|p| p.name.clone()));
    let title = title::find(dom, structured, found, &sites);
    article.title = title.text;
    article.language = crate::language::of(&found.text).map(str::to_owned);
    *article = with_supplied(std::mem::take(article), supplied, register);
    let chosen = choose(&Evidence::default(), supplied, article.url.as_deref());
    put_dates(article, chosen);
    tell_language(article);
}
