//! Threads that extract, fed and emptied by the one thread that writes.

use crate::IngestError;
use crate::read::{Payload, Record};
use onrecord_core::{Article, Problem};
use onrecord_extract::{Extractor, Scratch, json};
use onrecord_link::{Signature, signature};
use onrecord_store::Packed;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Documents under way: as many as are written at once, so that the threads have work while the
/// writer writes …
const UNDER_WAY: usize = 1_000;

/// … and so many bytes of them, beside one document.
const BYTES_UNDER_WAY: usize = 16 * 1024 * 1024;

/// A document to extract from.
pub(crate) struct Job {
    pub(crate) record: Record,
    pub(crate) from: From,
}

/// Where a document comes from.
pub(crate) enum From {
    /// It was read.
    Input {
        /// As what it is recorded.
        packed: Packed,
        /// Whether nothing is to be extracted, because all was derived from it before.
        known: bool,
    },
    /// It is recorded already, under this number.
    Recorded(i64),
}

/// A document with what was made of it.
pub(crate) struct Done {
    pub(crate) job: Job,
    pub(crate) outcome: Result<Box<(Article, Signature)>, Vec<Problem>>,
}

/// How many threads to use.
pub(crate) fn threads(wanted: Option<NonZeroUsize>) -> usize {
    wanted
        .or_else(|| thread::available_parallelism().ok())
        .map_or(1, NonZeroUsize::get)
}

/// Extracts from every job that `next` gives and hands each result to `done`, in no certain
/// order. A fixed number of documents is under way, so memory does not grow with their number.
pub(crate) fn extract_all(
    extractor: &Extractor,
    threads: usize,
    work: &mut dyn Steps,
) -> Result<(), IngestError> {
    let (job_sender, job_receiver) = sync_channel::<Job>(UNDER_WAY);
    let (done_sender, done_receiver) = sync_channel::<Done>(UNDER_WAY);
    let jobs = Mutex::new(job_receiver);
    thread::scope(|scope| {
        for _ in 0..threads {
            let done = done_sender.clone();
            let jobs = &jobs;
            scope.spawn(move || extract_until_done(extractor, jobs, &done));
        }
        drop(done_sender);
        feed(job_sender, &done_receiver, work)
    })
}

/// What the writing thread does between extractions.
pub(crate) trait Steps {
    /// The next document; `None` when there are no more.
    fn next(&mut self) -> Result<Option<Job>, IngestError>;
    /// Takes a result.
    fn done(&mut self, done: Done) -> Result<(), IngestError>;
}

fn feed(
    jobs: SyncSender<Job>,
    results: &Receiver<Done>,
    work: &mut dyn Steps,
) -> Result<(), IngestError> {
    let mut jobs = Some(jobs);
    let mut under_way = 0usize;
    let mut bytes = 0usize;
    loop {
        while under_way < UNDER_WAY && bytes < BYTES_UNDER_WAY {
            let Some(sender) = &jobs else { break };
            match work.next()? {
                Some(job) if matches!(job.from, From::Input { known: true, .. }) => {
                    work.done(Done {
                        job,
                        outcome: Err(Vec::new()),
                    })?;
                }
                Some(job) => {
                    bytes += job.record.bytes.len();
                    sender.send(job).map_err(|_| IngestError::Worker)?;
                    under_way += 1;
                }
                None => jobs = None,
            }
        }
        if under_way == 0 {
            return Ok(());
        }
        let done = results.recv().map_err(|_| IngestError::Worker)?;
        under_way -= 1;
        bytes = bytes.saturating_sub(done.job.record.bytes.len());
        work.done(done)?;
    }
}

fn extract_until_done(extractor: &Extractor, jobs: &Mutex<Receiver<Job>>, done: &SyncSender<Done>) {
    let mut scratch = Scratch::default();
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(mut job) = job else { return };
        let outcome = extract(extractor, &job.record, &mut scratch).map(|article| {
            let signature = signature(&article);
            Box::new((article, signature))
        });
        if let From::Input { packed, .. } = &mut job.from {
            packed.compress(&job.record.bytes);
        }
        if done.send(Done { job, outcome }).is_err() {
            return;
        }
    }
}

/// The article of a record, or the reasons why there is none.
///
/// # Errors
/// If there is no article in it; the reasons of the reading itself are in `record.problems`.
pub fn extract(
    extractor: &Extractor,
    record: &Record,
    scratch: &mut Scratch,
) -> Result<Article, Vec<Problem>> {
    match &record.payload {
        Payload::Bytes => extractor.bytes(&record.bytes, &record.supplied, scratch),
        Payload::Text(text) => extractor.copied(text, &record.supplied, scratch),
        Payload::Page(html) => extractor.page(html, &record.supplied, scratch),
        Payload::Body(body) => extractor.ready(body, &record.supplied, scratch),
        Payload::Extracted(body) => {
            json::read(&record.bytes, extractor.version(), &record.supplied).or_else(|problem| {
                let mut article = extractor.ready(body, &record.supplied, scratch)?;
                article.problems.push(problem);
                Ok(article)
            })
        }
        Payload::Unreadable => Err(Vec::new()),
    }
}
