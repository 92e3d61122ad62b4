//! What `extract` wrote is taken in without being extracted again, and says the same.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use onrecord_core::Supplied;
use onrecord_extract::{Extractor, Scratch, json::Line, json::read};
use onrecord_ingest::read::Inputs;
use onrecord_ingest::{Input, Options, Summary, extract, ingest, rebuild};
use onrecord_query::canonical_dump;
use onrecord_store::{Store, register_with};
use std::path::{Path, PathBuf};

#[test]
fn an_extraction_that_is_taken_in_says_what_its_texts_say() {
    let folder = tempfile::tempdir().unwrap();
    let lines = extracted();
    let given = write(folder.path(), "given.jsonl", &lines.concat());
    let (file, summary) = take_in(folder.path(), "given", &given);
    assert_eq!(summary.problems.get("bad-extraction"), None);
    let (texts, direct) = take_in(folder.path(), "texts", &seeds().join("articles"));
    assert_eq!(summary.new, direct.new);
    let said = said(&file, &|_| true);
    assert_same(&said, &self::said(&texts, &|_| true));

    let mut store = Store::open(&file).unwrap();
    let again = rebuild(&mut store, &options(), &mut |_| {}).unwrap();
    store.close().unwrap();
    assert_eq!(again.problems.get("bad-extraction"), None);
    assert_same(&said, &self::said(&file, &|_| true));
}

#[test]
fn an_extraction_that_was_edited_is_made_again_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let lines = extracted();
    let edited: Vec<String> = lines
        .iter()
        .map(|l| l.replace("\"stance\":\"asserts\"", "\"stance\":\"asks\""))
        .collect();
    let given = write(folder.path(), "given.jsonl", &lines.concat());
    let edited = write(folder.path(), "edited.jsonl", &edited.concat());
    let (given, _) = take_in(folder.path(), "given", &given);
    let (edited, summary) = take_in(folder.path(), "edited", &edited);
    assert!(summary.problems.get("bad-extraction") > Some(&15));
    // Who says what is in the body. What only the text had around it cannot be found again.
    let from_body = |row: &str| {
        ["statements\t", "content_spans\t"]
            .iter()
            .any(|view| row.starts_with(view))
    };
    assert_same(&said(&given, &from_body), &said(&edited, &from_body));
}

/// What `extract` writes for the demo corpus, line by line.
fn extracted() -> Vec<String> {
    let register = register_with(&[("demo", &outlets())]).unwrap();
    let extractor = Extractor::new(register).unwrap();
    let mut scratch = Scratch::default();
    let mut lines = Vec::new();
    for record in Inputs::new(&[Input::Path(seeds().join("articles"))]) {
        let mut article = extract(&extractor, &record, &mut scratch).unwrap();
        article.problems.splice(0..0, record.problems.clone());
        let retrieved_at = record.supplied.retrieved_at.as_ref();
        let line = Line::new(
            &record.location,
            extractor.version(),
            retrieved_at,
            &article,
        );
        let line = serde_json::to_string(&line).unwrap();
        let again = read(line.as_bytes(), extractor.version(), &Supplied::default());
        assert_eq!(again, Ok(article));
        lines.push(line + "\n");
    }
    assert!(lines.len() > 20);
    lines
}

fn take_in(folder: &Path, name: &str, input: &Path) -> (PathBuf, Summary) {
    let file = folder.join(format!("{name}.db"));
    let mut store = Store::open(&file).unwrap();
    store.add_outlets(&outlets()).unwrap();
    let inputs = [Input::Path(input.to_owned())];
    let summary = ingest(&mut store, &inputs, &options(), &mut |_| {}).unwrap();
    store.close().unwrap();
    (file, summary)
}

/// What a database says, but for where it was found.
fn said(file: &Path, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
    let without_place = |row: String| -> String {
        let fields = row.split('\t');
        let fields = fields.filter(|f| !f.starts_with("uri=") && !f.starts_with("parent_uri="));
        fields.collect::<Vec<_>>().join("\t")
    };
    let rows = canonical_dump(file).unwrap().into_iter();
    let mut rows: Vec<String> = rows.filter(|r| wanted(r)).map(without_place).collect();
    rows.sort();
    assert!(rows.len() > 20);
    rows
}

#[track_caller]
fn assert_same(left: &[String], right: &[String]) {
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        let only = these.iter().filter(|row| !those.contains(row));
        only.take(5).cloned().collect()
    };
    let (only_left, only_right) = (only(left, right), only(right, left));
    assert!(
        left == right,
        "only left: {only_left:#?}\nonly right: {only_right:#?}"
    );
}

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn options() -> Options {
    Options::default()
}

fn outlets() -> String {
    std::fs::read_to_string(seeds().join("demo-outlets.toml")).unwrap()
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}
