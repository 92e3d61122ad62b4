//! Linking of what was stored, in four steps, each of which leaves in the file what it found:
//!
//! 1. Whoever is new is compared with the few articles before it that the index finds
//!    ([`compare`]).
//! 2. In canonical order it is decided of each to which story it belongs ([`sweep`]); no text is
//!    read for that.
//! 3. Each story whose members have changed is linked as a whole.
//! 4. Reports that a story cites and does not have are looked for in the others ([`elsewhere`]).
//!
//! Texts are compared and stories linked on several threads; the calling thread reads and is the
//! only one that writes. What comes in order of date costs only its own neighbourhood. What
//! comes late, or goes, sets back those whose links may change by it, so that in the end all is
//! as if it had come in order.

mod compare;
mod elsewhere;
mod sweep;
#[cfg(test)]
mod tests;

use crate::{IngestError, Options, Progress, Summary, work};
use onrecord_core::links::StoryLinks;
use onrecord_core::{Article, Key, Register};
use onrecord_link::{Member, link_story};
use onrecord_store::{Placed, Stage, Store, StoreError};
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Stories written in one transaction: each alone would wait for the disk.
const IN_ONE_TRANSACTION: usize = 512;

/// Articles of the stories under way, beside one story.
const UNDER_WAY: usize = 512;

/// Fewer stories than these are linked on the calling thread.
const WORTH_THREADS: usize = 4;

/// An article with its key.
type Loaded = Arc<(Key, Article)>;

/// Links all articles that are stored but not linked: those of this run, and those that an
/// interrupted run left.
pub(crate) fn link_pending(
    store: &mut Store,
    options: &Options,
    summary: &mut Summary,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), IngestError> {
    compare::compare(store, options, progress)?;
    sweep::decide(store)?;
    link_decided(store, options, summary, progress)?;
    elsewhere::find(store)
}

/// The articles of one story, to be linked.
struct Job {
    ids: Vec<i64>,
    articles: Vec<Loaded>,
}

struct Done {
    ids: Vec<i64>,
    links: StoryLinks,
}

/// Links the stories that are decided.
fn link_decided(
    store: &mut Store,
    options: &Options,
    summary: &mut Summary,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), IngestError> {
    let register = store.register()?;
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
            let done = link_one(job, &register);
            writer.take(done)?;
        }
        return writer.write();
    }
    // As many as may be under way: the writer never waits to send.
    let (job_sender, job_receiver) = sync_channel::<Job>(UNDER_WAY);
    let (done_sender, done_receiver) = sync_channel::<Done>(UNDER_WAY);
    let jobs = Mutex::new(job_receiver);
    thread::scope(|scope| {
        for _ in 0..threads {
            let done = done_sender.clone();
            let (jobs, register) = (&jobs, &register);
            scope.spawn(move || {
                while let Some(job) = receive(jobs) {
                    if done.send(link_one(job, register)).is_err() {
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
            let done = done_receiver.recv().map_err(|_| IngestError::Worker)?;
            under_way -= done.ids.len();
            writer.take(done)?;
        }
    })
}

fn receive(jobs: &Mutex<Receiver<Job>>) -> Option<Job> {
    let jobs = jobs.lock().unwrap_or_else(PoisonError::into_inner);
    jobs.recv().ok()
}

fn link_one(job: Job, register: &Register) -> Done {
    let members: Vec<Member<'_>> = job.articles.iter().map(member).collect();
    let links = link_story(&members, register);
    Done {
        ids: job.ids,
        links,
    }
}

fn member(loaded: &Loaded) -> Member<'_> {
    Member {
        key: loaded.0,
        article: &loaded.1,
    }
}

/// The one that reads stories and writes their links.
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
            let (ids, articles) = self.store.reading(|store| {
                let ids = store.thread(first.id)?;
                let articles = ids.iter().map(|id| load(store, *id));
                let articles = articles.collect::<Result<_, StoreError>>()?;
                Ok::<_, StoreError>((ids, articles))
            })?;
            self.seen.extend(&ids);
            return Ok(Some(Job { ids, articles }));
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
        self.store.transaction(|store| {
            done.iter().try_for_each(|done| {
                store.replace_stories(&done.ids, std::slice::from_ref(&done.links))
            })
        })?;
        self.summary.linked += done.iter().map(|done| done.ids.len() as u64).sum::<u64>();
        (self.progress)(Progress::Linking {
            done: self.total - self.waiting.len() as u64,
            total: self.total,
        });
        Ok(())
    }
}

fn load(store: &Store, id: i64) -> Result<Loaded, StoreError> {
    Ok(Arc::new(store.load_article(id)?))
}

/// Articles read from the file, kept while their neighbours are looked at: the same ones come
/// again and again.
#[derive(Default)]
struct Shelf(HashMap<i64, Loaded>);

impl Shelf {
    fn get(&mut self, store: &Store, id: i64) -> Result<Loaded, StoreError> {
        if let Some(loaded) = self.0.get(&id) {
            return Ok(Arc::clone(loaded));
        }
        let loaded = load(store, id)?;
        self.0.insert(id, Arc::clone(&loaded));
        Ok(loaded)
    }
}
