//! More eyes on the file of a store, for other threads than the one that writes.

use crate::outlets::OutletIds;
use crate::{Store, StoreError, open};
use std::ops::Deref;

/// Reads the file of a [`Store`] on a thread of its own, while the store writes it.
///
/// It has all the questions of a store, and nothing that changes the file: that takes a
/// `&mut Store`. It sees what was committed when its [`reading`](Store::reading) began.
#[derive(Debug)]
pub struct Reader(Store);

impl Deref for Reader {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.0
    }
}

impl Store {
    /// A reader of the same file. It should be gone before the store is
    /// [closed](Self::close), so that one file is left.
    ///
    /// # Errors
    /// If the file cannot be opened once more.
    pub fn reader(&self) -> Result<Reader, StoreError> {
        let conn = open::open_beside(&self.path).map_err(|e| e.at(&self.path))?;
        Ok(Reader(Self {
            conn,
            outlets: OutletIds::default(),
            path: self.path.clone(),
            _lock: None,
        }))
    }
}
