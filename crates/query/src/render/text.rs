//! Text that is safe to show.

use crate::Value;
use std::borrow::Cow;
use std::fmt::Write;

/// A text without control or bidirectional characters, which could make a terminal do or show
/// something else: they are written as `\n`, `\u{1b}` and so on.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_unsafe(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// JSON in which the same characters are written as escapes: it means what it meant.
#[must_use]
pub fn json_safe(json: &str) -> Cow<'_, str> {
    // A line break stands between the parts of indented JSON; in a text it is an escape already.
    let odd = |c: char| c != '\n' && is_unsafe(c);
    if !json.contains(odd) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if odd(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// A text that no spreadsheet takes for a formula: one that it would begins with an apostrophe.
#[must_use]
pub fn no_formula(text: &str) -> Cow<'_, str> {
    if is_formula(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A cell between separators (RFC 4180): in quotation marks where it holds one, a separator, a tab
/// or the end of a line, where it begins or ends with a blank, and where it is empty, so that it
/// is not taken for NULL.
#[must_use]
pub fn quoted(text: Cow<'_, str>, separator: char) -> Cow<'_, str> {
    let needs = text.is_empty()
        || text.contains([separator, '"', '\n', '\r', '\t'])
        || text.starts_with(' ')
        || text.ends_with(' ');
    if needs {
        Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
    } else {
        text
    }
}

/// Whether a spreadsheet may take a text for a formula: by its first character, in its wide
/// form too, whatever stands before it that does not show.
fn is_formula(text: &str) -> bool {
    let starts = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\u{FF1D}' | '\u{FF0B}' | '\u{FF0D}' | '\u{FF20}'
        )
    };
    let unseen = |c: char| {
        c.is_whitespace()
            || is_unsafe(c)
            || matches!(c, '\u{AD}' | '\u{34F}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}')
    };
    text.starts_with(['\t', '\r', '\n', '|', '%'])
        || text.trim_start_matches(unseen).starts_with(starts)
}

fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

/// A value as a person reads it; NULL is empty.
pub(crate) fn shown(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::Integer(n) => Cow::Owned(n.to_string()),
        Value::Real(n) => Cow::Owned(format!("{n:?}")),
        Value::Text(text) => Cow::Borrowed(text),
        Value::Blob(bytes) => Cow::Owned(onrecord_core::text::hex(bytes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_move_a_terminal_is_written_out() {
        assert_eq!(clean("plain é 漢"), "plain é 漢");
        assert_eq!(clean("a\n\u{1b}[2J\u{202E}b"), "a\\n\\u{1b}[2J\\u{202e}b");
        assert!(matches!(clean("plain"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_means_the_same_when_it_is_safe() {
        let text = "a\u{9b}\u{202e}\u{e0041}\u{7f}\n“é”";
        let json = serde_json::to_string_pretty(&[text]).unwrap();
        let safe = json_safe(&json);
        assert!(
            !safe.contains(|c: char| c != '\n' && is_unsafe(c)),
            "{safe}"
        );
        let back: Vec<String> = serde_json::from_str(&safe).unwrap();
        assert_eq!(back, [text]);
        assert!(matches!(json_safe("{\n}"), Cow::Borrowed(_)));
    }

    #[test]
    fn no_text_starts_a_formula() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            " =1",
            "\u{a0}=1",
            "\u{FF1D}1",
            "\u{0}=1",
            "|calc",
            "%0A=1",
            "\u{feff}=1",
            "\u{200b}\u{202e}@x",
            "\tx",
            "\rx",
        ] {
            assert!(no_formula(text).starts_with('\''), "{text:?}");
        }
        for text in ["a=1", "1-2", "“=”", "two, three", ""] {
            assert!(!no_formula(text).contains('\''), "{text}");
        }
    }

    #[test]
    fn values_are_shown_as_they_are() {
        assert_eq!(shown(&Value::Real(1.0)), "1.0");
        assert_eq!(shown(&Value::Blob(vec![0, 255])), "00ff");
        assert_eq!(shown(&Value::Null), "");
    }
}
