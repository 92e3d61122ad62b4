//! `onrecord source`: what it said, denied and declined over time, and in which outlets.

use super::timeline::timeline;
use crate::Outcome;
use crate::args::{SourceArgs, View};
use crate::output::{self, wrapped};
use crate::say::{count, dates, heading, left_out, width};
use onrecord_query::{Database, SourceLine, SourceName, SourceView};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Prints one source.
pub(crate) fn run(db: &Path, args: &SourceArgs) -> Outcome {
    let source = Database::open(db)?.source(&args.id)?;
    let mut out = output::stdout();
    match args.format {
        View::Text => text(&mut out, &source)?,
        View::Json => output::json(&mut out, &source)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn text(out: &mut dyn Write, source: &SourceView) -> io::Result<()> {
    let line = &source.line;
    let label = format!("Source {}: ", line.source_id);
    wrapped(out, &line.source, &label, "  ", width())?;
    let named = if line.named { "named" } else { "unnamed" };
    writeln!(out, "  {}, {named}{}", line.kind, people(line))?;
    let dates = dates(
        line.first_published_at.as_deref(),
        line.last_published_at.as_deref(),
    );
    writeln!(
        out,
        "  {}, of these {} and {}; in {} of {}{dates}",
        count(line.statements, "statement"),
        count(line.denials, "denial"),
        count(line.declines, "refusal"),
        count(line.articles, "article"),
        count(line.outlets, "known outlet"),
    )?;
    writeln!(out, "  key: {}", line.key)?;
    if let Some(group) = &source.part_of {
        wrapped(out, &member(group), "  one of: ", "    ", width())?;
    }
    for one in &source.members {
        wrapped(out, &member(one), "  among them: ", "    ", width())?;
    }
    let most = output::most(20);
    let names = source.names.iter().filter(|n| n.name != line.source);
    let names: Vec<String> = names.map(called).collect();
    for name in names.iter().take(most) {
        wrapped(out, name, "  called: ", "    ", width())?;
    }
    left_out(out, names.len(), most)?;
    for outlet in source.outlets.iter().take(most) {
        let text = format!(
            "{} ({} in {})",
            outlet.outlet.as_deref().unwrap_or("outlet unknown"),
            count(outlet.statements, "statement"),
            count(outlet.articles, "article")
        );
        wrapped(out, &text, "  heard in: ", "    ", width())?;
    }
    left_out(out, source.outlets.len(), most)?;
    if source.timeline.dated.is_empty() && source.timeline.undated.is_empty() {
        heading(out, "It says nothing itself; it is only named")?;
    }
    timeline(out, &source.timeline)
}

/// How many people it is, where that is known and not one.
fn people(line: &SourceLine) -> String {
    match (line.count_min, line.count_max) {
        (Some(1), Some(1)) | (None, None) => String::new(),
        (Some(min), Some(max)) if min == max => format!(", {min} people"),
        (min, Some(max)) => format!(", {} to {max} people", min.unwrap_or(1)),
        (Some(min), None) => format!(", at least {min} people"),
    }
}

fn member(line: &SourceLine) -> String {
    format!(
        "{} [source {}], {}",
        line.source,
        line.source_id,
        count(line.statements, "statement")
    )
}

fn called(name: &SourceName) -> String {
    let parts = [name.role.as_deref(), name.affiliation.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    let about = if parts.is_empty() {
        String::new()
    } else {
        format!("; {}", parts.join(", "))
    };
    format!("{} ({}{about})", name.name, count(name.articles, "article"))
}
