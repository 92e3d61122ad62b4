//! Entities of the FollowTheMoney model, as Aleph and OpenAleph take them in.

mod entity;
mod languages;

use crate::ExportError;
use crate::facts::{Article, Scope};
use entity::{Entity, article_id, date, outlet_id, source_id};
use languages::three_letters;
use onrecord_core::CharMap;
use onrecord_query::{Database, Snapshot};
use std::collections::BTreeSet;
use std::io::Write;

/// Writes outlets, named sources, articles, and what binds them, one entity a line: all of
/// them, or those of one story (an id or a key).
///
/// An article is an `Article`, an outlet an `Organization`, a named source a `Person`, an
/// `Organization` or a `LegalEntity`, each of its names in an article a `Mention`. What a named
/// source says is a `Documentation` (the stance is its role), a step to the article that
/// another descends from and the naming of an outlet are an `UnknownLink`. The model has
/// nothing for claims, for reports outside the database and for who has no name; the other
/// formats have.
///
/// # Errors
/// [`ExportError::is_not_found`] if there is no such story; if the file cannot be read, or the
/// entities cannot be written.
pub fn follow_the_money(
    database: &Database,
    story: Option<&str>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let scope = Scope::new(database, story)?;
    let snapshot = database.snapshot()?;
    outlets(&snapshot, &scope, out)?;
    sources(&snapshot, &scope, out)?;
    for id in scope.articles(&snapshot)? {
        if let Some(article) = Article::read(&snapshot, id)? {
            head(&article).write(out)?;
            links(&article, out)?;
            voices(&article, out)?;
        }
    }
    for id in scope.outside(&snapshot)? {
        if let Some(article) = Article::read(&snapshot, id)? {
            head(&article.alone()).write(out)?;
        }
    }
    Ok(())
}

fn outlets(snapshot: &Snapshot<'_>, scope: &Scope, out: &mut dyn Write) -> Result<(), ExportError> {
    let sql = format!(
        "SELECT o.name, o.kind, o.country,
                (SELECT n.name FROM outlet_names AS n
                 WHERE n.outlet_id = o.id AND n.kind = 'domain' ORDER BY n.ord LIMIT 1)
         FROM outlets AS o WHERE o.id IN ({}) ORDER BY o.name",
        scope.outlets()
    );
    snapshot.each(&sql, scope.ids(), |row| {
        let name = row.text(0).unwrap_or_default();
        let country = row.text(2).filter(|c| c.len() == 2);
        Entity::new(&outlet_id(&name), "Organization")
            .with("name", &name)
            .maybe("sector", row.text(1).as_deref())
            .maybe("country", country.map(|c| c.to_lowercase()).as_deref())
            .maybe(
                "website",
                row.text(3).map(|d| format!("https://{d}/")).as_deref(),
            )
            .write(out)
    })
}

const ROLES: &str = "
    SELECT DISTINCT role FROM speakers WHERE source_id = ?1 AND role IS NOT NULL
    ORDER BY role LIMIT 20";

fn sources(snapshot: &Snapshot<'_>, scope: &Scope, out: &mut dyn Write) -> Result<(), ExportError> {
    let sql = format!(
        "SELECT s.id, s.key, s.name, s.kind FROM sources AS s
         WHERE s.named = 1 AND {} ORDER BY s.key",
        scope.of_source("s.id")
    );
    snapshot.each(&sql, scope.ids(), |row| {
        let kind = row.text(3).unwrap_or_default();
        let Some(schema) = schema_of(&kind) else {
            return Ok(());
        };
        let id = source_id(&row.text(1).unwrap_or_default());
        let mut entity = Entity::new(&id, schema).with("name", &row.text(2).unwrap_or_default());
        if schema == "Person" {
            let roles =
                snapshot.all(ROLES, &[row.integer(0).unwrap_or_default()], |r| r.text(0))?;
            for role in roles.into_iter().flatten() {
                entity = entity.with("position", &role);
            }
        }
        entity.write(out)
    })
}

fn head(article: &Article) -> Entity {
    let mut entity = Entity::new(&article_id(&article.key), "Article")
        .maybe("title", article.title.as_deref())
        .maybe("publisher", article.outlet.as_deref())
        .maybe(
            "publishedAt",
            article.published_at.as_deref().and_then(date).as_deref(),
        )
        .maybe(
            "retrievedAt",
            article.retrieved_at.as_deref().and_then(date).as_deref(),
        )
        .maybe(
            "sourceUrl",
            article.url.as_deref().filter(|u| is_address(u)),
        )
        .maybe(
            "language",
            article.language.as_deref().and_then(three_letters),
        )
        .maybe("keywords", article.story.as_ref().map(|s| s.name.as_str()))
        .with("bodyText", &article.body);
    for author in &article.authors {
        entity = entity.with("author", &author.name);
    }
    entity
}

/// From whom the article has it.
fn links(article: &Article, out: &mut dyn Write) -> Result<(), ExportError> {
    let own = article_id(&article.key);
    for step in &article.derivations {
        if let Some(parent) = &step.parent.article {
            let parts = [article.key.as_str(), parent, &step.basis];
            link("derivation", &parts, &own, &article_id(parent))
                .with("role", "derives from")
                .with("status", &step.kind)
                .with("summary", &step.basis)
                .write(out)?;
        }
    }
    let map = CharMap::new(&article.body);
    for citation in &article.citations {
        let ord = citation.ord.to_string();
        let (start, end) = citation.passage;
        let passage = map.byte_span(start, end).of(&article.body);
        link(
            "citation",
            &[&article.key, &ord],
            &own,
            &outlet_id(&citation.outlet),
        )
        .with("role", "cites")
        .maybe(
            "date",
            citation.said_on.as_deref().and_then(date).as_deref(),
        )
        .with("summary", passage)
        .write(out)?;
    }
    Ok(())
}

fn link(kind: &str, parts: &[&str], from: &str, to: &str) -> Entity {
    Entity::made_of(kind, parts, "UnknownLink")
        .with("subject", from)
        .with("object", to)
}

/// Who is named in the article, and what these say.
fn voices(article: &Article, out: &mut dyn Write) -> Result<(), ExportError> {
    let own = article_id(&article.key);
    let map = CharMap::new(&article.body);
    let mut names = BTreeSet::new();
    for statement in &article.statements {
        for (i, speaker) in statement.speakers.iter().enumerate() {
            let named = speaker.source.as_ref().filter(|_| speaker.named);
            let (Some(source), Some(schema)) = (named, schema_of(&speaker.kind)) else {
                continue;
            };
            names.insert((&source.key, schema, &speaker.name));
            let (ord, place) = (statement.ord.to_string(), i.to_string());
            let content: Vec<&str> = statement
                .contents()
                .map(|(start, end)| map.byte_span(start, end).of(&article.body))
                .collect();
            Entity::made_of("statement", &[&article.key, &ord, &place], "Documentation")
                .with("document", &own)
                .with("entity", &source_id(&source.key))
                .with("role", &statement.stance)
                .with("status", &statement.form)
                .with("recordId", &format!("{}:{ord}", article.key))
                .maybe(
                    "date",
                    statement.said_on.as_deref().and_then(date).as_deref(),
                )
                .with("summary", &content.join(" … "))
                .write(out)?;
        }
    }
    for (source, schema, name) in names {
        Entity::made_of("mention", &[&article.key, source, name], "Mention")
            .with("document", &own)
            .with("resolved", &source_id(source))
            .with("name", name)
            .with("detectedSchema", schema)
            .write(out)?;
    }
    Ok(())
}

/// What the model calls a kind of source; `None` for what is nobody.
fn schema_of(kind: &str) -> Option<&'static str> {
    match kind {
        "person" => Some("Person"),
        "group" | "institution" | "outlet" => Some("Organization"),
        "unspecified" => Some("LegalEntity"),
        _ => None,
    }
}

fn is_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
