//! The page of a story whose articles, names and addresses wish it ill.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use onrecord_core::links::{
    AttributionOrigin, AttributionRef, Claim, Derivation, DerivationKind, Origin, Parent,
    StoryLinks,
};
use onrecord_core::{
    Article, Attribution, KeyBuilder, Mention, Span, Speaker, Stance, StatedDate, Supplied,
};
use onrecord_query::Database;
use onrecord_store::{Incoming, NewRun, Put, Store};
use std::collections::BTreeSet;
use std::path::Path;

const HOSTILE: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> \u{202e}&lt;";

fn article(outlet: &str, date: Option<&str>, url: &str) -> Article {
    let body = format!("The weir at Talva is safe, said {HOSTILE}. The council denied it.");
    let at = |text: &str| Span::find(&body, text).unwrap();
    let speaks = |n: usize, who: &str, content: &str, stance| Attribution {
        source: vec![at(who)],
        content: vec![at(content)],
        speakers: vec![Mention {
            speaker: n,
            span: at(who),
        }],
        stance,
        ..Attribution::default()
    };
    let speaker = |name: &str| Speaker {
        name: name.into(),
        ..Speaker::default()
    };
    Article {
        title: Some(format!("Weir {HOSTILE}")),
        outlet: Some(outlet.into()),
        byline: Some(HOSTILE.into()),
        url: Some(url.into()),
        language: Some("en\" onload=\"alert(3)".into()),
        published: date.map(|d| StatedDate::parse(d).unwrap()),
        attributions: vec![
            speaks(0, HOSTILE, "The weir at Talva is safe", Stance::Asserts),
            speaks(1, "The council", "it.", Stance::Denies),
        ],
        speakers: vec![speaker(HOSTILE), speaker("The council")],
        body,
        ..Article::default()
    }
}

/// Two articles, one of which has it from the other, and a report from outside.
fn fill(path: &Path) {
    let articles = [
        article(
            "Quay <b>Agency</b>",
            Some("2025-03-12"),
            "https://quay.example/weir",
        ),
        article("Eider", Some("2025-03-14"), "javascript:alert(4)"),
        article("Marsh Post", None, "https://marsh.example/1"),
    ];
    let mut store = Store::open(path).unwrap();
    let run = NewRun {
        extractor: "test",
        arguments: "",
        started_at: None,
    };
    let run = store.begin_run(&run).unwrap();
    let mut ids = Vec::new();
    let mut batch = store.batch().unwrap();
    for (n, article) in articles.iter().enumerate() {
        let put = batch.put(
            run,
            &Incoming {
                location: &format!("{n}.txt"),
                bytes: article.outlet.as_deref().unwrap().as_bytes(),
                format: "text",
                supplied: &Supplied::default(),
                outcome: Ok(article),
                problems: &[],
            },
        );
        let Put::New(id) = put.unwrap() else {
            unreachable!("each is new");
        };
        ids.push(id);
    }
    batch.commit().unwrap();
    let origin = |outlet: &str, on: &str, article: Option<usize>| Origin {
        key: KeyBuilder::new("origin").part(outlet).finish(),
        outlet: Some(outlet.into()),
        reported_on: Some(StatedDate::parse(on).unwrap()),
        article,
    };
    let at = |article| AttributionRef {
        article,
        attribution: 0,
    };
    let denial = AttributionRef {
        article: 0,
        attribution: 1,
    };
    let content = articles[0].attributions[0].content[0];
    let links = StoryLinks {
        articles: vec![0, 1, 2],
        title: articles[0].title.clone(),
        origins: vec![
            origin("Quay <b>Agency</b>", "2025-03-12", Some(0)),
            origin("Outer \u{2066}Herald", "2025-03-13", None),
        ],
        attribution_origins: [(0, 0), (1, 0), (2, 1)]
            .map(|(article, origin)| AttributionOrigin {
                statement: at(article),
                origin,
                basis: HOSTILE.into(),
                certain: origin == 0,
            })
            .into(),
        derivations: [(1, Parent::Article(0)), (2, Parent::Origin(1))]
            .map(|(article, parent)| Derivation {
                article,
                parent,
                kind: DerivationKind::Citation,
                containment: None,
                basis: HOSTILE.into(),
                citation: None,
            })
            .into(),
        claims: vec![Claim {
            key: KeyBuilder::new("claim").finish(),
            wording: HOSTILE.into(),
            statements: vec![
                (at(0), content),
                (at(1), content),
                (denial, articles[0].attributions[1].content[0]),
            ],
            central: true,
            origins_min: 1,
            origins_max: 2,
            sources_min: 1,
            sources_max: None,
            first: None,
        }],
        origins_min: 1,
        origins_max: 2,
        ..StoryLinks::default()
    };
    store.replace_stories(&ids, &[links]).unwrap();
    store.close().unwrap();
}

fn pages() -> [String; 2] {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("weir.db");
    fill(&path);
    let database = Database::open(&path).unwrap();
    let story = onrecord_report::story(&database, "1").unwrap();
    assert!(
        onrecord_report::story(&database, "7")
            .unwrap_err()
            .is_not_found()
    );
    [story, onrecord_report::overview(&database).unwrap()]
}

/// What begins with a sign and ends before one of others.
fn after<'p>(page: &'p str, sign: &'p str) -> impl Iterator<Item = &'p str> {
    page.split(sign)
        .skip(1)
        .filter_map(|rest| rest.split(['"', '>']).next())
}

#[test]
fn what_documents_say_is_never_markup() {
    for page in pages() {
        for sign in [
            "<script",
            "<img",
            "<b>",
            "onload=\"",
            "\u{202e}",
            "\u{2066}",
        ] {
            assert!(!page.contains(sign), "{sign}");
        }
        assert!(page.contains("&lt;script&gt;alert(1)"));
    }
}

#[test]
fn nothing_is_loaded_and_only_web_pages_are_linked() {
    for page in pages() {
        assert!(page.contains("default-src 'none'"));
        for sign in [
            " src=\"",
            "url(",
            "@import",
            "<link rel=\"stylesheet",
            " style=\"",
        ] {
            assert!(!page.contains(sign), "{sign}");
        }
        for link in after(&page, "href=\"") {
            let fine = ["#", "https://", "data:,"]
                .iter()
                .any(|s| link.starts_with(s));
            assert!(fine, "{link}");
        }
    }
}

#[test]
fn every_link_within_the_page_leads_somewhere_and_no_name_stands_twice() {
    for page in pages() {
        let ids: Vec<&str> = after(&page, " id=\"").collect();
        let names: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), names.len(), "{ids:?}");
        for link in after(&page, "href=\"#") {
            assert!(names.contains(link), "{link} of {names:?}");
        }
    }
}

#[test]
fn the_page_says_what_the_file_does() {
    let [story, _] = pages();
    for text in [
        "1 to 2 independent origins",
        "2 of 3 statements come from",
        "Outer \\u{2066}Herald",
        "not among these articles",
        "<mark>The weir at Talva is safe</mark>",
        "In the same words: Eider",
        "Not on the line: Marsh Post (no date)",
        "first: Quay",
    ] {
        assert!(story.contains(text), "{text}");
    }
}
