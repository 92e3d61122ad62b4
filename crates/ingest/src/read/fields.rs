//! The documented fields that may come with a document: from JSON, a sidecar or front matter.

use onrecord_core::{Problem, ProblemKind, StatedDate, Supplied};
use serde_json::{Map, Value};

/// The fields, as the README documents them.
pub(crate) const FIELDS: &[&str] = &[
    "title",
    "outlet",
    "credit",
    "byline",
    "authors",
    "url",
    "published_at",
    "retrieved_at",
    "language",
];

/// Longest value taken, in bytes.
const MAX_VALUE: usize = 4_096;

/// What was made of a set of fields.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    pub(crate) supplied: Supplied,
    pub(crate) problems: Vec<Problem>,
    /// Names of fields that are not documented.
    pub(crate) unknown: Vec<String>,
}

/// Reads the documented fields out of a JSON object. `also` are names known to the caller.
pub(crate) fn read(object: &Map<String, Value>, also: &[&str]) -> Fields {
    let mut out = Fields::default();
    for (name, value) in object {
        if value.is_null() || also.contains(&name.as_str()) {
            continue;
        }
        if !FIELDS.contains(&name.as_str()) {
            out.unknown.push(name.chars().take(40).collect());
            continue;
        }
        match text_of(name, value) {
            Ok(text) if text.is_empty() => {}
            Ok(text) => set(&mut out, name, text),
            Err(problem) => out.problems.push(problem),
        }
    }
    out
}

/// One problem for all undocumented names, or none.
pub(crate) fn unknown_problem(unknown: &[String]) -> Option<Problem> {
    if unknown.is_empty() {
        return None;
    }
    let mut names: Vec<&str> = unknown.iter().take(12).map(String::as_str).collect();
    names.sort_unstable();
    Some(Problem::new(
        ProblemKind::UnknownField,
        format!(
            "not read: {}; known are {}",
            names.join(", "),
            FIELDS.join(", ")
        ),
    ))
}

fn text_of(name: &str, value: &Value) -> Result<String, Problem> {
    let bad = |detail: String| {
        Problem::new(ProblemKind::BadField, detail).at(format!("field \"{name}\""))
    };
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Array(items) if name == "authors" => items
            .iter()
            .filter_map(Value::as_str)
            .map(str::trim)
            .filter(|s| !s.is_empty())
            .take(50)
            .collect::<Vec<_>>()
            .join(", "),
        Value::Number(number) if name.ends_with("_at") => number.to_string(),
        other => {
            return Err(bad(format!(
                "a text was expected, not {}; left out",
                kind_of(other)
            )));
        }
    };
    if text.len() > MAX_VALUE {
        return Err(bad(format!(
            "{} bytes long, the limit is {MAX_VALUE}; left out",
            text.len()
        )));
    }
    Ok(text.replace('\0', "\u{FFFD}"))
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn set(out: &mut Fields, name: &str, text: String) {
    let supplied = &mut out.supplied;
    match name {
        "title" => supplied.title = Some(text),
        "outlet" => supplied.outlet = Some(text),
        "credit" => supplied.credit = Some(text),
        "byline" => supplied.byline = Some(text),
        "authors" => {
            supplied.byline.get_or_insert(text);
        }
        "url" => supplied.url = Some(text),
        "language" => supplied.language = Some(text.to_lowercase()),
        _ => match StatedDate::parse(&text) {
            Ok(date) if name == "published_at" => supplied.published_at = Some(date),
            Ok(date) => supplied.retrieved_at = Some(date),
            Err(error) => out.problems.push(
                Problem::new(ProblemKind::BadField, format!("{error}; left out"))
                    .at(format!("field \"{name}\"")),
            ),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(json: &str) -> Fields {
        match serde_json::from_str(json).unwrap() {
            Value::Object(object) => read(&object, &["body"]),
            _ => panic!("no object"),
        }
    }

    #[test]
    fn documented_fields_are_taken() {
        let f = fields(
            r#"{"title":" A ","authors":["B","C"],"published_at":"2025-03-12","language":"EN","url":null,"body":"x"}"#,
        );
        assert_eq!(f.supplied.title.as_deref(), Some("A"));
        assert_eq!(f.supplied.byline.as_deref(), Some("B, C"));
        assert_eq!(f.supplied.published_at.unwrap().as_str(), "2025-03-12");
        assert_eq!(f.supplied.language.as_deref(), Some("en"));
        assert!(f.problems.is_empty() && f.unknown.is_empty());
    }

    #[test]
    fn a_bad_value_is_named_with_its_field_and_the_rest_is_kept() {
        let f = fields(r#"{"title":7,"published_at":"yesterday","outlet":"Courier","colour":1}"#);
        assert_eq!(f.supplied.outlet.as_deref(), Some("Courier"));
        let places: Vec<_> = f
            .problems
            .iter()
            .filter_map(|p| p.place.as_deref())
            .collect();
        assert_eq!(places, ["field \"published_at\"", "field \"title\""]);
        assert_eq!(f.unknown, ["colour"]);
    }
}
