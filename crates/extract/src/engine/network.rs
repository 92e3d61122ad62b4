//! A model put together: from features to scores.
//!
//! Stage 1 reads a whole article: the tables of words, word ends, word beginnings and shapes and
//! the flags side by side, a convolution over three tokens, and layers of recurrences. It tells
//! how likely each token begins or continues a cue.
//!
//! Stage 2 reads, for each cue, the tokens about it in its own paragraph and the quotation that
//! goes on after it, with the cue's own encoding, the distance to it and whether a token is part
//! of it, through narrower layers, and scores each token as part of the source, of the content,
//! or of neither.

use super::features::Features;
use super::kernels::{Isa, Kernel, LONGEST, Lanes, PANEL, ROWS};
use super::layer::{Edges, Layer, WIDEST};
use super::linear::Linear;
use super::math::softmax;
use super::mix::{Kept, Mix};
use super::tables::Tables;
use super::weights::{ModelError, Sizes, Tensors};
use super::windows::{Room, Windows};

const CUE_TAGS: usize = 3;
/// The most layers of a stage.
const DEEPEST: usize = 16;

/// Weights of one model, ready for use.
#[derive(Debug)]
pub(crate) struct Network {
    pub(crate) isa: Isa,
    /// Tells this model from others.
    id: u64,
    width: usize,
    mix: Mix,
    layers: Vec<Layer>,
    cue: Linear,
    token: Linear,
    windows: Windows,
}

/// Buffers of a network, kept from one article to the next.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    kept: Kept,
    edges: Vec<Edges>,
    /// The tokens' encodings, and those of the layer before.
    encoded: Vec<i16>,
    before: Vec<i16>,
    scores: Vec<[f32; PANEL]>,
    /// What stage 2 sees of each token.
    tokens: Vec<[f32; PANEL]>,
    /// P(begins a cue) and P(continues a cue) of every token of the piece.
    pub(crate) cues: Vec<[f32; 2]>,
    /// What stage 2 keeps.
    pub(crate) room: Room,
}

/// Fills a buffer anew.
pub(crate) fn refill<T: Clone>(values: &mut Vec<T>, length: usize, value: T) {
    values.clear();
    values.resize(length, value);
}

/// The layers `{name}.0` and so on.
pub(crate) fn layers(
    weights: &Tensors<'_>,
    name: &str,
    count: usize,
    width: usize,
) -> Result<Vec<Layer>, ModelError> {
    let layers = (0..count).map(|i| Layer::read(weights, &format!("{name}.{i}"), width));
    layers.collect()
}

impl Network {
    pub(crate) fn read(
        weights: &Tensors<'_>,
        sizes: Sizes,
        tables: &Tables,
        (isa, id): (Isa, u64),
    ) -> Result<Self, ModelError> {
        let fits = |width: usize| {
            (1..=WIDEST.min(LONGEST)).contains(&width) && width.is_multiple_of(2 * PANEL)
        };
        let deep = |layers: usize| layers <= DEEPEST;
        let Sizes {
            width,
            layers: count,
            window_width,
            window_layers,
        } = sizes;
        if !(fits(width) && fits(window_width) && deep(count) && deep(window_layers)) {
            return Err(ModelError::new(format!("{sizes:?} is no size of a model")));
        }
        Ok(Self {
            isa,
            id,
            width,
            mix: Mix::read(weights, tables, width)?,
            layers: layers(weights, "layer", count, width)?,
            cue: Linear::read(weights, "cue", CUE_TAGS, width)?,
            token: Linear::read(weights, "token", window_width, width)?,
            windows: Windows::read(weights, sizes)?,
        })
    }

    /// Stage 1: reads a piece of an article; its encodings and cues stay in `buffers`.
    pub(crate) fn encode(&self, tables: &Tables, piece: &[Features], buffers: &mut Buffers) {
        let padded = piece.len().next_multiple_of(ROWS);
        buffers.kept.belongs_to(self.id);
        self.mix.look_up(tables, piece, &mut buffers.kept);
        refill(&mut buffers.edges, piece.len(), Edges::default());
        refill(&mut buffers.encoded, padded * self.width, 0);
        refill(&mut buffers.before, padded * self.width, 0);
        let zero = [0.0; PANEL];
        refill(&mut buffers.scores, padded * self.cue.matrix.panels(), zero);
        refill(
            &mut buffers.tokens,
            padded * self.token.matrix.panels(),
            zero,
        );
        self.isa.run(Encode(self, buffers));
        buffers.cues.clear();
        let scores = buffers.scores.iter().take(piece.len());
        buffers
            .cues
            .extend(scores.map(|[neither, begins, continues, ..]| {
                let [_, begins, continues] = softmax([*neither, *begins, *continues]);
                [begins, continues]
            }));
    }

    /// Stage 2: scores the tokens of windows about cues; the scores stay in `buffers.room`.
    pub(crate) fn score(&self, windows: &[super::windows::Window], buffers: &mut Buffers) {
        let Buffers {
            encoded,
            tokens,
            room,
            ..
        } = buffers;
        self.windows
            .score(self.isa, windows, (encoded, tokens), room);
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
            kept,
            edges,
            encoded,
            before,
            scores,
            tokens,
            ..
        } = buffers;
        network.mix.run(lanes, kept, encoded);
        for layer in &network.layers {
            std::mem::swap(encoded, before);
            layer.run(lanes, before, edges, encoded);
        }
        let rows = (encoded.as_slice(), network.width);
        network.cue.product(lanes, rows, scores);
        network.token.product(lanes, rows, tokens);
    }
}
