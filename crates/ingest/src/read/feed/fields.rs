//! The elements of an entry, each with its text.

use onrecord_core::{Problem, ProblemKind};
use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, resolve_predefined_entity};
use quick_xml::events::{BytesStart, Event};

/// Most elements of an entry that are looked at.
const MAX_FIELDS: usize = 1_000;

/// An element of an entry.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) prefix: String,
    pub(super) local: String,
    attributes: Vec<(String, String)>,
    /// All text in it, entities resolved.
    pub(super) text: String,
    /// What stands in it, as it stands there.
    pub(super) source: String,
    /// The text of a `name` in it.
    pub(super) name: String,
    /// The text of a `title` in it.
    pub(super) title: String,
}

impl Field {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(n, _)| n == name);
        found
            .map(|(_, value)| value.trim())
            .filter(|v| !v.is_empty())
    }
}

/// An entry.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// The element of the entry itself, without its text.
    pub(super) own: Field,
    pub(super) fields: Vec<Field>,
    pub(super) problems: Vec<Problem>,
}

/// Reads an entry as far as it is XML.
pub(super) fn read(text: &str) -> Entry {
    let mut entry = Entry::default();
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    let mut depth = 0usize;
    let mut field: Option<(Field, usize)> = None;
    let mut inner = String::new();
    loop {
        let before = position(&reader);
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let why = format!("the entry is not well-formed: {error}");
                let place = format!("byte {before} of the entry");
                entry
                    .problems
                    .push(Problem::new(ProblemKind::BadRecord, why).at(place));
                break;
            }
        };
        match &event {
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                match depth {
                    1 => entry.own = element(tag),
                    2 => field = Some((element(tag), position(&reader))),
                    _ => inner = tag.local_name().into_inner().to_owned(),
                }
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                inner.clear();
                if depth == 1
                    && let Some((mut done, from)) = field.take()
                {
                    done.source = text.get(from..before).unwrap_or("").to_owned();
                    if entry.fields.len() < MAX_FIELDS {
                        entry.fields.push(done);
                    }
                }
            }
            other => {
                if let Some((field, _)) = &mut field {
                    text_of_event(other, &mut field.text);
                    match inner.as_str() {
                        "name" => text_of_event(other, &mut field.name),
                        "title" => text_of_event(other, &mut field.title),
                        _ => {}
                    }
                }
            }
        }
    }
    entry
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn element(tag: &BytesStart<'_>) -> Field {
    let (local, prefix) = tag.name().decompose();
    let mut attributes = tag.attributes();
    let attributes = attributes.with_checks(false).flatten().take(50);
    Field {
        prefix: prefix.map_or(String::new(), |p| p.into_inner().to_owned()),
        local: local.into_inner().to_owned(),
        attributes: attributes
            .map(|a| (a.key.0.to_owned(), unescaped(&a.value)))
            .collect(),
        ..Field::default()
    }
}

/// The value of an attribute of a tag.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut all = attributes.with_checks(false).flatten().take(50);
    let found = all.find(|a| a.key.0 == name)?;
    Some(unescaped(&found.value))
}

/// A text with its entities resolved; those that are not known stay as they are.
pub(super) fn unescaped(text: &str) -> String {
    let resolve =
        |name: &str| resolve_predefined_entity(name).or_else(|| resolve_html5_entity(name));
    match quick_xml::escape::unescape_with(text, resolve) {
        Ok(text) => text.into_owned(),
        Err(_) => text.to_owned(),
    }
}

/// Appends what an event says as text.
pub(super) fn text_of_event(event: &Event<'_>, to: &mut String) {
    match event {
        Event::Text(text) => to.push_str(&text.xml10_content()),
        Event::CData(data) => to.push_str(&data.xml10_content()),
        Event::GeneralRef(name) => match name.resolve_char_ref() {
            Ok(Some(c)) => to.push(c),
            _ => {
                let name = name.xml10_content();
                match resolve_predefined_entity(&name).or_else(|| resolve_html5_entity(&name)) {
                    Some(text) => to.push_str(text),
                    // Whatever a document type may declare for it.
                    None => to.extend(["&", &name, ";"]),
                }
            }
        },
        _ => {}
    }
}
