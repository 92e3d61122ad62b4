//! Scores of small documents whose figures can be worked out by hand.

use onrecord_core::{CharMap, Span};
use onrecord_eval::{Doc, Interval, Prf, Scores, Spans, predict_all, score, table};

const TEXT: &str = "“The dam will hold,” Orla Venn said. Venn wants more rain. \
                    Two aides to Venn declined to comment on the reservoir.";

/// An attribution by the words of its parts; empty for none.
fn said(source: &str, cue: &str, content: &str) -> Spans {
    let map = CharMap::new(TEXT);
    let part = |words: &str| {
        Span::find(TEXT, words)
            .map(|span| map.span(span))
            .into_iter()
            .collect()
    };
    Spans {
        source: part(source),
        cue: part(cue),
        content: part(content),
        confidence: 0.9,
    }
}

fn doc(attributions: Vec<Spans>) -> Vec<Doc> {
    vec![Doc {
        doc_id: "dam".into(),
        text: TEXT.into(),
        attributions,
    }]
}

fn gold() -> Vec<Doc> {
    doc(vec![
        said("Orla Venn", "said", "“The dam will hold,”"),
        said("Venn wants", "wants", "more rain"),
        said(
            "Two aides to Venn",
            "declined",
            "to comment on the reservoir",
        ),
    ])
}

fn against_gold(attributions: Vec<Spans>) -> Scores {
    score(&gold(), &doc(attributions)).unwrap_or_default()
}

fn close(prf: Prf, precision: f64, recall: f64) {
    assert!((prf.precision - precision).abs() < 0.05, "{prf:?}");
    assert!((prf.recall - recall).abs() < 0.05, "{prf:?}");
}

#[test]
fn the_gold_itself_scores_a_hundred() {
    let scores = score(&gold(), &gold()).unwrap();
    for prf in [
        scores.content_exact,
        scores.end_to_end,
        scores.core_end_to_end,
    ] {
        close(prf, 100.0, 100.0);
    }
    assert_eq!(
        (scores.gold, scores.core_gold, scores.missing_docs),
        (3, 2, 0)
    );
    assert_eq!(scores.intervals().map(|i| i.low), [100.0; 3]);
}

#[test]
fn what_is_missed_costs_recall_and_what_is_invented_costs_precision() {
    let scores = against_gold(vec![
        said("Orla Venn", "said", "The dam will hold"),
        said("", "", "Two aides"),
    ]);
    close(scores.content, 50.0, 100.0 / 3.0);
    close(scores.core_end_to_end, 50.0, 50.0);
    // Quotation marks do not count, so the content is exact without them.
    close(scores.content_exact, 50.0, 100.0 / 3.0);
}

#[test]
fn a_content_found_by_half_counts_at_half_only() {
    // 14 of the 23 letters of "to comment on the reservoir".
    let scores = against_gold(vec![said(
        "Two aides to Venn",
        "declined",
        "on the reservoir",
    )]);
    close(scores.content, 100.0, 100.0 / 3.0);
    close(scores.content_80, 0.0, 0.0);
    close(
        scores.content_chars,
        100.0,
        100.0 * 14.0 / (14.0 + 8.0 + 23.0),
    );
}

#[test]
fn a_wrong_source_is_no_end_to_end_match_but_a_shorter_one_with_the_head_is() {
    let wrong = against_gold(vec![said("Two aides", "said", "The dam will hold")]);
    close(wrong.content, 100.0, 100.0 / 3.0);
    close(wrong.end_to_end, 0.0, 0.0);
    assert_eq!((wrong.source_overlap, wrong.cue_overlap), (0.0, 100.0));

    let head = against_gold(vec![said("aides", "", "to comment on the reservoir")]);
    close(head.end_to_end, 100.0, 100.0 / 3.0);
    assert_eq!((head.source_head, head.cue_overlap), (100.0, 0.0));
}

#[test]
fn what_is_found_beyond_speech_is_left_out_of_the_core() {
    let scores = against_gold(vec![
        said("Orla Venn", "said", "The dam will hold"),
        said("Venn wants", "wants", "more rain"),
    ]);
    close(scores.core_end_to_end, 100.0, 50.0);
    assert_eq!(scores.kinds["CORE"].gold, 2);
    assert_eq!(scores.kinds["cue:other"].recall, 50.0);
    assert_eq!(scores.kinds["cue:declined/refused"].half_covered, 0.0);
    assert_eq!(scores.kinds["direct"].recall, 100.0);
}

#[test]
fn a_threshold_trades_what_is_doubtful_for_precision() {
    let mut noise = said("", "", "Two aides");
    noise.confidence = 0.2;
    let mut predicted = doc(vec![
        noise,
        said("Orla Venn", "said", "The dam will hold"),
        said(
            "Two aides to Venn",
            "declined",
            "to comment on the reservoir",
        ),
    ]);
    let at = score(&gold(), &predicted).unwrap().core_at_recall.unwrap();
    assert_eq!((at.precision, at.recall), (100.0, 100.0));
    assert!(at.threshold > 0.2);
    predicted[0].attributions.truncate(2);
    assert_eq!(score(&gold(), &predicted).unwrap().core_at_recall, None);
}

#[test]
fn documents_without_prediction_count_as_empty_and_other_texts_are_refused() {
    let nothing = score(&gold(), &[]).unwrap();
    assert_eq!((nothing.missing_docs, nothing.content.f), (1, 0.0));
    assert_eq!(
        score(&[], &gold()).unwrap().intervals(),
        [Interval::default(); 3]
    );

    let mut other = gold();
    other[0].text.push('!');
    let error = score(&gold(), &other).unwrap_err().to_string();
    assert!(error.contains("\"dam\""), "{error}");
    // A prediction may leave its text out.
    other[0].text.clear();
    assert_eq!(score(&gold(), &other).unwrap().content.f, 100.0);
}

#[test]
fn offsets_beyond_the_text_are_cut_not_fatal() {
    let wild = Spans {
        source: vec![(usize::MAX, 0), (9_999, usize::MAX)],
        cue: vec![(5, 2)],
        content: vec![(0, usize::MAX), (0, 3)],
        confidence: f32::NAN,
    };
    let scores = against_gold(vec![wild]);
    assert_eq!((scores.predicted, scores.end_to_end.f), (1, 0.0));
    assert!((scores.content_chars.recall - 100.0).abs() < 1e-9);
}

#[test]
fn figures_are_one_flat_object_with_every_name_once() {
    let scores = score(&gold(), &gold()).unwrap();
    let json = serde_json::to_string(&scores).unwrap();
    let read: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(read.len(), scores.figures().len());
    assert!(read.values().all(serde_json::Value::is_number));
    assert_eq!(read["core_e2e_f"], 100.0);
    assert_eq!(read["gold_cue_declined_refused"], 1);
    assert!(table(&scores).contains("CORE E2E"));
}

#[test]
fn an_extractor_is_asked_once_for_every_document() {
    let predicted = predict_all(&gold(), &|body| {
        assert_eq!(body, TEXT);
        vec![said("Orla Venn", "said", "The dam will hold")]
    });
    assert_eq!(predicted.len(), 1);
    assert_eq!(predicted[0].doc_id, "dam");
}
