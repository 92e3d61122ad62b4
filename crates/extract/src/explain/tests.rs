//! Scenarios on invented people and places.

use super::{Attribute, Explanation, Input};
use crate::{Extractor, Scratch};
use onrecord_core::{Register, Supplied};

const PAGE: &str = "Harbour talks stalled, officials say

PORT ELSIN, March 12, 2025 - Talks on the eastern harbour of Port Elsin have stalled, two senior ministry officials told reporters on Tuesday.

The harbour ministry denied that any talks had taken place.

\"We were close to a deal and then the line went dead,\" one of the officials said on condition of anonymity.

Share this article
";

fn explain(input: Input<'_>) -> Explanation {
    let extractor = Extractor::new(Register::default()).unwrap();
    extractor.explain(input, &Supplied::default(), &mut Scratch::default())
}

#[test]
fn what_is_explained_is_what_is_extracted() {
    let extractor = Extractor::new(Register::default()).unwrap();
    let mut scratch = Scratch::default();
    let supplied = Supplied::default();
    let body = "The mayor said the quay was closed. She denied it had been sold.";
    let copied = extractor.copied(PAGE, &supplied, &mut scratch).unwrap();
    let ready = extractor.ready(body, &supplied, &mut scratch).unwrap();
    let bytes = extractor
        .bytes(PAGE.as_bytes(), &supplied, &mut scratch)
        .unwrap();
    assert_eq!(explain(Input::Copied(PAGE)).article, copied);
    assert_eq!(explain(Input::Bytes(PAGE.as_bytes())).article, bytes);
    assert_eq!(explain(Input::Ready(body)).article, ready);
}

#[test]
fn every_line_of_a_page_says_what_it_became() {
    let explained = explain(Input::Copied(PAGE));
    let parts: Vec<_> = explained.lines.iter().map(|l| l.part).collect();
    assert_eq!(parts, ["title", "body", "body", "body", "left-out"]);
    assert!(
        explained
            .lines
            .iter()
            .all(|l| l.reason.is_some() == (l.part == "left-out"))
    );
    assert_eq!(explained.lines[4].number, 9);
}

#[test]
fn every_statement_comes_of_a_candidate_and_has_its_rules() {
    let explained = explain(Input::Copied(PAGE));
    let article = &explained.article;
    assert!(article.attributions.len() >= 3);
    for (i, statement) in article.attributions.iter().enumerate() {
        let of = explained
            .candidates
            .iter()
            .filter(|c| c.statement == Some(i));
        assert_eq!(
            of.map(super::Candidate::outcome).collect::<Vec<_>>(),
            ["kept"]
        );
        let notes = &explained.statements[i];
        let has = |attribute| notes.iter().any(|n| n.attribute == attribute);
        assert!(has(Attribute::Stance) && has(Attribute::Form));
        assert_eq!(has(Attribute::Told), statement.told.is_some());
        assert_eq!(has(Attribute::SaidOn), statement.said_on.is_some());
        assert_eq!(has(Attribute::GroundRule), statement.ground_rule.is_some());
        assert_eq!(has(Attribute::Within), statement.within.is_some());
        assert_eq!(has(Attribute::Speaker), !statement.speakers.is_empty());
        assert!(notes.iter().all(|n| n.rule.contains(": ")), "{notes:?}");
    }
    for (speaker, note) in article.speakers.iter().zip(&explained.speakers) {
        assert!(note.what.contains(": "), "{}", speaker.name);
        assert_eq!(note.role.is_some(), speaker.role.is_some());
    }
    assert!(article.attributions.iter().any(|a| a.ground_rule.is_some()));
}

#[test]
fn what_is_no_article_says_why() {
    let none = explain(Input::Copied("Share\n\nHome"));
    assert!(none.rejected.is_some() && none.candidates.is_empty());
    assert!(!none.lines.is_empty());
    assert!(
        explain(Input::Bytes(b"%PDF-1.7 \x00\x01"))
            .rejected
            .is_some()
    );
    assert!(explain(Input::Ready("")).rejected.is_some());
}

#[test]
fn odd_texts_are_explained_too() {
    for text in [
        "“said, ".repeat(3_000),
        "said \u{202E}é ж\u{0} ".repeat(500),
        "\n\n,".repeat(4_000),
    ] {
        let explained = explain(Input::Copied(&text));
        assert!(
            explained
                .tokens
                .iter()
                .all(|(_, p)| (0.1..=1.01).contains(p))
        );
        let outcomes = explained
            .candidates
            .iter()
            .filter(|c| c.statement.is_some());
        assert_eq!(outcomes.count(), explained.article.attributions.len());
    }
}
