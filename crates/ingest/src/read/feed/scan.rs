//! Where the entries of a feed begin and end.
//!
//! Only as much of XML is understood as that takes: tags, comments, CDATA and declarations.
//! Every byte is looked at once, and no more is kept than one entry.

use crate::read::MAX_DOCUMENT_BYTES;
use crate::read::limits::too_large;
use onrecord_core::{Problem, ProblemKind};
use std::io::{self, BufRead};

/// Longest beginning of a feed that is kept.
const MAX_HEAD: usize = 256 * 1024;

/// Longest tag that is looked at.
const MAX_TAG: usize = 64 * 1024;

/// The entries of a feed.
pub(super) struct Scan<R> {
    reader: R,
    /// What stands before the first entry.
    pub(super) head: Vec<u8>,
    kept: Vec<u8>,
    limit: usize,
    is_cut: bool,
    /// The name of the entries' tags, once one was found.
    name: Option<Vec<u8>>,
    inside: bool,
}

enum Markup {
    Open { tag: Vec<u8>, empty: bool },
    Close(Vec<u8>),
    Other,
}

impl<R: BufRead> Scan<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            head: Vec::new(),
            kept: Vec::new(),
            limit: MAX_HEAD,
            is_cut: false,
            name: None,
            inside: false,
        }
    }

    /// The bytes of the next entry, or what is wrong with it; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Result<Vec<u8>, Problem>>> {
        loop {
            if !self.until(b"<")? {
                return Ok(std::mem::take(&mut self.inside).then(|| Err(unfinished("the feed"))));
            }
            let start = self.kept.len().saturating_sub(1);
            let was_cut = self.is_cut;
            match self.markup()? {
                Markup::Open { tag, empty } if self.is_entry(&tag) => {
                    let unclosed = self.inside;
                    self.begin(start, &tag, empty);
                    if unclosed {
                        let why = if was_cut {
                            too_large("the entry")
                        } else {
                            unfinished("another entry")
                        };
                        return Ok(Some(Err(why)));
                    }
                    if empty {
                        self.inside = false;
                    }
                }
                Markup::Close(name) if self.inside && self.name.as_ref() == Some(&name) => {
                    self.inside = false;
                    let bytes = std::mem::take(&mut self.kept);
                    return Ok(Some(match std::mem::take(&mut self.is_cut) {
                        true => Err(too_large("the entry")),
                        false => Ok(bytes),
                    }));
                }
                _ => {}
            }
            if !self.inside && self.name.is_some() {
                self.kept.clear();
                self.is_cut = false;
            }
        }
    }

    /// An entry begins with the tag that was just read.
    fn begin(&mut self, start: usize, tag: &[u8], empty: bool) {
        if self.name.is_none() {
            self.kept.truncate(start);
            self.head = std::mem::take(&mut self.kept);
            self.name = Some(name_of(tag).to_vec());
        }
        let end: &[u8] = if empty { b"/>" } else { b">" };
        self.kept = [b"<", tag, end].concat();
        self.limit = MAX_DOCUMENT_BYTES;
        self.is_cut = false;
        self.inside = true;
    }

    fn is_entry(&self, tag: &[u8]) -> bool {
        let name = name_of(tag);
        match &self.name {
            Some(known) => known == name,
            None => matches!(name.rsplit(|b| *b == b':').next(), Some(b"item" | b"entry")),
        }
    }

    /// What follows a `<`.
    fn markup(&mut self) -> io::Result<Markup> {
        match self.byte()? {
            Some(b'!') => {
                match self.byte()? {
                    Some(b'-') => self.until(b"-->")?,
                    Some(b'[') => self.until(b"]]>")?,
                    _ => self.declaration()?,
                };
                Ok(Markup::Other)
            }
            Some(b'?') => {
                self.until(b"?>")?;
                Ok(Markup::Other)
            }
            Some(b'/') => {
                let (name, _) = self.tag(None)?;
                Ok(Markup::Close(name.trim_ascii().to_vec()))
            }
            Some(first) if first.is_ascii_alphabetic() || first == b'_' => {
                let (tag, empty) = self.tag(Some(first))?;
                Ok(Markup::Open { tag, empty })
            }
            _ => Ok(Markup::Other),
        }
    }

    /// A document type, with or without declarations of its own in brackets.
    fn declaration(&mut self) -> io::Result<bool> {
        loop {
            match self.byte()? {
                None => return Ok(false),
                Some(b'>') => return Ok(true),
                Some(b'[') => break,
                Some(_) => {}
            }
        }
        // Of the brackets only the end matters, and nothing that is declared there is used.
        let mut closed = false;
        loop {
            match self.byte()? {
                None => return Ok(false),
                Some(b']') => closed = true,
                Some(b'>') if closed => return Ok(true),
                Some(byte) if byte.is_ascii_whitespace() => {}
                Some(_) => closed = false,
            }
        }
    }

    /// The rest of a tag, without its end, and whether it closes itself. A `<` inside one ends
    /// it: then it was never closed.
    fn tag(&mut self, first: Option<u8>) -> io::Result<(Vec<u8>, bool)> {
        let mut tag: Vec<u8> = first.into_iter().collect();
        let mut quote = None;
        loop {
            if self.reader.fill_buf()?.first() == Some(&b'<') {
                return Ok((tag, false));
            }
            let Some(byte) = self.byte()? else {
                return Ok((tag, false));
            };
            match (byte, quote) {
                (b'>', None) => {
                    let empty = tag.last() == Some(&b'/');
                    tag.truncate(tag.len() - usize::from(empty));
                    return Ok((tag, empty));
                }
                (b'"' | b'\'', None) => quote = Some(byte),
                (_, Some(open)) if open == byte => quote = None,
                _ => {}
            }
            if tag.len() < MAX_TAG {
                tag.push(byte);
            }
        }
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        let byte = self.reader.fill_buf()?.first().copied();
        if let Some(byte) = byte {
            self.reader.consume(1);
            keep(&mut self.kept, &[byte], self.limit, &mut self.is_cut);
        }
        Ok(byte)
    }

    /// Goes behind the next place where `end` stands; false if it does not any more.
    fn until(&mut self, end: &[u8]) -> io::Result<bool> {
        let target = end.iter().fold(0u32, |all, b| all << 8 | u32::from(*b));
        let mask = u32::MAX >> (32 - 8 * end.len());
        let mut last = u32::MAX;
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(false);
            }
            let found = buffer.iter().position(|byte| {
                last = last << 8 | u32::from(*byte);
                last & mask == target
            });
            let used = found.map_or(buffer.len(), |i| i + 1);
            let part = buffer.get(..used).unwrap_or(buffer);
            keep(&mut self.kept, part, self.limit, &mut self.is_cut);
            self.reader.consume(used);
            if found.is_some() {
                return Ok(true);
            }
        }
    }
}

fn keep(kept: &mut Vec<u8>, part: &[u8], limit: usize, is_cut: &mut bool) {
    if *is_cut {
        return;
    }
    if kept.len() + part.len() <= limit {
        kept.extend_from_slice(part);
    } else {
        *is_cut = true;
    }
}

fn name_of(tag: &[u8]) -> &[u8] {
    let mut parts = tag.split(|b| b.is_ascii_whitespace() || *b == b'/');
    parts.next().unwrap_or_default()
}

fn unfinished(by: &str) -> Problem {
    Problem::new(
        ProblemKind::BadRecord,
        format!("the entry has no end before {by} has one or begins"),
    )
}
