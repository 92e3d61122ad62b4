//! schema.org: `NewsArticle` and its kin, as in the JSON-LD of a page.

use super::object::names_of;
use super::{Object, Parsed};
use crate::read::html::content;
use crate::read::when;
use onrecord_core::{Carried, Problem, ProblemKind};
use serde_json::Value;

/// Types that are articles though their names do not end in `Article`.
const TYPES: &[&str] = &[
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "SocialMediaPosting",
];

/// Reads an object that says it is an article.
pub(super) fn read(object: &Object<'_>) -> Option<Parsed> {
    let types = match object.value("@type")? {
        Value::Array(types) => types,
        one => vec![one],
    };
    types
        .iter()
        .filter_map(Value::as_str)
        .find(|t| is_article(t))?;
    let mut parsed = Parsed::default();
    match object.text("articleBody") {
        Some(body) => parsed.payload = Some(content(body)),
        None => parsed.problems.push(Problem::new(
            ProblemKind::NoArticle,
            "the article has no \"articleBody\" that is a text",
        )),
    }
    let page = object.value("mainEntityOfPage");
    let page = page
        .as_ref()
        .and_then(|page| page.get("@id").unwrap_or(page).as_str());
    let id = object.text("@id");
    let web = |url: &String| url.starts_with("http");
    parsed.id = object.id("identifier").or_else(|| object.id("@id"));
    parsed.carried = Carried {
        title: object.first(&["headline", "name"]),
        byline: object.names("author").or_else(|| object.names("creator")),
        outlet: object
            .names("publisher")
            .or_else(|| object.names("sourceOrganization")),
        url: object
            .text("url")
            .or_else(|| page.map(str::to_owned))
            .or(id)
            .filter(web),
        published_at: when::of(
            &mut parsed.problems,
            "datePublished",
            object.text("datePublished"),
        ),
        modified_at: when::of(
            &mut parsed.problems,
            "dateModified",
            object.text("dateModified"),
        ),
        language: object.value("inLanguage").as_ref().and_then(language),
        ..Carried::default()
    };
    Some(parsed)
}

fn is_article(name: &str) -> bool {
    let name = name.rsplit(['/', ':', '#']).next().unwrap_or(name);
    name.ends_with("Article") || TYPES.contains(&name)
}

fn language(value: &Value) -> Option<String> {
    value
        .get("alternateName")
        .or_else(|| value.get("identifier"))
        .map_or_else(|| names_of(value), names_of)
}
