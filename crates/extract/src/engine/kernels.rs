//! Products of whole numbers, in the vector instructions of the machine at hand.
//!
//! Weights and activations have sixteen bits and are added up in thirty-two, so a sum is exact
//! and does not depend on the order, the width of the vectors or the instruction set: every
//! machine finds the same attributions. A row of weights is at most 127 in magnitude and 384
//! long, an activation at most 32767; their product stays below 2^31.

use pulp::NullaryFnOnce;

/// Outputs that are computed together.
pub(crate) const PANEL: usize = 16;

/// Two successive inputs of each of `R` rows.
pub(crate) type Pair<const R: usize> = [[i16; 2]; R];

/// The weights of two successive inputs for the outputs of a panel, in halves of eight outputs.
pub(crate) type PanelStep = [[i16; PANEL]; 2];

/// Eight sums, and how an instruction set adds products to them.
pub(crate) trait Lanes: Copy {
    type Sums: Copy;
    type Inputs: Copy;
    fn zero(self) -> Self::Sums;
    fn inputs(self, pair: [i16; 2]) -> Self::Inputs;
    /// Adds `weights[2 i] * pair[0] + weights[2 i + 1] * pair[1]` to sum `i`.
    fn add(self, sums: Self::Sums, weights: &[i16; 16], inputs: Self::Inputs) -> Self::Sums;
    fn values(self, sums: Self::Sums) -> [i32; 8];
}

/// A computation that is compiled for each instruction set.
pub(crate) trait Kernel {
    type Output;
    fn run<L: Lanes>(self, lanes: L) -> Self::Output;
}

/// The instruction sets a kernel is compiled for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Isa {
    /// What the compiler makes of it for any machine.
    Plain,
    /// SSE 4.2.
    #[cfg(target_arch = "x86_64")]
    V2(pulp::x86::V2),
    /// AVX 2.
    #[cfg(target_arch = "x86_64")]
    V3(pulp::x86::V3),
}

impl Isa {
    /// The best of this machine.
    pub(crate) fn best() -> Self {
        Self::all().pop().unwrap_or(Self::Plain)
    }

    /// All that this machine has, the best last.
    pub(crate) fn all() -> Vec<Self> {
        #[cfg_attr(
            not(target_arch = "x86_64"),
            expect(unused_mut, reason = "only x86 has more")
        )]
        let mut all = vec![Self::Plain];
        #[cfg(target_arch = "x86_64")]
        {
            all.extend(pulp::x86::V2::try_new().map(Self::V2));
            all.extend(pulp::x86::V3::try_new().map(Self::V3));
        }
        all
    }

    /// Runs a kernel.
    pub(crate) fn run<K: Kernel>(self, kernel: K) -> K::Output {
        match self {
            Self::Plain => kernel.run(Plain),
            #[cfg(target_arch = "x86_64")]
            Self::V2(v2) => v2.vectorize(On(v2, kernel)),
            #[cfg(target_arch = "x86_64")]
            Self::V3(v3) => v3.vectorize(On(v3, kernel)),
        }
    }
}

/// A kernel bound to its instruction set.
struct On<L, K>(L, K);

impl<L: Lanes, K: Kernel> NullaryFnOnce for On<L, K> {
    type Output = K::Output;

    #[inline(always)]
    fn call(self) -> K::Output {
        self.1.run(self.0)
    }
}

/// The sums of one panel for `R` rows of inputs.
#[inline(always)]
pub(crate) fn dot<L: Lanes, const R: usize>(
    lanes: L,
    panel: &[PanelStep],
    inputs: &[Pair<R>],
) -> [[i32; PANEL]; R] {
    let mut sums = [[lanes.zero(); 2]; R];
    for ([low, high], pairs) in panel.iter().zip(inputs) {
        for ([sum_low, sum_high], pair) in sums.iter_mut().zip(pairs) {
            let inputs = lanes.inputs(*pair);
            *sum_low = lanes.add(*sum_low, low, inputs);
            *sum_high = lanes.add(*sum_high, high, inputs);
        }
    }
    sums.map(|[low, high]| pulp::cast([lanes.values(low), lanes.values(high)]))
}

#[derive(Clone, Copy, Debug)]
struct Plain;

impl Lanes for Plain {
    type Sums = [i32; 8];
    type Inputs = [i16; 2];

    #[inline(always)]
    fn zero(self) -> [i32; 8] {
        [0; 8]
    }

    #[inline(always)]
    fn inputs(self, pair: [i16; 2]) -> [i16; 2] {
        pair
    }

    #[inline(always)]
    fn add(self, mut sums: [i32; 8], weights: &[i16; 16], [a, b]: [i16; 2]) -> [i32; 8] {
        let (pairs, _) = weights.as_chunks::<2>();
        for (sum, [w, v]) in sums.iter_mut().zip(pairs) {
            *sum += i32::from(*w) * i32::from(a) + i32::from(*v) * i32::from(b);
        }
        sums
    }

    #[inline(always)]
    fn values(self, sums: [i32; 8]) -> [i32; 8] {
        sums
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::Lanes;
    use pulp::cast;
    use pulp::x86::{V2, V3};
    use std::arch::x86_64::{__m128i, __m256i};

    impl Lanes for V2 {
        type Sums = [__m128i; 2];
        type Inputs = __m128i;

        #[inline(always)]
        fn zero(self) -> [__m128i; 2] {
            [self.sse2._mm_setzero_si128(); 2]
        }

        #[inline(always)]
        fn inputs(self, pair: [i16; 2]) -> __m128i {
            self.sse2._mm_set1_epi32(cast(pair))
        }

        #[inline(always)]
        fn add(
            self,
            [low, high]: [__m128i; 2],
            weights: &[i16; 16],
            inputs: __m128i,
        ) -> [__m128i; 2] {
            let [first, second]: [__m128i; 2] = cast(*weights);
            let sse = self.sse2;
            [
                sse._mm_add_epi32(low, sse._mm_madd_epi16(first, inputs)),
                sse._mm_add_epi32(high, sse._mm_madd_epi16(second, inputs)),
            ]
        }

        #[inline(always)]
        fn values(self, sums: [__m128i; 2]) -> [i32; 8] {
            cast(sums)
        }
    }

    impl Lanes for V3 {
        type Sums = __m256i;
        type Inputs = __m256i;

        #[inline(always)]
        fn zero(self) -> __m256i {
            self.avx._mm256_setzero_si256()
        }

        #[inline(always)]
        fn inputs(self, pair: [i16; 2]) -> __m256i {
            self.avx._mm256_set1_epi32(cast(pair))
        }

        #[inline(always)]
        fn add(self, sums: __m256i, weights: &[i16; 16], inputs: __m256i) -> __m256i {
            let products = self.avx2._mm256_madd_epi16(cast(*weights), inputs);
            self.avx2._mm256_add_epi32(sums, products)
        }

        #[inline(always)]
        fn values(self, sums: __m256i) -> [i32; 8] {
            cast(sums)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Dot<'a>(&'a [PanelStep], &'a [Pair<4>]);

    impl Kernel for Dot<'_> {
        type Output = [[i32; PANEL]; 4];

        #[inline(always)]
        fn run<L: Lanes>(self, lanes: L) -> Self::Output {
            dot(lanes, self.0, self.1)
        }
    }

    #[test]
    fn every_instruction_set_gives_the_exact_sums() {
        let mut seed = 7u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as u16 as i16
        };
        let panel: Vec<PanelStep> = (0..192)
            .map(|_| std::array::from_fn(|_| std::array::from_fn(|_| random() % 128)))
            .collect();
        let mut inputs: Vec<Pair<4>> = (0..192)
            .map(|_| std::array::from_fn(|_| [random(), random()]))
            .collect();
        // The greatest sum there can be.
        for pair in &mut inputs {
            pair[3] = [32767, 32767];
        }
        let exact: [[i32; PANEL]; 4] = std::array::from_fn(|row| {
            std::array::from_fn(|output| {
                let sum: i64 = panel
                    .iter()
                    .zip(&inputs)
                    .map(|(step, pairs)| {
                        let weights = &step[output / 8][output % 8 * 2..][..2];
                        (0..2)
                            .map(|i| i64::from(weights[i]) * i64::from(pairs[row][i]))
                            .sum::<i64>()
                    })
                    .sum();
                i32::try_from(sum).unwrap()
            })
        });
        for isa in Isa::all() {
            assert_eq!(isa.run(Dot(&panel, &inputs)), exact, "{isa:?}");
        }
    }
}
