//! The linear layer, and rows of activations.
//!
//! Activations go into a layer in sixteen bits, with one unit (what 1 stands for) per row, and
//! come out in single precision.

use super::kernels::{Lanes, PANEL, Pair, PanelStep, dot};
use super::weights::{ByteMatrix, ModelError, Weights};

/// A matrix of weights laid out for [`dot`]: by panel of outputs, then by pair of inputs.
#[derive(Debug)]
pub(crate) struct Matrix {
    pub(crate) pairs: usize,
    steps: Vec<PanelStep>,
    /// What a whole product of weight and activation stands for, by output.
    scales: Vec<[f32; PANEL]>,
}

impl Matrix {
    pub(crate) fn new(source: &ByteMatrix<'_>) -> Self {
        let pairs = source.columns.div_ceil(2);
        let panels = source.scales.len().div_ceil(PANEL);
        let mut steps = vec![[[0i16; PANEL]; 2]; panels * pairs];
        let mut scales = vec![[0.0; PANEL]; panels];
        for (output, (scale, row)) in source.rows().enumerate() {
            let (panel, lane) = (output / PANEL, output % PANEL);
            put(&mut scales, panel, lane, scale);
            for (input, weight) in row.enumerate() {
                if let Some(step) = steps.get_mut(panel * pairs + input / 2) {
                    put(step, lane / 8, lane % 8 * 2 + input % 2, weight.into());
                }
            }
        }
        Self {
            pairs,
            steps,
            scales,
        }
    }

    /// The panels, each with the scales of its outputs.
    pub(crate) fn panels(&self) -> impl Iterator<Item = (&[PanelStep], &[f32; PANEL])> {
        self.steps.chunks_exact(self.pairs).zip(&self.scales)
    }
}

fn put<T, const N: usize>(rows: &mut [[T; N]], row: usize, column: usize, value: T) {
    if let Some(place) = rows.get_mut(row).and_then(|r| r.get_mut(column)) {
        *place = value;
    }
}

/// Rows of activations: `stride` apart, each `width` long; rows may overlap.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) values: &'a [i16],
    pub(crate) stride: usize,
    pub(crate) width: usize,
    pub(crate) units: &'a [f32],
}

impl<'a> Rows<'a> {
    /// The rows from a given one on.
    pub(crate) fn skip(self, rows: usize) -> Self {
        Self {
            values: self.values.get(rows * self.stride..).unwrap_or(&[]),
            units: self.units.get(rows..).unwrap_or(&[]),
            ..self
        }
    }

    fn row(&self, row: usize) -> &'a [[i16; 2]] {
        let start = row * self.stride;
        let row = self.values.get(start..start + self.width).unwrap_or(&[]);
        row.as_chunks::<2>().0
    }
}

/// A matrix and a bias.
#[derive(Debug)]
pub(crate) struct Linear {
    pub(crate) matrix: Matrix,
    pub(crate) bias: Vec<[f32; PANEL]>,
}

impl Linear {
    /// A layer of these weights.
    pub(crate) fn new(weights: &ByteMatrix<'_>, bias: &[f32]) -> Self {
        let mut panels = vec![[0.0; PANEL]; bias.len().div_ceil(PANEL)];
        for (to, from) in panels.as_flattened_mut().iter_mut().zip(bias) {
            *to = *from;
        }
        Self {
            matrix: Matrix::new(weights),
            bias: panels,
        }
    }

    /// `{name}.weight` with `{name}.bias`, or without where there is none to add.
    pub(crate) fn read(
        weights: &Weights<'_>,
        name: &str,
        outputs: usize,
        inputs: usize,
        biased: bool,
    ) -> Result<Self, ModelError> {
        let matrix = weights.matrix(&format!("{name}.weight"), outputs, inputs)?;
        let bias = if biased {
            weights.vector(&format!("{name}.bias"), outputs)?
        } else {
            vec![0.0; outputs]
        };
        Ok(Self::new(&matrix, &bias))
    }

    /// How many panels a row of outputs has.
    pub(crate) fn panels(&self) -> usize {
        self.bias.len()
    }

    /// Writes the outputs of `out.len() / panels` rows, four at a time; what is left over of
    /// them is left as it is.
    #[inline(always)]
    pub(crate) fn product<L: Lanes>(
        &self,
        lanes: L,
        rows: Rows<'_>,
        inputs: &mut Vec<Pair<4>>,
        out: &mut [[f32; PANEL]],
    ) {
        let panels = self.panels();
        inputs.clear();
        inputs.resize(self.matrix.pairs, [[0; 2]; 4]);
        let blocks = out.chunks_exact_mut(4 * panels);
        for (block, (out, units)) in blocks.zip(rows.units.as_chunks::<4>().0).enumerate() {
            let rows = [0, 1, 2, 3].map(|row| rows.row(block * 4 + row));
            interleave(rows, inputs);
            for (p, ((panel, scales), bias)) in self.matrix.panels().zip(&self.bias).enumerate() {
                let sums = dot::<L, 4>(lanes, panel, inputs);
                let places = out.iter_mut().skip(p).step_by(panels);
                for ((place, sums), unit) in places.zip(&sums).zip(units) {
                    *place = scaled(sums, *unit, scales, bias);
                }
            }
        }
    }

    /// The outputs of four rows that stand side by side; only the first panel.
    #[inline(always)]
    pub(crate) fn first_panel<L: Lanes>(
        &self,
        lanes: L,
        inputs: &[Pair<4>],
        unit: f32,
    ) -> [[f32; PANEL]; 4] {
        let mut out = [[0.0; PANEL]; 4];
        for ((panel, scales), bias) in self.matrix.panels().zip(&self.bias).take(1) {
            let sums = dot::<L, 4>(lanes, panel, inputs);
            for (place, sums) in out.iter_mut().zip(&sums) {
                *place = scaled(sums, unit, scales, bias);
            }
        }
        out
    }
}

/// Sums as the numbers they stand for, added to others.
#[inline(always)]
pub(crate) fn scaled(
    sums: &[i32; PANEL],
    unit: f32,
    scales: &[f32; PANEL],
    others: &[f32; PANEL],
) -> [f32; PANEL] {
    let mut out = *others;
    for ((to, sum), scale) in out.iter_mut().zip(sums).zip(scales) {
        *to += *sum as f32 * (unit * scale);
    }
    out
}

/// Sets four rows side by side, pair by pair.
#[inline(always)]
fn interleave([a, b, c, d]: [&[[i16; 2]]; 4], out: &mut [Pair<4>]) {
    for ((((to, a), b), c), d) in out.iter_mut().zip(a).zip(b).zip(c).zip(d) {
        *to = [*a, *b, *c, *d];
    }
}
