//! The first step: each new article is compared with the few before it that the index finds.
//!
//! What is read for it, the indexes, texts and what the article itself was compared with before,
//! is not written when others are compared. So each thread reads with a reader of its own, and
//! the results may come in any order.

use super::shelf::Shelf;
use crate::{IngestError, Options, Progress, work};
use onrecord_link::{Kept, Limits, Place, Shared, TERM_WINDOW_DAYS, choose};
use onrecord_store::{Placed, Reach, Reader, Sharing, Stage, Store, StoreError};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

/// Articles that a thread takes at once, neighbours in time; they are read from one state of the
/// file, which must not be held for long.
const TAKEN: usize = 32;

/// Articles whose comparisons are written in one transaction.
const IN_ONE_TRANSACTION: usize = 512;

/// An article with those before it that it is like.
struct Found {
    article: Placed,
    like: Vec<(i64, u32, bool)>,
}

/// Compares all that is to be compared.
pub(super) fn compare(
    store: &mut Store,
    options: &Options,
    shelf: &Shelf,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), IngestError> {
    let around = Around {
        reach: Reach {
            bucket: options.limits.bucket,
            days: TERM_WINDOW_DAYS,
        },
        limits: options.limits,
        shelf,
    };
    store.mark_readers(around.reach, |sharing| shared(&sharing).is_enough())?;
    let until = store.decided_until()?;
    let waiting = store.at_stage(Stage::New)?;
    let mut writer = Writer {
        until,
        total: waiting.len() as u64,
        done: 0,
        store,
        progress,
    };
    let taken: Vec<&[Placed]> = waiting.chunks(TAKEN).collect();
    let threads = work::threads(options.threads).min(taken.len());
    if threads < 2 {
        for some in taken {
            let found = around.compare(writer.store, some)?;
            writer.write(&found)?;
        }
        return Ok(());
    }
    let readers = (0..threads).map(|_| writer.store.reader());
    let readers: Vec<Reader> = readers.collect::<Result<_, _>>()?;
    let next = AtomicUsize::new(0);
    let (sender, receiver) = sync_channel(2 * threads);
    thread::scope(|scope| {
        for reader in readers {
            let (sender, next, taken, around) = (sender.clone(), &next, &taken, &around);
            scope.spawn(move || {
                while let Some(some) = taken.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if sender.send(around.compare(&reader, some)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut found = Vec::new();
        for some in receiver {
            found.extend(some?);
            if found.len() >= IN_ONE_TRANSACTION {
                writer.write(&found)?;
                found.clear();
            }
        }
        writer.write(&found)
    })
}

fn shared(sharing: &Sharing) -> Shared {
    Shared {
        weight: sharing.weight,
        terms: sharing.terms,
        prints: sharing.prints,
    }
}

/// The one that writes what was compared.
struct Writer<'a> {
    store: &'a mut Store,
    /// The date of the last article that is decided.
    until: i64,
    done: u64,
    total: u64,
    progress: &'a mut dyn FnMut(Progress),
}

impl Writer<'_> {
    fn write(&mut self, found: &[Found]) -> Result<(), IngestError> {
        let until = self.until;
        self.store.transaction(|store| {
            found.iter().try_for_each(|found| {
                let is_last = found.article.from.unwrap_or(i64::MAX) > until;
                store.set_likeness(found.article.id, &found.like, is_last)
            })
        })?;
        self.done += found.len() as u64;
        (self.progress)(Progress::Linking {
            done: self.done,
            total: self.total,
        });
        Ok(())
    }
}

/// What is around the articles that are compared.
struct Around<'a> {
    reach: Reach,
    limits: Limits,
    shelf: &'a Shelf,
}

/// An article that is to be compared with others, and those it was compared with before.
struct Job {
    article: Placed,
    /// Itself; nothing where there are no others.
    read: Option<Arc<Kept>>,
    with: Vec<(i64, Arc<Kept>)>,
    known: Vec<(i64, u32, bool)>,
}

impl Around<'_> {
    fn compare(&self, store: &Store, some: &[Placed]) -> Result<Vec<Found>, StoreError> {
        let jobs: Vec<Job> = store.reading(|store| {
            let mut places = HashMap::new();
            let jobs = some
                .iter()
                .map(|article| self.job(store, *article, &mut places));
            jobs.collect::<Result<_, StoreError>>()
        })?;
        Ok(jobs.into_iter().map(compare_one).collect())
    }

    /// Finds with which articles one is to be compared.
    fn job(
        &self,
        store: &Store,
        article: Placed,
        places: &mut HashMap<i64, Place>,
    ) -> Result<Job, StoreError> {
        let hashes = store.signature(article.id)?.unwrap_or_default();
        let mut ids: HashMap<Place, i64> = HashMap::new();
        let mut found = Vec::new();
        for (id, sharing) in store.earlier(article.id, self.reach)? {
            let shared = shared(&sharing);
            if shared.is_enough() {
                let place = place(store, id, places)?;
                ids.insert(place, id);
                found.push((place, shared));
            }
        }
        let chosen = choose(&found, hashes.prints.len(), self.limits);
        let chosen = chosen.iter().filter_map(|place| ids.get(place).copied());
        // What two articles have to do with each other does not change.
        let before = store.likeness(article.id)?;
        let before: HashMap<i64, (u32, bool)> = before
            .iter()
            .map(|row| (row.other.id, (row.units, row.related)))
            .collect();
        let (mut with, mut known) = (Vec::new(), Vec::new());
        for id in chosen {
            match before.get(&id) {
                Some((units, related)) => known.push((id, *units, *related)),
                None => with.push((id, self.shelf.get(store, id)?)),
            }
        }
        let read = if with.is_empty() {
            None
        } else {
            Some(self.shelf.get(store, article.id)?)
        };
        Ok(Job {
            article,
            read,
            with,
            known,
        })
    }
}

fn place(store: &Store, id: i64, places: &mut HashMap<i64, Place>) -> Result<Place, StoreError> {
    if let Some(place) = places.get(&id) {
        return Ok(*place);
    }
    let placed = store.place(id)?;
    let place = Place::new(placed.from, placed.key);
    places.insert(id, place);
    Ok(place)
}

fn compare_one(job: Job) -> Found {
    let mut like = job.known;
    if let Some(read) = job.read {
        let read = read.prepared();
        for (id, other) in &job.with {
            let likeness = read.likeness(&other.prepared());
            like.push((*id, likeness.units, likeness.related));
        }
    }
    Found {
        article: job.article,
        like,
    }
}
