//! Markdown: its marks taken off, so that only the words are left.

use std::borrow::Cow;

/// Takes the marks off a text that is Markdown; any other text stays as it is.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if !is_markdown(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.push('\n');
        }
        push_line(line, &mut out);
    }
    Cow::Owned(out)
}

/// Two links, or a heading and a link, are no chance.
fn is_markdown(text: &str) -> bool {
    let links = text.matches("](").take(3).count();
    let headings = text.split('\n').filter(|line| heading(line).is_some());
    links + headings.take(2).count() >= 2 && links + text.matches("**").take(1).count() >= 1
}

/// The words of a heading: `## What they ask for`.
fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    ((1..=6).contains(&level) && words.starts_with(' ')).then(|| words.trim())
}

fn push_line(line: &str, out: &mut String) {
    let trimmed = line.trim();
    // A rule, or a picture by itself.
    let rule = trimmed.len() >= 3
        && trimmed
            .bytes()
            .all(|b| matches!(b, b'-' | b'*' | b'_' | b' '));
    if rule || (trimmed.starts_with("![") && trimmed.ends_with(')')) {
        return;
    }
    let words = heading(line).unwrap_or(line);
    let words = words.strip_prefix("> ").unwrap_or(words);
    let (bullet, words) = match words.strip_prefix("* ") {
        Some(rest) => ("- ", rest),
        None => ("", words),
    };
    out.push_str(bullet);
    let mut rest = words;
    while let Some(at) = rest.find(['[', '!', '*', '`', '\\']) {
        out.push_str(rest.get(..at).unwrap_or(""));
        rest = rest.get(at..).unwrap_or("");
        if let Some((shown, behind)) = link(rest.strip_prefix('!').unwrap_or(rest)) {
            if rest.starts_with('[') {
                out.push_str(&shown.replace(['*', '`'], ""));
            }
            rest = behind;
            continue;
        }
        let mut chars = rest.chars();
        match chars.next() {
            Some('*' | '`') => {}
            Some('\\') => {
                out.extend(chars.next());
            }
            other => out.extend(other),
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
}

/// `[shown](address)` at the beginning: what is shown, and what follows.
fn link(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('[')?;
    // Bounded, so that a row of open brackets costs no more than its length.
    let window = inner.get(..inner.floor_char_boundary(600))?;
    let (shown, behind) = window.split_once("](")?;
    if shown.contains('[') {
        return None;
    }
    let end = behind.find(')')?;
    inner
        .get(shown.len() + 2 + end + 1..)
        .map(|rest| (shown, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off() {
        let text = "# Ferry *late* again\n\n![A quay](https://x.example/a.jpg)\n\n**Ann Poe** said the \
            [board](https://b.example/x) had\\* no plan.\n\n* a boat\n\n---\n\n> No.";
        assert_eq!(
            plain(text),
            "Ferry late again\n\n\n\nAnn Poe said the board had* no plan.\n\n- a boat\n\n\n\nNo."
        );
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in ["# One thing", "a * b * c [1] (2)", "* item\n* item", "![["] {
            assert_eq!(plain(text), text);
        }
        plain(&"[a](".repeat(100_000));
        plain(&"# x\n[".repeat(50_000));
    }
}
