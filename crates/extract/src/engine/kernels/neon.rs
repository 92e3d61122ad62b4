//! NEON, the vector instructions of 64-bit ARM.

use super::{Lanes, PANEL, Pair, Scale, Step};
use pulp::aarch64::Neon;
use pulp::cast;
use std::arch::aarch64::{int16x4_t, int32x4_t};

impl Lanes for Neon {
    const WIDE: bool = false;

    /// Two sums for each output, one of the first inputs and one of the second.
    type Sums = [int32x4_t; 8];
    type Inputs = int16x4_t;

    #[inline(always)]
    fn zero(self) -> [int32x4_t; 8] {
        [self.neon.vdupq_n_s32(0); 8]
    }

    #[inline(always)]
    fn inputs(self, [a, b]: Pair) -> int16x4_t {
        cast([a, b, a, b])
    }

    #[inline(always)]
    fn add(self, sums: [int32x4_t; 8], weights: &Step, inputs: int16x4_t) -> [int32x4_t; 8] {
        let [a, b, c, d, e, f, g, h] = sums;
        let [s, t, u, v, w, x, y, z]: [int16x4_t; 8] = cast(weights.0);
        let neon = self.neon;
        [
            neon.vmlal_s16(a, s, inputs),
            neon.vmlal_s16(b, t, inputs),
            neon.vmlal_s16(c, u, inputs),
            neon.vmlal_s16(d, v, inputs),
            neon.vmlal_s16(e, w, inputs),
            neon.vmlal_s16(f, x, inputs),
            neon.vmlal_s16(g, y, inputs),
            neon.vmlal_s16(h, z, inputs),
        ]
    }

    #[inline(always)]
    fn values(self, [a, b, c, d, e, f, g, h]: [int32x4_t; 8]) -> [i32; PANEL] {
        let neon = self.neon;
        cast([
            neon.vpaddq_s32(a, b),
            neon.vpaddq_s32(c, d),
            neon.vpaddq_s32(e, f),
            neon.vpaddq_s32(g, h),
        ])
    }

    #[inline(always)]
    fn numbers(self, sums: [int32x4_t; 8], scale: &Scale) -> [f32; PANEL] {
        scale.of(&self.values(sums))
    }
}
