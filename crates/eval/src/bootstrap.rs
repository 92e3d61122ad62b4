//! How far a figure would move with other documents: bootstrap intervals.

use crate::Rng;
use crate::counts::Counts;
use crate::figures::{Intervals, content, core_end_to_end, end_to_end};

const RESAMPLES: usize = 1_000;
const SEED: u64 = 20_160_913;

/// The middle 95 % of a figure over resampled documents.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Interval {
    /// The 2.5th percentile.
    pub low: f64,
    /// The 97.5th percentile.
    pub high: f64,
}

/// Draws the documents anew, with repetition, and scores each draw. The same documents give
/// the same intervals.
pub(crate) fn intervals(per_doc: &[Counts]) -> Intervals {
    let mut rng = Rng::new(SEED);
    let mut drawn: [Vec<f64>; 3] = Default::default();
    for _ in 0..RESAMPLES {
        let mut total = Counts::default();
        for _ in per_doc {
            if let Some(counts) = per_doc.get(rng.below(per_doc.len())) {
                total.add(counts);
            }
        }
        let [contents, ends, cores] = &mut drawn;
        contents.push(content(&total).f);
        ends.push(end_to_end(&total).f);
        cores.push(core_end_to_end(&total).f);
    }
    let [contents, ends, cores] = drawn.map(middle);
    Intervals {
        content: contents,
        end_to_end: ends,
        core_end_to_end: cores,
    }
}

/// The same for one figure of any counts.
pub(crate) fn resample<T>(per_doc: &[T], figure: impl Fn(&[&T]) -> f64) -> Interval {
    let mut rng = Rng::new(SEED);
    let mut drawn = Vec::with_capacity(RESAMPLES);
    for _ in 0..RESAMPLES {
        let draw = per_doc
            .iter()
            .map(|_| per_doc.get(rng.below(per_doc.len())));
        let draw: Vec<&T> = draw.flatten().collect();
        drawn.push(figure(&draw));
    }
    middle(drawn)
}

fn middle(mut values: Vec<f64>) -> Interval {
    values.sort_unstable_by(f64::total_cmp);
    let edge = values.len() / 40;
    let at = |i: usize| values.get(i).copied().unwrap_or(0.0);
    Interval {
        low: at(edge),
        high: at(values.len().saturating_sub(edge + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doc(found: usize) -> Counts {
        Counts {
            gold: 10,
            predicted: 10,
            at_50: found,
            ..Counts::default()
        }
    }

    #[test]
    fn equal_documents_leave_no_doubt_and_unequal_ones_do() {
        let sure = intervals(&vec![doc(7); 20]).content;
        assert!((sure.low - 70.0).abs() < 1e-9 && (sure.high - 70.0).abs() < 1e-9);

        let mixed: Vec<_> = (0..40)
            .map(|i| doc(if i % 2 == 0 { 10 } else { 0 }))
            .collect();
        let unsure = intervals(&mixed).content;
        // Binomial with 40 draws: a standard deviation of 7.9 points around 50.
        assert!((30.0..42.0).contains(&unsure.low), "{unsure:?}");
        assert!((58.0..70.0).contains(&unsure.high), "{unsure:?}");
        assert_eq!(intervals(&mixed), intervals(&mixed));
        assert_eq!(intervals(&[]).content, Interval::default());
    }
}
