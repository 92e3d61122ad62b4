//! Cuts tags with more attributes than a page has use for.
//!
//! The tokenizer compares each attribute with all before it in its tag, so that a tag with
//! 100,000 of them would take seconds.

use std::borrow::Cow;

/// Most attributes of a tag; what follows in it is left out.
const MOST: usize = 500;

/// The source with no tag of more than [`MOST`] attributes.
pub(super) fn cut(html: &str) -> Cow<'_, str> {
    let mut kept: Option<String> = None;
    // Up to where the source is taken over.
    let mut taken = 0;
    let mut at = 0;
    while let Some(open) = find(html, at, '<') {
        let after = html.as_bytes().get(open + 1).copied().unwrap_or(b' ');
        // An end tag can have attributes too; nobody reads them, but they are compared.
        if !after.is_ascii_alphabetic() && after != b'/' {
            at = open + 1;
            continue;
        }
        let tag = tag(html, open);
        if let Some(from) = tag.cut {
            let kept = kept.get_or_insert_with(String::new);
            kept.push_str(html.get(taken..from).unwrap_or_default());
            taken = tag.end;
        }
        // What looks like a tag in a script is none.
        let name = html.get(open + 1..open + 8).unwrap_or_default();
        at = tag.end + 1;
        for (raw, close) in [("script", "</script"), ("style", "</style")] {
            if name
                .get(..raw.len())
                .is_some_and(|n| n.eq_ignore_ascii_case(raw))
            {
                at = find_end(html, at, close).unwrap_or(html.len());
            }
        }
    }
    match kept {
        None => Cow::Borrowed(html),
        Some(mut kept) => {
            kept.push_str(html.get(taken..).unwrap_or_default());
            Cow::Owned(kept)
        }
    }
}

/// A tag: where its `>` stands, and from where on it has too many attributes.
struct Tag {
    end: usize,
    cut: Option<usize>,
}

fn tag(html: &str, open: usize) -> Tag {
    let bytes = html.as_bytes();
    let (mut at, mut count, mut cut) = (open + 1, 0usize, None);
    // A word after a blank or slash opens an attribute; quotes count only after `=`.
    let (mut before, mut quote) = (b'<', None);
    while let Some(byte) = bytes.get(at).copied() {
        match quote {
            Some(q) if q == byte => quote = None,
            Some(_) => {}
            None if byte == b'>' => break,
            None if (byte == b'"' || byte == b'\'') && before == b'=' => quote = Some(byte),
            None => {
                let opens = !byte.is_ascii_whitespace() && byte != b'/' && byte != b'=';
                if opens && (before.is_ascii_whitespace() || matches!(before, b'/' | b'"' | b'\''))
                {
                    count += 1;
                    if count > MOST && cut.is_none() {
                        cut = Some(at);
                    }
                }
            }
        }
        if !(byte.is_ascii_whitespace() && before == b'=') {
            before = byte;
        }
        at += 1;
    }
    Tag { end: at, cut }
}

fn find(html: &str, from: usize, what: char) -> Option<usize> {
    Some(from + html.get(from..)?.find(what)?)
}

/// The next end tag of this name, in any case.
fn find_end(html: &str, from: usize, close: &str) -> Option<usize> {
    let mut at = from;
    loop {
        at = find(html, at, '<')?;
        let here = html.as_bytes().get(at..at + close.len());
        if here.is_some_and(|h| h.eq_ignore_ascii_case(close.as_bytes())) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_page_is_left_alone() {
        let html = "<p class=\"a b\" id='c > d' hidden>1 < 2<br/><script>if (a <b) {}</script>";
        assert!(matches!(cut(html), Cow::Borrowed(_)));
    }

    #[test]
    fn a_tag_with_too_many_attributes_is_cut() {
        let many: String = (0..2000).map(|i| format!(" a{i}=\"{i}\"")).collect();
        let html = format!("<i>x</i><p{many}>text</p><p{many}>more</p>");
        let cut = cut(&html);
        assert!(cut.starts_with("<i>x</i><p a0=\"0\" a1="), "{cut:.60}");
        assert!(cut.contains(" a499=\"499\" >text</p><p a0"));
        assert!(cut.ends_with(" >more</p>"));
        assert!(!cut.contains("a500"));
    }

    #[test]
    fn attributes_that_touch_are_counted() {
        let many = "b='1'/c=2 ".repeat(1000);
        assert!(cut(&format!("<p {many}>")).len() < 6000);
        let many = "b\"1\"".repeat(5000);
        assert!(cut(&format!("<p {many}>")).len() < 6000);
    }

    #[test]
    fn scripts_are_left_alone() {
        let words = "a <b c d ".repeat(3000);
        let html = format!("<SCRIPT>{words}</SCRIPT>");
        assert!(matches!(cut(&html), Cow::Borrowed(_)));
    }

    #[test]
    fn a_tag_that_never_ends() {
        for html in [
            "<",
            "<p",
            "<p a='",
            "<p a=\"x>y",
            "</",
            "<script",
            "<\u{fffd}é",
        ] {
            assert_eq!(cut(html), html);
        }
    }
}
