//! `onrecord report`: a story as a page for people.

use crate::args::ReportArgs;
use crate::{Outcome, output};
use onrecord_query::Database;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Writes the page of a story, or of all.
pub(crate) fn run(db: &Path, args: &ReportArgs) -> Outcome {
    let database = Database::open(db)?;
    let page = match &args.id {
        Some(id) => onrecord_report::story(&database, id)?,
        None => onrecord_report::overview(&database)?,
    };
    let mut out = output::data();
    if args.output.as_os_str() == "-" {
        out.write_all(page.as_bytes())?;
    } else {
        std::fs::write(&args.output, &page)
            .map_err(|e| format!("{}: {e}", args.output.display()))?;
        writeln!(out, "{}", args.output.display())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
