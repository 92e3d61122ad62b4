//! `onrecord queries`: questions that lie ready.

use super::sql;
use crate::args::QueriesArgs;
use crate::{NOTHING, Outcome, output};
use onrecord_query::{Database, saved};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Lists the saved queries, prints one, or runs it.
pub(crate) fn run(db: &Path, args: &QueriesArgs) -> Outcome {
    let mut out = output::stdout();
    let Some(name) = &args.name else {
        list(&mut out)?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    };
    let Some(query) = saved().find(|q| q.name == name) else {
        output::complain(&format!(
            "there is no saved query {name:?}; `onrecord queries` lists them"
        ));
        return Ok(NOTHING);
    };
    if args.show {
        write!(out, "{}", query.sql)?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    drop(out);
    let mut database = Database::open(db)?;
    let parameters = sql::parameters(&args.parameters)?;
    let limits = sql::limits(args.timeout);
    sql::print(&mut database, query.sql, &parameters, &limits, args.format)
}

/// The saved queries, a line each.
pub(crate) fn list(out: &mut dyn Write) -> io::Result<()> {
    let longest = saved().map(|q| q.name.len()).max().unwrap_or(0);
    for query in saved() {
        writeln!(out, "{:longest$}  {}", query.name, query.title)?;
    }
    Ok(())
}
