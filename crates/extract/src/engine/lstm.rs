//! The LSTM layer, over one sequence or over four windows side by side.
//!
//! Its outputs lie between -1 and 1 and are kept in sixteen bits with a fixed unit.

use super::kernels::{Lanes, PANEL, Pair, dot};
use super::linear::{Linear, Matrix, Rows, scaled};
use super::math::{UNIT, rounded, sigmoid, tanh};
use super::weights::{ModelError, Weights};

/// The unit of an LSTM's outputs.
pub(crate) const STATE_UNIT: f32 = 1.0 / UNIT;

/// Rows of a sequence whose inputs an LSTM multiplies at once, so that they stay in the cache.
const CHUNK: usize = 64;

/// Both directions of an LSTM layer.
#[derive(Debug)]
pub(crate) struct Lstm {
    pub(crate) forward: Direction,
    pub(crate) backward: Direction,
}

impl Lstm {
    /// `{name}.forward.input` and so on, of `cells` cells each way.
    pub(crate) fn read(
        weights: &Weights<'_>,
        name: &str,
        inputs: usize,
        cells: usize,
    ) -> Result<Self, ModelError> {
        let direction = |name: String| {
            let input = weights.matrix(&format!("{name}.input"), 4 * cells, inputs)?;
            let state = weights.matrix(&format!("{name}.state"), 4 * cells, cells)?;
            let bias = weights.vector(&format!("{name}.bias"), 4 * cells)?;
            Ok(Direction {
                input: Linear::new(&input, &bias),
                state: Matrix::new(&state),
                cells,
            })
        };
        Ok(Self {
            forward: direction(format!("{name}.forward"))?,
            backward: direction(format!("{name}.backward"))?,
        })
    }
}

/// One direction of an LSTM layer; its gates are input, forget, candidate, output, in this order.
#[derive(Debug)]
pub(crate) struct Direction {
    input: Linear,
    state: Matrix,
    cells: usize,
}

/// Where the outputs of a direction go: `start` within rows `stride` apart.
pub(crate) struct Place<'a, T> {
    pub(crate) values: &'a mut [T],
    pub(crate) stride: usize,
    pub(crate) start: usize,
}

/// Buffers of a running LSTM and of the products before it, kept between calls.
#[derive(Debug, Default)]
pub(crate) struct Running {
    pub(crate) inputs: Vec<Pair<4>>,
    products: Vec<[f32; PANEL]>,
    one: State<1>,
    four: State<4>,
}

/// The state of an LSTM over `R` sequences.
#[derive(Debug, Default)]
struct State<const R: usize> {
    gates: Vec<[[f32; PANEL]; R]>,
    memory: Vec<[[f32; PANEL]; R]>,
    output: Vec<Pair<R>>,
}

impl<const R: usize> State<R> {
    fn reset(&mut self, cells: usize) {
        let panels = cells / PANEL;
        self.gates.clear();
        self.gates.resize(4 * panels, [[0.0; PANEL]; R]);
        self.memory.clear();
        self.memory.resize(panels, [[0.0; PANEL]; R]);
        self.output.clear();
        self.output.resize(cells / 2, [[0; 2]; R]);
    }

    /// Adds the part of the gates that comes of the last output, and makes the next output.
    #[inline(always)]
    fn step<L: Lanes>(&mut self, lanes: L, weights: &Matrix) {
        for (gate, (panel, scales)) in self.gates.iter_mut().zip(weights.panels()) {
            let sums = dot::<L, R>(lanes, panel, &self.output);
            for (row, sums) in gate.iter_mut().zip(&sums) {
                *row = scaled(sums, STATE_UNIT, scales, row);
            }
        }
        let panels = self.memory.len();
        let (input, rest) = self.gates.split_at(panels.min(self.gates.len()));
        let (forget, rest) = rest.split_at(panels.min(rest.len()));
        let (candidate, output) = rest.split_at(panels.min(rest.len()));
        let gates = input.iter().zip(forget).zip(candidate).zip(output);
        let cells = self
            .memory
            .iter_mut()
            .zip(self.output.chunks_exact_mut(PANEL / 2));
        for ((((input, forget), candidate), output), (memory, out)) in gates.zip(cells) {
            let rows = input
                .iter()
                .zip(forget)
                .zip(candidate)
                .zip(output)
                .zip(memory);
            for (row, ((((input, forget), candidate), output), memory)) in rows.enumerate() {
                let whole = cells_of(input, forget, candidate, output, memory);
                for (to, from) in out.iter_mut().zip(whole.as_chunks::<2>().0) {
                    if let Some(to) = to.get_mut(row) {
                        *to = *from;
                    }
                }
            }
        }
    }
}

/// The new memory and the output of a panel of cells.
#[inline(always)]
fn cells_of(
    input: &[f32; PANEL],
    forget: &[f32; PANEL],
    candidate: &[f32; PANEL],
    output: &[f32; PANEL],
    memory: &mut [f32; PANEL],
) -> [i16; PANEL] {
    let mut whole = [0; PANEL];
    let gates = input.iter().zip(forget).zip(candidate).zip(output);
    for ((((i, f), g), o), (c, to)) in gates.zip(memory.iter_mut().zip(&mut whole)) {
        *c = sigmoid(*f) * *c + sigmoid(*i) * tanh(*g);
        *to = rounded(sigmoid(*o) * tanh(*c) * UNIT);
    }
    whole
}

impl Direction {
    /// Runs over the first `length` of `rows`, from the last to the first if `back`.
    ///
    /// The rows are padded to a multiple of four.
    #[inline(always)]
    pub(crate) fn over_sequence<L: Lanes>(
        &self,
        lanes: L,
        rows: Rows<'_>,
        (length, back): (usize, bool),
        out: Place<'_, i16>,
        running: &mut Running,
    ) {
        let Place {
            values,
            stride,
            start,
        } = out;
        let Running {
            inputs,
            products,
            one,
            ..
        } = running;
        one.reset(self.cells);
        let panels = self.input.panels();
        products.clear();
        products.resize(CHUNK * panels, [0.0; PANEL]);
        let chunks = length.div_ceil(CHUNK);
        for chunk in ordered(chunks, back) {
            let first = chunk * CHUNK;
            let here = CHUNK.min(length - first);
            let padded = here.next_multiple_of(4) * panels;
            let rows = rows.skip(first);
            self.input.product(
                lanes,
                rows,
                inputs,
                products.get_mut(..padded).unwrap_or(&mut []),
            );
            for row in ordered(here, back) {
                let given = products.iter().skip(row * panels);
                for (gate, given) in one.gates.iter_mut().zip(given) {
                    *gate = [*given];
                }
                one.step(lanes, &self.state);
                let at = (first + row) * stride + start;
                if let Some(place) = values.get_mut(at..at + self.cells) {
                    place.copy_from_slice(one.output.as_flattened().as_flattened());
                }
            }
        }
    }

    /// Runs over four sequences side by side, from the last step to the first if `back`.
    #[inline(always)]
    pub(crate) fn over_windows<L: Lanes>(
        &self,
        lanes: L,
        (steps, units): (&[Pair<4>], &[[f32; 4]]),
        back: bool,
        out: Place<'_, Pair<4>>,
        running: &mut Running,
    ) {
        let Place {
            values,
            stride,
            start,
        } = out;
        let four = &mut running.four;
        four.reset(self.cells);
        let pairs = self.input.matrix.pairs;
        for step in ordered(units.len(), back) {
            let inputs = steps.get(step * pairs..(step + 1) * pairs).unwrap_or(&[]);
            let units = units.get(step).unwrap_or(&[0.0; 4]);
            let panels = self.input.matrix.panels().zip(&self.input.bias);
            for (gate, ((panel, scales), bias)) in four.gates.iter_mut().zip(panels) {
                let sums = dot::<L, 4>(lanes, panel, inputs);
                for ((row, sums), unit) in gate.iter_mut().zip(&sums).zip(units) {
                    *row = scaled(sums, *unit, scales, bias);
                }
            }
            four.step(lanes, &self.state);
            let at = step * stride + start;
            if let Some(place) = values.get_mut(at..at + self.cells / 2) {
                place.copy_from_slice(&four.output);
            }
        }
    }
}

#[inline(always)]
fn ordered(count: usize, back: bool) -> impl Iterator<Item = usize> {
    (0..count).map(move |i| if back { count - 1 - i } else { i })
}
