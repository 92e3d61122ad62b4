//! The command as `cargo xtask` calls it.

use std::io;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_onrecord-eval"))
        .args(arguments)
        .current_dir(folder)
        .output()
}

const GOLD: &str = r#"{"doc_id":"1","text":"Rain is due, Venn said.","attributions":[{"source":[[13,17]],"cue":[[18,22]],"content":[[0,11]],"id":"E1"}]}"#;

#[test]
fn predictions_are_scored_and_written_where_asked() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("gold.jsonl"), GOLD).unwrap();
    let arguments = "attribution gold.jsonl --json --scored gold.jsonl --predictions out/made";
    let done = run(folder.path(), &arguments.split(' ').collect::<Vec<_>>()).unwrap();
    assert!(done.status.success() && done.stderr.is_empty(), "{done:?}");
    let figures: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(figures["core_e2e_f"], 100.0);
    let written = std::fs::read_to_string(folder.path().join("out/made/gold.jsonl")).unwrap();
    assert!(written.contains("[[13,17]]"), "{written}");
}

#[test]
fn provenance_is_measured_on_the_sets_that_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let pier = "The old pier of Ostwick collapsed into the bay before dawn on Friday and divers \
        searched the wreckage for a missing night watchman of the harbour board";
    write(
        "sets/syndication/articles.jsonl",
        &format!(
            "{{\"id\":\"a\",\"text\":\"{pier}\"}}\n{{\"id\":\"b\",\"text\":\"{pier}, it says.\"}}\n"
        ),
    );
    write(
        "sets/outlet-citations/articles.jsonl",
        r#"{"split":"dev","article":"x","publisher":"nyt","date":"2016-01-02","text":"LUND (Reuters) - It rained all day in the town, Ada Venn told CNN.","wire":"Reuters"}"#,
    );
    write(
        "sets/outlet-citations/citations.jsonl",
        r#"{"article":"x","source":"Ada Venn","cited_outlets":[{"where":"after_cue","name":"CNN","self":false}]}"#,
    );
    let arguments = ["provenance", "sets", "--json", "--predictions", "out"];
    let done = run(folder.path(), &arguments).unwrap();
    assert!(done.status.success() && done.stderr.is_empty(), "{done:?}");
    let figures: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    for name in ["syndication_f", "outlet_citations_dev_f", "wire_f"] {
        assert_eq!(figures[name], 100.0, "{name}");
    }
    let written = std::fs::read_to_string(folder.path().join("out/syndication.jsonl")).unwrap();
    assert_eq!(written.lines().count(), 2);

    let none = run(folder.path(), &["provenance", "out"]).unwrap();
    assert_eq!(none.status.code(), Some(2));
}

#[test]
fn the_corpus_goes_to_a_file_or_to_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let mut arguments = vec!["corpus", "--articles", "12", "--seed", "5"];
    let piped = run(folder.path(), &arguments).unwrap();
    arguments.extend(["--out", "c.jsonl"]);
    let filed = run(folder.path(), &arguments).unwrap();
    assert!(filed.status.success() && filed.stdout.is_empty());
    let file = std::fs::read(folder.path().join("c.jsonl")).unwrap();
    assert_eq!(file, piped.stdout);
    assert_eq!(file.iter().filter(|b| **b == b'\n').count(), 12);
}

#[test]
fn a_missing_file_is_named_with_exit_code_two() {
    let folder = tempfile::tempdir().unwrap();
    let done = run(folder.path(), &["attribution", "nowhere.jsonl"]).unwrap();
    assert_eq!(done.status.code(), Some(2));
    let message = String::from_utf8(done.stderr).unwrap();
    assert!(message.contains("nowhere.jsonl"), "{message}");
}
