//! What is counted in each document; every figure is made from sums of these.

use crate::charset::CharSet;
use crate::charset::Numbered;
use crate::doc::Spans;
use crate::kinds::{CORE, Patterns};
use std::collections::{BTreeMap, BTreeSet};

/// The counts of one document, or the sum of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) gold: usize,
    pub(crate) predicted: usize,
    /// Characters of content: in the gold, predicted, in both.
    pub(crate) gold_chars: usize,
    pub(crate) predicted_chars: usize,
    pub(crate) shared_chars: usize,
    /// Matched pairs by how well their contents overlap (IoU).
    pub(crate) at_30: usize,
    pub(crate) at_50: usize,
    pub(crate) at_80: usize,
    pub(crate) exact: usize,
    /// Pairs matched at .5 whose gold has a source, and those with the source right.
    pub(crate) with_source: usize,
    pub(crate) source_overlaps: usize,
    pub(crate) source_head: usize,
    /// Pairs matched at .5 whose gold has a cue, and those with the cue right.
    pub(crate) with_cue: usize,
    pub(crate) cue_overlaps: usize,
    pub(crate) end_to_end: usize,
    pub(crate) core_gold: usize,
    pub(crate) core_predicted: usize,
    pub(crate) core_found: usize,
    pub(crate) core_end_to_end: usize,
}

impl Counts {
    pub(crate) fn add(&mut self, other: &Self) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.gold_chars += other.gold_chars;
        self.predicted_chars += other.predicted_chars;
        self.shared_chars += other.shared_chars;
        self.at_30 += other.at_30;
        self.at_50 += other.at_50;
        self.at_80 += other.at_80;
        self.exact += other.exact;
        self.with_source += other.with_source;
        self.source_overlaps += other.source_overlaps;
        self.source_head += other.source_head;
        self.with_cue += other.with_cue;
        self.cue_overlaps += other.cue_overlaps;
        self.end_to_end += other.end_to_end;
        self.core_gold += other.core_gold;
        self.core_predicted += other.core_predicted;
        self.core_found += other.core_found;
        self.core_end_to_end += other.core_end_to_end;
    }
}

/// How many gold attributions there are of a type, and how many of them were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct KindCounts {
    pub(crate) gold: usize,
    pub(crate) found: usize,
    pub(crate) half_covered: usize,
}

/// [`KindCounts`] by the type's name.
pub(crate) type ByKind = BTreeMap<&'static str, KindCounts>;

/// An attribution made ready for comparison.
#[derive(Debug)]
pub(crate) struct Prepared {
    content: CharSet,
    source: CharSet,
    cue: CharSet,
    head: String,
    /// Types of a gold attribution; none for a predicted one.
    kinds: Vec<&'static str>,
    pub(crate) confidence: f32,
}

impl Prepared {
    /// `None` where no character of the content counts. Types are looked for where the quoted
    /// places are given, that is, in the gold.
    pub(crate) fn new(
        patterns: &Patterns,
        text: &Numbered<'_>,
        quoted: Option<&CharSet>,
        spans: &Spans,
    ) -> Option<Self> {
        let content = text.set(&spans.content);
        if content.is_empty() {
            return None;
        }
        Some(Self {
            kinds: quoted.map_or(Vec::new(), |q| patterns.kinds(text, q, &content, spans)),
            content,
            source: text.set(&spans.source),
            cue: text.set(&spans.cue),
            head: patterns.head(&text.words(&spans.source)),
            confidence: spans.confidence,
        })
    }

    fn is_core(&self) -> bool {
        self.kinds.contains(&CORE)
    }

    /// Whether the sources overlap by half, or overlap and have the same head.
    fn same_source(&self, other: &Self) -> bool {
        self.source.shared(&other.source) > 0
            && (self.source.iou(&other.source) >= 0.5 || self.head == other.head)
    }
}

/// Counts one document: one-to-one matches, greedily by overlap, later ones first in a tie.
pub(crate) fn count(gold: &[Prepared], predicted: &[&Prepared], by_kind: &mut ByKind) -> Counts {
    let gold_all = CharSet::union(gold.iter().map(|g| &g.content));
    let predicted_all = CharSet::union(predicted.iter().map(|p| &p.content));
    let mut counts = Counts {
        gold: gold.len(),
        predicted: predicted.len(),
        gold_chars: gold_all.len(),
        predicted_chars: predicted_all.len(),
        shared_chars: gold_all.shared(&predicted_all),
        core_gold: gold.iter().filter(|g| g.is_core()).count(),
        ..Counts::default()
    };
    for g in gold {
        let half_covered = 2 * g.content.shared(&predicted_all) >= g.content.len();
        for kind in &g.kinds {
            let of_kind = by_kind.entry(kind).or_default();
            of_kind.gold += 1;
            of_kind.half_covered += usize::from(half_covered);
        }
    }
    let mut matched_core = BTreeSet::new();
    let mut matched_other = BTreeSet::new();
    for (iou, g, j, p) in matches(gold, predicted) {
        counts.at_30 += usize::from(iou >= 0.3);
        counts.at_50 += usize::from(iou >= 0.5);
        counts.at_80 += usize::from(iou >= 0.8);
        counts.exact += usize::from(iou >= 1.0);
        if iou < 0.5 {
            continue;
        }
        let matched = if g.is_core() {
            &mut matched_core
        } else {
            &mut matched_other
        };
        matched.insert(j);
        for kind in &g.kinds {
            by_kind.entry(kind).or_default().found += 1;
        }
        count_pair(&mut counts, g, p);
    }
    let core = CharSet::union(gold.iter().filter(|g| g.is_core()).map(|g| &g.content));
    let other = CharSet::union(gold.iter().filter(|g| !g.is_core()).map(|g| &g.content));
    for (j, p) in predicted.iter().enumerate() {
        // What rather predicts an attribution outside the core counts neither way.
        let on_other = p.content.shared(&other);
        let beside = matched_other.contains(&j)
            || 2 * on_other >= p.content.len() && on_other > p.content.shared(&core);
        counts.core_predicted += usize::from(matched_core.contains(&j) || !beside);
    }
    counts
}

fn count_pair(counts: &mut Counts, g: &Prepared, p: &Prepared) {
    let right = if g.source.is_empty() {
        p.source.is_empty()
    } else {
        let right = g.same_source(p);
        counts.with_source += 1;
        counts.source_overlaps += usize::from(g.source.shared(&p.source) > 0);
        counts.source_head += usize::from(right);
        right
    };
    counts.end_to_end += usize::from(right);
    if g.is_core() {
        counts.core_found += 1;
        counts.core_end_to_end += usize::from(right);
    }
    if !g.cue.is_empty() {
        counts.with_cue += 1;
        counts.cue_overlaps += usize::from(g.cue.shared(&p.cue) > 0);
    }
}

/// The matched pairs: overlap, gold, number of the predicted one, predicted.
fn matches<'a>(
    gold: &'a [Prepared],
    predicted: &[&'a Prepared],
) -> Vec<(f64, &'a Prepared, usize, &'a Prepared)> {
    let mut pairs = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in predicted.iter().enumerate() {
            let iou = g.content.iou(&p.content);
            if iou > 0.0 {
                pairs.push((iou, i, j, g, *p));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(b.2.cmp(&a.2)));
    let (mut used_gold, mut used_predicted) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|(_, i, j, ..)| {
        let free = !used_gold.contains(i) && !used_predicted.contains(j);
        if free {
            used_gold.insert(*i);
            used_predicted.insert(*j);
        }
        free
    });
    pairs
        .into_iter()
        .map(|(iou, _, j, g, p)| (iou, g, j, p))
        .collect()
}
