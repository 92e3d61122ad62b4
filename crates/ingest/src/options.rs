//! How to ingest, and how far it is.

use crate::read::{Reader, Readers};
use onrecord_link::Limits;
use std::fmt;
use std::num::NonZeroUsize;

/// How to ingest: set the fields, or say what is not as usual one by one.
///
/// ```
/// use onrecord_ingest::Options;
/// use std::num::NonZeroUsize;
///
/// let options = Options::default()
///     .threads(NonZeroUsize::new(2))
///     .arguments("the nightly run")
///     .clock(|| "2025-03-12T09:00:00Z".to_owned());
/// assert!(!options.bulk);
/// ```
#[derive(Clone, Default)]
pub struct Options {
    /// Threads that extract; `None` for one a core.
    pub threads: Option<NonZeroUsize>,
    /// Extract with the smaller model: several times faster, and less often right. A database
    /// is of one model; to change it takes a rebuild.
    pub bulk: bool,
    /// How far an article looks back for others of its story; lower in tests alone.
    #[doc(hidden)]
    pub limits: Limits,
    /// How the command was called, for the record.
    pub arguments: String,
    /// A clock that gives ISO 8601, for the record of the run; libraries have none of their
    /// own. Without one a run has no time.
    pub clock: Option<fn() -> String>,
    /// The formats that are read. A database with documents of a format of one's own is
    /// rebuilt, and documents are removed from it, with the same reader.
    pub readers: Readers,
}

impl Options {
    /// So many threads extract; `None` for one a core.
    #[must_use]
    pub fn threads(mut self, threads: Option<NonZeroUsize>) -> Self {
        self.threads = threads;
        self
    }

    /// Whether to extract with the smaller model: several times faster, and less often right.
    #[must_use]
    pub fn bulk(mut self, bulk: bool) -> Self {
        self.bulk = bulk;
        self
    }

    /// What the run was started with, for the record.
    #[must_use]
    pub fn arguments(mut self, arguments: impl Into<String>) -> Self {
        self.arguments = arguments.into();
        self
    }

    /// A clock that gives ISO 8601, for the record of the run.
    #[must_use]
    pub fn clock(mut self, clock: fn() -> String) -> Self {
        self.clock = Some(clock);
        self
    }

    /// Reads one more format, which is asked before all others whether a source is its own.
    #[must_use]
    pub fn reader(mut self, reader: impl Reader + 'static) -> Self {
        self.readers = self.readers.and(reader);
        self
    }

    pub(crate) fn now(&self) -> Option<String> {
        self.clock.map(|clock| clock())
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("threads", &self.threads)
            .field("bulk", &self.bulk)
            .field("arguments", &self.arguments)
            .field("readers", &self.readers)
            .finish_non_exhaustive()
    }
}

/// How far an ingest is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Progress {
    /// Documents are being read and stored.
    Reading {
        /// Bytes read so far.
        bytes: u64,
        /// Bytes of all inputs; 0 where that is not known.
        total: u64,
        /// Documents read so far.
        documents: u64,
    },
    /// Articles are being linked.
    Linking {
        /// Articles linked so far.
        done: u64,
        /// Articles to link.
        total: u64,
    },
}
