//! Which paragraphs are the article: where it begins, where it ends, what stands in between.

mod end;
mod start;
mod strays;

use super::blocks::{Block, Ending, Script};
use super::classify::Class;
use super::page::{Page, content_words};
use super::{names, title};
use onrecord_core::Register;

/// What becomes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The article's text.
    Body,
    /// The headline, or its repetition.
    Title,
    /// Byline, date, credit line: read, and no part of the body.
    Meta,
    /// The caption of a picture.
    Caption,
    /// Left out, for this reason.
    Out(&'static str),
}

const DROPPED: Part = Part::Out("after the article");

/// Above an article so many lines with hardly a sentence among them are the page's menus.
const MENU_LINES: usize = 15;

/// How the paragraphs of a page belong together.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// A part for each paragraph.
    pub(crate) parts: Vec<Part>,
    /// The headline.
    pub(crate) title: Option<usize>,
    /// Whether the line below the headline is its second line.
    pub(crate) title_goes_on: bool,
    /// One past its last paragraph; what follows is the page's.
    pub(crate) end: usize,
}

/// Lays out the paragraphs of a page.
pub(crate) fn lay_out(blocks: &[Block], classes: &[Class], register: &Register) -> Layout {
    let page = Page::new(blocks, classes, register);
    let start = page.start();
    let title = title::find(blocks, classes, start);
    let title_key = title
        .and_then(|t| blocks.get(t))
        .map(|b| title::key(&b.text));
    let end = page.end(start);
    let teasers = page.teasers(start, end, title_key.as_deref());
    let main = main_script(blocks.get(start..end).unwrap_or_default());
    let early = page.early(start, end);
    let title_goes_on = title.is_some_and(|t| page.goes_on_below(t, start));
    let mut parts: Vec<Part> = Vec::with_capacity(blocks.len());
    for (i, block) in blocks.iter().enumerate() {
        let repeats_title = title_key
            .as_deref()
            .is_some_and(|key| title::repeats(block, key));
        let second = title_goes_on && title.is_some_and(|t| t + 1 == i);
        let header = title_key
            .as_deref()
            .is_some_and(|key| title::is_running_header(block, key));
        let part = if Some(i) == title
            || second
            || header
            || (repeats_title && !teasers.contains_key(&i) && i < end)
        {
            Part::Title
        } else if let Some(reason) = teasers.get(&i) {
            Part::Out(reason)
        } else {
            page.part(i, start, end, early, main, title)
        };
        parts.push(part);
    }
    page.drop_between(start, end, &mut parts);
    page.drop_trailing(start, end, &mut parts);
    Layout {
        parts,
        title,
        title_goes_on,
        end,
    }
}

impl Page<'_> {
    /// Where the beginning of the article ends, in which its byline and date may stand.
    fn early(&self, start: usize, end: usize) -> usize {
        (start..end)
            .filter(|i| self.is_prose(*i))
            .nth(3)
            .unwrap_or(end)
    }

    fn part(
        &self,
        i: usize,
        start: usize,
        end: usize,
        early: usize,
        main: Script,
        title: Option<usize>,
    ) -> Part {
        let below_title = title.is_none_or(|t| i > t);
        let (Some(block), Some(class)) = (self.blocks.get(i), self.class(i)) else {
            return Part::Out("nothing");
        };
        let foreign = match (block.script, main) {
            (Script::None, _) | (_, Script::None) => false,
            (own, main) => own != main,
        };
        match class {
            Class::Furniture(family) => Part::Out(family.describe()),
            Class::Caption => Part::Caption,
            Class::Credit => Part::Meta,
            _ if foreign => Part::Out("other language"),
            _ if i >= end => DROPPED,
            Class::Byline | Class::Date if i < early || i > end.saturating_sub(4) => Part::Meta,
            _ if i < start && below_title && self.is_name_over_date(i) => Part::Meta,
            _ if i < start && title.is_some_and(|t| self.is_name_below(i, t)) => Part::Meta,
            Class::Headline if self.is_text_of_picture(i) => Part::Caption,
            _ if i < start && (self.describes_picture(i) || self.names_picture(i)) => Part::Caption,
            _ if i < start => Part::Out("above the article"),
            Class::Date => Part::Out("a date by itself"),
            // A label that stands there again and again is no subheading.
            Class::Headline if block.words <= 4 && self.copies_of(i) >= 3 => {
                Part::Out("a line that is repeated")
            }
            Class::Byline => Part::Meta,
            _ => Part::Body,
        }
    }

    /// Whether the line is a name with a date under it.
    pub(super) fn is_name_over_date(&self, i: usize) -> bool {
        self.is_headline(i)
            && self.class(i + 1) == Some(Class::Date)
            && self
                .blocks
                .get(i)
                .is_some_and(|b| names::is_person(&b.text))
    }

    /// Whether the line is a name by itself below the headline, where a byline stands.
    fn is_name_below(&self, i: usize, title: usize) -> bool {
        let named = |i: usize| {
            self.is_headline(i)
                && self
                    .blocks
                    .get(i)
                    .is_some_and(|b| b.words <= 4 && names::is_person(&b.text))
        };
        let first = (title + 1..i).all(|k| !named(k));
        i > title && i <= title + 5 && first && named(i)
    }

    /// Whether the line under the headline is the rest of it.
    fn goes_on_below(&self, title: usize, start: usize) -> bool {
        let rest = title + 1;
        rest < start
            && self.is_headline(rest)
            && self
                .blocks
                .get(title)
                .is_some_and(|b| b.ending == Ending::Open && b.words <= 12)
            && self
                .blocks
                .get(rest)
                .is_some_and(|b| b.words >= 2 && b.text.starts_with(char::is_lowercase))
            && self.class(title.wrapping_sub(1)) != Some(Class::Prose)
    }

    /// Whether the line under the description of a picture is what the page prints below it.
    fn is_text_of_picture(&self, i: usize) -> bool {
        self.class(i.wrapping_sub(1)) == Some(Class::Caption)
            && self.words_of(i) >= 6
            && self.blocks.get(i).is_some_and(|b| b.ending == Ending::Open)
            && self
                .blocks
                .get(i.wrapping_sub(1))
                .is_some_and(|b| b.words >= 8)
    }

    /// Whether running text stands right above the bare credit of a picture.
    pub(super) fn describes_picture(&self, i: usize) -> bool {
        self.class(i + 1) == Some(Class::Caption)
            && self.blocks.get(i + 1).is_some_and(|b| b.words <= 8)
            && self.blocks.get(i).is_some_and(|b| b.words <= 45)
            && !self
                .class(i.wrapping_sub(1))
                .is_some_and(|c| c == Class::Prose)
    }

    /// Whether the line says what the caption below or above it says.
    fn names_picture(&self, i: usize) -> bool {
        let Some(block) = self.blocks.get(i) else {
            return false;
        };
        [i.wrapping_sub(1), i + 1].iter().any(|k| {
            self.class(*k) == Some(Class::Caption)
                && self.blocks.get(*k).is_some_and(|caption| {
                    let own: Vec<&str> = content_words(&block.folded).collect();
                    let shared = own.iter().filter(|w| caption.folded.contains(**w)).count();
                    own.len() >= 3 && shared * 5 >= own.len() * 3
                })
        })
    }
}

/// The letters in which most of the article is written.
fn main_script(blocks: &[Block]) -> Script {
    let weight = |script| -> usize {
        blocks
            .iter()
            .filter(|b| b.script == script)
            .map(|b| b.text.len())
            .sum()
    };
    [Script::Latin, Script::Cyrillic, Script::Other]
        .into_iter()
        .max_by_key(|s| (weight(*s), *s == Script::Latin))
        .filter(|s| weight(*s) > 0)
        .unwrap_or(Script::None)
}
