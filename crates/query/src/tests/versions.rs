//! Versions of one address.

use super::*;
use crate::{VersionChange, VersionsView};

/// A database with these versions of one address, in this order of arrival.
fn captured(bodies: &[(&str, &str, &str)], order: &[usize]) -> (TempDir, Database) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("versions.db");
    let mut store = Store::open(&path).unwrap();
    let run = store
        .begin_run(&NewRun {
            started_at: None,
            extractor: "1",
            arguments: "",
        })
        .unwrap();
    let mut batch = store.batch().unwrap();
    for i in order {
        let (at, title, body) = bodies[*i];
        let mut one = article("Quay Post", "2025-03-12", title, body);
        one.url = Some("https://www.quaypost.example/gate".into());
        let content = body.split(", ").next().unwrap();
        let stance = match body.contains("denied") {
            true => Stance::Denies,
            false => Stance::Asserts,
        };
        says(
            &mut one,
            "Ada Rönn",
            if body.contains("denied") {
                "denied"
            } else {
                "said"
            },
            content,
            stance,
        );
        let supplied = Supplied {
            retrieved_at: StatedDate::parse(at).ok(),
            ..Supplied::default()
        };
        let location = format!("{i}.txt");
        let document = Incoming {
            location: &location,
            bytes: body.as_bytes(),
            format: "text",
            supplied: &supplied,
            outcome: Ok(&one),
            problems: &[],
        };
        batch.put(run, &document).unwrap();
    }
    batch.commit().unwrap();
    store.close().unwrap();
    (folder, Database::open(&path).unwrap())
}

const GATE: &[(&str, &str, &str)] = &[
    (
        "2025-03-12T08:00Z",
        "Gate “stuck”",
        "The third gate – a café’s width – is stuck, Ada Rönn said.\n\nRain is due.",
    ),
    (
        "2025-03-12T12:00Z",
        "Gate repaired",
        "The third gate – a café’s width – is stuck, Ada Rönn denied.\n\nRain is due.\n\nSo is snow.",
    ),
    (
        "2025-03-13T08:00Z",
        "Gate repaired",
        "The third gate – a café’s width – was never shut, Ada Rönn denied.\n\nRain is due.\n\nSo is snow.",
    ),
];

fn whats(view: &VersionsView) -> Vec<Vec<String>> {
    let what = |c: &VersionChange| match c {
        VersionChange::Field { field, .. } => (*field).to_owned(),
        VersionChange::StatementChanged { aspects, .. } => aspects.join("+"),
        other => serde_json::to_value(other).unwrap()["what"]
            .as_str()
            .unwrap()
            .to_owned(),
    };
    let steps = view.steps.iter();
    steps
        .map(|s| s.changes.iter().map(what).collect())
        .collect()
}

#[test]
fn each_capture_is_compared_with_the_next() {
    let (_folder, db) = captured(GATE, &[0, 1, 2]);
    let view = db.versions("https://www.quaypost.example/gate").unwrap();
    assert_eq!(view.versions.len(), 3);
    let current: Vec<bool> = view.versions.iter().map(|v| v.is_current).collect();
    assert_eq!(current, [false, false, true]);
    assert_eq!(
        whats(&view),
        [
            vec!["headline", "paragraphs", "stance"],
            vec!["paragraphs", "wording"]
        ]
    );
    // The passages are where it says, in characters.
    for step in &view.steps {
        for change in &step.changes {
            if let VersionChange::StatementChanged { old, new, .. } = change {
                for said in [old, new] {
                    let article = db.article(&said.article_id.to_string()).unwrap();
                    let chars: Vec<char> = article.body.chars().collect();
                    let passage: String =
                        chars[said.content_start..said.content_end].iter().collect();
                    assert_eq!(passage, said.content);
                    assert!(said.attribution_id.is_some());
                }
            }
        }
    }
}

#[test]
fn versions_are_in_order_of_capture_whatever_came_first() {
    let (_a, forwards) = captured(GATE, &[0, 1, 2]);
    let (_b, backwards) = captured(GATE, &[2, 0, 1]);
    let of = |db: &Database| {
        let view = db.versions("quaypost.example/gate").unwrap();
        let at: Vec<_> = view
            .versions
            .iter()
            .map(|v| v.retrieved_at.clone())
            .collect();
        (at, whats(&view))
    };
    assert_eq!(of(&forwards), of(&backwards));
}

#[test]
fn a_version_is_found_by_any_article_of_the_address() {
    let (_folder, db) = captured(GATE, &[0, 1, 2]);
    let by_url = db.versions("http://QuayPost.example/gate/").unwrap();
    for name in ["1", "2", "3", "article:1", &by_url.versions[0].key] {
        assert_eq!(db.versions(name).unwrap(), by_url, "{name}");
    }
    for name in ["9", "https://quaypost.example/other", "", "'"] {
        assert!(db.versions(name).unwrap_err().is_not_found(), "{name}");
    }
    // An article without an address is its only version.
    let desk = Desk::new().open();
    let alone = desk.versions("1").unwrap();
    assert_eq!(
        (alone.versions.len(), alone.steps.len(), alone.url),
        (1, 0, None)
    );
}
