//! `onrecord sql`: ad-hoc SQL, read-only, limited in time.

use super::prompt;
use crate::args::{Format, SqlArgs};
use crate::{Outcome, output};
use onrecord_query::render::{self, Renderer};
use onrecord_query::{Database, Limits, Parameters};
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

/// Largest query taken from a file or standard input, in bytes.
const MAX_QUERY: u64 = 1 << 20;
/// What SQLite may take of memory, in bytes.
const MEMORY: u32 = 160 << 20;

/// Runs the query and prints its rows as they come; without one, and on a terminal, asks for
/// queries.
pub(crate) fn run(db: &Path, args: &SqlArgs) -> Outcome {
    let mut database = Database::open(db)?;
    database.limit_memory(MEMORY)?;
    let limits = limits(args.timeout);
    let parameters = parameters(&args.parameters)?;
    let query = match (&args.query, &args.file) {
        (Some(query), _) if query != "-" => query.clone(),
        (_, Some(file)) => {
            let file_error = |e| format!("{}: {e}", file.display());
            read(std::fs::File::open(file).map_err(file_error)?)?
        }
        (None, None) if io::stdin().is_terminal() => {
            return prompt::run(&mut database, &limits, parameters, format(args.format));
        }
        _ => read(io::stdin())?,
    };
    let query = if args.explain {
        format!("EXPLAIN QUERY PLAN {query}")
    } else {
        query
    };
    print(&mut database, &query, &parameters, &limits, args.format)
}

/// Runs a query and prints its rows.
pub(crate) fn print(
    database: &mut Database,
    query: &str,
    parameters: &Parameters,
    limits: &Limits,
    how: Format,
) -> Outcome {
    let mut out = output::data();
    let mut renderer = Renderer::new(&mut out, format(how), output::width());
    let watch = watch(limits);
    let done = database.run_sql_with(query, parameters, limits, &mut renderer);
    drop(watch);
    // What came before an error was asked for too.
    out.flush()?;
    done?;
    Ok(ExitCode::SUCCESS)
}

/// What a query may cost.
pub(crate) fn limits(seconds: u64) -> Limits {
    Limits {
        time: Some(Duration::from_secs(seconds)),
        ..Limits::default()
    }
}

/// Values typed as `name=value`.
pub(crate) fn parameters(typed: &[String]) -> Result<Parameters, String> {
    let mut parameters = Parameters::default();
    for one in typed {
        let Some((name, value)) = one.split_once('=') else {
            return Err(format!("-p {one}: it is written as name=value"));
        };
        parameters.set_typed(name.trim(), value);
    }
    Ok(parameters)
}

/// Ends the program where one step of SQLite, such as LIKE on a text of megabytes, looks at no
/// clock. Nothing is lost: nothing is written.
pub(crate) fn watch(limits: &Limits) -> Option<Sender<()>> {
    let limit = limits.time?;
    let (ended, wait) = channel::<()>();
    std::thread::spawn(move || {
        let late = wait.recv_timeout(limit.saturating_add(limit / 4));
        if late == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
            let seconds = limit.as_secs_f64();
            output::complain(&format!(
                "the query was ended after {seconds} s; narrow it, or allow more with --timeout"
            ));
            std::process::exit(i32::from(crate::COULD_NOT_RUN));
        }
    });
    Some(ended)
}

fn read(from: impl Read) -> Result<String, Box<dyn std::error::Error>> {
    let mut query = String::new();
    from.take(MAX_QUERY + 1).read_to_string(&mut query)?;
    if query.len() as u64 > MAX_QUERY {
        return Err(format!("the query is larger than {MAX_QUERY} bytes").into());
    }
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
