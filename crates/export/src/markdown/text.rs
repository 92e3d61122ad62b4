//! Words of documents in Markdown: they are shown as they are and do nothing.

use onrecord_query::render::clean;
use serde_json::Value;
use std::io::{self, Write};

/// What has a meaning in Markdown or in Obsidian, wherever it stands.
const SPECIAL: &[char] = &[
    '\\', '`', '*', '_', '[', ']', '<', '>', '#', '~', '|', '^', '$', '=', '&', '{', '}',
];

/// A text in one line.
pub(super) fn inline(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    escaped(&words.join(" "))
}

/// A text as a quotation: what it says can neither end it nor become markup.
pub(super) fn quotation(out: &mut dyn Write, text: &str) -> io::Result<()> {
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            writeln!(out, ">")?;
        } else {
            writeln!(out, "> {}", escaped(line))?;
        }
    }
    Ok(())
}

fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let line = clean(line);
    // At the beginning these make a list.
    let number = line.chars().take_while(char::is_ascii_digit).count();
    let mut before = None;
    for (i, c) in line.chars().enumerate() {
        let is_mark = match c {
            '-' | '+' => i == 0,
            '.' | ')' => i > 0 && i == number,
            // Two colons make a field of what stands before them, two of these a comment.
            ':' | '%' => before == Some(c),
            _ => false,
        };
        if is_mark || SPECIAL.contains(&c) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// A line of the front matter. The value is written as JSON, which is YAML too; where it is a
/// text that holds a link, it is none.
pub(super) fn property(
    out: &mut dyn Write,
    name: &str,
    value: Option<impl Into<Value>>,
) -> io::Result<()> {
    match value.map(Into::into) {
        None => Ok(()),
        Some(Value::String(text)) => {
            let text = plain(&text).replace("[[", "[ [").replace("]]", "] ]");
            writeln!(out, "{name}: {}", Value::String(text))
        }
        Some(value) => writeln!(out, "{name}: {value}"),
    }
}

/// A line of the front matter that is a link, or several.
pub(super) fn linked(out: &mut dyn Write, name: &str, links: &[String]) -> io::Result<()> {
    match links {
        [] => Ok(()),
        [one] => writeln!(out, "{name}: {}", Value::from(plain(one))),
        several => {
            writeln!(out, "{name}:")?;
            several
                .iter()
                .try_for_each(|link| writeln!(out, "  - {}", Value::from(plain(link))))
        }
    }
}

/// A text that YAML can hold in one line.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = clean(&words.join(" ")).into_owned();
    text.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_document_stay_words() {
        for (text, shown) in [
            (
                "plain “words”, 3.5 million - yes",
                "plain “words”, 3.5 million - yes",
            ),
            ("[[x]] ![[y]] #z", "\\[\\[x\\]\\] !\\[\\[y\\]\\] \\#z"),
            (
                "<script>%%a%% $b$ ==c==",
                "\\<script\\>%\\%a%\\% \\$b\\$ \\=\\=c\\=\\=",
            ),
            ("- item", "\\- item"),
            ("12. item", "12\\. item"),
            ("1) item", "1\\) item"),
            ("key:: value", "key:\\: value"),
            ("a\u{202E}b\u{1b}", "a\\\\u\\{202e\\}b\\\\u\\{1b\\}"),
        ] {
            assert_eq!(inline(text), shown);
        }
    }

    #[test]
    fn a_quotation_goes_to_its_end() {
        let mut out = Vec::new();
        quotation(&mut out, "one\n\n---\n    code\n> two").unwrap();
        let out = String::from_utf8(out).unwrap();
        assert_eq!(out, "> one\n>\n> \\---\n> code\n> \\> two\n");
    }

    #[test]
    fn front_matter_is_one_line_whatever_a_text_says() {
        let shown = |text: &str| {
            let mut out = Vec::new();
            property(&mut out, "title", Some(text)).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(shown("a\n---\nb: \"c\""), "title: \"a --- b: \\\"c\\\"\"\n");
        assert_eq!(shown("[[x]]"), "title: \"[ [x] ]\"\n");
        assert_eq!(shown("\u{7f}\u{FFFE}"), "title: \"\\\\u{7f}\u{FFFD}\"\n");
    }
}
