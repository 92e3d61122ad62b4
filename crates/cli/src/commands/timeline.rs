//! `onrecord timeline`: what was said when.

use crate::args::{TimelineArgs, View};
use crate::output::{self, wrapped};
use crate::say::{count, heading, left_out, trimmed, width};
use crate::{NOTHING, Outcome};
use onrecord_core::text::fold;
use onrecord_query::{Database, Saying, Timeline, TimelineView};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Prints a timeline.
pub(crate) fn run(db: &Path, args: &TimelineArgs) -> Outcome {
    let view = Database::open(db)?.timeline_within(args.of.as_deref(), &args.time.window()?)?;
    let mut out = output::stdout();
    match args.format {
        View::Text => text(&mut out, &view)?,
        View::Json => output::json(&mut out, &view)?,
    }
    out.flush()?;
    let nothing = view.timeline.dated.is_empty() && view.timeline.undated.is_empty();
    Ok(if nothing { NOTHING } else { ExitCode::SUCCESS })
}

fn text(out: &mut dyn Write, view: &TimelineView) -> io::Result<()> {
    match (&view.of.name, view.of.id) {
        (name, Some(id)) => {
            let name = name.as_deref().unwrap_or("(no headline)");
            let (first, rest) = view.of.kind.split_at(1);
            let label = format!("{}{rest} {id}: ", first.to_uppercase());
            wrapped(out, name, &label, "  ", width())?;
        }
        _ => writeln!(out, "All that was said")?,
    }
    timeline(out, &view.timeline)?;
    match view.undated_left_out {
        0 => Ok(()),
        n => writeln!(out, "\n{} without a date left out.", count_of(n)),
    }
}

fn count_of(statements: usize) -> String {
    count(i64::try_from(statements).unwrap_or(i64::MAX), "statement")
}

/// What was said when, and what has no date; what several carry on one day stands once.
pub(crate) fn timeline(out: &mut dyn Write, timeline: &Timeline) -> io::Result<()> {
    let most = output::most(200);
    let shown = timeline.dated.get(..most).unwrap_or(&timeline.dated);
    for day in shown.chunk_by(|a, b| a.at == b.at) {
        heading(
            out,
            day.first()
                .and_then(|s| s.at.as_deref())
                .unwrap_or_default(),
        )?;
        entries(out, day)?;
    }
    left_out(out, timeline.dated.len(), most)?;
    if !timeline.undated.is_empty() {
        heading(out, "Without a date")?;
        let shown = timeline.undated.get(..most).unwrap_or(&timeline.undated);
        entries(out, shown)?;
        left_out(out, timeline.undated.len(), most)?;
    }
    Ok(())
}

fn entries(out: &mut dyn Write, sayings: &[Saying]) -> io::Result<()> {
    let mut groups: Vec<(String, Vec<&Saying>)> = Vec::new();
    for saying in sayings {
        let what = fold(saying.content.as_deref().unwrap_or_default());
        let who = fold(&saying.source().unwrap_or_default());
        let same = format!("{} {who}: {what}", saying.stance);
        match groups.iter_mut().find(|(known, _)| *known == same) {
            Some((_, group)) => group.push(saying),
            None => groups.push((same, vec![saying])),
        }
    }
    for (_, group) in &groups {
        let Some(first) = group.first() else { continue };
        let places: Vec<String> = group.iter().map(|s| place(s)).collect();
        let text = format!(
            "{} {}: “{}” ({})",
            first.source().as_deref().unwrap_or("nobody named"),
            first.stance,
            trimmed(first.content.as_deref().unwrap_or_default()),
            places.join("; ")
        );
        wrapped(out, &text, "  ", "    ", width())?;
    }
    Ok(())
}

fn place(saying: &Saying) -> String {
    let outlet = saying.outlet.as_deref().unwrap_or("outlet unknown");
    let published = match (&saying.said_on, &saying.published_at) {
        (Some(_), Some(on)) => format!(", published {on}"),
        (Some(_), None) => ", publication undated".to_owned(),
        _ => String::new(),
    };
    format!("{outlet}{published} [article {}]", saying.article_id)
}
