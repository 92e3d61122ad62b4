//! Ad-hoc SQL that can only read, and ends.
//!
//! Three walls: the file is opened read-only; an authorizer lets through nothing but reading;
//! and time, rows and the size of a value are limited.

pub(crate) mod functions;
mod guard;
mod hint;
mod parameters;
mod saved;

use crate::{Database, QueryError};
use guard::Guard;
use parameters::Bound;
use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::types::ValueRef;
use rusqlite::{Batch, Connection, InterruptHandle};
use std::sync::Arc;
use std::time::Duration;

pub use parameters::Parameters;
pub use saved::{Saved, saved};

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
    /// 30 seconds, any number of rows, values of 16 MiB.
    fn default() -> Self {
        Self {
            time: Some(Duration::from_secs(30)),
            rows: None,
            value_bytes: 16 << 20,
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
    /// Beside SQLite's own functions there are `regexp`, `median`, `fold`, `excerpt` and
    /// `days_between`; `docs/sql.md` describes them.
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
        self.run_sql_with(sql, &Parameters::default(), limits, sink)
    }

    /// As [`run_sql`](Self::run_sql), with values for the named parameters (`:name`).
    ///
    /// # Errors
    /// As [`run_sql`](Self::run_sql); and if a parameter has no value, or a value no parameter.
    pub fn run_sql_with(
        &mut self,
        sql: &str,
        parameters: &Parameters,
        limits: &Limits,
        sink: &mut dyn RowSink,
    ) -> Result<(), QueryError> {
        let guard = Guard::new(&mut self.conn, limits)?;
        let done = run(guard.conn, sql, parameters, limits, sink);
        let refused = guard.refused();
        let is_late = guard.is_late();
        drop(guard);
        done.map_err(|error| match (refused, limits.time) {
            (Some(what), _) => QueryError::refused(what),
            (None, Some(limit)) if is_late => QueryError::timed_out(limit),
            _ if error.is_too_big() => QueryError::too_large(format!(
                "a value is larger than {} bytes; ask for a part of it, as with substr()",
                limits.value_bytes
            )),
            _ => hint::explained(&self.conn, error),
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

    /// Bounds what SQLite may take of memory, in bytes, in this whole process and until it
    /// ends: a query that wants more fails. For programs that run the queries of strangers.
    ///
    /// # Errors
    /// If SQLite refuses.
    pub fn limit_memory(&self, bytes: u32) -> Result<(), QueryError> {
        self.conn
            .query_row(&format!("PRAGMA hard_heap_limit = {bytes}"), [], |_| Ok(()))?;
        Ok(())
    }

    /// What stops a query that runs, from another thread.
    #[must_use]
    pub fn stopper(&self) -> Stopper {
        Stopper(Arc::new(self.conn.get_interrupt_handle()))
    }
}

/// Stops the query that runs on a [`Database`], if one does.
#[derive(Clone)]
pub struct Stopper(Arc<InterruptHandle>);

impl Stopper {
    /// Stops it; the query fails with an error for which
    /// [`is_stopped`](QueryError::is_stopped) holds.
    pub fn stop(&self) {
        self.0.interrupt();
    }
}

impl std::fmt::Debug for Stopper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stopper").finish_non_exhaustive()
    }
}

fn run(
    conn: &Connection,
    sql: &str,
    parameters: &Parameters,
    limits: &Limits,
    sink: &mut dyn RowSink,
) -> Result<(), QueryError> {
    let mut batch = Batch::new(conn, sql);
    let mut bound = Bound::new(parameters);
    while let Some(mut statement) = batch.next()? {
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        // Some statements ask the authorizer only when they run, such as VACUUM.
        if columns.is_empty() || !statement.readonly() {
            return Err(QueryError::refused("a statement that gives no rows"));
        }
        bound.bind(&mut statement)?;
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
    bound.finish()
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
