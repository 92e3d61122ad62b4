//! One entity with its properties.

use crate::ExportError;
use chrono::DateTime;
use onrecord_core::{KeyBuilder, Precision, StatedDate};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

/// Longer texts are taken in parts: the model allows 65,000 characters.
const LONGEST: usize = 60_000;

/// An entity. Its identifier is made of what it says, so that the same entity of two files is
/// one in the investigation.
#[derive(Debug, Serialize)]
pub(super) struct Entity {
    id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<String>>,
}

impl Entity {
    pub(super) fn new(id: &str, schema: &'static str) -> Self {
        Self {
            id: id.to_owned(),
            schema,
            properties: BTreeMap::new(),
        }
    }

    /// An entity that is told from others of its kind by these parts.
    pub(super) fn made_of(kind: &str, parts: &[&str], schema: &'static str) -> Self {
        let key = parts
            .iter()
            .fold(KeyBuilder::new(kind), |key, part| key.part(part));
        Self::new(&format!("onrecord-{kind}-{}", key.finish()), schema)
    }

    /// Adds a value; one without a visible character is none.
    pub(super) fn with(mut self, property: &'static str, value: &str) -> Self {
        let value = tidy(value);
        if value.is_empty() {
            return self;
        }
        let values = self.properties.entry(property).or_default();
        for part in parts(&value) {
            if !values.iter().any(|v| v == part) {
                values.push(part.to_owned());
            }
        }
        self
    }

    pub(super) fn maybe(self, property: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(property, value),
            None => self,
        }
    }

    pub(super) fn write(&self, out: &mut dyn Write) -> Result<(), ExportError> {
        serde_json::to_writer(&mut *out, self)?;
        Ok(out.write_all(b"\n")?)
    }
}

pub(super) fn article_id(key: &str) -> String {
    format!("onrecord-article-{key}")
}

pub(super) fn source_id(key: &str) -> String {
    format!("onrecord-source-{key}")
}

pub(super) fn outlet_id(name: &str) -> String {
    format!("onrecord-outlet-{}", crate::outlet_key(name))
}

/// A date as the model has it: as precise as it was stated, a time of day in UTC.
pub(super) fn date(stated: &str) -> Option<String> {
    let date = StatedDate::parse(stated).ok()?;
    let form = match date.precision() {
        Precision::Year | Precision::Month | Precision::Day => return Some(stated.to_owned()),
        Precision::Minute => "%Y-%m-%dT%H:%M",
        Precision::Second => "%Y-%m-%dT%H:%M:%S",
    };
    let time = DateTime::from_timestamp(date.from(), 0)?;
    Some(time.format(form).to_string())
}

/// A text without control characters other than ends of lines.
fn tidy(text: &str) -> String {
    let kept = text.chars().filter(|c| *c == '\n' || !c.is_control());
    kept.collect::<String>().trim().to_owned()
}

/// A long text in parts, cut at ends of lines where there are some.
fn parts(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((end, _)) = rest.char_indices().nth(LONGEST) {
        let (head, _) = rest.split_at(end);
        let cut = head.rfind('\n').map_or(end, |line| line + 1);
        let (part, tail) = rest.split_at(cut);
        found.push(part);
        rest = tail;
    }
    found.push(rest);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_in_utc_and_a_day_is_a_day() {
        for (stated, given) in [
            ("2025", "2025"),
            ("2025-03-12", "2025-03-12"),
            ("2025-03-12T01:05+02:00", "2025-03-11T23:05"),
            ("2025-03-12T09:05:01+02:00", "2025-03-12T07:05:01"),
        ] {
            assert_eq!(date(stated).as_deref(), Some(given));
        }
    }

    #[test]
    fn a_long_text_is_cut_at_a_line_and_loses_nothing() {
        let text = format!("{}\n{}", "ä".repeat(50_000), "b".repeat(70_000));
        let found = parts(&text);
        assert_eq!(found.len(), 3);
        assert_eq!(found.concat(), text);
        assert!(found[0].ends_with("ä\n"));
    }

    #[test]
    fn a_value_without_anything_to_see_is_none() {
        let entity = Entity::made_of("x", &["a", "b"], "Article")
            .with("title", "\u{1b}\n ")
            .with("name", "A\u{0}B")
            .with("name", "AB");
        let json = serde_json::to_string(&entity).unwrap();
        assert!(
            json.ends_with(r#""schema":"Article","properties":{"name":["AB"]}}"#),
            "{json}"
        );
        assert_ne!(entity.id, Entity::made_of("x", &["ab"], "Article").id);
    }
}
