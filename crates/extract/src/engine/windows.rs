//! Stage 2 of the model as a kernel: the windows of four cues, read side by side.

use super::kernels::{Kernel, Lanes};
use super::linear::Rows;
use super::lstm::{Place, STATE_UNIT};
use super::math::{gelu, quantise};
use super::network::{BEFORE, Buffers, ENCODED, INNER, Network};

/// Stage 2 as a kernel.
pub(crate) struct ScoreWindows<'a>(
    pub(crate) &'a Network,
    pub(crate) &'a [(usize, usize)],
    pub(crate) &'a mut Buffers,
);

impl Kernel for ScoreWindows<'_> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self(network, cues, buffers) = self;
        let running = &mut buffers.running;
        let mut means = [0i16; 4 * ENCODED];
        let mut units = [0.0; 4];
        for ((cue, mean), unit) in cues
            .iter()
            .zip(means.chunks_exact_mut(ENCODED))
            .zip(&mut units)
        {
            *unit = mean_of_ends(&buffers.encoded, *cue, mean);
        }
        let rows = Rows {
            values: &means,
            stride: ENCODED,
            width: ENCODED,
            units: &units,
        };
        let context = &network.context;
        context.product(lanes, rows, &mut running.inputs, &mut buffers.contexts);
        let contexts = buffers.contexts.as_flattened().as_chunks::<INNER>().0;
        let tokens = buffers.tokens.as_flattened().as_chunks::<INNER>().0;
        let tokens = tokens.get(..buffers.length).unwrap_or(tokens);
        for (slot, (cue, context)) in cues.iter().zip(contexts).enumerate() {
            let steps = buffers
                .steps
                .chunks_exact_mut(INNER / 2)
                .zip(&mut buffers.step_units);
            for (offset, (step, units)) in steps.enumerate() {
                let Some(token) = (cue.0 + offset).checked_sub(BEFORE) else {
                    continue;
                };
                let Some(encoded) = tokens.get(token) else {
                    break;
                };
                let inside = usize::from((cue.0..cue.1).contains(&token));
                let added = network
                    .distance
                    .get(distance(offset))
                    .zip(network.in_cue.get(inside));
                let Some((distance, inside)) = added else {
                    continue;
                };
                let mut value = *encoded;
                let added = context.iter().zip(distance).zip(inside);
                for (value, ((context, distance), inside)) in value.iter_mut().zip(added) {
                    *value = gelu(*value + context + distance + inside);
                }
                let mut whole = [0; INNER];
                let unit = quantise(&value, &mut whole);
                if let Some(place) = units.get_mut(slot) {
                    *place = unit;
                }
                for (to, from) in step.iter_mut().zip(whole.as_chunks::<2>().0) {
                    if let Some(to) = to.get_mut(slot) {
                        *to = *from;
                    }
                }
            }
        }
        let inputs = (buffers.steps.as_slice(), buffers.step_units.as_slice());
        for (direction, back, start) in [
            (&network.window.forward, false, 0),
            (&network.window.backward, true, INNER / 2),
        ] {
            let out = Place {
                values: &mut buffers.outputs,
                stride: INNER,
                start,
            };
            direction.over_windows(lanes, inputs, back, out, running);
        }
        for outputs in buffers.outputs.chunks_exact(INNER) {
            let scores = network.part.first_panel(lanes, outputs, STATE_UNIT);
            let scores = scores.map(|[a, b, c, d, e, ..]| [a, b, c, d, e]);
            buffers.parts.push(scores);
        }
    }
}

/// The mean of the encodings of a cue's first and last token; gives its unit.
#[inline(always)]
fn mean_of_ends(encoded: &[i16], (start, end): (usize, usize), out: &mut [i16]) -> f32 {
    let row = |token: usize| {
        encoded
            .get(token * ENCODED..(token + 1) * ENCODED)
            .unwrap_or(&[])
    };
    let mut mean = [0.0; ENCODED];
    for ((to, a), b) in mean
        .iter_mut()
        .zip(row(start))
        .zip(row(end.saturating_sub(1)))
    {
        *to = (f32::from(*a) + f32::from(*b)) * (0.5 * STATE_UNIT);
    }
    quantise(&mean, out)
}

/// The row of the table of distances for a token of a window: 14 at the cue's first token, from
/// there two rows more or less each time the distance doubles.
fn distance(offset: usize) -> usize {
    let from_cue = offset.abs_diff(BEFORE) + 1;
    let steps = (from_cue * from_cue).ilog2() as usize;
    if offset < BEFORE {
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
