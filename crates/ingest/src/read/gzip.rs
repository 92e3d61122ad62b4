//! gzip: members one after the other, each a part of the whole or, in web archives, a record.

use super::limits::{MAX_DEPTH, Unpacked};
use super::{Flow, Out, Reader, Record, Source};
use flate2::bufread::GzDecoder;
use onrecord_core::{Problem, ProblemKind};
use std::io::{self, BufRead, Read};

/// How every member begins: the magic number, and deflate as the method.
const MAGIC: &[u8] = b"\x1F\x8B\x08";

/// Any of the formats inside gzip.
pub(crate) struct Gzip;

impl Reader for Gzip {
    fn formats(&self) -> &[&'static str] {
        &[]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        head.starts_with(MAGIC)
    }

    fn read(&self, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
        let location = source.location().to_owned();
        let beside = source.beside.take();
        let meter = std::rc::Rc::clone(&source.meter);
        let (depth, named) = (source.depth + 1, source.is_named());
        if depth > MAX_DEPTH {
            let why = format!("archives more than {MAX_DEPTH} deep are not opened");
            return out.problem(source, "", Problem::new(ProblemKind::TooLarge, why));
        }
        let whole = Whole(Members::new(source));
        let whole = Unpacked::new(whole, std::rc::Rc::clone(&meter));
        let mut inside = Source::with(whole, location, named, depth, meter);
        inside.beside = beside;
        out.source(inside)
    }

    fn read_again(&self, _: &mut Record) {}
}

/// Whether this is the beginning of gzip data that unpacks to something that begins so.
pub(crate) fn begins_with(head: &[u8], prefixes: &[&[u8]]) -> bool {
    if !head.starts_with(MAGIC) {
        return false;
    }
    let mut inside = Vec::new();
    // A head breaks off, so an error is expected.
    let _ = GzDecoder::new(head).take(64).read_to_end(&mut inside);
    prefixes.iter().any(|prefix| inside.starts_with(prefix))
}

/// gzip data, a member at a time: reading ends with the member.
pub(crate) struct Members<R: BufRead> {
    member: Option<GzDecoder<Place<R>>>,
    between: Option<Place<R>>,
}

impl<R: BufRead> Members<R> {
    /// Nothing can be read before the first [`next`](Self::next).
    pub(crate) fn new(reader: R) -> Self {
        Self {
            member: None,
            between: Some(Place {
                reader,
                at: 0,
                held: &[],
            }),
        }
    }

    /// Goes on to the next member: where it begins, and how many bytes before it are none of
    /// gzip's. `None` at the end. What was not read of the member before is passed over, and
    /// behind damage the next member is looked for.
    pub(crate) fn next(&mut self) -> io::Result<Option<(u64, u64)>> {
        if let Some(mut member) = self.member.take() {
            // Only at the end of a member its length is known.
            let _ = io::copy(&mut member, &mut io::sink());
            self.between = Some(member.into_inner());
        }
        let Some(mut place) = self.between.take() else {
            return Ok(None);
        };
        let from = place.at;
        let found = place.seek_member()?;
        let at = place.at;
        if found {
            self.member = Some(GzDecoder::new(place));
            Ok(Some((at, at - from)))
        } else {
            self.between = Some(place);
            Ok(None)
        }
    }

    /// Whether the next member follows at once.
    fn follows(&mut self) -> io::Result<bool> {
        if let Some(member) = self.member.take() {
            self.between = Some(member.into_inner());
        }
        let Some(place) = &mut self.between else {
            return Ok(false);
        };
        Ok(place.fill_buf()?.first() == MAGIC.first())
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.member.as_mut().map_or(Ok(0), |m| m.read(buffer))
    }
}

/// gzip data as one stream. What follows the last member and is no gzip is not looked at, as
/// gzip itself does.
struct Whole<R: BufRead>(Members<R>);

impl<R: BufRead> Read for Whole<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let got = self.0.read(buffer)?;
            if got > 0 || buffer.is_empty() || !self.0.follows()? || self.0.next()?.is_none() {
                return Ok(got);
            }
        }
    }
}

/// The members of a web archive. Reading ends before one that begins a record; one that does
/// not goes on with the record before.
pub(crate) struct Records<R: BufRead> {
    members: Members<R>,
    starts: &'static [&'static [u8]],
    /// The beginning of the member, where it was looked at.
    ahead: Vec<u8>,
    /// A member that begins a record: where, and how many bytes before it belong to none.
    pending: Option<(u64, u64)>,
}

impl<R: BufRead> Records<R> {
    /// `starts` is how a record begins; every member begins one if there are none.
    pub(crate) fn new(reader: R, starts: &'static [&'static [u8]]) -> Self {
        Self {
            members: Members::new(reader),
            starts,
            ahead: Vec::new(),
            pending: None,
        }
    }

    /// Goes on to the next member that begins a record, as [`Members::next`] does.
    pub(crate) fn next(&mut self) -> io::Result<Option<(u64, u64)>> {
        match self.pending.take() {
            Some(found) => Ok(Some(found)),
            None => {
                self.ahead.clear();
                self.members.next()
            }
        }
    }
}

impl<R: BufRead> Read for Records<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.pending.is_some() || buffer.is_empty() {
                return Ok(0);
            }
            if !self.ahead.is_empty() {
                let got = self.ahead.as_slice().read(buffer)?;
                self.ahead.drain(..got);
                return Ok(got);
            }
            let got = self.members.read(buffer)?;
            if got > 0 {
                return Ok(got);
            }
            let Some(found) = self.members.next()? else {
                return Ok(0);
            };
            let longest = self.starts.iter().map(|s| s.len()).max().unwrap_or(0);
            (&mut self.members)
                .take(longest as u64)
                .read_to_end(&mut self.ahead)?;
            let begins = self.starts.iter().any(|s| self.ahead.starts_with(s));
            if begins || self.starts.is_empty() || found.1 > 0 {
                self.pending = Some(found);
            }
        }
    }
}

/// A stream that knows where it is, and can go to where a member begins.
struct Place<R> {
    reader: R,
    at: u64,
    /// The magic number, which was read to find it and is still to be given out.
    held: &'static [u8],
}

impl<R: BufRead> Place<R> {
    /// Goes to where a member begins; false if none does any more.
    fn seek_member(&mut self) -> io::Result<bool> {
        // How much of the magic number was just read. It has no border, so that a wrong byte
        // can only be the first of another.
        let mut seen = 0;
        loop {
            let buffer = self.reader.fill_buf()?;
            let read = buffer.len();
            if read == 0 {
                return Ok(false);
            }
            let end = buffer.iter().position(|byte| {
                let next = MAGIC.get(seen) == Some(byte);
                seen = match next {
                    true => seen + 1,
                    false => usize::from(MAGIC.first() == Some(byte)),
                };
                seen == MAGIC.len()
            });
            let used = end.map_or(read, |i| i + 1);
            self.reader.consume(used);
            self.at += used as u64;
            if end.is_some() {
                self.at -= MAGIC.len() as u64;
                self.held = MAGIC;
                return Ok(true);
            }
        }
    }
}

impl<R: BufRead> Read for Place<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut from = self.fill_buf()?;
        let got = from.read(buffer)?;
        self.consume(got);
        Ok(got)
    }
}

impl<R: BufRead> BufRead for Place<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.held.is_empty() {
            self.reader.fill_buf()
        } else {
            Ok(self.held)
        }
    }

    fn consume(&mut self, amount: usize) {
        match self.held.get(amount..) {
            Some(rest) if !self.held.is_empty() => self.held = rest,
            _ => self.reader.consume(amount),
        }
        self.at += amount as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn zipped(text: &[u8]) -> Vec<u8> {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        out.write_all(text).unwrap();
        out.finish().unwrap()
    }

    #[test]
    fn members_are_one_text_and_what_follows_is_left() {
        let bytes = [&zipped(b"one ")[..], &zipped(b"two"), b"\0\0\0\0"].concat();
        let mut text = String::new();
        let mut whole = Whole(Members::new(&bytes[..]));
        whole.read_to_string(&mut text).unwrap();
        assert_eq!(text, "one two");
    }

    #[test]
    fn a_damaged_member_costs_only_itself() {
        let mut second = zipped(b"two, which is damaged in the middle of it");
        let middle = second.len() / 2;
        second[middle] ^= 0xFF;
        let first = zipped(b"one");
        let third = zipped(b"three");
        let bytes = [&first[..], &second, b"\x1F\x1F", &third].concat();
        // A buffer so small that every magic number lies across two.
        let mut members = Members::new(io::BufReader::with_capacity(2, &bytes[..]));
        let mut places = Vec::new();
        let mut texts = Vec::new();
        while let Some((at, _)) = members.next().unwrap() {
            let mut text = String::new();
            places.push(at as usize);
            texts.push(members.read_to_string(&mut text).map(|_| text).ok());
        }
        let last = bytes.len() - third.len();
        assert_eq!(places.first(), Some(&0));
        assert!(
            places.contains(&first.len()) && places.last() == Some(&last),
            "{places:?}"
        );
        assert_eq!(texts.first().unwrap().as_deref(), Some("one"));
        assert_eq!(texts.get(1).unwrap().as_deref(), None);
        assert_eq!(texts.last().unwrap().as_deref(), Some("three"));
    }
}
