//! From pasted text to an article: title, byline, dateline, date, outlet and body.
//!
//! The text is what a person copies out of a browser: the article with whatever the page put
//! around it and between its paragraphs. It is split into paragraphs (`blocks`), each is
//! classified by its own words and shape (`classify`), and then by its neighbours
//! (`region`). What is left out is counted in one problem.

mod abroad;
pub(crate) mod biography;
pub(crate) mod blocks;
mod boxes;
pub(crate) mod classify;
pub(crate) mod date_lines;
mod markdown;
mod masthead;
mod names;
mod page;
pub(crate) mod phrases;
pub(crate) mod pictures;
mod publisher;
mod region;
#[cfg(test)]
mod tests;
mod title;

use crate::dates::choose::{Evidence, Printed, choose};
use crate::fields::{add_author, agency_of, put_dates, tell_language, with_supplied};
use crate::{byline, dateline, decode, language};
use blocks::Block;
use classify::Class;
use onrecord_core::{Article, Author, Problem, ProblemKind, Register, Supplied};
use region::{Layout, Part};
use std::collections::BTreeMap;

/// A longer text is cut: no article has so many bytes.
const LONGEST: usize = 16 << 20;

/// How many paragraphs behind its end may still name an article's authors and date.
const AFTERWORD: usize = 3;

/// A paragraph of a copied text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its first line in the text, counted from 1.
    pub number: usize,
    /// What it became: `body`, `title`, `meta` (byline, date, credit), `caption` or `left-out`.
    pub part: &'static str,
    /// Why it was left out.
    pub reason: Option<&'static str>,
    /// Its words.
    pub text: String,
}

/// Reads a pasted text. Speakers, attributions and citations stay empty.
///
/// What is supplied overrides what the text says.
#[must_use]
pub fn read(text: &str, supplied: &Supplied, register: &Register) -> Article {
    let mut problems = Vec::new();
    let text = bounded(text, &mut problems);
    let text = decode::without_nul(text.to_owned(), &mut problems);
    let text = markdown::plain(&text);
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
    article.outlet = masthead::find(&blocks, &classes, &layout, article.outlet.as_deref())
        .map(|name| register.canonical(&name))
        .or(article.outlet);
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
    article.url = page.address();
    let mut article = with_supplied(article, supplied, register);
    page.dates(&mut article, lead, supplied);
    page.tell_left_out(&mut article);
    tell_language(&mut article);
    article
}

/// What became of each paragraph of a pasted text, laid out as [`read`] lays it out.
#[must_use]
pub fn lines(text: &str, register: &Register) -> Vec<Line> {
    let mut problems = Vec::new();
    let text = bounded(text, &mut problems);
    let text = decode::without_nul(text.to_owned(), &mut problems);
    let (blocks, _) = blocks::split(&markdown::plain(&text));
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

    /// The address that stands in a line by itself above the text.
    fn address(&self) -> Option<String> {
        self.parts()
            .take_while(|(_, _, _, part)| *part != Part::Body)
            .filter(|(_, block, _, _)| classify::is_address(block))
            .find_map(|(_, block, _, _)| block.text.split_whitespace().next())
            .filter(|address| address.starts_with("http"))
            .map(str::to_owned)
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
            } else if goes_on(&article.body, text) {
                article.body.push(' ');
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
        let rest = self.blocks.get(index + 1).filter(|_| {
            self.layout.parts.get(index + 1) == Some(&Part::Title) && self.layout.title_goes_on
        });
        article.title = Some(match rest {
            Some(rest) => format!("{title} {}", rest.text),
            None => title,
        });
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
                    names::parse(&block.text, self.register),
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
        article.dateline = lead.map(|lead| lead.dateline(chosen.dateline.clone()));
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

/// Whether a paragraph goes on with a sentence that a page's end broke off.
fn goes_on(body: &str, next: &str) -> bool {
    let last = body.rsplit('\n').next().unwrap_or("");
    next.starts_with(char::is_lowercase)
        && last.split_whitespace().take(6).count() == 6
        && last.ends_with(|c: char| c == ',' || c.is_lowercase())
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
