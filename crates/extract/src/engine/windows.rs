//! Stage 2 of a model: the windows of many cues, read together.

use super::decode::PARTS;
use super::kernels::{Isa, Kernel, Lanes, PANEL, ROWS};
use super::layer::{Edges, Layer};
use super::linear::Linear;
use super::math::{activations, tanh};
use super::network::{layers, refill};
use super::weights::{ModelError, Sizes, Tensors};
use std::ops::Range;

/// Tokens of a window before the cue's first.
pub(crate) const BEFORE: usize = 64;
/// Tokens of a window from the cue's first on.
pub(crate) const AHEAD: usize = 112;
/// The most tokens of a window.
pub(crate) const WINDOW: usize = BEFORE + AHEAD;

const DISTANCES: usize = 29;

/// The tokens about a cue that are read for it; positions are tokens of the piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) cue: Range<usize>,
    /// At most [`BEFORE`] before the cue's first and [`AHEAD`] from it on.
    pub(crate) tokens: Range<usize>,
}

/// Weights of stage 2.
#[derive(Debug)]
pub(crate) struct Windows {
    width: usize,
    /// How wide a token's encoding is.
    encoding: usize,
    of_cue: Linear,
    /// What is added to a token for its distance to the cue, by place in the window.
    distance: Vec<[f32; PANEL]>,
    /// What is added to a token outside and inside the cue.
    in_cue: Vec<[f32; PANEL]>,
    layers: Vec<Layer>,
    span: Linear,
}

/// Buffers of stage 2.
#[derive(Debug, Default)]
pub(crate) struct Room {
    means: Vec<i16>,
    contexts: Vec<[f32; PANEL]>,
    edges: Vec<Edges>,
    rows: Vec<i16>,
    before: Vec<i16>,
    /// The scores of the windows' tokens, one window after another.
    pub(crate) scores: Vec<[f32; PANEL]>,
}

impl Windows {
    pub(crate) fn read(weights: &Tensors<'_>, sizes: Sizes) -> Result<Self, ModelError> {
        let width = sizes.window_width;
        let distances = weights.vector("distance", DISTANCES * width)?;
        let distance = (0..WINDOW).flat_map(|place| {
            let from = distance(place) * width;
            let row = distances.get(from..from + width).unwrap_or(&[]);
            row.as_chunks().0.iter().copied()
        });
        let in_cue = weights.vector("in_cue", 2 * width)?;
        Ok(Self {
            width,
            encoding: sizes.width,
            of_cue: Linear::read(weights, "of_cue", width, sizes.width)?,
            distance: distance.collect(),
            in_cue: in_cue.as_chunks().0.to_vec(),
            layers: layers(weights, "window", sizes.window_layers, width)?,
            span: Linear::read(weights, "span", PARTS, width)?,
        })
    }

    /// Scores the tokens of windows, given the encodings of a piece and what stage 2 sees of
    /// its tokens.
    pub(crate) fn score(
        &self,
        isa: Isa,
        windows: &[Window],
        (encoded, tokens): (&[i16], &[[f32; PANEL]]),
        room: &mut Room,
    ) {
        let rows: usize = windows.iter().map(|w| w.tokens.len()).sum();
        let padded = rows.next_multiple_of(ROWS);
        let cues = windows.len().next_multiple_of(ROWS);
        refill(&mut room.means, cues * self.encoding, 0);
        let means = room.means.chunks_exact_mut(self.encoding);
        for (window, mean) in windows.iter().zip(means) {
            mean_of_ends(encoded, &window.cue, mean);
        }
        room.edges.clear();
        for window in windows {
            let length = window.tokens.len();
            room.edges.extend((0..length).map(|place| Edges {
                first: place == 0,
                last: place + 1 == length,
            }));
        }
        let zero = [0.0; PANEL];
        refill(&mut room.contexts, cues * self.width / PANEL, zero);
        refill(&mut room.rows, padded * self.width, 0);
        refill(&mut room.before, padded * self.width, 0);
        refill(&mut room.scores, padded, zero);
        isa.run(Score {
            network: self,
            windows,
            tokens,
            room,
        });
    }
}

/// Stage 2 as a kernel.
struct Score<'a> {
    network: &'a Windows,
    windows: &'a [Window],
    tokens: &'a [[f32; PANEL]],
    room: &'a mut Room,
}

impl Kernel for Score<'_> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Windows {
            width,
            encoding,
            of_cue,
            distance,
            in_cue,
            layers,
            span,
        } = self.network;
        let Room {
            means,
            contexts,
            edges,
            rows,
            before,
            scores,
        } = self.room;
        let panels = width / PANEL;
        of_cue.product(lanes, (means, *encoding), contexts);
        let mut out = rows.chunks_exact_mut(*width);
        for (window, context) in self.windows.iter().zip(contexts.chunks_exact(panels)) {
            let from = window.tokens.start;
            let seen = self.tokens.get(from * panels..window.tokens.end * panels);
            let place = (from + BEFORE).saturating_sub(window.cue.start);
            let distances = distance.get(place * panels..).unwrap_or(&[]);
            let rows = seen.unwrap_or(&[]).chunks_exact(panels);
            let rows = rows.zip(distances.chunks_exact(panels)).zip(&mut out);
            for (token, ((seen, distance), row)) in (from..).zip(rows) {
                let inside = usize::from(window.cue.contains(&token));
                let inside = in_cue.get(inside * panels..).unwrap_or(&[]);
                let parts = seen.iter().zip(context).zip(distance).zip(inside);
                for ((((seen, context), distance), inside), out) in parts.zip(row.as_chunks_mut().0)
                {
                    *out = joined(seen, context, distance, inside);
                }
            }
        }
        for layer in layers {
            std::mem::swap(rows, before);
            layer.run(lanes, before, edges, rows);
        }
        span.product(lanes, (rows, *width), scores);
    }
}

/// A panel of a token as it goes into the layers.
#[inline(always)]
fn joined(
    seen: &[f32; PANEL],
    context: &[f32; PANEL],
    distance: &[f32; PANEL],
    inside: &[f32; PANEL],
) -> [i16; PANEL] {
    let mut out = *seen;
    let added = context.iter().zip(distance).zip(inside);
    for (value, ((context, distance), inside)) in out.iter_mut().zip(added) {
        *value = tanh(*value + context + distance + inside);
    }
    activations(out)
}

/// The mean of the encodings of a cue's first and last token.
fn mean_of_ends(encoded: &[i16], cue: &Range<usize>, out: &mut [i16]) {
    let width = out.len();
    let row = |token: usize| {
        encoded
            .get(token * width..(token + 1) * width)
            .unwrap_or(&[])
    };
    let ends = row(cue.start).iter().zip(row(cue.end.saturating_sub(1)));
    for (to, (a, b)) in out.iter_mut().zip(ends) {
        *to = a.midpoint(*b);
    }
}

/// The row of the table of distances for a place of a window: 14 at the cue's first token, from
/// there two rows more or less each time the distance doubles.
fn distance(place: usize) -> usize {
    let from_cue = place.abs_diff(BEFORE) + 1;
    let steps = (from_cue * from_cue).ilog2() as usize;
    if place < BEFORE {
        14 - steps.min(14)
    } else {
        14 + steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_double_in_two_steps() {
        let found = [0, 60, 62, 63, 64, 65, 66, 67, 175].map(distance);
        assert_eq!(found, [2, 10, 11, 12, 14, 16, 17, 18, 27]);
    }
}
