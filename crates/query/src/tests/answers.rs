//! What is asked is answered.

use super::*;
use crate::{Order, Search, TraceNode, Window, canonical_dump};

fn search(db: &Database, words: &[&str]) -> crate::Hits {
    let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
    db.search(&words, 10).unwrap()
}

#[test]
fn an_article_is_found_by_id_key_and_prefix() {
    let db = Desk::new().open();
    let by_id = db.article("1").unwrap();
    let key = by_id.line.key.clone();
    for name in ["article:1", " 1 ", &key, &format!("article:{key}")] {
        assert_eq!(db.article(name).unwrap(), by_id, "{name}");
    }
    for name in ["9", "", "claim:1", "1; DROP", "'"] {
        let error = db.article(name).unwrap_err();
        assert!(error.is_not_found(), "{name}: {error}");
    }
    assert_eq!(by_id.statements.len(), 2);
    assert_eq!(by_id.problems[0].detail, "3 lines of a menu");
    assert_eq!(by_id.locations, ["0.txt"]);
    assert!(by_id.body.starts_with("The Karvo dam"));
    let chars: Vec<char> = by_id.body.chars().collect();
    for statement in &by_id.statements {
        let words = |role: crate::Role| -> Vec<String> {
            let id = statement.attribution_id;
            let own = by_id.marks.iter();
            let own = own.filter(|m| m.attribution_id == id && m.role == role);
            own.map(|m| chars[m.start..m.end].iter().collect())
                .collect()
        };
        assert_eq!(words(crate::Role::Cue).first(), statement.cue.as_ref());
        let content = words(crate::Role::Content).join(" … ");
        assert_eq!(Some(content), statement.content);
    }
}

#[test]
fn a_story_says_who_says_so_who_denies_and_who_declined() {
    let db = Desk::new().open();
    let lines = db.stories().unwrap();
    assert_eq!(lines[0].title.as_deref(), Some("Dam will hold"));
    let story = db.story(&lines[0].key).unwrap();
    assert_eq!((story.line.origins_min, story.line.origins_max), (1, 2));
    let stances: Vec<_> = story.claims[0]
        .statements
        .iter()
        .map(|s| s.stance.as_str())
        .collect();
    assert_eq!(stances, ["asserts", "asserts", "denies"]);
    assert_eq!(story.declined[0].source.as_deref(), Some("The ministry"));
    assert_eq!(story.origins[0].outlet.as_deref(), Some("Northline"));
    assert_eq!(story.origins[0].statements, 2);
    assert_eq!(story.articles.len(), 2);
    assert_eq!(story.derivations.len(), 2);
}

#[test]
fn an_article_is_traced_to_the_report_it_cites() {
    let db = Desk::new().open();
    let root = db.trace("2").unwrap();
    assert_eq!(root.what, "Quay Post, 2025-03-13: Dam is safe");
    let parent = &root.children[0];
    assert_eq!(parent.what, "Northline, 2025-03-12: Dam will hold");
    assert!(parent.is_origin && parent.certain && !parent.is_repeated);
    assert_eq!(
        parent.because.as_deref(),
        Some("told Northline (50 % of the text stands there)")
    );
    let evidence: Vec<_> = parent.evidence.iter().map(|e| e.text.as_str()).collect();
    assert_eq!(
        evidence,
        ["Varga told Northline", "The Karvo dam will hold"]
    );
    let outside = &root.children[1];
    assert_eq!(outside.what, "Karvo Gazette, undated");
    assert!(outside.is_origin && outside.article.is_none());
    assert_eq!(root.children.len(), 2);
    assert!(db.trace("1").unwrap().is_origin);
}

#[test]
fn a_claim_is_traced_through_its_statements() {
    let db = Desk::new().open();
    let root: TraceNode = db.trace("claim:1").unwrap();
    assert_eq!(root.what, "the Karvo dam will hold");
    let who: Vec<_> = root.children.iter().map(|c| c.what.as_str()).collect();
    assert_eq!(
        who,
        [
            "engineer Ilse Varga, in Northline",
            "Varga, in Quay Post",
            "Mayor Brand, in Quay Post"
        ]
    );
    assert_eq!(root.children[1].children[0].what, "Northline, 2025-03-12");
    // By its key, too, with no word of what it is.
    assert_eq!(db.trace(&key("holds").to_string()).unwrap(), root);
    assert!(db.trace("claim:7").unwrap_err().is_not_found());
}

#[test]
fn a_statement_is_traced_to_its_origin_with_the_passages_that_show_it() {
    let db = Desk::new().open();
    let root = db.trace("statement:3").unwrap();
    assert_eq!((root.kind, root.id), ("statement", Some(3)));
    assert_eq!(root.what, "Varga, in Quay Post");
    assert_eq!(root.evidence[0].text, "The Karvo dam will hold");
    let origin = &root.children[0];
    assert_eq!(origin.because.as_deref(), Some("told Northline"));
    assert!(origin.is_origin && origin.children.is_empty());
    let evidence: Vec<_> = origin.evidence.iter().map(|e| e.text.as_str()).collect();
    assert_eq!(evidence, ["The Karvo dam will hold"]);
    for name in [
        "statement:99",
        "statement:",
        "statement:x",
        "statement:1 OR 1",
    ] {
        assert!(db.trace(name).unwrap_err().is_not_found(), "{name}");
    }
}

#[test]
fn a_circle_of_derivations_in_a_damaged_file_ends_a_trace() {
    let desk = Desk::new();
    rusqlite::Connection::open(&desk.path)
        .unwrap()
        .execute(
            "INSERT INTO derivations (story_id, article_id, parent_article_id, kind, basis)
             SELECT story_id, parent_article_id, article_id, kind, basis FROM derivations
             WHERE parent_article_id IS NOT NULL",
            [],
        )
        .unwrap();
    let root = desk.open().trace("1").unwrap();
    let back = &root.children[0].children[0];
    assert!(back.is_repeated && back.children.is_empty());
}

#[test]
fn search_finds_words_literally() {
    let db = Desk::new().open();
    for words in [
        "U.S.", "AT&T", "don't", "C++", "NOT", "\"AT&T", "AND OR", "U.S.\0",
    ] {
        search(&db, &[words]);
    }
    for words in ["U.S.", "AT&T", "don't", "C++", "NOT", "dam will"] {
        assert_eq!(
            search(&db, &[words]).articles.len(),
            if words == "dam will" { 2 } else { 1 },
            "{words}"
        );
    }
    for nothing in ["*", "--", "(", "\"", "", "^", ":", "{}"] {
        assert_eq!(search(&db, &[nothing]), crate::Hits::default(), "{nothing}");
        assert_eq!(
            search(&db, &[nothing, "dam"]).articles.len(),
            2,
            "{nothing}"
        );
    }
    assert_eq!(search(&db, &["CAFE"]).articles.len(), 1);
    assert_eq!(search(&db, &["dam", "café"]).articles.len(), 0);
    // Words are not a phrase, and a phrase is not its words.
    assert_eq!(search(&db, &["hold", "dam"]).articles.len(), 2);
    assert_eq!(search(&db, &["hold dam"]).articles.len(), 0);
}

#[test]
fn search_finds_articles_statements_and_claims() {
    let db = Desk::new().open();
    let hits = search(&db, &["hold"]);
    assert_eq!(
        (
            hits.articles.len(),
            hits.statements.len(),
            hits.claims.len()
        ),
        (2, 2, 2)
    );
    assert!(hits.statements[0].snippet.contains("[hold]"));
    assert!(
        hits.statements
            .iter()
            .any(|h| h.title.as_deref() == Some("engineer Ilse Varga"))
    );
    assert_eq!(db.search(&["hold".into()], 1).unwrap().articles.len(), 1);
}

#[test]
fn search_finds_the_known_claim_that_a_sentence_repeats() {
    let db = Desk::new().open();
    for sentence in [
        "Don't worry, dams hold, #KarvoDam too!",
        "\"Karvo\" dam NOT holding???",
    ] {
        let hits = search(&db, &[sentence]);
        assert_eq!(hits.articles.len(), 0, "{sentence}");
        assert_eq!(hits.claims.len(), 2, "{sentence}");
        assert_eq!(
            hits.claims[0].title.as_deref(),
            Some("the Karvo dam will hold")
        );
    }
    assert!(
        search(&db, &["Elephants were led through the town"])
            .claims
            .is_empty()
    );
}

#[test]
fn problems_name_the_rejected_first() {
    let problems = Desk::new().open().problems().unwrap();
    assert_eq!(problems.len(), 2);
    assert!(problems[0].rejected);
    assert_eq!(problems[0].location.as_deref(), Some("z.png"));
    assert_eq!(problems[1].location.as_deref(), Some("0.txt"));
    assert_eq!(problems[1].article_id, Some(1));
}

#[test]
fn two_databases_of_the_same_articles_are_equal_whatever_their_ids() {
    let (a, b) = (Desk::new(), Desk::with_order(&[2, 1, 0]));
    let dump = canonical_dump(&a.path).unwrap();
    assert_eq!(dump, canonical_dump(&b.path).unwrap());
    assert_ne!(
        a.open()
            .article_id("article:1")
            .ok()
            .and_then(|_| a.open().article("1").ok()),
        b.open().article("1").ok()
    );
    for view in [
        "claim_origins",
        "derivation_list",
        "statements",
        "story_list",
        "source_profile",
    ] {
        let any = dump.iter().any(|line| line.starts_with(view));
        assert!(any, "{view}");
    }
    assert!(
        !dump.iter().any(|line| line.contains("=?")),
        "an id without a key"
    );
}

#[test]
fn every_public_view_is_in_the_dump() {
    let desk = Desk::new();
    let mut db = desk.open();
    let views = db
        .query("SELECT name FROM sqlite_schema WHERE type = 'view' AND name NOT LIKE '%search'")
        .unwrap();
    let columns = db
        .query(
            "SELECT v.name, c.name FROM sqlite_schema AS v, pragma_table_info(v.name) AS c
             WHERE v.type = 'view' AND c.name LIKE '%\\_id' ESCAPE '\\'
             AND v.name NOT LIKE '%search'",
        )
        .unwrap();
    assert_eq!(views[0].rows.len(), crate::dump::VIEWS.len());
    for row in &columns[0].rows {
        let crate::Value::Text(column) = &row[1] else {
            panic!("a name is a text")
        };
        let known = crate::dump::NAMES
            .iter()
            .any(|(names, _)| names.contains(&column.as_str()));
        assert!(known, "{row:?}");
    }
}

#[test]
fn the_newest_come_first_and_a_span_of_time_leaves_out_the_rest() {
    let db = Desk::new().open();
    let ask = |order, since, until| {
        let search = Search {
            order,
            window: Window::new(since, until).unwrap(),
            ..Search::default()
        };
        let hits = db.search_with(&["hold".into()], &search).unwrap();
        let dates = hits.articles.into_iter().map(|h| h.published_at.unwrap());
        (dates.collect::<Vec<_>>(), hits.found)
    };
    let (both, found) = ask(Order::Newest, None, None);
    assert_eq!(both, ["2025-03-13", "2025-03-12"]);
    assert_eq!((found.articles.count, found.articles.or_more), (2, false));
    let (second, _) = ask(Order::Best, Some("2025-03-13"), None);
    assert_eq!(second, ["2025-03-13"]);
    let (first, _) = ask(Order::Newest, Some("2025"), Some("2025-03-12"));
    assert_eq!(first, ["2025-03-12"]);
    assert!(ask(Order::Best, Some("2026"), None).0.is_empty());
}

#[test]
fn a_timeline_of_a_span_of_time_has_what_may_lie_within() {
    let db = Desk::new().open();
    let days = |since, until| -> Vec<String> {
        let window = Window::new(since, until).unwrap();
        let all = db.timeline_within(None, &window).unwrap().timeline.dated;
        all.into_iter().filter_map(|s| s.at).collect()
    };
    assert_eq!(days(None, None).len(), 4);
    assert_eq!(days(Some("2025-03-13"), None), ["2025-03-13", "2025-03-13"]);
    assert_eq!(days(None, Some("2025-03-12")), ["2025-03-12", "2025-03-12"]);
    assert!(days(Some("2025-03-14"), Some("2025-03-31")).is_empty());
    assert_eq!(days(Some("2024"), Some("2025")).len(), 4);
    let april = Window::new(Some("2025-04"), None).unwrap();
    assert_eq!(db.stories_within(&april).unwrap().len(), 1);
    assert!(db.conflicts_within(None, &april).unwrap().is_empty());
    assert_eq!(db.conflicts(None).unwrap().len(), 2);
    for wrong in [(Some("soon"), None), (Some("2025-03"), Some("2025-02"))] {
        assert!(Window::new(wrong.0, wrong.1).is_err());
    }
}

#[test]
fn what_is_dated_to_a_month_or_year_is_in_where_it_may_be() {
    let window = Window::new(Some("2025-03-15"), Some("2025-05")).unwrap();
    let may_be = |date: &str| {
        let date = StatedDate::parse(date).unwrap();
        window.may_hold(Some((date.from(), date.to())))
    };
    for within in ["2025-03", "2025", "2025-03-15", "2025-05-31"] {
        assert!(may_be(within), "{within}");
    }
    for outside in ["2025-03-13", "2025-06-02", "2024", "2025-02"] {
        assert!(!may_be(outside), "{outside}");
    }
    assert!(!window.may_hold(None));
    assert!(Window::default().may_hold(None));
}
