//! The linear layer: a matrix and a bias, over many rows of activations at once.
//!
//! Activations go into a layer in sixteen bits, with one fixed unit (what 1 stands for), and
//! come out as exact sums or in single precision.

use super::kernels::{Block, Lanes, PANEL, Pair, ROWS, Scale, Step, UNROLLED, dot};
use super::math::STATE_UNIT;
use super::weights::{ByteMatrix, ModelError, Tensors};

/// How many inputs a loop of [`dot`] takes; rows are filled up to a multiple of it.
pub(crate) const STRIDE: usize = 2 * UNROLLED;

/// A matrix of weights laid out for [`dot`]: by panel of outputs, then by pair of inputs.
#[derive(Debug)]
pub(crate) struct Matrix {
    /// How many loops of [`dot`] a row takes.
    loops: usize,
    steps: Vec<[Step; UNROLLED]>,
}

impl Matrix {
    /// A matrix of rows of weights, one for each output.
    pub(crate) fn new<R: Iterator<Item = i8>>(
        outputs: usize,
        inputs: usize,
        rows: impl Iterator<Item = R>,
    ) -> Self {
        let loops = inputs.div_ceil(STRIDE).max(1);
        let panels = outputs.div_ceil(PANEL);
        let mut steps = vec![[Step([0; 2 * PANEL]); UNROLLED]; panels * loops];
        for (output, row) in rows.enumerate() {
            let (panel, lane) = (output / PANEL, output % PANEL);
            for (input, weight) in row.enumerate() {
                let step = steps.as_flattened_mut();
                let step = step.get_mut(panel * loops * UNROLLED + input / 2);
                let place = step.and_then(|s| s.0.get_mut(lane * 2 + input % 2));
                if let Some(place) = place {
                    *place = weight.into();
                }
            }
        }
        Self { loops, steps }
    }

    /// How many panels a row of outputs has.
    pub(crate) fn panels(&self) -> usize {
        self.steps.len() / self.loops
    }

    /// The steps of one panel.
    #[inline(always)]
    pub(crate) fn panel(&self, panel: usize) -> &[[Step; UNROLLED]] {
        let steps = panel * self.loops..(panel + 1) * self.loops;
        self.steps.get(steps).unwrap_or(&[])
    }

    /// The exact sums of all rows, `stride` apart: four rows at a time, each with all panels.
    /// What is left over of four rows is left as it is.
    #[inline(always)]
    pub(crate) fn sums<L: Lanes>(
        &self,
        lanes: L,
        (rows, stride): (&[i16], usize),
        out: &mut [[i32; PANEL]],
    ) {
        let panels = self.panels().max(1);
        let blocks = rows.chunks_exact(ROWS * stride);
        for (block, out) in blocks.zip(out.chunks_exact_mut(ROWS * panels)) {
            let rows = four(block, stride);
            for (p, panel) in self.steps.chunks_exact(self.loops).enumerate() {
                let sums = dot(lanes, panel, rows);
                for (place, sums) in out.iter_mut().skip(p).step_by(panels).zip(sums) {
                    *place = lanes.values(sums);
                }
            }
        }
    }
}

/// A block of four rows, `stride` apart.
#[inline(always)]
pub(crate) fn four(block: &[i16], stride: usize) -> Block<'_> {
    let (a, b) = block.split_at((2 * stride).min(block.len()));
    let (a, b) = (halves(a, stride), halves(b, stride));
    [a.0, a.1, b.0, b.1]
}

type Row<'a> = &'a [[Pair; UNROLLED]];

/// Two rows.
#[inline(always)]
fn halves(rows: &[i16], stride: usize) -> (Row<'_>, Row<'_>) {
    let (a, b) = rows.split_at(stride.min(rows.len()));
    (a.as_chunks().0.as_chunks().0, b.as_chunks().0.as_chunks().0)
}

impl Scale {
    /// The scales of outputs, by panel; `unit` is what 1 of an activation stands for.
    pub(crate) fn panels(scales: &[f32], unit: f32, bias: &[f32]) -> Vec<Self> {
        let mut panels = vec![Self::default(); bias.len().div_ceil(PANEL)];
        let outputs = scales.chunks(PANEL).zip(bias.chunks(PANEL));
        for (panel, (scales, bias)) in panels.iter_mut().zip(outputs) {
            for (to, scale) in panel.factors.iter_mut().zip(scales) {
                *to = scale * unit;
            }
            for (to, from) in panel.bias.iter_mut().zip(bias) {
                *to = *from;
            }
        }
        panels
    }

    /// The same, of half the numbers.
    pub(crate) fn halved(&self) -> Self {
        Self {
            factors: self.factors.map(|f| f * 0.5),
            bias: self.bias.map(|b| b * 0.5),
        }
    }

    /// Sums as the numbers they stand for.
    #[inline(always)]
    pub(crate) fn of(&self, sums: &[i32; PANEL]) -> [f32; PANEL] {
        let mut out = [0.0; PANEL];
        let scales = self.factors.iter().zip(&self.bias);
        for ((to, sum), (factor, bias)) in out.iter_mut().zip(sums).zip(scales) {
            *to = *sum as f32 * factor + bias;
        }
        out
    }
}

/// A matrix and a bias, on activations between -1 and 1.
#[derive(Debug)]
pub(crate) struct Linear {
    pub(crate) matrix: Matrix,
    pub(crate) scales: Vec<Scale>,
}

impl Linear {
    /// `{name}.weight` with `{name}.bias`.
    pub(crate) fn read(
        weights: &Tensors<'_>,
        name: &str,
        outputs: usize,
        inputs: usize,
    ) -> Result<Self, ModelError> {
        let matrix = weights.matrix(&format!("{name}.weight"), outputs, inputs)?;
        let bias = weights.vector(&format!("{name}.bias"), outputs)?;
        Ok(Self::new(&matrix, &bias))
    }

    fn new(weights: &ByteMatrix<'_>, bias: &[f32]) -> Self {
        let rows = weights.rows().map(|(_, row)| row);
        Self {
            matrix: Matrix::new(bias.len(), weights.columns, rows),
            scales: Scale::panels(&weights.scales, STATE_UNIT, bias),
        }
    }

    /// The outputs of all rows, `stride` apart, as [`Matrix::sums`].
    #[inline(always)]
    pub(crate) fn product<L: Lanes>(
        &self,
        lanes: L,
        (rows, stride): (&[i16], usize),
        out: &mut [[f32; PANEL]],
    ) {
        let panels = self.matrix.panels().max(1);
        let blocks = rows.chunks_exact(ROWS * stride);
        for (block, out) in blocks.zip(out.chunks_exact_mut(ROWS * panels)) {
            let rows = four(block, stride);
            for (p, scale) in self.scales.iter().enumerate() {
                let sums = dot(lanes, self.matrix.panel(p), rows);
                for (place, sums) in out.iter_mut().skip(p).step_by(panels).zip(sums) {
                    *place = lanes.numbers(sums, scale);
                }
            }
        }
    }
}
