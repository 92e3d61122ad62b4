//! What tests of the formats share.

use super::out::Found;
use super::{Out, Payload, Readers, Record, Source};
use std::ops::ControlFlow;

/// The records in some bytes, read as a source called `test`.
pub(crate) fn records(bytes: &[u8]) -> Vec<Record> {
    read(bytes).0
}

/// The records in some bytes, and how many other things were passed over.
pub(crate) fn read(bytes: &[u8]) -> (Vec<Record>, usize) {
    let readers = Readers::default();
    let (mut records, mut others) = (Vec::new(), 0);
    let mut give = |found| {
        match found {
            Found::Record(record) => records.push(*record),
            Found::Other => others += 1,
        }
        ControlFlow::Continue(())
    };
    let mut out = Out::new(&readers, &mut give);
    let _ = out.source(Source::new(bytes, "test", true));
    (records, others)
}

/// Bytes in gzip.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let level = flate2::Compression::default();
    let mut out = flate2::write::GzEncoder::new(Vec::new(), level);
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

impl Record {
    /// Whether nothing is extracted from it.
    pub(crate) fn is_unread(&self) -> bool {
        matches!(self.payload, Payload::Unreadable)
    }

    /// The kinds of its problems.
    pub(crate) fn kinds(&self) -> Vec<&'static str> {
        self.problems.iter().map(|p| p.kind.as_str()).collect()
    }
}
