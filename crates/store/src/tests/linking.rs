//! Stories are replaced whole, and nothing of them is left behind.

use super::*;

/// All rows of the tables that linking fills.
fn linked_rows(desk: &mut Desk) -> Vec<String> {
    let tables = [
        "stories",
        "story_articles",
        "reused_passages",
        "derivations",
        "origins",
        "attribution_origins",
        "sources",
        "story_sources",
        "claims",
        "attribution_claims",
        "claim_links",
    ];
    let count = |table: &str| format!("SELECT '{table}', count(*) FROM {table}");
    let sql: Vec<_> = tables.iter().map(|t| count(t)).collect();
    desk.ask(&sql.join(" UNION ALL "))
}

#[test]
fn all_that_links_a_story_is_in_the_views() {
    let (mut desk, a, b) = linked_desk();
    assert_eq!((a, b), (1, 2));
    assert_eq!(
        desk.ask("SELECT * FROM story_list"),
        ["1|Dam “will hold”|2|2|1|2|1|2025-03-12T09:05:00+02:00|2025-03-13"]
    );
    assert_eq!(
        desk.ask(
            "SELECT claim, statements, articles, outlets, origins_min, origins_max, sources_max,
                  first_outlet, first_published_at, denials FROM claim_origins"
        ),
        [
            "the dam will hold|3|2|2|1|2|3|Quay Post|2025-03-12T09:05:00+02:00|1",
            "it leaks|1|1|1|1|2|3|-|-|0"
        ]
    );
    assert_eq!(
        desk.ask("SELECT source, stance, content FROM claim_statements WHERE claim_id = 1"),
        [
            "three engineers, one of the three engineers|asserts|will hold",
            "Mayor Ilse Varga|denies|",
            "engineers|asserts|will hold"
        ]
    );
    assert_eq!(
        desk.ask("SELECT claim_id, outlet, article_id, basis, certain FROM claim_origin_list"),
        [
            "1|Northline|1|told Northline|1",
            "1|Quay Times|-|may be its own|0"
        ]
    );
    assert_eq!(
        desk.ask(
            "SELECT article_id, origin_outlet, origin_article_id, certain FROM article_origins"
        ),
        ["1|Northline|1|1", "2|Northline|1|1", "2|Quay Times|-|0"]
    );
    assert_eq!(
        desk.ask(
            "SELECT uri, parent_uri, parent_outlet, parent_reported_on, kind, containment
                  FROM derivation_list"
        ),
        [
            "retelling.txt|dispatch.txt|Northline|2025-03-12T09:05:00+02:00|reuse+citation|0.25",
            "dispatch.txt|-|Quay Times|-|citation|-"
        ]
    );
    assert_eq!(
        desk.ask(
            "SELECT uri, cited_outlet, cited_article_id, origin_id, said_on FROM citation_list"
        ),
        [
            "dispatch.txt|Quay Times|-|2|2025-01",
            "retelling.txt|Northline|1|1|-"
        ]
    );
    assert_eq!(
        desk.ask("SELECT source, named, statements, denials, articles FROM source_profile"),
        [
            "three engineers|0|2|0|2",
            "one of the engineers|0|1|0|1",
            "Ilse Varga|1|2|2|2"
        ]
    );
    assert_eq!(
        desk.ask(
            "SELECT outlet, articles, origin_articles, derived_articles, cites, cited_by,
                  statements, unnamed_share FROM outlet_profile ORDER BY outlet"
        ),
        [
            "Karvo Daily|1|0|1|1|0|2|0.5",
            "Northline|0|0|0|0|1|0|-",
            "Quay Post|1|1|1|1|0|4|0.6667",
            "Quay Times|0|0|0|0|1|0|-"
        ]
    );
    assert!(desk.store().unlinked().unwrap().is_empty());
    desk.check_sound();
}

#[test]
fn replacing_a_story_by_itself_changes_nothing() {
    let (mut desk, a, b) = linked_desk();
    let before = linked_rows(&mut desk);
    let story = dam_story(&dispatch(), &retelling());
    desk.store().replace_stories(&[a, b], &[story]).unwrap();
    assert_eq!(linked_rows(&mut desk), before);
    desk.check_sound();
}

#[test]
fn a_story_that_is_dropped_leaves_no_row() {
    let (mut desk, a, b) = linked_desk();
    desk.store().replace_stories(&[a, b], &[]).unwrap();
    for count in linked_rows(&mut desk) {
        assert!(count.ends_with("|0"), "{count}");
    }
    assert_eq!(
        desk.ask("SELECT count(*) FROM citations WHERE origin_id IS NOT NULL"),
        ["0"]
    );
    desk.check_sound();
}

#[test]
fn members_left_behind_are_to_be_linked_again() {
    let (mut desk, a, b) = linked_desk();
    desk.store().replace_stories(&[b], &[]).unwrap();
    assert_eq!(desk.store().unlinked().unwrap(), [a]);
}

#[test]
fn withdrawing_an_article_unlinks_its_story() {
    let (mut desk, a, b) = linked_desk();
    let key = desk.store().document(1).unwrap().key;
    assert!(desk.remove(&key));
    assert_eq!(desk.store().unlinked().unwrap(), [b]);
    assert!(desk.store().load_article(a).is_err());
    assert_eq!(desk.ask("SELECT count(*) FROM story_list"), ["0"]);
    desk.check_sound();
}

#[test]
fn a_new_version_takes_the_old_one_out_of_its_story() {
    let (mut desk, a, b) = linked_desk();
    let mut corrected = dispatch();
    corrected.body.push_str(" This story was corrected.");
    let put = desk.put("c", "corrected", &retrieved("2025-03-15"), &corrected);
    assert_eq!(put, Put::Updated(3));
    assert_eq!(desk.store().unlinked().unwrap(), [3, b]);
    assert_eq!(
        desk.ask(&format!("SELECT is_current FROM articles WHERE id = {a}")),
        ["0"]
    );
    desk.check_sound();
}

#[test]
fn a_named_source_of_two_stories_is_one_and_the_fullest_name_stands_for_it() {
    let speak = |outlet: &str, name: &str| Article {
        speakers: vec![Speaker {
            name: name.into(),
            named: true,
            ..Speaker::default()
        }],
        ..plain(outlet, "2025-03-12", name)
    };
    let story = |name: &str| StoryLinks {
        articles: vec![0],
        sources: vec![Source {
            key: key("varga"),
            identity: None,
            name: name.into(),
            kind: SpeakerKind::Person,
            named: true,
            count_min: None,
            count_max: None,
            part_of: None,
            speakers: vec![(0, 0)],
        }],
        ..StoryLinks::default()
    };
    let names = ["Varga", "Ilse Varga"];
    for order in [[0, 1], [1, 0]] {
        let mut desk = Desk::new();
        for i in order {
            let id = desk.new_article(names[i], &speak("Quay Post", names[i]));
            desk.store()
                .replace_stories(&[id], &[story(names[i])])
                .unwrap();
        }
        let ask = "SELECT name FROM sources";
        assert_eq!(desk.ask(ask), ["Ilse Varga"]);
        assert_eq!(desk.ask("SELECT articles FROM source_profile"), ["2"]);
        // The story with the fuller name goes, and then the other.
        let full = desk.ask("SELECT id FROM articles WHERE uri = 'Ilse Varga'");
        let full: i64 = full[0].parse().unwrap();
        desk.store().replace_stories(&[full], &[]).unwrap();
        assert_eq!(desk.ask(ask), ["Varga"]);
        desk.store().replace_stories(&[1, 2], &[]).unwrap();
        assert_eq!(desk.ask(ask), Vec::<String>::new());
    }
}

#[test]
fn several_stories_in_one_transaction_are_kept_together_or_not_at_all() {
    let mut desk = Desk::new();
    let a = desk.new_article("dispatch.txt", &dispatch());
    let b = desk.new_article("retelling.txt", &retelling());
    let alone = |name: &str| StoryLinks {
        key: Some(key(name)),
        articles: vec![0],
        ..StoryLinks::default()
    };
    let failed = desk.store().transaction(|store| {
        store.replace_stories(&[a], &[alone("one")])?;
        store.replace_stories(&[b], &[alone("one")])
    });
    assert!(failed.is_err());
    assert_eq!(desk.store().unlinked().unwrap(), [a, b]);
    desk.store()
        .transaction(|store| {
            store.replace_stories(&[a], &[alone("one")])?;
            store.replace_stories(&[b], &[alone("two")])
        })
        .unwrap();
    assert_eq!(desk.ask("SELECT articles FROM story_list"), ["1", "1"]);
}

#[test]
fn an_article_read_anew_from_an_earlier_document_keeps_its_number() {
    let mut desk = Desk::new();
    let article = dispatch();
    desk.put("late", "late", &retrieved("2025-03-20"), &article);
    let mut retitled = article.clone();
    retitled.title = Some("First title".into());
    let put = desk.put("early", "early", &retrieved("2025-03-12"), &retitled);
    assert_eq!(put, Put::Unchanged);
    assert_eq!(
        desk.ask("SELECT article_id, title, uri FROM article_list"),
        ["1|First title|early"]
    );
    assert_eq!(desk.store().unindexed().unwrap(), [1]);
    assert_eq!(desk.store().unlinked().unwrap(), [1]);
    assert_eq!(
        desk.ask("SELECT document_id, article_id FROM article_documents"),
        ["1|1", "2|1"]
    );
    desk.check_sound();
}
