//! Every format, of articles that wish it ill in every field.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod common;

use common::{desk, key};
use onrecord_export::{
    Separator, csv, follow_the_money, graphml, json_ld, json_lines, markdown_notes,
};
use onrecord_query::{Database, views};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};
use tempfile::TempDir;

/// Values that end quotations, open tags, start formulas, climb out of folders, or cannot be
/// seen.
const HOSTILE: &[&str] = &[
    "Ilse Varga",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "+1+1",
    "-2+3|cmd",
    "@SUM(A1)",
    "\"; DROP TABLE articles; --",
    "a,b\tc;d",
    "line one\nline two\r\nline three",
    "\n---\nkey: injected\n---\n",
    "---",
    "]] and [[Secrets|see]] ![[embed]]",
    "%%comment%% ==mark== $x$ `code`",
    "```\nfence\n```",
    "<script>alert(1)</script>",
    "</data></node><node id=\"x\">",
    "]]> <!-- &amp; &#0; &lol;",
    "\u{1b}[2J\u{7}\u{8}",
    "\u{202E}evil\u{2066}x\u{2069}",
    "\u{FEFF}\u{200B}zero\u{200D}width\u{FFFE}",
    "../../../etc/passwd",
    "..\\..\\windows\\system32",
    "C:\\con",
    "con",
    "NUL.txt",
    ".hidden",
    "~/x",
    "a/b/c.md",
    "CAPS and caps",
    "caps and CAPS",
    "é",
    "e\u{301}",
    "👩\u{200D}👩\u{200D}👧 family",
    "{\"@id\": \"urn:x\", \"@type\": [\"y\"]}",
    "urn:onrecord:article:0",
    "{{template}} <% tp.file %> key:: value #tag ^block",
    "\\",
    "'",
    "\u{2028}separated\u{2029}",
];

/// The same database for all tests: it is only read.
static DESK: LazyLock<(TempDir, Mutex<Database>)> = LazyLock::new(|| {
    let (folder, database) = desk(HOSTILE);
    (folder, Mutex::new(database))
});

fn with<T>(ask: impl FnOnce(&mut Database) -> T) -> T {
    ask(&mut DESK.1.lock().unwrap_or_else(|e| e.into_inner()))
}

fn written(
    write: impl FnOnce(&Database, &mut Vec<u8>) -> Result<(), onrecord_export::ExportError>,
) -> String {
    let mut out = Vec::new();
    with(|db| write(db, &mut out)).unwrap();
    String::from_utf8(out).unwrap()
}

fn objects(lines: &str) -> Vec<Map<String, Value>> {
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_view_is_written_whole_as_a_table() {
    for view in views() {
        let count = with(|db| db.query(&format!("SELECT * FROM {view}")).unwrap())[0]
            .rows
            .len();
        let lines = written(|db, out| json_lines(db, view, out).map(drop));
        assert_eq!(objects(&lines).len(), count, "{view}");
        for (separator, mark) in [(Separator::Comma, ','), (Separator::Tab, '\t')] {
            let text = written(|db, out| csv(db, view, separator, out).map(drop));
            let rows = cells(&text, mark);
            assert_eq!(rows.len(), count + 1, "{view}");
            for row in &rows {
                assert_eq!(row.len(), rows[0].len(), "{view}: {row:?}");
                for cell in row {
                    let number = cell.parse::<f64>().is_ok();
                    let formula = cell.trim_start().starts_with(['=', '+', '-', '@']);
                    assert!(number || !formula, "{view}: {cell:?}");
                }
            }
        }
    }
    let error = with(|db| csv(db, "articles; DROP", Separator::Comma, &mut Vec::new()));
    let error = error.unwrap_err();
    assert!(
        error.is_not_found() && error.to_string().contains("article_list"),
        "{error}"
    );
}

/// Reads a table as RFC 4180 has it.
fn cells(text: &str, mark: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            c if c == mark && !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && cell.is_empty(), "the last line is whole");
    rows
}

#[test]
fn a_graph_has_an_edge_for_each_step_and_a_node_for_each_report() {
    let graph = |story: Option<&str>| written(|db, out| graphml(db, story, out));
    let all = graph(None);
    let (mut nodes, mut edges) = (BTreeSet::new(), Vec::new());
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
    // The articles, one without a story, and the report that is not there.
    assert_eq!(nodes.len(), HOSTILE.len() + 2);
    // Each has it from the one before, the first from outside; and each rests on a report that
    // is not itself, but for the first.
    assert_eq!(edges.len(), HOSTILE.len() + HOSTILE.len() - 1);
    for end in edges.iter().flatten() {
        assert!(nodes.contains(end), "{end}");
    }
    let story = key("story", HOSTILE[0]).to_string();
    let of_story = graph(Some(&story));
    assert_eq!(of_story.matches("<node ").count(), HOSTILE.len() + 1);
    let missing = with(|db| graphml(db, Some("99"), &mut Vec::new()));
    assert!(missing.unwrap_err().is_not_found());
}

/// The things of a JSON-LD document by their identifiers.
fn things(story: Option<&str>) -> BTreeMap<String, Map<String, Value>> {
    let text = written(|db, out| json_ld(db, story, out));
    let document: Value = serde_json::from_str(&text).unwrap();
    let terms = document["@context"].as_object().unwrap();
    let mut found = BTreeMap::new();
    for thing in document["@graph"].as_array().unwrap() {
        let thing = thing.as_object().unwrap().clone();
        for name in thing.keys().filter(|name| !name.starts_with('@')) {
            assert!(terms.contains_key(name), "{name} means nothing");
        }
        let id = thing["@id"].as_str().unwrap().to_owned();
        assert!(
            id.starts_with("urn:onrecord:") && id.is_ascii(),
            "{id} is made of keys"
        );
        assert!(found.insert(id.clone(), thing).is_none(), "{id} twice");
    }
    found
}

fn all<'a>(
    things: &'a BTreeMap<String, Map<String, Value>>,
    kind: &str,
) -> Vec<&'a Map<String, Value>> {
    let is = |thing: &&Map<String, Value>| match &thing["@type"] {
        Value::Array(types) => types.iter().any(|t| t == kind),
        one => one == kind,
    };
    things.values().filter(is).collect()
}

#[test]
fn linked_data_holds_every_statement_claim_and_step() {
    let things = things(None);
    let count = HOSTILE.len();
    assert_eq!(all(&things, "NewsArticle").len(), count + 2);
    assert_eq!(all(&things, "Claim").len(), count);
    assert_eq!(all(&things, "Statement").len(), 2 * count);
    let claims = all(&things, "Claim");
    // First is said only where the dates leave no doubt.
    let first = claims.iter().filter(|c| c.contains_key("firstAppearance"));
    assert_eq!(first.count(), 1);
    assert!(claims.iter().all(|c| c.contains_key("appearance")));
    let articles = all(&things, "NewsArticle");
    let with = |name: &str| articles.iter().filter(|a| a.contains_key(name)).count();
    assert_eq!(with("wasDerivedFrom"), count);
    assert_eq!(with("wasQuotedFrom"), count - 1);
    assert_eq!(with("wasRevisionOf"), 1);
    assert!(with("hadPrimarySource") > 5 && with("mayRestOn") > 5);
    let month = articles.iter().filter(|a| {
        let date = a.get("datePublished");
        date.is_some_and(|d| d["@type"] == "xsd:gYearMonth" && d["@value"] == "2025-03")
    });
    assert_eq!(month.count(), count);
    let denials = all(&things, "Statement");
    let denials = denials.iter().filter(|s| s["stance"] == "denies");
    assert!(denials.clone().all(|s| s.contains_key("states")));
    assert_eq!(denials.count(), count);
}

#[test]
fn linked_data_names_nothing_that_it_does_not_describe() {
    for story in [None, Some("1")] {
        let things = things(story);
        let mut named = BTreeSet::new();
        for thing in things.values() {
            references(&Value::Object(thing.clone()), &mut named);
        }
        for id in named {
            assert!(things.contains_key(&id), "{id} in {story:?}");
        }
    }
}

/// Properties whose values are words of documents.
const WORDS: &[&str] = &[
    "articleBody",
    "basis",
    "calledHere",
    "creditText",
    "cue",
    "exact",
    "headline",
    "name",
    "prefix",
    "suffix",
    "text",
];

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.starts_with("urn:onrecord:") => {
            found.insert(text.clone());
        }
        Value::Array(values) => values.iter().for_each(|v| references(v, found)),
        Value::Object(map) => {
            let others = map
                .iter()
                .filter(|(name, _)| !WORDS.contains(&name.as_str()));
            others.for_each(|(_, v)| references(v, found));
        }
        _ => {}
    }
}

#[test]
fn a_selector_finds_its_passage_by_place_and_by_words() {
    let things = things(None);
    let mut checked = 0;
    for annotation in all(&things, "Annotation") {
        let targets = match &annotation["target"] {
            Value::Array(targets) => targets.iter().collect(),
            one => vec![one],
        };
        for target in targets {
            let article = &things[target["source"].as_str().unwrap()];
            let body: Vec<char> = article["articleBody"].as_str().unwrap().chars().collect();
            let (place, quote) = (&target["selector"][0], &target["selector"][1]);
            let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
            let part = |from: usize, to: usize| body[from..to].iter().collect::<String>();
            let (start, end) = (at("start"), at("end"));
            assert_eq!(quote["exact"], part(start, end));
            assert_eq!(quote["prefix"], part(start.saturating_sub(32), start));
            assert_eq!(quote["suffix"], part(end, body.len().min(end + 32)));
            checked += 1;
        }
    }
    assert!(checked > 5 * HOSTILE.len(), "{checked}");
}

#[test]
fn entities_are_bound_to_entities_that_are_there() {
    let lines = written(|db, out| follow_the_money(db, None, out));
    let mut ids = BTreeMap::new();
    for entity in objects(&lines) {
        let id = entity["id"].as_str().unwrap().to_owned();
        assert!(id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
        let schema = entity["schema"].as_str().unwrap().to_owned();
        assert!(ids.insert(id.clone(), schema).is_none(), "{id} twice");
    }
    let count = |schema: &str| ids.values().filter(|s| *s == schema).count();
    assert_eq!(count("Article"), HOSTILE.len() + 2);
    assert_eq!(count("Person"), HOSTILE.len());
    assert_eq!(count("Documentation"), HOSTILE.len());
    for entity in objects(&lines) {
        for (name, values) in entity["properties"].as_object().unwrap() {
            for value in values.as_array().unwrap() {
                let value = value.as_str().unwrap();
                assert!(!value.contains(|c: char| c.is_control() && c != '\n'));
                let binds = ["document", "entity", "object", "resolved", "subject"];
                assert!(
                    !binds.contains(&name.as_str()) || ids.contains_key(value),
                    "{name}: {value}"
                );
            }
        }
    }
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn notes_stay_in_their_folder_and_every_link_leads_to_one() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("a/vault");
    let notes = with(|db| markdown_notes(db, None, &inside)).unwrap();
    let files = files(folder.path());
    assert_eq!(u64::try_from(files.len()).unwrap(), notes.notes);
    let mut names = BTreeSet::new();
    let mut folded = BTreeSet::new();
    for file in &files {
        let parts = file.strip_prefix(&inside).unwrap().components().count();
        assert_eq!(parts, 2, "{}", file.display());
        let name = file.file_name().unwrap().to_str().unwrap();
        let name = name.strip_suffix(".md").unwrap();
        assert!(!name.contains([
            '/', '\\', ':', '*', '?', '"', '<', '>', '|', '#', '^', '[', ']'
        ]));
        assert!(!name.starts_with('.') && name.len() < 200, "{name}");
        assert!(folded.insert(name.to_lowercase()), "{name} twice");
        names.insert(name.to_owned());
    }
    let mut links = 0;
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        let (front, rest) = text
            .strip_prefix("---\n")
            .and_then(|t| t.split_once("\n---\n"))
            .unwrap();
        for line in front.lines() {
            let (name, value) = line
                .strip_prefix("  - ")
                .map(|value| ("", value))
                .or(line.split_once(": "))
                .or(line.strip_suffix(':').map(|name| (name, "0")))
                .unwrap_or_else(|| panic!("{line}"));
            assert!(
                name.chars()
                    .all(|c| c.is_ascii_lowercase() || "_256".contains(c)),
                "{line}"
            );
            let _: Value = serde_json::from_str(value).unwrap_or_else(|e| panic!("{line}: {e}"));
        }
        assert!(!text.contains("injected\n---\n") && !text.contains('\u{1b}'));
        // What stands in a note of a document is quoted or escaped.
        assert!(!rest.contains("<script>") && !rest.contains("%%comment%%"));
        for part in text.replace("\\[\\[", "").split("[[").skip(1) {
            let (link, _) = part.split_once("]]").unwrap();
            let (to, shown) = link.split_once('|').unwrap();
            assert!(names.contains(to), "{}: {to}", file.display());
            assert!(!shown.is_empty() && !shown.contains(['|', '[']), "{shown}");
            links += 1;
        }
    }
    assert!(links > 10 * HOSTILE.len(), "{links}");
}

#[test]
fn a_second_export_writes_the_same_and_keeps_what_somebody_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let write = || with(|db| markdown_notes(db, Some("1"), folder.path())).unwrap();
    let first = write();
    let before: Vec<_> = files(folder.path())
        .into_iter()
        .map(|f| (std::fs::read(&f).unwrap(), f))
        .collect();
    std::fs::write(folder.path().join("Claims/mine.md"), "mine").unwrap();
    let changed = &before[0].1;
    std::fs::write(changed, "mine").unwrap();
    let second = write();
    assert_eq!(second.notes + 1, first.notes);
    assert_eq!(second.kept, std::slice::from_ref(changed));
    for (bytes, file) in &before[1..] {
        assert_eq!(&std::fs::read(file).unwrap(), bytes);
    }
    assert_eq!(std::fs::read(changed).unwrap(), b"mine");
}

#[cfg(feature = "parquet")]
#[test]
fn every_view_is_a_parquet_file_with_its_types() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    for view in views() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.parquet");
        let written = onrecord_export::whole_file(&path, |out| {
            with(|db| onrecord_export::parquet(db, view, out))
        });
        let file = std::fs::File::open(&path).unwrap();
        let reader = SerializedFileReader::new(file).unwrap();
        let lines = self::written(|db, out| json_lines(db, view, out).map(drop));
        let lines = objects(&lines);
        assert_eq!(usize::try_from(written.unwrap()).unwrap(), lines.len());
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().collect();
        assert_eq!(rows.len(), lines.len());
        for (row, line) in rows.into_iter().zip(lines) {
            let row: Map<String, Value> = row
                .unwrap()
                .get_column_iter()
                .map(|(name, field)| (name.clone(), value(field)))
                .collect();
            assert_eq!(row, line, "{view}");
        }
    }
}

#[cfg(feature = "parquet")]
fn value(field: &parquet::record::Field) -> Value {
    use parquet::record::Field;
    match field {
        Field::Null => Value::Null,
        Field::Long(n) => (*n).into(),
        Field::Double(n) => (*n).into(),
        Field::Str(text) => text.as_str().into(),
        other => panic!("{other:?}"),
    }
}
