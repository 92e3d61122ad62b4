//! Why a question got no answer.

use crate::Candidate;
use onrecord_store::StoreError;
use std::fmt;
use std::time::Duration;

/// Why a question got no answer.
#[derive(Debug)]
pub struct QueryError {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Store(StoreError),
    Sql(rusqlite::Error),
    Refused(String),
    TimedOut(Duration),
    TooLarge(String),
    NotFound(String),
    Wrong(String),
    Ambiguous(String, Vec<Candidate>),
    Io(std::io::Error),
}

impl QueryError {
    /// Whether the query would have done something else than read.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self.kind, Kind::Refused(_))
    }

    /// Whether the query took longer than it may.
    #[must_use]
    pub fn is_timed_out(&self) -> bool {
        matches!(self.kind, Kind::TimedOut(_))
    }

    /// Whether a result is larger than it may be.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        matches!(self.kind, Kind::TooLarge(_))
    }

    /// Whether there is no such thing.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self.kind, Kind::NotFound(_))
    }

    /// Whether a name stands for several things: which, say the [`candidates`](Self::candidates).
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        matches!(self.kind, Kind::Ambiguous(..))
    }

    /// What an ambiguous name may stand for.
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        match &self.kind {
            Kind::Ambiguous(_, candidates) => candidates,
            _ => &[],
        }
    }

    /// The error of opening or reading the file, if it is one.
    #[must_use]
    pub fn as_store(&self) -> Option<&StoreError> {
        match &self.kind {
            Kind::Store(error) => Some(error),
            _ => None,
        }
    }

    /// Whether SQLite met a value over its limit.
    pub(crate) fn is_too_big(&self) -> bool {
        matches!(&self.kind, Kind::Sql(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::TooBig))
    }

    /// Whether somebody stopped the query.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        let code = rusqlite::ErrorCode::OperationInterrupted;
        matches!(&self.kind, Kind::Sql(e) if e.sqlite_error_code() == Some(code))
    }

    /// What SQLite says of a query that is wrong; and, where it knows the place, the query from
    /// where it was read, and the place in it, in bytes.
    pub(crate) fn as_input(&self) -> Option<(&str, Option<(&str, usize)>)> {
        match &self.kind {
            Kind::Sql(rusqlite::Error::SqlInputError {
                msg, sql, offset, ..
            }) => {
                let place = usize::try_from(*offset).ok().map(|at| (sql.as_str(), at));
                Some((msg, place))
            }
            Kind::Sql(rusqlite::Error::SqliteFailure(error, Some(message)))
                if error.code == rusqlite::ErrorCode::Unknown =>
            {
                Some((message, None))
            }
            _ => None,
        }
    }

    pub(crate) fn wrong(what: impl Into<String>) -> Self {
        Kind::Wrong(what.into()).into()
    }

    pub(crate) fn refused(what: impl Into<String>) -> Self {
        Kind::Refused(what.into()).into()
    }

    pub(crate) fn timed_out(limit: Duration) -> Self {
        Kind::TimedOut(limit).into()
    }

    pub(crate) fn too_large(what: impl Into<String>) -> Self {
        Kind::TooLarge(what.into()).into()
    }

    pub(crate) fn ambiguous(kind: &str, name: &str, candidates: Vec<Candidate>) -> Self {
        let name: String = name.chars().take(60).collect();
        Kind::Ambiguous(
            format!("{name:?} may be any of these; ask for one by its id ({kind}:ID)"),
            candidates,
        )
        .into()
    }

    /// There is no such thing, in words.
    pub(crate) fn nothing(what: impl Into<String>) -> Self {
        Kind::NotFound(what.into()).into()
    }

    pub(crate) fn not_found(kind: &str, id: &str) -> Self {
        let id: String = id.chars().take(60).collect();
        let names = match kind {
            "source" => "an id, a key or a name",
            "outlet" => "an id, a name or a domain",
            _ => "an id or a key",
        };
        Kind::NotFound(format!("there is no {kind} {id:?} ({names})")).into()
    }
}

impl From<Kind> for QueryError {
    fn from(kind: Kind) -> Self {
        Self { kind }
    }
}

impl From<StoreError> for QueryError {
    fn from(error: StoreError) -> Self {
        Kind::Store(error).into()
    }
}

impl From<rusqlite::Error> for QueryError {
    fn from(error: rusqlite::Error) -> Self {
        Kind::Sql(error).into()
    }
}

impl From<std::io::Error> for QueryError {
    fn from(error: std::io::Error) -> Self {
        Kind::Io(error).into()
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Store(error) => error.fmt(f),
            Kind::Sql(_) if self.is_stopped() => f.write_str("stopped"),
            Kind::Sql(error) => error.fmt(f),
            Kind::Refused(what) => {
                write!(f, "queries only read: {what} is not allowed")
            }
            Kind::TimedOut(limit) => write!(
                f,
                "the query was stopped after {} s; narrow it, or allow more with --timeout",
                limit.as_secs_f64()
            ),
            Kind::TooLarge(what) | Kind::NotFound(what) | Kind::Wrong(what) => f.write_str(what),
            Kind::Ambiguous(what, candidates) => {
                f.write_str(what)?;
                for candidate in candidates {
                    write!(f, "\n  {candidate}")?;
                }
                Ok(())
            }
            Kind::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for QueryError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // So that a closed pipe can be told from a failure.
        match &self.kind {
            Kind::Io(error) => Some(error),
            _ => None,
        }
    }
}
