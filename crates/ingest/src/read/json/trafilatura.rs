//! trafilatura's JSON: a text with what was found out about its page.

use super::{Object, Parsed};
use crate::read::html::content;
use crate::read::when;
use onrecord_core::Carried;

/// Fields by which it is told from our own: one of them is enough, a `date` needs a companion.
const MARKS: &[&str] = &[
    "raw_text",
    "source-hostname",
    "fingerprint",
    "hostname",
    "sitename",
    "filedate",
];

/// Reads an extracted page.
pub(super) fn read(object: &Object<'_>) -> Option<Parsed> {
    if !MARKS.iter().any(|name| object.has(name)) {
        return None;
    }
    let text = object.first(&["text", "raw_text"])?;
    let mut parsed = Parsed {
        id: object.id("id"),
        payload: Some(content(text)),
        ..Parsed::default()
    };
    let link = |name: &str| object.text(name).filter(|url| url.starts_with("http"));
    parsed.carried = Carried {
        title: object.text("title"),
        // Several are set apart by semicolons.
        byline: object.text("author").map(|a| a.replace("; ", ", ")),
        outlet: object.first(&["sitename", "source-hostname", "hostname"]),
        url: link("source").or_else(|| link("url")),
        published_at: when::of(&mut parsed.problems, "date", object.text("date")),
        language: object.text("language"),
        ..Carried::default()
    };
    Some(parsed)
}
