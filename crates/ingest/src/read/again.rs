//! Documents that are recorded already, read again out of the bytes that were kept.

use super::{Payload, Readers, Record};
use onrecord_core::{Problem, ProblemKind, Supplied};

impl Readers {
    /// A record made of a document that is in a database already, to be extracted again: read
    /// by the reader that knows its format.
    ///
    /// `supplied` is what was recorded beside it, what its container said included.
    #[must_use]
    pub fn recorded(
        &self,
        location: String,
        format: &str,
        bytes: Vec<u8>,
        supplied: Supplied,
    ) -> Record {
        let consumed = bytes.len() as u64;
        let Some((reader, format)) = self.of_format(format) else {
            let why = format!("it was read as {format:?}, for which there is no reader here");
            let record = Record::new(location, "unknown");
            return Record {
                bytes,
                supplied,
                consumed,
                ..record.with(Problem::new(ProblemKind::UnknownFormat, why))
            };
        };
        let mut record = Record {
            bytes,
            payload: Payload::Bytes,
            consumed,
            ..Record::new(location, format)
        };
        reader.read_again(&mut record);
        // What was supplied is recorded whole; the document is not asked for it a second time.
        record.supplied = supplied;
        record
    }
}
