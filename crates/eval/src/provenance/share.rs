//! Precision, recall and F as the scorer of the data computes them.

/// Shares of one, not rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// Of what was predicted, how much is right.
    pub precision: f64,
    /// Of what is there, how much was predicted.
    pub recall: f64,
    /// The harmonic mean.
    pub f: f64,
    /// How many are there.
    pub gold: usize,
    /// How many were predicted.
    pub predicted: usize,
}

impl Share {
    /// From the number of right, predicted and gold ones; what has no ground is 0.
    #[must_use]
    pub fn new(right: usize, predicted: usize, gold: usize) -> Self {
        let ratio = |of: usize| {
            if of == 0 {
                0.0
            } else {
                right as f64 / of as f64
            }
        };
        let (precision, recall) = (ratio(predicted), ratio(gold));
        let sum = precision + recall;
        Self {
            precision,
            recall,
            f: if sum > 0.0 {
                2.0 * precision * recall / sum
            } else {
                0.0
            },
            gold,
            predicted,
        }
    }
}

/// A share with three places, as the scorer rounds it: through the decimal form of its exact
/// value.
#[must_use]
pub(super) fn rounded(share: f64) -> f64 {
    format!("{share:.3}").parse().unwrap_or(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_those_of_the_definition() {
        let share = Share::new(3, 4, 6);
        assert_eq!(
            (share.precision, share.recall, rounded(share.f)),
            (0.75, 0.5, 0.6)
        );
        assert_eq!(Share::new(0, 0, 0), Share::default());
    }
}
