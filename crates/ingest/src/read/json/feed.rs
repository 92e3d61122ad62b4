//! JSON Feed 1 and 1.1: an entry, and what the feed says of all of them.

use super::{Object, Parsed};
use crate::read::html::{content, page_around, summary};
use crate::read::{Payload, when};
use onrecord_core::Carried;

/// Reads an entry.
pub(super) fn read(object: &Object<'_>) -> Option<Parsed> {
    let entry = [
        "content_html",
        "content_text",
        "date_published",
        "external_url",
    ];
    if !entry.iter().any(|name| object.has(name)) {
        return None;
    }
    let mut parsed = Parsed {
        id: object.id("id"),
        ..Parsed::default()
    };
    let html = object.text("content_html").map(|html| page_around(&html));
    let full = html.map(Payload::Page);
    match full.or_else(|| object.text("content_text").map(content)) {
        Some(full) => parsed.payload = Some(full),
        None => match summary(object.text("summary").unwrap_or_default()) {
            Ok(long) => parsed.payload = Some(long),
            Err(problem) => parsed.problems.push(problem),
        },
    }
    let published = object.text("date_published");
    let modified = object.text("date_modified");
    let id = object.text("id").filter(|id| id.starts_with("http"));
    parsed.carried = Carried {
        title: object.text("title"),
        byline: object.names("authors").or_else(|| object.names("author")),
        url: object.first(&["url", "external_url"]).or(id),
        published_at: when::of(&mut parsed.problems, "date_published", published),
        modified_at: when::of(&mut parsed.problems, "date_modified", modified),
        language: object.text("language"),
        ..Carried::default()
    };
    Some(parsed)
}

/// What a feed says of all its entries; nothing if it is none.
pub(super) fn carried_by(feed: &Object<'_>) -> Carried {
    let version = feed.text("version").unwrap_or_default();
    if !version.contains("jsonfeed.org/version") {
        return Carried::default();
    }
    Carried {
        outlet: feed.text("title"),
        byline: feed.names("authors").or_else(|| feed.names("author")),
        language: feed.text("language"),
        ..Carried::default()
    }
}
