//! How sure an attribution is, from what the two stages say of its parts.

use super::decode::{Cue, Part};
use super::math::{exp, ln};
use super::weights::Tensors;

/// How many numbers of an attribution are weighed.
const NUMBERS: usize = 7;

/// A logistic regression on the probabilities of the parts, where the model comes with one;
/// otherwise P(cue) times the mean P(content) of its tokens.
#[derive(Clone, Debug, Default)]
pub(crate) struct Confidence {
    weights: Option<[f32; NUMBERS]>,
}

impl Confidence {
    /// The weights named `calibration`, if there are any.
    pub(crate) fn read(weights: &Tensors<'_>) -> Self {
        Self {
            weights: weights.numbers("calibration"),
        }
    }

    /// Whether no attribution is surer than its cue.
    pub(crate) fn is_bounded_by_cue(&self) -> bool {
        self.weights.is_none()
    }

    /// The confidence of an attribution; `None` without content.
    pub(crate) fn of(&self, cue: &Cue, source: Option<&Part>, content: &[Part]) -> Option<f32> {
        let length = |part: &Part| (part.end - part.start) as f32;
        let count: f32 = content.iter().map(length).sum();
        let sum: f32 = content.iter().map(|p| length(p) * p.probability).sum();
        if count <= 0.0 {
            return None;
        }
        let mean = sum / count;
        let Some(weights) = self.weights else {
            return Some(cue.probability * mean);
        };
        let least = content.iter().map(|p| p.least).fold(1.0, f32::min);
        let numbers: [f32; NUMBERS] = [
            1.0,
            logit(cue.probability),
            logit(mean),
            logit(least),
            source.map_or(0.0, |s| logit(s.probability)),
            if source.is_none() { 1.0 } else { 0.0 },
            ln(count),
        ];
        let score: f32 = weights.iter().zip(numbers).map(|(w, n)| w * n).sum();
        Some(logistic(score))
    }
}

fn logit(p: f32) -> f32 {
    let p = p.clamp(1e-4, 1.0 - 1e-4);
    ln(p / (1.0 - p))
}

fn logistic(x: f32) -> f32 {
    let power = exp(-x.abs());
    let above = 1.0 / (1.0 + power);
    if x < 0.0 { 1.0 - above } else { above }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CUE: Cue = Cue {
        start: 4,
        end: 5,
        probability: 0.8,
    };

    fn part(start: usize, end: usize, probability: f32, least: f32) -> Part {
        Part {
            start,
            end,
            probability,
            least,
        }
    }

    #[test]
    fn without_weights_it_is_the_product() {
        let content = [part(5, 8, 0.9, 0.5), part(9, 10, 0.5, 0.5)];
        let plain = Confidence::default();
        assert!((plain.of(&CUE, None, &content).unwrap() - 0.64).abs() < 1e-6);
        assert_eq!(plain.of(&CUE, None, &[]), None);
    }

    #[test]
    fn the_weights_are_of_the_numbers_in_their_order() {
        let content = [part(5, 8, 0.9, 0.6), part(9, 10, 0.5, 0.5)];
        let source = part(0, 2, 0.7, 0.7);
        let odds = |p: f64| (p / (1.0 - p)).ln();
        let expected = [
            1.0,
            odds(0.8),
            odds(0.8),
            odds(0.5),
            odds(0.7),
            0.0,
            4f64.ln(),
        ];
        for (i, number) in expected.into_iter().enumerate() {
            let mut weights = [0.0; NUMBERS];
            weights[i] = 1.0;
            let weighed = Confidence {
                weights: Some(weights),
            };
            let found = f64::from(weighed.of(&CUE, Some(&source), &content).unwrap());
            assert!((odds(found) - number).abs() < 1e-4, "{i}");
        }
        let nobody = Confidence {
            weights: Some([0.0, 0.0, 0.0, 0.0, 5.0, 1.0, 0.0]),
        };
        let found = f64::from(nobody.of(&CUE, None, &content).unwrap());
        assert!((odds(found) - 1.0).abs() < 1e-4);
    }

    #[test]
    fn however_sure_it_stays_a_probability() {
        let sure = Confidence {
            weights: Some([1e6; NUMBERS]),
        };
        let content = [part(5, 8, 1.0, 1.0)];
        assert_eq!(sure.of(&CUE, None, &content), Some(1.0));
        let unsure = Confidence {
            weights: Some([-1e6; NUMBERS]),
        };
        assert_eq!(unsure.of(&CUE, None, &content), Some(0.0));
    }
}
