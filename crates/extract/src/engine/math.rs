//! Elementary functions in single precision that give the same bits on every machine.
//!
//! The platform's own `exp` and `tanh` differ between systems, and fused multiply-adds between
//! processors; these use nothing but the five operations IEEE 754 fixes, in a fixed order. All
//! are written so that a loop over them vectorises.

/// What 1 is in sixteen bits: the outputs of an LSTM lie between -1 and 1.
pub(crate) const UNIT: f32 = 32767.0;

/// tanh by the seventh convergent of its continued fraction; off by less than 1e-4.
#[inline(always)]
pub(crate) fn tanh(x: f32) -> f32 {
    let x = clamp(x, 4.9);
    let x2 = x * x;
    x * (135_135.0 + x2 * (17_325.0 + x2 * (378.0 + x2)))
        / (135_135.0 + x2 * (62_370.0 + x2 * (3_150.0 + x2 * 28.0)))
}

/// The logistic function, by [`tanh`].
#[inline(always)]
pub(crate) fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// The Gaussian error linear unit, by the error function; off by less than 1e-6.
#[inline(always)]
pub(crate) fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

/// The error function by a rational approximation (the one of Eigen and XLA).
#[inline(always)]
fn erf(x: f32) -> f32 {
    let x = clamp(x, 4.0);
    let x2 = x * x;
    let mut p = -2.726_142_3e-10;
    p = p * x2 + 2.770_681_4e-8;
    p = p * x2 - 2.101_024e-6;
    p = p * x2 - 5.692_506_4e-5;
    p = p * x2 - 7.349_906_3e-4;
    p = p * x2 - 2.954_6e-3;
    p = p * x2 - 1.609_603_3e-2;
    let mut q = -1.456_607_2e-5;
    q = q * x2 - 2.133_740_5e-4;
    q = q * x2 - 1.682_827e-3;
    q = q * x2 - 7.373_329e-3;
    q = q * x2 - 1.426_473_9e-2;
    x * p / q
}

#[inline(always)]
fn clamp(x: f32, limit: f32) -> f32 {
    let x = if x > limit { limit } else { x };
    if x < -limit { -limit } else { x }
}

/// The exponential of a number that is not positive; off by less than 1e-7.
pub(crate) fn exp(x: f32) -> f32 {
    let x = if x > -87.0 { x } else { -87.0 };
    let power = rounded(x * std::f32::consts::LOG2_E);
    let whole = f32::from(power);
    // ln 2 in two parts, so that the remainder is exact.
    let r = (x - whole * 0.693_359_4) - whole * -2.121_944_4e-4;
    let mut p = 1.987_569_1e-4;
    p = p * r + 1.398_2e-3;
    p = p * r + 8.333_452e-3;
    p = p * r + 4.166_579_6e-2;
    p = p * r + 1.666_666_5e-1;
    p = p * r + 0.5;
    let value = p * (r * r) + r + 1.0;
    value * f32::from_bits(u32::try_from(i32::from(power) + 127).unwrap_or(0) << 23)
}

/// Makes probabilities of scores, in place.
pub(crate) fn softmax<const N: usize>(scores: [f32; N]) -> [f32; N] {
    let greatest = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers = scores.map(|score| exp(score - greatest));
    let sum: f32 = powers.iter().sum();
    powers.map(|power| power / sum)
}

/// The nearest whole number of an `x` between -32768 and 32767, ties to even.
#[inline(always)]
pub(crate) fn rounded(x: f32) -> i16 {
    // Added to 1.5 * 2^23, the last bits of the sum are the whole number.
    const SHIFT: f32 = 12_582_912.0;
    (x + SHIFT).to_bits() as i16
}

/// Writes `values` in sixteen bits, the greatest magnitude as 32767; gives what 1 stands for.
#[inline(always)]
pub(crate) fn quantise(values: &[f32], out: &mut [i16]) -> f32 {
    // The bits of positive numbers are ordered as the numbers are; whole numbers vectorise.
    let greatest = values.iter().map(|v| v.to_bits() & 0x7FFF_FFFF).max();
    let greatest = f32::from_bits(greatest.unwrap_or(0));
    if greatest < 1e-20 {
        out.fill(0);
        return 0.0;
    }
    let factor = UNIT / greatest;
    for (to, from) in out.iter_mut().zip(values) {
        *to = rounded(from * factor);
    }
    greatest / UNIT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> impl Iterator<Item = f32> {
        (-4000..=4000i16).map(|i| f32::from(i) / 400.0)
    }

    #[test]
    fn functions_keep_to_their_bounds() {
        for x in steps() {
            assert!(
                (f64::from(tanh(x)) - f64::from(x).tanh()).abs() < 1.2e-4,
                "{x}"
            );
            assert!(
                tanh(x).abs() <= 1.0 && (0.0..=1.0).contains(&sigmoid(x)),
                "{x}"
            );
            let power = f64::from(-x.abs()).exp();
            assert!(
                (f64::from(exp(-x.abs())) - power).abs() < 2e-7 * power.max(1e-3),
                "{x}"
            );
        }
        assert!((gelu(1.0) - 0.841_344_7).abs() < 1e-6);
        assert!((gelu(-1.0) + 0.158_655_3).abs() < 1e-6);
        assert!((gelu(-9.0)).abs() < 1e-5);
    }

    #[test]
    fn probabilities_add_up_however_large_the_scores() {
        let found = softmax([1000.0, 999.0, -1000.0]);
        assert!((found[0] - 0.731_058_6).abs() < 1e-6);
        assert!((found.iter().sum::<f32>() - 1.0).abs() < 1e-6);
    }

    #[test]
    fn quantised_values_read_back() {
        let values = [0.5, -2.0, 1.999, 0.0, 1e-9];
        let mut out = [0; 5];
        let unit = quantise(&values, &mut out);
        for (value, whole) in values.iter().zip(out) {
            assert!((value - f32::from(whole) * unit).abs() <= unit / 2.0 + 1e-9);
        }
        assert_eq!(out[1], -32767);
        assert_eq!(quantise(&[0.0; 5], &mut out), 0.0);
        assert_eq!(out, [0; 5]);
    }
}
