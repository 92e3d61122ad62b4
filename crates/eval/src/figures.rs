//! The figures of a measurement, by name.

use crate::bootstrap::Interval;
use crate::counts::{ByKind, Counts};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// Precision, recall and their harmonic mean, in percent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prf {
    /// Of what was predicted, how much is right.
    pub precision: f64,
    /// Of what is there, how much was predicted.
    pub recall: f64,
    /// The harmonic mean.
    pub f: f64,
}

impl Prf {
    /// From the number of right, predicted and gold ones; what has no ground is 0.
    #[must_use]
    pub fn new(right: usize, predicted: usize, gold: usize) -> Self {
        Self {
            precision: percent(right, predicted),
            recall: percent(right, gold),
            f: percent(2 * right, predicted + gold),
        }
    }
}

/// How many gold attributions of a type were found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KindScore {
    /// How many there are.
    pub gold: usize,
    /// Percent of them whose content was found.
    pub recall: f64,
    /// Percent of them half covered by whatever contents were predicted.
    pub half_covered: f64,
}

/// Precision and recall if what is less sure than a threshold is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OperatingPoint {
    /// The least confidence kept.
    pub threshold: f64,
    /// In percent.
    pub precision: f64,
    /// In percent.
    pub recall: f64,
}

/// 95 % bootstrap intervals over documents.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Intervals {
    pub(crate) content: Interval,
    pub(crate) end_to_end: Interval,
    pub(crate) core_end_to_end: Interval,
}

/// What was measured; shares in percent, not rounded.
///
/// As JSON it is one flat object of [`figures`](Self::figures), rounded to a tenth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// Documents of the gold.
    pub docs: usize,
    /// Those of them that have no prediction.
    pub missing_docs: usize,
    /// Attributions of the gold.
    pub gold: usize,
    /// Attributions predicted.
    pub predicted: usize,
    /// Contents found, at an overlap (IoU) of .5.
    pub content: Prf,
    /// At .3.
    pub content_30: Prf,
    /// At .8.
    pub content_80: Prf,
    /// Exactly.
    pub content_exact: Prf,
    /// Characters of content.
    pub content_chars: Prf,
    /// Found contents with a gold source: the predicted source overlaps it.
    pub source_overlap: f64,
    /// The predicted source overlaps it by half, or has the same head.
    pub source_head: f64,
    /// Found contents with a gold cue: the predicted cue overlaps it.
    pub cue_overlap: f64,
    /// Contents found with the right source.
    pub end_to_end: Prf,
    /// Gold attributions of speech.
    pub core_gold: usize,
    /// Contents of speech found.
    pub core_content: Prf,
    /// Contents of speech found with the right source.
    pub core_end_to_end: Prf,
    /// The precision of the latter where its recall is [`CORE_RECALL`](crate::CORE_RECALL);
    /// `None` where it never gets there.
    pub core_at_recall: Option<OperatingPoint>,
    /// Recall by type.
    pub kinds: BTreeMap<String, KindScore>,
    pub(crate) intervals: Intervals,
}

impl Scores {
    pub(crate) fn new(docs: usize, missing_docs: usize, c: &Counts, by_kind: &ByKind) -> Self {
        let kinds = by_kind.iter().map(|(name, k)| {
            let score = KindScore {
                gold: k.gold,
                recall: percent(k.found, k.gold),
                half_covered: percent(k.half_covered, k.gold),
            };
            ((*name).to_owned(), score)
        });
        Self {
            docs,
            missing_docs,
            gold: c.gold,
            predicted: c.predicted,
            content: content(c),
            content_30: Prf::new(c.at_30, c.predicted, c.gold),
            content_80: Prf::new(c.at_80, c.predicted, c.gold),
            content_exact: Prf::new(c.exact, c.predicted, c.gold),
            content_chars: Prf::new(c.shared_chars, c.predicted_chars, c.gold_chars),
            source_overlap: percent(c.source_overlaps, c.with_source),
            source_head: percent(c.source_head, c.with_source),
            cue_overlap: percent(c.cue_overlaps, c.with_cue),
            end_to_end: end_to_end(c),
            core_gold: c.core_gold,
            core_content: Prf::new(c.core_found, c.core_predicted, c.core_gold),
            core_end_to_end: core_end_to_end(c),
            core_at_recall: None,
            kinds: kinds.collect(),
            intervals: Intervals::default(),
        }
    }

    /// The 95 % intervals of the F of content, E2E and CORE E2E.
    #[must_use]
    pub fn intervals(&self) -> [Interval; 3] {
        let i = self.intervals;
        [i.content, i.end_to_end, i.core_end_to_end]
    }

    /// Every figure with its name, in a fixed order; percent, rounded to a tenth.
    #[must_use]
    pub fn figures(&self) -> Vec<(String, serde_json::Number)> {
        let mut list = Figures(Vec::new());
        list.count("docs", self.docs);
        list.count("missing_docs", self.missing_docs);
        list.count("gold", self.gold);
        list.count("predicted", self.predicted);
        list.prf("content", self.content);
        list.interval("content_f", self.intervals.content);
        list.prf("content_iou30", self.content_30);
        list.prf("content_iou80", self.content_80);
        list.prf("content_exact", self.content_exact);
        list.prf("content_chars", self.content_chars);
        list.share("source_overlap", self.source_overlap);
        list.share("source_head", self.source_head);
        list.share("cue_overlap", self.cue_overlap);
        list.prf("e2e", self.end_to_end);
        list.interval("e2e_f", self.intervals.end_to_end);
        list.count("core_gold", self.core_gold);
        list.prf("core_content", self.core_content);
        list.prf("core_e2e", self.core_end_to_end);
        list.interval("core_e2e_f", self.intervals.core_end_to_end);
        if let Some(at) = self.core_at_recall {
            list.share("core_e2e_p_at_recall_83", at.precision);
            list.number("core_e2e_threshold_at_recall_83", at.threshold, 3);
        }
        for (kind, score) in &self.kinds {
            let kind = figure_name(kind);
            list.count(&format!("gold_{kind}"), score.gold);
            list.share(&format!("recall_{kind}"), score.recall);
            list.share(&format!("half_covered_{kind}"), score.half_covered);
        }
        list.0
    }
}

impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.figures())
    }
}

/// `cue:declined/refused` as the name of a figure: `cue_declined_refused`.
fn figure_name(kind: &str) -> String {
    let name: String = kind
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '_'
            }
        })
        .collect();
    name.trim_end_matches('_').to_owned()
}

struct Figures(Vec<(String, serde_json::Number)>);

impl Figures {
    fn count(&mut self, name: &str, count: usize) {
        self.0.push((name.to_owned(), count.into()));
    }

    fn number(&mut self, name: &str, value: f64, places: usize) {
        // Through the decimal form, which rounds the exact value; scaling by ten would not.
        let rounded = format!("{value:.places$}").parse().ok();
        if let Some(number) = rounded.and_then(serde_json::Number::from_f64) {
            self.0.push((name.to_owned(), number));
        }
    }

    fn share(&mut self, name: &str, percent: f64) {
        self.number(name, percent, 1);
    }

    fn prf(&mut self, name: &str, prf: Prf) {
        self.share(&format!("{name}_p"), prf.precision);
        self.share(&format!("{name}_r"), prf.recall);
        self.share(&format!("{name}_f"), prf.f);
    }

    fn interval(&mut self, name: &str, interval: Interval) {
        self.share(&format!("{name}_low"), interval.low);
        self.share(&format!("{name}_high"), interval.high);
    }
}

pub(crate) fn content(c: &Counts) -> Prf {
    Prf::new(c.at_50, c.predicted, c.gold)
}

pub(crate) fn end_to_end(c: &Counts) -> Prf {
    Prf::new(c.end_to_end, c.predicted, c.gold)
}

pub(crate) fn core_end_to_end(c: &Counts) -> Prf {
    Prf::new(c.core_end_to_end, c.core_predicted, c.core_gold)
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        100.0 * (part as f64 / whole as f64)
    }
}
