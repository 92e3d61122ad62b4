//! Folding and splitting of words, one way for the whole project.

use crate::Span;

/// A text as it is compared: lower case, straight quotation marks, plain dashes, single blanks,
/// no zero-width characters.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// As [`fold`], into a text that is used again for one word after the other.
pub fn fold_into(text: &str, out: &mut String) {
    out.clear();
    let mut blank = false;
    for c in text.chars() {
        match c {
            '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{00AD}' => continue,
            c if c.is_whitespace() => {
                blank = true;
                continue;
            }
            _ => {}
        }
        if std::mem::take(&mut blank) && !out.is_empty() {
            out.push(' ');
        }
        match c {
            '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{2032}' => out.push('\''),
            '\u{201C}'..='\u{201F}' | '\u{00AB}' | '\u{00BB}' | '\u{2033}' => out.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, b| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// The words of a text with their places: runs of letters, digits and marks, with single
/// apostrophes, full stops and commas inside (`U.S`, `don't`, `1,000`).
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = loop {
            let (i, c) = chars.next()?;
            if c.is_alphanumeric() {
                break i;
            }
        };
        loop {
            let Some(&(i, c)) = chars.peek() else {
                return Some(Span::new(start, text.len()));
            };
            if c.is_alphanumeric() || is_mark(c) {
                chars.next();
                continue;
            }
            let joins = matches!(c, '\'' | '\u{2019}' | '.' | ',');
            let next = text.get(i + c.len_utf8()..).and_then(|r| r.chars().next());
            let joined = joins
                && next.is_some_and(|n| {
                    if c == ',' {
                        n.is_numeric()
                    } else {
                        n.is_alphanumeric()
                    }
                });
            if !joined {
                return Some(Span::new(start, i));
            }
            chars.next();
        }
    })
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}' | '\u{064B}'..='\u{065F}')
}

/// A web address without what does not tell two pages apart: scheme, `www.` and a slash at its
/// end.
///
/// ```
/// use onrecord_core::text::address;
///
/// assert_eq!(address("https://www.quay.example/a/"), "quay.example/a");
/// assert_eq!(address("http://quay.example/a"), "quay.example/a");
/// ```
#[must_use]
pub fn address(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.strip_suffix('/').unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_joins_what_typesetting_parts() {
        assert_eq!(fold("  “It’s —\u{200B} Ó” \n x"), "\"it's - ó\" x");
    }

    #[test]
    fn words_keep_what_belongs_together() {
        let text = "U.S. sources don’t say 1,000, but 2.5 (AT&T).";
        let found: Vec<_> = words(text).map(|s| s.of(text)).collect();
        assert_eq!(
            found,
            [
                "U.S", "sources", "don’t", "say", "1,000", "but", "2.5", "AT", "T"
            ]
        );
    }
}
