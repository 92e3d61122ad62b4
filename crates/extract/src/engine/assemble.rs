//! Attributions out of cues and parts: the doubtful and the doubled are dropped.

use super::confidence::Confidence;
use super::decode::{Cue, Part};
use super::windows::WINDOW;
use crate::RawAttribution;
use onrecord_core::Span;
use std::collections::BTreeMap;

/// A cue with what was found in its window; positions are tokens of the article.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) cue: Cue,
    pub(crate) source: Option<Part>,
    pub(crate) content: Vec<Part>,
    pub(crate) confidence: f32,
}

impl Candidate {
    /// Keeps content that says something and the likeliest source; `None` without content.
    pub(crate) fn new(
        body: &str,
        tokens: &[Span],
        cue: Cue,
        sources: &[Part],
        mut content: Vec<Part>,
        confidence: &Confidence,
    ) -> Option<Self> {
        content.retain(|part| {
            span(tokens, part.start, part.end)
                .is_some_and(|s| s.of(body).chars().any(char::is_alphanumeric))
        });
        let mut source: Option<Part> = None;
        for part in sources {
            if source.is_none_or(|s| part.probability > s.probability) {
                source = Some(*part);
            }
        }
        let confidence = confidence.of(&cue, source.as_ref(), &content)?;
        Some(Self {
            cue,
            source,
            content,
            confidence,
        })
    }

    /// How many tokens the contents of two candidates share, and how many they cover together.
    fn shared(&self, other: &Self) -> (usize, usize) {
        let length = |c: &Self| c.content.iter().map(|p| p.end - p.start).sum::<usize>();
        let both: usize = self
            .content
            .iter()
            .flat_map(|a| other.content.iter().map(move |b| (a, b)))
            .map(|(a, b)| a.end.min(b.end).saturating_sub(a.start.max(b.start)))
            .sum();
        (both, length(self) + length(other) - both)
    }

    fn into_attribution(self, tokens: &[Span]) -> Option<RawAttribution> {
        let spans = |parts: &[Part]| {
            let spans = parts.iter().filter_map(|p| span(tokens, p.start, p.end));
            spans.collect::<Vec<_>>()
        };
        Some(RawAttribution {
            source: spans(self.source.as_slice()),
            cue: vec![span(tokens, self.cue.start, self.cue.end)?],
            content: spans(&self.content),
            confidence: self.confidence,
        })
    }
}

fn span(tokens: &[Span], start: usize, end: usize) -> Option<Span> {
    let (first, last) = (tokens.get(start)?, tokens.get(end.checked_sub(1)?)?);
    Some(Span::new(first.start, last.end))
}

/// The candidates from `threshold` on, in order of their cues. Of two whose contents are half
/// the same, the surer one stays.
pub(crate) fn attributions(
    tokens: &[Span],
    mut candidates: Vec<Candidate>,
    threshold: f32,
) -> Vec<RawAttribution> {
    candidates.retain(|c| c.confidence >= threshold);
    candidates.sort_by(|a, b| {
        let by_confidence = b.confidence.total_cmp(&a.confidence);
        by_confidence.then(a.cue.start.cmp(&b.cue.start))
    });
    let mut kept = BTreeMap::<usize, Candidate>::new();
    for candidate in candidates {
        // Content lies in the window of its cue, so only near cues can share any.
        let at = candidate.cue.start;
        let mut near = kept.range(at.saturating_sub(WINDOW)..=at + WINDOW);
        let doubled = near.any(|(_, other)| {
            let (shared, together) = candidate.shared(other);
            2 * shared >= together
        });
        if !doubled {
            kept.insert(at, candidate);
        }
    }
    kept.into_values()
        .filter_map(|c| c.into_attribution(tokens))
        .collect()
}

/// The candidates from a `floor` on, in order of their cues, doubled or not.
pub(crate) fn all(
    tokens: &[Span],
    mut candidates: Vec<Candidate>,
    floor: f32,
) -> Vec<RawAttribution> {
    candidates.retain(|c| c.confidence >= floor);
    candidates.sort_by_key(|c| c.cue.start);
    candidates
        .into_iter()
        .filter_map(|c| c.into_attribution(tokens))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(cue: usize, content: &[(usize, usize)], probability: f32) -> Candidate {
        let body = "a ".repeat(40);
        let tokens: Vec<_> = (0..40).map(|i| Span::new(2 * i, 2 * i + 1)).collect();
        let cue = Cue {
            start: cue,
            end: cue + 1,
            probability,
        };
        let content = content.iter();
        let content = content.map(|(start, end)| Part {
            start: *start,
            end: *end,
            probability: 1.0,
            least: 1.0,
        });
        let product = Confidence::default();
        Candidate::new(&body, &tokens, cue, &[], content.collect(), &product).unwrap()
    }

    fn cues(candidates: Vec<Candidate>) -> Vec<usize> {
        let tokens: Vec<_> = (0..40).map(|i| Span::new(2 * i, 2 * i + 1)).collect();
        let found = attributions(&tokens, candidates, 0.65);
        found.iter().map(|a| a.cue[0].start / 2).collect()
    }

    #[test]
    fn the_surer_of_two_with_one_content_stays() {
        assert_eq!(
            cues(vec![
                candidate(1, &[(2, 9)], 0.7),
                candidate(10, &[(2, 9)], 0.9)
            ]),
            [10]
        );
    }

    #[test]
    fn an_attribution_within_another_stays() {
        assert_eq!(
            cues(vec![
                candidate(1, &[(2, 12)], 0.7),
                candidate(5, &[(6, 10)], 0.9)
            ]),
            [1, 5]
        );
    }

    #[test]
    fn the_doubtful_are_dropped() {
        assert_eq!(cues(vec![candidate(1, &[(2, 9)], 0.6)]), [0usize; 0]);
    }

    #[test]
    fn content_without_a_letter_or_digit_is_none() {
        let tokens = [Span::new(0, 3), Span::new(4, 5)];
        let cue = Cue {
            start: 0,
            end: 1,
            probability: 0.9,
        };
        let content = vec![Part {
            start: 1,
            end: 2,
            probability: 0.9,
            least: 0.9,
        }];
        let product = Confidence::default();
        assert!(Candidate::new("say !", &tokens, cue, &[], content, &product).is_none());
    }
}
