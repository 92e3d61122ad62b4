//! ARC 1: what web archives were before WARC. One line is the header of a record.

use super::broken;
use super::entry::Entry;
use super::header::Header;
use super::tape::Tape;
use crate::read::{Flow, MAX_DOCUMENT_BYTES, Out, Source};
use std::io;
use std::ops::ControlFlow;

/// How a file begins: with a record that describes it.
pub(super) const START: &[u8] = b"filedesc://";

/// Reads the records of a file or of a gzip member to its end.
///
/// The lengths alone say where records are: behind a broken one nothing can be found, but for
/// the next gzip member.
pub(super) fn records(
    tape: &mut Tape<'_>,
    here: &Source<'_>,
    place: &dyn Fn(u64) -> String,
    out: &mut Out<'_>,
) -> Flow {
    loop {
        let line = match tape.skip_line_ends() {
            Ok(()) => Ok(tape.offset()),
            Err(error) => Err(error),
        };
        let line = line.and_then(|offset| Ok((offset, tape.line()?)));
        let (offset, line) = match line {
            Ok((_, None)) => return ControlFlow::Continue(()),
            Ok((offset, Some(line))) => (offset, line),
            Err(error) => return out.error(here, &place(tape.offset()), &error),
        };
        let Some((header, length)) = header(&line) else {
            let why = "no header of a record, and so no end of it";
            return out.problem(here, &place(offset), broken(offset, why));
        };
        if length > MAX_DOCUMENT_BYTES as u64 {
            let problem = crate::read::limits::too_large("the record");
            out.problem(here, &place(offset), problem.at(format!("offset {offset}")))?;
            let skipped = io::copy(&mut io::Read::take(&mut *tape, length), &mut io::sink());
            match skipped {
                Ok(_) => continue,
                Err(error) => return out.error(here, &place(offset), &error),
            }
        }
        let (block, error) = tape.block(length);
        let mut entry = Entry::new("arc", header, block);
        if (entry.block.len() as u64) < length {
            let why = format!(
                "it breaks off after {} of {length} bytes",
                entry.block.len()
            );
            entry.is_cut = true;
            entry.problems.push(broken(offset, why));
        }
        if let Some(error) = error {
            entry
                .problems
                .push(super::super::limits::problem_of(&error));
        }
        if line.starts_with(START) || line.starts_with(b"dns:") {
            out.pass_over()?;
        } else {
            entry.hand_out(here, &place(offset), out)?;
        }
    }
}

/// `URL IP-address date content-type length`, as the header of a WARC record says it. Only the
/// URL may hold blanks.
fn header(line: &[u8]) -> Option<(Header, u64)> {
    let line = String::from_utf8_lossy(line);
    let mut fields = line.trim_end().rsplitn(5, ' ');
    let length = fields.next()?.parse().ok()?;
    let _media = fields.next()?;
    let date = fields.next()?;
    let _address = fields.next()?;
    let url = fields.next()?;
    if !date.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut header = Header::default();
    header.add(format!("WARC-Target-URI: {url}").as_bytes());
    header.add(format!("WARC-Date: {date}").as_bytes());
    header.add(b"WARC-Type: response");
    Some((header, length))
}
