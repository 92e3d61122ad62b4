//! Why something was not exported.

use onrecord_query::QueryError;
use std::fmt;
use std::path::{Path, PathBuf};

/// Why something was not exported.
#[derive(Debug)]
pub struct ExportError {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Query(QueryError),
    Io(Option<PathBuf>, std::io::Error),
    NoView(String),
    #[cfg(feature = "parquet")]
    Wrong(String),
    #[cfg(feature = "parquet")]
    Parquet(parquet::errors::ParquetError),
}

impl ExportError {
    /// Whether what was asked for is not there: a view, or a story.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        match &self.kind {
            Kind::Query(error) => error.is_not_found(),
            Kind::NoView(_) => true,
            _ => false,
        }
    }

    /// Says which file it happened at.
    pub(crate) fn at(error: std::io::Error, path: &Path) -> Self {
        Self::from(Kind::Io(Some(path.to_owned()), error))
    }

    /// Something in the file is not as it should be.
    #[cfg(feature = "parquet")]
    pub(crate) fn wrong(what: String) -> Self {
        Self::from(Kind::Wrong(what))
    }

    pub(crate) fn no_view(name: &str) -> Self {
        Self::from(Kind::NoView(name.chars().take(60).collect()))
    }
}

impl From<Kind> for ExportError {
    fn from(kind: Kind) -> Self {
        Self { kind }
    }
}

impl From<QueryError> for ExportError {
    fn from(error: QueryError) -> Self {
        Kind::Query(error).into()
    }
}

impl From<std::io::Error> for ExportError {
    fn from(error: std::io::Error) -> Self {
        Kind::Io(None, error).into()
    }
}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        Kind::Io(None, error.into()).into()
    }
}

#[cfg(feature = "parquet")]
impl From<parquet::errors::ParquetError> for ExportError {
    fn from(error: parquet::errors::ParquetError) -> Self {
        Kind::Parquet(error).into()
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Query(error) => error.fmt(f),
            Kind::Io(None, error) => error.fmt(f),
            Kind::Io(Some(path), error) => write!(f, "{}: {error}", path.display()),
            Kind::NoView(name) => {
                let known = onrecord_query::views().join(", ");
                write!(f, "there is no view {name:?}; there are {known}")
            }
            #[cfg(feature = "parquet")]
            Kind::Wrong(what) => f.write_str(what),
            #[cfg(feature = "parquet")]
            Kind::Parquet(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ExportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // So that a closed pipe can be told from a failure.
        match &self.kind {
            Kind::Query(error) => Some(error),
            Kind::Io(_, error) => Some(error),
            _ => None,
        }
    }
}
