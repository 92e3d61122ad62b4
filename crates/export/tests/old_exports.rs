//! Files for other programs.

use super::*;
use crate::{ExportFormat, export_views};
use quick_xml::Reader;
use quick_xml::events::Event;

fn exported(db: &Database, view: &str, format: ExportFormat) -> String {
    let mut out = Vec::new();
    db.export(view, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_view_is_written_whole_in_every_form() {
    let mut db = Desk::new().open();
    for view in export_views() {
        let count = db.query(&format!("SELECT * FROM {view}")).unwrap()[0]
            .rows
            .len();
        let json = exported(&db, view, ExportFormat::JsonLines);
        assert_eq!(json.lines().count(), count, "{view}");
        for line in json.lines() {
            let _: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
        }
        for (format, mark) in [(ExportFormat::Csv, ','), (ExportFormat::Tsv, '\t')] {
            let text = exported(&db, view, format);
            let columns = text.lines().next().unwrap().split(mark).count();
            let row: Vec<&str> = json.lines().take(1).collect();
            if let [row] = row.as_slice() {
                let row: serde_json::Map<String, serde_json::Value> =
                    serde_json::from_str(row).unwrap();
                assert_eq!(row.len(), columns, "{view}");
            }
        }
    }
    let error = db.export("articles; DROP", ExportFormat::Csv, &mut Vec::new());
    let error = error.unwrap_err();
    assert!(
        error.is_not_found() && error.to_string().contains("article_list"),
        "{error}"
    );
}

#[test]
fn a_graph_has_an_edge_for_each_step_and_a_node_for_each_report() {
    let desk = Desk::new();
    rusqlite::Connection::open(&desk.path)
        .unwrap()
        .execute(
            "UPDATE articles SET title = '<b>&\u{1b}\"' || char(1) || ']]>' WHERE id = 1",
            [],
        )
        .unwrap();
    let db = desk.open();
    let graph = |story: Option<&str>| {
        let mut out = Vec::new();
        db.export_graphml(story, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let all = graph(None);
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    let mut reader = Reader::from_str(&all);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) if matches!(e.name().as_ref(), "node" | "edge") => {
                let values: Vec<String> = e
                    .attributes()
                    .map(|a| a.unwrap().value.into_owned())
                    .collect();
                if e.name().as_ref() == "node" {
                    nodes.extend(values);
                } else {
                    edges.push(values);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // Three articles, and the report that is not there.
    assert_eq!(nodes.len(), 4, "{all}");
    // Two derivations, and what the statements of the second rest on.
    assert_eq!(edges.len(), 3, "{all}");
    for end in edges.iter().flatten() {
        assert!(nodes.contains(end), "{end}");
    }
    assert!(all.contains("&lt;b&gt;&amp;"), "{all}");
    let alone = db.story(&key("café").to_string()).unwrap().line.story_id;
    let alone = graph(Some(&alone.to_string()));
    assert_eq!(alone.matches("<node ").count(), 1);
    assert_eq!(alone.matches("<edge ").count(), 0);
    let missing = db.export_graphml(Some("99"), &mut Vec::new());
    assert!(missing.unwrap_err().is_not_found());
}
