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

fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
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
    fn values_are_shown_as_they_are() {
        assert_eq!(shown(&Value::Real(1.0)), "1.0");
        assert_eq!(shown(&Value::Blob(vec![0, 255])), "00ff");
        assert_eq!(shown(&Value::Null), "");
    }
}
