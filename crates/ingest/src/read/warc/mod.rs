//! WARC and ARC: web archives, as crawlers write them.
//!
//! Read are responses with status 200, resources and conversions that are pages or texts; all
//! else (requests, revisits, metadata, pictures) is passed over and counted. A broken record is
//! a problem with its offset in the file, and the reading goes on at the next one.

mod arc;
mod digest;
mod entry;
mod header;
mod http;
mod tape;

use super::gzip::{self, begins_with};
use super::limits::Unpacked;
use super::{Flow, MAX_DOCUMENT_BYTES, Out, Payload, Reader, Record, Source};
use entry::Entry;
use header::Header;
use onrecord_core::{Problem, ProblemKind};
use std::io::{self, BufReader};
use std::ops::ControlFlow;
use std::rc::Rc;
use tape::{Tape, record_inside};

/// How a file of records begins.
const STARTS: &[&[u8]] = &[b"WARC/", arc::START];

/// Web archives, plain or compressed record by record.
pub(crate) struct Warc;

impl Reader for Warc {
    fn formats(&self) -> &[&'static str] {
        &["warc", "arc"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        STARTS.iter().any(|start| head.starts_with(start)) || begins_with(head, STARTS)
    }

    fn read(&self, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
        let here = source.stand_in();
        let is_arc =
            source.head().starts_with(arc::START) || begins_with(source.head(), &[arc::START]);
        let records = if is_arc { arc::records } else { records };
        if STARTS.iter().any(|start| source.head().starts_with(start)) {
            let place = |offset: u64| format!("@{offset}");
            return records(&mut Tape::new(source), &here, &place, out);
        }
        let mut members = gzip::Records::new(source, if is_arc { &[] } else { &[b"WARC/"] });
        loop {
            let (member, garbage) = match members.next() {
                Ok(Some(found)) => found,
                Ok(None) => return ControlFlow::Continue(()),
                Err(error) => return out.error(&here, "", &error),
            };
            if garbage > 0 {
                let at = member - garbage;
                let why = format!("{garbage} bytes that belong to no record");
                out.problem(&here, &format!("@{at}"), broken(at, why))?;
            }
            // Many records may be in one member, though they should not.
            let place = |offset: u64| match offset {
                0 => format!("@{member}"),
                _ => format!("@{member}+{offset}"),
            };
            let unpacked = Unpacked::new(&mut members, Rc::clone(&here.meter));
            records(&mut Tape::new(BufReader::new(unpacked)), &here, &place, out)?;
            if here.meter.is_spent() {
                return ControlFlow::Continue(());
            }
        }
    }

    fn read_again(&self, record: &mut Record) {
        record.payload = Payload::Bytes;
    }
}

/// A problem of a broken record.
fn broken(offset: u64, why: impl Into<String>) -> Problem {
    Problem::new(ProblemKind::BadRecord, why).at(format!("offset {offset}"))
}

/// Reads the records of a file or of a gzip member to its end. `place` makes a place out of
/// an offset.
fn records(
    tape: &mut Tape<'_>,
    here: &Source<'_>,
    place: &dyn Fn(u64) -> String,
    out: &mut Out<'_>,
) -> Flow {
    loop {
        let ended = tape.skip_line_ends();
        let offset = tape.offset();
        let next = match ended {
            Ok(()) => next(tape),
            Err(error) => Err(error),
        };
        match next {
            Ok(Next::End) => return ControlFlow::Continue(()),
            Ok(Next::Broken(why)) => out.problem(here, &place(offset), broken(offset, why))?,
            Ok(Next::TooLarge(problem)) => {
                out.problem(here, &place(offset), problem.at(format!("offset {offset}")))?;
            }
            Ok(Next::Other) => out.pass_over()?,
            Ok(Next::Entry(mut entry)) => {
                for problem in &mut entry.problems {
                    problem.place = Some(format!("offset {offset}"));
                }
                entry.hand_out(here, &place(offset), out)?;
            }
            Err(error) => {
                let problem = super::limits::problem_of(&error);
                return out.problem(here, &place(offset), problem.at(format!("offset {offset}")));
            }
        }
    }
}

/// What was found at a place.
enum Next {
    Entry(Entry),
    /// A record of a kind that is not read and too long to be checked.
    Other,
    Broken(String),
    TooLarge(Problem),
    End,
}

fn next(tape: &mut Tape<'_>) -> io::Result<Next> {
    let Some(first) = tape.line()? else {
        return Ok(Next::End);
    };
    if !first.starts_with(b"WARC/") {
        let lost = tape.until_record()?.len() + first.len();
        return Ok(Next::Broken(format!(
            "no record begins here; the next one was looked for behind about {lost} bytes"
        )));
    }
    let mut header = Header::default();
    loop {
        if tape.is_at_record_or_end()? {
            let why = "the header of the record breaks off";
            return Ok(Next::Broken(why.to_owned()));
        }
        match tape.line()? {
            Some(line) if !line.is_empty() => header.add(&line),
            _ => break,
        }
    }
    let length = header
        .get("content-length")
        .and_then(|l| l.parse::<u64>().ok());
    let Some(length) = length else {
        let said = header.get("content-length").unwrap_or("none").to_owned();
        tape.until_record()?;
        return Ok(Next::Broken(format!(
            "its Content-Length is no number: {said}"
        )));
    };
    if length > MAX_DOCUMENT_BYTES as u64 {
        tape.until_record()?;
        return Ok(if entry::is_read(&header) {
            Next::TooLarge(super::limits::too_large("the record"))
        } else {
            Next::Other
        });
    }
    let (block, error) = tape.block(length);
    let mut entry = Entry::new("warc", header, block);
    settle_length(&mut entry, length, error, tape)?;
    Ok(Next::Entry(entry))
}

/// Finds where a record really ends: it may break off, and its length may be wrong.
fn settle_length(
    entry: &mut Entry,
    length: u64,
    error: Option<io::Error>,
    tape: &mut Tape<'_>,
) -> io::Result<()> {
    let read = entry.block.len();
    let whole = read as u64 == length;
    if whole && error.is_none() && tape.is_record_over()? {
        return Ok(());
    }
    let why = if let Some(start) = record_inside(&entry.block) {
        tape.put_back(entry.block.get(start..).unwrap_or_default());
        entry.block.truncate(start);
        trim_line_ends(&mut entry.block);
        format!(
            "its Content-Length is {length}, but another record begins after {} bytes",
            entry.block.len()
        )
    } else if whole && error.is_none() {
        let rest = tape.until_record()?;
        let room = MAX_DOCUMENT_BYTES.saturating_sub(read);
        entry.block.extend(rest.into_iter().take(room));
        trim_line_ends(&mut entry.block);
        format!(
            "its Content-Length is {length}, but it goes on to {} bytes",
            entry.block.len()
        )
    } else {
        let error = error.map(|e| super::limits::problem_of(&e));
        if let Some(problem) = error.filter(|p| p.kind == ProblemKind::TooLarge) {
            entry.problems.push(problem);
            return Ok(());
        }
        format!("it breaks off after {read} of {length} bytes")
    };
    entry.is_cut = true;
    entry
        .problems
        .push(Problem::new(ProblemKind::BadRecord, why));
    Ok(())
}

fn trim_line_ends(block: &mut Vec<u8>) {
    while matches!(block.last(), Some(b'\r' | b'\n')) {
        block.pop();
    }
}

#[cfg(test)]
mod tests;
