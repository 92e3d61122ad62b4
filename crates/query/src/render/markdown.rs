//! Words of documents inside Markdown.

use super::text::clean;

/// Where a text stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// Behind something else.
    Inside,
    /// At the beginning of a line or of an item, where more is markup.
    Line,
}

/// A text on one line of Markdown, in which nothing is markup: no element, link, heading or
/// list comes of it. It holds no control or bidirectional characters.
#[must_use]
pub fn markdown_text(text: &str, begins: Begins) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_inside_word = before.is_some_and(char::is_alphanumeric)
            && rest.peek().is_some_and(|next| next.is_alphanumeric());
        let at_start = begins == Begins::Line;
        let is_mark = match c {
            // "1. ", "2) ", "- ", "+ " begin a list, "===" makes a heading of the line before.
            '.' | ')' => at_start && out.bytes().all(|b| b.is_ascii_digit()),
            '-' | '+' | '=' => at_start && out.is_empty(),
            '_' => !is_inside_word,
            ',' | ';' | ':' | '?' | '/' | '%' | '\'' | '"' | '(' => false,
            c => c.is_ascii_punctuation(),
        };
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_ascii() && !c.is_ascii_control() => {
                // A backslash makes any ASCII mark plain.
                if is_mark {
                    out.push('\\');
                }
                out.push(c);
            }
            // "{1b}" at the end of a heading would be attributes of it.
            c => match &*clean(c.encode_utf8(&mut [0; 4])) {
                escape if escape.starts_with('\\') => {
                    let mark = |c: char| matches!(c, '\\' | '{' | '}');
                    out.extend(
                        escape
                            .chars()
                            .flat_map(|c| mark(c).then_some('\\').into_iter().chain([c])),
                    );
                }
                plain => out.push_str(plain),
            },
        }
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, begins: Begins, expected: &str) {
        assert_eq!(markdown_text(text, begins), expected);
    }

    #[test]
    fn nothing_inside_a_line_is_markup() {
        check("a*b* `c` [d](e)", Begins::Inside, r"a\*b\* \`c\` \[d\](e)");
        check("<b>&lt;", Begins::Inside, r"\<b\>\&lt;");
        check("origins_min _x_", Begins::Inside, r"origins_min \_x\_");
        check("1. no list - here", Begins::Inside, "1. no list - here");
        check("a\nb\u{202e}", Begins::Inside, r"a b\\u\{202e\}");
    }

    #[test]
    fn nothing_at_the_beginning_of_a_line_is_a_list_or_heading() {
        check("12. x", Begins::Line, r"12\. x");
        check("- x - y", Begins::Line, r"\- x - y");
        check("=== x", Begins::Line, r"\=== x");
        check("# x", Begins::Line, r"\# x");
    }
}
