//! How to ingest, and how far it is.

use onrecord_link::Limits;
use std::fmt;
use std::num::NonZeroUsize;

/// How to ingest.
#[derive(Default)]
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
}

impl Options {
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
