//! Shapes of objects, and files of them.

use super::*;
use crate::read::testing::records;

#[track_caller]
fn one(json: &str) -> Record {
    let mut all = records(json.as_bytes());
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn our_own_fields_are_supplied_and_a_body_goes_before_a_text() {
    let r = one(r#"{"id":7,"body":"B","text":"T","outlet":"Courier","hue":1}"#);
    assert!(matches!(&r.payload, Payload::Body(b) if b == "B"));
    assert_eq!(r.id.as_deref(), Some("7"));
    assert_eq!(r.supplied.outlet.as_deref(), Some("Courier"));
    assert!(r.supplied.carried.is_none());
    assert_eq!(r.problems[0].kind, ProblemKind::UnknownField);
}

#[test]
fn what_cannot_be_read_says_why() {
    for (json, word) in [
        ("{\"id\":1", "EOF"),
        ("{\"id\":1}", "neither"),
        ("{\"body\":7}", "neither"),
        ("{\"body\":\"\u{1}\"}", "JSON"),
        ("[[1]]", "object"),
    ] {
        let parsed = parse(json.as_bytes());
        let problems = &parsed.problems;
        assert!(problems[0].detail.contains(word), "{json}: {problems:?}");
        assert!(parsed.payload.is_none());
    }
    assert!(
        parse(b"{\"a\":\"\xFF\"}").problems[0]
            .detail
            .contains("UTF-8")
    );
}

#[test]
fn a_news_article_of_schema_org_is_read() {
    let r = one(
        r#"{"@context":"https://schema.org","@type":["NewsArticle"],"headline":"Dam opens",
        "articleBody":"Water rose.\n\nIt fell.","author":[{"@type":"Person","name":"Ada Brandt"},
        "Jon Vale"],"publisher":{"name":"Quay Times"},"datePublished":"2024-02-13T09:05:00+02:00",
        "dateModified":"2024-02-14","mainEntityOfPage":{"@id":"https://quay.example/dam"},
        "inLanguage":"en-GB"}"#,
    );
    let c = r.carried();
    assert!(matches!(&r.payload, Payload::Body(b) if b.starts_with("Water")));
    assert_eq!(c.title.as_deref(), Some("Dam opens"));
    assert_eq!(c.byline.as_deref(), Some("Ada Brandt, Jon Vale"));
    assert_eq!(c.outlet.as_deref(), Some("Quay Times"));
    assert_eq!(
        c.published_at.unwrap().as_str(),
        "2024-02-13T09:05:00+02:00"
    );
    assert_eq!(c.modified_at.unwrap().as_str(), "2024-02-14");
    assert_eq!(c.url.as_deref(), Some("https://quay.example/dam"));
    assert_eq!(c.language.as_deref(), Some("en-GB"));
    assert!(r.supplied.title.is_none(), "nobody supplied it");
}

#[test]
fn of_a_graph_only_the_article_is_a_record() {
    let r = one(
        r#"{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},
        {"@type":"ReportageNewsArticle","articleBody":"Water rose."},{"@type":"Person"}]}"#,
    );
    assert!(matches!(&r.payload, Payload::Body(b) if b == "Water rose."));
}

#[test]
fn a_news_item_of_ninjs_is_read() {
    let r = one(
        r#"{"uri":"tag:wire.example,2024:1","type":"text","headline":"Dam opens","byline":"Ada Brandt",
        "body_text":"Plain.","body_xhtml":"<p>Rich.</p>","versioncreated":"2024-02-13T10:00:00Z",
        "firstcreated":"2024-02-13T09:00:00Z","language":"en","copyrightholder":"Northwire"}"#,
    );
    let c = r.carried();
    assert!(matches!(&r.payload, Payload::Page(p) if p.contains("<p>Rich.</p>")));
    assert_eq!(r.id.as_deref(), Some("tag:wire.example,2024:1"));
    assert_eq!(c.outlet.as_deref(), Some("Northwire"));
    assert_eq!(c.published_at.unwrap().as_str(), "2024-02-13T09:00:00Z");
    assert_eq!(c.modified_at.unwrap().as_str(), "2024-02-13T10:00:00Z");
    let two = one(
        r#"{"uri":"x:1","headlines":[{"role":"short","value":"Dam"},{"role":"main","value":"Dam opens"}],
        "bodies":[{"role":"main","contenttype":"text/plain","value":"Water rose."}]}"#,
    );
    assert_eq!(two.carried().title.as_deref(), Some("Dam opens"));
    assert!(matches!(&two.payload, Payload::Body(b) if b == "Water rose."));
}

#[test]
fn what_trafilatura_and_newspaper_write_is_read() {
    let t = one(
        r#"{"title":"Dam opens","author":"Ada Brandt; Jon Vale","hostname":"quay.example","date":"2024-02-13",
        "raw_text":"Water rose.","text":"Water rose.","source":"https://quay.example/dam","sitename":"Quay Times",
        "language":null,"fingerprint":"1f","comments":"","tags":""}"#,
    );
    let c = t.carried();
    assert_eq!(c.byline.as_deref(), Some("Ada Brandt, Jon Vale"));
    assert_eq!(c.outlet.as_deref(), Some("Quay Times"));
    assert_eq!(c.url.as_deref(), Some("https://quay.example/dam"));
    assert_eq!(c.published_at.unwrap().as_str(), "2024-02-13");
    assert!(t.problems.is_empty(), "{:?}", t.problems);
    let n = one(
        r#"{"url":"https://quay.example/dam","title":"Dam opens","text":"Water rose.","authors":["Ada Brandt"],
        "publish_date":"2024-02-13 09:05:00+00:00","meta_lang":"en","top_image":"","keywords":[]}"#,
    );
    let c = n.carried();
    assert_eq!(c.byline.as_deref(), Some("Ada Brandt"));
    assert_eq!(c.language.as_deref(), Some("en"));
    assert_eq!(c.published_at.unwrap().as_str(), "2024-02-13T09:05:00Z");
    assert!(matches!(&n.payload, Payload::Body(b) if b == "Water rose."));
}

#[test]
fn a_json_feed_gives_its_entries() {
    let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Quay Times","language":"en",
        "authors":[{"name":"Newsroom"}],"items":[
        {"id":"https://quay.example/1","title":"Dam","content_html":"<p>Water rose.</p>","date_published":"2024-02-13T09:05:00Z"},
        {"id":"2","url":"https://quay.example/2","summary":"Short.","date_published":"2024-02-14T00:00:00Z"}]}"#;
    let all = records(feed.as_bytes());
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].location, "test#https://quay.example/1");
    let c = all[0].carried();
    assert_eq!(c.outlet.as_deref(), Some("Quay Times"));
    assert_eq!(c.byline.as_deref(), Some("Newsroom"));
    assert!(matches!(&all[0].payload, Payload::Page(p) if p.contains("Water")));
    assert!(matches!(all[1].payload, Payload::Unreadable));
    assert_eq!(all[1].problems[0].kind, ProblemKind::NotArticle);
}

#[test]
fn lists_and_lines_give_a_record_each_and_bad_ones_cost_only_themselves() {
    let list = records(br#"[ {"body":"A"}, {"id":"x","body":"B"}, {"nothing":1}, {"body":"C"} ]"#);
    let places: Vec<_> = list.iter().map(|r| r.location.as_str()).collect();
    assert_eq!(places, ["test#1", "test#x", "test#3", "test#4"]);
    assert_eq!(list[2].problems.len(), 2);
    let lines = records(b"{\"body\":\"A\"}\n{\"body\"\n\n{\"body\":\"C\"}");
    let places: Vec<_> = lines.iter().map(|r| r.location.as_str()).collect();
    assert_eq!(places, ["test:1", "test:2", "test:4"]);
    assert!(lines[1].is_unread() && !lines[2].is_unread());
}

#[test]
fn a_pretty_printed_object_is_one_record() {
    let r = one("{\n  \"body\": \"A\",\n  \"title\": \"T\"\n}\n");
    assert_eq!(r.supplied.title.as_deref(), Some("T"));
    assert_eq!(r.location, "test");
}

#[test]
fn a_deep_or_wide_value_is_passed_over_without_being_built() {
    let deep = format!(
        r#"{{"body":"A","x":{}1{}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let wide = format!(r#"{{"body":"A","x":[{}1]}}"#, "1,".repeat(200_000));
    for json in [deep, wide] {
        let all = records(json.as_bytes());
        assert_eq!(all.len(), 1);
        assert!(!all[0].problems.is_empty());
    }
}

#[test]
fn lines_longer_than_what_is_looked_at_are_a_record_each() {
    let long = "<p>The ferry was late.</p>".repeat(5_000);
    let line = |id: &str| format!("{{\"id\":\"{id}\",\"html\":\"{long}\"}}\n");
    let ids = |json: &str| -> Vec<Option<String>> {
        records(json.as_bytes()).into_iter().map(|r| r.id).collect()
    };
    let some = |id: &str| Some(id.to_owned());
    let three = line("a") + "\n" + &line("b") + &line("c");
    assert_eq!(ids(&three), [some("a"), some("b"), some("c")]);
    assert_eq!(ids(&line("a")), [some("a")]);
    assert_eq!(ids(&(line("a") + "{\"id\":\"b\",")), [some("a"), None]);
    // One object over several lines, of which the first is long.
    let spread = line("a").replace("}\n", ",\n\"title\": \"T\"\n}\n");
    assert_eq!(ids(&spread), [some("a")]);
    assert_eq!(
        records(spread.as_bytes())[0].supplied.title.as_deref(),
        Some("T")
    );
}
