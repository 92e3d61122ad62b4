//! Linked data: schema.org, PROV-O and Web Annotation in one JSON-LD document.

mod article;
mod groups;
mod node;
mod passage;

pub(crate) use node::outlet_key;

use crate::ExportError;
use crate::facts::{Article, Scope};
use node::Node;
use onrecord_query::Database;
use serde_json::Value;
use std::io::Write;

/// What the names of the document mean.
const CONTEXT: &str = include_str!("context.json");

/// Writes articles, statements, claims, sources, outlets and stories as one JSON-LD document
/// with its context in it: all of them, or those of one story (an id or a key). One thing a
/// line.
///
/// Articles are `schema:NewsArticle`, claims `schema:Claim` with `appearance` and, where the
/// dates leave no doubt, `firstAppearance`; who has it from whom is PROV-O; every passage is an
/// `oa:Annotation` whose positions are characters of the article's `articleBody`. Identifiers
/// (`urn:onrecord:article:KEY` …) are the same in every database that holds the same documents.
///
/// # Errors
/// [`ExportError::is_not_found`] if there is no such story; if the file cannot be read, or the
/// document cannot be written.
pub fn json_ld(
    database: &Database,
    story: Option<&str>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let scope = Scope::new(database, story)?;
    let snapshot = database.snapshot()?;
    write!(
        out,
        "{{\"@context\": {},\n\"@graph\": [",
        CONTEXT.trim_end()
    )?;
    let mut graph = Graph { out, count: 0 };
    groups::outlets(&snapshot, &scope, &mut graph)?;
    groups::sources(&snapshot, &scope, &mut graph)?;
    groups::stories(&snapshot, &scope, &mut graph)?;
    groups::reports(&snapshot, &scope, &mut graph)?;
    for id in scope.articles(&snapshot)? {
        if let Some(article) = Article::read(&snapshot, id)? {
            article::write(&article, &mut graph)?;
        }
    }
    for id in scope.outside(&snapshot)? {
        if let Some(article) = Article::read(&snapshot, id)? {
            article::write(&article.alone(), &mut graph)?;
        }
    }
    groups::claims(&snapshot, &scope, &mut graph)?;
    writeln!(out, "\n]}}")?;
    Ok(())
}

/// The things of the document, written one by one.
struct Graph<'a> {
    out: &'a mut dyn Write,
    count: u64,
}

impl Graph<'_> {
    fn put(&mut self, node: Node) -> Result<(), ExportError> {
        self.out
            .write_all(if self.count == 0 { b"\n" } else { b",\n" })?;
        self.count += 1;
        Ok(serde_json::to_writer(&mut *self.out, &Value::from(node))?)
    }
}
