//! `onrecord rebuild`: derives everything again from the recorded documents.

use super::ingest::{Meter, options, print_summary};
use crate::args::RebuildArgs;
use crate::{Outcome, output};
use onrecord_store::Store;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

/// Derives everything again and prints what came of it.
pub(crate) fn run(db: &Path, args: &RebuildArgs) -> Outcome {
    if !db.exists() {
        return Err(format!("{}: there is no such file to rebuild", db.display()).into());
    }
    let mut store = Store::open(db)?;
    let started = Instant::now();
    let mut meter = Meter::new();
    let result =
        onrecord_ingest::rebuild(&mut store, &options(args.threads, args.bulk), &mut |p| {
            meter.show(p)
        });
    meter.clear();
    let closed = store.close();
    let summary = result?;
    closed?;
    let mut out = output::stdout();
    print_summary(&mut out, &summary, started.elapsed())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
