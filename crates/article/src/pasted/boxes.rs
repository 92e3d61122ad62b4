//! Boxes of links to other articles inside an article.

use super::blocks::Ending;
use super::classify::Class;
use super::page::Page;
use super::phrases::Family;
use super::title;
use std::collections::BTreeMap;

/// A box of links inside an article is not longer; a longer row of lines is a list or table.
const MOST_LINKS: usize = 8;

impl Page<'_> {
    /// One past a row of headlines that each have a name, a date or a counter below them.
    fn row_of_teasers(&self, from: usize, end: usize) -> usize {
        let beside = |i: usize| {
            matches!(
                self.class(i),
                Some(Class::Byline | Class::Date | Class::Furniture(Family::Counter))
            )
        };
        let (mut i, mut pairs) = (from, 0usize);
        while i < end && self.is_long_headline(i) && self.is_headline(i) {
            let below = (i + 1..end.min(i + 4)).take_while(|k| beside(*k)).count();
            if below == 0 {
                break;
            }
            pairs += 1;
            i += 1 + below;
        }
        if pairs >= 2 { i } else { from }
    }

    /// One past a row of headlines that each have one sentence below them, under the heading of
    /// a box.
    fn pairs_of_teasers(&self, from: usize, end: usize) -> usize {
        let one_sentence = |i: usize| {
            self.is_prose(i)
                && self
                    .blocks
                    .get(i)
                    .is_some_and(|b| b.words <= 35 && !b.has_inner_stop())
        };
        let mut i = from;
        while i + 1 < end && self.is_headline(i) && self.is_long_headline(i) && one_sentence(i + 1)
        {
            i += 2;
        }
        if i >= from + 4 { i } else { from }
    }

    /// Links to other articles inside the text, each with the reason why it is left out.
    pub(super) fn teasers(
        &self,
        start: usize,
        end: usize,
        title: Option<&str>,
    ) -> BTreeMap<usize, &'static str> {
        const LINK: &str = "links to other articles";
        let mut out = BTreeMap::new();
        let is_title = |i: usize| {
            let block = self.blocks.get(i);
            block
                .zip(title)
                .is_some_and(|(block, key)| title::repeats(block, key))
        };
        let mut i = start;
        while i < end {
            let heading =
                self.class(i) == Some(Class::Furniture(Family::Related)) && self.words_of(i) <= 6;
            let behind_box = heading || i.checked_sub(1).is_some_and(|b| out.contains_key(&b));
            let from = i + usize::from(heading);
            let row_end = self.row_of_teasers(from, end);
            let pairs_end = if heading {
                self.pairs_of_teasers(from, end)
            } else {
                from
            };
            let row_end = row_end.max(pairs_end);
            if row_end > from && !(from..row_end).any(is_title) {
                out.extend((from..row_end).map(|k| (k, LINK)));
                i = row_end;
                continue;
            }
            let lines = (from..end)
                .take_while(|k| self.is_headline(*k) && !is_title(*k))
                .count();
            let summary = from + lines;
            i = summary.max(i + 1);
            if lines == 0 {
                continue;
            }
            let repeated = lines <= MOST_LINKS
                && (from..summary).any(|k| self.words_of(k) >= 4 && self.copies_of(k) > 1);
            let short = self
                .blocks
                .get(summary)
                .is_some_and(|b| !b.has_inner_stop());
            let told = summary < end && short && self.tells_of(summary, from, summary);
            let cut = summary < end && self.is_truncated(summary);
            // Headlines in a row are links, unless a list was announced. Shorter lines are the
            // items of a list or table, a single one is a subheading.
            let announced = from
                .checked_sub(1)
                .and_then(|b| self.blocks.get(b))
                .is_some_and(|b| b.ending == Ending::Colon);
            let long = (from..summary)
                .filter(|k| self.is_long_headline(*k))
                .count();
            let row = long >= 2 && long * 4 >= lines * 3 && !announced;
            if !(heading || repeated || cut || row || (behind_box && told)) {
                continue;
            }
            for k in from..summary {
                out.insert(k, LINK);
            }
            if cut || ((behind_box || repeated) && told) {
                out.insert(summary, LINK);
            }
        }
        out
    }
}
