//! JSON and JSON lines: objects with the documented fields and a `text` or a `body`.

use super::{Payload, fields};
use onrecord_core::{Problem, ProblemKind, Supplied};
use serde_json::Value;

/// Fields beside the documented ones that a record may have: the text itself, its name, and
/// what `onrecord extract` writes (which is extracted again, so that nothing unchecked goes in).
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
];

/// What one JSON value says.
pub(crate) struct Parsed {
    pub(crate) id: Option<String>,
    pub(crate) supplied: Supplied,
    pub(crate) payload: Payload,
    pub(crate) problems: Vec<Problem>,
    /// Undocumented names, to be told once a file.
    pub(crate) unknown: Vec<String>,
}

impl Parsed {
    fn unreadable(kind: ProblemKind, detail: String) -> Self {
        Self {
            id: None,
            supplied: Supplied::default(),
            payload: Payload::Unreadable,
            problems: vec![Problem::new(kind, detail)],
            unknown: Vec::new(),
        }
    }
}

/// Reads one JSON object.
pub(crate) fn parse(bytes: &[u8]) -> Parsed {
    match serde_json::from_slice(bytes) {
        Ok(value) => of_value(value),
        Err(error) => Parsed::unreadable(ProblemKind::BadJson, format!("not valid JSON: {error}")),
    }
}

/// Reads an object that was parsed already.
pub(crate) fn of_value(value: Value) -> Parsed {
    let Value::Object(mut object) = value else {
        return Parsed::unreadable(
            ProblemKind::BadJson,
            "a JSON object with a \"text\" or a \"body\" was expected".to_owned(),
        );
    };
    let found = fields::read(&object, ALSO);
    let mut parsed = Parsed {
        id: object.get("id").and_then(id_of),
        supplied: found.supplied,
        payload: Payload::Unreadable,
        problems: found.problems,
        unknown: found.unknown,
    };
    if let Some(Value::String(body)) = object.remove("body") {
        parsed.payload = Payload::Body(body);
    } else if let Some(Value::String(text)) = object.remove("text") {
        parsed.payload = Payload::Text(text);
    } else if let Some(Value::String(html)) = object.remove("html") {
        parsed.payload = Payload::Page(html);
    } else {
        parsed.problems.push(Problem::new(
            ProblemKind::NoArticle,
            "the object has neither a \"text\" nor a \"body\" that is a text",
        ));
    }
    parsed
}

fn id_of(value: &Value) -> Option<String> {
    match value {
        Value::String(id) => Some(id.chars().take(200).collect()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_goes_before_a_text() {
        let parsed = parse(br#"{"id":7,"body":"B","text":"T","outlet":"Courier"}"#);
        assert!(matches!(parsed.payload, Payload::Body(b) if b == "B"));
        assert_eq!(parsed.id.as_deref(), Some("7"));
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for (bytes, word) in [
            (&b"{\"id\":1"[..], "EOF"),
            (b"[]", "object"),
            (b"{\"id\":1}", "neither"),
            (b"\xFF", "JSON"),
        ] {
            let parsed = parse(bytes);
            assert!(matches!(parsed.payload, Payload::Unreadable));
            assert!(
                parsed.problems[0].detail.contains(word),
                "{:?}",
                parsed.problems
            );
        }
    }
}
