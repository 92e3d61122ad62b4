//! newspaper4k's JSON (and newspaper3k's): a text with what was found out about its page.

use super::{Object, Parsed};
use crate::read::html::content;
use crate::read::when;
use onrecord_core::Carried;

/// Fields by which it is told from our own.
const MARKS: &[&str] = &[
    "publish_date",
    "top_image",
    "meta_lang",
    "source_url",
    "meta_description",
];

/// Reads an extracted page.
pub(super) fn read(object: &Object<'_>) -> Option<Parsed> {
    if !MARKS.iter().any(|name| object.has(name)) {
        return None;
    }
    let text = object.first(&["text", "maintext"])?;
    let mut parsed = Parsed {
        id: object.id("id"),
        payload: Some(content(text)),
        ..Parsed::default()
    };
    let link = |name: &str| object.text(name).filter(|url| url.starts_with("http"));
    let source = object.text("source_url").map(|url| {
        let host = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        host.trim_end_matches('/').to_owned()
    });
    parsed.carried = Carried {
        title: object.text("title"),
        byline: object.names("authors"),
        outlet: object.text("meta_site_name").or(source),
        url: link("canonical_link").or_else(|| link("url")),
        published_at: when::of(
            &mut parsed.problems,
            "publish_date",
            object.first(&["publish_date", "date_publish"]),
        ),
        language: object.first(&["meta_lang", "language"]),
        ..Carried::default()
    };
    Some(parsed)
}
