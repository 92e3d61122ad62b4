//! JSON as pages really carry it: nearly right.

use serde_json::Value;

/// Longest block that is read.
const LONGEST: usize = 4 << 20;

/// Most values of one block.
const MOST: usize = 64;

/// The values of a block of JSON, slight damage repaired: comments around it, raw line breaks
/// and quotation marks in strings, wrong escapes, trailing commas, missing closing brackets.
/// What can not be read gives none.
pub(super) fn values(block: &str) -> Vec<Value> {
    let block = unwrapped(block);
    if block.is_empty() || block.len() > LONGEST {
        return Vec::new();
    }
    let (whole, sound) = stream(block);
    if sound {
        return whole;
    }
    let (repaired, _) = stream(&repair(block));
    if repaired.is_empty() { whole } else { repaired }
}

/// The values one after the other, and whether they reach to the end.
fn stream(text: &str) -> (Vec<Value>, bool) {
    let mut out = Vec::new();
    for value in serde_json::Deserializer::from_str(text)
        .into_iter::<Value>()
        .take(MOST)
    {
        match value {
            Ok(value) => out.push(value),
            Err(_) => return (out, false),
        }
    }
    (out, true)
}

/// The block without comments, CDATA marks and semicolons around it.
fn unwrapped(mut block: &str) -> &str {
    const BEFORE: &[&str] = &["<!--", "//", "<![CDATA[", "/*", "*/", "\u{FEFF}"];
    const AFTER: &[&str] = &["-->", "//", "]]>", "/*", "*/", ";"];
    loop {
        let trimmed = block.trim();
        let start = BEFORE.iter().find_map(|m| trimmed.strip_prefix(m));
        let inner = start.unwrap_or(trimmed);
        let end = AFTER.iter().find_map(|m| inner.strip_suffix(m));
        let inner = end.unwrap_or(inner);
        if inner.len() == block.len() {
            return inner;
        }
        block = inner;
    }
}

/// What the scanner of [`repair`] stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Object,
    Array,
}

/// One pass that makes most damaged JSON whole.
fn repair(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut open: Vec<Open> = Vec::new();
    let mut inside = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if inside {
            match c {
                '"' if ends_string(text.get(at + 1..).unwrap_or("")) => {
                    inside = false;
                    out.push(c);
                }
                '"' => out.push_str("\\\""),
                '\\' => match chars.next() {
                    Some((_, e @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't'))) => {
                        out.push('\\');
                        out.push(e);
                    }
                    Some((at, 'u')) if is_hex(text.get(at + 1..at + 5)) => out.push_str("\\u"),
                    Some((_, other)) if !other.is_control() => out.push(other),
                    _ => out.push(' '),
                },
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
            continue;
        }
        match c {
            '"' => {
                inside = true;
                out.push(c);
            }
            '{' | '[' => {
                open.push(if c == '{' { Open::Object } else { Open::Array });
                out.push(c);
            }
            '}' | ']' => {
                drop_comma(&mut out);
                let this = if c == '}' { Open::Object } else { Open::Array };
                // A bracket that was forgotten inside is closed first; one too many is dropped.
                if open.contains(&this) {
                    while let Some(last) = open.pop() {
                        out.push(close(last));
                        if last == this {
                            break;
                        }
                    }
                }
            }
            c => out.push(c),
        }
        if open.len() > 100 {
            break;
        }
    }
    if inside {
        out.push('"');
    }
    drop_comma(&mut out);
    while let Some(last) = open.pop() {
        drop_comma(&mut out);
        out.push(close(last));
    }
    out
}

fn close(open: Open) -> char {
    match open {
        Open::Object => '}',
        Open::Array => ']',
    }
}

fn drop_comma(out: &mut String) {
    let kept = out
        .trim_end_matches(|c: char| c.is_whitespace() || c == ',')
        .len();
    out.truncate(kept);
}

fn is_hex(digits: Option<&str>) -> bool {
    digits.is_some_and(|d| d.len() == 4 && d.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Whether a quotation mark before this is the end of a string: what may stand behind one
/// follows.
fn ends_string(rest: &str) -> bool {
    let rest = rest.trim_start();
    match rest.chars().next() {
        None | Some('}' | ']' | ':') => true,
        Some(',') => {
            let next = rest.get(1..).unwrap_or("").trim_start();
            next.starts_with(['"', '{', '[', '}', ']', '-', 't', 'f', 'n'])
                || next.starts_with(|c: char| c.is_ascii_digit())
                || next.is_empty()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(block: &str, expected: &str) {
        let all: Vec<String> = values(block).iter().map(ToString::to_string).collect();
        assert_eq!(all.join(" "), expected, "{block}");
    }

    #[test]
    fn sound_blocks_are_taken_as_they_are() {
        check(r#"{"a": "x"}"#, r#"{"a":"x"}"#);
        check(r#"[1, {"a": null}]"#, r#"[1,{"a":null}]"#);
        check("", "");
        check(r#"{"a":1}{"b":2}"#, r#"{"a":1} {"b":2}"#);
    }

    #[test]
    fn slightly_broken_blocks_are_repaired() {
        check("<!-- {\"a\": 1} -->", r#"{"a":1}"#);
        check("//<![CDATA[\n{\"a\": 1}\n//]]>", r#"{"a":1}"#);
        check("/*<![CDATA[*/ {\"a\": 1} /*]]>*/", r#"{"a":1}"#);
        check("{\"a\": 1};", r#"{"a":1}"#);
        check("{\"a\": \"x\ny\tz\"}", r#"{"a":"x y z"}"#);
        check(r#"{"a": [1, 2,], }"#, r#"{"a":[1,2]}"#);
        check(r#"{"a": {"b": "c""#, r#"{"a":{"b":"c"}}"#);
        check(r#"{"a": "it\'s", "b": 1}"#, r#"{"a":"it's","b":1}"#);
        check(
            r#"{"a": "the "old" quay", "b": 1}"#,
            r#"{"a":"the \"old\" quay","b":1}"#,
        );
        check(r#"{"a": [{"b": 1}"#, r#"{"a":[{"b":1}]}"#);
        check(r#"{"a": 1}}"#, r#"{"a":1}"#);
    }

    #[test]
    fn hopeless_blocks_give_nothing() {
        for block in ["var x = 1;", "<p>no</p>", "\"", "{{{{", "\u{0}"] {
            let found = values(block);
            assert!(
                found
                    .iter()
                    .all(|v| !v.is_object() || v.as_object().unwrap().is_empty()),
                "{block}"
            );
        }
        let deep = values(&"[".repeat(200_000));
        assert!(deep.iter().all(Value::is_array));
    }
}
