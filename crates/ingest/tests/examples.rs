//! The examples of the crates do what they say.

#[expect(dead_code, reason = "its main is for who runs it by hand")]
#[path = "../examples/custom_source.rs"]
mod custom_source;
#[expect(dead_code, reason = "its main is for who runs it by hand")]
#[path = "../../query/examples/provenance.rs"]
mod provenance;

use onrecord_ingest::{Input, Options, ingest, rebuild};
use onrecord_query::{Database, Value, canonical_dump};
use onrecord_store::Store;
use std::path::Path;

#[test]
fn a_format_of_ones_own_is_read_and_read_again() {
    let dir = tempfile::tempdir().unwrap();
    // In a folder, it is found by its ending.
    let tapes = dir.path().join("tapes");
    std::fs::create_dir(&tapes).unwrap();
    custom_source::write_tape(&tapes.join("a.tape")).unwrap();
    let database = dir.path().join("wire.db");
    let mut out = Vec::new();
    let summary = custom_source::take_in(&tapes, &database, &mut out).unwrap();
    assert_eq!((summary.seen, summary.new, summary.rejected), (2, 2, 0));
    assert!(summary.attributions >= 4, "{summary:?}");
    let told = String::from_utf8(out).unwrap();
    assert!(
        told.starts_with("2 messages, ") && told.ends_with("2 articles linked\n"),
        "{told}"
    );

    let mut asked = Database::open(&database).unwrap();
    let query = "SELECT uri, title, outlet, published_at FROM article_list ORDER BY uri";
    let table = asked.query(query).unwrap().swap_remove(0);
    let texts = |row: &Vec<Value>| -> Vec<String> {
        let text = |value: &Value| match value {
            Value::Text(text) => text.clone(),
            _ => String::new(),
        };
        row.iter().map(text).collect()
    };
    let second = texts(&table.rows[1]);
    assert!(second[0].ends_with("a.tape#nl0418"), "{second:?}");
    assert_eq!(
        second[1..],
        ["Ferries stop at dusk", "Northline", "2025-03-12"]
    );
    let before = canonical_dump(&database).unwrap();
    drop(asked);

    // A rebuild needs the reader; without it the documents stay, and say what is missing.
    let options = Options::default().reader(custom_source::WireTape);
    let mut store = Store::open(&database).unwrap();
    rebuild(&mut store, &options, &mut |_| {}).unwrap();
    store.close().unwrap();
    assert_eq!(canonical_dump(&database).unwrap(), before);
    let mut store = Store::open(&database).unwrap();
    let summary = rebuild(&mut store, &Options::default(), &mut |_| {}).unwrap();
    store.close().unwrap();
    assert_eq!((summary.seen, summary.rejected), (2, 2));
    assert_eq!(summary.problems.get("unknown-format"), Some(&2));
}

#[test]
fn the_provenance_of_a_claim_is_told_with_reasons() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("demo.db");
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/articles");
    let mut store = Store::open(&path).unwrap();
    ingest(
        &mut store,
        &[Input::Path(seeds)],
        &Options::default(),
        &mut |_| {},
    )
    .unwrap();
    store.close().unwrap();
    let told = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        let mut out = Vec::new();
        provenance::print(&path, &words, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let text = told(&["grain", "port", "share"]);
    for part in [
        "independent origins",
        "Northline, 2025-03-11",
        "asserts: “",
        "[origin]",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(told(&["claim:1"]).contains("independent origins"));
    assert_eq!(told(&["zzzz"]), "No claim holds these words.\n");
}
