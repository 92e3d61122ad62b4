//! `onrecord export` on the demo corpus.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[expect(dead_code, reason = "other tests use the rest")]
mod common;
#[path = "common/demo.rs"]
mod demo;

use common::{onrecord, sql};
use demo::DEMO;
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

/// A folder of one's own with the database in it.
fn desk() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let name = "onrecord.db";
    std::fs::copy(DEMO.path().join(name), dir.path().join(name)).unwrap();
    dir
}

#[test]
fn every_example_of_the_page_works() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/export.md");
    let page = std::fs::read_to_string(page).unwrap();
    let dir = desk();
    let mut ran = 0;
    for line in page.lines() {
        if let Some(args) = line.strip_prefix("onrecord ") {
            let args: Vec<&str> = args.split_whitespace().collect();
            let run = onrecord(dir.path(), &args);
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{line}");
            let at = args.iter().position(|a| *a == "-o").unwrap();
            assert!(dir.path().join(args[at + 1]).exists(), "{line}");
            ran += 1;
        }
    }
    assert!(ran > 8, "{ran}");
    // Nothing half-written is left.
    let left = std::fs::read_dir(dir.path()).unwrap();
    let left = left.map(|e| e.unwrap().file_name().into_string().unwrap());
    assert!(!left.into_iter().any(|name| name.ends_with(".part")));
}

#[test]
fn every_term_of_linked_data_is_on_the_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("docs/export.md")).unwrap();
    let context = root.join("crates/export/src/json_ld/context.json");
    let context: Value = serde_json::from_str(&std::fs::read_to_string(context).unwrap()).unwrap();
    let mut checked = 0;
    for (name, meaning) in context.as_object().unwrap() {
        let iri = meaning.as_str().or_else(|| meaning["@id"].as_str());
        if iri.is_some_and(|iri| iri.starts_with("onrecord:")) {
            let named = page.contains(&format!("`{name}`"));
            assert!(
                named || page.contains(&format!("`onrecord:{name}`")),
                "{name}"
            );
            checked += 1;
        }
    }
    assert!(checked > 20, "{checked}");
}

#[test]
fn linked_data_of_a_story_holds_its_articles_and_no_others() {
    let dir = desk();
    let count = |what: &str| sql(dir.path(), what).swap_remove(0);
    let run = onrecord(dir.path(), &["export", "-f", "json-ld", "--story", "2"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let document: Value = serde_json::from_str(&run.out).unwrap();
    let things = document["@graph"].as_array().unwrap();
    let of = |kind: &str| {
        let is = |thing: &&Value| match &thing["@type"] {
            Value::Array(types) => types.iter().any(|t| t == kind),
            one => one == kind,
        };
        things.iter().filter(is).count().to_string()
    };
    assert_eq!(
        of("Claim"),
        count("SELECT count(*) FROM claims WHERE story_id = 2")
    );
    assert_eq!(
        of("NewsArticle"),
        count(
            "SELECT count(DISTINCT v.id) FROM article_list AS a JOIN articles AS v
             ON v.id = a.article_id OR v.address = (SELECT address FROM articles WHERE id = a.article_id)
             WHERE a.story_id = 2"
        )
    );
}

#[test]
fn what_somebody_wrote_into_a_note_is_kept_and_named() {
    let dir = desk();
    let args = ["export", "-f", "markdown", "--story", "1", "-o", "vault"];
    let first = onrecord(dir.path(), &args);
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    let stories = std::fs::read_dir(dir.path().join("vault/Stories")).unwrap();
    let story = stories.map(|e| e.unwrap().path()).next().unwrap();
    let text = std::fs::read_to_string(&story).unwrap();
    std::fs::write(&story, format!("{text}My own words.\n")).unwrap();
    let second = onrecord(dir.path(), &args);
    assert_eq!(second.code, 0);
    let name = story.file_name().unwrap().to_str().unwrap();
    assert!(second.err.contains(name), "{}", second.err);
    assert!(
        std::fs::read_to_string(&story)
            .unwrap()
            .ends_with("My own words.\n")
    );
}

#[test]
fn what_breaks_off_leaves_the_file_that_was_there() {
    let dir = desk();
    let path = dir.path().join("graph.graphml");
    std::fs::write(&path, "before").unwrap();
    for args in [
        &[
            "export",
            "-f",
            "graphml",
            "--story",
            "99",
            "-o",
            "graph.graphml",
        ][..],
        &["export", "no_such_view", "-o", "graph.graphml"],
    ] {
        let run = onrecord(dir.path(), args);
        assert_eq!(run.code, 1, "{}", run.err);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "before");
    }
    for args in [
        &["export", "-f", "markdown"][..],
        &["export", "-f", "json-ld", "story_list"],
        &["export", "-f", "jsonl", "story_list", "--story", "1"],
        &["export", "-f", "ftm", "-o", "no/such/folder"],
        &["export", "story_list", "-o", "./onrecord.db"],
    ] {
        let run = onrecord(dir.path(), args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
    }
}
