//! `onrecord versions`: what differs between the versions of one address.

use crate::Outcome;
use crate::args::{VersionsArgs, View};
use crate::output::{self, wrapped};
use crate::say::{count, heading, trimmed, width};
use onrecord_query::{Database, VersionChange, VersionLine, VersionStatement, VersionsView};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Prints the versions and what differs between each and the next.
pub(crate) fn run(db: &Path, args: &VersionsArgs) -> Outcome {
    let versions = Database::open(db)?.versions(&args.of)?;
    let mut out = output::stdout();
    match args.format {
        View::Text => text(&mut out, &versions)?,
        View::Json => output::json(&mut out, &versions)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn text(out: &mut dyn Write, view: &VersionsView) -> io::Result<()> {
    let url = view
        .url
        .as_deref()
        .unwrap_or("an article without an address");
    let label = count(
        i64::try_from(view.versions.len()).unwrap_or(i64::MAX),
        "version",
    );
    wrapped(out, url, &format!("{label} of "), "  ", width())?;
    for version in &view.versions {
        wrapped(out, &line(version), "  ", "    ", width())?;
    }
    for step in &view.steps {
        heading(
            out,
            &format!("From {} to {}", step.old_article_id, step.new_article_id),
        )?;
        if step.changes.is_empty() {
            writeln!(out, "  nothing but marks and spaces")?;
        }
        for change in &step.changes {
            told(out, change)?;
        }
    }
    Ok(())
}

fn line(version: &VersionLine) -> String {
    format!(
        "[article {}] {}, dated {}: {} ({} words{})",
        version.article_id,
        match &version.retrieved_at {
            Some(at) => format!("captured {at}"),
            None => "captured at an unknown time".to_owned(),
        },
        version.published_at.as_deref().unwrap_or("nowhere"),
        version.title.as_deref().unwrap_or("(no headline)"),
        version.words,
        if version.is_current {
            ", the newest"
        } else {
            ""
        }
    )
}

fn told(out: &mut dyn Write, change: &VersionChange) -> io::Result<()> {
    let mut say = |label: &str, text: &str| wrapped(out, text, label, "      ", width());
    match change {
        VersionChange::Field { field, old, new } => {
            let none = |value: &Option<String>| match value {
                Some(value) => format!("“{value}”"),
                None => "none".to_owned(),
            };
            say(&format!("  {field}: "), &format!("was {}", none(old)))?;
            say("    is ", &none(new))
        }
        VersionChange::Paragraphs {
            added,
            removed,
            changed,
        } => {
            let parts = [(added, "added"), (removed, "removed")];
            let parts = parts.map(|(ranges, how)| (ranges.len(), how));
            let parts = parts.into_iter().chain([(changed.len(), "in other words")]);
            let parts = parts.filter(|(n, _)| *n > 0);
            let parts: Vec<String> = parts.map(|(n, how)| format!("{n} {how}")).collect();
            say("  paragraphs: ", &parts.join(", "))
        }
        VersionChange::StatementAdded { new } => say("  statement added: ", &statement(new)),
        VersionChange::StatementRemoved { old } => say("  statement removed: ", &statement(old)),
        VersionChange::StatementChanged { aspects, old, new } => {
            let label = format!("  statement with another {}: ", aspects.join(" and "));
            say(&label, &format!("was {}", statement(old)))?;
            say("    is ", &statement(new))
        }
        VersionChange::CitationAdded { outlet } => say("  now cites ", outlet),
        VersionChange::CitationRemoved { outlet } => say("  no longer cites ", outlet),
    }
}

fn statement(said: &VersionStatement) -> String {
    format!(
        "{} {}: “{}” (article {}, characters {}–{})",
        said.source.as_deref().unwrap_or("nobody named"),
        said.stance,
        trimmed(&said.content),
        said.article_id,
        said.content_start,
        said.content_end
    )
}
