//! Sources and outlets, by their names.

use super::*;

#[test]
fn a_source_says_what_it_said_where_and_what_it_is_part_of() {
    let db = Desk::new().open();
    let varga = db.source("Ilse Varga").unwrap();
    assert_eq!((varga.line.statements, varga.line.outlets), (2, 2));
    assert_eq!(varga.line.first_published_at.as_deref(), Some("2025-03-12"));
    let names: Vec<_> = varga.names.iter().map(|n| n.name.as_str()).collect();
    assert_eq!(names, ["Varga", "engineer Ilse Varga"]);
    let group = varga.part_of.clone().unwrap();
    assert_eq!(
        (group.source.as_str(), group.statements),
        ("friends of Varga", 0)
    );
    let outlets: Vec<_> = varga.outlets.iter().map(|o| o.outlet.as_deref()).collect();
    assert_eq!(outlets, [Some("Northline"), Some("Quay Post")]);
    assert_eq!(varga.timeline.dated.len(), 2);
    let group = db.source(&format!("source:{}", group.source_id)).unwrap();
    assert_eq!(group.members[0], varga.line);
    // By id, key and a part of the name in any case.
    for name in [
        varga.line.source_id.to_string(),
        varga.line.key.clone(),
        " ilse VARGA ".into(),
        "ilse".into(),
    ] {
        assert_eq!(db.source(&name).unwrap(), varga, "{name}");
    }
    let ministry = db.source("the ministry").unwrap_err();
    assert!(ministry.is_not_found(), "no name has the word “the”");
    assert_eq!(db.source("ministry").unwrap().line.declines, 1);
}

#[test]
fn a_name_of_several_sources_is_answered_by_who_they_are() {
    let error = Desk::new().open().source("Varga").unwrap_err();
    assert!(error.is_ambiguous() && !error.is_not_found());
    let names: Vec<_> = error.candidates().iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["Ilse Varga", "friends of Varga"]);
    let text = error.to_string();
    let first = &error.candidates()[0];
    assert!(
        text.contains(&format!("source:{}  Ilse Varga", first.id)),
        "{text}"
    );
    assert!(
        text.contains("person, named, 2 statements in Northline, Quay Post"),
        "{text}"
    );
}

#[test]
fn no_text_breaks_the_look_up_of_a_name() {
    let db = Desk::new().open();
    for name in [
        "",
        " ",
        "%",
        "_",
        "'",
        "\"",
        "a' OR 1=1 --",
        "source:",
        "outlet:",
        "é",
        "ß%",
        "\0",
        "99999999999999999999",
        "-1",
        "*",
    ] {
        assert!(db.source(name).unwrap_err().is_not_found(), "{name:?}");
        assert!(db.outlet(name).unwrap_err().is_not_found(), "{name:?}");
    }
}

#[test]
fn an_outlet_says_what_it_originated_and_who_has_it_from_there() {
    let db = Desk::new().open();
    let northline = db.outlet("northline").unwrap();
    let line = &northline.line;
    assert_eq!(
        (line.articles, line.origin_articles, line.derived_articles),
        (1, 1, 0)
    );
    assert_eq!((line.cites, line.cited_by, line.statements), (0, 1, 2));
    let own = &northline.originated[0];
    assert_eq!(own.title.as_deref(), Some("Dam will hold"));
    assert_eq!((own.statements, own.articles, own.outlets), (2, 2, 2));
    let names = |links: &[crate::OutletLink]| -> Vec<(String, i64)> {
        let name = |l: &crate::OutletLink| (l.outlet.clone().unwrap_or_default(), l.times);
        links.iter().map(name).collect()
    };
    assert_eq!(names(&northline.taken_by), [("Quay Post".to_owned(), 1)]);
    assert_eq!(names(&northline.cited_by), [("Quay Post".to_owned(), 1)]);
    let post = db
        .outlet(&db.outlet_id("Quay Post").unwrap().to_string())
        .unwrap();
    assert_eq!((post.line.derived_articles, post.line.cites), (1, 1));
    assert_eq!(
        names(&post.takes_from),
        [("Karvo Gazette".to_owned(), 1), ("Northline".to_owned(), 1)]
    );
    assert_eq!(names(&post.cites), [("Northline".to_owned(), 1)]);
}

#[test]
fn the_counts_of_an_outlet_and_a_source_are_those_of_the_views() {
    let mut db = Desk::new().open();
    let rows = db
        .query(
            "SELECT outlet_id, articles, origin_articles, derived_articles, cites, cited_by,
                    statements FROM outlet_profile ORDER BY outlet_id",
        )
        .unwrap();
    assert!(rows[0].rows.len() >= 2);
    for row in &rows[0].rows {
        let numbers: Vec<i64> = row
            .iter()
            .map(|v| match v {
                crate::Value::Integer(n) => *n,
                other => panic!("{other:?}"),
            })
            .collect();
        let line = db.outlet(&numbers[0].to_string()).unwrap().line;
        assert_eq!(
            numbers[1..],
            [
                line.articles,
                line.origin_articles,
                line.derived_articles,
                line.cites,
                line.cited_by,
                line.statements
            ],
            "{}",
            line.outlet
        );
    }
}

#[test]
fn an_outlet_is_found_by_alias_domain_and_address() {
    let db = Desk::new().open();
    let reuters = db.outlet_id("Reuters").unwrap();
    for name in [
        "reuters",
        "Reuters News",
        "reuters.com",
        "https://www.reuters.com/world/a",
        "outlet:Reuters",
    ] {
        assert_eq!(db.outlet_id(name).unwrap(), reuters, "{name}");
    }
    let several = db.outlet_id("Times").unwrap_err();
    assert!(several.is_ambiguous() && several.candidates().len() > 3);
}
