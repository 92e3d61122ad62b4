//! Where the text of an article begins.

use super::MENU_LINES;
use crate::dateline;
use crate::pasted::classify::Class;
use crate::pasted::page::Page;
use crate::pasted::title;

/// The head of a page is not longer than this many paragraphs.
const LONGEST_HEAD: usize = 60;

impl Page<'_> {
    /// Where the article's text begins: at a dateline that names an agency or a date, else at
    /// the first running text that is not above the byline, a date or the repeated headline.
    pub(super) fn start(&self) -> usize {
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
}
