//! `onrecord search`: articles, statements and claims that hold the words.

use crate::args::{SearchArgs, View};
use crate::output::{self, wrapped};
use crate::{NOTHING, Outcome};
use onrecord_query::{Database, Hit, Hits};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Prints what was found, the best first.
pub(crate) fn run(db: &Path, args: &SearchArgs) -> Outcome {
    let database = Database::open(db)?;
    let hits = database.search(&args.words, args.limit)?;
    let mut out = output::stdout();
    let nothing = hits.articles.is_empty() && hits.statements.is_empty() && hits.claims.is_empty();
    if args.format == View::Json {
        output::json(&mut out, &hits)?;
    } else if nothing {
        writeln!(out, "Nothing holds all of these words.")?;
    } else {
        text(&mut out, &hits)?;
    }
    out.flush()?;
    Ok(if nothing { NOTHING } else { ExitCode::SUCCESS })
}

fn text(out: &mut dyn Write, hits: &Hits) -> io::Result<()> {
    section(out, "Articles", &hits.articles, |h| {
        format!(
            "[article {}] {}",
            h.id,
            h.title.as_deref().unwrap_or("(no headline)")
        )
    })?;
    section(out, "Statements", &hits.statements, |h| {
        format!(
            "[article {}] {}",
            h.article_id.unwrap_or_default(),
            h.title.as_deref().unwrap_or("nobody named")
        )
    })?;
    section(out, "Claims", &hits.claims, |h| format!("[claim {}]", h.id))
}

fn section(
    out: &mut dyn Write,
    name: &str,
    hits: &[Hit],
    label: impl Fn(&Hit) -> String,
) -> io::Result<()> {
    if hits.is_empty() {
        return Ok(());
    }
    let width = output::width().unwrap_or(100).max(40);
    writeln!(out, "{name}")?;
    for hit in hits {
        let from: Vec<&str> = [hit.outlet.as_deref(), hit.published_at.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        let from = if from.is_empty() {
            String::new()
        } else {
            format!(" ({})", from.join(", "))
        };
        wrapped(
            out,
            &format!("{}{from}: {}", label(hit), hit.snippet),
            "  ",
            "    ",
            width,
        )?;
    }
    Ok(())
}
