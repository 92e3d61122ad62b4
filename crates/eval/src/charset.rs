//! Sets of the characters that count when spans are compared.

use onrecord_core::CharMap;

/// Characters that do not count: blanks, quotation marks, dashes, brackets, end punctuation.
const DROPPED: &str = " \t\r\n\u{a0}\"“”„«»‘’'`.,;:!?…-–—()[]";

/// A text in which the characters that count are numbered.
#[derive(Debug)]
pub(crate) struct Numbered<'a> {
    text: &'a str,
    map: CharMap<'a>,
    /// How many characters that count stand before each character, and one for the end.
    before: Vec<usize>,
}

impl<'a> Numbered<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut before = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        before.push(0);
        for c in text.chars() {
            count += usize::from(!DROPPED.contains(c));
            before.push(count);
        }
        Self {
            text,
            map: CharMap::new(text),
            before,
        }
    }

    /// The characters of `spans` that count; what lies outside the text is left out.
    pub(crate) fn set(&self, spans: &[(usize, usize)]) -> CharSet {
        let last = self.before.len() - 1;
        let number = |at: usize| self.before.get(at.min(last)).copied().unwrap_or(0);
        CharSet::new(
            spans
                .iter()
                .map(|&(start, end)| (number(start), number(end)))
                .collect(),
        )
    }

    /// The words of `spans`, joined by single blanks.
    pub(crate) fn words(&self, spans: &[(usize, usize)]) -> String {
        let parts: Vec<&str> = spans
            .iter()
            .map(|&(start, end)| self.map.byte_span(start, end).of(self.text))
            .collect();
        parts.join(" ")
    }
}

/// A set of numbered characters: ranges in order, apart from each other, none of them empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CharSet(Vec<(usize, usize)>);

impl CharSet {
    fn new(mut ranges: Vec<(usize, usize)>) -> Self {
        ranges.retain(|(start, end)| start < end);
        ranges.sort_unstable();
        let mut merged: Vec<(usize, usize)> = Vec::with_capacity(ranges.len());
        for (start, end) in ranges {
            match merged.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => merged.push((start, end)),
            }
        }
        Self(merged)
    }

    pub(crate) fn union<'a>(sets: impl IntoIterator<Item = &'a Self>) -> Self {
        Self::new(
            sets.into_iter()
                .flat_map(|set| set.0.iter().copied())
                .collect(),
        )
    }

    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(|(start, end)| end - start).sum()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many characters both sets hold.
    pub(crate) fn shared(&self, other: &Self) -> usize {
        let (mut ours, mut theirs) = (self.0.iter(), other.0.iter());
        let (mut a, mut b) = (ours.next(), theirs.next());
        let mut shared = 0;
        while let (Some(x), Some(y)) = (a, b) {
            shared += x.1.min(y.1).saturating_sub(x.0.max(y.0));
            if x.1 <= y.1 {
                a = ours.next();
            } else {
                b = theirs.next();
            }
        }
        shared
    }

    /// Intersection over union.
    pub(crate) fn iou(&self, other: &Self) -> f64 {
        let shared = self.shared(other);
        let all = self.len() + other.len() - shared;
        if all == 0 {
            0.0
        } else {
            shared as f64 / all as f64
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_and_what_lies_outside_do_not_count() {
        let text = Numbered::new("„Ja“, sagte sie.");
        let all = text.set(&[(0, 99)]);
        assert_eq!(all.len(), "Jasagtesie".len());
        assert_eq!(text.set(&[(0, 5), (3, 6)]).len(), 2);
        assert!(text.set(&[(3, 6), (40, 50), (9, 2)]).is_empty());
        assert_eq!(text.words(&[(1, 3), (12, 15), (70, 80)]), "Ja sie ");
    }

    #[test]
    fn sets_share_what_their_ranges_share() {
        let text = Numbered::new("abcdefghij");
        let (a, b) = (text.set(&[(0, 3), (5, 8)]), text.set(&[(2, 6), (7, 10)]));
        assert_eq!(a.shared(&b), 3);
        assert_eq!(a.iou(&b), 3.0 / 10.0);
        assert_eq!(CharSet::union([&a, &b]).len(), 10);
        assert_eq!(CharSet::default().iou(&CharSet::default()), 0.0);
    }
}
