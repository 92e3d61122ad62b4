//! Scenarios of lines that are written and read back.

use super::{Line, read, thousandths};
use crate::Extractor;
use onrecord_core::{Article, Problem, ProblemKind, Register, Supplied};
use serde_json::Value;

const TEXT: &str = "QUAY CITY, March 12 (Quay Agency) — The harbour is closed, “for a week at \
    least”, Harbour Minister Oda Lund told reporters on Tuesday. One of the two pilots of the \
    ferry, who asked not to be named because the inquiry goes on, denied that the “Vellørn” had \
    been late. “He said we’d been warned,” one of the dockers said.\n\nThe Northline company did \
    not respond to a request for comment, the Eider Courier reported.";

fn extractor() -> Extractor {
    Extractor::new(Register::default()).unwrap()
}

fn article(extractor: &Extractor) -> Article {
    let supplied = Supplied {
        title: Some("Harbour closed".into()),
        url: Some("https://quay.example/1".into()),
        published_at: onrecord_core::StatedDate::parse("2025-03-12").ok(),
        ..Supplied::default()
    };
    extractor.body(TEXT, &supplied)
}

fn line(extractor: &Extractor) -> String {
    let article = article(extractor);
    serde_json::to_string(&Line::new("a", extractor.version(), None, &article)).unwrap()
}

/// Reads a line that was changed, and gives the reason why it is not taken.
#[track_caller]
fn refused(change: impl Fn(&mut Value)) -> Problem {
    let extractor = extractor();
    let mut value = serde_json::from_str(&line(&extractor)).unwrap();
    change(&mut value);
    let read = read(
        value.to_string().as_bytes(),
        extractor.version(),
        &Supplied::default(),
    );
    let problem = read.expect_err("the line says something else now");
    assert_eq!(problem.kind, ProblemKind::BadExtraction);
    problem
}

#[test]
fn what_was_written_is_read_back_whole() {
    let extractor = extractor();
    let article = article(&extractor);
    assert!(article.attributions.len() >= 3 && !article.citations.is_empty());
    let line = line(&extractor);
    let again = read(line.as_bytes(), extractor.version(), &Supplied::default()).unwrap();
    assert_eq!(again, article);
}

#[test]
fn blanks_order_and_added_fields_do_not_matter() {
    let extractor = extractor();
    let mut value: Value = serde_json::from_str(&line(&extractor)).unwrap();
    value["section"] = "ports".into();
    value["id"] = "another".into();
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    let again = read(pretty.as_bytes(), extractor.version(), &Supplied::default());
    assert_eq!(again, Ok(article(&extractor)));
}

#[test]
fn an_edited_line_is_noticed_whatever_was_edited() {
    let whole: Value = serde_json::from_str(&line(&extractor())).unwrap();
    for field in ["title", "url", "body", "published_at"] {
        refused(|v| v[field] = "2024-01-01".into());
    }
    for list in ["attributions", "citations", "speakers", "dates"] {
        let is_cut = |v: &mut Value| v[list].as_array_mut().unwrap().pop().is_some();
        assert!(is_cut(&mut whole.clone()), "{list}");
        refused(|v| assert!(is_cut(v)));
        refused(|v| v[list] = Value::Null);
    }
    refused(|v| v["attributions"][0]["stance"] = "denies".into());
    refused(|v| v["attributions"][0]["confidence"] = 0.5.into());
    refused(|v| v["attributions"][0]["within"] = 1.into());
    refused(|v| v["speakers"][0]["named"] = false.into());
    refused(|v| v["digest"] = "0".repeat(64).into());
    refused(|v| v["digest"] = Value::Null);
}

#[test]
fn another_version_and_other_supplied_data_are_told() {
    let other = refused(|v| v["extractor"] = "onrecord-extract 0.0.1".into());
    assert!(other.detail.contains("onrecord-extract 0.0.1"), "{other:?}");
    let extractor = extractor();
    let supplied = Supplied {
        outlet: Some("Eider Courier".into()),
        ..Supplied::default()
    };
    let read = read(line(&extractor).as_bytes(), extractor.version(), &supplied);
    assert!(read.unwrap_err().detail.contains("supplied"));
}

#[test]
fn places_that_are_none_are_refused_before_anything_is_made_of_them() {
    let detail = |change: &dyn Fn(&mut Value)| refused(change).detail;
    let outside = detail(&|v| v["attributions"][0]["cue"][0][1] = 100_000.into());
    assert!(outside.contains("100000"), "{outside}");
    let backwards = serde_json::json!([[5, 9], [1, 3]]);
    assert!(detail(&|v| v["attributions"][0]["content"] = backwards.clone()).contains("order"));
    for nowhere in [
        &(|v: &mut Value| v["attributions"][0]["speakers"][0]["speaker"] = 99.into())
            as &dyn Fn(&mut Value),
        &|v| v["citations"][0]["attribution"] = 99.into(),
        &|v| v["attributions"][0]["within"] = 99.into(),
        &|v| v["speakers"][0]["part_of"] = 0.into(),
        &|v| {
            v["attributions"][0]["within"] = 1.into();
            v["attributions"][1]["within"] = 0.into();
        },
    ] {
        assert!(detail(nowhere).contains("nowhere"));
    }
}

#[test]
fn a_list_without_end_is_not_built() {
    let list = vec![serde_json::json!({ "name": "A" }); 70_000];
    assert!(
        refused(|v| v["authors"] = list.clone().into())
            .detail
            .contains("65536")
    );
}

#[test]
fn every_confidence_survives_being_written() {
    for n in 0..=1_000u16 {
        let made = thousandths(f32::from(n) / 1_000.0) as f32;
        let written = serde_json::to_string(&thousandths(made)).unwrap();
        assert_eq!(serde_json::from_str::<f32>(&written).unwrap(), made);
    }
}
