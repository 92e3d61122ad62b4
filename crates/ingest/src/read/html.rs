//! Saved web pages: one document a file.

use super::limits::read_document;
use super::{Flow, Out, Payload, Reader, Record, Source, text};
use onrecord_core::{Problem, ProblemKind};

/// Saved web pages. Which encoding they are in is found out when they are extracted from.
pub(crate) struct Html;

impl Reader for Html {
    fn formats(&self) -> &[&'static str] {
        &["html"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        onrecord_article::page::is_html(&as_text(head))
    }

    fn read(&self, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
        let mut record = source.record("html", "");
        match read_document(source) {
            Ok(bytes) => record.bytes = bytes,
            Err(problem) => return out.record(source, record.with(problem)),
        }
        self.read_again(&mut record);
        text::lay_beside(&mut record, source.beside.take());
        out.record(source, record)
    }

    fn read_again(&self, record: &mut Record) {
        record.payload = Payload::Bytes;
    }
}

/// The beginning of a source as text, for what is written in ASCII in it.
pub(crate) fn as_text(head: &[u8]) -> String {
    let head = head.get(..8 * 1024).unwrap_or(head);
    match encoding_rs::Encoding::for_bom(head) {
        Some((encoding, _)) => encoding.decode(head).0.into_owned(),
        None => String::from_utf8_lossy(head).into_owned(),
    }
}

/// Fewest words of a summary that is taken for the article itself.
const LONG_SUMMARY: usize = 60;

/// A text out of a feed or another tool: the source of a page if there are tags in it, else a
/// ready body.
pub(crate) fn content(text: String) -> Payload {
    if has_tags(&text) {
        Payload::Page(page_around(&text))
    } else {
        Payload::Body(text)
    }
}

/// A page around the source of an article alone.
pub(crate) fn page_around(fragment: &str) -> String {
    if onrecord_article::page::is_html(fragment) && fragment.contains("<body") {
        return fragment.to_owned();
    }
    format!("<!DOCTYPE html><html><body><article>{fragment}</article></body></html>")
}

/// The summary of an entry that has no more: taken for the article where it is long.
///
/// # Errors
/// If it is short, with the reason.
pub(crate) fn summary(text: String) -> Result<Payload, Problem> {
    let words = onrecord_core::text::words(&without_tags(&text)).count();
    if words >= LONG_SUMMARY {
        return Ok(content(text));
    }
    Err(Problem::new(
        ProblemKind::NotArticle,
        format!(
            "the entry holds only a summary, of {words} words; {LONG_SUMMARY} are the least for an article"
        ),
    ))
}

fn has_tags(text: &str) -> bool {
    [
        "</p>",
        "<p>",
        "<br",
        "</div>",
        "</a>",
        "</em>",
        "</strong>",
        "<img",
        "</li>",
        "</span>",
    ]
    .iter()
    .any(|tag| text.contains(tag))
}

pub(crate) fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                out.push(' ');
            }
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_by_their_content() {
        assert!(Html.recognises(b"\xEF\xBB\xBF <!DOCTYPE html><title>x</title>"));
        assert!(Html.recognises(b"\xFF\xFE<\0h\0t\0m\0l\0>\0"));
        assert!(!Html.recognises(b"Dam opens\n\nThe dam"));
        assert!(!Html.recognises(b""));
    }
}
