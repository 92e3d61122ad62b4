//! A stream of bytes to be read, its beginning seen beforehand.

use super::fields::Fields;
use super::limits::{Counted, Meter};
use super::{Payload, Record};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

/// How much of a source can be seen before it is read.
const HEAD: usize = 64 * 1024;

/// A stream of bytes to be read: a file, or a part of an archive. Its beginning can be looked
/// at without being read.
pub struct Source<'a> {
    reader: Box<dyn BufRead + 'a>,
    head: Vec<u8>,
    /// How much of the head was read already.
    at: usize,
    looked: bool,
    location: String,
    named: bool,
    pub(crate) depth: u8,
    pub(crate) meter: Rc<Meter>,
    /// The file itself, where this is one.
    pub(crate) file: Option<File>,
    /// What stands beside it.
    pub(crate) beside: Option<Fields>,
}

impl<'a> Source<'a> {
    /// A source of bytes that are no file.
    pub fn new(reader: impl Read + 'a, location: impl Into<String>, named: bool) -> Self {
        let meter = Meter::new(None);
        let counted = Counted::new(reader, Rc::clone(&meter));
        Self::with(counted, location.into(), named, 0, meter)
    }

    /// A source that is a file.
    pub(crate) fn of_file(file: File, location: String, named: bool) -> io::Result<Self> {
        // A pipe has no size, and nothing can be looked up in it.
        let meta = file.metadata()?;
        let meter = Meter::new(meta.is_file().then_some(meta.len()));
        let again = meta.is_file().then(|| file.try_clone()).transpose()?;
        let counted = Counted::new(file, Rc::clone(&meter));
        let mut source = Self::with(counted, location, named, 0, meter);
        source.file = again;
        Ok(source)
    }

    /// A source inside this one.
    pub(crate) fn inside<'b>(&self, reader: impl Read + 'b, location: String) -> Source<'b> {
        Source::with(
            reader,
            location,
            self.named,
            self.depth,
            Rc::clone(&self.meter),
        )
    }

    /// A source of nothing that stands for this one while it is being read.
    pub(crate) fn stand_in(&self) -> Source<'static> {
        let mut empty = self.inside(io::empty(), self.location.clone());
        empty.depth = self.depth;
        empty
    }

    pub(crate) fn with(
        reader: impl Read + 'a,
        location: String,
        named: bool,
        depth: u8,
        meter: Rc<Meter>,
    ) -> Self {
        Self {
            reader: Box::new(BufReader::with_capacity(HEAD, reader)),
            head: Vec::new(),
            at: 0,
            looked: false,
            location,
            named,
            depth,
            meter,
            file: None,
            beside: None,
        }
    }

    /// Where it is, in words a person can follow.
    #[must_use]
    pub fn location(&self) -> &str {
        &self.location
    }

    /// Whether the user named it, rather than a folder that it is in.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.named
    }

    /// Its first bytes, up to 64 KiB, which stay to be read.
    pub fn head(&mut self) -> &[u8] {
        if !std::mem::replace(&mut self.looked, true) {
            // An error comes again when the source is read.
            let _ = (&mut self.reader)
                .take(HEAD as u64)
                .read_to_end(&mut self.head);
        }
        &self.head
    }

    /// A record of this source, at a place inside it: `:12`, `#id`; `""` for the whole of it.
    #[must_use]
    pub fn record(&self, format: &'static str, place: &str) -> Record {
        Record {
            named: self.named,
            payload: Payload::Unreadable,
            ..Record::new(format!("{}{place}", self.location), format)
        }
    }
}

impl Read for Source<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut from = self.fill_buf()?;
        let got = from.read(buffer)?;
        self.consume(got);
        Ok(got)
    }
}

impl BufRead for Source<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self.head.get(self.at..) {
            Some(rest) if !rest.is_empty() => Ok(rest),
            _ => self.reader.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        if self.at < self.head.len() {
            self.at += amount;
        } else {
            self.reader.consume(amount);
        }
    }
}
