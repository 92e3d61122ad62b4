//! Lookup: so far finding the stories of a synthetic corpus by a scan, as a baseline.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use onrecord_eval::corpus::{Options, SyntheticArticle, articles};
use std::hint::black_box;

fn scan(criterion: &mut Criterion) {
    let options = Options {
        articles: 1_000,
        seed: 1,
    };
    let corpus: Vec<SyntheticArticle> = articles(options).collect();
    let bytes: usize = corpus.iter().map(|article| article.body.len()).sum();
    let mut group = criterion.benchmark_group("lookup");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("scan 1000 bodies for a phrase", |bencher| {
        bencher.iter(|| {
            let phrase = black_box("told Northline that");
            corpus
                .iter()
                .filter(|article| article.body.contains(phrase))
                .count()
        });
    });
    group.finish();
}

criterion_group!(benches, scan);
criterion_main!(benches);
