//! `onrecord extract`: a filter, no database.

use super::explain;
use crate::args::{ExtractArgs, View};
use crate::{NOTHING, Outcome, output};
use onrecord_core::{Article, Problem, Register};
use onrecord_extract::json::Line;
use onrecord_extract::{Extractor, Scratch};
use onrecord_ingest::Input;
use onrecord_ingest::read::{Inputs, Record};
use serde_json::json;
use std::io::Write;
use std::process::ExitCode;

/// Prints one line of JSON for each input, in order, or says why it is as it is.
pub(crate) fn run(args: &ExtractArgs) -> Outcome {
    let register = register(&args.outlets)?;
    let extractor = if args.bulk {
        Extractor::bulk(register)?
    } else {
        Extractor::new(register)?
    };
    let mut scratch = Scratch::default();
    let inputs: Vec<Input> = if args.paths.is_empty() {
        vec![Input::Stdin]
    } else {
        args.paths
            .iter()
            .map(|path| super::ingest::input(path))
            .collect()
    };
    let mut out = match args.explain {
        true => output::stdout(),
        false => output::data(),
    };
    let (mut seen, mut read) = (0u64, 0u64);
    for record in Inputs::new(&inputs) {
        seen += 1;
        if args.explain {
            let explained = explain::explain(&extractor, &record, &mut scratch);
            read += u64::from(explained.rejected.is_none());
            match args.format {
                View::Text => explain::text(&mut out, &record, &explained)?,
                View::Json => {
                    let id = record.id.as_deref().unwrap_or(&record.location);
                    let version = extractor.version();
                    let retrieved_at = record.supplied.retrieved_at.as_ref();
                    output::json(
                        &mut out,
                        &onrecord_extract::explain::json(id, version, retrieved_at, &explained),
                    )?;
                }
            }
            continue;
        }
        let id = record.id.clone().unwrap_or_else(|| record.location.clone());
        let written = match one(&extractor, &record, &mut scratch) {
            Ok(article) => {
                read += 1;
                let retrieved_at = record.supplied.retrieved_at.as_ref();
                let line = Line::new(&id, extractor.version(), retrieved_at, &article);
                serde_json::to_writer(&mut out, &line)
            }
            Err(problems) => {
                output::complain(&format!("{}: {}", record.location, reasons(&problems)));
                let none =
                    json!({ "id": id, "extractor": extractor.version(), "problems": problems });
                serde_json::to_writer(&mut out, &none)
            }
        };
        written.map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(if read == 0 || args.strict && read < seen {
        NOTHING
    } else {
        ExitCode::SUCCESS
    })
}

fn one(
    extractor: &Extractor,
    record: &Record,
    scratch: &mut Scratch,
) -> Result<Article, Vec<Problem>> {
    let result = onrecord_ingest::extract(extractor, record, scratch);
    let with_reading = |mut problems: Vec<Problem>| {
        problems.splice(0..0, record.problems.iter().cloned());
        problems
    };
    let mut article = result.map_err(with_reading)?;
    article.problems = with_reading(article.problems);
    Ok(article)
}

/// The shipped register with the user's own outlets.
pub(crate) fn register(
    files: &[std::path::PathBuf],
) -> Result<Register, Box<dyn std::error::Error>> {
    let mut texts = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
        texts.push((file.display().to_string(), text));
    }
    let own: Vec<(&str, &str)> = texts
        .iter()
        .map(|(f, t)| (f.as_str(), t.as_str()))
        .collect();
    Ok(onrecord_store::register_with(&own)?)
}

/// The reasons of a rejection in one line.
pub(crate) fn reasons(problems: &[Problem]) -> String {
    let reasons: Vec<_> = problems
        .iter()
        .map(|p| match &p.place {
            Some(place) => format!("{place}: {}", p.detail),
            None => p.detail.clone(),
        })
        .collect();
    reasons.join("; ")
}
