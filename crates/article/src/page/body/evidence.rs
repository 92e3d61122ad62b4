//! What tells an article from an index, a stub or an error, counted once over all blocks.

use super::blocks::{Block, Role, weight};
use super::furniture::Reason;

/// What a page has to show, for whoever decides whether it is an article.
#[derive(Debug, Default)]
pub(in crate::page) struct Evidence {
    /// How much text was found for the body, in words; six letters count as one, so that it
    /// says the same in languages without blanks.
    pub(in crate::page) words: usize,
    /// How many paragraphs of running text are in it.
    pub(in crate::page) paragraphs: usize,
    /// The longest of them, in words.
    pub(in crate::page) longest: usize,
    /// How many lines of the page are one link of the length of a headline, menus aside.
    pub(in crate::page) headlines: usize,
    /// How many words of the page stand outside of menus and what is hidden, links included.
    pub(in crate::page) shown: usize,
    /// The first headings of the page and of its text.
    pub(in crate::page) headings: Vec<String>,
    /// The beginning of what the page shows, body or not.
    pub(in crate::page) opening: String,
}

impl Evidence {
    /// Counts over all blocks of a page.
    pub(super) fn of_page(blocks: &[Block]) -> Self {
        let mut seen = Self::default();
        for block in blocks {
            if matches!(block.reason, Some(Reason::Navigation | Reason::Hidden)) {
                continue;
            }
            seen.shown += words(block);
            if seen.opening.len() < 1500 {
                seen.opening.push_str(&block.text);
                seen.opening.push('\n');
            }
            if matches!(block.role, Role::Heading(1 | 2)) && seen.headings.len() < 4 {
                seen.headings.push(block.text.clone());
            }
            // Several links can stand in one block, set apart by line breaks.
            if block.link_share() >= 70 {
                let lines = block
                    .text
                    .lines()
                    .map(|l| l.chars().map(weight).sum::<u32>());
                seen.headlines += lines.filter(|n| (20..=300).contains(n)).count();
            }
        }
        seen
    }

    /// Counts the blocks of the body.
    pub(super) fn add_body<'a>(&mut self, body: impl Iterator<Item = &'a Block>) {
        for block in body {
            self.words += words(block);
            if block.is_prose() {
                self.paragraphs += 1;
                self.longest = self.longest.max(words(block));
            }
        }
    }
}

fn words(block: &Block) -> usize {
    block.weight.div_ceil(6) as usize
}
