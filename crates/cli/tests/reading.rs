//! What a person reads: an article with its marks, and why an extraction is as it is.

mod common;

use common::{DISPATCH, onrecord, put, sql, with_input};
use serde_json::Value;
use std::collections::BTreeSet;

/// The text of a range of characters.
fn slice(body: &str, span: &Value) -> String {
    let [start, end] = [0, 1].map(|i| span[i].as_u64().unwrap_or(0) as usize);
    body.chars().skip(start).take(end - start).collect()
}

/// A text without its bracketed marks, and the names of these.
fn unmarked(text: &str) -> (String, BTreeSet<String>) {
    let mut names = BTreeSet::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mark = |open: &str| {
            let digits = open.strip_prefix(['s', 'c', 'x'])?;
            let end = digits.find(|c: char| !c.is_ascii_digit() && c != ',')?;
            (end > 0).then(|| open.split_at(end + 1).0.to_owned())
        };
        if let Some(name) = rest.strip_prefix('[').and_then(mark) {
            rest = rest.split_at(name.len() + 2).1;
            names.insert(name);
        } else if let Some(name) = rest.strip_prefix(' ').and_then(mark)
            && rest.split_at(name.len() + 1).1.starts_with(']')
        {
            rest = rest.split_at(name.len() + 2).1;
        } else if c == ']' {
            rest = rest.split_at(1).1;
        } else {
            plain.push(c);
            rest = rest.split_at(c.len_utf8()).1;
        }
    }
    (plain, names)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_article_shows_who_says_what_in_its_text() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "dispatch.txt", DISPATCH);
    assert_eq!(onrecord(dir.path(), &["ingest", "dispatch.txt"]).code, 0);
    let key = &sql(dir.path(), "SELECT key FROM article_list")[0];
    let shown = onrecord(dir.path(), &["article", key]);
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    assert!(!shown.out.contains('\u{1b}'), "no colours into a pipe");
    let (text, list) = shown.out.split_once("Who says what").unwrap();
    let (_, text) = text.split_once("the list below").unwrap();
    let (plain, names) = unmarked(text);

    let json = onrecord(dir.path(), &["article", "1", "--format", "json"]);
    let article: Value = serde_json::from_str(&json.out).unwrap();
    let body = article["body"].as_str().unwrap();
    assert_eq!(folded(&plain), folded(body));
    let statements = article["statements"].as_array().unwrap();
    assert!(statements.len() >= 4, "{}", json.out);
    for (statement, number) in statements.iter().zip(1..) {
        assert_eq!(statement["number"], number);
        assert!(names.contains(&format!("x{number}")), "{number}: {text}");
        let spans = statement["content"].as_array().unwrap();
        let words: Vec<String> = spans.iter().map(|s| slice(body, s)).collect();
        assert_eq!(words.join(" … "), statement["text"].as_str().unwrap());
        let line = list
            .lines()
            .find(|l| l.trim_start().starts_with(&format!("{number}  ")))
            .unwrap();
        for speaker in statement["speakers"].as_array().unwrap().iter().take(1) {
            assert!(line.contains(speaker["text"].as_str().unwrap()), "{line}");
        }
        assert!(list.contains(statement["stance"].as_str().unwrap()));
    }
    // Two who declined in one breath are one entry.
    let both = list.lines().find(|l| l.contains("port authority")).unwrap();
    assert!(both.contains("; ") && both.contains("declines"), "{both}");
}

#[test]
fn the_text_of_an_article_moves_no_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let body = "The mayor said the \u{1b}[2Jquay was \u{202E}closed for good on Monday.";
    put(
        dir.path(),
        "odd.jsonl",
        serde_json::json!({"title": "Quay \u{9b}31m", "body": body}).to_string(),
    );
    assert_eq!(onrecord(dir.path(), &["ingest", "odd.jsonl"]).code, 0);
    let shown = onrecord(dir.path(), &["article", "1"]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    let moves = |c: char| c != '\n' && (c.is_control() || c == '\u{202E}');
    assert!(!shown.out.contains(moves), "{:?}", shown.out);
    put(dir.path(), "odd.txt", body);
    let explained = onrecord(dir.path(), &["extract", "--explain", "odd.txt"]);
    assert!(!explained.out.contains(moves), "{:?}", explained.out);
}

#[test]
fn an_explanation_names_lines_tokens_candidates_and_rules() {
    let dir = tempfile::tempdir().unwrap();
    put(
        dir.path(),
        "page.txt",
        format!("{DISPATCH}\nShare this article\n"),
    );
    let run = onrecord(dir.path(), &["extract", "--explain", "page.txt"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let out = folded(&run.out);
    for words in [
        "title: Harbour talks stalled, officials say",
        "published: 2025-03-12, by dateline",
        "body: 4 paragraphs",
        "left out, ",
        "Sentence 2, characters",
        "cue? denied ",
        "kept: ",
        "statement 1",
        "stance: denies — stance: a verb that denies whatever it takes",
        "stance: declines — declines: ",
        "ground_rule: anonymity, “on condition of anonymity”, reason “because the talks are secret”",
        "group, unnamed, 2 — common: a plural word for people",
        "told: “Northline”",
    ] {
        assert!(out.contains(words), "{words}: {}", run.out);
    }
    assert!(!run.out.contains('\u{1b}'));
}

#[test]
fn an_explanation_as_json_holds_the_extraction_itself() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "page.txt", DISPATCH);
    let plain = onrecord(dir.path(), &["extract", "page.txt"]);
    let run = onrecord(
        dir.path(),
        &["extract", "--explain", "--format", "json", "page.txt"],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let plain: Value = serde_json::from_str(&plain.out).unwrap();
    let mut explained: Value = serde_json::from_str(&run.out).unwrap();
    let reasons = explained
        .as_object_mut()
        .unwrap()
        .remove("explained")
        .unwrap();
    assert_eq!(explained, plain);
    let statements = reasons["statements"].as_array().unwrap();
    let attributions = plain["attributions"].as_array().unwrap();
    assert_eq!(statements.len(), attributions.len());
    for (reasons, attribution) in statements.iter().zip(attributions) {
        for attribute in ["told", "said_on", "ground_rule", "within"] {
            assert_eq!(
                reasons[attribute].is_array(),
                !attribution[attribute].is_null(),
                "{attribute}: {reasons}"
            );
        }
        assert!(reasons["stance"][0]["rule"].is_string());
    }
    let kept = reasons["candidates"].as_array().unwrap();
    let kept = kept.iter().filter(|c| c["outcome"] == "kept");
    assert_eq!(kept.count(), attributions.len());
    let body = plain["body"].as_str().unwrap();
    for token in reasons["tokens"].as_array().unwrap() {
        assert_eq!(slice(body, &token["span"]), token["text"].as_str().unwrap());
        assert!(token["cue"].as_f64().unwrap() >= 0.1);
    }
}

#[test]
fn what_is_no_article_is_explained_and_fails() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "menu.txt", "Home\n\nShare\n");
    let run = onrecord(dir.path(), &["extract", "--explain", "menu.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("no article:"), "{}", run.out);
    let run = with_input(dir.path(), &["extract", "--explain"], b"{\"id\": \"bad\"\n");
    assert!(run.out.contains("no article:"), "{}", run.out);
    // A format is that of the explanation.
    let run = onrecord(dir.path(), &["extract", "--format", "json", "menu.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--explain"), "{}", run.err);
}
