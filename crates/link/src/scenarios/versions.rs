//! What differs between two versions of one article.

use crate::testing::Build;
use crate::{Aspect, Change, Field, changes};
use onrecord_core::Article;

/// The statements that differ, in short: `+` added, `-` removed, `~` another, with what of it.
fn statements(old: &Article, new: &Article) -> Vec<String> {
    let content = |a: &Article, i: usize| -> String {
        let spans = a.attributions[i].content.iter();
        spans.map(|s| s.of(&a.body)).collect::<Vec<_>>().join(" … ")
    };
    changes(old, new)
        .into_iter()
        .filter_map(|change| match change {
            Change::StatementAdded(i) => Some(format!("+ {}", content(new, i))),
            Change::StatementRemoved(i) => Some(format!("- {}", content(old, i))),
            Change::StatementChanged {
                old: a,
                new: b,
                aspects,
            } => {
                let aspects: Vec<&str> = aspects.into_iter().map(Aspect::as_str).collect();
                let (a, b) = (content(old, a), content(new, b));
                Some(format!("~ {}: {a} > {b}", aspects.join("+")))
            }
            _ => None,
        })
        .collect()
}

fn quay() -> Article {
    Build::new(
        "The quay at Ostrel will reopen in May, Oda Lund said.\n\n\
         The harbour union denied that a strike was planned.\n\n\
         Barges have waited since March.",
    )
    .title("Quay to reopen")
    .on("2025-03-12")
    .says("Oda Lund", "The quay at Ostrel will reopen in May")
    .says("The harbour union", "!that a strike was planned")
    .article()
}

#[test]
fn the_same_text_has_no_changes() {
    assert_eq!(changes(&quay(), &quay()), []);
    // Other marks and spaces are no change either.
    let mut same = quay();
    same.title = Some("Quay  to reopen".into());
    assert_eq!(changes(&quay(), &same), []);
}

#[test]
fn headline_and_date_are_told_with_both_values() {
    let mut new = quay();
    new.title = Some("Quay stays shut".into());
    new.published = None;
    let found = changes(&quay(), &new);
    let field = |field, old: &str, new: Option<&str>| Change::Field {
        field,
        old: Some(old.into()),
        new: new.map(str::to_owned),
    };
    assert_eq!(
        found,
        [
            field(Field::Headline, "Quay to reopen", Some("Quay stays shut")),
            field(Field::Date, "2025-03-12", None),
        ]
    );
}

#[test]
fn a_statement_of_one_speaker_in_other_words_is_reworded() {
    let new = Build::new(
        "The quay at Ostrel might reopen in late June, Oda Lund said.\n\n\
         The harbour union denied that a strike was planned.\n\n\
         Barges have waited since March.",
    )
    .says("Oda Lund", "The quay at Ostrel might reopen in late June")
    .says("The harbour union", "!that a strike was planned")
    .article();
    assert_eq!(
        statements(&quay(), &new),
        ["~ wording: The quay at Ostrel will reopen in May > \
          The quay at Ostrel might reopen in late June"]
    );
    let found = changes(&quay(), &new);
    let Some(Change::Paragraphs {
        added,
        removed,
        changed,
    }) = found
        .iter()
        .find(|c| matches!(c, Change::Paragraphs { .. }))
    else {
        panic!("{found:?}")
    };
    assert_eq!((added.len(), removed.len(), changed.len()), (0, 0, 1));
}

#[test]
fn who_denied_and_now_says_so_changed_the_stance() {
    let new = Build::new(
        "The quay at Ostrel will reopen in May, Oda Lund said.\n\n\
         The harbour union confirmed that a strike was planned.\n\n\
         Barges have waited since March.",
    )
    .says("Oda Lund", "The quay at Ostrel will reopen in May")
    .says("The harbour union", "that a strike was planned")
    .article();
    assert_eq!(
        statements(&quay(), &new),
        ["~ stance: that a strike was planned > that a strike was planned"]
    );
}

#[test]
fn the_same_words_of_somebody_else_changed_the_speaker() {
    let new = Build::new(
        "The quay at Ostrel will reopen in May, Berit Sand said.\n\n\
         The harbour union denied that a strike was planned.\n\n\
         Barges have waited since March.",
    )
    .says("Berit Sand", "The quay at Ostrel will reopen in May")
    .says("The harbour union", "!that a strike was planned")
    .article();
    assert_eq!(
        statements(&quay(), &new),
        ["~ speaker: The quay at Ostrel will reopen in May > \
          The quay at Ostrel will reopen in May"]
    );
}

#[test]
fn what_is_new_and_what_is_gone_are_told_apart() {
    let new = Build::new(
        "The quay at Ostrel will reopen in May, Oda Lund said.\n\n\
         Barges have waited since March.\n\n\
         Divers found a cracked beam, according to Northline.",
    )
    .says("Oda Lund", "The quay at Ostrel will reopen in May")
    .says("Northline", "Divers found a cracked beam")
    .cites("Northline", "")
    .article();
    let found = changes(&quay(), &new);
    assert_eq!(
        statements(&quay(), &new),
        [
            "+ Divers found a cracked beam",
            "- that a strike was planned"
        ]
    );
    assert!(found.contains(&Change::CitationAdded("Northline".into())));
    let back = changes(&new, &quay());
    assert!(back.contains(&Change::CitationRemoved("Northline".into())));
}

#[test]
fn what_was_only_read_differently_did_not_change() {
    // The same text, of which one reading found a statement fewer.
    let mut fewer = quay();
    fewer.attributions.truncate(1);
    assert_eq!(changes(&quay(), &fewer), []);
    assert_eq!(changes(&fewer, &quay()), []);
}

#[test]
fn a_paragraph_that_moved_is_no_change() {
    let old = Build::new("One barge waits.\n\nTwo barges sail.").article();
    let new = Build::new("Two barges sail.\n\nOne barge waits.").article();
    assert_eq!(changes(&old, &new), []);
    let twice = Build::new("One barge waits.\n\nTwo barges sail.\n\nOne barge waits.").article();
    assert!(matches!(
        &changes(&old, &twice)[..],
        [Change::Paragraphs { added, .. }] if added.len() == 1
    ));
}
