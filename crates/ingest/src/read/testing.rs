//! What tests of the formats share.

use super::{Payload, Readers, Record, Source};
use onrecord_core::Carried;
use std::ops::ControlFlow;

/// The records in some bytes, read as a source called `test`.
pub(crate) fn records(bytes: &[u8]) -> Vec<Record> {
    read(bytes).0
}

/// The records in some bytes, and how many other things were passed over.
pub(crate) fn read(bytes: &[u8]) -> (Vec<Record>, u64) {
    let mut records = Vec::new();
    let source = Source::new(bytes, "test", true);
    let others = Readers::default().each(source, &mut |record| {
        records.push(record);
        ControlFlow::Continue(())
    });
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

    /// What was carried with it.
    pub(crate) fn carried(&self) -> Carried {
        self.supplied
            .carried
            .as_deref()
            .cloned()
            .unwrap_or_default()
    }

    /// The kinds of its problems.
    pub(crate) fn kinds(&self) -> Vec<&'static str> {
        self.problems.iter().map(|p| p.kind.as_str()).collect()
    }
}
