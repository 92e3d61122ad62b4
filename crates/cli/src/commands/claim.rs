//! `onrecord claim`: who asserts it, who denies it, on how many independent reports that rests.

use crate::Outcome;
use crate::args::{ClaimArgs, View};
use crate::output::{self, wrapped};
use crate::say::{claim_head, count, heading, range, report, sources, stated, trimmed, width};
use onrecord_query::{ClaimDetail, ClaimLine, ClaimOrigin, ClaimStatement, Database};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Prints one claim.
pub(crate) fn run(db: &Path, args: &ClaimArgs) -> Outcome {
    let claim = Database::open(db)?.claim(&args.id)?;
    let mut out = output::stdout();
    match args.format {
        View::Text => text(&mut out, &claim)?,
        View::Json => output::json(&mut out, &claim)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn text(out: &mut dyn Write, claim: &ClaimDetail) -> io::Result<()> {
    let line = &claim.line;
    let label = format!("Claim {}: ", line.claim_id);
    wrapped(
        out,
        &format!("“{}”", trimmed(&line.claim)),
        &label,
        "  ",
        width(),
    )?;
    writeln!(
        out,
        "  {}, {}; {} in {} of {}",
        range(line.origins_min, line.origins_max, "origin"),
        sources(line),
        count(line.statements, "statement"),
        count(line.articles, "article"),
        count(line.outlets, "known outlet"),
    )?;
    if let Some(first) = line.first_article_id {
        let first = report(
            line.first_outlet.as_deref(),
            line.first_published_at.as_deref(),
            Some(first),
        );
        wrapped(out, &first, "  first: ", "    ", width())?;
    }
    let story = claim.story.as_deref().unwrap_or("(no headline)");
    wrapped(
        out,
        story,
        &format!("  story {}: ", line.story_id),
        "    ",
        width(),
    )?;
    writeln!(out, "  key: {}", line.key)?;
    origins(out, claim)?;
    for (title, stance) in [
        ("Asserted by", "asserts"),
        ("Denied by", "denies"),
        ("Asked by", "asks"),
    ] {
        let own = claim.statements.iter().filter(|s| s.stance == stance);
        let own: Vec<&ClaimStatement> = own.collect();
        if !own.is_empty() {
            heading(out, title)?;
            stated(out, &own)?;
        }
    }
    linked(
        out,
        "Broader claims (who denies one of them denies this)",
        &claim.broader,
    )?;
    linked(
        out,
        "Narrower claims (who denies this denies them)",
        &claim.narrower,
    )
}

/// The reports it rests on, with the reason of every merge and doubt.
fn origins(out: &mut dyn Write, claim: &ClaimDetail) -> io::Result<()> {
    if claim.origins.is_empty() {
        return Ok(());
    }
    heading(out, "Rests on")?;
    for origin in &claim.origins {
        let doubt = if origin.certain { "" } else { " (doubtful)" };
        wrapped(
            out,
            &format!("{}{doubt}", name(origin)),
            "  ",
            "    ",
            width(),
        )?;
        // One line for each reason, in the order in which they come.
        let mut reasons: Vec<(&str, bool, i64)> = Vec::new();
        for rest in &origin.rests {
            let same = |r: &&mut (&str, bool, i64)| r.0 == rest.basis && r.1 == rest.certain;
            match reasons.iter_mut().find(same) {
                Some((_, _, times)) => *times += 1,
                None => reasons.push((&rest.basis, rest.certain, 1)),
            }
        }
        for (basis, certain, times) in reasons {
            let doubt = if certain { "" } else { ", doubtful" };
            let text = format!("{basis} ({}{doubt})", count(times, "statement"));
            wrapped(out, &text, "    ", "      ", width())?;
        }
    }
    for merge in &claim.merges {
        let of = |id: i64| {
            let origin = claim.origins.iter().find(|o| o.origin_id == id);
            origin.map(name).unwrap_or_default()
        };
        let text = format!(
            "{} and {}: {}",
            of(merge.origin_id),
            of(merge.other_origin_id),
            merge.reason
        );
        wrapped(out, &text, "  perhaps one: ", "    ", width())?;
    }
    Ok(())
}

fn name(origin: &ClaimOrigin) -> String {
    report(
        origin.outlet.as_deref(),
        origin.reported_on.as_deref(),
        origin.article_id,
    )
}

fn linked(out: &mut dyn Write, title: &str, claims: &[ClaimLine]) -> io::Result<()> {
    if claims.is_empty() {
        return Ok(());
    }
    heading(out, title)?;
    for claim in claims {
        let text = format!("{}; {}", claim_head(claim), count(claim.denials, "denial"));
        let label = format!("  claim {}: ", claim.claim_id);
        wrapped(out, &text, &label, "    ", width())?;
    }
    Ok(())
}
