//! What linking one new article costs a database that holds many.
//!
//! The articles of one corpus come in order of date. The same ones come in every case; the
//! databases hold the 1,000 and 10,000 before them, and as many as `ONRECORD_BENCH_LARGE` says
//! (100,000 take minutes to make). What comes is stored, and then linked alone; storing is not
//! measured. The times should hardly differ.

use crate::support::{Made, extract_all, folder, lines, must, store_all, threads, version};
use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use onrecord_core::KeyBuilder;
use onrecord_extract::json;
use onrecord_ingest::{Input, ingest, link};
use onrecord_store::Store;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Articles that come, after those that are held.
const COMING: usize = 1_000;
/// Of those, so many are linked in one measurement, one after the other: some have many
/// relatives, some none.
const AT_ONCE: usize = 10;

/// Measures it.
pub(crate) fn next(criterion: &mut Criterion) {
    let mut sizes = vec![1_000, 10_000];
    if let Ok(large) = std::env::var("ONRECORD_BENCH_LARGE") {
        sizes.push(must(large.parse()));
    }
    let most = sizes.iter().copied().max().unwrap_or_default();
    let mut group = criterion.benchmark_group("link the next 10 articles, each alone");
    group.sample_size(10);
    group.sampling_mode(SamplingMode::Flat);
    group.warm_up_time(Duration::from_millis(500));
    group.measurement_time(Duration::from_secs(5));
    group.throughput(Throughput::Elements(AT_ONCE as u64));
    for held in sizes {
        let mut desk: Option<Desk> = None;
        let id = BenchmarkId::from_parameter(format!("{held} held"));
        group.bench_function(id, |bencher| {
            let desk = desk.get_or_insert_with(|| Desk::new(&extracted(most + COMING), most, held));
            bencher.iter_custom(|times| (0..times).map(|_| desk.link_next()).sum());
        });
    }
    group.finish();
}

/// A database, and what comes next.
struct Desk {
    store: Store,
    coming: std::vec::IntoIter<Made>,
    version: String,
    // After the store, so that it goes last.
    _folder: TempDir,
}

impl Desk {
    /// Holds the last so many of the first `most` articles.
    fn new(lines: &Path, most: usize, held: usize) -> Self {
        let folder = folder();
        let path = |name: &str| folder.path().join(name);
        let (first, coming) = (path("first.jsonl"), path("coming.jsonl"));
        let mut all = BufReader::new(must(File::open(lines))).lines();
        for (file, skip, count) in [(&first, most - held, held), (&coming, 0, COMING)] {
            let mut out = BufWriter::new(must(File::create(file)));
            for line in all.by_ref().skip(skip).take(count) {
                must(writeln!(out, "{}", must(line)));
            }
            must(out.flush());
        }
        let mut store = must(Store::open(&path("news.db")));
        must(ingest(
            &mut store,
            &[Input::Path(first)],
            &threads(2),
            &mut |_| {},
        ));
        Self {
            store,
            coming: extract_all(&coming).into_iter(),
            version: version(),
            _folder: folder,
        }
    }

    /// Stores the next articles and links each alone; gives the time that linking took.
    fn link_next(&mut self) -> Duration {
        let mut taken = Duration::ZERO;
        for _ in 0..AT_ONCE {
            let next = must(self.coming.next().ok_or("no more articles come"));
            store_all(&mut self.store, &self.version, &[next]);
            let begun = Instant::now();
            must(link(&mut self.store, &threads(1), &mut |_| {}));
            taken += begun.elapsed();
        }
        taken
    }
}

/// A file of the first so many articles of the corpus as `extract` writes them. It is made once,
/// which takes minutes for tens of thousands; one of your own may be named by
/// `ONRECORD_BENCH_LINES`.
fn extracted(articles_wanted: usize) -> PathBuf {
    if let Some(own) = std::env::var_os("ONRECORD_BENCH_LINES") {
        return own.into();
    }
    let version = version();
    let key = KeyBuilder::new("lines").part(&version);
    let name = format!("extracted-{articles_wanted}-{}.jsonl", key.finish());
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if file.exists() {
        return file;
    }
    let folder = folder();
    let (some, part) = (
        folder.path().join("some.jsonl"),
        file.with_extension("part"),
    );
    let mut out = BufWriter::new(must(File::create(&part)));
    for lines in lines(articles_wanted).chunks(2_000) {
        must(std::fs::write(&some, lines.concat()));
        for made in extract_all(&some) {
            let article = made.outcome.unwrap_or_default();
            let retrieved_at = made.record.supplied.retrieved_at.as_ref();
            let id = &made.record.location;
            let line = json::Line::new(id, &version, retrieved_at, &article);
            must(serde_json::to_writer(&mut out, &line));
            must(out.write_all(b"\n"));
        }
    }
    must(out.flush());
    must(std::fs::rename(&part, &file));
    file
}
