//! Order does not matter: what the views say is a function of the set of documents.
//!
//! The same documents are taken in in many orders, cut into runs in many ways, by one thread
//! and by two, and derived again; [`canonical_dump`] must say the same of every database.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use onrecord_eval::Rng;
use onrecord_eval::corpus::{self, SyntheticArticle};
use onrecord_ingest::{Input, Options, Summary, ingest, rebuild};
use onrecord_query::canonical_dump;
use onrecord_store::Store;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

#[test]
fn the_demo_corpus_says_the_same_in_any_order_of_files_and_runs() {
    let folder = tempfile::tempdir().unwrap();
    let outlets = std::fs::read_to_string(seeds().join("demo-outlets.toml")).unwrap();
    let files = articles_in(&seeds().join("articles"));
    every_way_says_the_same(folder.path(), &outlets, &files, 21);
}

#[test]
fn copies_and_versions_of_a_url_say_the_same_in_any_order_of_files_and_runs() {
    let folder = tempfile::tempdir().unwrap();
    let inputs = folder.path().join("inputs");
    std::fs::create_dir(&inputs).unwrap();
    write_corpus(&inputs);
    every_way_says_the_same(folder.path(), "", &articles_in(&inputs), 40);
}

/// Takes `files` in in many ways and compares what the databases say.
fn every_way_says_the_same(folder: &Path, outlets: &str, files: &[PathBuf], least: usize) {
    let one = |files: &[PathBuf]| vec![files.to_vec()];
    let first = folder.join("in-order.db");
    let expected = take_in(&first, outlets, &one(files), 1);
    let rows = |view: &str| expected.iter().filter(|row| row.starts_with(view)).count();
    let articles = rows("article_versions\t");
    assert!(articles >= least, "{articles} articles");
    // Where every article stood alone, order could do no harm.
    let (stories, derived) = (rows("story_list\t"), rows("derivation_list\t"));
    assert!(
        stories + 8 < articles && derived > 5,
        "{stories}, {derived}"
    );
    // Independent of each other, and nearly all of it is extraction.
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut backwards = files.to_vec();
            backwards.reverse();
            let said = take_in(&folder.join("backwards.db"), outlets, &one(&backwards), 1);
            assert_same(&expected, &said, "backwards, one run");
            let said = take_in(&folder.join("single.db"), outlets, &cut(&backwards, 1), 1);
            assert_same(&expected, &said, "backwards, a run for each file");
        });
        scope.spawn(|| {
            for (seed, size) in [(1, 5), (2, 11)] {
                let runs = cut(&shuffled(files, seed), size);
                let db = folder.join(format!("shuffled-{seed}.db"));
                let said = take_in(&db, outlets, &runs, 2);
                let way = format!("shuffle {seed} in {} runs, two threads", runs.len());
                assert_same(&expected, &said, &way);
            }
        });
    });
    let mut store = Store::open(&first).unwrap();
    let summary = rebuild(&mut store, &options(2), &mut |_| {}).unwrap();
    adds_up(&summary);
    store.close().unwrap();
    assert_same(&expected, &canonical_dump(&first).unwrap(), "rebuilt");
    let again = take_in(&first, outlets, &cut(files, 7), 1);
    assert_same(&expected, &again, "everything once more");
}

/// Takes in `runs`, each an ingest of its own, and gives what the database says then.
fn take_in(db: &Path, outlets: &str, runs: &[Vec<PathBuf>], threads: usize) -> Vec<String> {
    for files in runs {
        let mut store = Store::open(db).unwrap();
        store.add_outlets(outlets).unwrap();
        let inputs: Vec<Input> = files.iter().cloned().map(Input::Path).collect();
        adds_up(&ingest(&mut store, &inputs, &options(threads), &mut |_| {}).unwrap());
        store.close().unwrap();
    }
    canonical_dump(db).unwrap()
}

fn options(threads: usize) -> Options {
    Options {
        threads: NonZeroUsize::new(threads),
        ..Options::default()
    }
}

fn adds_up(s: &Summary) {
    assert_eq!(
        s.seen,
        s.new + s.updated + s.unchanged + s.duplicate + s.rejected
    );
}

/// Fails with the rows that only one of them has.
fn assert_same(expected: &[String], said: &[String], way: &str) {
    let differing = |these: &[String], those: &[String]| {
        let those: BTreeSet<&String> = those.iter().collect();
        let rows: Vec<String> = these
            .iter()
            .filter(|row| !those.contains(row))
            .take(8)
            .map(|row| row.chars().take(1_500).collect())
            .collect();
        rows.join("\n  ")
    };
    assert!(
        expected == said,
        "{way}: {} rows in order, {} so\nonly in order:\n  {}\nonly so:\n  {}",
        expected.len(),
        said.len(),
        differing(expected, said),
        differing(said, expected)
    );
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

/// The files of a folder that are articles, in order of their names.
fn articles_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_string_lossy().ends_with(".meta.json"))
        .collect();
    files.sort();
    files
}

fn shuffled(files: &[PathBuf], seed: u64) -> Vec<PathBuf> {
    let mut files = files.to_vec();
    let mut rng = Rng::new(seed);
    for i in (1..files.len()).rev() {
        files.swap(i, rng.below(i + 1));
    }
    files
}

fn cut(files: &[PathBuf], size: usize) -> Vec<Vec<PathBuf>> {
    files.chunks(size).map(<[PathBuf]>::to_vec).collect()
}

/// Paragraphs of each article that are kept: enough to link by, fewer to extract from.
const PARAGRAPHS: usize = 4;

/// A synthetic corpus, one file an article, with what makes order hard beside it.
fn write_corpus(folder: &Path) {
    let options = corpus::Options {
        articles: 33,
        seed: 4,
    };
    let articles: Vec<SyntheticArticle> = corpus::articles(options).map(shortened).collect();
    let write = |name: &str, article: &SyntheticArticle| {
        let path = folder.join(format!("{name}.json"));
        std::fs::write(path, serde_json::to_vec(article).unwrap()).unwrap();
    };
    for (i, article) in articles.iter().enumerate() {
        write(&format!("{i:02}"), article);
        match i % 11 {
            // The same document in another place.
            0 => write(&format!("{i:02}-again"), article),
            // Fetched once more: another document, the same article.
            2 => write(&format!("{i:02}-later"), &fetched(article, "2025-06-01")),
            // Changed since: another version of its URL.
            4 => {
                let second = changed(&fetched(article, "2025-06-02"));
                write(&format!("{i:02}-changed"), &second);
            }
            // Changed twice.
            6 => {
                let second = changed(&fetched(article, "2025-06-03"));
                write(&format!("{i:02}-second"), &second);
                let third = changed(&fetched(&second, "2025-06-04"));
                write(&format!("{i:02}-third"), &third);
            }
            // Carried by another outlet under a URL of its own, without a date.
            8 => {
                let copy = SyntheticArticle {
                    url: format!("{}/copy", article.url),
                    outlet: "Quarrow Evening Mirror".into(),
                    published_at: String::new(),
                    ..article.clone()
                };
                write(&format!("{i:02}-copy"), &copy);
            }
            _ => {}
        }
    }
    std::fs::write(folder.join("short.txt"), "No more.").unwrap();
}

fn shortened(article: SyntheticArticle) -> SyntheticArticle {
    let paragraphs: Vec<&str> = article.body.split("\n\n").take(PARAGRAPHS).collect();
    SyntheticArticle {
        body: paragraphs.join("\n\n"),
        ..article
    }
}

fn fetched(article: &SyntheticArticle, day: &str) -> SyntheticArticle {
    SyntheticArticle {
        retrieved_at: day.into(),
        ..article.clone()
    }
}

fn changed(article: &SyntheticArticle) -> SyntheticArticle {
    let mut changed = article.clone();
    changed.title.push_str(" again");
    changed.body.push_str(
        "\n\nThe council of Lower Marrick said on Friday that the figures had been corrected.",
    );
    changed
}
