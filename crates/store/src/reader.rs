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

#[cfg(test)]
mod tests {
    use crate::Store;

    #[test]
    fn a_reader_sees_what_is_committed_and_not_what_is_being_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("eider.db")).unwrap();
        let reader = store.reader().unwrap();
        let knows = || format!("{:?}", reader.register().unwrap()).contains("Eider Lantern");
        let outlet = "[[outlet]]\nname = \"Eider Lantern\"\nkind = \"newspaper\"\n";
        store
            .transaction(|store| {
                store.add_outlets(outlet)?;
                assert!(!knows());
                Ok(())
            })
            .unwrap();
        assert!(knows());
        drop(reader);
        store.close().unwrap();
        assert!(!folder.path().join("eider.db-wal").exists());
    }
}
