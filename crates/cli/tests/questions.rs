//! The questions to a database of the demo corpus: each as text and as JSON.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod common;
#[path = "common/demo.rs"]
mod demo;

use common::{DISPATCH, Run, onrecord, put, sql};
use demo::DEMO;
use serde_json::Value;
use std::path::Path;

fn ask(args: &[&str]) -> Run {
    onrecord(DEMO.path(), args)
}

/// What a question answers, as text and as JSON.
fn both(args: &[&str]) -> (String, Value) {
    let text = ask(args);
    assert_eq!((text.code, text.err.as_str()), (0, ""), "{args:?}");
    assert!(!text.out.contains('\u{1b}'), "no colours into a pipe");
    let json = ask(&[args, &["--format", "json"]].concat());
    assert_eq!((json.code, json.err.as_str()), (0, ""), "{args:?}");
    (text.out, serde_json::from_str(&json.out).unwrap())
}

fn one(query: &str) -> String {
    sql(DEMO.path(), query).swap_remove(0)
}

fn body(article: &Value) -> Vec<char> {
    let (_, json) = both(&["article", &article.to_string()]);
    json["body"].as_str().unwrap().chars().collect()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a Vec<Value> {
    value[name].as_array().unwrap_or_else(|| panic!("{name}"))
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_claim_says_on_how_many_reports_it_rests_and_who_denies_it() {
    let id = one("SELECT claim_id FROM claim_origins WHERE denials > 0 ORDER BY outlets DESC");
    let (text, json) = both(&["claim", &id]);
    for part in ["Rests on", "Asserted by", "Denied by", "in the same words"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let claim = &json["claim"];
    assert_eq!(claim["claim_id"].to_string(), id);
    let view = one(&format!(
        "SELECT origins_min || ' ' || origins_max || ' ' || denials FROM claim_origins
         WHERE claim_id = {id}"
    ));
    let counts = ["origins_min", "origins_max", "denials"].map(|c| claim[c].to_string());
    assert_eq!(counts.join(" "), view);
    // Every asserting statement has its reason, and every passage is where it says.
    let statements = list(&json, "statements");
    for statement in statements {
        let (start, end) = (statement["start"].as_u64(), statement["end"].as_u64());
        let range = start.unwrap() as usize..end.unwrap() as usize;
        let passage: String = body(&statement["article_id"])[range].iter().collect();
        assert_eq!(passage, statement["content"].as_str().unwrap());
        let id = &statement["attribution_id"];
        let rests = list(&json, "origins")
            .iter()
            .flat_map(|o| list(o, "rests"))
            .filter(|r| r["attribution_id"] == *id);
        assert_eq!(rests.count() > 0, statement["stance"] == "asserts", "{id}");
        assert!(text.contains(&format!("statement {id}")), "{id}: {text}");
    }
    assert_eq!(ask(&["claim", &format!("claim:{id}")]).out, text);
    assert_eq!(ask(&["claim", claim["key"].as_str().unwrap()]).out, text);
}

#[test]
fn a_source_is_found_by_a_part_of_its_name() {
    let (text, json) = both(&["source", "Kasimir Velde"]);
    assert!(text.contains("denies: “there had been no offer"), "{text}");
    assert_eq!(json["source"]["named"], true);
    assert!(list(&json, "dated").len() > 3);
    let id = json["source"]["source_id"].to_string();
    for name in [&id, &format!("source:{id}"), "velde"] {
        assert_eq!(ask(&["source", name]).out, text, "{name}");
    }
    let several = ask(&["source", "official"]);
    assert_eq!((several.code, several.out.as_str()), (1, ""));
    let candidates: Vec<&str> = several.err.lines().skip(1).collect();
    assert!(candidates.len() > 3, "{}", several.err);
    for line in candidates {
        let id = line.trim().split("  ").next().unwrap();
        assert_eq!(ask(&["source", id]).code, 0, "{line}");
    }
}

#[test]
fn an_outlet_says_who_has_it_from_there() {
    let (text, json) = both(&["outlet", "Northline"]);
    assert!(text.contains("Reported itself"), "{text}");
    assert!(text.contains("Is cited by"), "{text}");
    let cited: i64 = list(&json, "cited_by")
        .iter()
        .map(|l| l["times"].as_i64().unwrap())
        .sum();
    assert_eq!(json["outlet"]["cited_by"], cited);
    assert_eq!(
        json["outlet"]["unnamed_share"].to_string(),
        one("SELECT unnamed_share FROM outlet_profile WHERE outlet = 'Northline'")
    );
    let domain = ask(&["outlet", "reuters.com"]);
    assert!(domain.out.starts_with("Outlet "), "{}", domain.err);
    let several = ask(&["outlet", "Times"]);
    assert_eq!(several.code, 1);
    assert!(several.err.contains("outlet:"), "{}", several.err);
}

#[test]
fn conflicts_are_those_that_somebody_asserts_and_somebody_denies() {
    let (text, json) = both(&["conflicts"]);
    let conflicts = list(&json, "conflicts");
    assert!(conflicts.len() > 3);
    let origins: Vec<i64> = conflicts
        .iter()
        .map(|c| c["claim"]["origins_min"].as_i64().unwrap())
        .collect();
    assert!(origins.is_sorted_by(|a, b| a >= b), "{origins:?}");
    for conflict in conflicts {
        let stance = |name: &str, stance: &str| {
            let all = list(conflict, name);
            !all.is_empty() && all.iter().all(|s| s["stance"] == stance)
        };
        assert!(stance("asserted", "asserts") && stance("denied", "denies"));
        assert!(text.contains(&format!("Claim {}:", conflict["claim"]["claim_id"])));
    }
    let story = &conflicts[0]["claim"]["story_id"];
    let (_, own) = both(&["conflicts", "--story", &story.to_string()]);
    let own = list(&own, "conflicts");
    assert!(own.len() < conflicts.len());
    assert!(own.iter().all(|c| c["claim"]["story_id"] == *story));
}

#[test]
fn a_timeline_is_in_order_and_leaves_the_undated_apart() {
    let story = one("SELECT story_id FROM story_list ORDER BY articles DESC");
    let (text, json) = both(&["timeline", &format!("story:{story}")]);
    let at: Vec<&str> = list(&json, "dated")
        .iter()
        .map(|s| s["at"].as_str().unwrap())
        .collect();
    // Days of one form sort as texts do.
    let days: Vec<&str> = at.iter().filter(|d| d.len() == 10).copied().collect();
    assert!(days.is_sorted() && days.len() > 20, "{days:?}");
    assert!(list(&json, "undated").iter().all(|s| s["at"].is_null()));
    let headings = text.lines().filter(|l| at.contains(l)).count();
    let mut different = at.clone();
    different.dedup();
    assert_eq!(headings, different.len(), "{text}");
    assert_eq!(
        text.contains("Without a date"),
        !list(&json, "undated").is_empty()
    );
    assert_eq!(json["of"]["kind"], "story");
    let (_, of_source) = both(&["timeline", "Kasimir Velde"]);
    assert_eq!(of_source["of"]["kind"], "source");
    let (_, everything) = both(&["timeline"]);
    let all = list(&everything, "dated").len() + list(&everything, "undated").len();
    let statements = one("SELECT count(DISTINCT attribution_id) FROM statements");
    assert_eq!(all.to_string(), statements);
}

#[test]
fn a_trace_shows_the_evidence_of_each_step() {
    let id = one("SELECT article_id FROM derivation_list WHERE kind <> 'citation'");
    let (text, json) = both(&["trace", &id]);
    assert_eq!(json["kind"], "article");
    assert_eq!(json["id"].to_string(), id);
    fn walk(node: &Value, check: &mut dyn FnMut(&Value)) {
        check(node);
        for child in list(node, "children") {
            walk(child, check);
        }
    }
    let (mut origins, mut passages) = (0, 0);
    walk(&json, &mut |node| {
        origins += usize::from(node["is_origin"] == true);
        for evidence in list(node, "evidence") {
            passages += 1;
            let (start, end) = (evidence["start"].as_u64(), evidence["end"].as_u64());
            let range = start.unwrap() as usize..end.unwrap() as usize;
            let passage: String = body(&evidence["article_id"])[range].iter().collect();
            assert_eq!(passage, evidence["text"].as_str().unwrap());
            let shown = folded(&text.replace(['│', '└', '├', '─'], " "));
            assert!(shown.contains(&folded(&passage)), "{passage}\n{shown}");
        }
    });
    assert!(origins > 0 && passages > 0, "{text}");
    let statement = one("SELECT attribution_id FROM claim_statements WHERE stance = 'asserts'");
    let (_, json) = both(&["trace", &format!("statement:{statement}")]);
    assert_eq!(json["kind"], "statement");
    assert!(!list(&json, "children").is_empty());
}

#[test]
fn versions_say_what_differs_between_two_captures() {
    let url = one("SELECT url FROM article_versions WHERE is_current = 0");
    let (text, json) = both(&["versions", &url]);
    for part in ["2 versions of", "headline: was", "statement removed:"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("silent"));
    assert_eq!(list(&json, "versions").len(), 2);
    let changes = list(&json["steps"][0], "changes");
    assert!(changes.iter().any(|c| c["what"] == "statement-added"));
    let id = json["versions"][0]["article_id"].to_string();
    assert_eq!(ask(&["versions", &id]).out, text);
}

#[test]
fn a_packet_names_all_that_a_claim_rests_on() {
    let id = one("SELECT claim_id FROM claim_origins WHERE denials > 0 ORDER BY outlets DESC");
    let text = ask(&["packet", "claim", &id]);
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    let json = ask(&["packet", "claim", &id, "--format", "json"]);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    let shas: Vec<String> = list(&json, "articles")
        .iter()
        .flat_map(|a| list(a, "documents"))
        .map(|d| d["sha256"].as_str().unwrap().to_owned())
        .collect();
    let known = sql(DEMO.path(), "SELECT sha256 FROM documents");
    assert!(shas.len() > 3);
    for sha in &shas {
        assert!(
            known.contains(sha) && text.out.contains(sha.as_str()),
            "{sha}"
        );
    }
    for statement in list(&json, "statements") {
        let place = format!("characters {}–{}", statement["start"], statement["end"]);
        assert!(text.out.contains(&place), "{place}");
        let context = &statement["context"];
        let words = ["before", "passage", "after"].map(|p| context[p].as_str().unwrap());
        let body: String = body(&statement["article_id"]).iter().collect();
        assert!(body.contains(&words.concat()));
    }
    assert_eq!(ask(&["packet", "claim", "99999"]).code, 1);
}

#[test]
fn views_and_graph_are_exported_into_files() {
    let dir = tempfile::tempdir().unwrap();
    let name = "onrecord.db";
    std::fs::copy(DEMO.path().join(name), dir.path().join(name)).unwrap();
    let run = onrecord(dir.path(), &["export", "--format", "jsonl", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let lines = std::fs::read_to_string(dir.path().join("out/statements.jsonl")).unwrap();
    let count = sql(dir.path(), "SELECT count(*) FROM statements").swap_remove(0);
    assert_eq!(lines.lines().count().to_string(), count);
    assert!(
        run.out.contains(&format!("statements.jsonl: {count} rows")),
        "{}",
        run.out
    );
    let csv = onrecord(dir.path(), &["export", "story_list"]);
    assert!(csv.out.starts_with("story_id,title,"), "{}", csv.err);
    let graph = onrecord(dir.path(), &["export", "-f", "graphml", "-o", "g.graphml"]);
    assert_eq!((graph.code, graph.out.as_str()), (0, ""), "{}", graph.err);
    let graph = std::fs::read_to_string(dir.path().join("g.graphml")).unwrap();
    assert!(graph.contains("<edge ") && graph.ends_with("</graphml>\n"));
    for (args, code) in [
        (&["export"][..], 2),
        (&["export", "articles"], 1),
        (&["export", "-f", "graphml", "story_list"], 2),
        (&["export", "-f", "graphml", "--story", "99"], 1),
        (&["export", "story_list", "--story", "1"], 2),
        (&["export", "story_list", "-o", "out"], 2),
    ] {
        let run = onrecord(dir.path(), args);
        assert_eq!(run.code, code, "{args:?}: {}", run.err);
    }
}

#[test]
fn a_story_as_json_counts_as_the_views_do() {
    let (_, json) = both(&["story"]);
    assert_eq!(
        list(&json, "stories").len().to_string(),
        one("SELECT count(*) FROM story_list")
    );
    let (_, story) = both(&["story", "1"]);
    let articles = list(&story, "articles").len();
    assert_eq!(story["story"]["articles"], articles);
    assert!(!list(&story, "claims").is_empty() && !list(&story, "origins").is_empty());
}

#[test]
fn what_is_not_there_is_not_found_whatever_is_typed() {
    let hostile = [
        "999999",
        "-1",
        "",
        " ",
        "'",
        "\"; DROP TABLE claims; --",
        "claim:",
        "story:x",
        "%",
        "99999999999999999999",
        "\u{1b}[2J",
        "\u{202E}x",
        "../../etc/passwd",
        "nobody at all",
        "article:0",
        "http://",
        "a\nb",
    ];
    for command in [
        "claim", "source", "outlet", "trace", "versions", "timeline", "story",
    ] {
        for (i, text) in hostile.into_iter().enumerate() {
            let format = ["text", "json"][i % 2];
            let run = ask(&[command, "--format", format, "--", text]);
            assert_eq!(run.code, 1, "{command} {text:?}: {}{}", run.out, run.err);
            assert_eq!(run.out, "", "{command} {text:?}");
            let moves = |c: char| c != '\n' && (c.is_control() || c == '\u{202E}');
            assert!(
                !run.err.contains(moves),
                "{command} {text:?}: {:?}",
                run.err
            );
            assert!(run.err.starts_with("onrecord: "), "{command} {text:?}");
        }
    }
    assert_eq!(ask(&["conflicts", "--story", "999"]).code, 1);
    let missing = onrecord(DEMO.path(), &["--db", "none.db", "claim", "1"]);
    assert_eq!(missing.code, 2, "{}", missing.err);
}

#[test]
fn no_text_of_a_document_moves_a_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let line = |at: &str, title: &str, body: &str| {
        serde_json::json!({
            "url": "https://odd.example/1", "outlet": "Odd\u{9b}31m Post", "title": title,
            "retrieved_at": at, "published_at": "2025-03-01", "body": body,
        })
        .to_string()
    };
    let first = line(
        "2025-03-01T10:00Z",
        "Quay \u{1b}]0;x\u{7}closed",
        "Mayor Oda\u{202E} Lund said the \u{1b}[2Jquay was closed for good on Monday.",
    );
    let second = line(
        "2025-03-01T12:00Z",
        "Quay \u{2066}open",
        "Mayor Oda\u{202E} Lund denied the \u{1b}[2Jquay was closed for good on Monday.\n\nMayor Oda\u{202E} Lund said the ferry\u{200F} sails.",
    );
    put(dir.path(), "odd.jsonl", format!("{first}\n{second}\n"));
    let turned = DISPATCH.replace("harbour ministry", "harbour\u{202E} ministry");
    put(dir.path(), "turned.txt", turned);
    let run = onrecord(dir.path(), &["ingest", "odd.jsonl", "turned.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let outlet = &sql(dir.path(), "SELECT max(outlet_id) FROM articles")[0];
    for args in [
        vec!["story", "1"],
        vec!["claim", "1"],
        vec!["source", "1"],
        vec!["outlet", outlet],
        vec!["trace", "claim:1"],
        vec!["trace", "statement:2"],
        vec!["timeline"],
        vec!["versions", "https://odd.example/1"],
    ] {
        let shown = onrecord(dir.path(), &args);
        let moves = |c: char| {
            let bidi = matches!(c, '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
            c != '\n' && (c.is_control() || bidi)
        };
        assert!(shown.code < 2, "{args:?}: {}", shown.err);
        assert!(!shown.out.contains(moves), "{args:?}: {:?}", shown.out);
        assert!(!shown.err.contains(moves), "{args:?}: {:?}", shown.err);
    }
}

#[test]
fn every_example_of_the_help_works_as_written() {
    let dir = tempfile::tempdir().unwrap();
    // A copy, for one of them writes.
    let name = "onrecord.db";
    std::fs::copy(DEMO.path().join(name), dir.path().join(name)).unwrap();
    let mut ran = 0;
    for command in [
        "article",
        "story",
        "claim",
        "source",
        "outlet",
        "trace",
        "versions",
        "conflicts",
        "timeline",
        "packet",
        "export",
        "search",
        "sql",
        "problems",
        "doctor",
        "queries",
        "report",
        "completions",
        "man",
        "rebuild",
    ] {
        let help = onrecord(dir.path(), &[command, "--help"]);
        let (_, examples) = help.out.split_once("Example:").unwrap();
        let examples = examples.lines().skip(1).take_while(|l| !l.is_empty());
        // What comes through a pipe is tested where standard input is.
        for example in examples.filter_map(|l| l.trim().strip_prefix("onrecord ")) {
            let mut args = Vec::new();
            for (i, part) in example.split('"').enumerate() {
                if i % 2 == 0 {
                    args.extend(part.split_whitespace());
                } else {
                    args.push(part);
                }
            }
            let run = onrecord(dir.path(), &args);
            assert_eq!(run.code, 0, "{example}: {}{}", run.out, run.err);
            ran += 1;
        }
    }
    assert!(ran > 20, "{ran}");
}

#[test]
fn every_field_of_the_json_is_described() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/json.md");
    let page = std::fs::read_to_string(page).unwrap();
    let url = one("SELECT url FROM article_versions WHERE is_current = 0");
    for args in [
        &["story"][..],
        &["story", "1"],
        &["claim", "1"],
        &["source", "Kasimir Velde"],
        &["outlet", "Northline"],
        &["trace", "claim:1"],
        &["versions", &url],
        &["conflicts"],
        &["timeline"],
        &["packet", "claim", "1"],
        &["search", "harbour"],
    ] {
        let run = ask(&[args, &["--format", "json"]].concat());
        let mut open: Vec<Value> = vec![serde_json::from_str(&run.out).unwrap()];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items),
                Value::Object(fields) => {
                    for (name, value) in fields {
                        assert!(page.contains(&format!("`{name}`")), "{args:?}: {name}");
                        open.push(value);
                    }
                }
                _ => {}
            }
        }
    }
}

#[test]
fn the_reasons_of_a_claim_explain_its_range() {
    let ids = sql(
        DEMO.path(),
        "SELECT claim_id FROM claim_origins WHERE origins_max > 1",
    );
    assert!(ids.len() > 3);
    for id in ids {
        let run = ask(&["claim", &id, "--format", "json"]);
        let json: Value = serde_json::from_str(&run.out).unwrap();
        let origins = list(&json, "origins");
        // What may be one report is one: each origin is called by the least of its set.
        let mut set: Vec<(i64, i64)> = origins
            .iter()
            .map(|o| o["origin_id"].as_i64().unwrap())
            .map(|o| (o, o))
            .collect();
        for merge in list(&json, "merges") {
            let of = |name: &str| {
                let id = merge[name].as_i64().unwrap();
                set.iter().find(|(o, _)| *o == id).unwrap().1
            };
            let (a, b) = (of("origin_id"), of("other_origin_id"));
            for (_, name) in set.iter_mut().filter(|(_, n)| *n == a || *n == b) {
                *name = a.min(b);
            }
        }
        let certain: std::collections::BTreeSet<i64> = origins
            .iter()
            .zip(&set)
            .filter(|(o, _)| o["certain"] == true)
            .map(|(_, (_, name))| *name)
            .collect();
        let (min, max) = (&json["claim"]["origins_min"], &json["claim"]["origins_max"]);
        assert_eq!(*max, origins.len(), "claim {id}");
        // What is doubtful adds one where no reading of it is counted.
        assert!(min.as_u64().unwrap() >= certain.len() as u64, "claim {id}");
        if origins.iter().all(|o| o["certain"] == true) {
            assert_eq!(*min, certain.len(), "claim {id}");
        }
    }
}
