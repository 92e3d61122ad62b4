//! Denials that say little themselves, and what they join.

use crate::claims::claims;
use crate::derive::derive;
use crate::doc::Doc;
use crate::narrower::narrower;
use crate::testing::{Build, member};
use onrecord_core::Article;

/// The contents of each claim of several statements, and how many others there are.
fn joined(articles: &[Article]) -> (Vec<Vec<String>>, usize) {
    let mut members: Vec<_> = articles.iter().map(member).collect();
    members.sort_by_key(|m| m.article.published.as_ref().map(|d| d.from()));
    let docs: Vec<_> = members.iter().map(Doc::new).collect();
    let groups = claims(&docs, &derive(&docs));
    let content = |(at, span): &(onrecord_core::links::AttributionRef, onrecord_core::Span)| {
        span.of(&docs[at.article].article.body).to_owned()
    };
    let all: Vec<Vec<String>> = groups
        .iter()
        .map(|g| g.statements.iter().map(content).collect())
        .collect();
    let several: Vec<_> = all.iter().filter(|g| g.len() > 1).cloned().collect();
    let others = all.len() - several.len();
    (several, others)
}

fn report() -> Build {
    Build::new(
        "Brandvik offered Velmark a harbour on the Tessin lagoon, two envoys told Quay \
         Agency. A note was left with a retired organist, the envoys said. A Velmark diplomat \
         denied that any offer had been received, and said he was unaware of a note.",
    )
    .by("Quay Agency")
    .on("2021-04-06")
    .says(
        "two envoys",
        "Brandvik offered Velmark a harbour on the Tessin lagoon",
    )
    .says("the envoys", "A note was left with a retired organist")
    .says("A Velmark diplomat", "!any offer had been received")
    .says("A Velmark diplomat", "!he was unaware of a note")
}

#[test]
fn a_short_denial_joins_what_the_article_opens_with() {
    let (several, others) = joined(&[report().article()]);
    assert_eq!(
        several,
        [[
            "Brandvik offered Velmark a harbour on the Tessin lagoon",
            "any offer had been received"
        ]]
    );
    assert_eq!(others, 2, "the note, and who had it");
}

#[test]
fn what_is_asserted_of_a_denied_thing_is_narrower_than_it() {
    let article = report().article();
    let member = member(&article);
    let docs = [Doc::new(&member)];
    let groups = claims(&docs, &derive(&docs));
    let links = narrower(&groups);
    assert_eq!(links.len(), 1, "{links:?}");
    assert!(links[0].narrower < links[0].broader);
}

#[test]
fn denials_of_one_party_retold_in_other_words_are_one() {
    let retold = |by: &str, speaker: &str, content: &str| {
        Build::new(&format!(
            "Quay Agency was told so. {speaker} denied {content} again."
        ))
        .by(by)
        .on("2021-04-07")
        .cites("Quay Agency", "")
        .says(speaker, &format!("!{content}"))
        .article()
    };
    let articles = [
        retold(
            "Eider",
            "A Velmark envoy",
            "that there had been back channel talks on the lagoon",
        ),
        retold(
            "Tern Blog",
            "Velmarkan officials",
            "any engagement in backchannel talks",
        ),
        retold(
            "Gull Post",
            "A Norland envoy",
            "any backchannel to the Duchy of Elm",
        ),
    ];
    let (several, others) = joined(&articles);
    assert_eq!((several.len(), others), (1, 1), "{several:?}");
    assert_eq!(several[0].len(), 2);
}

#[test]
fn the_claim_is_what_was_claimed_before() {
    let article = Build::new(
        "Envoys said Brandvik had mortgaged the Skarn lighthouse to a shipowner. Velmark \
         denied the claim.",
    )
    .says(
        "Envoys",
        "Brandvik had mortgaged the Skarn lighthouse to a shipowner",
    )
    .says("Velmark", "!the claim")
    .article();
    let (several, others) = joined(&[article]);
    assert_eq!((several.len(), others), (1, 0));
}

#[test]
fn what_points_nowhere_is_no_claim() {
    let article = Build::new("Velmark denied the report. Envoys said otherwise. ")
        .says("Velmark", "!the report")
        .says("Envoys", "otherwise")
        .article();
    assert_eq!(joined(&[article]), (vec![], 0));
}

#[test]
fn such_a_thing_is_the_one_just_named() {
    let article = Build::new(
        "Envoys said the harbour board had burnt letters from the organist of Skarn. \
         The chairman, Aske, denied that there had been such letters.",
    )
    .says(
        "Envoys",
        "the harbour board had burnt letters from the organist of Skarn",
    )
    .says("Aske", "!that there had been such letters")
    .article();
    let (several, others) = joined(&[article]);
    assert_eq!((several.len(), others), (1, 0));
}

#[test]
fn a_negative_of_its_own_denies_nobody() {
    let article = Build::new(
        "A docker said the recordings show Malk quietly loading his lorry with sealed crates. \
         Chief Orsted said the recording was not taken on the side of the quay on which the \
         crates of Malk were weighed.",
    )
    .says(
        "A docker",
        "the recordings show Malk quietly loading his lorry with sealed crates",
    )
    .says(
        "Chief Orsted",
        "!the recording was not taken on the side of the quay on which the crates of Malk were weighed",
    )
    .article();
    let (several, others) = joined(&[article]);
    assert_eq!((several.len(), others), (0, 2));
}

#[test]
fn an_earlier_article_does_not_deny_what_a_later_one_opens_with() {
    let later = Build::new(
        "A note in which Brandvik offered Velmark a harbour on the Tessin lagoon was delivered in \
         March, archivists told the Gull Post. Quay Agency had told of it. Minister Aske said \
         there had been no note.",
    )
    .by("Gull Post")
    .on("2021-04-09")
    .says(
        "archivists",
        "A note in which Brandvik offered Velmark a harbour on the Tessin lagoon was delivered in \
         March",
    )
    .cites("Quay Agency", "")
    .says("Minister Aske", "!there had been no note");
    let (several, _) = joined(&[report().article(), later.article()]);
    let offer = several
        .iter()
        .find(|g| g[0].starts_with("Brandvik offered"))
        .unwrap();
    assert!(offer.iter().any(|c| c.starts_with("A note in which")));
    assert!(offer.iter().any(|c| c == "there had been no note"));
    assert!(!offer.iter().any(|c| c == "he was unaware of a note"));
}

#[test]
fn thousands_of_denials_are_joined_in_one_pass() {
    use std::fmt::Write;
    let mut body = String::from("Envoys said the Skarn lighthouse had burned to the rock.");
    for i in 0..1_500 {
        let _ = write!(
            body,
            " Velmark denied any offer of boat{i} to pilot{i}. Aske denied the claim."
        );
    }
    let mut article = Build::new(&body)
        .says("Envoys", "the Skarn lighthouse had burned to the rock")
        .says("Velmark", "!any offer of boat0 to pilot0")
        .says("Aske", "!the claim")
        .article();
    let two = article.attributions.split_off(1);
    for (at, _) in body.match_indices("any offer") {
        for (mut denial, find) in two.clone().into_iter().zip(["any offer", "the claim"]) {
            let from = at + body.split_at(at).1.find(find).unwrap();
            let len = body.split_at(from).1.find('.').unwrap();
            denial.content = vec![onrecord_core::Span::new(from, from + len)];
            article.attributions.push(denial);
        }
    }
    let start = std::time::Instant::now();
    let (several, _) = joined(&[article]);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
    assert!(
        several.iter().any(|g| g.len() > 1_500),
        "all the claims denied"
    );
}
