//! The notes of what stands above single articles: stories, outlets, sources, claims.
//!
//! A folder shows no order, so they are written in that in which they lie in the file: in any
//! other a large file is read all over, once for every note.

use super::Book;
use super::article::alias;
use super::folder::Kind;
use super::text::{inline, linked, property};
use crate::facts::NO_HEADLINE;
use crate::{ExportError, outlet_key};
use onrecord_query::Record;
use std::io::Write;

const OF_STORY: &str = "
    SELECT a.key, coalesce(a.title, '(no headline)'), o.name, a.published_at
    FROM story_articles AS m JOIN articles AS a ON a.id = m.article_id
    LEFT JOIN outlets AS o ON o.id = a.outlet_id
    WHERE m.story_id = ?1 ORDER BY m.ord";

const CENTRAL: &str = "
    SELECT c.key, c.wording, c.origins_min, c.origins_max FROM claims AS c
    WHERE c.story_id = ?1 AND c.central = 1 AND c.statements > 1
    ORDER BY c.statements DESC, c.key";

/// The note of a story: its articles and what it is about.
pub(super) fn stories(book: &mut Book<'_, '_>) -> Result<(), ExportError> {
    let (snapshot, links) = (book.snapshot, book.links);
    let sql = format!(
        "SELECT s.id, s.key, coalesce(s.title, '(no headline)'), s.origins_min, s.origins_max
         FROM stories AS s WHERE {} ORDER BY s.id",
        book.scope.of_story("s.id")
    );
    let folder = &mut *book.folder;
    snapshot.each(&sql, book.scope.ids(), |row| {
        let (id, key, title) = (number(row, 0), text(row, 1), text(row, 2));
        let name = links.names.note(&title, &key);
        folder.put(Kind::Story, &key, &name, |out| {
            top(out, Kind::Story, &key, &title)?;
            property(out, "origins_min", row.integer(3))?;
            property(out, "origins_max", row.integer(4))?;
            writeln!(out, "---\n\n# {}\n", inline(&title))?;
            writeln!(
                out,
                "Independent origins: {}\n",
                range(number(row, 3), row.integer(4))
            )?;
            writeln!(out, "## Articles\n")?;
            snapshot.each(OF_STORY, &[id], |article| {
                let link = links.article(&text(article, 1), &text(article, 0));
                Ok::<(), ExportError>(writeln!(out, "- {link} ({})", published(article, 2))?)
            })?;
            writeln!(out, "\n## Claims that several statements make\n")?;
            snapshot.each(CENTRAL, &[id], |claim| {
                let link = links.names.link(&text(claim, 1), &text(claim, 0));
                let origins = range(number(claim, 2), claim.integer(3));
                Ok::<(), ExportError>(writeln!(out, "- {link} (origins: {origins})")?)
            })?;
            Ok(writeln!(out)?)
        })
    })
}

/// The note of an outlet. What it published links to it.
pub(super) fn outlets(book: &mut Book<'_, '_>) -> Result<(), ExportError> {
    let links = book.links;
    let sql = format!(
        "SELECT o.name, o.kind, o.country, o.owner FROM outlets AS o
         WHERE o.id IN ({}) ORDER BY o.name",
        book.scope.outlets()
    );
    let folder = &mut *book.folder;
    book.snapshot.each(&sql, book.scope.ids(), |row| {
        let title = text(row, 0);
        let key = outlet_key(&title);
        folder.put(Kind::Outlet, &key, &links.names.note(&title, &key), |out| {
            top(out, Kind::Outlet, &key, &title)?;
            property(out, "kind", row.text(1))?;
            property(out, "country", row.text(2))?;
            property(out, "owner", row.text(3))?;
            Ok(writeln!(out, "---\n\n# {}\n", inline(&title))?)
        })
    })
}

const SAID: &str = "
    SELECT t.stance, a.key, coalesce(a.title, '(no headline)'), o.name, a.published_at,
           (SELECT group_concat(spans.text, ' … ')
            FROM (SELECT text FROM attribution_contents
                  WHERE attribution_id = t.id ORDER BY ord) AS spans)
    FROM speakers AS p
    JOIN attribution_speakers AS m ON m.speaker_id = p.id
    JOIN attributions AS t ON t.id = m.attribution_id
    JOIN articles AS a ON a.id = t.article_id
    LEFT JOIN outlets AS o ON o.id = a.outlet_id
    WHERE p.source_id = ?1 AND a.is_current = 1
    ORDER BY a.published_from NULLS LAST, a.key, t.ord, m.ord";

/// The note of a source: what it says, in order of time.
pub(super) fn sources(book: &mut Book<'_, '_>) -> Result<(), ExportError> {
    let (snapshot, links) = (book.snapshot, book.links);
    let sql = format!(
        "SELECT s.id, s.key, s.name, s.kind, s.named, g.key, g.name
         FROM sources AS s LEFT JOIN sources AS g ON g.id = s.part_of_id
         WHERE {} ORDER BY s.id",
        book.scope.of_source("s.id")
    );
    let folder = &mut *book.folder;
    snapshot.each(&sql, book.scope.ids(), |row| {
        let (id, key, title) = (number(row, 0), text(row, 1), text(row, 2));
        let name = links.names.note(&title, &key);
        folder.put(Kind::Source, &key, &name, |out| {
            top(out, Kind::Source, &key, &title)?;
            property(out, "kind", row.text(3))?;
            property(out, "named", Some(row.is_set(4)))?;
            let group = row.text(5).zip(row.text(6));
            let group = group.map(|(key, name)| links.names.link(&name, &key));
            linked(out, "one_of", group.as_slice())?;
            writeln!(out, "---\n\n# {}\n\n## What it says\n", inline(&title))?;
            snapshot.each(SAID, &[id], |said| {
                let link = links.article(&text(said, 2), &text(said, 1));
                Ok::<(), ExportError>(writeln!(
                    out,
                    "- **{}** in {link} ({}): {}",
                    text(said, 0),
                    published(said, 3),
                    inline(&text(said, 5)),
                )?)
            })?;
            Ok(writeln!(out)?)
        })
    })
}

const STATED: &str = "
    SELECT t.stance, a.key, coalesce(a.title, '(no headline)'), o.name, a.published_at,
           substr(x.body, ac.\"start\" + 1, ac.\"end\" - ac.\"start\"),
           (SELECT group_concat(names.name, ', ')
            FROM (SELECT p.name FROM attribution_speakers AS m
                  JOIN speakers AS p ON p.id = m.speaker_id
                  WHERE m.attribution_id = t.id ORDER BY m.ord) AS names)
    FROM attribution_claims AS ac
    JOIN attributions AS t ON t.id = ac.attribution_id
    JOIN articles AS a ON a.id = t.article_id
    JOIN article_texts AS x ON x.article_id = a.id
    LEFT JOIN outlets AS o ON o.id = a.outlet_id
    WHERE ac.claim_id = ?1
    ORDER BY t.stance, a.published_from NULLS LAST, a.key, t.ord";

/// The note of a claim: who asserts it, who denies it, and on how much that rests.
pub(super) fn claims(book: &mut Book<'_, '_>) -> Result<(), ExportError> {
    let (snapshot, links) = (book.snapshot, book.links);
    let sql = format!(
        "SELECT c.id, c.key, c.wording, c.origins_min, c.origins_max, c.sources_min,
                c.sources_max, f.key, f.title, s.key, coalesce(s.title, '(no headline)')
         FROM claims AS c JOIN stories AS s ON s.id = c.story_id
         LEFT JOIN articles AS f ON f.id = c.first_article_id
         WHERE c.statements > 1 AND {} ORDER BY c.id",
        book.scope.of_story("c.story_id")
    );
    let folder = &mut *book.folder;
    snapshot.each(&sql, book.scope.ids(), |row| {
        let (id, key, title) = (number(row, 0), text(row, 1), text(row, 2));
        let name = links.names.note(&title, &key);
        folder.put(Kind::Claim, &key, &name, |out| {
            top(out, Kind::Claim, &key, &title)?;
            for (name, column) in [
                ("origins_min", 3),
                ("origins_max", 4),
                ("sources_min", 5),
                ("sources_max", 6),
            ] {
                property(out, name, row.integer(column))?;
            }
            let first = row.text(7).map(|key| {
                let title = row.text(8);
                links.article(title.as_deref().unwrap_or(NO_HEADLINE), &key)
            });
            linked(out, "first", first.as_slice())?;
            linked(
                out,
                "story",
                &[links.names.link(&text(row, 10), &text(row, 9))],
            )?;
            writeln!(out, "---\n\n# {}\n", inline(&title))?;
            let origins = range(number(row, 3), row.integer(4));
            let sources = range(number(row, 5), row.integer(6));
            writeln!(
                out,
                "Independent origins: {origins}; people and institutions: {sources}"
            )?;
            let mut stance = String::new();
            snapshot.each(STATED, &[id], |said| {
                if stance != text(said, 0) {
                    stance = text(said, 0);
                    writeln!(out, "\n## Who {stance}\n")?;
                }
                let who = said.text(6).unwrap_or_else(|| "nobody named".to_owned());
                let link = links.article(&text(said, 2), &text(said, 1));
                Ok::<(), ExportError>(writeln!(
                    out,
                    "- {} in {link} ({}): {}",
                    inline(&who),
                    published(said, 3),
                    inline(&text(said, 5)),
                )?)
            })?;
            Ok(writeln!(out)?)
        })
    })
}

/// The beginning of the front matter.
fn top(out: &mut dyn Write, kind: Kind, key: &str, title: &str) -> Result<(), ExportError> {
    writeln!(out, "---")?;
    property(out, "onrecord", Some(kind.name()))?;
    property(out, "key", Some(key))?;
    property(out, "title", Some(title))?;
    Ok(property(out, "aliases", Some(alias(title)))?)
}

fn text(row: &Record<'_>, column: usize) -> String {
    row.text(column).unwrap_or_default()
}

fn number(row: &Record<'_>, column: usize) -> i64 {
    row.integer(column).unwrap_or_default()
}

/// An outlet and a date.
fn published(row: &Record<'_>, outlet: usize) -> String {
    let outlet_name = row.text(outlet);
    let date = row.text(outlet + 1);
    format!(
        "{}, {}",
        inline(outlet_name.as_deref().unwrap_or("unknown outlet")),
        inline(date.as_deref().unwrap_or("undated"))
    )
}

fn range(min: i64, max: Option<i64>) -> String {
    match max {
        Some(max) if max == min => min.to_string(),
        Some(max) => format!("{min} to {max}"),
        None => format!("at least {min}"),
    }
}
