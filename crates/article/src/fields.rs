//! What every way of reading an article shares: authors, dates, and what is supplied.

use crate::dates::choose::Chosen;
use crate::{byline, language};
use onrecord_core::{Article, Author, OutletKind, Problem, ProblemKind, Register, Supplied};

pub(crate) fn add_author(authors: &mut Vec<Author>, author: Author) {
    match authors
        .iter_mut()
        .find(|a| a.name.to_lowercase() == author.name.to_lowercase())
    {
        Some(known) => known.role = known.role.take().or(author.role),
        None => authors.push(author),
    }
}

/// The agency of a byline like `By Northwire`.
pub(crate) fn agency_of(authors: &[Author], register: &Register) -> Option<String> {
    authors
        .iter()
        .filter(|a| a.is_outlet)
        .filter_map(|a| register.by_name(&a.name))
        .find(|outlet| outlet.kind == OutletKind::Agency)
        .map(|outlet| outlet.name.clone())
}

/// Puts what is supplied over what was found.
pub(crate) fn with_supplied(
    mut article: Article,
    supplied: &Supplied,
    register: &Register,
) -> Article {
    let given = |field: &Option<String>| {
        field
            .as_deref()
            .map(str::trim)
            .filter(|s| !s.is_empty())
            .map(str::to_owned)
    };
    article.url = given(&supplied.url).or(article.url);
    article.title = given(&supplied.title).or(article.title);
    if let Some(byline) = given(&supplied.byline) {
        let line = format!("By {byline}");
        let authors = byline::parse(&byline, register)
            .or_else(|| byline::parse(&line, register))
            .or_else(|| byline::credit_line(&byline, register));
        article.authors = authors.unwrap_or(article.authors);
        article.byline = Some(byline);
    }
    let canonical = article.url.as_deref().and_then(crate::url::canonical);
    let by_url = canonical.as_deref().and_then(|url| register.by_url(url));
    article.outlet = given(&supplied.outlet)
        .map(|name| register.canonical(&name))
        .or_else(|| by_url.map(|o| o.name.clone()))
        .or(article.outlet);
    article.credit = given(&supplied.credit)
        .map(|name| register.canonical(&name))
        .or(article.credit)
        .filter(|credit| article.outlet.as_ref() != Some(credit));
    article.language = given(&supplied.language)
        .and_then(|l| language::code(&l))
        .or(article.language);
    article
}

pub(crate) fn put_dates(article: &mut Article, chosen: Chosen) {
    article.dates = chosen.candidates;
    (article.published, article.published_basis) = chosen.published.unzip();
    article.problems.extend(chosen.problems);
}

pub(crate) fn tell_language(article: &mut Article) {
    if let Some(code) = article.language.as_deref().filter(|code| *code != "en") {
        article.problems.push(Problem::new(
            ProblemKind::UnsupportedLanguage,
            format!("{code:?}: attributions are read in English only"),
        ));
    }
    let main = article.language.as_deref();
    let mixed = main.and_then(|main| language::mixed(&article.body, main));
    article.problems.extend(mixed);
}
