//! `onrecord export`: files for other programs.

use crate::Outcome;
use crate::args::{ExportArgs, Target};
use crate::output;
use onrecord_query::{Database, ExportFormat, export_views};
use std::fs::File;
use std::io::{BufWriter, IsTerminal, Write, stdout};
use std::path::Path;
use std::process::ExitCode;

/// Writes a view, all views, or the graph.
pub(crate) fn run(db: &Path, args: &ExportArgs) -> Outcome {
    let database = Database::open(db)?;
    let format = match args.format {
        Target::Graphml => {
            if let Some(view) = &args.view {
                return Err(format!("graphml is of articles and reports, not of {view}").into());
            }
            let mut out = opened(args.output.as_deref())?;
            database.export_graphml(args.story.as_deref(), &mut *out)?;
            out.flush()?;
            return Ok(ExitCode::SUCCESS);
        }
        Target::Csv => ExportFormat::Csv,
        Target::Tsv => ExportFormat::Tsv,
        Target::Jsonl => ExportFormat::JsonLines,
    };
    if args.story.is_some() {
        return Err("--story is for graphml; of a view all rows are written".into());
    }
    match (&args.view, &args.output) {
        (Some(view), output) => {
            let mut out = opened(output.as_deref())?;
            database.export(view, format, &mut *out)?;
            out.flush()?;
        }
        (None, Some(folder)) => {
            std::fs::create_dir_all(folder).map_err(|e| at(folder, &e))?;
            let ending = args.format.ending();
            let mut told = output::stdout();
            for view in export_views() {
                let path = folder.join(format!("{view}.{ending}"));
                let mut file = BufWriter::new(File::create(&path).map_err(|e| at(&path, &e))?);
                let rows = database.export(view, format, &mut file)?;
                file.flush().map_err(|e| at(&path, &e))?;
                writeln!(told, "{}: {rows} rows", path.display())?;
            }
            told.flush()?;
        }
        (None, None) => {
            let views = export_views().join(", ");
            return Err(
                format!("name a view ({views}), or a folder for all of them with -o").into(),
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A file, or standard output where that is no terminal: what documents say could move it.
fn opened(path: Option<&Path>) -> Result<Box<dyn Write>, Box<dyn std::error::Error>> {
    match path {
        Some(path) => {
            let file = File::create(path).map_err(|e| at(path, &e))?;
            Ok(Box::new(BufWriter::new(file)))
        }
        None if stdout().is_terminal() => {
            Err("an export goes into a file (-o FILE) or a pipe; to look at rows, use sql".into())
        }
        None => Ok(Box::new(output::data())),
    }
}

fn at(path: &Path, error: &std::io::Error) -> std::io::Error {
    std::io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
