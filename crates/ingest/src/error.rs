//! What can end an ingest. Bad input cannot: that is a problem row.

use onrecord_extract::ModelError;
use onrecord_store::StoreError;
use std::fmt;

/// Why an ingest ended before its inputs did.
#[derive(Debug)]
#[non_exhaustive]
pub enum IngestError {
    /// The database could not be read or written.
    Store(StoreError),
    /// The embedded model is damaged.
    Model(ModelError),
    /// A thread of the extraction ended before its work was done.
    Worker,
}

impl fmt::Display for IngestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Model(error) => error.fmt(f),
            Self::Worker => {
                f.write_str("a thread of the extraction ended before its work was done")
            }
        }
    }
}

impl std::error::Error for IngestError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Store(error) => Some(error),
            Self::Model(error) => Some(error),
            Self::Worker => None,
        }
    }
}

impl From<StoreError> for IngestError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ModelError> for IngestError {
    fn from(error: ModelError) -> Self {
        Self::Model(error)
    }
}
