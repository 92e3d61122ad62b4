//! A page under layout: its paragraphs with their classes, and what they share.

use super::blocks::Block;
use super::classify::Class;
use super::phrases::{COMMON, Family};
use onrecord_core::Register;
use std::collections::{HashMap, HashSet};

/// So many paragraphs of running text in a row show that the article goes on.
const RUN: usize = 3;

/// The weight of what a page puts around its article.
pub(super) const FURNITURE: i64 = -3;

/// The paragraphs of a page with their classes.
pub(super) struct Page<'a> {
    pub(super) blocks: &'a [Block],
    pub(super) classes: &'a [Class],
    pub(super) register: &'a Register,
    /// In how many paragraphs each longer word stands.
    spread: HashMap<&'a str, usize>,
    /// How many paragraphs are the same headline-like line.
    copies: HashMap<&'a str, usize>,
}

impl<'a> Page<'a> {
    pub(super) fn new(blocks: &'a [Block], classes: &'a [Class], register: &'a Register) -> Self {
        let mut copies: HashMap<&str, usize> = HashMap::new();
        let mut spread: HashMap<&str, (usize, usize)> = HashMap::new();
        for (i, block) in blocks.iter().enumerate() {
            let copy = copies.entry(block.folded.as_str()).or_default();
            *copy += 1;
            if *copy > 1 {
                // A repeated line does not make its words common.
                continue;
            }
            for word in content_words(&block.folded) {
                let (count, last) = spread.entry(word).or_insert((0, usize::MAX));
                if *last != i {
                    *count += 1;
                    *last = i;
                }
            }
        }
        let spread = spread.into_iter().map(|(w, (n, _))| (w, n)).collect();
        Self {
            blocks,
            classes,
            register,
            spread,
            copies,
        }
    }

    pub(super) fn class(&self, i: usize) -> Option<Class> {
        self.classes.get(i).copied()
    }

    pub(super) fn is_prose(&self, i: usize) -> bool {
        self.class(i) == Some(Class::Prose)
    }

    pub(super) fn is_truncated(&self, i: usize) -> bool {
        self.is_prose(i) && self.blocks.get(i).is_some_and(Block::is_truncated)
    }

    pub(super) fn is_headline(&self, i: usize) -> bool {
        self.class(i) == Some(Class::Headline)
    }

    pub(super) fn copies_of(&self, i: usize) -> usize {
        self.blocks
            .get(i)
            .and_then(|b| self.copies.get(b.folded.as_str()))
            .copied()
            .unwrap_or(0)
    }

    pub(super) fn words_of(&self, i: usize) -> usize {
        self.blocks.get(i).map_or(0, |b| b.words)
    }

    /// Whether the paragraph shares a word with the lines that hardly stands elsewhere.
    pub(super) fn tells_of(&self, paragraph: usize, from: usize, to: usize) -> bool {
        let Some(text) = self
            .blocks
            .get(paragraph)
            .filter(|_| self.is_prose(paragraph))
        else {
            return false;
        };
        let own: HashSet<&str> = content_words(&text.folded).collect();
        self.blocks
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .flat_map(|line| content_words(&line.folded))
            .any(|word| self.spread.get(word).is_some_and(|n| *n <= 2) && own.contains(word))
    }

    /// How much a paragraph speaks for being inside an article.
    pub(super) fn weight(&self, i: usize) -> i64 {
        match self.class(i) {
            Some(Class::Prose) if self.is_truncated(i) => -1,
            Some(Class::Prose) if self.words_of(i) >= 20 => 4,
            Some(Class::Prose) => 2,
            Some(Class::Furniture(Family::Advertisement | Family::Buttons)) => -1,
            // A link by itself stands in the middle of articles too.
            Some(Class::Furniture(Family::Related)) if self.words_of(i) > 6 => -1,
            Some(Class::Furniture(_)) => FURNITURE,
            Some(Class::Headline | Class::Caption) => -1,
            _ => 0,
        }
    }

    /// Whether the line is as long as headlines are, and no entry of a list or table.
    pub(super) fn is_long_headline(&self, i: usize) -> bool {
        self.blocks.get(i).is_some_and(|b| {
            let digits = b.text.bytes().filter(u8::is_ascii_digit).count();
            (6..=20).contains(&b.words) && digits <= 4 && b.text.starts_with(char::is_uppercase)
        })
    }

    /// Whether running text follows that is neither a summary under a headline nor cut off.
    pub(super) fn goes_on(&self, from: usize) -> bool {
        let mut run = 0usize;
        for i in from..self.blocks.len().min(from + 60) {
            match self.class(i) {
                Some(Class::Prose) if self.is_truncated(i) => return false,
                Some(Class::Prose) => {
                    let above = i.wrapping_sub(1);
                    let summary = self.is_headline(above) && self.tells_of(i, above, i);
                    run += usize::from(!summary);
                }
                // The last paragraphs of an article may stand below a box.
                Some(Class::Credit) => return run >= 1,
                Some(Class::Furniture(f)) if f.ends_article() => return run >= 1,
                _ => {}
            }
            if run >= RUN {
                return true;
            }
        }
        run >= 2
    }
}

/// The telling words of a folded text, each by its beginning: `glass` of "glassmakers".
pub(super) fn content_words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() >= 4 && !COMMON.contains(w))
        .map(|w| {
            w.char_indices()
                .nth(5)
                .and_then(|(at, _)| w.get(..at))
                .unwrap_or(w)
        })
}
