//! Taking in: reading and extracting, writing in batches, linking.

use crate::read::{Inputs, Readers, Record};
use crate::work::{self, Done, From, Job, Steps};
use crate::{IngestError, Input, Options, Progress, Summary, linker};
use onrecord_core::Problem;
use onrecord_extract::Extractor;
use onrecord_link::signature;
use onrecord_store::{Batch, Incoming, NewRun, Packed, Put, RunId, RunTotals, Store};
use std::collections::VecDeque;

/// A batch is committed after so many documents …
const BATCH_DOCUMENTS: usize = 1_000;
/// … or so many bytes.
const BATCH_BYTES: usize = 16 * 1024 * 1024;
/// Articles entered into the indexes at once; see [`Batch::enter`].
const INDEX_ARTICLES: usize = 10_000;

/// Takes in `inputs` and links what is new with what is there.
///
/// What an earlier run left undone, because it broke off, is done first.
///
/// # Errors
/// If the database fails, or was derived by another version of the extractor. What was
/// committed before stays, and is linked by the next run.
pub fn ingest(
    store: &mut Store,
    inputs: &[Input],
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, IngestError> {
    let extractor = extractor(store, options)?;
    let run = begin(store, &extractor, options)?;
    derive_again(store, &extractor, run, options, progress)?;
    let mut inputs = Inputs::with(inputs, &options.readers);
    let total = inputs.total_bytes();
    let mut writer = Writer::new(store, run, progress, total, Source::Inputs(&mut inputs));
    work::extract_all(&extractor, work::threads(options.threads), &mut writer)?;
    let mut summary = writer.finish()?;
    summary.passed_over = inputs.skipped_files();
    index_pending(store)?;
    linker::link_pending(store, extractor.register(), options, &mut summary, progress)?;
    end(store, run, &summary)?;
    Ok(summary)
}

/// Links what is stored and not linked yet, as every ingest does at its end.
///
/// # Errors
/// If the database fails. What was linked before stays.
pub fn link(
    store: &mut Store,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, IngestError> {
    let mut summary = Summary::default();
    let register = store.register()?;
    linker::link_pending(store, &register, options, &mut summary, progress)?;
    Ok(summary)
}

/// Derives everything again from the recorded documents, with this version of the extractor.
///
/// # Errors
/// If the database fails. An interrupted rebuild is finished by the next run.
pub fn rebuild(
    store: &mut Store,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, IngestError> {
    store.clear_derived()?;
    let extractor = extractor(store, options)?;
    let run = begin(store, &extractor, options)?;
    let mut summary = derive_again(store, &extractor, run, options, progress)?;
    linker::link_pending(store, extractor.register(), options, &mut summary, progress)?;
    end(store, run, &summary)?;
    Ok(summary)
}

fn extractor(store: &Store, options: &Options) -> Result<Extractor, IngestError> {
    let register = store.register()?;
    Ok(if options.bulk {
        Extractor::bulk(register)?
    } else {
        Extractor::new(register)?
    })
}

pub(crate) fn begin(
    store: &mut Store,
    extractor: &Extractor,
    options: &Options,
) -> Result<RunId, IngestError> {
    Ok(store.begin_run(&NewRun {
        extractor: extractor.version(),
        arguments: &options.arguments,
        started_at: options.now().as_deref(),
    })?)
}

pub(crate) fn end(store: &mut Store, run: RunId, summary: &Summary) -> Result<(), IngestError> {
    store.finish_run(
        run,
        &RunTotals {
            seen: summary.seen,
            new: summary.new,
            updated: summary.updated,
            unchanged: summary.unchanged,
            duplicate: summary.duplicate,
            rejected: summary.rejected,
            problems: summary.problem_count(),
            bytes: summary.bytes,
        },
    )?;
    Ok(())
}

/// Derives from recorded documents that nothing was derived from yet.
pub(crate) fn derive_again(
    store: &mut Store,
    extractor: &Extractor,
    run: RunId,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, IngestError> {
    let documents: VecDeque<i64> = store.underived()?.into();
    if documents.is_empty() {
        index_pending(store)?;
        return Ok(Summary::default());
    }
    let mut writer = Writer::new(
        store,
        run,
        progress,
        0,
        Source::Recorded(documents, &options.readers),
    );
    work::extract_all(extractor, work::threads(options.threads), &mut writer)?;
    let summary = writer.finish()?;
    index_pending(store)?;
    Ok(summary)
}

/// Enters articles into the indexes that are in none: those that a run left when it broke off,
/// and those that were derived anew from another document.
fn index_pending(store: &mut Store) -> Result<(), IngestError> {
    for ids in store.unindexed()?.chunks(BATCH_DOCUMENTS) {
        let mut signatures = Vec::with_capacity(ids.len());
        for id in ids {
            let (_, article) = store.load_article(*id)?;
            signatures.push((*id, signature(&article)));
        }
        let mut batch = store.batch()?;
        for (id, signature) in &signatures {
            batch.index(*id, &signature.terms, &signature.prints)?;
        }
        batch.commit()?;
    }
    Ok(())
}

enum Source<'a> {
    Inputs(&'a mut Inputs),
    Recorded(VecDeque<i64>, &'a Readers),
}

/// The one that writes: gives out jobs, gathers results, stores them a batch at a time.
struct Writer<'a> {
    store: &'a mut Store,
    run: RunId,
    progress: &'a mut dyn FnMut(Progress),
    total: u64,
    source: Source<'a>,
    waiting: Vec<Done>,
    waiting_bytes: usize,
    /// Articles that are stored, but not in the indexes.
    to_index: Vec<i64>,
    summary: Summary,
}

impl Steps for Writer<'_> {
    fn next(&mut self) -> Result<Option<Job>, IngestError> {
        match &mut self.source {
            Source::Inputs(inputs) => {
                let Some(record) = inputs.next() else {
                    return Ok(None);
                };
                let packed = Packed::new(&record.bytes, &record.supplied);
                let known =
                    !record.is_nothing() && self.store.known(packed.key(), &record.location)?;
                Ok(Some(Job {
                    record,
                    from: From::Input { packed, known },
                }))
            }
            Source::Recorded(documents, readers) => {
                let Some(id) = documents.pop_front() else {
                    return Ok(None);
                };
                let document = self.store.document(id)?;
                let location = document.locations.into_iter().next().unwrap_or_default();
                Ok(Some(Job {
                    record: readers.recorded(
                        location,
                        &document.format,
                        document.bytes,
                        document.supplied,
                    ),
                    from: From::Recorded(id),
                }))
            }
        }
    }

    fn done(&mut self, done: Done) -> Result<(), IngestError> {
        self.waiting_bytes += done.job.record.bytes.len();
        self.waiting.push(done);
        if self.waiting.len() >= BATCH_DOCUMENTS || self.waiting_bytes >= BATCH_BYTES {
            self.write()?;
        }
        (self.progress)(Progress::Reading {
            bytes: self.summary.bytes + self.waiting_bytes as u64,
            total: self.total,
            documents: self.summary.seen + self.waiting.len() as u64,
        });
        Ok(())
    }
}

impl<'a> Writer<'a> {
    fn new(
        store: &'a mut Store,
        run: RunId,
        progress: &'a mut dyn FnMut(Progress),
        total: u64,
        source: Source<'a>,
    ) -> Self {
        Self {
            store,
            run,
            progress,
            total,
            source,
            waiting: Vec::new(),
            waiting_bytes: 0,
            to_index: Vec::new(),
            summary: Summary::default(),
        }
    }

    fn finish(mut self) -> Result<Summary, IngestError> {
        self.write()?;
        let mut batch = self.store.batch()?;
        batch.enter(&self.to_index);
        batch.commit()?;
        Ok(self.summary)
    }

    fn write(&mut self) -> Result<(), IngestError> {
        let waiting = std::mem::take(&mut self.waiting);
        self.waiting_bytes = 0;
        let mut batch = self.store.batch()?;
        for done in &waiting {
            let article = put(&mut batch, self.run, done, &mut self.summary)?;
            self.to_index.extend(article);
        }
        if self.to_index.len() >= INDEX_ARTICLES {
            batch.enter(&self.to_index);
            self.to_index.clear();
        }
        batch.commit()?;
        Ok(())
    }
}

/// Stores a document; gives the article that is to be entered into the indexes.
fn put(
    batch: &mut Batch<'_>,
    run: RunId,
    done: &Done,
    summary: &mut Summary,
) -> Result<Option<i64>, IngestError> {
    let record = &done.job.record;
    if matches!(done.job.from, From::Input { .. }) && record.is_nothing() {
        refuse(batch, run, record, summary)?;
        return Ok(None);
    }
    let reasons: &[Problem] = done.outcome.as_ref().err().map_or(&[], Vec::as_slice);
    let outcome = match &done.outcome {
        Ok(made) => Ok(&made.0),
        Err(_) => Err(reasons),
    };
    let put = match &done.job.from {
        From::Recorded(id) => batch.derive(run, *id, outcome, &record.problems)?,
        From::Input { packed, .. } => {
            let incoming = Incoming {
                location: &record.location,
                bytes: &record.bytes,
                format: record.format,
                supplied: &record.supplied,
                outcome,
                problems: &record.problems,
            };
            batch.put_packed(run, &incoming, packed)?
        }
    };
    summary.seen += 1;
    summary.bytes += record.consumed;
    match put {
        Put::New(article) | Put::Updated(article) => {
            if matches!(put, Put::New(_)) {
                summary.new += 1;
            } else {
                summary.updated += 1;
            }
            if let Ok(made) = &done.outcome {
                batch.note(article, &made.1.terms, &made.1.prints)?;
                summary.count_article(article, &made.0, &record.problems);
                return Ok(Some(article));
            }
        }
        Put::Unchanged => summary.unchanged += 1,
        Put::Duplicate => summary.duplicate += 1,
        Put::Rejected => summary.reject(record, reasons),
    }
    Ok(None)
}

/// What could not even be read is no document, so its problems are the run's, each with its
/// place: two of them are not the same nothing.
fn refuse(
    batch: &mut Batch<'_>,
    run: RunId,
    record: &Record,
    summary: &mut Summary,
) -> Result<(), IngestError> {
    batch.unread(run, &record.location, &record.problems)?;
    summary.seen += 1;
    summary.bytes += record.consumed;
    summary.reject(record, &[]);
    Ok(())
}
