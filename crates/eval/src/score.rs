//! Comparing predicted attributions with gold ones.

use crate::bootstrap::intervals;
use crate::charset::Numbered;
use crate::counts::{ByKind, Counts, Prepared, count};
use crate::figures::{OperatingPoint, Scores, core_end_to_end};
use crate::kinds::{Patterns, quoted};
use crate::{Doc, EvalError};
use std::collections::BTreeMap;

/// The recall, in percent, at which the precision of CORE E2E is reported.
pub const CORE_RECALL: f64 = 83.0;

/// At most this many thresholds are tried for an operating point.
const THRESHOLDS: usize = 120;

struct Pair {
    gold: Vec<Prepared>,
    predicted: Vec<Prepared>,
}

/// Every figure of `predicted` against `gold`.
///
/// A content is found where the characters of a predicted one overlap it by half (IoU; blanks,
/// quotation marks and end punctuation do not count), one to one, greedily. *E2E* asks for the
/// head of the source too; *CORE* leaves out of account what is no speech. A document without
/// a prediction counts as one with none; of several with one id the last counts.
///
/// # Errors
/// If a prediction was made on another text than the gold's.
///
/// ```
/// use onrecord_eval::{Doc, Spans, score};
/// let gold = [Doc {
///     doc_id: "1".into(),
///     text: "Rain is due, Orla Venn said.".into(),
///     attributions: vec![Spans {
///         source: vec![(13, 22)],
///         cue: vec![(23, 27)],
///         content: vec![(0, 11)],
///         confidence: 0.0,
///     }],
/// }];
/// let scores = score(&gold, &gold)?;
/// assert_eq!(scores.core_end_to_end.f, 100.0);
/// # Ok::<(), onrecord_eval::EvalError>(())
/// ```
pub fn score(gold: &[Doc], predicted: &[Doc]) -> Result<Scores, EvalError> {
    let patterns = Patterns::new()?;
    let gold: BTreeMap<&str, &Doc> = gold.iter().map(as_entry).collect();
    let predicted: BTreeMap<&str, &Doc> = predicted.iter().map(as_entry).collect();

    let mut pairs = Vec::with_capacity(gold.len());
    for (id, gold) in &gold {
        pairs.push(prepare(&patterns, gold, predicted.get(id).copied())?);
    }
    let missing = gold
        .keys()
        .filter(|id| !predicted.contains_key(*id))
        .count();

    let mut by_kind = ByKind::new();
    let per_doc: Vec<Counts> = pairs
        .iter()
        .map(|pair| {
            count(
                &pair.gold,
                &pair.predicted.iter().collect::<Vec<_>>(),
                &mut by_kind,
            )
        })
        .collect();
    let mut total = Counts::default();
    per_doc.iter().for_each(|counts| total.add(counts));

    let mut scores = Scores::new(pairs.len(), missing, &total, &by_kind);
    scores.intervals = intervals(&per_doc);
    scores.core_at_recall = operating_point(&pairs);
    Ok(scores)
}

fn as_entry(doc: &Doc) -> (&str, &Doc) {
    (doc.doc_id.as_str(), doc)
}

fn prepare(patterns: &Patterns, gold: &Doc, predicted: Option<&Doc>) -> Result<Pair, EvalError> {
    let text = Numbered::new(&gold.text);
    let quotes = text.set(&quoted(&gold.text));
    let predicted = match predicted {
        Some(p) if !p.text.is_empty() && p.text != gold.text => {
            return Err(EvalError::OtherText {
                doc_id: gold.doc_id.clone(),
            });
        }
        Some(p) => p.attributions.as_slice(),
        None => &[],
    };
    Ok(Pair {
        gold: (gold.attributions.iter())
            .filter_map(|spans| Prepared::new(patterns, &text, Some(&quotes), spans))
            .collect(),
        predicted: (predicted.iter())
            .filter_map(|spans| Prepared::new(patterns, &text, None, spans))
            .collect(),
    })
}

/// The most precise threshold on the confidence at which CORE E2E recall is [`CORE_RECALL`].
fn operating_point(pairs: &[Pair]) -> Option<OperatingPoint> {
    let mut confidences: Vec<f32> = (pairs.iter().flat_map(|p| &p.predicted))
        .map(|p| p.confidence)
        .collect();
    confidences.sort_unstable_by(f32::total_cmp);
    confidences.dedup();
    let step = confidences.len().div_ceil(THRESHOLDS).max(1);
    let mut best: Option<OperatingPoint> = None;
    for threshold in confidences.into_iter().step_by(step) {
        let mut total = Counts::default();
        for pair in pairs {
            let kept: Vec<&Prepared> = pair
                .predicted
                .iter()
                .filter(|p| p.confidence >= threshold)
                .collect();
            total.add(&count(&pair.gold, &kept, &mut ByKind::new()));
        }
        let at = core_end_to_end(&total);
        if at.recall >= CORE_RECALL && best.is_none_or(|b| at.precision > b.precision) {
            best = Some(OperatingPoint {
                threshold: f64::from(threshold),
                precision: at.precision,
                recall: at.recall,
            });
        }
    }
    best
}
