//! Feeds: RSS 0.9x, 1.0 and 2.0, and Atom. A record an entry.
//!
//! Entries are found by their tags and read one by one, so that one that is not well-formed
//! costs only itself. No entity is expanded but those of XML and HTML, which stand for a
//! character each.

mod entry;
mod fields;
mod head;
mod scan;

use super::html::as_text;
use super::{Flow, Out, Payload, Reader, Record, Source};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;
use onrecord_core::{Carried, Problem, ProblemKind};
use scan::Scan;
use std::io::BufReader;
use std::ops::ControlFlow;

/// RSS and Atom; other XML that is no page is refused.
pub(crate) struct Feed;

impl Reader for Feed {
    fn formats(&self) -> &[&'static str] {
        &["rss", "atom"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        let text = head_text(head);
        match head::root(&text) {
            Some(root) => head::is_feed(root, &text) || declared(&text) && root != "html",
            None => false,
        }
    }

    fn read(&self, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
        let here = source.stand_in();
        let text = head_text(source.head());
        if let Some(root) = head::root(&text).filter(|root| !head::is_feed(root, &text)) {
            let shown: String = root.chars().take(40).collect();
            let why = format!("XML of a kind that is not read: <{shown}>");
            return out.problem(&here, "", Problem::new(ProblemKind::UnknownFormat, why));
        }
        // What is not in UTF-8 is kept as UTF-8: an entry must say the same without its feed.
        let encoding =
            head::encoding(&text).and_then(|label| Encoding::for_label(label.as_bytes()));
        let encoding = encoding.filter(|e| ![UTF_8, UTF_16LE, UTF_16BE].contains(e));
        let utf8 = DecodeReaderBytesBuilder::new()
            .encoding(encoding)
            .utf8_passthru(true)
            .build(source);
        let mut scan = Scan::new(BufReader::new(utf8));
        let mut feed: Option<Carried> = None;
        let mut number = 0u64;
        loop {
            number += 1;
            let place = format!("#{number}");
            let piece = match scan.next() {
                Ok(Some(piece)) => piece,
                Ok(None) if number == 1 => {
                    let why = Problem::new(ProblemKind::Empty, "a feed without an entry");
                    return out.problem(&here, "", why);
                }
                Ok(None) => return ControlFlow::Continue(()),
                Err(error) => return out.error(&here, &place, &error),
            };
            let of_all = feed.get_or_insert_with(|| head::read(&scan.head));
            let mut record = here.record("rss", &place);
            match piece {
                Ok(bytes) => {
                    record.bytes = bytes;
                    fill(&mut record, Some(of_all));
                }
                Err(problem) => record.problems.push(problem),
            }
            out.record(&here, record)?;
        }
    }

    fn read_again(&self, record: &mut Record) {
        fill(record, None);
    }
}

/// Fills in what an entry says, and behind it what its feed says of all.
fn fill(record: &mut Record, of_all: Option<&Carried>) {
    let text = String::from_utf8_lossy(&record.bytes);
    if let std::borrow::Cow::Owned(_) = &text {
        let why = "wrong UTF-8 sequences became U+FFFD";
        record
            .problems
            .push(Problem::new(ProblemKind::InvalidEncoding, why));
    }
    let parsed = entry::read(&text);
    record.format = if parsed.is_atom { "atom" } else { "rss" };
    let mut carried = parsed.carried;
    if let Some(all) = of_all {
        carried.outlet = carried.outlet.or_else(|| all.outlet.clone());
        carried.language = carried.language.or_else(|| all.language.clone());
        carried.byline = carried.byline.or_else(|| all.byline.clone());
    }
    if let (Some(id), Some((feed, _))) = (&parsed.id, record.location.rsplit_once('#'))
        && of_all.is_some()
    {
        record.location = format!("{feed}#{id}");
    }
    record.id = parsed.id;
    record.supplied.carried = Some(Box::new(carried));
    record.problems.extend(parsed.problems);
    record.payload = match parsed.payload {
        Ok(payload) => payload,
        Err(problem) => {
            record.problems.push(problem);
            Payload::Unreadable
        }
    };
}

/// The head of a feed may be long: it is looked at whole, unless it is in UTF-16.
fn head_text(head: &[u8]) -> String {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return as_text(head);
    }
    String::from_utf8_lossy(head).into_owned()
}

/// Whether a text says of itself that it is XML.
fn declared(text: &str) -> bool {
    text.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t'])
        .starts_with("<?xml")
}

#[cfg(test)]
mod tests;
