//! Who has it from whom, as a graph that Gephi, yEd and networkx read.

use crate::ExportError;
use onrecord_query::{Database, Field, Record};
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
    SELECT 'article:' || a.key, 'article', coalesce(a.title, '(no headline)'), a.outlet, a.credit,
           a.published_at, a.url, s.key
    FROM article_list AS a
    LEFT JOIN stories AS s ON s.id = a.story_id";

/// Reports that the database does not have.
const REPORTS: &str = "
    SELECT 'report:' || s.key || ':' || g.key, 'report', coalesce(o.name, '(unknown outlet)'),
           o.name, NULL, g.reported_on, NULL, s.key
    FROM origins AS g JOIN stories AS s ON s.id = g.story_id
    LEFT JOIN outlets AS o ON o.id = g.outlet_id
    WHERE g.article_id IS NULL";

const DERIVATIONS: &str = "
    SELECT 'article:' || a.key,
           coalesce('article:' || p.key, 'article:' || ga.key, 'report:' || s.key || ':' || g.key),
           d.kind, d.basis, d.containment, NULL
    FROM derivations AS d
    JOIN articles AS a ON a.id = d.article_id
    JOIN stories AS s ON s.id = d.story_id
    LEFT JOIN articles AS p ON p.id = d.parent_article_id
    LEFT JOIN origins AS g ON g.id = d.parent_origin_id
    LEFT JOIN articles AS ga ON ga.id = g.article_id
    WHERE coalesce(p.id, g.id) IS NOT NULL";

/// On what the statements of an article rest; its own reporting is no edge.
const RESTS: &str = "
    SELECT 'article:' || a.key, coalesce('article:' || ga.key, 'report:' || s.key || ':' || g.key),
           'rests on', coalesce(min(CASE WHEN ao.certain THEN ao.basis END), min(ao.basis)), NULL,
           max(ao.certain)
    FROM attributions AS t
    JOIN articles AS a ON a.id = t.article_id
    JOIN attribution_origins AS ao ON ao.attribution_id = t.id
    JOIN origins AS g ON g.id = ao.origin_id
    JOIN stories AS s ON s.id = g.story_id
    LEFT JOIN articles AS ga ON ga.id = g.article_id
    WHERE t.stance = 'asserts' AND g.article_id IS NOT t.article_id";

/// Writes the articles and reports as nodes, and as edges from which report each descends and
/// on which its statements rest: of all stories, or of one (an id or a key).
///
/// # Errors
/// [`ExportError::is_not_found`] if there is no such story; if the file cannot be read, or the
/// graph cannot be written.
pub fn graphml(
    database: &Database,
    story: Option<&str>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let story = story.map(|s| database.story_id(s)).transpose()?;
    let snapshot = database.snapshot()?;
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
    let of = |sql: &str, condition: &str| match story {
        None => sql.to_owned(),
        Some(id) => format!("{sql} AND {condition} = {id}"),
    };
    // Of one story also the reports of others that it has something from.
    let articles = story.map_or_else(String::new, |id| {
        format!(
            " WHERE a.story_id = {id}
              OR a.article_id IN (SELECT article_id FROM origins WHERE story_id = {id})"
        )
    });
    for sql in [ARTICLES.to_owned() + &articles, of(REPORTS, "g.story_id")] {
        snapshot.each(&format!("{sql} ORDER BY 6, 2, 3, 1"), &[], |row| {
            node(out, row)
        })?;
    }
    let rests = format!("{} GROUP BY 1, 2", of(RESTS, "g.story_id"));
    for sql in [of(DERIVATIONS, "d.story_id"), rests] {
        snapshot.each(&format!("{sql} ORDER BY 1, 2, 3, 4"), &[], |row| {
            edge(out, row)
        })?;
    }
    writeln!(out, "  </graph>\n</graphml>")?;
    Ok(())
}

fn node(out: &mut dyn Write, row: &Record<'_>) -> Result<(), ExportError> {
    let id = row.text(0).unwrap_or_default();
    writeln!(out, "    <node id=\"{id}\">")?;
    data(out, "node", row, 1)?;
    Ok(writeln!(out, "    </node>")?)
}

fn edge(out: &mut dyn Write, row: &Record<'_>) -> Result<(), ExportError> {
    let (Some(from), Some(to)) = (row.text(0), row.text(1)) else {
        return Ok(());
    };
    writeln!(out, "    <edge source=\"{from}\" target=\"{to}\">")?;
    data(out, "edge", row, 2)?;
    Ok(writeln!(out, "    </edge>")?)
}

/// The values of the attributes, in their order from a column on; what is not known is left out.
fn data(out: &mut dyn Write, of: &str, row: &Record<'_>, first: usize) -> Result<(), ExportError> {
    let names = ATTRIBUTES.iter().filter(|(_, what, _)| *what == of);
    for ((name, _, kind), column) in names.zip(first..) {
        let value = match (row.field(column), *kind) {
            (Field::Integer(n), "boolean") => (n == 1).to_string(),
            (Field::Integer(n), _) => n.to_string(),
            (Field::Real(n), _) => n.to_string(),
            // XML holds no control characters, not even as references.
            (Field::Text(text), _) => text.chars().filter(|c| is_xml(*c)).collect(),
            (Field::Null | Field::Blob(_), _) => continue,
        };
        writeln!(out, "      <data key=\"{name}\">{}</data>", escape(&value))?;
    }
    Ok(())
}

fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}
