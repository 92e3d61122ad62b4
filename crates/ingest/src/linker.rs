//! Linking of what was stored, in four steps, each of which leaves in the file what it found:
//!
//! 1. Whoever is new is compared with the few articles before it that the index finds
//!    ([`compare`]).
//! 2. In canonical order it is decided of each to which story it belongs ([`sweep`]); no text is
//!    read for that.
//! 3. Each story whose members have changed is linked as a whole.
//! 4. Reports that a story cites and does not have are looked for in the others ([`elsewhere`]).
//!
//! Several threads read articles, compare them and link stories, each with a [`Reader`] of its
//! own; the calling thread decides and is the only one that writes. What comes in order of date
//! costs only its own neighbourhood. What comes late, or goes, sets back those whose links may
//! change by it, so that in the end all is as if it had come in order.

mod compare;
mod elsewhere;
mod shelf;
mod sweep;
#[cfg(test)]
mod tests;

use crate::{IngestError, Options, Progress, Summary, work};
use onrecord_core::links::StoryLinks;
use onrecord_core::{Article, Key, Register};
use onrecord_link::{Member, link_story};
use onrecord_store::{Placed, Reader, Stage, Store, StoreError};
use shelf::Shelf;
use std::collections::{HashSet, VecDeque};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Stories written in one transaction. Keys are hashes: in a large file a few stories write nearly
/// as many pages of the indexes of keys as very many do.
const IN_ONE_TRANSACTION: usize = 2_048;

/// Articles of the stories under way, beside one story: more than are written at once, so that
/// the threads have work while the writer writes.
const UNDER_WAY: usize = 6_000;

/// Fewer stories than these are linked on the calling thread.
const WORTH_THREADS: usize = 4;

/// Links all articles that are stored but not linked: those of this run, and those that an
/// interrupted run left.
pub(crate) fn link_pending(
    store: &mut Store,
    register: &Register,
    options: &Options,
    summary: &mut Summary,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), IngestError> {
    // A shelf for each step: what lies on it is not to be held beside the stories.
    compare::compare(store, options, &Shelf::default(), progress)?;
    sweep::decide(store)?;
    link_decided(store, register, options, summary, progress)?;
    elsewhere::find(store, &Shelf::default())
}

/// The articles of one story, to be linked.
struct Job {
    ids: Vec<i64>,
}

struct Done {
    ids: Vec<i64>,
    links: StoryLinks,
}

/// Links the stories that are decided.
fn link_decided(
    store: &mut Store,
    register: &Register,
    options: &Options,
    summary: &mut Summary,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), IngestError> {
    let waiting: VecDeque<Placed> = store.at_stage(Stage::Decided)?.into();
    let threads = work::threads(options.threads);
    let mut writer = Writer {
        total: waiting.len() as u64,
        waiting,
        seen: HashSet::new(),
        done: Vec::new(),
        store,
        summary,
        progress,
    };
    if threads < 2 || writer.waiting.len() < WORTH_THREADS {
        while let Some(job) = writer.next()? {
            let done = link_one(job, writer.store, register)?;
            writer.take(done)?;
        }
        return writer.write();
    }
    // As many as may be under way: the writer never waits to send.
    let (job_sender, job_receiver) = sync_channel::<Job>(UNDER_WAY);
    let (done_sender, done_receiver) = sync_channel(UNDER_WAY);
    let jobs = Mutex::new(job_receiver);
    let readers = (0..threads).map(|_| writer.store.reader());
    let readers: Vec<Reader> = readers.collect::<Result<_, _>>()?;
    thread::scope(|scope| {
        for reader in readers {
            let done = done_sender.clone();
            let jobs = &jobs;
            scope.spawn(move || {
                while let Some(job) = receive(jobs) {
                    if done.send(link_one(job, &reader, register)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done_sender);
        let mut under_way = 0;
        let mut sender = Some(job_sender);
        loop {
            while under_way < UNDER_WAY {
                let Some(jobs) = &sender else { break };
                match writer.next()? {
                    Some(job) => {
                        under_way += job.ids.len();
                        jobs.send(job).map_err(|_| IngestError::Worker)?;
                    }
                    None => sender = None,
                }
            }
            if under_way == 0 {
                return writer.write();
            }
            let done = done_receiver.recv().map_err(|_| IngestError::Worker)??;
            under_way -= done.ids.len();
            writer.take(done)?;
        }
    })
}

fn receive(jobs: &Mutex<Receiver<Job>>) -> Option<Job> {
    let jobs = jobs.lock().unwrap_or_else(PoisonError::into_inner);
    jobs.recv().ok()
}

/// Reads and links a story. What is read of an article, no step of the linking writes.
fn link_one(job: Job, store: &Store, register: &Register) -> Result<Done, StoreError> {
    let articles: Vec<(Key, Article)> = store.reading(|store| {
        let articles = job.ids.iter().map(|id| store.load_article(*id));
        articles.collect::<Result<_, StoreError>>()
    })?;
    let members = articles.iter();
    let members = members.map(|(key, article)| Member { key: *key, article });
    let members: Vec<Member<'_>> = members.collect();
    let links = link_story(&members, register);
    Ok(Done {
        ids: job.ids,
        links,
    })
}

/// The one that gives out stories and writes their links.
struct Writer<'a> {
    store: &'a mut Store,
    waiting: VecDeque<Placed>,
    total: u64,
    /// Articles of stories that were given out.
    seen: HashSet<i64>,
    done: Vec<Done>,
    summary: &'a mut Summary,
    progress: &'a mut dyn FnMut(Progress),
}

impl Writer<'_> {
    /// The next story that is to be linked.
    fn next(&mut self) -> Result<Option<Job>, IngestError> {
        while let Some(first) = self.waiting.pop_front() {
            if self.seen.contains(&first.id) {
                continue;
            }
            let ids = self.store.thread(first.id)?;
            self.seen.extend(&ids);
            return Ok(Some(Job { ids }));
        }
        Ok(None)
    }

    fn take(&mut self, done: Done) -> Result<(), IngestError> {
        self.done.push(done);
        if self.done.len() >= IN_ONE_TRANSACTION {
            self.write()?;
        }
        Ok(())
    }

    fn write(&mut self) -> Result<(), IngestError> {
        let done = std::mem::take(&mut self.done);
        let replaced = done.iter();
        let replaced = replaced.map(|d| (d.ids.as_slice(), std::slice::from_ref(&d.links)));
        let replaced: Vec<(&[i64], &[StoryLinks])> = replaced.collect();
        self.store.replace_all(&replaced)?;
        self.summary.linked += done.iter().map(|done| done.ids.len() as u64).sum::<u64>();
        (self.progress)(Progress::Linking {
            done: self.total - self.waiting.len() as u64,
            total: self.total,
        });
        Ok(())
    }
}
