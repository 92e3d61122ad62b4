//! Where the text of an article ends.

use super::MENU_LINES;
use crate::pasted::classify::Class;
use crate::pasted::page::{FURNITURE, Page};
use crate::pasted::phrases::Family;

impl Page<'_> {
    /// One past the article's last paragraph: a stray sentence below the page's menus is none.
    pub(super) fn end(&self, start: usize) -> usize {
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
}
