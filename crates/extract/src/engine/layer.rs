//! A layer of two recurrences, one in each direction, with a gated way past it.
//!
//! The gates depend on the layer's input alone, so all that is expensive is one matrix product
//! over all rows; what is left of the recurrence is a sum, element by element. (Lei, Zhang,
//! Wang, Dai, Artzi: Simple Recurrent Units for Highly Parallelizable Recurrence, EMNLP 2018.)

use super::kernels::{Lanes, PANEL, ROWS, dot_three};
use super::linear::{Linear, four};
use super::math::{STATE_UNIT, activations, tanh_of_three};
use super::weights::{ModelError, Tensors};

/// Rows whose gates are made at once, so that they stay in the innermost cache.
const CHUNK: usize = 64;

/// The most groups of cells that a direction has.
const GROUPS: usize = 16;

/// The widest layer.
pub(crate) const WIDEST: usize = 2 * PANEL * GROUPS;

/// A layer: `products` gives, for each direction, the inputs, the forget gates and the reset
/// gates of its cells, `half` each.
#[derive(Debug)]
pub(crate) struct Layer {
    products: Linear,
    width: usize,
}

/// Whether a row is the first and the last of its sequence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Edges {
    pub(crate) first: bool,
    pub(crate) last: bool,
}

/// What the gates of a group of cells are, row by row.
struct Gates {
    input: [[f32; PANEL]; CHUNK],
    forget: [[f32; PANEL]; CHUNK],
    reset: [[f32; PANEL]; CHUNK],
}

/// The input, the forget gates and the reset gates of a group of cells for one row.
type GatesOfRow<'a> = ((&'a [f32; PANEL], &'a [f32; PANEL]), &'a [f32; PANEL]);

const CLOSED: Gates = Gates {
    input: [[0.0; PANEL]; CHUNK],
    forget: [[0.0; PANEL]; CHUNK],
    reset: [[0.0; PANEL]; CHUNK],
};

impl Layer {
    /// `{name}.weight` and `{name}.bias`, of a width that is a multiple of two panels.
    pub(crate) fn read(
        weights: &Tensors<'_>,
        name: &str,
        width: usize,
    ) -> Result<Self, ModelError> {
        let mut products = Linear::read(weights, name, 3 * width, width)?;
        // A logistic function is made of the hyperbolic tangent of half its argument.
        let groups = width / 2 / PANEL;
        for (panel, scale) in products.scales.iter_mut().enumerate() {
            if !(panel / groups.max(1)).is_multiple_of(3) {
                *scale = scale.halved();
            }
        }
        Ok(Self { products, width })
    }

    /// Writes the layer's outputs for rows of activations, one after another, each of which has
    /// its `edges`; `rows` and `out` are filled up to a multiple of four rows.
    #[inline(always)]
    pub(crate) fn run<L: Lanes>(&self, lanes: L, rows: &[i16], edges: &[Edges], out: &mut [i16]) {
        let size = CHUNK * self.width;
        let mut gates = CLOSED;
        let mut states = [[0.0; PANEL]; GROUPS];
        let chunks = rows.chunks(size).zip(edges.chunks(CHUNK));
        for ((rows, edges), out) in chunks.zip(out.chunks_mut(size)) {
            self.chunk(lanes, false, (rows, edges), out, &mut gates, &mut states);
        }
        states = [[0.0; PANEL]; GROUPS];
        let chunks = rows.chunks(size).zip(edges.chunks(CHUNK));
        for ((rows, edges), out) in chunks.zip(out.chunks_mut(size)).rev() {
            self.chunk(lanes, true, (rows, edges), out, &mut gates, &mut states);
        }
    }

    /// One direction over a chunk of rows.
    #[inline(always)]
    fn chunk<L: Lanes>(
        &self,
        lanes: L,
        back: bool,
        (rows, edges): (&[i16], &[Edges]),
        out: &mut [i16],
        gates: &mut Gates,
        states: &mut [[f32; PANEL]; GROUPS],
    ) {
        let groups = self.width / 2 / PANEL;
        let from = if back { groups } else { 0 };
        for (group, state) in states.iter_mut().take(groups).enumerate() {
            self.gates(lanes, 3 * from + group, rows, gates);
            let column = (from + group) * PANEL;
            let gates = gates.input.iter().zip(&gates.forget).zip(&gates.reset);
            let steps = gates.zip(rows.chunks_exact(self.width));
            let steps = steps.zip(out.chunks_exact_mut(self.width)).zip(edges);
            if back {
                for (((gates, row), out), edges) in steps.rev() {
                    step(gates, (row, out, column), edges.last, state);
                }
            } else {
                for (((gates, row), out), edges) in steps {
                    step(gates, (row, out, column), edges.first, state);
                }
            }
        }
    }

    /// The gates of the group of cells whose inputs are a given panel.
    #[inline(always)]
    fn gates<L: Lanes>(&self, lanes: L, panel: usize, rows: &[i16], gates: &mut Gates) {
        let groups = self.width / 2 / PANEL;
        let part = |k: usize| {
            let panel = panel + k * groups;
            let scale = self.products.scales.get(panel).copied();
            (self.products.matrix.panel(panel), scale.unwrap_or_default())
        };
        let (input, forget, reset) = (part(0), part(1), part(2));
        let blocks = rows.chunks_exact(ROWS * self.width);
        let places = gates.input.as_chunks_mut::<ROWS>().0.iter_mut();
        let places = places.zip(gates.forget.as_chunks_mut::<ROWS>().0);
        let places = places.zip(gates.reset.as_chunks_mut::<ROWS>().0);
        let mut made = 0;
        for (block, ((inputs, forgets), resets)) in blocks.zip(places) {
            let rows = four(block, self.width);
            let [x, f, r] = dot_three(lanes, [input.0, forget.0, reset.0], rows);
            let made_of = [
                (x, input.1, inputs),
                (f, forget.1, forgets),
                (r, reset.1, resets),
            ];
            for (sums, scale, places) in made_of {
                for (place, sums) in places.iter_mut().zip(sums) {
                    *place = lanes.numbers(sums, &scale);
                }
            }
            made += ROWS;
        }
        // One long loop, because that is what becomes vector instructions on every machine.
        let inputs = gates.input.as_flattened_mut().iter_mut();
        let forgets = gates.forget.as_flattened_mut();
        let resets = gates.reset.as_flattened_mut();
        let values = inputs.zip(forgets).zip(resets).take(made * PANEL);
        for ((input, forget), reset) in values {
            let (x, f, r) = tanh_of_three(*input, *forget, *reset);
            *input = x;
            *forget = 0.5 + 0.5 * f;
            *reset = 0.5 + 0.5 * r;
        }
    }
}

/// Writes the output of the group of cells at `column` for one row, and makes their next state;
/// at an edge of the sequence there is none before.
#[inline(always)]
fn step(
    gates: GatesOfRow<'_>,
    (row, out, column): (&[i16], &mut [i16], usize),
    edge: bool,
    state: &mut [f32; PANEL],
) {
    if edge {
        *state = [0.0; PANEL];
    }
    let past = row.get(column..).and_then(|r| r.first_chunk());
    let out = out.get_mut(column..).and_then(|o| o.first_chunk_mut());
    if let (Some(past), Some(out)) = (past, out) {
        *out = stepped(gates, past, state);
    }
}

/// The output of a group of cells for one row, and their state after it.
#[inline(always)]
fn stepped(
    ((input, forget), reset): GatesOfRow<'_>,
    past: &[i16; PANEL],
    state: &mut [f32; PANEL],
) -> [i16; PANEL] {
    let mut kept = [0.0; PANEL];
    for (to, from) in kept.iter_mut().zip(past) {
        *to = f32::from(*from) * STATE_UNIT;
    }
    *state = towards(input, state, forget);
    activations(towards(&kept, state, reset))
}

/// A `share` of the way from some numbers to others; in steps of one operation, because that is
/// what becomes vector instructions.
#[inline(always)]
fn towards(from: &[f32; PANEL], to: &[f32; PANEL], share: &[f32; PANEL]) -> [f32; PANEL] {
    let mut way = *to;
    for (way, from) in way.iter_mut().zip(from) {
        *way -= from;
    }
    for (way, share) in way.iter_mut().zip(share) {
        *way *= share;
    }
    for (way, from) in way.iter_mut().zip(from) {
        *way += from;
    }
    way
}
