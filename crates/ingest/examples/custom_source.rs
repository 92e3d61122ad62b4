//! Takes in a format that onrecord does not know, by a reader of one's own: the tape of a news
//! wire, on which each message stands between `ZCZC` and `NNNN`.
//!
//! ```sh
//! cargo run --release --example custom_source -p onrecord-ingest
//! cargo run --release --example custom_source -p onrecord-ingest -- wire.tape wire.db
//! ```

use onrecord_core::StatedDate;
use onrecord_ingest::read::{Flow, Out, Payload, Reader, Record, Source};
use onrecord_ingest::{Input, Options, Progress, Summary, ingest};
use onrecord_store::Store;
use std::error::Error;
use std::io::{BufRead, Read, Write, stdout};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// A tape of two messages.
const TAPE: &str = "\
ZCZC nl0417 Northline 2025-03-12
Harbour talks stalled, officials say

PORT ELSIN (Northline) - Talks on the eastern harbour have stalled, two senior ministry \
officials told Northline. The harbour ministry denied that any talks had taken place.
NNNN
ZCZC nl0418 Northline 2025-03-12
Ferries stop at dusk

PORT ELSIN (Northline) - Ferries to Ulm Island will stop at dusk, said Odile Farrant, the \
harbour master. The seamen's union declined to comment.
NNNN
";

/// A message may be so long; what is longer is no message.
const LONGEST: usize = 1 << 20;

/// Reads tapes of a news wire.
pub(crate) struct WireTape;

impl Reader for WireTape {
    // Recorded with each document, so that a rebuild finds this reader again.
    fn formats(&self) -> &[&'static str] {
        &["wire-tape"]
    }

    // In folders, `*.tape` is looked at too.
    fn endings(&self) -> &[&'static str] {
        &["tape"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        head.starts_with(b"ZCZC ")
    }

    // One message after another: a tape of any length is read in constant memory.
    fn read(&self, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
        let mut message = Vec::new();
        loop {
            let from = message.len();
            let most = (LONGEST - from) as u64;
            // A tape that breaks off is as one that ends.
            let got = source.by_ref().take(most).read_until(b'\n', &mut message);
            let line = message.get(from..).unwrap_or_default();
            let is_end = got.is_err() || line.is_empty();
            if is_end || line.starts_with(b"NNNN") {
                if let Some(record) = record(source, &message) {
                    out.record(source, record)?;
                }
                message.clear();
            }
            if is_end {
                return ControlFlow::Continue(());
            }
        }
    }

    // What is to be extracted from, out of the bytes that are kept.
    fn read_again(&self, record: &mut Record) {
        let message = String::from_utf8_lossy(&record.bytes);
        let text = message.split_once('\n').map_or("", |(_, text)| text);
        let text = text.trim_end().trim_end_matches("NNNN");
        record.payload = Payload::Text(text.to_owned());
    }
}

/// A message as a record: its number is its place, and its head says what is known of it.
fn record(source: &Source<'_>, message: &[u8]) -> Option<Record> {
    let head = String::from_utf8_lossy(message.split(|byte| *byte == b'\n').next()?);
    let mut words = head.strip_prefix("ZCZC ")?.split_whitespace();
    let mut record = source.record("wire-tape", &format!("#{}", words.next()?));
    record.bytes = message.to_vec();
    record.supplied.outlet = words.next().map(str::to_owned);
    record.supplied.published_at = words.next().and_then(|day| StatedDate::parse(day).ok());
    WireTape.read_again(&mut record);
    Some(record)
}

/// Takes a tape into a database, and tells how far it is.
pub(crate) fn take_in(
    tape: &Path,
    database: &Path,
    out: &mut dyn Write,
) -> Result<Summary, Box<dyn Error>> {
    let options = Options::default().reader(WireTape).arguments("the wire");
    let mut last = 0;
    let mut told = |progress| {
        if let Progress::Linking { done, .. } = progress {
            last = done;
        }
    };
    let mut store = Store::open(database)?;
    let summary = ingest(&mut store, &[Input::Path(tape.into())], &options, &mut told);
    // What was committed stays; closing leaves one self-contained file even after a failure.
    store.close()?;
    let summary = summary?;
    writeln!(
        out,
        "{} messages, {} statements, {last} articles linked",
        summary.seen, summary.attributions
    )?;
    Ok(summary)
}

/// Writes the tape of the example.
pub(crate) fn write_tape(path: &Path) -> std::io::Result<()> {
    std::fs::write(path, TAPE)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let mut out = stdout().lock();
    if let (Some(tape), Some(database)) = (arguments.next(), arguments.next()) {
        take_in(&tape, &database, &mut out)?;
        return Ok(());
    }
    let folder = std::env::temp_dir().join(format!("onrecord-tape-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let tape = folder.join("wire.tape");
    write_tape(&tape)?;
    let done = take_in(&tape, &folder.join("wire.db"), &mut out);
    std::fs::remove_dir_all(&folder)?;
    done.map(|_| ())
}
