//! The walls around a query: what it may do, and how long.

use super::Limits;
use crate::QueryError;
use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// Pragmas that only tell something, also with an argument.
const TELLING_PRAGMAS: &[&str] = &[
    "collation_list",
    "compile_options",
    "database_list",
    "foreign_key_check",
    "foreign_key_list",
    "function_list",
    "index_info",
    "index_list",
    "index_xinfo",
    "integrity_check",
    "quick_check",
    "table_info",
    "table_list",
    "table_xinfo",
];

/// Pragmas that tell something without an argument, and set it with one.
const READ_PRAGMAS: &[&str] = &[
    "application_id",
    "data_version",
    "encoding",
    "freelist_count",
    "journal_mode",
    "page_count",
    "page_size",
    "schema_version",
    "user_version",
];

/// What the authorizer does not let through, in words; `None` if it may be done.
fn refusal(action: AuthAction<'_>) -> Option<String> {
    match action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => None,
        AuthAction::Function { function_name } => {
            let denied = ["load_extension", "fts3_tokenizer"];
            denied
                .contains(&function_name.to_ascii_lowercase().as_str())
                .then(|| format!("the function {function_name}"))
        }
        AuthAction::Pragma {
            pragma_name,
            pragma_value,
        } => {
            let name = pragma_name.to_ascii_lowercase();
            let allowed = TELLING_PRAGMAS.contains(&name.as_str())
                || (pragma_value.is_none() && READ_PRAGMAS.contains(&name.as_str()));
            (!allowed).then(|| format!("PRAGMA {pragma_name}"))
        }
        AuthAction::Attach { .. } => Some("ATTACH, or VACUUM INTO,".to_owned()),
        AuthAction::Insert { table_name }
        | AuthAction::Delete { table_name }
        | AuthAction::Update { table_name, .. } => Some(format!("writing to {table_name}")),
        AuthAction::Transaction { .. } | AuthAction::Savepoint { .. } => {
            Some("a transaction".to_owned())
        }
        _ => Some("changing the schema".to_owned()),
    }
}

/// Holds the walls up while a query runs.
pub(crate) struct Guard<'a> {
    pub(crate) conn: &'a mut Connection,
    until: Option<Instant>,
    refused: Arc<Mutex<Option<String>>>,
    length: i32,
    pattern: i32,
}

/// LIKE and GLOB compare in time of text times pattern, and look at no clock.
const PATTERN_BYTES: i32 = 1_000;

/// Virtual machine instructions between two looks at the clock: well under a millisecond.
const STEPS: i32 = 2_000;

impl<'a> Guard<'a> {
    pub(crate) fn new(conn: &'a mut Connection, limits: &Limits) -> Result<Self, QueryError> {
        let until = limits.time.and_then(|t| Instant::now().checked_add(t));
        let refused = Arc::new(Mutex::new(None));
        let length = i32::try_from(limits.value_bytes.max(64 << 10)).unwrap_or(i32::MAX);
        let length = conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, length)?;
        let pattern = conn.set_limit(Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, PATTERN_BYTES)?;
        let note = Arc::clone(&refused);
        conn.authorizer(Some(move |context: AuthContext<'_>| {
            match refusal(context.action) {
                None => Authorization::Allow,
                Some(what) => {
                    let mut note = note.lock().unwrap_or_else(PoisonError::into_inner);
                    note.get_or_insert(what);
                    Authorization::Deny
                }
            }
        }))?;
        conn.progress_handler(
            STEPS,
            Some(move || until.is_some_and(|until| Instant::now() >= until)),
        )?;
        Ok(Self {
            conn,
            until,
            refused,
            length,
            pattern,
        })
    }

    pub(crate) fn refused(&self) -> Option<String> {
        let mut note = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        note.take()
    }

    pub(crate) fn is_late(&self) -> bool {
        self.until.is_some_and(|until| Instant::now() >= until)
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        // These fail only on a connection of another thread, which is not possible here.
        let _ = self
            .conn
            .authorizer(None::<fn(AuthContext<'_>) -> Authorization>);
        let _ = self.conn.progress_handler(0, None::<fn() -> bool>);
        let _ = self.conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, self.length);
        let pattern = Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH;
        let _ = self.conn.set_limit(pattern, self.pattern);
    }
}
