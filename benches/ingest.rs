//! Ingestion: from documents to rows that survive a power cut.
//!
//! Each is measured on an empty database and on one that holds [`HELD`] articles: the two
//! should hardly differ, for the cost of an article does not grow with what is stored.
//! Opening and closing the database are part of the time.

mod next;
mod support;

use criterion::measurement::WallTime;
use criterion::{
    BatchSize, BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group,
    criterion_main,
};
use onrecord_ingest::{Input, ingest};
use onrecord_store::Store;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;
use support::{Made, database, extract_all, folder, lines, link_all, must, store_all, threads};
use tempfile::TempDir;

/// Articles in the larger database.
const HELD: usize = 2_000;
/// Articles that come to be stored.
const COMING: usize = 1_000;
/// Of those, the articles that come to be linked, or to be taken in from bytes to links.
const FEW: usize = 100;

/// The documents, in order of date: first those that are held, then those that come.
static LINES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| lines(HELD + COMING));
/// What was made of them; only where something is measured.
static WORLD: LazyLock<World> = LazyLock::new(World::new);

struct World {
    folder: TempDir,
    version: String,
    coming: Vec<Made>,
}

impl World {
    fn new() -> Self {
        let folder = folder();
        let path = |name: &str| folder.path().join(name);
        must(std::fs::write(path("all.jsonl"), LINES.concat()));
        must(std::fs::write(path("whole.jsonl"), come(FEW).concat()));
        let mut held = extract_all(&path("all.jsonl"));
        let coming = held.split_off(HELD.min(held.len()));
        database(&path("0.db"), &[]);
        database(&path(&format!("{HELD}.db")), &held);
        Self {
            folder,
            version: support::version(),
            coming,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A fresh copy of the database that holds so many articles.
    fn copy(&self, held: usize) -> (TempDir, PathBuf) {
        let folder = folder();
        let file = folder.path().join("copy.db");
        must(std::fs::copy(self.path(&format!("{held}.db")), &file));
        (folder, file)
    }

    fn store(&self, articles: usize, file: &Path) {
        let coming = self.coming.get(..articles).unwrap_or(&self.coming);
        let mut store = must(Store::open(file));
        store_all(&mut store, &self.version, coming);
        must(store.close());
    }
}

/// The first of those that come.
fn come(articles: usize) -> &'static [Vec<u8>] {
    let coming = LINES.get(HELD..).unwrap_or_default();
    coming.get(..articles).unwrap_or(coming)
}

fn whole(criterion: &mut Criterion) {
    let group = criterion.benchmark_group("ingest 100 articles on one thread");
    let nothing = |_: &World, _: &Path| {};
    measure(group, come(FEW), nothing, |world, file| {
        let mut store = must(Store::open(file));
        let inputs = [Input::Path(world.path("whole.jsonl"))];
        must(ingest(&mut store, &inputs, &threads(1), &mut |_| {}));
        must(store.close());
    });
}

fn store(criterion: &mut Criterion) {
    let group = criterion.benchmark_group("store and index 1000 extracted articles");
    let nothing = |_: &World, _: &Path| {};
    measure(group, come(COMING), nothing, |world, file| {
        world.store(COMING, file);
    });
}

fn link(criterion: &mut Criterion) {
    let group = criterion.benchmark_group("link 100 stored articles");
    let stored = |world: &World, file: &Path| world.store(FEW, file);
    measure(group, come(FEW), stored, |_, file| {
        let mut store = must(Store::open(file));
        link_all(&mut store);
        must(store.close());
    });
}

/// Measures `work` on copies of each database, on which `prepare` has worked before.
fn measure(
    mut group: BenchmarkGroup<'_, WallTime>,
    documents: &[Vec<u8>],
    prepare: impl Fn(&World, &Path),
    work: impl Fn(&World, &Path),
) {
    group.sample_size(10);
    group.sampling_mode(SamplingMode::Flat);
    group.warm_up_time(Duration::from_millis(100));
    group.measurement_time(Duration::from_secs(3));
    group.throughput(Throughput::ElementsAndBytes {
        elements: documents.len() as u64,
        bytes: documents.iter().map(|line| line.len() as u64).sum(),
    });
    for held in [0, HELD] {
        let id = BenchmarkId::from_parameter(format!("{held} held"));
        group.bench_function(id, |bencher| {
            let world = &*WORLD;
            bencher.iter_batched(
                || {
                    let (folder, file) = world.copy(held);
                    prepare(world, &file);
                    (folder, file)
                },
                |(folder, file)| {
                    work(world, &file);
                    // Given back, so that clearing it away is not measured.
                    folder
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, whole, store, link, next::next);
criterion_main!(benches);
