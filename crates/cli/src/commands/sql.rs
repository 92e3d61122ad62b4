//! `onrecord sql`: ad-hoc SQL, read-only, limited in time.

use crate::args::{Format, SqlArgs};
use crate::{Outcome, output};
use onrecord_query::render::{self, Renderer};
use onrecord_query::{Database, Limits};
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// Largest query taken from standard input, in bytes.
const MAX_QUERY: u64 = 1 << 20;

/// Runs the query and prints its rows as they come.
pub(crate) fn run(db: &Path, args: &SqlArgs) -> Outcome {
    let mut database = Database::open(db)?;
    let query = match &args.query {
        Some(query) if query != "-" => query.clone(),
        _ => from_stdin()?,
    };
    let limits = Limits {
        time: Some(Duration::from_secs(args.timeout)),
        ..Limits::default()
    };
    let mut out = output::stdout();
    let mut renderer = Renderer::new(&mut out, format(args.format), output::width());
    let done = database.run_sql(&query, &limits, &mut renderer);
    // What came before an error was asked for too.
    out.flush()?;
    done?;
    Ok(ExitCode::SUCCESS)
}

fn from_stdin() -> Result<String, Box<dyn std::error::Error>> {
    if io::stdin().is_terminal() {
        return Err("no query; give one as an argument, or on standard input".into());
    }
    let mut query = String::new();
    io::stdin().take(MAX_QUERY).read_to_string(&mut query)?;
    Ok(query)
}

/// How rows are printed, as the query crate names it.
pub(crate) fn format(format: Format) -> render::Format {
    match format {
        Format::Table => render::Format::Table,
        Format::Line => render::Format::Line,
        Format::Csv => render::Format::Csv,
        Format::Json => render::Format::Json,
        Format::Jsonl => render::Format::Jsonl,
        Format::Markdown => render::Format::Markdown,
    }
}
