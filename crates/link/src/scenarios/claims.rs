//! Which statements state the same, and which do not.

use crate::claims::claims;
use crate::derive::derive;
use crate::doc::Doc;
use crate::narrower::narrower;
use crate::testing::{Build, member};
use onrecord_core::links::ClaimLink;

fn groups(statements: &[&str]) -> Vec<usize> {
    let articles: Vec<_> = statements
        .iter()
        .map(|s| {
            Build::new(&format!("She said {s}"))
                .says("She", s)
                .article()
        })
        .collect();
    let members: Vec<_> = articles.iter().map(member).collect();
    let docs: Vec<_> = members.iter().map(Doc::new).collect();
    claims(&docs, &derive(&docs))
        .iter()
        .map(|g| g.statements.len())
        .collect()
}

#[track_caller]
fn same(a: &str, b: &str, expected: bool) {
    assert_eq!(groups(&[a, b]).len() == 1, expected, "{a} / {b}");
}

#[test]
fn the_same_in_other_words_is_one_claim() {
    same(
        "that envoys of Varland met in Osterburg in late 2019",
        "envoys from Varland had gathered in Osterburg in late 2019",
        true,
    );
    same(
        "the reactor at Kelm leaked tritium into the river",
        "the Kelm reactor leaked tritium, and the river had it",
        true,
    );
}

#[test]
fn who_denies_a_claim_shares_it() {
    same(
        "that there had been secret talks between Varland and the Duchy of Elm",
        "that there had never been any secret talks between Varland and the Duchy of Elm",
        true,
    );
}

#[test]
fn what_a_condition_names_is_not_stated() {
    same(
        "Varland sold the tanker Ingrid Bohm to the Duchy of Elm",
        "stevedores walk out if Varland sold the tanker Ingrid Bohm to the Duchy of Elm",
        false,
    );
}

#[test]
fn what_opens_two_reports_of_a_day_by_one_speaker_is_one_claim() {
    let one = "A gasholder exploded in Brunnhof on Tuesday, shattering greenhouses along the \
        Talva and wounding nine people";
    let two = "An explosion of a tank near the Talva in Brunnhof wounded nine people";
    let report = |by: &str, text: &str, speaker: &str| {
        Build::new(&format!("{text}, {speaker} said."))
            .by(by)
            .on("2021-05-04")
            .says(speaker, text)
            .article()
    };
    let count = |speaker: &str| {
        let articles = [
            report("Eider", one, "the fire brigade"),
            report("Gull Post", two, speaker),
        ];
        let members = articles.each_ref().map(member);
        let docs: Vec<_> = members.iter().map(Doc::new).collect();
        claims(&docs, &derive(&docs)).len()
    };
    assert_eq!(count("the city's fire brigade"), 1);
    assert_eq!(count("a passing tram driver"), 2);
}

#[test]
fn a_statement_between_two_of_one_report_joins_them() {
    let texts = [
        "a valve on the north tower seemed to have been swapped with a seal of the wrong bore",
        "a seal of the wrong bore had been put in",
        "a seal of the wrong bore had been put in on a valve of the north tower",
    ];
    let articles = texts.map(|t| {
        Build::new(&format!("Engineers told Quay Agency that {t}"))
            .says("Engineers", t)
            .told("Quay Agency")
            .article()
    });
    let members = articles.each_ref().map(member);
    let docs: Vec<_> = members.iter().map(Doc::new).collect();
    assert_eq!(claims(&docs, &derive(&docs)).len(), 1);
}

#[test]
fn different_things_of_one_subject_are_two_claims() {
    same(
        "the reactor at Kelm leaked tritium into the river",
        "the reactor at Kelm would be rebuilt by a Danish consortium",
        false,
    );
    same("talks went well", "talks went badly", false);
    same("yes", "yes", false);
}

#[test]
fn a_claim_with_more_in_it_is_narrower() {
    let a = "Varland froze the assets of the shipowner Teodor Malk";
    let b = "Varland froze the assets of the shipowner Teodor Malk after a tribunal in \
        Sankt Aren found that his tankers smuggled kerosene through the Straits of Pell \
        under forged manifests";
    let articles = [a, b].map(|s| Build::new(&format!("He said {s}")).says("He", s).article());
    let members = articles.each_ref().map(member);
    let docs: Vec<_> = members.iter().map(Doc::new).collect();
    let groups = claims(&docs, &derive(&docs));
    assert_eq!(groups.len(), 2);
    assert_eq!(
        narrower(&groups),
        [ClaimLink {
            narrower: 1,
            broader: 0
        }]
    );
}
