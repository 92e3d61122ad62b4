//! Opening the file: is it ours, with which settings, for reading or for writing.

use crate::schema::{APPLICATION_ID, SCHEMA_VERSION, migrate};
use crate::{StoreError, lock::Lock};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Opens a database for questions only: nothing can be written through it.
///
/// Works on read-only media, and while a writer is at work.
///
/// # Errors
/// If there is no such file, or it is not an onrecord database, or a newer one.
pub fn open_read_only(path: &Path) -> Result<Connection, StoreError> {
    check(path, false).map_err(|e| e.at(path))?;
    let open = |immutable: bool| -> Result<Connection, StoreError> {
        let mut uri = uri_of(path)?;
        uri.push_str(if immutable {
            "?mode=ro&immutable=1"
        } else {
            "?mode=ro"
        });
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(uri, flags)?;
        harden(&conn)?;
        conn.busy_timeout(Duration::from_secs(5))?;
        conn.pragma_update(None, "query_only", true)?;
        check_inside(&conn)?;
        Ok(conn)
    };
    match open(false) {
        Ok(conn) => Ok(conn),
        // A file left in WAL mode cannot be opened where no file can be made beside it, unless
        // SQLite is told that nothing changes it. Never while there is a log to be read.
        Err(e) if !e.is_not_ours() && !e.is_newer() && !has_log(path) => {
            open(true).map_err(|_| e.at(path))
        }
        Err(e) => Err(e.at(path)),
    }
}

/// Opens or makes a database for writing, brought up to date.
pub(crate) fn open_writer(path: &Path) -> Result<(Connection, Lock), StoreError> {
    check(path, true).map_err(|e| e.at(path))?;
    let lock = Lock::take(path)?;
    // Only now is it certain that nobody else is making it.
    check(path, true).map_err(|e| e.at(path))?;
    let conn = prepare_writer(path).map_err(|e| e.at(path))?;
    Ok((conn, lock))
}

/// Opens the file of a writer of this process once more, for reading.
pub(crate) fn open_beside(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    harden(&conn)?;
    conn.busy_timeout(Duration::from_secs(5))?;
    conn.pragma_update(None, "query_only", true)?;
    conn.pragma_update(None, "cache_size", -32_768)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

fn prepare_writer(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(path, flags)?;
    harden(&conn)?;
    conn.busy_timeout(Duration::from_secs(5))?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    // Made and migrated with a rollback journal, so that the header in the file itself is
    // always the true one.
    migrate(&mut conn)?;
    check_inside(&conn)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // The indexes of keys of 100,000 articles; a large transaction that outgrows it is written
    // to the log again and again.
    conn.pragma_update(None, "cache_size", -196_608)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    // Brought into the file every 64 MB: pages that every batch writes are written once for
    // several batches. Without the limit a log that once grew stays as large.
    conn.pragma_update(None, "wal_autocheckpoint", 16_384)?;
    conn.pragma_update(None, "journal_size_limit", 67_108_864)?;
    // Otherwise SQLite prepares a statement anew whenever a bound value might suit a partial
    // index better; 8 % of all writing.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(conn)
}

/// Switches off what a mistyped or hostile file could misuse.
fn harden(conn: &Connection) -> Result<(), StoreError> {
    // In the bundled build a mistyped "column" would otherwise become a text.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(())
}

/// Looks at the header without SQLite, so that a file that is not ours stays byte for byte.
fn check(path: &Path, may_be_new: bool) -> Result<(), StoreError> {
    let mut header = Vec::with_capacity(100);
    match File::open(path) {
        Err(e) if e.kind() == ErrorKind::NotFound && may_be_new => return Ok(()),
        Err(e) if e.kind() == ErrorKind::NotFound => return Err(StoreError::missing()),
        Err(e) => return Err(StoreError::io("it could not be opened", e)),
        Ok(file) => {
            if file.metadata().is_ok_and(|m| m.is_dir()) {
                return Err(StoreError::not_ours("it is a folder"));
            }
            file.take(100)
                .read_to_end(&mut header)
                .map_err(|e| StoreError::io("it could not be read", e))?;
        }
    }
    if header.is_empty() && may_be_new {
        return Ok(());
    }
    if !header.starts_with(MAGIC) {
        return Err(StoreError::not_ours("it is no SQLite database"));
    }
    let number = |at: usize| -> i64 {
        let bytes = header.get(at..at + 4).and_then(|b| b.try_into().ok());
        bytes.map_or(0, |b| i64::from(i32::from_be_bytes(b)))
    };
    check_numbers(number(68), number(60))
}

fn check_inside(conn: &Connection) -> Result<(), StoreError> {
    let read = |name: &str| conn.pragma_query_value(None, name, |r| r.get::<_, i64>(0));
    let version = read("user_version")?;
    check_numbers(read("application_id")?, version)?;
    if version < SCHEMA_VERSION {
        return Err(StoreError::invalid(
            "it was made by an older onrecord, or its making broke off; run `onrecord ingest` to \
             bring it up to date",
        ));
    }
    Ok(())
}

fn check_numbers(application_id: i64, user_version: i64) -> Result<(), StoreError> {
    if application_id != APPLICATION_ID {
        return Err(StoreError::not_ours("it is another program's database"));
    }
    if user_version > SCHEMA_VERSION {
        return Err(StoreError::newer(user_version, SCHEMA_VERSION));
    }
    Ok(())
}

fn has_log(path: &Path) -> bool {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    std::fs::metadata(Path::new(&name)).is_ok_and(|m| m.len() > 0)
}

fn uri_of(path: &Path) -> Result<String, StoreError> {
    let real = path
        .canonicalize()
        .map_err(|e| StoreError::io("it could not be opened", e))?;
    let text = real
        .to_str()
        .ok_or_else(|| StoreError::invalid("its path is not valid Unicode; rename it"))?;
    let mut uri = String::from("file:");
    for c in text.chars() {
        match c {
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            '%' => uri.push_str("%25"),
            c => uri.push(c),
        }
    }
    Ok(uri)
}
