//! Our own documented fields, with a `text`, a `body` or an `html`; also what `onrecord
//! extract` writes, which is known by its digest.

use super::{Object, Parsed};
use crate::read::{Payload, fields};

/// Fields beside the documented ones that a record may have: the text itself, its name, and
/// what `onrecord extract` writes.
const ALSO: &[&str] = &[
    "id",
    "text",
    "body",
    "html",
    "extractor",
    "dateline",
    "published_basis",
    "dates",
    "attributions",
    "citations",
    "speakers",
    "problems",
    "digest",
    "explained",
];

/// Reads an object with a text of its own.
pub(super) fn read(object: &Object<'_>) -> Option<Parsed> {
    let payload = if let Some(body) = object.exact("body") {
        match object.has("digest") && object.has("extractor") {
            true => Payload::Extracted(body),
            false => Payload::Body(body),
        }
    } else if let Some(text) = object.exact("text") {
        Payload::Text(text)
    } else {
        Payload::Page(object.exact("html")?)
    };
    Some(Parsed {
        payload: Some(payload),
        ..without_text(object)
    })
}

/// Reads the documented fields alone.
pub(super) fn without_text(object: &Object<'_>) -> Parsed {
    let found = fields::read(&object.fields(fields::FIELDS), ALSO);
    Parsed {
        id: object.id("id"),
        supplied: found.supplied,
        problems: found.problems,
        unknown: found.unknown,
        ..Parsed::default()
    }
}
