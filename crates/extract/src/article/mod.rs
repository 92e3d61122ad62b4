//! From pasted text to an article: title, byline, dateline, date, outlet and body.
//!
//! The text is what a person copies out of a browser: the article with whatever the page put
//! around it and between its paragraphs. It is split into paragraphs (`blocks`), each is
//! classified by its own words and shape (`classify`), and then by its neighbours
//! (`region`). What is left out is counted in one problem.

mod blocks;
mod boxes;
mod byline;
mod classify;
mod dateline;
pub(crate) mod dates;
mod decode;
mod language;
mod mojibake;
mod page;
mod phrases;
mod publisher;
mod region;
#[cfg(test)]
mod tests;
mod title;

pub(crate) use decode::decode;

use crate::explain::Line;
use blocks::Block;
use classify::Class;
use dates::choose::{Evidence, Printed, choose};
use onrecord_core::{
    Article, Author, Dateline, OutletKind, Problem, ProblemKind, Register, Supplied,
};
use region::{Layout, Part};
use std::collections::BTreeMap;

/// A longer text is cut: no article has so many bytes.
const LONGEST: usize = 16 << 20;

/// How many paragraphs behind its end may still name an article's authors and date.
const AFTERWORD: usize = 3;

/// Reads a pasted text. Speakers, attributions and citations stay empty.
///
/// What is supplied overrides what the text says. A text that is an HTML page is not read.
#[must_use]
pub(crate) fn read(text: &str, supplied: &Supplied, register: &Register) -> Article {
    let mut problems = Vec::new();
    if is_html(text) {
        problems.push(Problem::new(
            ProblemKind::UnknownFormat,
            "an HTML page where text was expected",
        ));
        return with_supplied(
            Article {
                problems,
                ..Article::default()
            },
            supplied,
            register,
        );
    }
    let text = bounded(text, &mut problems);
    let text = decode::without_nul(text.to_owned(), &mut problems);
    let (blocks, cut) = blocks::split(&text);
    if cut {
        problems.push(Problem::new(
            ProblemKind::TooLarge,
            format!("only the first {} paragraphs were read", blocks.len()),
        ));
    }
    let classes: Vec<Class> = blocks
        .iter()
        .map(|b| classify::classify(b, register))
        .collect();
    let layout = region::lay_out(&blocks, &classes, register);
    let page = Page {
        blocks: &blocks,
        classes: &classes,
        layout: &layout,
        register,
    };

    let mut article = Article {
        problems,
        ..Article::default()
    };
    let lead = page.body(&mut article);
    let suffix = page.title(&mut article);
    page.authors(&mut article);
    article.credit = lead
        .as_ref()
        .and_then(|l| l.agency.clone())
        .or_else(|| agency_of(&article.authors, register));
    article.outlet = publisher::named_by_page(&blocks, &classes, &layout, register);
    if article.outlet.is_none()
        && let Some(name) = suffix.map(|s| register.canonical(&s))
        && article.credit.as_ref().is_none_or(|credit| *credit == name)
    {
        article.outlet = Some(name);
    }
    if article.credit.is_none() {
        let outlet = article.outlet.as_deref();
        article.credit = publisher::carried_from(&blocks, &layout, register, outlet);
    }
    let mut article = with_supplied(article, supplied, register);
    page.dates(&mut article, lead, supplied);
    page.tell_left_out(&mut article);
    tell_language(&mut article);
    article
}

/// What became of each paragraph of a pasted text, laid out as [`read`] lays it out.
pub(crate) fn lines(text: &str, register: &Register) -> Vec<Line> {
    let mut problems = Vec::new();
    let text = bounded(text, &mut problems);
    let text = decode::without_nul(text.to_owned(), &mut problems);
    let (blocks, _) = blocks::split(&text);
    let classes: Vec<Class> = blocks
        .iter()
        .map(|b| classify::classify(b, register))
        .collect();
    let layout = region::lay_out(&blocks, &classes, register);
    blocks
        .into_iter()
        .zip(layout.parts)
        .map(|(block, part)| {
            let (part, reason) = match part {
                Part::Body => ("body", None),
                Part::Title => ("title", None),
                Part::Meta => ("meta", None),
                Part::Caption => ("caption", None),
                Part::Out(reason) => ("left-out", Some(reason)),
            };
            Line {
                number: block.line,
                part,
                reason,
                text: block.text,
            }
        })
        .collect()
}

/// Takes a ready body exactly as it is, so that offsets refer to it; the rest comes from what
/// is supplied. Only U+0000 becomes U+FFFD, which moves no character.
#[must_use]
pub(crate) fn read_body(body: &str, supplied: &Supplied, register: &Register) -> Article {
    let mut problems = Vec::new();
    let body = decode::without_nul(body.to_owned(), &mut problems);
    let language = language::of(&body).map(str::to_owned);
    let article = Article {
        body,
        language,
        problems,
        ..Article::default()
    };
    let mut article = with_supplied(article, supplied, register);
    let chosen = choose(&Evidence::default(), supplied, article.url.as_deref());
    put_dates(&mut article, chosen);
    tell_language(&mut article);
    article
}

/// Whether a text is the source of an HTML page.
#[must_use]
pub(crate) fn is_html(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if !text.starts_with('<') {
        return false;
    }
    let head = text.get(..text.floor_char_boundary(4096)).unwrap_or("");
    let head = head.to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.contains("<html") {
        return true;
    }
    let tags = [
        "<head", "<body", "<meta", "<title", "<script", "<div", "<article", "<p>", "<p ", "<h1",
        "</p>", "</div>", "<span", "<a href",
    ];
    tags.iter().filter(|tag| head.contains(**tag)).count() >= 2
}

/// A page under reading.
struct Page<'a> {
    blocks: &'a [Block],
    classes: &'a [Class],
    layout: &'a Layout,
    register: &'a Register,
}

impl Page<'_> {
    fn parts(&self) -> impl Iterator<Item = (usize, &Block, Class, Part)> {
        self.blocks
            .iter()
            .zip(self.classes)
            .zip(&self.layout.parts)
            .enumerate()
            .map(|(i, ((block, class), part))| (i, block, *class, *part))
    }

    /// Joins the body and takes the dateline off its front.
    fn body(&self, article: &mut Article) -> Option<dateline::Lead> {
        let mut lead = None;
        for (_, block, _, _) in self.parts().filter(|(_, _, _, p)| *p == Part::Body) {
            let mut text = block.text.as_str();
            if article.body.is_empty() {
                lead = dateline::parse(text, self.register);
                text = lead
                    .as_ref()
                    .and_then(|l| text.get(l.rest..))
                    .unwrap_or(text);
            } else {
                article.body.push_str("\n\n");
            }
            article.body.push_str(text);
        }
        if article.body.is_empty() {
            article.problems.push(Problem::new(
                ProblemKind::NoArticle,
                format!("no running text among {} paragraphs", self.blocks.len()),
            ));
        }
        article.language = language::of(&article.body).map(str::to_owned);
        lead
    }

    /// Sets the headline; returns the outlet's name that stood behind it.
    fn title(&self, article: &mut Article) -> Option<String> {
        let index = self.layout.title?;
        let block = self.blocks.get(index)?;
        let same: Vec<&Block> = self
            .parts()
            .filter(|(i, _, _, part)| *part == Part::Title && *i != index)
            .map(|(_, block, _, _)| block)
            .collect();
        let texts: Vec<&str> = same.iter().map(|b| b.text.as_str()).collect();
        let (title, name) = title::without_outlet(&block.text, &texts, self.register);
        article.title = Some(title);
        // The name may stand behind the second headline only.
        name.or_else(|| {
            texts
                .iter()
                .find_map(|t| title::without_outlet(t, &[&block.text], self.register).1)
        })
    }

    fn authors(&self, article: &mut Article) {
        let last = self.layout.end + AFTERWORD;
        for (_, block, class, _) in self
            .parts()
            .filter(|(i, _, _, p)| *p == Part::Meta && *i < last)
        {
            let (authors, printed) = match class {
                Class::Byline => (
                    byline::parse(&block.text, self.register),
                    byline::printed(&block.text),
                ),
                Class::Credit => (
                    byline::credit_line(&block.text, self.register),
                    block.text.as_str(),
                ),
                Class::Headline => (
                    byline::person(&block.text).map(|name| {
                        vec![Author {
                            name: name.to_owned(),
                            role: None,
                            is_outlet: false,
                        }]
                    }),
                    block.text.as_str(),
                ),
                _ => continue,
            };
            for author in authors.unwrap_or_default() {
                add_author(&mut article.authors, author);
            }
            if article.byline.is_none() && !article.authors.is_empty() {
                article.byline = Some(printed.to_owned());
            }
        }
    }

    fn dates(&self, article: &mut Article, lead: Option<dateline::Lead>, supplied: &Supplied) {
        let mut evidence = Evidence::default();
        let last = self.layout.end + AFTERWORD;
        for (_, block, class, part) in self.parts().filter(|(i, ..)| *i < last) {
            match (part, class) {
                (Part::Meta, Class::Date | Class::Byline) => {
                    evidence.lines.extend(Printed::all(&block.text));
                }
                (Part::Caption, _) => evidence.captions.extend(
                    Printed::all(&block.text)
                        .into_iter()
                        .filter(|p| p.found.year.is_some()),
                ),
                _ => {}
            }
        }
        if let Some((text, found)) = lead.as_ref().and_then(|l| l.date.clone()) {
            evidence.dateline = Some(Printed {
                text,
                found,
                updated: false,
                cued: false,
            });
        }
        let chosen = choose(&evidence, supplied, article.url.as_deref());
        article.dateline = lead.map(|lead| Dateline {
            text: lead.text,
            places: lead.places,
            date: chosen.dateline.clone(),
            agency: lead.agency,
        });
        put_dates(article, chosen);
    }

    /// Says in one problem what was left out, and in another which lines were wrongly encoded.
    fn tell_left_out(&self, article: &mut Article) {
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        let mut first = None;
        let (mut wrong, mut wrong_kept, mut first_wrong) = (0usize, 0usize, None);
        for (_, block, _, part) in self.parts() {
            let reason = match part {
                Part::Out(reason) => Some(reason),
                Part::Caption => Some("captions"),
                _ => None,
            };
            if let Some(reason) = reason {
                *reasons.entry(reason).or_default() += 1;
                first.get_or_insert(block.line);
            }
            if block.repaired {
                wrong += 1;
                wrong_kept += usize::from(reason.is_none());
                first_wrong.get_or_insert(block.line);
            }
        }
        if let Some(line) = first_wrong {
            article.problems.push(
                Problem::new(
                    ProblemKind::Mojibake,
                    format!(
                        "{wrong} paragraphs had been read in the wrong encoding and were repaired; {} of them were left out",
                        wrong - wrong_kept
                    ),
                )
                .at(format!("line {line}")),
            );
        }
        if let Some(line) = first {
            let all: usize = reasons.values().sum();
            let list: Vec<String> = reasons
                .iter()
                .map(|(why, n)| format!("{n} {why}"))
                .collect();
            article.problems.push(
                Problem::new(
                    ProblemKind::LeftOut,
                    format!("{all} paragraphs around the article: {}", list.join(", ")),
                )
                .at(format!("line {line}")),
            );
        }
    }
}

fn bounded<'a>(text: &'a str, problems: &mut Vec<Problem>) -> &'a str {
    if text.len() <= LONGEST {
        return text;
    }
    problems.push(Problem::new(
        ProblemKind::TooLarge,
        format!("{} bytes; only the first {LONGEST} were read", text.len()),
    ));
    text.get(..text.floor_char_boundary(LONGEST)).unwrap_or("")
}

fn add_author(authors: &mut Vec<Author>, author: Author) {
    match authors
        .iter_mut()
        .find(|a| a.name.to_lowercase() == author.name.to_lowercase())
    {
        Some(known) => known.role = known.role.take().or(author.role),
        None => authors.push(author),
    }
}

/// The agency of a byline like `By Northwire`.
fn agency_of(authors: &[Author], register: &Register) -> Option<String> {
    authors
        .iter()
        .filter(|a| a.is_outlet)
        .filter_map(|a| register.by_name(&a.name))
        .find(|outlet| outlet.kind == OutletKind::Agency)
        .map(|outlet| outlet.name.clone())
}

/// Puts what is supplied over what was found.
fn with_supplied(mut article: Article, supplied: &Supplied, register: &Register) -> Article {
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
    let by_url = article.url.as_deref().and_then(|url| register.by_url(url));
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

fn put_dates(article: &mut Article, chosen: dates::choose::Chosen) {
    article.dates = chosen.candidates;
    (article.published, article.published_basis) = chosen.published.unzip();
    article.problems.extend(chosen.problems);
}

fn tell_language(article: &mut Article) {
    if let Some(code) = article.language.as_deref().filter(|code| *code != "en") {
        article.problems.push(Problem::new(
            ProblemKind::UnsupportedLanguage,
            format!("{code:?}: attributions are read in English only"),
        ));
    }
}
