//! Which paragraphs are the article: where it begins, where it ends, what stands in between.

use super::blocks::{Block, Ending, Script};
use super::classify::Class;
use super::page::{FURNITURE, Page, content_words};
use super::phrases::Family;
use super::{names, title};
use crate::dateline;
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

/// The head of a page is not longer than this many paragraphs.
const LONGEST_HEAD: usize = 60;

/// Above an article so many lines with hardly a sentence among them are the page's menus.
const MENU_LINES: usize = 15;

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
    /// Where the article's text begins: at a dateline that names an agency or a date, else at
    /// the first running text that is not above the byline, a date or the repeated headline.
    fn start(&self) -> usize {
        let count = self.blocks.len();
        let mut prose = 0usize;
        let mut first = None;
        for (i, block) in self.blocks.iter().enumerate().take(LONGEST_HEAD) {
            if !self.is_prose(i) || self.describes_picture(i) {
                continue;
            }
            if dateline::parse(&block.text, self.register).is_some_and(|l| l.strong) {
                return i;
            }
            first.get_or_insert(i);
            prose += 1;
            if prose > 2 {
                break;
            }
        }
        let Some(first) = first.or_else(|| (0..count).find(|i| self.is_prose(*i))) else {
            return self.start_without_prose();
        };
        let first = self.below_menus(first);
        self.below_deck(first).unwrap_or(first)
    }

    /// Menus hold a stray sentence too: then the article begins where text grows dense.
    fn below_menus(&self, first: usize) -> usize {
        let dense = self.densest();
        let prose = (first..dense).filter(|i| self.is_prose(*i)).count();
        if dense < first + MENU_LINES || prose > 6 || prose * 5 > dense - first {
            return first;
        }
        (dense..self.blocks.len())
            .find(|i| self.is_prose(*i))
            .unwrap_or(first)
    }

    /// A page without a sentence: what is neither furniture nor the first headline.
    fn start_without_prose(&self) -> usize {
        let open = |i: &usize| matches!(self.class(*i), Some(Class::Headline | Class::Item));
        let mut lines = (0..self.blocks.len()).filter(open);
        let first = lines.next();
        lines.next().or(first).unwrap_or(self.blocks.len())
    }

    /// If the running text at `first` is a standfirst, the beginning of the text below it.
    fn below_deck(&self, first: usize) -> Option<usize> {
        let deck = self.blocks.get(first)?;
        if first == 0 || deck.words > 45 {
            return None;
        }
        let above: Vec<String> = self
            .blocks
            .get(..first)?
            .iter()
            .filter(|b| b.words >= 4)
            .map(|b| title::key(&b.text))
            .collect();
        let mut below = None;
        for i in first + 1..(first + 9).min(self.blocks.len()) {
            if self.is_prose(i) {
                break;
            }
            let repeats = self
                .blocks
                .get(i)
                .is_some_and(|b| above.contains(&title::key(&b.text)));
            let meta = matches!(self.class(i), Some(Class::Byline | Class::Date));
            if repeats || meta || self.is_name_over_date(i) {
                below = Some(i);
            }
        }
        let from = below? + 1;
        (from..self.blocks.len().min(from + 8)).find(|i| self.is_prose(*i))
    }

    /// Whether the line is a name with a date under it.
    fn is_name_over_date(&self, i: usize) -> bool {
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

    /// Lines among the page's own, between two paragraphs, are the page's too. The last of them
    /// may be a subheading.
    fn drop_between(&self, start: usize, end: usize, parts: &mut [Part]) {
        let mut from = start;
        while from < end {
            let to = (from..end).find(|i| self.is_prose(*i)).unwrap_or(end);
            let own = |i: &usize| {
                matches!(
                    self.class(*i),
                    Some(Class::Furniture(family)) if family != Family::Advertisement
                )
            };
            let strange = (from..to).filter(own).count();
            let lines = (from..to).filter(|i| self.is_headline(*i)).count();
            if strange >= 2 && strange >= lines {
                for i in from..to.saturating_sub(1) {
                    let stray = matches!(self.class(i), Some(Class::Headline | Class::Item));
                    if let Some(part @ Part::Body) = parts.get_mut(i).filter(|_| stray) {
                        *part = Part::Out("among the page's own lines");
                    }
                }
            }
            from = to + 1;
        }
    }

    /// Whether running text stands right above the bare credit of a picture.
    fn describes_picture(&self, i: usize) -> bool {
        self.class(i + 1) == Some(Class::Caption)
            && self.blocks.get(i + 1).is_some_and(|b| b.words <= 8)
            && self.blocks.get(i).is_some_and(|b| b.words <= 45)
            && !self
                .class(i.wrapping_sub(1))
                .is_some_and(|c| c == Class::Prose)
    }

    /// One past the article's last paragraph: a stray sentence below the page's menus is none.
    fn end(&self, start: usize) -> usize {
        let end = self.outer_end(start);
        let (mut prose, mut lines) = (0usize, 0usize);
        for i in start..end {
            if !self.is_prose(i) {
                lines += usize::from(self.class(i) != Some(Class::Item));
                continue;
            }
            if prose >= 3 && lines >= MENU_LINES {
                let rest = (i..end).filter(|k| self.is_prose(*k)).count();
                if rest <= prose && rest * 5 < end - (i - lines) {
                    return i - lines;
                }
            }
            prose += 1;
            lines = 0;
        }
        end
    }

    fn outer_end(&self, start: usize) -> usize {
        let count = self.blocks.len();
        let mut prose = 0usize;
        for i in start..count {
            match self.class(i) {
                Some(Class::Prose) if self.begins_teasers(i) && prose >= 1 => {
                    return self.above_headlines(start, i);
                }
                Some(Class::Prose) => prose += 1,
                Some(Class::Credit) if prose >= 2 => return i,
                Some(Class::Furniture(family)) if prose >= 1 => {
                    let over = match family {
                        Family::Comments => prose >= 2,
                        // A link in a line of its own ends nothing.
                        Family::Related => {
                            prose >= 2 && self.words_of(i) <= 6 && !self.goes_on(i + 1)
                        }
                        f if f.ends_article() => !self.goes_on(i + 1),
                        _ => false,
                    };
                    if over {
                        return i;
                    }
                }
                _ => {}
            }
        }
        self.balance(start, count)
    }

    /// Where the text outweighs the page the most: what follows is the page's, if there is
    /// more furniture than text in it.
    fn balance(&self, start: usize, count: usize) -> usize {
        let (mut sum, mut most, mut end) = (0i64, 0i64, count);
        let mut furniture = 0usize;
        for i in start..count {
            let weight = self.weight(i);
            furniture += usize::from(weight == FURNITURE);
            sum += weight;
            if sum >= most {
                (most, end, furniture) = (sum, i + 1, 0);
            }
        }
        if furniture >= 2 || count - end >= 2 * MENU_LINES {
            end
        } else {
            count
        }
    }

    /// Where the stretch begins in which the text outweighs the page the most.
    fn densest(&self) -> usize {
        let (mut sum, mut from) = (0i64, 0usize);
        let (mut most, mut best) = (0i64, 0usize);
        for i in 0..self.blocks.len() {
            if sum <= 0 {
                (sum, from) = (0, i);
            }
            sum += self.weight(i);
            if sum > most {
                (most, best) = (sum, from);
            }
        }
        best
    }

    /// Whether a series of headlines with cut-off summaries begins with the summary at `i`.
    fn begins_teasers(&self, i: usize) -> bool {
        if !self.is_truncated(i) || !self.is_headline(i.wrapping_sub(1)) {
            return false;
        }
        let mut pairs = 0usize;
        for k in i..self.blocks.len().min(i + 12) {
            pairs += usize::from(self.is_truncated(k) && self.is_headline(k.wrapping_sub(1)));
        }
        pairs >= 2 && !self.goes_on(i + 1)
    }

    fn above_headlines(&self, start: usize, from: usize) -> usize {
        let mut end = from;
        while end > start && !self.is_prose(end - 1) && self.class(end - 1) != Some(Class::Item) {
            end -= 1;
        }
        end
    }

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

    /// Lines without a sentence behind the last running text are the page's.
    fn drop_trailing(&self, start: usize, end: usize, parts: &mut [Part]) {
        let has_prose = (start..end).any(|i| self.is_prose(i));
        if !has_prose {
            return;
        }
        for i in (start..end).rev() {
            let item = self.class(i) == Some(Class::Item) && self.words_of(i) >= 4;
            let announced = self
                .blocks
                .get(i)
                .is_some_and(|b| b.ending == Ending::Colon);
            // The last sentence of an article may be a short one.
            let sentence = self.is_prose(i.wrapping_sub(1))
                && self
                    .blocks
                    .get(i)
                    .is_some_and(|b| b.ending == Ending::Stop && b.words >= 2);
            let ends_it = self.is_prose(i) || item || sentence;
            if ends_it && parts.get(i) == Some(&Part::Body) {
                // A list that was announced may be the end of an article.
                if announced
                    && parts
                        .iter()
                        .skip(i + 1)
                        .take(3)
                        .filter(|p| **p == DROPPED)
                        .count()
                        >= 2
                {
                    for part in parts.iter_mut().skip(i + 1).take_while(|p| **p == DROPPED) {
                        *part = Part::Body;
                    }
                }
                return;
            }
            if let Some(part @ Part::Body) = parts.get_mut(i) {
                *part = DROPPED;
            }
        }
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
