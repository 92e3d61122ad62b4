//! Ingestion: so far the making of the synthetic corpus it is measured on.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use onrecord_eval::corpus::{Options, write};
use std::hint::black_box;

const CORPUS: Options = Options {
    articles: 1_000,
    seed: 1,
};

fn corpus(criterion: &mut Criterion) {
    let mut sink = Vec::new();
    // Writing to memory cannot fail.
    let _ = write(CORPUS, &mut sink);
    let mut group = criterion.benchmark_group("corpus");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(sink.len() as u64));
    group.bench_function("write 1000 articles", |bencher| {
        bencher.iter(|| {
            sink.clear();
            let _ = write(black_box(CORPUS), &mut sink);
            black_box(sink.len())
        });
    });
    group.finish();
}

criterion_group!(benches, corpus);
criterion_main!(benches);
