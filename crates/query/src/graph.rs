//! Who has it from whom, as a graph that Gephi, yEd and networkx read.

use crate::{Database, QueryError};
use quick_xml::escape::escape;
use std::io::Write;

/// Attributes of nodes and edges: name, of what, type.
const ATTRIBUTES: &[(&str, &str, &str)] = &[
    ("kind", "node", "string"),
    ("label", "node", "string"),
    ("outlet", "node", "string"),
    ("credit", "node", "string"),
    ("published_at", "node", "string"),
    ("url", "node", "string"),
    ("story", "node", "string"),
    ("how", "edge", "string"),
    ("basis", "edge", "string"),
    ("containment", "edge", "double"),
    ("certain", "edge", "boolean"),
];

const ARTICLES: &str = "
    SELECT 'a' || a.article_id, 'article', coalesce(a.title, '(no headline)'), a.outlet, a.credit,
           a.published_at, a.url, s.key
    FROM article_list AS a
    LEFT JOIN stories AS s ON s.id = a.story_id";

/// Reports that the database does not have.
const REPORTS: &str = "
    SELECT 'o' || g.id, 'report', coalesce(o.name, '(unknown outlet)'), o.name, NULL,
           g.reported_on, NULL, s.key
    FROM origins AS g JOIN stories AS s ON s.id = g.story_id
    LEFT JOIN outlets AS o ON o.id = g.outlet_id
    WHERE g.article_id IS NULL";

const DERIVATIONS: &str = "
    SELECT 'a' || d.article_id,
           coalesce('a' || d.parent_article_id, 'a' || g.article_id, 'o' || g.id),
           d.kind, d.basis, d.containment, NULL
    FROM derivations AS d LEFT JOIN origins AS g ON g.id = d.parent_origin_id
    WHERE coalesce(d.parent_article_id, g.id) IS NOT NULL";

/// On what the statements of an article rest; its own reporting is no edge.
const RESTS: &str = "
    SELECT 'a' || t.article_id, coalesce('a' || g.article_id, 'o' || g.id), 'rests on',
           coalesce(min(CASE WHEN ao.certain THEN ao.basis END), min(ao.basis)), NULL,
           max(ao.certain)
    FROM attributions AS t
    JOIN attribution_origins AS ao ON ao.attribution_id = t.id
    JOIN origins AS g ON g.id = ao.origin_id
    WHERE t.stance = 'asserts' AND g.article_id IS NOT t.article_id";

impl Database {
    /// Writes the articles and reports as nodes, and as edges from which report each descends
    /// and on which its statements rest: of all stories, or of one (an id or a key).
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is no such story; if the file cannot be read, or
    /// the graph cannot be written.
    pub fn export_graphml(
        &self,
        story: Option<&str>,
        out: &mut dyn Write,
    ) -> Result<(), QueryError> {
        let story = story.map(|s| self.story_id(s)).transpose()?;
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(
            out,
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
        )?;
        for (name, of, kind) in ATTRIBUTES {
            writeln!(
                out,
                "  <key id=\"{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
            )?;
        }
        writeln!(out, "  <graph edgedefault=\"directed\">")?;
        let of = |sql: &str, condition: &str| match (story, sql.contains("WHERE")) {
            (None, _) => sql.to_owned(),
            (Some(id), true) => format!("{sql} AND {condition} = {id}"),
            (Some(id), false) => format!("{sql} WHERE {condition} = {id}"),
        };
        let nodes = [of(ARTICLES, "a.story_id"), of(REPORTS, "g.story_id")];
        for sql in nodes {
            let order = "ORDER BY 6, 2, 3, 1";
            self.each(&format!("{sql} {order}"), |values| self::node(out, values))?;
        }
        let rests = format!("{} GROUP BY 1, 2", of(RESTS, "g.story_id"));
        for sql in [of(DERIVATIONS, "d.story_id"), rests] {
            self.each(&format!("{sql} ORDER BY 1, 2, 3, 4"), |values| {
                edge(out, values)
            })?;
        }
        writeln!(out, "  </graph>\n</graphml>")?;
        Ok(())
    }

    /// Hands each row on, its values as texts.
    fn each(
        &self,
        sql: &str,
        mut write: impl FnMut(&[Option<String>]) -> std::io::Result<()>,
    ) -> Result<(), QueryError> {
        let mut statement = self.conn.prepare(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mut values = Vec::with_capacity(columns);
            for i in 0..columns {
                let value: rusqlite::types::Value = row.get(i)?;
                values.push(match value {
                    rusqlite::types::Value::Null => None,
                    rusqlite::types::Value::Integer(n) => Some(n.to_string()),
                    rusqlite::types::Value::Real(n) => Some(n.to_string()),
                    rusqlite::types::Value::Text(text) => Some(text),
                    rusqlite::types::Value::Blob(_) => None,
                });
            }
            write(&values)?;
        }
        Ok(())
    }
}

fn node(out: &mut dyn Write, values: &[Option<String>]) -> std::io::Result<()> {
    let Some((Some(id), values)) = values.split_first() else {
        return Ok(());
    };
    writeln!(out, "    <node id=\"{id}\">")?;
    data(out, "node", values)?;
    writeln!(out, "    </node>")
}

fn edge(out: &mut dyn Write, values: &[Option<String>]) -> std::io::Result<()> {
    let [Some(from), Some(to), values @ ..] = values else {
        return Ok(());
    };
    writeln!(out, "    <edge source=\"{from}\" target=\"{to}\">")?;
    data(out, "edge", values)?;
    writeln!(out, "    </edge>")
}

/// The values of the attributes, in their order; what is not known is left out.
fn data(out: &mut dyn Write, of: &str, values: &[Option<String>]) -> std::io::Result<()> {
    let names = ATTRIBUTES.iter().filter(|(_, what, _)| *what == of);
    for ((name, _, kind), value) in names.zip(values) {
        let Some(value) = value else { continue };
        let value = match (*kind, value.as_str()) {
            ("boolean", "1") => "true",
            ("boolean", _) => "false",
            (_, text) => text,
        };
        // XML holds no control characters, not even as references.
        let text: String = value.chars().filter(|c| is_xml(*c)).collect();
        writeln!(out, "      <data key=\"{name}\">{}</data>", escape(&text))?;
    }
    Ok(())
}

fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}
