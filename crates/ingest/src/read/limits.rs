//! How much is read at most, and what ends a reading.

use onrecord_core::{Problem, ProblemKind};
use std::cell::Cell;
use std::fmt;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// Most bytes one document may have; a longer one is rejected.
pub const MAX_DOCUMENT_BYTES: usize = 32 * 1024 * 1024;

/// Deepest archive inside an archive that is opened: an archive in an archive in an archive.
pub const MAX_DEPTH: u8 = 3;

/// So many bytes may come out of compressed data whatever its size …
pub const FREE_BYTES: u64 = 64 * 1024 * 1024;

/// … and so many for each byte that was read of the file. Text compresses 3 to 30 times; what
/// compresses more is no text but a bomb.
pub const MAX_RATIO: u64 = 256;

/// What was read of a file, and what came out of all that is compressed in it.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    read: Cell<u64>,
    size: Option<u64>,
    made: Cell<u64>,
    told: Cell<u64>,
    end_told: Cell<bool>,
}

impl Meter {
    pub(crate) fn new(size: Option<u64>) -> Rc<Self> {
        Rc::new(Self {
            size,
            ..Self::default()
        })
    }

    /// Notes bytes that were read of the file itself. An archive may name the same bytes many
    /// times; they count as often as the file is long.
    pub(crate) fn read(&self, bytes: usize) {
        let read = self.read.get().saturating_add(bytes as u64);
        self.read.set(self.size.map_or(read, |size| read.min(size)));
    }

    fn make(&self, bytes: usize) -> io::Result<()> {
        self.made.set(self.made.get().saturating_add(bytes as u64));
        if self.is_spent() {
            return Err(io::Error::other(Bomb(self.bomb())));
        }
        Ok(())
    }

    /// What is said when too much came out.
    pub(crate) fn bomb(&self) -> String {
        format!(
            "{} bytes came out of {} bytes of compressed data; the limit is {FREE_BYTES}, or {MAX_RATIO} for each byte; the rest of the file is left out",
            self.made.get(),
            self.read.get()
        )
    }

    /// Notes that the user was told that too much came out.
    pub(crate) fn end_was_told(&self) {
        self.end_told.set(true);
    }

    pub(crate) fn end_is_told(&self) -> bool {
        self.end_told.get()
    }

    /// Whether more came out of the file than may come out of one of its size.
    pub(crate) fn is_spent(&self) -> bool {
        self.made.get() > FREE_BYTES.max(self.read.get().saturating_mul(MAX_RATIO))
    }

    /// Bytes read since this was last asked.
    pub(crate) fn since_told(&self) -> u64 {
        let read = self.read.get();
        read.saturating_sub(self.told.replace(read))
    }
}

#[derive(Debug)]
struct Bomb(String);

impl fmt::Display for Bomb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Bomb {}

/// A stream of the file itself, whose bytes are counted.
pub(crate) struct Counted<R> {
    inner: R,
    meter: Rc<Meter>,
}

impl<R> Counted<R> {
    pub(crate) fn new(inner: R, meter: Rc<Meter>) -> Self {
        Self { inner, meter }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.meter.read(got);
        Ok(got)
    }
}

/// A stream that is unpacked, whose bytes are bounded by what was read for them.
pub(crate) struct Unpacked<R> {
    inner: R,
    meter: Rc<Meter>,
}

impl<R> Unpacked<R> {
    pub(crate) fn new(inner: R, meter: Rc<Meter>) -> Self {
        Self { inner, meter }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.meter.make(got)?;
        Ok(got)
    }
}

/// Reads to the end, but no more than a document may have.
pub(crate) fn read_document(reader: &mut dyn Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    reader
        .take(MAX_DOCUMENT_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| problem_of(&e))?;
    if bytes.len() > MAX_DOCUMENT_BYTES {
        return Err(too_large("the document"));
    }
    Ok(bytes)
}

/// The problem of something that is longer than a document may be.
pub(crate) fn too_large(what: &str) -> Problem {
    Problem::new(
        ProblemKind::TooLarge,
        format!(
            "{what} has more than {MAX_DOCUMENT_BYTES} bytes, which is the limit of one document"
        ),
    )
}

/// What an error of reading says to the user.
pub(crate) fn problem_of(error: &io::Error) -> Problem {
    let is_bomb = error.get_ref().is_some_and(|e| e.is::<Bomb>());
    let kind = match error.kind() {
        _ if is_bomb => ProblemKind::TooLarge,
        io::ErrorKind::UnexpectedEof
        | io::ErrorKind::InvalidData
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::Other => ProblemKind::BadRecord,
        _ => ProblemKind::Unreadable,
    };
    let detail = match error.kind() {
        io::ErrorKind::UnexpectedEof => "the data breaks off".to_owned(),
        _ => error.to_string(),
    };
    Problem::new(kind, detail)
}

/// Appends a line, its end included, to `line`: how many bytes of it are longer than `limit`
/// and were passed over. Both 0 and an empty line mean the end.
pub(crate) fn read_line(
    reader: &mut dyn BufRead,
    limit: usize,
    line: &mut Vec<u8>,
) -> io::Result<u64> {
    reader.take(limit as u64).read_until(b'\n', line)?;
    if line.len() < limit || line.last() == Some(&b'\n') {
        return Ok(0);
    }
    let mut skipped = 0;
    loop {
        let buffer = reader.fill_buf()?;
        let end = buffer.iter().position(|b| *b == b'\n');
        let used = end.map_or(buffer.len(), |i| i + 1);
        reader.consume(used);
        skipped += used as u64;
        if end.is_some() || used == 0 {
            return Ok(skipped);
        }
    }
}
