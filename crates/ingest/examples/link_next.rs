//! Takes in records one by one, so that each is linked alone: to count what one more article
//! costs a database of any size.
//!
//! `valgrind --tool=callgrind --toggle-collect='*link_pending*' target/release/examples/link_next
//! NEWS.db NEXT.jsonl`; the database is changed.

use onrecord_ingest::{Input, Options, ingest};
use onrecord_store::Store;
use std::io::{BufRead, BufReader, Write, stdout};
use std::num::NonZeroUsize;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: link_next NEWS.db NEXT.jsonl";
    let database = arguments.next().ok_or(usage)?;
    let lines = arguments.next().ok_or(usage)?;
    let options = Options {
        threads: NonZeroUsize::new(1),
        ..Options::default()
    };
    let one = std::env::temp_dir().join(format!("link-next-{}.jsonl", std::process::id()));
    let mut store = Store::open(database.as_ref())?;
    let (mut new, mut linked) = (0, 0);
    for line in BufReader::new(std::fs::File::open(lines)?).lines() {
        std::fs::write(&one, line?)?;
        let inputs = [Input::Path(one.clone())];
        let summary = ingest(&mut store, &inputs, &options, &mut |_| {})?;
        new += summary.new;
        linked += summary.linked;
    }
    std::fs::remove_file(&one)?;
    store.close()?;
    writeln!(stdout(), "{new} new, {linked} linked")?;
    Ok(())
}
