//! The instruction sets of x86: SSE 4.2, AVX 2 and AVX-512, in all of which `madd` multiplies
//! pairs of sixteen-bit numbers and adds each two products.

use super::{Lanes, PANEL, Pair, Scale, Step};
use pulp::cast;
use pulp::x86::{V2, V3, V4};
use std::arch::x86_64::{__m128, __m128i, __m256, __m256i, __m512i};

impl Lanes for V2 {
    const WIDE: bool = false;

    type Sums = [__m128i; 4];
    type Inputs = __m128i;

    #[inline(always)]
    fn zero(self) -> [__m128i; 4] {
        [self.sse2._mm_setzero_si128(); 4]
    }

    #[inline(always)]
    fn inputs(self, pair: Pair) -> __m128i {
        self.sse2._mm_set1_epi32(cast(pair))
    }

    #[inline(always)]
    fn add(self, [a, b, c, d]: [__m128i; 4], weights: &Step, inputs: __m128i) -> [__m128i; 4] {
        let sse = self.sse2;
        let [e, f, g, h]: [__m128i; 4] = cast(weights.0);
        [
            sse._mm_add_epi32(a, sse._mm_madd_epi16(e, inputs)),
            sse._mm_add_epi32(b, sse._mm_madd_epi16(f, inputs)),
            sse._mm_add_epi32(c, sse._mm_madd_epi16(g, inputs)),
            sse._mm_add_epi32(d, sse._mm_madd_epi16(h, inputs)),
        ]
    }

    #[inline(always)]
    fn values(self, sums: [__m128i; 4]) -> [i32; PANEL] {
        cast(sums)
    }

    #[inline(always)]
    fn numbers(self, sums: [__m128i; 4], scale: &Scale) -> [f32; PANEL] {
        let factors: [__m128; 4] = cast(scale.factors);
        let bias: [__m128; 4] = cast(scale.bias);
        let (mut out, sse) = (bias, self.sse);
        for ((to, sums), factors) in out.iter_mut().zip(sums).zip(factors) {
            let numbers = self.sse2._mm_cvtepi32_ps(sums);
            *to = sse._mm_add_ps(sse._mm_mul_ps(numbers, factors), *to);
        }
        cast(out)
    }
}

impl Lanes for V3 {
    const WIDE: bool = false;

    type Sums = [__m256i; 2];
    type Inputs = __m256i;

    #[inline(always)]
    fn zero(self) -> [__m256i; 2] {
        [self.avx._mm256_setzero_si256(); 2]
    }

    #[inline(always)]
    fn inputs(self, pair: Pair) -> __m256i {
        self.avx._mm256_set1_epi32(cast(pair))
    }

    #[inline(always)]
    fn add(self, [a, b]: [__m256i; 2], weights: &Step, inputs: __m256i) -> [__m256i; 2] {
        let avx2 = self.avx2;
        let [c, d]: [__m256i; 2] = cast(weights.0);
        [
            avx2._mm256_add_epi32(a, avx2._mm256_madd_epi16(c, inputs)),
            avx2._mm256_add_epi32(b, avx2._mm256_madd_epi16(d, inputs)),
        ]
    }

    #[inline(always)]
    fn values(self, sums: [__m256i; 2]) -> [i32; PANEL] {
        cast(sums)
    }

    #[inline(always)]
    fn numbers(self, [a, b]: [__m256i; 2], scale: &Scale) -> [f32; PANEL] {
        let avx = self.avx;
        let [c, d]: [__m256; 2] = cast(scale.factors);
        let [e, f]: [__m256; 2] = cast(scale.bias);
        let (a, b) = (avx._mm256_cvtepi32_ps(a), avx._mm256_cvtepi32_ps(b));
        let (a, b) = (avx._mm256_mul_ps(a, c), avx._mm256_mul_ps(b, d));
        cast([avx._mm256_add_ps(a, e), avx._mm256_add_ps(b, f)])
    }
}

impl Lanes for V4 {
    const WIDE: bool = true;

    type Sums = __m512i;
    type Inputs = __m512i;

    #[inline(always)]
    fn zero(self) -> __m512i {
        self.avx512f._mm512_setzero_si512()
    }

    #[inline(always)]
    fn inputs(self, pair: Pair) -> __m512i {
        self.avx512f._mm512_set1_epi32(cast(pair))
    }

    #[inline(always)]
    fn add(self, sums: __m512i, weights: &Step, inputs: __m512i) -> __m512i {
        let products = self.avx512bw._mm512_madd_epi16(cast(weights.0), inputs);
        self.avx512f._mm512_add_epi32(sums, products)
    }

    #[inline(always)]
    fn values(self, sums: __m512i) -> [i32; PANEL] {
        cast(sums)
    }

    #[inline(always)]
    fn numbers(self, sums: __m512i, scale: &Scale) -> [f32; PANEL] {
        let avx = self.avx512f;
        let numbers = avx._mm512_mul_ps(avx._mm512_cvtepi32_ps(sums), cast(scale.factors));
        cast(avx._mm512_add_ps(numbers, cast(scale.bias)))
    }
}
