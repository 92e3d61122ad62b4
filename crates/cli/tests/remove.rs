//! `onrecord remove`, as a person types it.

mod common;

use common::{DISPATCH, onrecord, put, sql};
use onrecord_query::canonical_dump;
use std::path::Path;

const UNRELATED: &str = "Orchard fair opens

By Nell Ardry

The orchard fair of Little Wembury opened on Sunday with more stalls than ever, the organiser Piet Sandoval told the Wembury Gazette.

\"We ran out of quinces by noon,\" Sandoval said.
";

fn ingest(dir: &Path, paths: &[&str]) {
    let run = onrecord(dir, &[&["ingest"], paths].concat());
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn what_is_removed_leaves_no_trace_and_the_rest_is_as_if_it_had_never_been_there() {
    let (with, without) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let copy = format!("{DISPATCH}\nThe copy was carried on.\n");
    for dir in [&with, &without] {
        put(dir.path(), "a.txt", DISPATCH);
        put(dir.path(), "b.txt", &copy);
        put(dir.path(), "c.txt", UNRELATED);
    }
    ingest(with.path(), &["a.txt", "b.txt", "c.txt"]);
    ingest(without.path(), &["a.txt", "b.txt"]);
    let file = with.path().join("onrecord.db");
    let holds = |word: &[u8]| {
        let bytes = std::fs::read(&file).unwrap();
        bytes
            .windows(word.len())
            .any(|w| w.eq_ignore_ascii_case(word))
    };
    assert!(holds(b"quinces") && holds(b"Sandoval") && holds(b"Wembury"));

    let run = onrecord(with.path(), &["remove", "--dry-run", "c.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("Orchard fair opens"), "{}", run.out);
    assert!(holds(b"quinces"));

    let run = onrecord(with.path(), &["remove", "c.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("1 documents taken out"), "{}", run.out);
    assert!(!holds(b"quinces") && !holds(b"Sandoval") && !holds(b"Wembury"));
    assert_eq!(
        canonical_dump(&file).unwrap(),
        canonical_dump(&without.path().join("onrecord.db")).unwrap()
    );

    // A member of a story: the others are linked again without it.
    let run = onrecord(with.path(), &["remove", "b.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let alone = tempfile::tempdir().unwrap();
    put(alone.path(), "a.txt", DISPATCH);
    ingest(alone.path(), &["a.txt"]);
    assert_eq!(
        canonical_dump(&file).unwrap(),
        canonical_dump(&alone.path().join("onrecord.db")).unwrap()
    );
}

#[test]
fn an_article_goes_with_all_documents_that_say_it_and_an_older_text_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "a.txt", DISPATCH);
    ingest(dir.path(), &["a.txt"]);
    // The same place with other supplied data: the document that stood there is superseded.
    put(dir.path(), "a.meta.json", r#"{"outlet": "Elsin Courier"}"#);
    ingest(dir.path(), &["a.txt"]);
    assert_eq!(
        sql(dir.path(), "SELECT outlet FROM article_list"),
        ["Elsin Courier"]
    );
    let id = sql(dir.path(), "SELECT article_id FROM article_list");
    let run = onrecord(dir.path(), &["remove", &id[0]]);
    assert_eq!(run.code, 0, "{}", run.err);
    // The older document stands at the place again.
    assert_eq!(sql(dir.path(), "SELECT count(*) FROM article_list"), ["1"]);
    assert_eq!(
        sql(
            dir.path(),
            "SELECT coalesce(outlet, 'none') FROM article_list"
        ),
        ["none"]
    );
}

#[test]
fn what_is_not_there_is_told_and_nothing_goes() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "a.txt", DISPATCH);
    ingest(dir.path(), &["a.txt"]);
    let run = onrecord(dir.path(), &["remove", "a.txt", "no-such.txt"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.err.contains("no-such.txt"), "{}", run.err);
    assert_eq!(sql(dir.path(), "SELECT count(*) FROM article_list"), ["1"]);
}
