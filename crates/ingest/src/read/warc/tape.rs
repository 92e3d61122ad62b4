//! A stream that knows where it is, and into which bytes can be put back.

use crate::read::MAX_DOCUMENT_BYTES;
use std::io::{self, BufRead, Read};

/// Longest line of a header that is kept.
const MAX_LINE: usize = 64 * 1024;

/// How a record begins.
const STARTS: &[&[u8]] = &[b"WARC/1.", b"WARC/0."];

/// A stream of records.
pub(super) struct Tape<'a> {
    reader: Box<dyn BufRead + 'a>,
    back: Vec<u8>,
    /// How much of `back` was read again.
    at: usize,
    offset: u64,
}

impl<'a> Tape<'a> {
    pub(super) fn new(reader: impl BufRead + 'a) -> Self {
        Self {
            reader: Box::new(reader),
            back: Vec::new(),
            at: 0,
            offset: 0,
        }
    }

    /// How many bytes were read.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Puts back what was read last.
    pub(super) fn put_back(&mut self, bytes: &[u8]) {
        let rest = self.back.get(self.at..).unwrap_or_default();
        self.back = [bytes, rest].concat();
        self.at = 0;
        self.offset = self.offset.saturating_sub(bytes.len() as u64);
    }

    /// The next line without its end; what is longer than a header's line is cut. `None` at
    /// the end.
    pub(super) fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        crate::read::limits::read_line(self, MAX_LINE, &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        if line.last() == Some(&b'\n') {
            line.pop();
            if line.last() == Some(&b'\r') {
                line.pop();
            }
        }
        Ok(Some(line))
    }

    /// Goes over line ends.
    pub(super) fn skip_line_ends(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.fill_buf()?;
            let ends = buffer
                .iter()
                .position(|b| !matches!(b, b'\r' | b'\n'))
                .unwrap_or(buffer.len());
            let more = ends > 0 && ends == buffer.len();
            self.consume(ends);
            if !more {
                return Ok(());
            }
        }
    }

    /// Whether a record begins here, or nothing does any more.
    pub(super) fn is_at_record_or_end(&mut self) -> io::Result<bool> {
        let mut start = Vec::new();
        (&mut *self).take(7).read_to_end(&mut start)?;
        let is_start = start.is_empty() || STARTS.contains(&start.as_slice());
        self.put_back(&start);
        Ok(is_start)
    }

    /// Whether what was just read ends where a record may end: behind it are line ends, and
    /// then another record or nothing.
    pub(super) fn is_record_over(&mut self) -> io::Result<bool> {
        let mut next = Vec::new();
        (&mut *self).take(16).read_to_end(&mut next)?;
        let ends = next
            .iter()
            .take_while(|b| matches!(b, b'\r' | b'\n'))
            .count();
        let rest = next.get(ends..).unwrap_or_default();
        let over = rest.is_empty() || rest.starts_with(b"WARC/");
        self.put_back(&next);
        Ok(over)
    }

    /// Up to `length` bytes; less at the end. The error, if one ended it, beside them.
    pub(super) fn block(&mut self, length: u64) -> (Vec<u8>, Option<io::Error>) {
        let mut block = Vec::new();
        let error = self.take(length).read_to_end(&mut block).err();
        (block, error)
    }

    /// Goes to where the next record begins, or to the end, and gives what lies before it, up
    /// to the limit of a document.
    pub(super) fn until_record(&mut self) -> io::Result<Vec<u8>> {
        let mut before = Vec::new();
        loop {
            let mut line = Vec::new();
            crate::read::limits::read_line(self, MAX_LINE, &mut line)?;
            if line.is_empty() {
                return Ok(before);
            }
            if STARTS.iter().any(|start| line.starts_with(start)) {
                self.put_back(&line);
                return Ok(before);
            }
            if before.len() + line.len() <= MAX_DOCUMENT_BYTES {
                before.extend_from_slice(&line);
            }
        }
    }
}

/// Where in a block another record begins, which its length says is part of it: at a line
/// `WARC/1.…` behind an empty one.
pub(super) fn record_inside(block: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = block
        .get(from..)?
        .windows(8)
        .position(|w| w.first() == Some(&b'\n') && STARTS.iter().any(|s| w.ends_with(s)))
    {
        let start = from + at + 1;
        let before = block.get(..start)?;
        if before.ends_with(b"\n\r\n") || before.ends_with(b"\n\n") {
            return Some(start);
        }
        from = start;
    }
    None
}

impl Read for Tape<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut from = self.fill_buf()?;
        let got = from.read(buffer)?;
        self.consume(got);
        Ok(got)
    }
}

impl BufRead for Tape<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self.back.get(self.at..) {
            Some(rest) if !rest.is_empty() => Ok(rest),
            _ => self.reader.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        self.offset += amount as u64;
        if self.at < self.back.len() {
            self.at += amount;
        } else {
            self.reader.consume(amount);
        }
    }
}
