//! Ad-hoc SQL that can only read, and ends.
//!
//! Three walls: the file is opened read-only; an authorizer lets through nothing but reading;
//! and time, rows and the size of a value are limited.

use crate::{Database, QueryError};
use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Batch, Connection};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What a query may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long all its statements may take together; `None` for as long as they want.
    pub time: Option<Duration>,
    /// How many rows each statement may give.
    pub rows: Option<u64>,
    /// How large a value may be, in bytes; at least 64 KiB, for SQLite reads its schema so.
    pub value_bytes: usize,
}

impl Default for Limits {
    /// 30 seconds, any number of rows, values of 64 MiB.
    fn default() -> Self {
        Self {
            time: Some(Duration::from_secs(30)),
            rows: None,
            value_bytes: 64 << 20,
        }
    }
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: not known.
    Null,
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Real(f64),
    /// Text; bytes that are no UTF-8 became U+FFFD.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// Takes the rows of a query as they come, so that memory does not grow with their number.
pub trait RowSink {
    /// A statement that gives rows begins; these are its columns.
    ///
    /// # Errors
    /// Whatever ends the query, such as a closed pipe.
    fn begin(&mut self, columns: &[String]) -> std::io::Result<()>;
    /// A row of it.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    fn row(&mut self, values: &[Value]) -> std::io::Result<()>;
    /// The statement has no more rows.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    fn end(&mut self) -> std::io::Result<()>;
}

/// All rows of a statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}

/// Keeps everything: for results that are known to be small.
impl RowSink for Vec<Table> {
    fn begin(&mut self, columns: &[String]) -> std::io::Result<()> {
        self.push(Table {
            columns: columns.to_vec(),
            rows: Vec::new(),
        });
        Ok(())
    }

    fn row(&mut self, values: &[Value]) -> std::io::Result<()> {
        if let Some(table) = self.last_mut() {
            table.rows.push(values.to_vec());
        }
        Ok(())
    }

    fn end(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Database {
    /// Runs one or several statements in order and gives their rows to `sink`.
    ///
    /// # Errors
    /// If a statement is no SQL, would do anything but read
    /// ([`QueryError::is_refused`]), or costs more than `limits` allow; what came before has
    /// been given to `sink` then.
    pub fn run_sql(
        &mut self,
        sql: &str,
        limits: &Limits,
        sink: &mut dyn RowSink,
    ) -> Result<(), QueryError> {
        let guard = Guard::new(&mut self.conn, limits)?;
        let done = run(guard.conn, sql, limits, sink);
        let refused = guard.refused();
        done.map_err(|error| match (refused, limits.time) {
            (Some(what), _) => QueryError::refused(what),
            (None, Some(limit)) if guard.is_late() => QueryError::timed_out(limit),
            _ if error.is_too_big() => QueryError::too_large(format!(
                "a value is larger than {} bytes; ask for a part of it, as with substr()",
                limits.value_bytes
            )),
            _ => error,
        })
    }

    /// All rows of a query, with the default limits.
    ///
    /// # Errors
    /// As [`run_sql`](Self::run_sql).
    pub fn query(&mut self, sql: &str) -> Result<Vec<Table>, QueryError> {
        let mut tables = Vec::new();
        self.run_sql(sql, &Limits::default(), &mut tables)?;
        Ok(tables)
    }
}

fn run(
    conn: &Connection,
    sql: &str,
    limits: &Limits,
    sink: &mut dyn RowSink,
) -> Result<(), QueryError> {
    let mut batch = Batch::new(conn, sql);
    while let Some(mut statement) = batch.next()? {
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        // Some statements ask the authorizer only when they run, such as VACUUM.
        if columns.is_empty() || !statement.readonly() {
            return Err(QueryError::refused("a statement that gives no rows"));
        }
        sink.begin(&columns)?;
        let mut values = Vec::with_capacity(columns.len());
        let mut given = 0u64;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            if limits.rows.is_some_and(|most| given >= most) {
                return Err(QueryError::too_large(format!(
                    "the query gives more than {given} rows; add a LIMIT"
                )));
            }
            given += 1;
            values.clear();
            for i in 0..columns.len() {
                values.push(value(row.get_ref(i)?));
            }
            sink.row(&values)?;
        }
        sink.end()?;
    }
    Ok(())
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Integer(n),
        ValueRef::Real(n) => Value::Real(n),
        ValueRef::Text(t) => Value::Text(String::from_utf8_lossy(t).into_owned()),
        ValueRef::Blob(b) => Value::Blob(b.to_vec()),
    }
}

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
struct Guard<'a> {
    conn: &'a mut Connection,
    until: Option<Instant>,
    refused: Arc<Mutex<Option<String>>>,
    length: i32,
}

/// Virtual machine instructions between two looks at the clock: well under a millisecond.
const STEPS: i32 = 2_000;

impl<'a> Guard<'a> {
    fn new(conn: &'a mut Connection, limits: &Limits) -> Result<Self, QueryError> {
        let until = limits.time.and_then(|t| Instant::now().checked_add(t));
        let refused = Arc::new(Mutex::new(None));
        let length = i32::try_from(limits.value_bytes.max(64 << 10)).unwrap_or(i32::MAX);
        let length = conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, length)?;
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
        })
    }

    fn refused(&self) -> Option<String> {
        let mut note = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        note.take()
    }

    fn is_late(&self) -> bool {
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
    }
}
