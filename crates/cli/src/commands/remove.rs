//! `onrecord remove`: takes documents out for good.

use super::ingest::{Meter, options};
use crate::args::RemoveArgs;
use crate::{NOTHING, Outcome, output};
use onrecord_query::render::clean;
use onrecord_store::{Removable, Store};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Takes out what was named, and says what it was.
pub(crate) fn run(db: &Path, args: &RemoveArgs) -> Outcome {
    if !db.exists() {
        return Err(format!("{}: there is no such file", db.display()).into());
    }
    let mut store = Store::open(db)?;
    let mut found: BTreeMap<i64, Removable> = BTreeMap::new();
    let mut missing = Vec::new();
    for what in &args.what {
        let documents = store.removable(what)?;
        if documents.is_empty() {
            missing.push(what);
        }
        found.extend(documents.into_iter().map(|d| (d.id, d)));
    }
    let mut result = Ok(None);
    // All or nothing: a mistyped name is mended before anything is gone.
    if missing.is_empty() && !args.dry_run {
        let ids: Vec<i64> = found.keys().copied().collect();
        let mut options = options(None, false);
        // What was taken out is not written down again as an argument.
        options.arguments = "remove".to_owned();
        let mut meter = Meter::new();
        result =
            onrecord_ingest::remove(&mut store, &ids, &options, &mut |p| meter.show(p)).map(Some);
        meter.clear();
    }
    let closed = store.close();
    let summary = result?;
    closed?;
    let mut out = output::stdout();
    for document in found.values() {
        let title = document.title.as_deref().unwrap_or("no article");
        let key = document.key.get(..12).unwrap_or(&document.key);
        writeln!(out, "document {key}: {}", clean(title))?;
        for location in &document.locations {
            writeln!(out, "  {}", clean(location))?;
        }
    }
    if let Some(summary) = summary {
        writeln!(
            out,
            "{} documents taken out; {} derived anew, {} articles linked again",
            found.len(),
            summary.seen,
            summary.linked
        )?;
    } else {
        writeln!(out, "Nothing was taken out.")?;
    }
    out.flush()?;
    for what in &missing {
        output::complain(&format!(
            "{what}: no document of this key, location or URL, and no such article"
        ));
    }
    Ok(if missing.is_empty() {
        ExitCode::SUCCESS
    } else {
        NOTHING
    })
}
