//! Scenarios on invented people and places, with candidates marked in the text.

use super::select;
use crate::RawAttribution;
use crate::meaning::reading::Reading;
use crate::meaning::tests::marked;
use onrecord_core::Span;

/// What is chosen of the candidates, which have these confidences: source, cue and content.
#[track_caller]
fn check(text: &str, confidences: &[f32], expected: &[&str]) {
    let (body, mut candidates) = marked(text);
    assert_eq!(candidates.len(), confidences.len(), "{text}");
    for (candidate, confidence) in candidates.iter_mut().zip(confidences) {
        candidate.confidence = *confidence;
    }
    let words = |spans: &[Span]| {
        let words: Vec<_> = spans.iter().map(|s| s.of(&body)).collect();
        words.join(" … ")
    };
    let found: Vec<String> = select(&Reading::new(&body), candidates, &mut ())
        .iter()
        .map(|a| {
            format!(
                "{} <{}> {}",
                words(&a.source),
                words(&a.cue),
                words(&a.content)
            )
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn one_threshold_serves_for_all() {
    let said = "[S The mayor] [C revealed] [X that the pier is closed].";
    check(
        said,
        &[0.5],
        &["The mayor <revealed> that the pier is closed"],
    );
    check(said, &[0.2], &[]);
    let asked = "[C Asked] [X about the pier], she left.";
    check(asked, &[0.5], &[" <Asked> about the pier"]);
    check(asked, &[0.2], &[]);
}

#[test]
fn refusals_and_denials_by_somebody_need_less() {
    for (said, found) in [
        (
            "[S The mayor] [C declined] [X to comment].",
            "The mayor <declined> to comment",
        ),
        (
            "[S The mayor] [C did not respond to] [X a request].",
            "The mayor <did not respond to> a request",
        ),
        (
            "[S The mayor] [C denied] [X the report].",
            "The mayor <denied> the report",
        ),
    ] {
        check(said, &[0.25], &[found]);
    }
    check("[C Declining] [X to comment], she left.", &[0.25], &[]);
    check("[S The mayor] [C responded to] [X the call].", &[0.25], &[]);
}

#[test]
fn what_is_refused_begins_with_to() {
    check(
        "[S The mayor] [C has declined to] [X comment on the pier].",
        &[0.9],
        &["The mayor <has declined> to comment on the pier"],
    );
    check(
        "[S The mayor] [C wants to] [X close the pier].",
        &[0.9],
        &["The mayor <wants to> close the pier"],
    );
    // Something stands between.
    check(
        "[S The mayor] [C declined to] say [X why].",
        &[0.9],
        &["The mayor <declined to> why"],
    );
}

#[test]
fn of_doubles_the_surer_one_stays() {
    check(
        "[S Oda] [C wants] [C2 to see] [X [X2 a pier in the harbour]].",
        &[0.7, 0.9],
        &[" <to see> a pier in the harbour"],
    );
}

#[test]
fn a_statement_told_in_another_stays() {
    check(
        "[X2 But [S Oda] [C told] Lund [X that the town would pay for the pier]], [C2 said] \
         [S2 one of the clerks].",
        &[0.6, 0.8],
        &[
            "Oda <told> that the town would pay for the pier",
            "one of the clerks <said> But Oda told Lund that the town would pay for the pier",
        ],
    );
    // What is wanted in it is no statement of its own.
    check(
        "[X2 [S Oda] [C wants] [X the whole town to pay for the pier]], [C2 said] [S2 Lund].",
        &[0.7, 0.8],
        &["Lund <said> Oda wants the whole town to pay for the pier"],
    );
}

#[test]
fn who_is_named_before_and_speaks_too() {
    for (text, source) in [
        (
            "The port authority and [S the seamen's union] [C declined] [X to comment].",
            "The port authority and the seamen's union <declined> to comment",
        ),
        (
            "The mayor left and [S the union] [C said] [X no].",
            "the union <said> no",
        ),
        (
            "On Monday, [S the council and the union] [C said] [X no].",
            "the council and the union <said> no",
        ),
        (
            "In May, Oda and [S Lund] [C said] [X no].",
            "Lund <said> no",
        ),
        (
            "The deal fell through and [S the mayor] [C said] [X no].",
            "the mayor <said> no",
        ),
    ] {
        check(text, &[0.9], &[source]);
    }
}

#[test]
fn a_relative_pronoun_is_no_part_of_the_source() {
    check(
        "It was a plan, [S which harbour officials] [C said] [X would fail].",
        &[0.9],
        &["harbour officials <said> would fail"],
    );
    check(
        "It was a study [S which covered six towns] and [C said] [X that it rains].",
        &[0.9],
        &["which covered six towns <said> that it rains"],
    );
}

#[test]
fn a_participle_in_front_has_the_subject_of_the_main_clause() {
    check(
        "After [C conceding] [X that the pier was late], [S2 the mayor] [C2 blamed] [X2 the storm].",
        &[0.9, 0.9],
        &[
            "the mayor <conceding> that the pier was late",
            "the mayor <blamed> the storm",
        ],
    );
    // Another sentence, another subject.
    check(
        "A clerk came, [C conceding] [X that it was late]. [S2 The mayor] [C2 blamed] [X2 the storm].",
        &[0.9, 0.9],
        &[
            " <conceding> that it was late",
            "The mayor <blamed> the storm",
        ],
    );
}

#[test]
fn who_is_spoken_of_says_nothing() {
    check(
        "[S The pier] [C is widely expected] [X to open in May].",
        &[0.9],
        &[" <is widely expected> to open in May"],
    );
    check(
        "[S The mayor] [C seemed to] [X like the pier].",
        &[0.9],
        &[" <seemed to> like the pier"],
    );
    // By whom it is said stands behind it; and being convinced is a view of one's own.
    check(
        "[X The pier] [C was praised by] [S the mayor].",
        &[0.9],
        &["the mayor <was praised by> The pier"],
    );
    check(
        "[S The mayor] [C is convinced] [X that it will open].",
        &[0.9],
        &["The mayor <is convinced> that it will open"],
    );
}

#[test]
fn odd_spans_and_texts_give_a_result() {
    let quotes = "\"“‘'".repeat(5_000);
    for body in ["", "é", "said", ", said", quotes.as_str()] {
        let reading = Reading::new(body);
        let mut candidates = vec![RawAttribution::default()];
        for start in 0..300 {
            let span = |at: usize| vec![Span::new(at, at + 1)];
            candidates.push(RawAttribution {
                source: span(start + 2),
                cue: span(start),
                content: span(start + 1),
                confidence: 0.9,
            });
        }
        let count = candidates.len();
        assert!(select(&reading, candidates, &mut ()).len() <= count);
    }
    assert_eq!(select(&Reading::new("It rained."), Vec::new(), &mut ()), []);
}
