//! `onrecord export`: files for other programs.

use crate::Outcome;
use crate::args::{ExportArgs, Target};
use crate::output;
use onrecord_export::{
    ExportError, Separator, csv, follow_the_money, graphml, json_ld, json_lines, markdown_notes,
    whole_file,
};
use onrecord_query::{Database, views};
use std::io::{BufWriter, IsTerminal, Write, stdout};
use std::path::Path;
use std::process::ExitCode;

/// Of files that were left as they are, so many are named.
const NAMED: usize = 10;

/// Writes a view, all views, or everything in one form.
pub(crate) fn run(db: &Path, args: &ExportArgs) -> Outcome {
    let database = Database::open(db)?;
    let story = args.story.as_deref();
    if args.output.as_deref().is_some_and(|out| is_same(out, db)) {
        return Err(format!("{}: that is the database itself", db.display()).into());
    }
    if let Some(ending) = ending(args.format) {
        if story.is_some() {
            return Err("--story is not for tables: of a view all rows are written".into());
        }
        return tables(&database, args, ending);
    }
    if let Some(view) = &args.view {
        return Err(
            format!("a view is written as a table; {view} was asked for as a whole").into(),
        );
    }
    match args.format {
        Target::Markdown => notes(&database, args),
        Target::JsonLd => to(args, |out| json_ld(&database, story, out)),
        Target::Ftm => to(args, |out| follow_the_money(&database, story, out)),
        _ => to(args, |out| graphml(&database, story, out)),
    }
}

fn is_same(one: &Path, other: &Path) -> bool {
    let (one, other) = (one.canonicalize(), other.canonicalize());
    matches!((one, other), (Ok(one), Ok(other)) if one == other)
}

/// What the name of a table ends in; `None` for what is no table.
fn ending(format: Target) -> Option<&'static str> {
    match format {
        Target::Csv => Some("csv"),
        Target::Tsv => Some("tsv"),
        Target::Jsonl => Some("jsonl"),
        #[cfg(feature = "parquet")]
        Target::Parquet => Some("parquet"),
        Target::Graphml | Target::JsonLd | Target::Markdown | Target::Ftm => None,
    }
}

fn tables(database: &Database, args: &ExportArgs, ending: &str) -> Outcome {
    let write = |view: &str, out: &mut (dyn Write + Send)| match args.format {
        Target::Tsv => csv(database, view, Separator::Tab, out),
        Target::Jsonl => json_lines(database, view, out),
        #[cfg(feature = "parquet")]
        Target::Parquet => onrecord_export::parquet(database, view, out),
        _ => csv(database, view, Separator::Comma, out),
    };
    match (&args.view, &args.output) {
        (Some(view), _) => to(args, |out| write(view, out)),
        (None, Some(folder)) => {
            std::fs::create_dir_all(folder)
                .map_err(|e| std::io::Error::new(e.kind(), format!("{}: {e}", folder.display())))?;
            let mut told = output::stdout();
            for view in views() {
                let path = folder.join(format!("{view}.{ending}"));
                let rows = whole_file(&path, |out| write(view, out))?;
                writeln!(told, "{}: {rows} rows", path.display())?;
            }
            told.flush()?;
            Ok(ExitCode::SUCCESS)
        }
        (None, None) => {
            let views = views().join(", ");
            Err(format!("name a view ({views}), or a folder for all of them with -o").into())
        }
    }
}

fn notes(database: &Database, args: &ExportArgs) -> Outcome {
    let Some(folder) = &args.output else {
        return Err("notes go into a folder: name it with -o".into());
    };
    let written = markdown_notes(database, args.story.as_deref(), folder)?;
    let mut told = output::stdout();
    writeln!(told, "{}: {} notes", folder.display(), written.notes)?;
    told.flush()?;
    if !written.kept.is_empty() {
        output::complain(&format!(
            "{} files were left as they are: changed since they were written, or not written by onrecord",
            written.kept.len()
        ));
        for path in written.kept.iter().take(NAMED) {
            output::complain(&format!("left as it is: {}", path.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Into a file, or to standard output where that is no terminal: what documents say could move
/// it.
fn to<T>(
    args: &ExportArgs,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<T, ExportError>,
) -> Outcome {
    match &args.output {
        Some(path) => {
            whole_file(path, write)?;
        }
        None if stdout().is_terminal() => {
            return Err(
                "an export goes into a file (-o FILE) or a pipe; to look at rows, use sql".into(),
            );
        }
        None => {
            let mut out = BufWriter::new(stdout());
            write(&mut out)?;
            out.flush()?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
