//! The model put together: from features to probabilities.
//!
//! Stage 1 reads a whole article: the tables of words, word ends, word beginnings and shapes and
//! the flags side by side (126 wide), a convolution over three tokens (128), and two
//! bidirectional LSTM layers (128 and 96 cells each way). It tells how likely each token begins
//! or continues a cue.
//!
//! Stage 2 reads a window of tokens about one cue, with the cue's own encoding, the distance to
//! it and whether a token is part of it, through a bidirectional LSTM of 64 cells, and scores
//! each token as part of the source, of the content, or of neither.

use super::features::{FLAGS, Features, PREFIXES, SHAPES, SUFFIXES};
use super::kernels::{Isa, Kernel, Lanes, PANEL, Pair};
use super::linear::{Linear, Rows};
use super::lstm::{Lstm, Place, Running, STATE_UNIT};
use super::math::{UNIT, gelu, quantise, rounded, softmax};
use super::tables::{Table, vectors};
use super::weights::{ModelError, Weights};
use super::windows::ScoreWindows;

/// Tokens of a window before the cue's first.
pub(crate) const BEFORE: usize = 64;
/// Tokens of a window.
pub(crate) const WINDOW: usize = 176;
/// What a token of a window can be; see [`super::decode`].
pub(crate) const PARTS: usize = 5;

const WORD: usize = 64;
const SUFFIX: usize = 24;
const PREFIX: usize = 16;
const SHAPE: usize = 12;
const INPUT: usize = WORD + SUFFIX + PREFIX + SHAPE + FLAGS;
const CONV: usize = 128;
const FIRST: usize = 128;
const SECOND: usize = 96;
/// Width of a token's encoding.
pub(crate) const ENCODED: usize = 2 * SECOND;
/// Width of a window's inputs.
pub(crate) const INNER: usize = 64;
const DISTANCES: usize = 29;
const CUE_TAGS: usize = 3;

/// Weights ready for use.
#[derive(Debug)]
pub(crate) struct Network {
    isa: Isa,
    word: Table,
    suffix: Table,
    prefix: Table,
    shape: Table,
    /// A flag that is set, in the unit of the tables.
    flag: i16,
    unit: f32,
    conv: Linear,
    first: Lstm,
    second: Lstm,
    cue: Linear,
    token: Linear,
    pub(crate) context: Linear,
    pub(crate) distance: Vec<[f32; INNER]>,
    /// What is added to a token outside and inside the cue.
    pub(crate) in_cue: Vec<[f32; INNER]>,
    pub(crate) window: Lstm,
    pub(crate) part: Linear,
}

/// Buffers of the network, kept from one article to the next.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    /// Tokens of the piece.
    pub(crate) length: usize,
    rows: Vec<i16>,
    row_units: Vec<f32>,
    conv: Vec<i16>,
    conv_units: Vec<f32>,
    first: Vec<i16>,
    pub(crate) encoded: Vec<i16>,
    state_units: Vec<f32>,
    pub(crate) tokens: Vec<[f32; PANEL]>,
    scores: Vec<[f32; PANEL]>,
    pub(crate) contexts: Vec<[f32; PANEL]>,
    pub(crate) steps: Vec<Pair<4>>,
    pub(crate) step_units: Vec<[f32; 4]>,
    pub(crate) outputs: Vec<Pair<4>>,
    pub(crate) running: Running,
    /// P(begins a cue) and P(continues a cue) of every token of the piece.
    pub(crate) cues: Vec<[f32; 2]>,
    /// The scores of the parts, of the four windows read last.
    pub(crate) parts: Vec<[[f32; PARTS]; 4]>,
}

fn refill<T: Clone>(values: &mut Vec<T>, length: usize, value: T) {
    values.clear();
    values.resize(length, value);
}

impl Network {
    pub(crate) fn read(weights: &Weights<'_>, isa: Isa) -> Result<Self, ModelError> {
        let word = weights.matrix("word", weights.words.len(), WORD)?;
        let suffix = weights.matrix("suffix", SUFFIXES as usize, SUFFIX)?;
        let prefix = weights.matrix("prefix", PREFIXES as usize, PREFIX)?;
        let shape = weights.matrix("shape", SHAPES, SHAPE)?;
        let tables = [&word, &suffix, &prefix, &shape];
        let greatest = tables.iter().map(|t| t.greatest()).fold(1.0, f32::max);
        let unit = greatest / UNIT;
        Ok(Self {
            isa,
            word: Table::new(&word, unit),
            suffix: Table::new(&suffix, unit),
            prefix: Table::new(&prefix, unit),
            shape: Table::new(&shape, unit),
            flag: rounded(1.0 / unit),
            unit,
            conv: Linear::read(weights, "conv", CONV, 3 * INPUT, true)?,
            first: Lstm::read(weights, "first", CONV, FIRST)?,
            second: Lstm::read(weights, "second", 2 * FIRST, SECOND)?,
            cue: Linear::read(weights, "cue", CUE_TAGS, ENCODED, true)?,
            token: Linear::read(weights, "token", INNER, ENCODED, true)?,
            context: Linear::read(weights, "context", INNER, ENCODED, false)?,
            distance: vectors(&weights.matrix("distance", DISTANCES, INNER)?),
            in_cue: vectors(&weights.matrix("in-cue", 2, INNER)?),
            window: Lstm::read(weights, "window", INNER, INNER)?,
            part: Linear::read(weights, "part", PARTS, 2 * INNER, true)?,
        })
    }

    /// Stage 1: reads a piece of an article; its encodings and cues stay in `buffers`.
    pub(crate) fn encode(&self, piece: &[Features], buffers: &mut Buffers) {
        let padded = piece.len().next_multiple_of(4);
        buffers.length = piece.len();
        // A token's row of the convolution reaches from the token before to the one after.
        refill(&mut buffers.rows, (padded + 2) * INPUT, 0);
        for (row, token) in buffers.rows.chunks_exact_mut(INPUT).skip(1).zip(piece) {
            self.gather(token, row);
        }
        refill(&mut buffers.row_units, padded, self.unit);
        refill(&mut buffers.conv, padded * CONV, 0);
        refill(&mut buffers.conv_units, padded, 0.0);
        refill(&mut buffers.first, padded * 2 * FIRST, 0);
        refill(&mut buffers.encoded, padded * ENCODED, 0);
        refill(&mut buffers.state_units, padded, STATE_UNIT);
        refill(
            &mut buffers.tokens,
            padded * self.token.panels(),
            [0.0; PANEL],
        );
        refill(
            &mut buffers.scores,
            padded * self.conv.panels(),
            [0.0; PANEL],
        );
        self.isa.run(Encode(self, buffers));
        buffers.cues.clear();
        for [scores] in buffers.scores.as_chunks::<1>().0.iter().take(piece.len()) {
            let [neither, begins, continues, ..] = *scores;
            let [_, begins, continues] = softmax([neither, begins, continues]);
            buffers.cues.push([begins, continues]);
        }
    }

    fn gather(&self, token: &Features, row: &mut [i16]) {
        let tables = [
            self.word.row(token.word as usize),
            self.suffix.row(token.suffix.into()),
            self.prefix.row(token.prefix.into()),
            self.shape.row(token.shape.into()),
        ];
        let flags = (0..FLAGS).map(|bit| (token.flags >> bit & 1).cast_signed() * self.flag);
        let values = tables.into_iter().flatten().copied().chain(flags);
        for (to, from) in row.iter_mut().zip(values) {
            *to = from;
        }
    }

    /// Stage 2: scores the windows of at most four cues (first token, one past the last).
    pub(crate) fn score_windows(&self, cues: &[(usize, usize)], buffers: &mut Buffers) {
        refill(
            &mut buffers.contexts,
            4 * self.context.panels(),
            [0.0; PANEL],
        );
        refill(&mut buffers.steps, WINDOW * INNER / 2, [[0; 2]; 4]);
        refill(&mut buffers.step_units, WINDOW, [0.0; 4]);
        refill(&mut buffers.outputs, WINDOW * INNER, [[0; 2]; 4]);
        buffers.parts.clear();
        self.isa.run(ScoreWindows(self, cues, buffers));
    }
}

/// Stage 1 as a kernel.
struct Encode<'a>(&'a Network, &'a mut Buffers);

impl Kernel for Encode<'_> {
    type Output = ();

    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self(network, buffers) = self;
        let Buffers {
            length, running, ..
        } = buffers;
        let length = *length;
        let rows = Rows {
            values: &buffers.rows,
            stride: INPUT,
            width: 3 * INPUT,
            units: &buffers.row_units,
        };
        let conv = &network.conv;
        conv.product(lanes, rows, &mut running.inputs, &mut buffers.scores);
        let scores = buffers.scores.chunks_exact_mut(conv.panels());
        let outputs = buffers
            .conv
            .chunks_exact_mut(CONV)
            .zip(&mut buffers.conv_units);
        for (row, (out, unit)) in scores.zip(outputs) {
            let row = row.as_flattened_mut();
            for value in row.iter_mut() {
                *value = gelu(*value);
            }
            *unit = quantise(row, out);
        }
        let rows = Rows {
            values: &buffers.conv,
            stride: CONV,
            width: CONV,
            units: &buffers.conv_units,
        };
        for (direction, back, start) in [
            (&network.first.forward, false, 0),
            (&network.first.backward, true, FIRST),
        ] {
            let out = Place {
                values: &mut buffers.first,
                stride: 2 * FIRST,
                start,
            };
            direction.over_sequence(lanes, rows, (length, back), out, running);
        }
        let rows = Rows {
            values: &buffers.first,
            stride: 2 * FIRST,
            width: 2 * FIRST,
            units: &buffers.state_units,
        };
        for (direction, back, start) in [
            (&network.second.forward, false, 0),
            (&network.second.backward, true, SECOND),
        ] {
            let out = Place {
                values: &mut buffers.encoded,
                stride: ENCODED,
                start,
            };
            direction.over_sequence(lanes, rows, (length, back), out, running);
        }
        let rows = Rows {
            values: &buffers.encoded,
            stride: ENCODED,
            width: ENCODED,
            units: &buffers.state_units,
        };
        network
            .token
            .product(lanes, rows, &mut running.inputs, &mut buffers.tokens);
        let padded = length.next_multiple_of(4) * network.cue.panels();
        buffers.scores.truncate(padded);
        network
            .cue
            .product(lanes, rows, &mut running.inputs, &mut buffers.scores);
    }
}
