//! JSON-LD: which of the things that a page describes is its article, and what it says of it.

use super::lenient;
use super::named::{Named, Node, named, texts, types, urls};
use crate::html::Dom;
use serde_json::Value;
use std::collections::HashMap;

/// Most things that are looked at; a page describes a few dozen.
const MOST_NODES: usize = 4000;

/// How deep things lie in each other.
const DEEPEST: usize = 24;

/// The types of schema.org that are articles, and how surely a news article.
const ARTICLES: &[(&str, i32)] = &[
    ("NewsArticle", 6),
    ("ReportageNewsArticle", 6),
    ("AnalysisNewsArticle", 6),
    ("BackgroundNewsArticle", 6),
    ("OpinionNewsArticle", 6),
    ("AskPublicNewsArticle", 6),
    ("ReviewNewsArticle", 6),
    ("LiveBlogPosting", 6),
    ("Article", 5),
    ("BlogPosting", 5),
    ("SatiricalArticle", 5),
    ("AdvertiserContentArticle", 5),
    ("ScholarlyArticle", 5),
    ("MedicalScholarlyArticle", 5),
    ("TechArticle", 5),
    ("Report", 5),
    ("SocialMediaPosting", 4),
    ("DiscussionForumPosting", 4),
    ("Review", 3),
    ("CreativeWork", 3),
    ("Recipe", 3),
    ("WebPage", 1),
    ("ItemPage", 1),
    ("MedicalWebPage", 1),
];

/// Fields that lead to other things than the article of the page.
const ELSEWHERE: &[&str] = &[
    "about",
    "citation",
    "comment",
    "comments",
    "hasPart",
    "isBasedOn",
    "isPartOf",
    "itemListElement",
    "liveBlogUpdate",
    "mentions",
    "relatedLink",
    "review",
    "subjectOf",
    "workExample",
];

/// What the page says of its article.
#[derive(Debug, Default)]
pub(super) struct Ld {
    /// `headline`, then `name`, then `alternativeHeadline`.
    pub(super) titles: Vec<String>,
    /// `datePublished` as written.
    pub(super) published: Vec<String>,
    /// `dateCreated` as written.
    pub(super) created: Vec<String>,
    /// `dateModified` as written.
    pub(super) modified: Vec<String>,
    /// `author` and, where there is none, `creator`.
    pub(super) authors: Vec<Named>,
    /// Others with their roles: `editor`, `translator`, `contributor`.
    pub(super) others: Vec<(&'static str, Named)>,
    /// `publisher`.
    pub(super) publisher: Option<Named>,
    /// `sourceOrganization` or `provider`: whose copy it is.
    pub(super) provider: Option<Named>,
    /// `inLanguage`.
    pub(super) language: Option<String>,
    /// `url` and `mainEntityOfPage`.
    pub(super) urls: Vec<String>,
    /// `articleSection`.
    pub(super) sections: Vec<String>,
    /// `articleBody`, as written.
    pub(super) body: Option<String>,
    /// `isAccessibleForFree`.
    pub(super) free: Option<bool>,
    /// The types of all things on the page that are no part of another.
    pub(super) types: Vec<String>,
}

/// What stands around a thing.
#[derive(Clone, Copy, Default)]
struct Place {
    /// It belongs to another thing than the page.
    elsewhere: bool,
    /// It is a thing inside another one.
    nested: bool,
}

/// Reads all blocks of a page; `canonical` tells which article is meant where there are several.
pub(super) fn read(dom: &Dom, canonical: Option<&str>) -> Ld {
    let mut blocks = Vec::new();
    for id in dom.elements(0, &["script"]) {
        let is_json = dom.attribute(id, "type").is_some_and(|t| {
            let t = t.trim().to_ascii_lowercase();
            t.starts_with("application/ld+json") || t.starts_with("application/json+ld")
        });
        if is_json && blocks.len() < 64 {
            blocks.extend(lenient::values(&dom.inner_text(id)));
        }
    }
    of_values(&blocks, canonical)
}

fn of_values(blocks: &[Value], canonical: Option<&str>) -> Ld {
    let mut nodes: Vec<(&Node, Place)> = Vec::new();
    for block in blocks {
        collect(block, Place::default(), 0, &mut nodes);
    }
    let mut known: HashMap<&str, &Node> = HashMap::new();
    for (node, _) in &nodes {
        if let Some(id) = node.get("@id").and_then(Value::as_str)
            && node.len() > 1
        {
            let place = known.entry(id).or_insert(node);
            if place.len() < node.len() {
                *place = node;
            }
        }
    }
    let mut ld = Ld::default();
    for (node, place) in nodes.iter().filter(|(_, p)| !p.nested) {
        if !place.elsewhere && ld.types.len() < 100 {
            ld.types.extend(types(node).map(str::to_owned));
        }
    }
    // Of equals the first.
    let best = nodes
        .iter()
        .filter_map(|(node, place)| Some((score(node, *place, canonical)?, *node)))
        .fold(None, |best: Option<(i32, &Node)>, this| match best {
            Some(known) if known.0 >= this.0 => Some(known),
            _ => Some(this),
        });
    if let Some((_, article)) = best {
        fill(&mut ld, article, &known);
        // A page often says once for all its parts who publishes it and when.
        for (node, place) in &nodes {
            let is_page = types(node).any(|t| matches!(t, "WebPage" | "ItemPage"));
            if is_page && !place.elsewhere {
                fill_gaps(&mut ld, node, &known);
            }
        }
    }
    ld
}

/// All things of a value, outer ones first.
fn collect<'a>(value: &'a Value, place: Place, depth: usize, out: &mut Vec<(&'a Node, Place)>) {
    if depth > DEEPEST || out.len() >= MOST_NODES {
        return;
    }
    match value {
        Value::Array(all) => {
            for value in all {
                collect(value, place, depth + 1, out);
            }
        }
        Value::Object(node) => {
            let is_thing = node.contains_key("@type") || node.contains_key("@id");
            if is_thing {
                out.push((node, place));
            }
            for (key, value) in node {
                if !matches!(value, Value::Array(_) | Value::Object(_)) {
                    continue;
                }
                let inside = Place {
                    elsewhere: place.elsewhere || ELSEWHERE.contains(&key.as_str()),
                    nested: place.nested
                        || (is_thing && !matches!(key.as_str(), "@graph" | "mainEntity")),
                };
                collect(value, inside, depth + 1, out);
            }
        }
        _ => {}
    }
}

/// How likely a thing is the page's article.
fn score(node: &Node, place: Place, canonical: Option<&str>) -> Option<i32> {
    let of_type = types(node)
        .filter_map(|t| ARTICLES.iter().find(|(name, _)| *name == t))
        .map(|(_, score)| *score)
        .max()?;
    let has = |key: &str| i32::from(node.get(key).is_some_and(|v| !v.is_null()));
    let mut score = 2 * of_type
        + 2 * has("headline")
        + has("name")
        + 2 * has("datePublished")
        + has("author")
        + has("articleBody");
    let mut own_address = false;
    if place.nested {
        score -= 1;
    }
    if let Some(canonical) = canonical {
        let own: Vec<String> = ["url", "mainEntityOfPage", "@id"]
            .iter()
            .flat_map(|key| urls(node.get(*key)))
            .collect();
        if own.iter().any(|url| same_page(url, canonical)) {
            score += 6;
            own_address = true;
        }
    }
    // Of what the page only points to, none is its article.
    (own_address || !place.elsewhere).then_some(score)
}

fn same_page(a: &str, b: &str) -> bool {
    let bare = |url: &str| {
        let url = url.split_once("://").map_or(url, |(_, rest)| rest);
        let url = url.split(['#', '?']).next().unwrap_or(url);
        let url = url.strip_prefix("www.").unwrap_or(url);
        url.trim_end_matches('/').to_owned()
    };
    let (a, b) = (bare(a), bare(b));
    a == b && a.contains('/')
}

fn fill(ld: &mut Ld, node: &Node, known: &HashMap<&str, &Node>) {
    for key in ["headline", "name", "alternativeHeadline"] {
        ld.titles.extend(texts(node.get(key)));
    }
    ld.published = texts(node.get("datePublished"));
    ld.created = texts(node.get("dateCreated"));
    ld.modified = texts(node.get("dateModified"));
    ld.authors = named(node.get("author"), known);
    if ld.authors.is_empty() {
        ld.authors = named(node.get("creator"), known);
    }
    for (key, role) in [
        ("editor", "editing"),
        ("translator", "translation"),
        ("contributor", "contributing"),
    ] {
        let all = named(node.get(key), known);
        ld.others.extend(all.into_iter().map(|n| (role, n)));
    }
    ld.provider = ["sourceOrganization", "provider"]
        .iter()
        .find_map(|key| named(node.get(*key), known).into_iter().next());
    ld.urls = ["mainEntityOfPage", "url"]
        .iter()
        .flat_map(|key| urls(node.get(*key)))
        .collect();
    ld.sections = texts(node.get("articleSection"));
    ld.body = node
        .get("articleBody")
        .and_then(Value::as_str)
        .filter(|b| !b.trim().is_empty())
        .map(str::to_owned);
    ld.free = node.get("isAccessibleForFree").and_then(truth);
    fill_gaps(ld, node, known);
}

fn fill_gaps(ld: &mut Ld, node: &Node, known: &HashMap<&str, &Node>) {
    if ld.published.is_empty() {
        ld.published = texts(node.get("datePublished"));
    }
    if ld.modified.is_empty() {
        ld.modified = texts(node.get("dateModified"));
    }
    if ld.authors.is_empty() {
        ld.authors = named(node.get("author"), known);
    }
    ld.publisher = ld
        .publisher
        .take()
        .or_else(|| named(node.get("publisher"), known).into_iter().next());
    ld.language = ld
        .language
        .take()
        .or_else(|| texts(node.get("inLanguage")).into_iter().next());
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(free) => Some(*free),
        Value::String(text) => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Some(true),
            "false" | "no" | "0" => Some(false),
            text if text.ends_with("/true") => Some(true),
            text if text.ends_with("/false") => Some(false),
            _ => None,
        },
        _ => None,
    }
}
