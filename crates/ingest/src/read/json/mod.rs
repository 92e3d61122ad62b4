//! JSON: an object, a list of objects, or a line each; told apart by their fields.

mod feed;
mod items;
mod newspaper;
mod ninjs;
mod object;
mod own;
mod schema_org;
mod trafilatura;

use super::fields::unknown_problem;
use super::limits::{read_document, read_line, too_large};
use super::{Flow, MAX_DOCUMENT_BYTES, Out, Payload, Reader, Record, Source, text};
use items::Items;
use object::Object;
use onrecord_core::{Carried, Problem, ProblemKind, Supplied};
use std::io::{BufRead, Read};
use std::ops::ControlFlow;

/// Objects that say an article: in a file, in a list, in lines, in a wrapper such as a feed.
pub(crate) struct Json;

/// What one object says.
#[derive(Default)]
struct Parsed {
    id: Option<String>,
    supplied: Supplied,
    carried: Carried,
    payload: Option<Payload>,
    problems: Vec<Problem>,
    /// Undocumented names, to be told once a file.
    unknown: Vec<String>,
}

/// A shape of object: whether this is one, and what it says.
type Shape = fn(&Object<'_>) -> Option<Parsed>;

/// The shapes, in the order in which they are tried.
const SHAPES: &[Shape] = &[
    schema_org::read,
    ninjs::read,
    feed::read,
    newspaper::read,
    trafilatura::read,
    own::read,
];

/// Fields under which a wrapper keeps the list of its articles.
const LISTS: &[&str] = &[
    "items", "articles", "@graph", "entries", "results", "data", "docs",
];

impl Reader for Json {
    fn formats(&self) -> &[&'static str] {
        &["json", "jsonl"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        let mut bytes = head.iter().filter(|b| !b.is_ascii_whitespace());
        match bytes.next() {
            Some(b'{') => matches!(bytes.next(), None | Some(b'"' | b'}')),
            Some(b'[') => matches!(bytes.next(), None | Some(b'{' | b']')),
            _ => false,
        }
    }

    fn read(&self, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
        let head = source.head();
        let bom = head.starts_with(b"\xEF\xBB\xBF");
        let is_list = head
            .iter()
            .skip(if bom { 3 } else { 0 })
            .find(|b| !b.is_ascii_whitespace())
            == Some(&b'[');
        let one = is_one_object(head);
        if bom {
            source.consume(3);
        }
        match one {
            _ if is_list => list(source, out),
            Some(true) => whole(Vec::new(), source, out),
            Some(false) => lines(None, source, out),
            None => by_first_line(source, out),
        }
    }

    fn read_again(&self, record: &mut Record) {
        let parsed = parse(&record.bytes);
        fill(record, parsed, &mut false);
    }
}

/// Whether a source that begins with `{` is one object rather than one a line: its first line
/// is not a whole object, and looks as if it went on. `None` where its first line is longer than
/// the head that was looked at, or all there is.
fn is_one_object(head: &[u8]) -> Option<bool> {
    let mut lines = head
        .split(|b| *b == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty());
    let (first, second) = (lines.next().unwrap_or_default(), lines.next());
    second.map(|_| is_unfinished(first))
}

/// Whether a line of an object ends where a line of its own would not.
fn is_unfinished(line: &[u8]) -> bool {
    matches!(
        line.trim_ascii_end().last(),
        Some(b'{' | b'[' | b',' | b':')
    )
}

/// A source whose first line has to be read to its end before one can tell: a page in JSON is
/// often longer than what is looked at beforehand.
fn by_first_line(source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
    let mut line = Vec::new();
    let limit = MAX_DOCUMENT_BYTES as u64 + 1;
    match source.by_ref().take(limit).read_until(b'\n', &mut line) {
        // Whether lines follow is not looked for behind the limit: it may be a bomb.
        Ok(_) if line.len() > MAX_DOCUMENT_BYTES => {
            let record = source.record("json", "");
            out.record(source, record.with(too_large("the document")))
        }
        Ok(_) if goes_on(source) && !is_unfinished(&line) => lines(Some(line), source, out),
        Ok(_) => whole(line, source, out),
        Err(error) => out.error(source, ":1", &error),
    }
}

/// Whether anything but blanks follows; the blanks are passed over.
fn goes_on(source: &mut Source<'_>) -> bool {
    loop {
        let Ok(buffer) = source.fill_buf() else {
            return true;
        };
        let blanks = buffer
            .iter()
            .take_while(|b| b.is_ascii_whitespace())
            .count();
        if blanks < buffer.len() || buffer.is_empty() {
            return !buffer.is_empty();
        }
        source.consume(blanks);
    }
}

/// One object in a file, of which the beginning was read. What stands beside the file is laid
/// over it.
fn whole(begun: Vec<u8>, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
    let mut record = source.record("json", "");
    record.bytes = begun;
    match read_document(source) {
        Ok(rest) if record.bytes.len() + rest.len() <= MAX_DOCUMENT_BYTES => {
            record.bytes.extend(rest);
        }
        Ok(_) => {
            record.bytes.clear();
            return out.record(source, record.with(too_large("the document")));
        }
        Err(problem) => {
            record.bytes.clear();
            return out.record(source, record.with(problem));
        }
    }
    let Some(items) = wrapped(&record.bytes) else {
        let parsed = parse(&record.bytes);
        fill(&mut record, parsed, &mut false);
        record.location = source.location().to_owned();
        text::lay_beside(&mut record, source.beside.take());
        return out.record(source, record);
    };
    let mut told = false;
    for (i, item) in items.iter().enumerate() {
        let mut inner = source.record("json", &format!("#{}", i + 1));
        inner.bytes = item.bytes.as_bytes().to_vec();
        let mut parsed = parse(&inner.bytes);
        merge_carried(&mut parsed.carried, &item.carried);
        fill(&mut inner, parsed, &mut told);
        out.record(source, inner)?;
    }
    ControlFlow::Continue(())
}

/// A list of objects: a record each, in constant memory.
fn list(source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
    let mut items = Items::default();
    let mut told = false;
    let mut number = 0u64;
    loop {
        number += 1;
        let mut record = source.record("json", &format!("#{number}"));
        match items.next(source) {
            Ok(None) => return ControlFlow::Continue(()),
            Ok(Some(Ok(bytes))) => {
                let parsed = parse(&bytes);
                record.bytes = bytes;
                fill(&mut record, parsed, &mut told);
            }
            Ok(Some(Err(problem))) => record.problems.push(problem),
            Err(error) => {
                return out.error(source, &format!("#{number}"), &error);
            }
        }
        out.record(source, record)?;
    }
}

/// A record a line, of which the first may have been read.
fn lines(mut first: Option<Vec<u8>>, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
    let mut told = false;
    let mut number = 0u64;
    loop {
        number += 1;
        let place = format!(":{number}");
        let (mut line, skipped) = match first.take() {
            Some(first) => (first, 0),
            None => {
                let mut line = Vec::new();
                match read_line(source, MAX_DOCUMENT_BYTES + 1, &mut line) {
                    Ok(skipped) => (line, skipped),
                    Err(error) => return out.error(source, &place, &error),
                }
            }
        };
        if line.is_empty() {
            return ControlFlow::Continue(());
        }
        let mut record = source.record("jsonl", &place);
        if skipped > 0 || line.len() > MAX_DOCUMENT_BYTES {
            out.record(source, record.with(too_large("the line")))?;
            continue;
        }
        line.truncate(line.trim_ascii_end().len());
        if line.is_empty() {
            continue;
        }
        let parsed = parse(&line);
        record.bytes = line;
        fill(&mut record, parsed, &mut told);
        out.record(source, record)?;
    }
}

/// Reads one object.
fn parse(bytes: &[u8]) -> Parsed {
    let object = match Object::parse(bytes) {
        Ok(object) => object,
        Err(problem) => {
            return Parsed {
                problems: vec![problem],
                ..Parsed::default()
            };
        }
    };
    SHAPES
        .iter()
        .find_map(|read| read(&object))
        .unwrap_or_else(|| Parsed {
            problems: vec![Problem::new(
                ProblemKind::NoArticle,
                "the object has neither a \"text\" nor a \"body\" that is a text, nor is it of any other shape that is read",
            )],
            ..own::without_text(&object)
        })
}

fn fill(record: &mut Record, parsed: Parsed, told: &mut bool) {
    if let (Some(id), Some((file, _))) = (&parsed.id, record.location.rsplit_once([':', '#'])) {
        record.location = format!("{file}#{id}");
    }
    record.id = parsed.id;
    record.supplied = parsed.supplied;
    if parsed.carried != Carried::default() {
        record.supplied.carried = Some(Box::new(parsed.carried));
    }
    record.payload = parsed.payload.unwrap_or(Payload::Unreadable);
    record.problems.extend(parsed.problems);
    if !*told && !parsed.unknown.is_empty() {
        *told = true;
        record.problems.extend(unknown_problem(&parsed.unknown));
    }
}

/// An object in a wrapper, with what the wrapper says of all of them.
struct Wrapped {
    bytes: String,
    carried: Carried,
}

/// The objects of a wrapper; `None` if this is none, but an article itself.
fn wrapped(bytes: &[u8]) -> Option<Vec<Wrapped>> {
    let object = Object::parse(bytes).ok()?;
    if SHAPES.iter().any(|read| read(&object).is_some()) {
        return None;
    }
    let items = LISTS.iter().find_map(|name| object.list(name))?;
    let carried = feed::carried_by(&object);
    // A graph holds, beside the article, what it refers to.
    let is_article = |item: &&str| {
        let object = Object::parse(item.as_bytes());
        object.is_ok_and(|o| SHAPES.iter().any(|read| read(&o).is_some()))
    };
    let graph = object.has("@graph");
    let items: Vec<Wrapped> = items
        .iter()
        .filter(|item| item.starts_with('{') && (!graph || is_article(item)))
        .map(|item| Wrapped {
            bytes: (*item).to_owned(),
            carried: carried.clone(),
        })
        .collect();
    (!items.is_empty()).then_some(items)
}

/// Fills what an entry does not say itself.
fn merge_carried(own: &mut Carried, of_all: &Carried) {
    own.outlet = own.outlet.take().or_else(|| of_all.outlet.clone());
    own.language = own.language.take().or_else(|| of_all.language.clone());
    own.byline = own.byline.take().or_else(|| of_all.byline.clone());
}

#[cfg(test)]
mod tests;
