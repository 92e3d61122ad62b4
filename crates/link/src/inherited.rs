//! What a statement has from an article that its own descends from: the same words, or the same
//! claim.

use crate::cited::stance;
use crate::derive::Edge;
use crate::origins::Rests;
use crate::party::{called, meet};
use crate::statements::{Scene, because};
use onrecord_core::links::AttributionRef;
use onrecord_core::{Article, Attribution, Span, SpeakerKind};
use std::collections::BTreeSet;

impl Scene<'_, '_> {
    /// From a statement of a parent with the same words, else with the same claim.
    pub(crate) fn by_parent(
        &self,
        at: AttributionRef,
        attribution: &Attribution,
    ) -> Option<Vec<Rests>> {
        let edges = self.family.edges_of(self.article);
        for edge in edges {
            if let Some(source) = self.reused(edge, attribution) {
                let basis = format!("in the same words in {}", self.name(edge.parent));
                return Some(match self.statement_at(edge.parent, source) {
                    Some(rows) => because(rows, &basis),
                    None => vec![Rests {
                        origin: self
                            .standings
                            .base(edge.parent, self.family, self.origins)?,
                        basis,
                        certain: true,
                    }],
                });
            }
        }
        edges.iter().find_map(|edge| {
            let rows = self.same_claim(at, edge.parent)?;
            let basis = format!("the same claim in {}", self.name(edge.parent));
            Some(because(rows, &basis))
        })
    }

    /// Where in the parent most of a statement's content stands word for word.
    fn reused(&self, edge: &Edge, attribution: &Attribution) -> Option<Span> {
        let parent = self.docs.get(edge.parent)?;
        let most = self.doc.article.body.len();
        let whole: usize = attribution.content.iter().map(|s| s.len().min(most)).sum();
        let mut best: Option<(usize, Span)> = None;
        for passage in &edge.reuse.passages {
            let Some((here, there, _)) = crate::reuse::spans(self.doc, parent, *passage) else {
                continue;
            };
            let overlap: usize = attribution.content.iter().map(|s| s.overlap(here)).sum();
            if overlap * 2 >= whole && overlap > best.map_or(0, |(o, _)| o) {
                // The passage may begin long before the statement.
                let first = attribution.content.iter().map(|s| s.start).min()?;
                let skip = self
                    .doc
                    .words_in(Span::new(here.start, first.max(here.start)))
                    .len();
                let words = parent.words_in(there);
                let from = words.get(skip).map_or(there.start, |w| w.span.start);
                best = Some((
                    overlap,
                    Span::new(from, there.end.min(from + whole + whole / 2)),
                ));
            }
        }
        best.map(|(_, span)| span)
    }

    /// The rows of the parent's statement whose content has most of a span.
    fn statement_at(&self, article: usize, span: Span) -> Option<&[Rests]> {
        let parent = self.docs.get(article)?;
        let (_, attribution) = parent
            .article
            .attributions
            .iter()
            .enumerate()
            .map(|(i, a)| (a.content.iter().map(|s| s.overlap(span)).sum::<usize>(), i))
            .filter(|(overlap, _)| *overlap > 0)
            .max_by_key(|(overlap, i)| (*overlap, std::cmp::Reverse(*i)))?;
        self.rows(AttributionRef {
            article,
            attribution,
        })
    }

    /// The rows of the parent's statement of the same claim.
    pub(crate) fn same_claim(&self, at: AttributionRef, parent: usize) -> Option<&[Rests]> {
        let claim = self.claim_of.get(&at)?;
        let stance = stance(self.docs, at)?;
        let there = *self.claimed.get(&parent)?.get(&(*claim, stance))?;
        self.may_be_one(at, there).then(|| self.rows(there))?
    }

    /// Whether a statement may retell another of the same claim: not if who speaks has a name
    /// and is not who speaks there.
    fn may_be_one(&self, at: AttributionRef, there: AttributionRef) -> bool {
        let of = |at: AttributionRef| {
            let article = self.docs.get(at.article)?.article;
            Some((article, article.attributions.get(at.attribution)?))
        };
        of(at)
            .zip(of(there))
            .is_none_or(|((child, a), (parent, b))| {
                let named = a.speakers.iter().all(|m| {
                    let speaker = child.speakers.get(m.speaker);
                    speaker.is_some_and(|s| s.named && s.kind != SpeakerKind::Outlet)
                });
                let others = !a.speakers.is_empty() && named && !b.speakers.is_empty();
                let parties = |article: &Article, of: &Attribution| -> BTreeSet<String> {
                    let speakers = of
                        .speakers
                        .iter()
                        .filter_map(|m| article.speakers.get(m.speaker));
                    speakers.flat_map(called).collect()
                };
                !others || meet(&parties(child, a), &parties(parent, b))
            })
    }

    fn rows(&self, at: AttributionRef) -> Option<&[Rests]> {
        self.origins.of_statements.get(&at).map(Vec::as_slice)
    }
}
