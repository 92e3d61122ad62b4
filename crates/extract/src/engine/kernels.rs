//! Products of whole numbers, in the vector instructions of the machine at hand.
//!
//! Weights have eight bits and activations sixteen, and products are added up in thirty-two: a
//! sum is exact and does not depend on the order, the width of the vectors or the instruction
//! set, so every machine finds the same attributions. A weight is at most 127 in magnitude, an
//! activation at most 32767 and a row at most [`LONGEST`] long; the sum stays below 2^31.
//!
//! Weights are kept in sixteen bits, two successive inputs side by side, because that is what
//! the instructions multiply.

use pulp::NullaryFnOnce;

#[cfg(target_arch = "aarch64")]
mod neon;
#[cfg(target_arch = "x86_64")]
mod x86;

/// Outputs that are computed together.
pub(crate) const PANEL: usize = 16;

/// Rows of inputs that are computed together.
pub(crate) const ROWS: usize = 4;

/// The longest row whose sum cannot overflow, whatever its activations.
pub(crate) const LONGEST: usize = 512;

/// Two successive inputs.
pub(crate) type Pair = [i16; 2];

/// The weights of two successive inputs for the outputs of a panel.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(crate) struct Step(pub(crate) [i16; 2 * PANEL]);

/// What a panel's sums are multiplied with, and what is added then.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Scale {
    pub(crate) factors: [f32; PANEL],
    pub(crate) bias: [f32; PANEL],
}

/// The sums of a panel, and how an instruction set adds products to them.
pub(crate) trait Lanes: Copy {
    /// Whether it has the registers for the sums of several panels and four rows.
    const WIDE: bool;
    type Sums: Copy;
    type Inputs: Copy;
    fn zero(self) -> Self::Sums;
    fn inputs(self, pair: Pair) -> Self::Inputs;
    /// Adds `weights[2 i] * pair[0] + weights[2 i + 1] * pair[1]` to sum `i`.
    fn add(self, sums: Self::Sums, weights: &Step, inputs: Self::Inputs) -> Self::Sums;
    fn values(self, sums: Self::Sums) -> [i32; PANEL];
    /// The sums times `factors`, and `bias` added.
    fn numbers(self, sums: Self::Sums, scale: &Scale) -> [f32; PANEL];
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
    /// AVX-512.
    #[cfg(target_arch = "x86_64")]
    V4(pulp::x86::V4),
    /// NEON.
    #[cfg(target_arch = "aarch64")]
    Neon(pulp::aarch64::Neon),
}

impl Isa {
    /// The best of this machine.
    pub(crate) fn best() -> Self {
        Self::all().pop().unwrap_or(Self::Plain)
    }

    /// All that this machine has, the best last.
    pub(crate) fn all() -> Vec<Self> {
        #[cfg_attr(
            not(any(target_arch = "x86_64", target_arch = "aarch64")),
            expect(unused_mut, reason = "only some machines have more")
        )]
        let mut all = vec![Self::Plain];
        #[cfg(target_arch = "x86_64")]
        {
            all.extend(pulp::x86::V2::try_new().map(Self::V2));
            all.extend(pulp::x86::V3::try_new().map(Self::V3));
            all.extend(pulp::x86::V4::try_new().map(Self::V4));
        }
        #[cfg(target_arch = "aarch64")]
        all.extend(pulp::aarch64::Neon::try_new().map(Self::Neon));
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
            #[cfg(target_arch = "x86_64")]
            Self::V4(v4) => v4.vectorize(On(v4, kernel)),
            #[cfg(target_arch = "aarch64")]
            Self::Neon(neon) => neon.vectorize(On(neon, kernel)),
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

/// Steps that follow each other in a loop without a branch between them.
pub(crate) const UNROLLED: usize = 4;

/// Inputs of four rows, cut for [`dot`].
pub(crate) type Block<'a> = [&'a [[Pair; UNROLLED]]; ROWS];

/// The sums of one panel for four rows of inputs.
#[inline(always)]
pub(crate) fn dot<L: Lanes>(
    lanes: L,
    panel: &[[Step; UNROLLED]],
    [a, b, c, d]: Block<'_>,
) -> [L::Sums; ROWS] {
    let zero = lanes.zero();
    let (mut of_a, mut of_b, mut of_c, mut of_d) = (zero, zero, zero, zero);
    for ((((steps, a), b), c), d) in panel.iter().zip(a).zip(b).zip(c).zip(d) {
        for ((((step, a), b), c), d) in steps.iter().zip(a).zip(b).zip(c).zip(d) {
            of_a = lanes.add(of_a, step, lanes.inputs(*a));
            of_b = lanes.add(of_b, step, lanes.inputs(*b));
            of_c = lanes.add(of_c, step, lanes.inputs(*c));
            of_d = lanes.add(of_d, step, lanes.inputs(*d));
        }
    }
    [of_a, of_b, of_c, of_d]
}

/// The sums of three panels for four rows of inputs.
#[inline(always)]
pub(crate) fn dot_three<L: Lanes>(
    lanes: L,
    [x, y, z]: [&[[Step; UNROLLED]]; 3],
    rows: Block<'_>,
) -> [[L::Sums; ROWS]; 3] {
    if !L::WIDE {
        return [
            dot(lanes, x, rows),
            dot(lanes, y, rows),
            dot(lanes, z, rows),
        ];
    }
    let [a, b, c, d] = rows;
    let mut sums = [[lanes.zero(); ROWS]; 3];
    let panels = x.iter().zip(y).zip(z);
    for ((((((x, y), z), a), b), c), d) in panels.zip(a).zip(b).zip(c).zip(d) {
        let ([x1, x2, x3, x4], [y1, y2, y3, y4], [z1, z2, z3, z4]) = (x, y, z);
        let ([a1, a2, a3, a4], [b1, b2, b3, b4]) = (*a, *b);
        let ([c1, c2, c3, c4], [d1, d2, d3, d4]) = (*c, *d);
        sums = added(lanes, sums, [x1, y1, z1], [a1, b1, c1, d1]);
        sums = added(lanes, sums, [x2, y2, z2], [a2, b2, c2, d2]);
        sums = added(lanes, sums, [x3, y3, z3], [a3, b3, c3, d3]);
        sums = added(lanes, sums, [x4, y4, z4], [a4, b4, c4, d4]);
    }
    sums
}

/// The sums of three panels for four rows, with two more inputs.
#[inline(always)]
fn added<L: Lanes>(
    lanes: L,
    sums: [[L::Sums; ROWS]; 3],
    [x, y, z]: [&Step; 3],
    inputs: [Pair; ROWS],
) -> [[L::Sums; ROWS]; 3] {
    let [of_x, of_y, of_z] = sums;
    let [a, b, c, d] = inputs;
    let (a, b) = (lanes.inputs(a), lanes.inputs(b));
    let (c, d) = (lanes.inputs(c), lanes.inputs(d));
    let of = |[of_a, of_b, of_c, of_d]: [L::Sums; ROWS], weights: &Step| {
        [
            lanes.add(of_a, weights, a),
            lanes.add(of_b, weights, b),
            lanes.add(of_c, weights, c),
            lanes.add(of_d, weights, d),
        ]
    };
    [of(of_x, x), of(of_y, y), of(of_z, z)]
}

#[derive(Clone, Copy, Debug)]
struct Plain;

impl Lanes for Plain {
    const WIDE: bool = false;
    type Sums = [i32; PANEL];
    type Inputs = Pair;

    #[inline(always)]
    fn zero(self) -> [i32; PANEL] {
        [0; PANEL]
    }

    #[inline(always)]
    fn inputs(self, pair: Pair) -> Pair {
        pair
    }

    #[inline(always)]
    fn add(self, mut sums: [i32; PANEL], weights: &Step, [a, b]: Pair) -> [i32; PANEL] {
        let (pairs, _) = weights.0.as_chunks::<2>();
        for (sum, [w, v]) in sums.iter_mut().zip(pairs) {
            *sum += i32::from(*w) * i32::from(a) + i32::from(*v) * i32::from(b);
        }
        sums
    }

    #[inline(always)]
    fn values(self, sums: [i32; PANEL]) -> [i32; PANEL] {
        sums
    }

    #[inline(always)]
    fn numbers(self, sums: [i32; PANEL], scale: &Scale) -> [f32; PANEL] {
        scale.of(&sums)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Dot<'a>(&'a [[Step; UNROLLED]], Block<'a>);

    impl Kernel for Dot<'_> {
        type Output = [[i32; PANEL]; ROWS];

        #[inline(always)]
        fn run<L: Lanes>(self, lanes: L) -> Self::Output {
            dot(lanes, self.0, self.1).map(|sums| lanes.values(sums))
        }
    }

    #[test]
    fn every_instruction_set_gives_the_exact_sums() {
        let mut seed = 7u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as u16 as i16
        };
        const PAIRS: usize = LONGEST / 2;
        let panel: Vec<Step> = (0..PAIRS)
            .map(|_| {
                // The last output and the last row make the greatest sum there can be.
                let weight = |lane| if lane >= 30 { 127 } else { random() % 128 };
                Step(std::array::from_fn(weight))
            })
            .collect();
        let mut rows: [Vec<Pair>; ROWS] =
            std::array::from_fn(|_| (0..PAIRS).map(|_| [random(), random()]).collect());
        rows[3].fill([32767, 32767]);
        let exact: [[i32; PANEL]; ROWS] = std::array::from_fn(|row| {
            std::array::from_fn(|output| {
                let sum: i64 = panel
                    .iter()
                    .zip(&rows[row])
                    .map(|(step, pair)| {
                        let weights = &step.0[output * 2..][..2];
                        (0..2)
                            .map(|i| i64::from(weights[i]) * i64::from(pair[i]))
                            .sum::<i64>()
                    })
                    .sum();
                i32::try_from(sum).unwrap()
            })
        });
        for isa in Isa::all() {
            let rows = std::array::from_fn(|row| rows[row].as_chunks().0);
            assert_eq!(isa.run(Dot(panel.as_chunks().0, rows)), exact, "{isa:?}");
        }
    }
}
