//! Articles that were read, kept for those who are compared with them next.

use onrecord_link::Kept;
use onrecord_store::{Store, StoreError};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes of text on the shelf; in memory an article takes some ten times as much as its text.
const MOST: usize = 16 * 1024 * 1024;

/// Articles that were read: in order of date the same ones come again and again. Several threads
/// take from it. When it is full, the half goes that was not asked for longest.
#[derive(Debug, Default)]
pub(super) struct Shelf(Mutex<Articles>);

#[derive(Debug, Default)]
struct Articles {
    /// Each with when it was asked for last.
    kept: HashMap<i64, (Arc<Kept>, u64)>,
    bytes: usize,
    asked: u64,
}

impl Shelf {
    /// An article, from the shelf or from the file.
    pub(super) fn get(&self, store: &Store, id: i64) -> Result<Arc<Kept>, StoreError> {
        if let Some(kept) = self.articles().find(id) {
            return Ok(kept);
        }
        // Read without the lock; what two read at once is the same.
        let (key, article) = store.load_article(id)?;
        let kept = Arc::new(Kept::new(key, article));
        self.articles().put(id, &kept);
        Ok(kept)
    }

    fn articles(&self) -> MutexGuard<'_, Articles> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Articles {
    fn find(&mut self, id: i64) -> Option<Arc<Kept>> {
        self.asked += 1;
        let (kept, last) = self.kept.get_mut(&id)?;
        *last = self.asked;
        Some(Arc::clone(kept))
    }

    fn put(&mut self, id: i64, kept: &Arc<Kept>) {
        let before = self.kept.insert(id, (Arc::clone(kept), self.asked));
        if before.is_none() {
            self.bytes += size(kept);
        }
        if self.bytes > MOST {
            self.clear_half();
        }
    }

    fn clear_half(&mut self) {
        let mut asked: Vec<u64> = self.kept.values().map(|(_, last)| *last).collect();
        let half = asked.len() / 2;
        let (_, median, _) = asked.select_nth_unstable(half);
        let median = *median;
        self.kept.retain(|_, (_, last)| *last > median);
        self.bytes = self.kept.values().map(|(kept, _)| size(kept)).sum();
    }
}

fn size(kept: &Kept) -> usize {
    // The shortest article takes some, too.
    kept.article().body.len() + 256
}
