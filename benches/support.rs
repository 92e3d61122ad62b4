//! What the benchmarks share: a corpus that is extracted once, and databases made of it.

use onrecord_core::{Article, Problem};
use onrecord_eval::corpus::{Options as Corpus, articles};
use onrecord_extract::{Extractor, Scratch};
use onrecord_ingest::read::{Inputs, Record};
use onrecord_ingest::{Input, Options, extract, ingest};
use onrecord_link::{Signature, signature};
use onrecord_store::{Incoming, NewRun, Store};
use std::fmt::Display;
use std::io::{Write, stderr};
use std::num::NonZeroUsize;
use std::path::Path;
use std::thread;
use tempfile::TempDir;

/// One corpus for all, so that figures can be compared.
const SEED: u64 = 1;
/// Documents of one transaction, as in an ingest.
const BATCH: usize = 1_000;

/// A document with what was made of it.
pub(crate) struct Made {
    /// The document as it was read.
    pub(crate) record: Record,
    /// The article.
    pub(crate) outcome: Result<Article, Vec<Problem>>,
    /// By what it is found.
    pub(crate) signature: Signature,
}

/// The value, or the end of the run with the reason: a benchmark has nobody to tell.
pub(crate) fn must<T, E: Display>(result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => {
            let _ = writeln!(stderr(), "benchmark: {error}");
            std::process::exit(2)
        }
    }
}

/// A new temporary folder.
pub(crate) fn folder() -> TempDir {
    must(tempfile::tempdir())
}

/// Options of an ingest with so many threads.
pub(crate) fn threads(threads: usize) -> Options {
    Options {
        threads: NonZeroUsize::new(threads),
        ..Options::default()
    }
}

/// The articles of the corpus as JSON lines.
pub(crate) fn lines(articles_wanted: usize) -> Vec<Vec<u8>> {
    let corpus = Corpus {
        articles: articles_wanted,
        seed: SEED,
    };
    let lines = articles(corpus).map(|article| {
        let mut line = must(serde_json::to_vec(&article));
        line.push(b'\n');
        line
    });
    lines.collect()
}

/// Reads and extracts documents on all cores; in their order.
pub(crate) fn extract_all(file: &Path) -> Vec<Made> {
    let extractor = extractor();
    let records: Vec<Record> = Inputs::new(&[Input::Path(file.into())]).collect();
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let share = records.len().div_ceil(cores).max(1);
    let mut rest = records.into_iter();
    let mut made = Vec::new();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores)
            .map(|_| {
                let records: Vec<Record> = rest.by_ref().take(share).collect();
                let extractor = &extractor;
                scope.spawn(move || {
                    let mut scratch = Scratch::default();
                    let make = |record| make(extractor, record, &mut scratch);
                    records.into_iter().map(make).collect::<Vec<_>>()
                })
            })
            .collect();
        for worker in workers {
            made.extend(worker.join().unwrap_or_default());
        }
    });
    made
}

fn make(extractor: &Extractor, record: Record, scratch: &mut Scratch) -> Made {
    let outcome = extract(extractor, &record, scratch);
    Made {
        signature: signature(outcome.as_ref().unwrap_or(&Article::default())),
        record,
        outcome,
    }
}

/// The extractor that an ingest into a new database uses.
fn extractor() -> Extractor {
    let folder = folder();
    let store = must(Store::open(&folder.path().join("empty.db")));
    must(Extractor::new(must(store.register())))
}

/// Stores and indexes documents in batches, without linking them.
pub(crate) fn store_all(store: &mut Store, extractor: &str, documents: &[Made]) {
    let run = must(store.begin_run(&NewRun {
        started_at: None,
        extractor,
        arguments: "",
    }));
    for chunk in documents.chunks(BATCH) {
        let mut batch = must(store.batch());
        for made in chunk {
            let put = must(batch.put(
                run,
                &Incoming {
                    location: &made.record.location,
                    bytes: &made.record.bytes,
                    format: made.record.format,
                    supplied: &made.record.supplied,
                    outcome: made.outcome.as_ref().map_err(Vec::as_slice),
                    problems: &made.record.problems,
                },
            ));
            if let onrecord_store::Put::New(article) = put {
                must(batch.index(article, &made.signature.terms, &made.signature.prints));
            }
        }
        must(batch.commit());
    }
}

/// Links what is stored and not linked yet; gives how many articles were linked.
pub(crate) fn link_all(store: &mut Store) -> u64 {
    must(ingest(store, &[], &threads(1), &mut |_| {})).linked
}

/// Makes a database of documents, linked; one file.
pub(crate) fn database(file: &Path, documents: &[Made]) {
    let mut store = must(Store::open(file));
    store_all(&mut store, &version(), documents);
    link_all(&mut store);
    must(store.close());
}

/// The version that rows of the benchmarks are derived by.
pub(crate) fn version() -> String {
    extractor().version().to_owned()
}
