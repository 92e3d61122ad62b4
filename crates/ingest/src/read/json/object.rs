//! A JSON object as a list of fields that are parsed when they are asked for.
//!
//! A value tree takes many times the memory of its text; a field that nobody asks for is never
//! built.

use onrecord_core::{Problem, ProblemKind};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::fmt;

/// Most fields of an object that are looked at.
const MAX_FIELDS: usize = 4_096;

/// Longest field that is built as a tree, in bytes.
const MAX_TREE: usize = 256 * 1024;

/// Most names of a list of authors.
const MAX_NAMES: usize = 50;

/// A JSON object.
pub(super) struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Object<'a> {
    /// Reads an object.
    pub(super) fn parse(bytes: &'a [u8]) -> Result<Self, Problem> {
        let bad = |why: String| Problem::new(ProblemKind::BadJson, why);
        let text = std::str::from_utf8(bytes).map_err(|e| {
            bad(format!(
                "not valid JSON: no UTF-8 at byte {}",
                e.valid_up_to()
            ))
        })?;
        let text = text.trim_start_matches('\u{FEFF}');
        match serde_json::from_str(text) {
            Ok(object) => Ok(object),
            Err(error) if error.is_data() => Err(bad(
                "a JSON object with a \"text\" or a \"body\" was expected".to_owned(),
            )),
            Err(error) => Err(bad(format!("not valid JSON: {error}"))),
        }
    }

    fn raw(&self, name: &str) -> Option<&'a str> {
        let field = self.0.iter().rev().find(|(n, _)| n == name);
        field.map(|(_, raw)| raw.get()).filter(|raw| *raw != "null")
    }

    /// Whether there is a field of this name that is not null.
    pub(super) fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// A field that is a text, exactly as it is.
    pub(super) fn exact(&self, name: &str) -> Option<String> {
        serde_json::from_str(self.raw(name)?).ok()
    }

    /// A field that is a text with something in it, trimmed.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        tidy(&self.exact(name)?)
    }

    /// The first of these fields that is a text with something in it.
    pub(super) fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.text(name))
    }

    /// A field as a tree; `None` where it is very large.
    pub(super) fn value(&self, name: &str) -> Option<Value> {
        let raw = self.raw(name).filter(|raw| raw.len() <= MAX_TREE)?;
        serde_json::from_str(raw).ok()
    }

    /// The elements of a field that is a list, unparsed.
    pub(super) fn list(&self, name: &str) -> Option<Vec<&'a str>> {
        let raw = self.raw(name).filter(|raw| raw.starts_with('['))?;
        let items: Vec<&'a RawValue> = serde_json::from_str(raw).ok()?;
        Some(items.into_iter().map(RawValue::get).collect())
    }

    /// The fields as a tree, those that are not `wanted` only by name.
    pub(super) fn fields(&self, wanted: &[&str]) -> Map<String, Value> {
        let mut fields = Map::new();
        for (name, raw) in &self.0 {
            let raw = raw.get();
            let small = raw.starts_with('"') || raw.len() <= MAX_TREE;
            let value = match raw {
                "null" => Value::Null,
                _ if !small || !wanted.contains(&name.as_str()) => Value::Bool(true),
                _ => serde_json::from_str(raw).unwrap_or(Value::Bool(true)),
            };
            fields.insert(name.clone(), value);
        }
        fields
    }

    /// The field that names the object: a text or a number.
    pub(super) fn id(&self, name: &str) -> Option<String> {
        match self.value(name)? {
            Value::String(id) => tidy(&id).map(|id| id.chars().take(200).collect()),
            Value::Number(id) => Some(id.to_string()),
            _ => None,
        }
    }

    /// The names in a field: a text, an object with a `name`, or a list of these.
    pub(super) fn names(&self, field: &str) -> Option<String> {
        names_of(&self.value(field)?)
    }
}

/// The names in a value: a text, an object with a `name`, or a list of these; joined by commas.
pub(super) fn names_of(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => tidy(name),
        Value::Object(object) => object.get("name").and_then(names_of),
        Value::Array(all) => {
            let mut names: Vec<String> = Vec::new();
            for name in all.iter().filter(|v| !v.is_array()).filter_map(names_of) {
                if !names.contains(&name) && names.len() < MAX_NAMES {
                    names.push(name);
                }
            }
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}

fn tidy(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut fields = Vec::new();
                while fields.len() < MAX_FIELDS {
                    match map.next_entry()? {
                        Some(field) => fields.push(field),
                        None => return Ok(fields),
                    }
                }
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(fields)
            }
        }
        deserializer.deserialize_map(Fields).map(Self)
    }
}
