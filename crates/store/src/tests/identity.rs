//! What is known, what is new, and that the order of arrival makes no difference.

use super::*;

fn with_url(date: &str, body: &str) -> Article {
    Article {
        url: Some("https://karvo.example/port".into()),
        ..plain("Karvo Daily", date, body)
    }
}

fn titled(title: &str, article: Article) -> Article {
    Article {
        title: Some(title.into()),
        ..article
    }
}

#[test]
fn the_same_document_at_the_same_place_is_unchanged() {
    let mut desk = Desk::new();
    let article = plain("Karvo Daily", "2025-03-12", "Port shut.");
    let none = Supplied::default();
    assert_eq!(desk.put("a.txt", "x", &none, &article), Put::New(1));
    assert_eq!(desk.put("a.txt", "x", &none, &article), Put::Unchanged);
    let key = document_key(b"x", &none);
    assert!(desk.store().known(&key, "a.txt").unwrap());
    assert!(!desk.store().known(&key, "b.txt").unwrap());
    assert_eq!(desk.ask("SELECT count(*) FROM documents"), ["1"]);
}

#[test]
fn the_same_document_at_another_place_is_a_duplicate() {
    let mut desk = Desk::new();
    let article = plain("Karvo Daily", "2025-03-12", "Port shut.");
    let none = Supplied::default();
    desk.put("b.txt", "x", &none, &article);
    assert_eq!(desk.put("a.txt", "x", &none, &article), Put::Duplicate);
    assert_eq!(desk.put("a.txt", "x", &none, &article), Put::Unchanged);
    assert_eq!(
        desk.ask("SELECT location FROM document_locations"),
        ["a.txt", "b.txt"]
    );
    // By name, not by arrival.
    assert_eq!(desk.ask("SELECT uri FROM article_list"), ["a.txt"]);
}

#[test]
fn other_bytes_that_say_the_same_article_are_unchanged() {
    let mut desk = Desk::new();
    let article = with_url("2025-03-12", "Port shut.");
    let none = Supplied::default();
    assert_eq!(desk.put("a", "x", &none, &article), Put::New(1));
    assert_eq!(
        desk.put("b", "x and a menu", &none, &article),
        Put::Unchanged
    );
    assert_eq!(desk.ask("SELECT count(*) FROM documents"), ["2"]);
    assert_eq!(desk.ask("SELECT count(*) FROM article_list"), ["1"]);
}

#[test]
fn the_same_text_from_another_outlet_or_url_is_an_article_of_its_own() {
    let mut desk = Desk::new();
    let none = Supplied::default();
    let here = plain("Karvo Daily", "2025-03-12", "Port shut.");
    let there = plain("Quay Post", "2025-03-12", "Port shut.");
    assert_eq!(desk.put("a", "x", &none, &here), Put::New(1));
    assert_eq!(desk.put("b", "y", &none, &there), Put::New(2));
}

#[test]
fn a_changed_text_of_one_url_is_a_version_and_the_last_is_current() {
    let mut desk = Desk::new();
    let (early, late) = (
        retrieved("2025-03-12T08:00Z"),
        retrieved("2025-03-13T08:00Z"),
    );
    let first = with_url("2025-03-12", "Port shut.");
    let second = with_url("2025-03-12", "Port open again.");
    assert_eq!(desk.put("1", "x", &early, &first), Put::New(1));
    assert_eq!(desk.put("2", "y", &late, &second), Put::Updated(2));
    let current = "SELECT uri FROM article_list";
    assert_eq!(desk.ask(current), ["2"]);
    assert_eq!(
        desk.ask("SELECT uri, is_current FROM article_versions ORDER BY uri"),
        ["1|0", "2|1"]
    );
    // The other way round the same one is current.
    let mut desk = Desk::new();
    desk.put("2", "y", &late, &second);
    assert_eq!(desk.put("1", "x", &early, &first), Put::Updated(2));
    assert_eq!(desk.ask(current), ["2"]);
}

#[test]
fn an_old_version_is_not_found_as_a_relative() {
    let mut desk = Desk::new();
    desk.put(
        "1",
        "x",
        &retrieved("2025-03-12"),
        &with_url("2025-03-12", "Port shut."),
    );
    let mut batch = desk.store().batch().unwrap();
    batch.index(1, &[(1, 10), (2, 10)], &[7]).unwrap();
    batch.commit().unwrap();
    let other = desk.new_article("o", &plain("Quay Post", "2025-03-14", "Other."));
    let mut batch = desk.store().batch().unwrap();
    batch.index(other, &[(1, 10)], &[]).unwrap();
    batch.commit().unwrap();
    let reach = crate::Reach {
        bucket: 8,
        days: 12,
    };
    let ask = |desk: &mut Desk| -> Vec<i64> {
        let found = desk.store().earlier(other, reach).unwrap();
        found.into_iter().map(|(id, _)| id).collect()
    };
    assert_eq!(ask(&mut desk), [1]);
    let newer = with_url("2025-03-12", "Port open.");
    desk.put("2", "y", &retrieved("2025-03-13"), &newer);
    assert_eq!(ask(&mut desk), Vec::<i64>::new());
    // Until the newer one goes.
    let key = document_key(b"y", &retrieved("2025-03-13"));
    assert!(desk.remove(&key));
    assert_eq!(ask(&mut desk), [1]);
    assert_eq!(
        desk.ask("SELECT uri FROM article_list WHERE url IS NOT NULL"),
        ["1"]
    );
}

#[test]
fn changed_supplied_data_of_a_known_file_withdraw_the_old_article() {
    let mut desk = Desk::new();
    let dated = |date: &str| Supplied {
        published_at: day(date),
        ..Supplied::default()
    };
    let outlet = |name: &str| plain(name, "2025-03-12", "Port shut.");
    assert_eq!(
        desk.put("a", "x", &dated("2025-03-11"), &outlet("Karvo Daily")),
        Put::New(1)
    );
    let put = desk.put("a", "x", &dated("2025-03-12"), &outlet("Quay Post"));
    assert!(matches!(put, Put::Updated(_)), "{put:?}");
    let shown = "SELECT outlet, uri FROM article_list";
    assert_eq!(desk.ask(shown), ["Quay Post|a"]);
    // What was received stays on record.
    assert_eq!(desk.ask("SELECT count(*) FROM documents"), ["2"]);
    assert_eq!(desk.store().underived().unwrap(), Vec::<i64>::new());
    // And back again.
    let put = desk.put("a", "x", &dated("2025-03-11"), &outlet("Karvo Daily"));
    assert!(matches!(put, Put::Updated(_)), "{put:?}");
    assert_eq!(desk.ask(shown), ["Karvo Daily|a"]);
    desk.check_sound();
}

#[test]
fn a_rejected_document_is_recorded_once() {
    let mut desk = Desk::new();
    let run = desk.run;
    let problems = [Problem::new(ProblemKind::Empty, "0 bytes")];
    let document = Incoming {
        location: "void.txt",
        bytes: b"",
        format: "text",
        supplied: &Supplied::default(),
        outcome: Err(&problems),
        problems: &[],
    };
    for expected in [Put::Rejected, Put::Unchanged] {
        let mut batch = desk.store().batch().unwrap();
        assert_eq!(batch.put(run, &document).unwrap(), expected);
        batch.commit().unwrap();
    }
    assert_eq!(desk.ask("SELECT count(*) FROM problems"), ["1"]);
}

#[test]
fn a_removed_document_hands_its_article_to_the_one_that_says_the_same() {
    let mut desk = Desk::new();
    let article = with_url("2025-03-12", "Port shut.");
    let (early, late) = (retrieved("2025-03-12"), retrieved("2025-03-13"));
    desk.put("a", "x", &early, &article);
    desk.put("b", "y", &late, &article);
    let gone = document_key(b"x", &early);
    assert!(desk.remove(&gone));
    assert!(!desk.remove(&gone));
    assert_eq!(desk.ask("SELECT count(*) FROM articles"), ["0"]);
    assert_eq!(desk.store().underived().unwrap(), [2]);
    let run = desk.run;
    let mut batch = desk.store().batch().unwrap();
    assert!(matches!(
        batch.derive(run, 2, Ok(&article), &[]).unwrap(),
        Put::New(_)
    ));
    batch.commit().unwrap();
    assert_eq!(desk.ask("SELECT uri FROM article_list"), ["b"]);
    assert_eq!(desk.ask("SELECT location FROM document_locations"), ["b"]);
    desk.check_sound();
}

#[test]
fn another_extractor_needs_a_rebuild() {
    let mut desk = Desk::new();
    desk.store().begin_run(&new_run("2")).unwrap();
    desk.new_article("a", &plain("Karvo Daily", "2025-03-12", "Text."));
    assert_eq!(desk.store().extractor().unwrap().as_deref(), Some("2"));
    let error = desk.store().begin_run(&new_run("3")).unwrap_err();
    assert!(error.extractor_differs());
    assert!(error.to_string().contains("onrecord rebuild"), "{error}");
    desk.store().clear_derived().unwrap();
    desk.store().begin_run(&new_run("3")).unwrap();
    assert_eq!(desk.store().underived().unwrap(), [1]);
    assert_eq!(desk.store().document(1).unwrap().bytes, b"Text.");
}

#[test]
fn views_say_the_same_in_whatever_order_documents_came() {
    let changed = with_url("2025-03-12", "Port open again.");
    let documents = [
        (
            "m/1",
            "one",
            retrieved("2025-03-14"),
            titled("Late title", with_url("2025-03-12", "Port shut.")),
        ),
        (
            "m/2",
            "two",
            retrieved("2025-03-12"),
            titled("Early title", with_url("2025-03-12", "Port shut.")),
        ),
        (
            "m/0",
            "two",
            retrieved("2025-03-12"),
            titled("Early title", with_url("2025-03-12", "Port shut.")),
        ),
        ("m/3", "three", retrieved("2025-03-13"), changed),
        ("m/4", "four", Supplied::default(), dispatch()),
        ("m/5", "five", Supplied::default(), retelling()),
    ];
    let orders: [[usize; 6]; 5] = [
        [0, 1, 2, 3, 4, 5],
        [5, 4, 3, 2, 1, 0],
        [3, 0, 5, 1, 4, 2],
        [2, 5, 0, 4, 3, 1],
        [1, 3, 2, 0, 5, 4],
    ];
    let mut seen: Option<Vec<String>> = None;
    for order in orders {
        let mut desk = Desk::new();
        for i in order {
            let (location, bytes, supplied, article) = &documents[i];
            desk.put(location, bytes, supplied, article);
        }
        let mut said = desk
            .ask("SELECT key, uri, title, outlet, published_at, is_current FROM article_versions");
        said.extend(
            desk.ask("SELECT uri, source, cue, stance, content, content_start FROM statements"),
        );
        said.extend(desk.ask("SELECT uri, cited_outlet, passage FROM citation_list"));
        said.extend(desk.ask(
            "SELECT outlet, articles, cites, cited_by, statements, unnamed_share FROM outlet_profile",
        ));
        said.sort();
        desk.check_sound();
        match &seen {
            None => seen = Some(said),
            Some(seen) => assert_eq!(&said, seen, "{order:?}"),
        }
    }
    let seen = seen.unwrap().join("\n");
    assert!(seen.contains("m/0|Early title"), "{seen}");
}
