//! The same file in other hands: the real `sqlite3`, Datasette and DuckDB.
//!
//! What is not on this machine is skipped, and says so. `ONRECORD_PYTHON` names a Python that
//! has `datasette`, or `duckdb` with `duckdb_extension_sqlite_scanner`; else it is `python3`.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod common;

use common::{DISPATCH, onrecord, put, sql};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use tempfile::TempDir;

/// A folder with a database of the demo corpus and one text more, made once.
static DEMO: LazyLock<TempDir> = LazyLock::new(|| {
    let dir = tempfile::tempdir().unwrap();
    let seeds = root().join("seeds");
    let (outlets, articles) = (seeds.join("demo-outlets.toml"), seeds.join("articles"));
    let paths = [&outlets, &articles].map(|path| path.to_str().unwrap());
    let run = onrecord(
        dir.path(),
        &["ingest", "--quiet", "--outlets", paths[0], paths[1]],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    put(dir.path(), "dispatch.txt", DISPATCH);
    assert_eq!(onrecord(dir.path(), &["ingest", "dispatch.txt"]).code, 0);
    dir
});

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The views of the surface, with how many rows each has.
fn views() -> Vec<(String, usize)> {
    let names = sql(
        DEMO.path(),
        "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name",
    );
    assert!(names.len() >= 12, "{names:?}");
    let count = |name: &String| sql(DEMO.path(), &format!("SELECT count(*) FROM {name}"));
    let counted = names.iter().map(|name| count(name)[0].parse().unwrap());
    names.iter().cloned().zip(counted).collect()
}

/// The saved queries, by name, with their text.
fn saved() -> Vec<(String, String)> {
    let list = onrecord(DEMO.path(), &["queries"]).out;
    let names = list.lines().filter_map(|line| line.split(' ').next());
    let show = |name: &str| onrecord(DEMO.path(), &["queries", name, "--show"]).out;
    names.map(|name| (name.to_owned(), show(name))).collect()
}

/// Functions that only `onrecord sql` has.
const OURS: &[&str] = &["fold(", "excerpt(", "median(", "regexp", "days_between("];

fn needs_ours(query: &str) -> bool {
    OURS.iter().any(|name| query.to_lowercase().contains(name))
}

/// Says what is not tested here, past the capture of the test harness.
fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}

fn output(command: &mut Command, input: &str) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    child.wait_with_output().unwrap()
}

#[test]
fn sqlite3_reads_every_view_and_runs_every_saved_query() {
    if Command::new("sqlite3").arg("--version").output().is_err() {
        return skipped("there is no sqlite3 on the path");
    }
    let ask = |query: &str| {
        let mut command = Command::new("sqlite3");
        command.args(["-readonly", "-bail", "onrecord.db"]);
        let ran = output(command.current_dir(DEMO.path()), query);
        let err = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(ran.status.success() && err.is_empty(), "{query}: {err}");
        String::from_utf8(ran.stdout).unwrap()
    };
    assert_eq!(ask("PRAGMA integrity_check;"), "ok\n");
    assert_eq!(ask("PRAGMA foreign_key_check;"), "");
    for (view, rows) in views() {
        assert_eq!(
            ask(&format!("SELECT count(*) FROM {view};")),
            format!("{rows}\n")
        );
        // Each row, to its last column.
        ask(&format!(".mode json\nSELECT * FROM {view};"));
    }
    let found = ask("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'harbour';");
    assert_ne!(found, "0\n");
    let evidence = "SELECT count(*) FROM content_spans AS c JOIN statements USING (attribution_id)
        JOIN article_texts AS t USING (article_id)
        WHERE substr(t.body, c.start + 1, c.\"end\" - c.start) <> c.text;";
    assert_eq!(ask(evidence), "0\n");
    let (mut ran, mut with_rows) = (0, 0);
    for (name, query) in saved() {
        if needs_ours(&query) {
            continue;
        }
        ran += 1;
        let parameters = ".param set :source '%'\n.param set :outlet '%'\n";
        let given = ask(&format!("{parameters}{query}"));
        with_rows += usize::from(!given.is_empty());
        let ours = onrecord(
            DEMO.path(),
            &[
                "queries", &name, "-p", "source=%", "-p", "outlet=%", "--format", "csv",
            ],
        );
        assert_eq!(ours.out.lines().count() > 1, !given.is_empty(), "{name}");
    }
    assert!(
        ran >= 20 && with_rows >= 15,
        "{ran} ran, {with_rows} gave rows"
    );
}

/// A Python that has these modules.
fn python(modules: &str) -> Option<String> {
    let python = std::env::var("ONRECORD_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let imported = Command::new(&python)
        .args(["-c", &format!("import {modules}")])
        .output();
    if imported.is_ok_and(|o| o.status.success()) {
        return Some(python);
    }
    skipped(&format!(
        "{python} has no {modules}; ONRECORD_PYTHON may name one that has"
    ));
    None
}

/// What a script of `tests/foreign` prints.
fn script(python: &str, name: &str, arguments: &[&Path], input: &Value) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign");
    let mut command = Command::new(python);
    command.arg(folder.join(name)).args(arguments);
    let ran = output(&mut command, &input.to_string());
    let err = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{err}");
    serde_json::from_slice(&ran.stdout).unwrap()
}

#[test]
fn datasette_shows_every_view_and_saved_query_and_searches() {
    let Some(python) = python("datasette") else {
        return;
    };
    let mut paths = vec!["/".to_owned(), "/onrecord".to_owned()];
    let views = views();
    for (view, _) in &views {
        paths.push(format!("/onrecord/{view}.json?_shape=array&_size=max"));
        paths.push(format!("/onrecord/{view}?_size=3"));
    }
    let tables = paths.len();
    for (name, query) in saved() {
        if !needs_ours(&query) {
            let parameters = "source=%25&outlet=%25";
            paths.push(format!("/onrecord/{name}.json?_shape=array&{parameters}"));
        }
    }
    let queries = paths.len();
    paths.push("/onrecord/article_search.json?_shape=array&_search=harbour".to_owned());
    paths.push("/onrecord/article_search.json?_shape=array&_search=zzzzzz".to_owned());
    let given = script(
        &python,
        "datasette_paths.py",
        &[
            &DEMO.path().join("onrecord.db"),
            &root().join("metadata.yaml"),
        ],
        &serde_json::json!(paths),
    );
    let given = given.as_array().unwrap();
    let rows = |answer: &Value| -> usize {
        let rows: Value = serde_json::from_str(answer[2].as_str().unwrap()).unwrap();
        rows.as_array().unwrap().len()
    };
    for answer in given {
        assert_eq!(answer[1], 200, "{}: {}", answer[0], answer[2]);
    }
    for ((view, expected), pair) in views.iter().zip(given[2..tables].chunks(2)) {
        assert_eq!(rows(&pair[0]), *expected, "{view}");
    }
    // The first page tells what the file is, that of the database names every saved query.
    assert!(given[0][2].as_str().unwrap().contains("Who said what"));
    let first = given[1][2].as_str().unwrap();
    for (name, _) in saved() {
        assert!(first.contains(&format!("/onrecord/{name}")), "{name}");
    }
    let answered = given[tables..queries].iter().filter(|a| rows(a) > 0);
    assert!(answered.count() >= 15);
    assert!(rows(&given[queries]) > 0 && rows(&given[queries + 1]) == 0);
}

#[test]
fn duckdb_reads_every_view() {
    let Some(python) = python("duckdb, duckdb_extension_sqlite_scanner") else {
        return;
    };
    let views = views();
    let names: Vec<&String> = views.iter().map(|(name, _)| name).collect();
    let given = script(
        &python,
        "duckdb_rows.py",
        &[&DEMO.path().join("onrecord.db")],
        &serde_json::json!(names),
    );
    for (view, rows) in &views {
        assert_eq!(given[view].as_array().unwrap().len(), *rows, "{view}");
    }
    // A value comes as what it is.
    let ours = onrecord(
        DEMO.path(),
        &[
            "sql",
            "--format",
            "json",
            "SELECT uri FROM article_list ORDER BY article_id",
        ],
    );
    let ours: Value = serde_json::from_str(&ours.out).unwrap();
    let mut ours: Vec<&str> = ours
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|r| r["uri"].as_str())
        .collect();
    let theirs = given["article_list"].as_array().unwrap();
    let mut theirs: Vec<&str> = theirs.iter().filter_map(|row| row[2].as_str()).collect();
    ours.sort_unstable();
    theirs.sort_unstable();
    assert_eq!(ours, theirs);
}
