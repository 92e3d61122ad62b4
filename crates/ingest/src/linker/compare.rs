//! The first step: each new article is compared with the few before it that the index finds.

use super::{Loaded, Shelf, member};
use crate::{IngestError, Options, Progress, work};
use onrecord_link::{Limits, Place, Prepared, Shared, TERM_WINDOW_DAYS, choose};
use onrecord_store::{Placed, Reach, Sharing, Stage, Store, StoreError};
use std::collections::HashMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Articles compared in one go; what they were compared with is written in one transaction.
const AT_ONCE: usize = 256;

/// Articles in memory to be compared, beside one and its neighbours.
const IN_MEMORY: usize = 1_024;

/// Fewer pairs than these are compared on the calling thread.
const WORTH_THREADS: usize = 64;

/// An article with those before it that it is like.
type Found = (i64, Vec<(i64, u32, bool)>);

/// Compares all that is to be compared.
pub(super) fn compare(
    store: &mut Store,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), IngestError> {
    let reach = Reach {
        bucket: options.limits.bucket,
        days: TERM_WINDOW_DAYS,
    };
    store.mark_readers(reach, |sharing| shared(&sharing).is_enough())?;
    let until = store.decided_until()?;
    let waiting = store.at_stage(Stage::New)?;
    let mut around = Around {
        reach,
        limits: options.limits,
        shelf: Shelf::default(),
        places: HashMap::new(),
    };
    let threads = work::threads(options.threads);
    let mut done = 0;
    while let Some(rest) = waiting.get(done..).filter(|rest| !rest.is_empty()) {
        let some = store.reading(|store| around.choose(store, rest))?;
        let found = compare_on_threads(&some, threads);
        store.transaction(|store| {
            rest.iter().zip(&found).try_for_each(|(article, found)| {
                let is_last = article.from.unwrap_or(i64::MAX) > until;
                store.set_likeness(found.0, &found.1, is_last)
            })
        })?;
        done += some.jobs.len();
        around.forget(&some);
        progress(Progress::Linking {
            done: done as u64,
            total: waiting.len() as u64,
        });
    }
    Ok(())
}

fn shared(sharing: &Sharing) -> Shared {
    Shared {
        weight: sharing.weight,
        terms: sharing.terms,
        prints: sharing.prints,
    }
}

/// Articles to be compared with others, as indices into those loaded.
#[derive(Default)]
struct Chunk {
    loaded: Vec<(i64, Loaded)>,
    at: HashMap<i64, usize>,
    jobs: Vec<Job>,
    pairs: usize,
}

/// An article with those it is to be compared with, and those it was compared with before.
struct Job {
    id: i64,
    with: Vec<i64>,
    known: Vec<(i64, u32, bool)>,
}

/// What is around the articles that are compared.
struct Around {
    reach: Reach,
    limits: Limits,
    shelf: Shelf,
    places: HashMap<i64, Place>,
}

impl Around {
    /// The next articles, with what they are to be compared with.
    fn choose(&mut self, store: &Store, waiting: &[Placed]) -> Result<Chunk, StoreError> {
        let mut some = Chunk::default();
        for article in waiting.iter().take(AT_ONCE) {
            if some.loaded.len() >= IN_MEMORY {
                break;
            }
            let job = self.job(store, article)?;
            let needed = job.with.iter().copied();
            let needed = needed.chain((!job.with.is_empty()).then_some(job.id));
            for id in needed {
                if !some.at.contains_key(&id) {
                    some.at.insert(id, some.loaded.len());
                    some.loaded.push((id, self.shelf.get(store, id)?));
                }
            }
            some.pairs += job.with.len();
            some.jobs.push(job);
        }
        Ok(some)
    }

    fn job(&mut self, store: &Store, article: &Placed) -> Result<Job, StoreError> {
        let hashes = store.signature(article.id)?.unwrap_or_default();
        let mut ids: HashMap<Place, i64> = HashMap::new();
        let mut found = Vec::new();
        for (id, sharing) in store.earlier(article.id, self.reach)? {
            let shared = shared(&sharing);
            if shared.is_enough() {
                let place = self.place(store, id)?;
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
                None => with.push(id),
            }
        }
        Ok(Job {
            id: article.id,
            with,
            known,
        })
    }

    fn place(&mut self, store: &Store, id: i64) -> Result<Place, StoreError> {
        if let Some(place) = self.places.get(&id) {
            return Ok(*place);
        }
        let placed = store.place(id)?;
        let place = Place::new(placed.from, placed.key);
        self.places.insert(id, place);
        Ok(place)
    }

    /// Keeps what was used last: in order of date it is used next, too.
    fn forget(&mut self, used: &Chunk) {
        self.shelf.0.retain(|id, _| used.at.contains_key(id));
    }
}

fn compare_on_threads(some: &Chunk, threads: usize) -> Vec<Found> {
    let ready: Vec<OnceLock<Prepared<'_>>> = some.loaded.iter().map(|_| OnceLock::new()).collect();
    let article = |id: &i64| {
        let at = *some.at.get(id)?;
        let (_, loaded) = some.loaded.get(at)?;
        Some(
            ready
                .get(at)?
                .get_or_init(|| Prepared::new(&member(loaded))),
        )
    };
    let compare = |job: &Job| {
        let mut found = job.known.clone();
        for other in &job.with {
            if let Some((a, b)) = article(&job.id).zip(article(other)) {
                let likeness = a.likeness(b);
                found.push((*other, likeness.units, likeness.related));
            }
        }
        (job.id, found)
    };
    if threads < 2 || some.pairs < WORTH_THREADS {
        return some.jobs.iter().map(compare).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = some.jobs.get(at) else {
                return found;
            };
            found.push((at, compare(job)));
        }
    };
    let mut found: Vec<(usize, Found)> = thread::scope(|scope| {
        let workers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut found = work();
        for worker in workers {
            // A worker that panics ends the run, as it would on this thread.
            found.extend(
                worker
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            );
        }
        found
    });
    found.sort_unstable_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, found)| found).collect()
}
