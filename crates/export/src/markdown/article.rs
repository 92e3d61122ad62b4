//! The note of an article.

use super::folder::Kind;
use super::text::{inline, linked, property, quotation};
use super::{Book, Links};
use crate::ExportError;
use crate::facts::{Article, Statement};
use onrecord_core::CharMap;
use std::io::Write;

/// Writes the note of an article.
pub(super) fn write(article: &Article, book: &mut Book<'_, '_>) -> Result<(), ExportError> {
    let links = book.links;
    let name = links.names.note(article.headline(), &article.key);
    book.folder.put(Kind::Article, &article.key, &name, |out| {
        head(article, links, out)?;
        writeln!(out, "\n# {}\n", inline(article.headline()))?;
        if !article.is_current {
            writeln!(out, "An older version; what is said in it is not listed.\n")?;
        }
        said(article, links, out)?;
        descent(article, links, out)?;
        writeln!(out, "## Text\n")?;
        quotation(out, &article.body)?;
        Ok(writeln!(out)?)
    })
}

fn head(article: &Article, links: &Links, out: &mut dyn Write) -> Result<(), ExportError> {
    let link = |name: &Option<String>| -> Vec<String> {
        name.iter().map(|name| links.outlet(name)).collect()
    };
    let previous = article.previous.as_deref();
    writeln!(out, "---")?;
    property(out, "onrecord", Some("article"))?;
    property(out, "key", Some(article.key.as_str()))?;
    property(out, "title", article.title.as_deref())?;
    property(out, "aliases", article.title.as_deref().map(alias))?;
    linked(out, "outlet", &link(&article.outlet))?;
    linked(out, "credit", &link(&article.credit))?;
    property(out, "byline", article.byline.as_deref())?;
    property(out, "dateline", article.dateline.as_deref())?;
    property(out, "published", article.published_at.as_deref())?;
    property(out, "published_basis", article.published_basis.as_deref())?;
    property(out, "url", article.url.as_deref())?;
    property(out, "language", article.language.as_deref())?;
    property(out, "words", Some(article.words))?;
    property(out, "sha256", Some(article.sha256.as_str()))?;
    property(out, "previous_version", previous)?;
    let story = article.story.iter();
    let story: Vec<String> = story.map(|s| links.names.link(&s.name, &s.key)).collect();
    linked(out, "story", &story)?;
    Ok(writeln!(out, "---")?)
}

/// Another name of a note: what it is called without its key.
pub(super) fn alias(title: &str) -> Vec<String> {
    let mut buffer = Vec::new();
    // Through the same form as the title; writing to memory cannot fail.
    let _ = property(&mut buffer, "x", Some(title));
    let line = String::from_utf8_lossy(&buffer);
    let value = line.trim_end().strip_prefix("x: ").unwrap_or_default();
    serde_json::from_str(value).into_iter().collect()
}

fn said(article: &Article, links: &Links, out: &mut dyn Write) -> Result<(), ExportError> {
    if article.statements.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Who says what\n")?;
    let map = CharMap::new(&article.body);
    for statement in &article.statements {
        let content: Vec<&str> = statement
            .contents()
            .map(|(start, end)| map.byte_span(start, end).of(&article.body))
            .collect();
        let told = statement.told.as_deref();
        let told = told.map_or(String::new(), |t| format!(", told {}", inline(t)));
        writeln!(
            out,
            "- {} **{}**{told}: {}{}",
            speakers(statement, links),
            statement.stance,
            inline(&content.join(" … ")),
            claims(statement, links),
        )?;
    }
    Ok(writeln!(out)?)
}

fn speakers(statement: &Statement, links: &Links) -> String {
    let names: Vec<String> = statement
        .speakers
        .iter()
        .map(|speaker| match &speaker.source {
            Some(source) => links
                .names
                .link_as(&source.name, &source.key, &speaker.name),
            None => inline(&speaker.name),
        })
        .collect();
    match names.as_slice() {
        [] => "Nobody named".to_owned(),
        _ => names.join(" and "),
    }
}

/// The claims that others state too.
fn claims(statement: &Statement, links: &Links) -> String {
    let shared = statement.claims.iter().filter(|s| s.is_shared);
    shared
        .map(|s| {
            let (name, key) = (&s.claim.name, &s.claim.key);
            format!(" ({})", links.names.link_as(name, key, "claim"))
        })
        .collect()
}

fn descent(article: &Article, links: &Links, out: &mut dyn Write) -> Result<(), ExportError> {
    if !article.derivations.is_empty() {
        writeln!(out, "## Where it has it from\n")?;
        for step in &article.derivations {
            let parent = links.report(&step.parent);
            writeln!(out, "- {parent}: {}", inline(&step.basis))?;
        }
        writeln!(out)?;
    }
    if !article.citations.is_empty() {
        writeln!(out, "## Whom it cites\n")?;
        let map = CharMap::new(&article.body);
        for citation in &article.citations {
            let (start, end) = citation.passage;
            let passage = map.byte_span(start, end).of(&article.body);
            let outlet = links.outlet(&citation.outlet);
            writeln!(out, "- {outlet}: {}", inline(passage))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
