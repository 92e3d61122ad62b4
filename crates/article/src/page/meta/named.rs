//! The fields of a thing of JSON-LD: texts, addresses, people and organisations.

use super::plain::plain;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Most names of one field.
const MOST_NAMES: usize = 60;

/// A thing that a page describes.
pub(super) type Node = Map<String, Value>;

/// A person or organisation as the page names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Its name, made plain.
    pub(super) name: String,
    /// Whether it is said to be an organisation (`true`) or a person (`false`).
    pub(super) organisation: Option<bool>,
    /// Where it stands on the web.
    pub(super) url: Option<String>,
}

/// The types of a thing, without their vocabulary.
pub(super) fn types(node: &Node) -> impl Iterator<Item = &str> {
    let value = node.get("@type");
    let one = value.and_then(Value::as_str);
    let many = value.and_then(Value::as_array).into_iter().flatten();
    one.into_iter()
        .chain(many.filter_map(Value::as_str))
        .map(|t| t.rsplit(['/', ':', '#']).next().unwrap_or(t))
}

/// The texts of a field: one, several, or in the wrapping `{"@value": …}`.
pub(super) fn texts(value: Option<&Value>) -> Vec<String> {
    let mut out = Vec::new();
    let mut add = |value: &Value| match value {
        Value::String(text) => out.push(plain(text)),
        Value::Number(number) => out.push(number.to_string()),
        Value::Object(node) => {
            let inner = node.get("@value").or_else(|| node.get("name"));
            if let Some(text) = inner.and_then(Value::as_str) {
                out.push(plain(text));
            }
        }
        _ => {}
    };
    match value {
        Some(Value::Array(all)) => all.iter().take(MOST_NAMES).for_each(add),
        Some(value) => add(value),
        None => {}
    }
    out.retain(|t| !t.is_empty());
    out
}

pub(super) fn urls(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(url)) => vec![url.trim().to_owned()],
        Some(Value::Object(node)) => ["@id", "url"]
            .iter()
            .filter_map(|key| node.get(*key).and_then(Value::as_str))
            .map(|url| url.trim().to_owned())
            .collect(),
        Some(Value::Array(all)) => all
            .iter()
            .take(8)
            .flat_map(|v| match v {
                Value::Array(_) => Vec::new(),
                v => urls(Some(v)),
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The people and organisations of a field, references inside the page followed.
pub(super) fn named(value: Option<&Value>, known: &HashMap<&str, &Node>) -> Vec<Named> {
    let mut out = Vec::new();
    if let Some(value) = value {
        // Things may refer to each other in circles.
        let mut steps = 500;
        add_named(value, known, &mut steps, &mut out);
    }
    out
}

fn add_named(value: &Value, known: &HashMap<&str, &Node>, steps: &mut usize, out: &mut Vec<Named>) {
    let Some(left) = steps.checked_sub(1).filter(|_| out.len() < MOST_NAMES) else {
        return;
    };
    *steps = left;
    match value {
        Value::String(text) => {
            let name = plain(text);
            if !name.is_empty() && !name.contains("://") {
                out.push(Named {
                    name,
                    organisation: None,
                    url: None,
                });
            }
        }
        Value::Array(all) => {
            for value in all {
                add_named(value, known, steps, out);
            }
        }
        Value::Object(node) => {
            let node = match node.get("@id").and_then(Value::as_str) {
                Some(id) if !node.contains_key("name") => known.get(id).copied().unwrap_or(node),
                _ => node,
            };
            let organisation = types(node).find_map(|t| match t {
                "Person" => Some(false),
                "Organization" | "NewsMediaOrganization" | "Corporation" | "Newspaper" => {
                    Some(true)
                }
                _ => None,
            });
            let mut names = texts(node.get("name"));
            if names.is_empty() {
                let part = |key: &str| texts(node.get(key)).into_iter().next();
                let parts: Vec<String> = ["givenName", "familyName"]
                    .iter()
                    .filter_map(|k| part(k))
                    .collect();
                names.extend((!parts.is_empty()).then(|| parts.join(" ")));
            }
            if names.is_empty() {
                // `{"@type": "Role", "author": {…}}` and lists in the wrong place.
                for key in ["author", "@list", "item"] {
                    if let Some(inner) = node.get(key) {
                        add_named(inner, known, steps, out);
                    }
                }
            }
            let url = urls(node.get("url")).into_iter().next();
            for name in names {
                out.push(Named {
                    name,
                    organisation,
                    url: url.clone(),
                });
            }
        }
        _ => {}
    }
}
