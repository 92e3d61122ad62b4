//! The trait behind which every format stands, and the formats that are read.

use super::{Flow, Out, Record, Source, feed, gzip, html, json, tar, text, warc, zip};
use std::sync::Arc;

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

    /// What the names of its files end in, without the dot, where no other format's do: files
    /// in folders are looked at by their endings. One that is named is always looked at.
    fn endings(&self) -> &[&'static str] {
        &[]
    }

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
///
/// ```
/// use onrecord_ingest::read::Readers;
///
/// let formats: Vec<_> = Readers::default().formats().collect();
/// assert!(formats.contains(&"html") && formats.contains(&"warc"));
/// ```
#[derive(Clone)]
pub struct Readers(Vec<Arc<dyn Reader>>);

impl Default for Readers {
    fn default() -> Self {
        Self(vec![
            // A WARC file is compressed record by record, so it goes before gzip.
            Arc::new(warc::Warc),
            Arc::new(gzip::Gzip),
            Arc::new(zip::Zip),
            Arc::new(tar::Tar),
            Arc::new(json::Json),
            Arc::new(feed::Feed),
            Arc::new(html::Html),
            Arc::new(text::Text),
        ])
    }
}

impl Readers {
    /// These and one more, which is asked before them.
    #[must_use]
    pub fn and(mut self, reader: impl Reader + 'static) -> Self {
        self.0.insert(0, Arc::new(reader));
        self
    }

    /// The names of all that is read.
    pub fn formats(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().flat_map(|reader| reader.formats()).copied()
    }

    pub(crate) fn recognise(&self, head: &[u8]) -> Option<&dyn Reader> {
        let mut readers = self.0.iter().map(AsRef::as_ref);
        readers.find(|reader| reader.recognises(head))
    }

    /// Whether one of them reads files of this ending.
    pub(crate) fn have_ending(&self, ending: &str) -> bool {
        let mut endings = self.0.iter().flat_map(|reader| reader.endings());
        endings.any(|known| known.eq_ignore_ascii_case(ending))
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
