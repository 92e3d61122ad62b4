//! One thing of a graph, put together property by property.

use onrecord_core::{KeyBuilder, Precision, StatedDate};
use serde_json::{Map, Value};

/// A thing with its properties; what is not known is left out.
#[derive(Debug)]
pub(super) struct Node(Map<String, Value>);

impl Node {
    /// A thing with an identifier of its own.
    pub(super) fn new(id: String, types: &[&str]) -> Self {
        let mut node = Self::unnamed(types);
        node.0.insert("@id".into(), id.into());
        node
    }

    /// A thing that is only known by what it belongs to.
    pub(super) fn unnamed(types: &[&str]) -> Self {
        let mut node = Self(Map::new());
        let kind = match types {
            [one] => Value::from(*one),
            several => several.to_vec().into(),
        };
        node.0.insert("@type".into(), kind);
        node
    }

    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.into(), value.into());
        self
    }

    pub(super) fn maybe(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Several values, each once; none is left out, and one stands alone.
    pub(super) fn each<T: Into<Value>>(
        self,
        name: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let mut list: Vec<Value> = Vec::new();
        for value in values {
            let value = value.into();
            if !list.contains(&value) {
                list.push(value);
            }
        }
        match list.len() {
            0 => self,
            1 => self.maybe(name, list.pop()),
            _ => self.with(name, list),
        }
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        Self::Object(node.0)
    }
}

pub(super) fn article_id(key: &str) -> String {
    format!("urn:onrecord:article:{key}")
}

pub(super) fn statement_id(article: &str, ord: i64) -> String {
    format!("urn:onrecord:statement:{article}:{ord}")
}

pub(super) fn claim_id(key: &str) -> String {
    format!("urn:onrecord:claim:{key}")
}

pub(super) fn source_id(key: &str) -> String {
    format!("urn:onrecord:source:{key}")
}

pub(super) fn story_id(key: &str) -> String {
    format!("urn:onrecord:story:{key}")
}

/// A report that the database does not have.
pub(super) fn report_id(story: &str, origin: &str) -> String {
    format!("urn:onrecord:report:{story}:{origin}")
}

/// Outlets are told apart by their names.
pub(super) fn outlet_id(name: &str) -> String {
    format!("urn:onrecord:outlet:{}", outlet_key(name))
}

/// A key made of the name.
pub(crate) fn outlet_key(name: &str) -> String {
    KeyBuilder::new("outlet").part(name).finish().to_string()
}

/// A date with the type that says how precise it is; never more than was stated.
pub(super) fn stated(date: &str) -> Value {
    let Ok(parsed) = StatedDate::parse(date) else {
        return date.into();
    };
    let kind = match parsed.precision() {
        Precision::Year => "xsd:gYear",
        Precision::Month => "xsd:gYearMonth",
        Precision::Day => "xsd:date",
        // xsd:dateTime would ask for seconds.
        Precision::Minute => "schema:DateTime",
        Precision::Second => "xsd:dateTime",
    };
    let mut value = Map::new();
    value.insert("@type".into(), kind.into());
    value.insert("@value".into(), date.into());
    value.into()
}

/// An address that may stand as an identifier; any other is a text.
pub(super) fn address(url: &str) -> Value {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let is_clean = url
        .chars()
        .all(|c| c.is_ascii_graphic() && !"<>\"{}|\\^`".contains(c));
    if is_web && is_clean {
        return url.into();
    }
    let mut value = Map::new();
    value.insert("@value".into(), url.into());
    value.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_was_stated() {
        for (date, kind) in [
            ("2025", "xsd:gYear"),
            ("2025-03", "xsd:gYearMonth"),
            ("2025-03-12", "xsd:date"),
            ("2025-03-12T09:05", "schema:DateTime"),
            ("2025-03-12T09:05:00+02:00", "xsd:dateTime"),
        ] {
            let value = stated(date);
            assert_eq!(
                (&value["@type"], &value["@value"]),
                (&kind.into(), &date.into())
            );
        }
        assert_eq!(stated("some day"), Value::from("some day"));
    }

    #[test]
    fn only_an_address_of_the_web_becomes_an_identifier() {
        assert!(address("https://quay.example/a?b=1#c").is_string());
        for hostile in [
            "javascript:alert(1)",
            "https://quay.example/<b>",
            "https://a b",
            "x",
        ] {
            assert_eq!(address(hostile)["@value"], hostile);
        }
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let node = Node::unnamed(&["Thing"])
            .maybe("a", None::<&str>)
            .each("b", Vec::<String>::new())
            .each("c", ["x", "x"])
            .each("d", ["x", "y"]);
        let text = Value::from(node).to_string();
        assert_eq!(text, r#"{"@type":"Thing","c":"x","d":["x","y"]}"#);
    }
}
