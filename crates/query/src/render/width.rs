//! How many columns of a terminal a text takes.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns of a terminal that a text takes: a Chinese character or an emoji two, a mark that
/// joins the letter before it none.
///
/// ```
/// use onrecord_query::render::width;
///
/// assert_eq!(width("Zürich"), 6);
/// assert_eq!(width("漢字"), 4);
/// assert_eq!(width("e\u{301}"), 1);
/// ```
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// The longest beginning of a text that takes at most so many columns. A letter is not parted
/// from its marks, nor an emoji that is made of several.
///
/// ```
/// use onrecord_query::render::fitted;
///
/// assert_eq!(fitted("Zürich", 3), "Zür");
/// assert_eq!(fitted("漢字", 3), "漢");
/// ```
#[must_use]
pub fn fitted(text: &str, columns: usize) -> &str {
    // No text takes more columns than it has bytes.
    if text.len() <= columns {
        return text;
    }
    let mut used = 0;
    let over = |(at, letter): (usize, &str)| {
        used += width(letter);
        (used > columns).then_some(at)
    };
    let end = text.grapheme_indices(true).find_map(over);
    end.map_or(text, |at| text.split_at(at).0)
}

/// The longest end of a text that takes at most so many columns.
pub(crate) fn fitted_end(text: &str, columns: usize) -> &str {
    if text.len() <= columns {
        return text;
    }
    let mut used = 0;
    let over = |(at, letter): (usize, &str)| {
        used += width(letter);
        (used > columns).then_some(at + letter.len())
    };
    let begin = text.grapheme_indices(true).rev().find_map(over);
    begin.map_or(text, |at| text.split_at(at).1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A letter with two marks, a wide one, a flag, a family of three joined emoji, a heart that
    /// a selector makes an emoji.
    const LETTERS: [&str; 5] = [
        "o\u{304}\u{301}",
        "港",
        "🇫🇮",
        "👩\u{200d}👧\u{200d}👦",
        "❤\u{fe0f}",
    ];

    #[test]
    fn what_is_read_as_one_letter_takes_its_columns_once() {
        assert_eq!(LETTERS.map(width), [1, 2, 2, 2, 2]);
        assert_eq!(width(&LETTERS.concat()), 9);
    }

    #[test]
    fn a_text_is_cut_between_letters_and_never_too_wide() {
        let text = LETTERS.concat();
        let mut ends = Vec::new();
        for columns in 0..12 {
            let (begin, end) = (fitted(&text, columns), fitted_end(&text, columns));
            assert!(
                width(begin) <= columns && width(end) <= columns,
                "{columns}"
            );
            ends.push(begin.len());
            let after = text.strip_suffix(end).unwrap();
            assert_eq!(fitted(&text, width(after)), after);
        }
        ends.dedup();
        assert_eq!(ends.len(), 6, "nothing, and behind each letter: {ends:?}");
        assert_eq!(fitted(&text, 9), text);
    }
}
