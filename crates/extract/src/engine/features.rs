//! What the model sees of each token: its word, its ends, its shape and ten flags.

use super::crc::crc32;
use super::unicode::{is_digit, is_letter, is_lower, is_upper};
use onrecord_core::Span;

/// How many flags a token has.
pub(crate) const FLAGS: usize = 10;
/// Rows of the table of hashed word ends.
pub(crate) const SUFFIXES: u32 = 3000;
/// Rows of the table of hashed word beginnings.
pub(crate) const PREFIXES: u32 = 2000;
/// Rows of the table of shapes.
pub(crate) const SHAPES: usize = 40;

/// It begins a paragraph.
pub(crate) const PARAGRAPH: u16 = 1;
/// It begins a sentence.
pub(crate) const SENTENCE: u16 = 1 << 1;
/// A blank stands before it.
pub(crate) const GAP: u16 = 1 << 2;
/// It stands inside quotation marks, or is one of them.
pub(crate) const QUOTED: u16 = 1 << 3;
/// It opens a quotation.
pub(crate) const OPENING: u16 = 1 << 4;
/// It closes a quotation.
pub(crate) const CLOSING: u16 = 1 << 5;
/// It begins with a capital.
pub(crate) const CAPITAL: u16 = 1 << 6;
/// Nothing follows it on its line.
pub(crate) const LINE_END: u16 = 1 << 7;
/// It is a single quotation mark or an apostrophe.
pub(crate) const SINGLE_MARK: u16 = 1 << 8;
/// It begins a paragraph while the quotation of the one before is still open.
pub(crate) const STILL_OPEN: u16 = 1 << 9;

/// What the model sees of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Features {
    /// Row of the word table.
    pub(crate) word: u32,
    /// Row of the table of word ends: the last three letters and the length, hashed.
    pub(crate) suffix: u16,
    /// Row of the table of word beginnings: the first four letters, hashed.
    pub(crate) prefix: u16,
    /// Row of the table of shapes.
    pub(crate) shape: u8,
    /// The flags above, one bit each.
    pub(crate) flags: u16,
}

/// The features of every token; `word` gives the row of a word in lower case.
pub(crate) fn features(
    text: &str,
    tokens: &[Span],
    word: impl Fn(&str) -> Option<u32>,
) -> Vec<Features> {
    let marks = Marks::of(text);
    let mut found = Vec::with_capacity(tokens.len());
    let mut lower = String::new();
    let mut key = String::new();
    let (mut before, mut last, mut last_but_one) = (0, "", "");
    let mut quoted = false;
    for (i, token) in tokens.iter().enumerate() {
        let this = token.of(text);
        lower.clear();
        fold_into(this, &mut lower);
        let gap = text.get(before..token.start).unwrap_or("");
        let mut flags = 0;
        if i == 0 || gap.contains('\n') {
            flags |= PARAGRAPH | if quoted { STILL_OPEN } else { 0 };
            quoted = false;
        }
        if ends_sentence(last) || (matches!(last, "”" | "\"") && ends_sentence(last_but_one)) {
            flags |= SENTENCE;
        }
        if !gap.is_empty() {
            flags |= GAP;
        }
        if marks.opens(this, quoted) {
            flags |= OPENING;
            quoted = true;
        } else if marks.closes(this, quoted) {
            flags |= CLOSING;
        }
        if quoted {
            flags |= QUOTED;
        }
        if flags & CLOSING != 0 {
            quoted = false;
        }
        if this.chars().next().is_some_and(char::is_uppercase) {
            flags |= CAPITAL;
        }
        if text
            .get(token.end..)
            .is_none_or(|r| r.is_empty() || r.starts_with('\n'))
        {
            flags |= LINE_END;
        }
        if matches!(this, "'" | "‘" | "’") {
            flags |= SINGLE_MARK;
        }
        found.push(Features {
            word: word(&lower).unwrap_or(if lower.chars().next().is_some_and(is_digit) {
                NUMBER
            } else {
                UNKNOWN
            }),
            suffix: suffix(&lower, &mut key),
            prefix: prefix(&lower),
            shape: shape(this),
            flags,
        });
        (before, last_but_one, last) = (token.end, last, this);
    }
    found
}

/// Row of the word table for words that are not in it.
pub(crate) const UNKNOWN: u32 = 1;
/// Row of the word table for numbers that are not in it.
pub(crate) const NUMBER: u32 = 2;

/// A token as the tables know it: lower case, straight apostrophes.
fn fold_into(token: &str, out: &mut String) {
    if token.is_ascii() {
        out.push_str(token);
        out.make_ascii_lowercase();
    } else {
        out.extend(
            token
                .to_lowercase()
                .chars()
                .map(|c| if c == '’' { '\'' } else { c }),
        );
    }
}

fn ends_sentence(token: &str) -> bool {
    matches!(token, "." | "!" | "?")
}

/// Which quotation marks open and close in a text.
struct Marks {
    german: bool,
}

impl Marks {
    /// A text with the low mark is set the German way: “ closes.
    fn of(text: &str) -> Self {
        Self {
            german: text.contains('„'),
        }
    }

    fn opens(&self, token: &str, quoted: bool) -> bool {
        match token {
            "„" | "«" => true,
            "“" => !self.german,
            "\"" => !quoted,
            _ => false,
        }
    }

    fn closes(&self, token: &str, quoted: bool) -> bool {
        match token {
            "”" | "»" => true,
            "“" => self.german,
            "\"" => quoted,
            _ => false,
        }
    }
}

fn suffix(lower: &str, key: &mut String) -> u16 {
    let start = lower
        .char_indices()
        .rev()
        .take(3)
        .last()
        .map_or(0, |(i, _)| i);
    let end = lower.get(start..).unwrap_or("");
    key.clear();
    key.push_str(end);
    key.push_str(match end.chars().count() {
        0 => "$0",
        1 => "$1",
        2 => "$2",
        _ => "$3",
    });
    row(key, SUFFIXES)
}

fn prefix(lower: &str) -> u16 {
    let end = lower.char_indices().nth(4).map_or(lower.len(), |(i, _)| i);
    row(lower.get(..end).unwrap_or(""), PREFIXES)
}

fn row(text: &str, rows: u32) -> u16 {
    u16::try_from(crc32(text.as_bytes()) % rows).unwrap_or(0)
}

/// How a token looks: the case of a word, the length of a number, or which mark it is.
fn shape(token: &str) -> u8 {
    let mut chars = token.chars();
    let Some(first) = chars.next() else { return 0 };
    let rest = chars.as_str();
    if token.chars().all(is_letter) {
        return if is_lower(token) {
            1
        } else if is_upper(token) {
            if rest.is_empty() { 2 } else { 3 }
        } else if first.is_uppercase() && is_lower(rest) {
            4
        } else {
            5
        };
    }
    if is_digit(first) {
        // Four digits look like a year.
        let year = token.chars().count() == 4 && token.chars().all(is_digit);
        return if year { 7 } else { 6 };
    }
    match first {
        '"' => 8,
        '“' => 9,
        '”' => 10,
        ',' => 11,
        '.' => 12,
        ':' => 13,
        '?' => 14,
        '!' => 15,
        ';' => 16,
        '-' => 17,
        '–' | '—' => 18,
        '(' => 19,
        ')' => 20,
        '\'' => 21,
        '’' => 22,
        '‘' => 23,
        '[' => 24,
        ']' => 25,
        '$' => 26,
        '%' => 27,
        '@' => 28,
        '#' => 29,
        '…' => 30,
        _ if rest.is_empty() => 31,
        _ if token.ends_with('s') => 33,
        _ => 32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::tokens::tokens;

    fn flags(text: &str) -> Vec<(&str, u16)> {
        let tokens = tokens(text);
        let found = features(text, &tokens, |_| None);
        tokens
            .iter()
            .map(|t| t.of(text))
            .zip(found.iter().map(|f| f.flags))
            .collect()
    }

    #[test]
    fn shapes_tell_years_names_and_marks() {
        for (token, expected) in [
            ("said", 1),
            ("A", 2),
            ("NATO", 3),
            ("Mira", 4),
            ("McKay", 5),
            ("2016", 7),
            ("1.25", 6),
            ("“", 9),
            ("’s", 22),
            ("_", 31),
            ("x½", 32),
            ("½s", 33),
        ] {
            assert_eq!(shape(token), expected, "{token}");
        }
    }

    #[test]
    fn a_quotation_left_open_ends_with_its_paragraph_and_is_remembered() {
        let found = flags("“One.\n\nTwo");
        assert_eq!(
            found,
            [
                ("“", PARAGRAPH | QUOTED | OPENING),
                ("One", QUOTED | CAPITAL),
                (".", QUOTED | LINE_END),
                (
                    "Two",
                    PARAGRAPH | SENTENCE | GAP | CAPITAL | LINE_END | STILL_OPEN
                ),
            ]
        );
    }

    #[test]
    fn straight_marks_open_and_close_in_turn() {
        let found = flags("\"a\" b");
        assert_eq!(
            found
                .iter()
                .map(|(_, f)| f & (QUOTED | OPENING | CLOSING))
                .collect::<Vec<_>>(),
            [QUOTED | OPENING, QUOTED, QUOTED | CLOSING, 0]
        );
    }

    #[test]
    fn with_a_low_mark_the_high_one_closes() {
        let found = flags("„a“ b");
        assert_eq!(found[2].1 & (OPENING | CLOSING), CLOSING);
        assert_eq!(found[3].1 & QUOTED, 0);
    }

    #[test]
    fn numbers_and_words_unknown_to_the_table_have_rows() {
        let text = "42 zyx the";
        let found = features(text, &tokens(text), |w| (w == "the").then_some(9));
        assert_eq!(
            found.iter().map(|f| f.word).collect::<Vec<_>>(),
            [NUMBER, UNKNOWN, 9]
        );
    }
}
