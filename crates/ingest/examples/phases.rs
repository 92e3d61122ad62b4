//! How long an ingest reads and stores, and how long it links, with the memory it took.
//!
//! `cargo run --release --example phases -p onrecord-ingest -- NEW.db FILE… [--store-only]`

use onrecord_ingest::{Input, Options, Progress, ingest};
use onrecord_store::Store;
use std::io::{Write, stdout};
use std::path::PathBuf;
use std::process::exit;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let before = arguments.len();
    arguments.retain(|a| a != "--store-only");
    let only_store = arguments.len() < before;
    let mut paths = arguments.into_iter().map(PathBuf::from);
    let database = paths
        .next()
        .ok_or("usage: phases NEW.db FILE… [--store-only]")?;
    let inputs: Vec<Input> = paths.map(Input::Path).collect();
    let begun = Instant::now();
    let mut linking: Option<Instant> = None;
    let mut store = Store::open(&database)?;
    let mut told = 0;
    let summary = ingest(
        &mut store,
        &inputs,
        &Options::default(),
        &mut |at| match at {
            Progress::Reading { documents, .. } if documents >= told + 10_000 => {
                told = documents;
                tell(&format!("{documents} read"), begun);
            }
            Progress::Linking { .. } if linking.is_none() => {
                tell("all read and stored", begun);
                if only_store {
                    exit(0);
                }
                linking = Some(Instant::now());
            }
            _ => {}
        },
    )?;
    if let Some(linking) = linking {
        tell("linking alone", linking);
    }
    store.close()?;
    tell(&format!("{} articles, all done", summary.new), begun);
    Ok(())
}

fn tell(what: &str, since: Instant) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM"));
    let seconds = since.elapsed().as_secs_f64();
    let peak = peak.unwrap_or_default();
    // Whoever closed the pipe has seen enough.
    let _ = writeln!(stdout(), "{seconds:9.2} s  {what}  {peak}");
}
