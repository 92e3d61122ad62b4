//! Prints the provenance of a claim: on how many independent reports it rests and why, who
//! asserts it, who denies it, and the way back to where it began.
//!
//! ```sh
//! onrecord --db demo.db ingest seeds/articles
//! cargo run --example provenance -p onrecord-query -- demo.db grain terminal berths
//! cargo run --example provenance -p onrecord-query -- demo.db claim:3
//! ```

use onrecord_query::{ClaimDetail, Database, TraceNode};
use std::error::Error;
use std::io::{Write, stdout};
use std::path::Path;

/// Prints the claim of this id or key, or else the one that these words find first.
pub(crate) fn print(
    database: &Path,
    words: &[String],
    out: &mut dyn Write,
) -> Result<(), Box<dyn Error>> {
    let database = Database::open(database)?;
    let claim = match words {
        [id] if id.starts_with("claim:") => database.claim(id)?,
        _ => {
            let hits = database.search(words, 1)?;
            let Some(hit) = hits.claims.first() else {
                writeln!(out, "No claim holds these words.")?;
                return Ok(());
            };
            database.claim(&hit.id.to_string())?
        }
    };
    describe(&claim, out)?;
    writeln!(out, "The way back")?;
    step(&database.trace(&claim.line.key)?, 1, out)
}

fn describe(claim: &ClaimDetail, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let line = &claim.line;
    writeln!(out, "“{}”", line.claim)?;
    writeln!(
        out,
        "{} to {} independent origins; {} assert it, {} deny it, in {} articles",
        line.origins_min, line.origins_max, line.assertions, line.denials, line.articles
    )?;
    for origin in &claim.origins {
        let outlet = origin.outlet.as_deref().unwrap_or("an unknown outlet");
        let on = origin.reported_on.as_deref().unwrap_or("an unknown day");
        writeln!(out, "  {outlet}, {on}")?;
        for rest in &origin.rests {
            let doubt = if rest.certain { "" } else { " (doubtful)" };
            writeln!(
                out,
                "    statement {}: {}{doubt}",
                rest.attribution_id, rest.basis
            )?;
        }
    }
    for merge in &claim.merges {
        writeln!(out, "  two of these may be one: {}", merge.reason)?;
    }
    for statement in &claim.statements {
        let who = statement.source.as_deref().unwrap_or("nobody named");
        // Offsets are characters of the body of the article.
        let place = format!(
            "{}, {}–{}",
            statement.article_id, statement.start, statement.end
        );
        writeln!(
            out,
            "  {who} {}: “{}” (article {place})",
            statement.stance, statement.content
        )?;
    }
    Ok(())
}

/// A step, and what it rests on.
fn step(node: &TraceNode, depth: usize, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let because = node.because.as_deref().map(|why| format!(" — {why}"));
    let origin = if node.is_origin { " [origin]" } else { "" };
    let indent = "  ".repeat(depth);
    writeln!(
        out,
        "{indent}{}{}{origin}",
        node.what,
        because.unwrap_or_default()
    )?;
    for child in &node.children {
        step(child, depth + 1, out)?;
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = stdout().lock();
    match arguments.split_first() {
        Some((database, words)) if !words.is_empty() => print(Path::new(database), words, &mut out),
        _ => {
            writeln!(out, "usage: provenance DATABASE WORDS… | claim:ID")?;
            Ok(())
        }
    }
}
