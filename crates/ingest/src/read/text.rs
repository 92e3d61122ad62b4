//! Text and Markdown files: one document a file.

use super::fields::Fields;
use super::limits::read_document;
use super::{Flow, Out, Payload, Reader, Record, Source, fields, front_matter};
use onrecord_core::Supplied;

/// Text, with or without front matter. Asked last: it takes whatever is text.
pub(crate) struct Text;

impl Reader for Text {
    fn formats(&self) -> &[&'static str] {
        &["text", "markdown"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        if encoding_rs::Encoding::for_bom(head).is_some() {
            return true;
        }
        let odd = |b: &&u8| b.is_ascii_control() && !matches!(**b, 0x08..=0x0D | 0x1B);
        let count = head.iter().filter(odd).count();
        // A stray control character is a flaw of a text; one byte in twenty is other data.
        let binary = ["%PDF-", "{\\rtf"];
        count * 20 <= head.len() && !binary.iter().any(|b| head.starts_with(b.as_bytes()))
    }

    fn read(&self, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
        let format = if is_markdown(source.head()) {
            "markdown"
        } else {
            "text"
        };
        let mut record = source.record(format, "");
        match read_document(source) {
            Ok(bytes) => record.bytes = bytes,
            Err(problem) => return out.record(source, record.with(problem)),
        }
        self.read_again(&mut record);
        lay_beside(&mut record, source.beside.take());
        out.record(source, record)
    }

    fn read_again(&self, record: &mut Record) {
        record.payload = Payload::Bytes;
        let Ok(text) = std::str::from_utf8(&record.bytes) else {
            return;
        };
        let Some((object, rest)) = front_matter::split(text) else {
            return;
        };
        let found = fields::read(&object, &[]);
        record.payload = Payload::Text(rest.to_owned());
        record.supplied = found.supplied;
        record.problems.extend(found.problems);
        record
            .problems
            .extend(fields::unknown_problem(&found.unknown));
    }
}

/// Whether a text begins as Markdown does: with front matter or a heading.
fn is_markdown(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head.get(..8 * 1024).unwrap_or(head));
    let text = text.trim_start_matches(|c: char| c == '\u{FEFF}' || c.is_whitespace());
    let heading = text.trim_start_matches('#');
    let level = text.len() - heading.len();
    (1..=6).contains(&level) && heading.starts_with(' ') || front_matter::split(text).is_some()
}

/// Lays what stands beside a document, which a person wrote, over what stands in it.
pub(crate) fn lay_beside(record: &mut Record, beside: Option<Fields>) {
    if let Some(found) = beside {
        record.supplied = merge(found.supplied, std::mem::take(&mut record.supplied));
        record.problems.splice(0..0, found.problems);
    }
}

/// `first` where it says something, else `second`.
pub(crate) fn merge(first: Supplied, second: Supplied) -> Supplied {
    Supplied {
        title: first.title.or(second.title),
        outlet: first.outlet.or(second.outlet),
        credit: first.credit.or(second.credit),
        byline: first.byline.or(second.byline),
        url: first.url.or(second.url),
        published_at: first.published_at.or(second.published_at),
        retrieved_at: first.retrieved_at.or(second.retrieved_at),
        language: first.language.or(second.language),
        carried: first.carried.or(second.carried),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_and_other_data_are_told_from_text() {
        assert!(is_markdown(b"\n# Dam opens\n\nThe dam"));
        assert!(is_markdown(b"---\ntitle: Dam opens\n---\nThe dam"));
        assert!(!is_markdown(b"#dam opens at last"));
        assert!(Text.recognises("Plain, naïve".as_bytes()));
        assert!(Text.recognises(b""));
        assert!(!Text.recognises(b"\x89PNG\r\n\x1a\n\0\0\0\0"));
        assert!(!Text.recognises(b"%PDF-1.7\nwords"));
    }
}
