//! A text as tokens with their places.
//!
//! The tokens are those of this pattern, which the model was fitted with; a hand-written scanner
//! finds them in one pass:
//!
//! ```text
//! [^\W\d_]+ | \d+(?:[.,]\d+)* | [’'](?:s|re|ve|ll|d|m|t)\b | \S
//! ```

use super::unicode::{is_decimal, is_space, is_word};
use onrecord_core::Span;

/// What an apostrophe can begin: "it’s", "they’re".
const ENDINGS: &[&str] = &["s", "re", "ve", "ll", "d", "m", "t"];

/// The tokens of `text`, in order: words, numbers, endings like `’s`, and single marks.
pub(crate) fn tokens(text: &str) -> Vec<Span> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some((skipped, c)) = next(text, at) {
        let start = at + skipped;
        let end = match c {
            c if is_word(c) => run(text, start, is_word),
            c if is_decimal(c) => number(text, start),
            '\'' | '’' => ending(text, start + c.len_utf8()),
            c => start + c.len_utf8(),
        };
        found.push(Span::new(start, end));
        at = end;
    }
    found
}

/// How far the next character that is no blank stands from `at`, and that character.
fn next(text: &str, at: usize) -> Option<(usize, char)> {
    text.get(at..)?.char_indices().find(|(_, c)| !is_space(*c))
}

/// Where the run of characters of a class ends that begins at `start`.
fn run(text: &str, start: usize, class: fn(char) -> bool) -> usize {
    let rest = text.get(start..).unwrap_or("");
    start + rest.find(|c| !class(c)).unwrap_or(rest.len())
}

/// Where the number that begins at `start` ends: `1,250.5` is one.
fn number(text: &str, start: usize) -> usize {
    let mut end = run(text, start, is_decimal);
    loop {
        let mut rest = text.get(end..).unwrap_or("").chars();
        let joined = matches!(rest.next(), Some('.' | ',')) && rest.next().is_some_and(is_decimal);
        if !joined {
            return end;
        }
        end = run(text, end + 1, is_decimal);
    }
}

/// Where the token ends whose apostrophe ends at `start`.
fn ending(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    ENDINGS
        .iter()
        .filter_map(|e| Some((e, rest.strip_prefix(e)?)))
        .find(|(_, after)| {
            let next = after.chars().next();
            !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
        })
        .map_or(start, |(e, _)| start + e.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = tokens(text).into_iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn words_numbers_and_marks() {
        check(
            "Mr. Oduya’s 1,250.5 kg_x, 3.",
            &[
                "Mr", ".", "Oduya", "’s", "1,250.5", "kg", "_", "x", ",", "3", ".",
            ],
        );
    }

    #[test]
    fn an_apostrophe_binds_only_a_known_ending() {
        check(
            "they'll 'sing' o'dell",
            &["they", "'ll", "'", "sing", "'", "o", "'", "dell"],
        );
        check("it's_ 's", &["it", "'", "s", "_", "'s"]);
    }

    #[test]
    fn letters_of_any_script_and_digits_part() {
        check("Ж2б x½ ٣٤,٥", &["Ж", "2", "б", "x½", "٣٤,٥"]);
    }

    #[test]
    fn nothing_comes_of_blanks() {
        check("", &[]);
        check(" \n\u{1C}\u{A0}\u{3000}", &[]);
    }
}
