//! One writer: a lock file beside the database.

use crate::StoreError;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// Holds `FILE.lock` for its life and removes it at the end.
///
/// The lock is the operating system's and goes with the process, so a file left behind by a
/// crash stops nobody.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock of a database, or says that it is taken.
    pub(crate) fn take(database: &Path) -> Result<Self, StoreError> {
        let path = lock_path(database);
        // The one before us may remove the file between our opening and locking it; then we
        // hold a file that nobody else sees, and try again.
        for _ in 0..100 {
            let file = OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)
                .map_err(|e| StoreError::io("its lock file could not be made", e).at(database))?;
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => return Ok(Self { path, file }),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(StoreError::locked().at(database)),
                Err(TryLockError::Error(e)) => {
                    return Err(StoreError::io("it could not be locked", e).at(database));
                }
            }
        }
        Err(StoreError::locked().at(database))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still locked, so that nobody else's is removed. A file that stays is
        // harmless.
        let _ = std::fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

fn lock_path(database: &Path) -> PathBuf {
    // Two names of one file (a link, `./`) must meet in one lock.
    let real = match (
        database.canonicalize(),
        database.parent(),
        database.file_name(),
    ) {
        (Ok(real), ..) => real,
        (Err(_), Some(folder), Some(name)) => {
            let folder = if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            };
            folder
                .canonicalize()
                .unwrap_or_else(|_| folder.to_owned())
                .join(name)
        }
        _ => database.to_owned(),
    };
    let mut name = real.into_os_string();
    name.push(".lock");
    name.into()
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    // An open file cannot be removed here.
    true
}
