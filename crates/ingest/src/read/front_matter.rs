//! Front matter at the head of a Markdown or text file.
//!
//! The common subset: a line `---`, lines of `key: value` (quoted or not, a list in square
//! brackets for `authors`), a line `---`. Anything else is left to the text.

use serde_json::{Map, Value};

/// Longest front matter looked for, in bytes.
const MAX_HEAD: usize = 16 * 1024;

/// The fields of the front matter and the text after it; `None` where there is none.
pub(crate) fn split(text: &str) -> Option<(Map<String, Value>, &str)> {
    let rest = text.trim_start_matches('\u{FEFF}').strip_prefix("---")?;
    let rest = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix('\n'))?;
    let mut fields = Map::new();
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        if at > MAX_HEAD {
            return None;
        }
        let line = line.trim();
        if line == "---" || line == "..." {
            return Some((fields, rest.get(at..)?));
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) = line.split_once(':')?;
        let key = key.trim();
        if key.is_empty() || key.contains(char::is_whitespace) {
            return None;
        }
        fields.insert(key.to_lowercase(), scalar(value.trim()));
    }
    None
}

fn scalar(value: &str) -> Value {
    if let Some(list) = value.strip_prefix('[').and_then(|v| v.strip_suffix(']')) {
        return list
            .split(',')
            .map(|item| Value::String(unquote(item.trim())))
            .collect();
    }
    if value.is_empty() || value == "null" || value == "~" {
        return Value::Null;
    }
    Value::String(unquote(value))
}

fn unquote(value: &str) -> String {
    for quote in ['"', '\''] {
        if let Some(inner) = value
            .strip_prefix(quote)
            .and_then(|v| v.strip_suffix(quote))
        {
            return inner.replace("\\\"", "\"");
        }
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_text_are_parted() {
        let (fields, text) =
            split("---\ntitle: \"Ships: a ledger\"\nurl: https://a.example/x\nauthors: [A, 'B']\n\n---\n\nBody").unwrap();
        assert_eq!(fields["title"], "Ships: a ledger");
        assert_eq!(fields["url"], "https://a.example/x");
        assert_eq!(fields["authors"][1], "B");
        assert_eq!(text.trim(), "Body");
    }

    #[test]
    fn a_rule_at_the_head_of_a_text_is_no_front_matter() {
        for text in [
            "---\nJust a sentence without any end",
            "--- dashes",
            "",
            "---\na sentence: like this\n---\n",
        ] {
            assert!(split(text).is_none(), "{text:?}");
        }
    }
}
