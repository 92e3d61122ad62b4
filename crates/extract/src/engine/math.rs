//! Elementary functions in single precision that give the same bits on every machine.
//!
//! The platform's own `exp` and `tanh` differ between systems, and fused multiply-adds between
//! processors; these use nothing but the five operations IEEE 754 fixes, in a fixed order. All
//! are written so that a loop over them vectorises.

/// What 1 is in sixteen bits: activations lie between -1 and 1.
pub(crate) const UNIT: f32 = 32767.0;

/// What 1 of an activation stands for.
pub(crate) const STATE_UNIT: f32 = 1.0 / UNIT;

/// tanh by a rational function fitted to it; off by less than 2e-5, and never beyond 1.
#[inline(always)]
pub(crate) fn tanh(x: f32) -> f32 {
    above(x) / below(x)
}

/// The dividend of [`tanh`].
#[inline(always)]
fn above(x: f32) -> f32 {
    let x = clamped(x);
    let x2 = x * x;
    x * (0.999_971_8 + x2 * (0.114_068_01 + x2 * 1.470_377_1e-3))
}

/// The divisor of [`tanh`].
#[inline(always)]
fn below(x: f32) -> f32 {
    let x = clamped(x);
    let x2 = x * x;
    1.0 + x2 * (0.447_289_73 + x2 * (0.017_336_58 + x2 * 5.361_786_3e-5))
}

#[inline(always)]
fn clamped(x: f32) -> f32 {
    let x = if x > 6.2 { 6.2 } else { x };
    if x < -6.2 { -6.2 } else { x }
}

/// tanh of three numbers for one division, which is what costs most.
#[inline(always)]
pub(crate) fn tanh_of_three(x: f32, y: f32, z: f32) -> (f32, f32, f32) {
    let (below_x, below_y, below_z) = (below(x), below(y), below(z));
    let below_xy = below_x * below_y;
    let inverse = 1.0 / (below_xy * below_z);
    let rest = below_z * inverse;
    (
        above(x) * (below_y * rest),
        above(y) * (below_x * rest),
        above(z) * (below_xy * inverse),
    )
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

/// The natural logarithm of a positive number; off by less than 1e-6 of the larger of it and 1.
pub(crate) fn ln(x: f32) -> f32 {
    // x = m * 2^e with m about 1: the bits of the root of one half count from there.
    const HALF_ROOT: i32 = 0x3F35_04F3;
    let e = (x.to_bits().cast_signed() - HALF_ROOT) >> 23;
    let m = f32::from_bits((x.to_bits().cast_signed() - (e << 23)).cast_unsigned());
    let s = (m - 1.0) / (m + 1.0);
    let s2 = s * s;
    let series = 1.0 + s2 * (1.0 / 3.0 + s2 * (0.2 + s2 * (1.0 / 7.0)));
    e as f32 * std::f32::consts::LN_2 + 2.0 * s * series
}

/// Makes probabilities of scores.
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

/// Numbers between -1 and 1 as activations.
#[inline(always)]
pub(crate) fn activations<const N: usize>(values: [f32; N]) -> [i16; N] {
    let mut out = [0; N];
    for (to, from) in out.iter_mut().zip(values) {
        *to = rounded(from * UNIT);
    }
    out
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
            let off = f64::from(tanh(x)) - f64::from(x).tanh();
            assert!(off.abs() < 2e-5, "{x}");
            assert!(tanh(x).abs() <= 1.0, "{x}");
            let (a, b, c) = tanh_of_three(x, 9.0 - x, 0.5 * x);
            for (found, of) in [(a, x), (b, 9.0 - x), (c, 0.5 * x)] {
                assert!(
                    (found - tanh(of)).abs() < 1e-6 && found.abs() <= 1.0,
                    "{of}"
                );
            }
            let power = f64::from(-x.abs()).exp();
            assert!(
                (f64::from(exp(-x.abs())) - power).abs() < 2e-7 * power.max(1e-3),
                "{x}"
            );
        }
        assert_eq!(tanh(f32::MAX), tanh(6.2));
        assert_eq!(
            activations([tanh(9.0), tanh(-9.0), 0.5]),
            [32767, -32767, 16384]
        );
    }

    #[test]
    fn logarithms_are_near() {
        for i in 1..2000u16 {
            for x in [f32::from(i) / 2000.0, f32::from(i), 1e-4, 1e-30] {
                let exact = f64::from(x).ln();
                let off = (f64::from(ln(x)) - exact).abs();
                assert!(off < 1e-6 * exact.abs().max(1.0), "{x}: {}", ln(x));
            }
        }
        assert_eq!(ln(1.0), 0.0);
    }

    #[test]
    fn probabilities_add_up_however_large_the_scores() {
        let found = softmax([1000.0, 999.0, -1000.0]);
        assert!((found[0] - 0.731_058_6).abs() < 1e-6);
        assert!((found.iter().sum::<f32>() - 1.0).abs() < 1e-6);
    }
}
