//! What can go wrong with the file, in words that say what to do.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why the file could not be opened, read or written.
#[derive(Debug)]
pub struct StoreError {
    kind: Kind,
    path: Option<PathBuf>,
    message: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Locked,
    NotOurs,
    Newer,
    Missing,
    ReadOnly,
    DiskFull,
    Extractor,
    Damaged,
    Invalid,
    Other,
}

impl StoreError {
    /// Whether another program is writing to the file.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.kind == Kind::Locked
    }

    /// Whether the file is something else than an onrecord database; it was not touched.
    #[must_use]
    pub fn is_not_ours(&self) -> bool {
        self.kind == Kind::NotOurs
    }

    /// Whether a newer onrecord made the file; it was not touched.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        self.kind == Kind::Newer
    }

    /// Whether there is no such file.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.kind == Kind::Missing
    }

    /// Whether the file or its folder cannot be written.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.kind == Kind::ReadOnly
    }

    /// Whether the disk is full. What was committed before is kept.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        self.kind == Kind::DiskFull
    }

    /// Whether what the file holds was made by another version of the extractor.
    #[must_use]
    pub fn extractor_differs(&self) -> bool {
        self.kind == Kind::Extractor
    }

    /// Whether the file does not hold what it should.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.kind == Kind::Damaged
    }

    /// Names the file, where that is not known yet.
    pub(crate) fn at(mut self, path: &Path) -> Self {
        self.path.get_or_insert_with(|| path.to_owned());
        self
    }

    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            path: None,
            message: message.into(),
            source: None,
        }
    }

    pub(crate) fn locked() -> Self {
        Self::new(
            Kind::Locked,
            "another onrecord is writing to it; wait until that has ended, or use another --db",
        )
    }

    pub(crate) fn not_ours(what: &str) -> Self {
        Self::new(
            Kind::NotOurs,
            format!(
                "{what}, not an onrecord database; it was left as it is. Name another file with --db"
            ),
        )
    }

    pub(crate) fn newer(found: i64, known: i64) -> Self {
        Self::new(
            Kind::Newer,
            format!(
                "its schema is version {found}, and this program knows up to {known}; it was left \
                 as it is. Use the newer onrecord that made it"
            ),
        )
    }

    pub(crate) fn missing() -> Self {
        Self::new(
            Kind::Missing,
            "there is no such file; `onrecord ingest` makes it, and --db names another",
        )
    }

    pub(crate) fn extractor(found: &str, ours: &str) -> Self {
        Self::new(
            Kind::Extractor,
            format!(
                "what it holds was extracted by version {found}, and this is version {ours}; run \
                 `onrecord rebuild` to derive everything again"
            ),
        )
    }

    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::new(
            Kind::Damaged,
            format!(
                "{}; run `onrecord doctor`, and `onrecord rebuild` to derive everything again",
                what.into()
            ),
        )
    }

    pub(crate) fn invalid(what: impl Into<String>) -> Self {
        Self::new(Kind::Invalid, what)
    }

    pub(crate) fn io(what: &str, error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        let (kind, advice) = match error.kind() {
            ErrorKind::NotFound => (Kind::Missing, "; does its folder exist?"),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
                Kind::ReadOnly,
                "; the file and its folder must be writable, or name another with --db",
            ),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                (Kind::DiskFull, "; free some space and run it again")
            }
            _ => (Kind::Other, ""),
        };
        Self {
            source: Some(Box::new(error)),
            ..Self::new(kind, format!("{what}{advice}"))
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}: ", path.display())?;
        }
        f.write_str(&self.message)?;
        match &self.source {
            Some(source) => write!(f, " ({source})"),
            None => Ok(()),
        }
    }
}

// The cause stands in the message already; giving it as `source` too would print it twice.
impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let (kind, message) = match error.sqlite_error_code() {
            Some(Code::DiskFull) => (
                Kind::DiskFull,
                "the disk is full; what was committed before is kept. Free some space and run it again",
            ),
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => (
                Kind::Locked,
                "another program has it locked; close that program and run it again",
            ),
            Some(Code::ReadOnly | Code::PermissionDenied) => (
                Kind::ReadOnly,
                "it cannot be written; the file and its folder must be writable",
            ),
            Some(Code::NotADatabase) => (
                Kind::NotOurs,
                "it is no SQLite database; it was left as it is. Name another file with --db",
            ),
            Some(Code::DatabaseCorrupt) => (
                Kind::Damaged,
                "the file is damaged; run `onrecord doctor`, or take a copy from before",
            ),
            Some(Code::CannotOpen) => (
                Kind::Other,
                "it could not be opened; are it and its folder readable?",
            ),
            _ => (Kind::Other, "SQLite refused"),
        };
        Self {
            source: Some(Box::new(error)),
            ..Self::new(kind, message)
        }
    }
}

impl From<refinery::Error> for StoreError {
    fn from(error: refinery::Error) -> Self {
        Self {
            source: Some(Box::new(error)),
            ..Self::new(
                Kind::Other,
                "its schema could not be brought up to date; nothing was changed",
            )
        }
    }
}
