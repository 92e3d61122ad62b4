//! `onrecord conflicts`: claims that somebody asserts and somebody denies.

use crate::args::{ConflictsArgs, View};
use crate::output::{self, wrapped};
use crate::say::{claim_head, left_out, stated, width};
use crate::{NOTHING, Outcome};
use onrecord_query::{ClaimStatement, Conflict, Database};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Prints them, those with most independent origins first.
pub(crate) fn run(db: &Path, args: &ConflictsArgs) -> Outcome {
    let conflicts =
        Database::open(db)?.conflicts_within(args.story.as_deref(), &args.time.window()?)?;
    let mut out = output::stdout();
    match args.format {
        View::Json => output::json(&mut out, &serde_json::json!({ "conflicts": conflicts }))?,
        View::Text if conflicts.is_empty() => {
            writeln!(out, "Nothing that is asserted is denied.")?;
        }
        View::Text => {
            let most = output::most(20);
            for (i, conflict) in conflicts.iter().take(most).enumerate() {
                if i > 0 {
                    writeln!(out)?;
                }
                text(&mut out, conflict)?;
            }
            left_out(&mut out, conflicts.len(), most)?;
        }
    }
    out.flush()?;
    Ok(if conflicts.is_empty() {
        NOTHING
    } else {
        ExitCode::SUCCESS
    })
}

fn text(out: &mut dyn Write, conflict: &Conflict) -> io::Result<()> {
    let label = format!("Claim {}: ", conflict.line.claim_id);
    wrapped(out, &claim_head(&conflict.line), &label, "  ", width())?;
    writeln!(out, " asserted by")?;
    stated(out, &conflict.asserted.iter().collect::<Vec<_>>())?;
    let (own, broader): (Vec<&ClaimStatement>, Vec<&ClaimStatement>) = conflict
        .denied
        .iter()
        .partition(|s| s.claim_id == conflict.line.claim_id);
    if !own.is_empty() {
        writeln!(out, " denied by")?;
        stated(out, &own)?;
    }
    for same in broader.chunk_by(|a, b| a.claim_id == b.claim_id) {
        let Some(first) = same.first() else { continue };
        writeln!(
            out,
            " denied with claim {}, which is broader, by",
            first.claim_id
        )?;
        stated(out, same)?;
    }
    Ok(())
}
