//! What a page says of its article beside the text: title, authors, dates, outlet, URL, language.

mod authors;
mod json_ld;
mod lenient;
mod metas;
mod named;
mod place;
mod plain;
mod publisher;
mod region;
mod shown;
mod title;
mod when;

use super::body::Found;
use crate::byline::names;
use crate::dateline;
use crate::dates::choose::{Printed, choose};
use crate::dates::order::order;
use crate::fields::{put_dates, with_supplied};
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

/// Fills in all fields of an article but its body; says where in the text the body begins, behind
/// its dateline.
pub(super) fn fill(
    article: &mut Article,
    dom: &Dom,
    structured: &Structured,
    found: &Found,
    supplied: &Supplied,
    register: &Register,
) -> usize {
    let publisher = publisher::find(structured, supplied, register);
    let sites = &publisher.sites;
    let carried = supplied.carried.as_deref();
    let title = title::find(dom, structured, found, sites);
    article.title = title.text.or_else(|| carried.and_then(|c| c.title.clone()));
    article.language = language(structured, found, supplied);
    article.url.clone_from(&publisher.url);
    article.outlet.clone_from(&publisher.outlet);

    let region = region::Region::new(dom, found, title.heading);
    let authors = authors::find(dom, structured, found, &region, register, sites);
    (article.authors, article.byline) = (authors.names, authors.byline);
    if let Some(byline) = carried.and_then(|c| c.byline.as_deref())
        && article.authors.is_empty()
    {
        article.authors = names::of_field(byline, register, sites);
        article.byline = Some(byline.to_owned());
    }
    let first = found.text.split("\n\n").next().unwrap_or("");
    let lead = dateline::parse(first, register).filter(|lead| lead.strong);
    let agency = lead.as_ref().and_then(|l| l.agency.as_deref());
    article.credit = publisher
        .credit
        .or_else(|| publisher::credit(&article.authors, agency, &found.text, register));
    *article = with_supplied(std::mem::take(article), supplied, register);

    let country = country(article, register);
    let order = order(structured.metas.language.as_deref(), country.as_deref());
    let mut evidence = when::evidence(dom, structured, found, &region, order);
    evidence.dateline = lead
        .as_ref()
        .and_then(|lead| lead.date.clone())
        .map(|(text, found)| Printed {
            text,
            found,
            updated: false,
            cued: false,
        });
    let address = article.url.clone();
    let address = address
        .as_deref()
        .or_else(|| carried.and_then(|c| c.url.as_deref()));
    let chosen = choose(&evidence, supplied, address);
    let begins = lead.as_ref().map_or(0, |lead| lead.rest);
    article.dateline = lead.map(|lead| lead.dateline(chosen.dateline.clone()));
    put_dates(article, chosen);
    begins
}

/// The language: that of the text where it can be told, else what the page says.
fn language(structured: &Structured, found: &Found, supplied: &Supplied) -> Option<String> {
    let metas = &structured.metas;
    let carried = supplied.carried.as_deref();
    crate::language::of(&found.text)
        .map(str::to_owned)
        .or_else(|| {
            [
                structured.ld.language.as_deref(),
                metas.first(&["og:locale"]),
                metas.language.as_deref(),
                metas.first(&[
                    "http-equiv:content-language",
                    "dc.language",
                    "dcterms.language",
                ]),
                carried.and_then(|c| c.language.as_deref()),
            ]
            .into_iter()
            .flatten()
            .find_map(crate::language::code)
        })
}

/// Where the outlet is seated: by the register, else by the end of its host.
fn country(article: &Article, register: &Register) -> Option<String> {
    let known = article
        .outlet
        .as_deref()
        .and_then(|name| register.by_name(name));
    if let Some(country) = known.and_then(|o| o.country.clone()) {
        return Some(country);
    }
    let host = article.url.as_deref()?.split_once("://")?.1;
    let host = host.split(['/', '?', '#', ':']).next()?;
    let end = host.rsplit('.').next()?;
    match end {
        "uk" => Some("GB".to_owned()),
        "eu" | "io" | "co" | "tv" | "me" | "ai" | "fm" | "cc" | "ws" | "ly" | "gg" => None,
        end if end.len() == 2 => Some(end.to_ascii_uppercase()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
