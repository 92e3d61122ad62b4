//! IPTC ninjs 1 and 2: the news exchange format of agencies.

use super::{Object, Parsed};
use crate::read::html::{content, page_around};
use crate::read::{Payload, when};
use onrecord_core::{Carried, Problem, ProblemKind};

/// Fields that no other shape has, one of which is there.
const MARKS: &[&str] = &[
    "body_xhtml",
    "body_html",
    "body_text",
    "bodies",
    "versioncreated",
];

/// Reads a news item.
pub(super) fn read(object: &Object<'_>) -> Option<Parsed> {
    if !MARKS.iter().any(|name| object.has(name)) {
        return None;
    }
    let mut parsed = Parsed {
        id: object.id("uri").or_else(|| object.id("guid")),
        payload: payload(object),
        ..Parsed::default()
    };
    if parsed.payload.is_none() {
        let why = "the news item has no body that is a text";
        parsed
            .problems
            .push(Problem::new(ProblemKind::NoArticle, why));
    }
    let first = object
        .text("firstcreated")
        .or_else(|| object.text("contentcreated"));
    let version = object.text("versioncreated");
    let published = object.first(&["embargoed", "published"]);
    let changed = version
        .clone()
        .filter(|v| first.as_ref().is_some_and(|f| f != v));
    parsed.carried = Carried {
        title: object
            .text("headline")
            .or_else(|| one_of(object, "headlines")),
        byline: object.first(&["byline", "by"]),
        outlet: object
            .first(&["copyrightholder", "source"])
            .or_else(|| object.names("infosources"))
            .or_else(|| object.names("infosource"))
            .or_else(|| object.names("provider")),
        url: object.text("uri").filter(|uri| uri.starts_with("http")),
        published_at: when::of(
            &mut parsed.problems,
            "firstcreated",
            first.or(published).or(version),
        ),
        modified_at: when::of(&mut parsed.problems, "versioncreated", changed),
        language: object.text("language"),
        ..Carried::default()
    };
    Some(parsed)
}

fn payload(object: &Object<'_>) -> Option<Payload> {
    if let Some(html) = object.first(&["body_xhtml", "body_html"]) {
        return Some(Payload::Page(page_around(&html)));
    }
    object
        .text("body_text")
        .or_else(|| one_of(object, "bodies"))
        .map(content)
}

/// The `value` of the main element of a list of texts in roles.
fn one_of(object: &Object<'_>, name: &str) -> Option<String> {
    let items = object.list(name)?;
    let value = |item: &&str| -> Option<(bool, String)> {
        let item = Object::parse(item.as_bytes()).ok()?;
        let main = matches!(item.text("role").as_deref(), None | Some("main" | "body"));
        Some((main, item.text("value")?))
    };
    let mut values: Vec<(bool, String)> = items.iter().take(20).filter_map(value).collect();
    let at = values.iter().position(|(main, _)| *main).unwrap_or(0);
    (at < values.len()).then(|| values.swap_remove(at).1)
}
