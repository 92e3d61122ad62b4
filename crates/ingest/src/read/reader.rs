//! The trait behind which every format stands, and the formats that are read.

use super::{Flow, Out, Record, Source, feed, gzip, html, json, tar, text, warc, zip};

/// A format: how its files are told from others, and how records are read out of them.
///
/// ```
/// use onrecord_ingest::read::{Flow, Out, Payload, Reader, Record, Source};
/// use std::io::Read;
///
/// /// Telegrams: a line `TELEGRAM`, then the text.
/// struct Telegrams;
///
/// impl Reader for Telegrams {
///     fn formats(&self) -> &[&'static str] {
///         &["telegram"]
///     }
///     fn recognises(&self, head: &[u8]) -> bool {
///         head.starts_with(b"TELEGRAM\n")
///     }
///     fn read(&self, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow {
///         let mut record = source.record("telegram", "");
///         // A reader of its own bounds what it reads.
///         source.take(1_000_000).read_to_end(&mut record.bytes).ok();
///         self.read_again(&mut record);
///         out.record(source, record)
///     }
///     fn read_again(&self, record: &mut Record) {
///         let text = String::from_utf8_lossy(&record.bytes);
///         record.payload = Payload::Body(text.trim_start_matches("TELEGRAM\n").to_owned());
///     }
/// }
/// ```
pub trait Reader: Send + Sync {
    /// The names of what it reads, which are recorded with each document.
    fn formats(&self) -> &[&'static str];

    /// Whether a source that begins like this is of the format. The first reader that says so
    /// has it.
    fn recognises(&self, head: &[u8]) -> bool;

    /// Reads a source to its end. What cannot be read is a record with a problem; nothing that
    /// stands in a source may end the program or fill the memory.
    fn read(&self, source: &mut Source<'_>, out: &mut Out<'_>) -> Flow;

    /// Fills in what is to be extracted from, and problems, of a record of one of the
    /// [`formats`](Self::formats) that has its bytes; so that a database can be built again.
    fn read_again(&self, record: &mut Record);
}

/// The formats that are read, in the order in which they are asked.
pub struct Readers(Vec<Box<dyn Reader>>);

impl Default for Readers {
    fn default() -> Self {
        Self(vec![
            // A WARC file is compressed record by record, so it goes before gzip.
            Box::new(warc::Warc),
            Box::new(gzip::Gzip),
            Box::new(zip::Zip),
            Box::new(tar::Tar),
            Box::new(json::Json),
            Box::new(feed::Feed),
            Box::new(html::Html),
            Box::new(text::Text),
        ])
    }
}

impl Readers {
    /// These and one more, which is asked before them.
    #[must_use]
    pub fn and(mut self, reader: impl Reader + 'static) -> Self {
        self.0.insert(0, Box::new(reader));
        self
    }

    pub(crate) fn recognise(&self, head: &[u8]) -> Option<&dyn Reader> {
        let mut readers = self.0.iter().map(AsRef::as_ref);
        readers.find(|reader| reader.recognises(head))
    }

    pub(crate) fn of_format(&self, format: &str) -> Option<(&dyn Reader, &'static str)> {
        self.0.iter().find_map(|reader| {
            let name = reader.formats().iter().find(|name| **name == format)?;
            Some((reader.as_ref(), *name))
        })
    }
}

impl std::fmt::Debug for Readers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.0.iter().map(|reader| reader.formats());
        f.debug_list().entries(names).finish()
    }
}
