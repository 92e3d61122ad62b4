//! Exports, read by tools that are not ours: Python with rdflib, networkx, followthemoney, PyYAML
//! and DuckDB, and xmllint. What is not there is skipped, and said so. `ONRECORD_PYTHON` names
//! the Python, else it is `python3`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[expect(dead_code, reason = "other tests use the rest")]
mod common;
#[path = "common/demo.rs"]
mod demo;

use common::{onrecord, sql};
use demo::DEMO;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

fn count(query: &str) -> String {
    sql(DEMO.path(), query).swap_remove(0)
}

fn export(args: &[&str]) {
    let run = onrecord(DEMO.path(), &[&["export"], args].concat());
    assert_eq!(run.code, 0, "{args:?}: {}", run.err);
}

/// Past the test harness, which shows nothing of a test that passes.
fn skipped(what: &str, why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED {what}: {why}");
}

/// Whether a program runs and ends well.
fn runs(program: &str, args: &[&str]) -> bool {
    let mut command = Command::new(program);
    command
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Runs a script on what was exported, if Python has the module it needs.
fn check(script: &str, module: &str, args: &[&str]) {
    let python = std::env::var("ONRECORD_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    if !runs(&python, &["-c", &format!("import {module}")]) {
        return skipped(script, &format!("{python} has no {module}"));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports_foreign");
    let output = Command::new(&python)
        .arg(path.join(script))
        .args(args)
        .current_dir(DEMO.path())
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script}: {err}");
}

#[test]
fn an_rdf_library_reads_the_linked_data() {
    export(&["-f", "json-ld", "-o", "all.jsonld"]);
    let counts = [
        "SELECT count(*) FROM article_versions",
        "SELECT count(DISTINCT attribution_id) FROM statements",
        "SELECT count(DISTINCT attribution_id) FROM statements WHERE stance = 'denies'",
        "SELECT count(*) FROM claim_origins",
    ]
    .map(count);
    let counts = counts.each_ref().map(String::as_str);
    check(
        "linked_data.py",
        "rdflib",
        &[&["all.jsonld"], &counts[..]].concat(),
    );
}

#[test]
fn networkx_and_xmllint_read_the_graph() {
    export(&["-f", "graphml", "-o", "all.graphml"]);
    let articles = count("SELECT count(*) FROM article_list");
    check("graph.py", "networkx", &["all.graphml", &articles]);
    if !runs("xmllint", &["--version"]) {
        return skipped("the graph as XML", "there is no xmllint");
    }
    let path = DEMO.path().join("all.graphml");
    assert!(runs("xmllint", &["--noout", path.to_str().unwrap()]));
}

#[test]
fn the_library_of_follow_the_money_reads_the_entities() {
    export(&["-f", "ftm", "-o", "all.ftm.json"]);
    let articles = count("SELECT count(*) FROM article_versions");
    check(
        "entities.py",
        "followthemoney",
        &["all.ftm.json", &articles],
    );
}

#[test]
fn a_yaml_library_reads_the_notes() {
    export(&["-f", "markdown", "-o", "vault"]);
    let articles = count("SELECT count(*) FROM article_versions");
    check("notes.py", "yaml", &["vault", &articles]);
}

#[test]
fn duckdb_reads_the_tables() {
    let mut formats = vec!["csv", "tsv", "jsonl"];
    if cfg!(feature = "parquet") {
        formats.push("parquet");
    }
    for format in formats {
        export(&["-f", format, "-o", "tables"]);
    }
    let views = onrecord_query::views().iter();
    let rows: Vec<String> = views
        .map(|view| format!("{view}={}", count(&format!("SELECT count(*) FROM {view}"))))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    check("tables.py", "duckdb", &[&["tables"], &rows[..]].concat());
}
