//! `onrecord problems`: what was rejected, cut or doubtful, with reasons.

use crate::args::FormatArgs;
use crate::{Outcome, output};
use onrecord_query::render::Renderer;
use onrecord_query::{Database, RowSink, Value};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

const COLUMNS: [&str; 5] = ["rejected", "location", "kind", "place", "detail"];

/// Prints all problems: those of rejected documents first.
pub(crate) fn run(db: &Path, args: &FormatArgs) -> Outcome {
    let database = Database::open(db)?;
    let mut out = output::data();
    let mut rows = Renderer::new(&mut out, super::sql::format(args.format), output::width());
    rows.begin(&COLUMNS.map(str::to_owned))?;
    let text = |text: Option<String>| text.map_or(Value::Null, Value::Text);
    for problem in database.problems()? {
        rows.row(&[
            Value::Text(if problem.rejected { "yes" } else { "no" }.to_owned()),
            text(problem.location),
            Value::Text(problem.kind),
            text(problem.place),
            Value::Text(problem.detail),
        ])?;
    }
    rows.end()?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
