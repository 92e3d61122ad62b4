//! Takes the articles of a folder into a database, and prints what came of it.
//!
//! ```sh
//! cargo run --release --example ingest_folder -- seeds/articles demo.db
//! ```

use onrecord_ingest::{Input, Options, ingest};
use onrecord_store::Store;
use std::error::Error;
use std::io::{Write, stdout};
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = stdout().lock();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, file] = arguments.as_slice() else {
        writeln!(out, "usage: ingest_folder FOLDER DATABASE")?;
        return Ok(());
    };
    let mut store = Store::open(Path::new(file))?;
    let inputs = [Input::Path(folder.into())];
    let result = ingest(&mut store, &inputs, &Options::default(), &mut |_| {});
    // What was committed stays; closing leaves one self-contained file even after a failure.
    store.close()?;
    let s = result?;
    writeln!(
        out,
        "{} documents seen = {} new + {} updated + {} unchanged + {} duplicate + {} rejected",
        s.seen, s.new, s.updated, s.unchanged, s.duplicate, s.rejected
    )?;
    writeln!(
        out,
        "{} attributions, {} citations, {} articles linked",
        s.attributions, s.citations, s.linked
    )?;
    for (kind, count) in &s.problems {
        writeln!(out, "{count} problems: {kind}")?;
    }
    writeln!(out, "in {file}")?;
    Ok(())
}
