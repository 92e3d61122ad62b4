//! A folder of Markdown notes that link to each other, as Obsidian opens it.

mod article;
mod folder;
mod groups;
mod name;
mod text;

pub use folder::NotesWritten;

use crate::facts::{Article, Report, Scope};
use crate::{ExportError, outlet_key};
use folder::Folder;
use name::Names;
use onrecord_query::{Database, Snapshot};
use std::collections::HashSet;
use std::path::Path;

/// Writes a note for each article, claim, source, outlet and story into a folder: of all, or of
/// one story (an id or a key). A claim that a single statement makes has no note of its own; it
/// stands in the note of its article.
///
/// A note is called by its title and the beginning of its key, so it keeps its name from one
/// export to the next. A file that is there already is replaced only if it is a note that was
/// written by this function and that nobody has changed since: the last line of a note holds a
/// digest of all before it. What was left as it is, the answer lists.
///
/// # Errors
/// [`ExportError::is_not_found`] if there is no such story; if the file cannot be read, or the
/// notes cannot be written.
pub fn markdown_notes(
    database: &Database,
    story: Option<&str>,
    folder: &Path,
) -> Result<NotesWritten, ExportError> {
    let scope = Scope::new(database, story)?;
    let snapshot = database.snapshot()?;
    let mut folder = Folder::new(folder)?;
    let links = Links {
        names: Names::read(&snapshot)?,
        articles: scope.keys(&snapshot)?,
    };
    let mut book = Book {
        snapshot: &snapshot,
        scope: &scope,
        links: &links,
        folder: &mut folder,
    };
    groups::stories(&mut book)?;
    groups::outlets(&mut book)?;
    groups::sources(&mut book)?;
    groups::claims(&mut book)?;
    for id in scope.articles(&snapshot)? {
        if let Some(article) = Article::read(&snapshot, id)? {
            article::write(&article, &mut book)?;
        }
    }
    let mut written = folder.written;
    written.kept.sort();
    Ok(written)
}

/// What notes are made of, and where they go.
struct Book<'a, 'f> {
    snapshot: &'a Snapshot<'a>,
    scope: &'a Scope,
    links: &'a Links,
    folder: &'a mut Folder<'f>,
}

/// Links to notes; what has no note is only named.
struct Links {
    names: Names,
    /// The keys of the articles that have one; `None` if all do.
    articles: Option<HashSet<String>>,
}

impl Links {
    fn article(&self, title: &str, key: &str) -> String {
        match &self.articles {
            Some(keys) if !keys.contains(key) => text::inline(title),
            _ => self.names.link(title, key),
        }
    }

    fn outlet(&self, name: &str) -> String {
        self.names.link(name, &outlet_key(name))
    }

    /// A report, with who published it and when.
    fn report(&self, report: &Report) -> String {
        let mut shown = match &report.article {
            Some(key) => {
                let title = report.title.as_deref();
                self.article(title.unwrap_or(crate::facts::NO_HEADLINE), key)
            }
            None => "a report that is not here".to_owned(),
        };
        let outlet = report.outlet.as_deref().unwrap_or("unknown outlet");
        let date = report.reported_on.as_deref().unwrap_or("undated");
        shown.push_str(&format!(
            " ({}, {})",
            text::inline(outlet),
            text::inline(date)
        ));
        shown
    }
}
