//! The first layer: a convolution over three tokens, summed up from what each token adds to it.
//!
//! What a token adds to its own place and to those beside it depends on its word and on its
//! looks alone. An article says a word many times, and articles share most of theirs; so these
//! sums are kept. They are exact whole numbers, and nothing shows whether one was kept.

use super::features::Features;
use super::kernels::{Lanes, PANEL, ROWS, Scale};
use super::linear::{Matrix, STRIDE};
use super::math::{activations, tanh};
use super::tables::Tables;
use super::weights::{ModelError, Tensors};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Tokens that the convolution spans.
const SPAN: usize = 3;

/// So many words are kept from one text to the next before all are forgotten.
const KEPT: usize = 4096;

/// The convolution.
#[derive(Debug)]
pub(crate) struct Mix {
    word: Matrix,
    looks: Matrix,
    word_width: usize,
    looks_width: usize,
    scales: Vec<Scale>,
    /// What 1 of the tables' whole numbers stands for.
    unit: f32,
}

impl Mix {
    /// `mix.weight` and `mix.bias`.
    pub(crate) fn read(
        weights: &Tensors<'_>,
        tables: &Tables,
        width: usize,
    ) -> Result<Self, ModelError> {
        let (words, looks) = (tables.word_width(), tables.looks_width());
        let inputs = words + looks;
        let matrix = weights.matrix("mix.weight", width, SPAN * inputs)?;
        let bias = weights.vector("mix.bias", width)?;
        // The longer the row, the smaller the numbers whose sum cannot overflow.
        let most = i32::MAX as usize / (127 * SPAN * inputs);
        let unit = tables.greatest() / most.min(i16::MAX as usize) as f32;
        // Its outputs are what a token adds to the place after it, to its own, to that before.
        let part = |start: usize, length: usize| {
            let rows = (0..SPAN).flat_map(|k| {
                let skipped = k * inputs + start;
                matrix
                    .rows()
                    .map(move |(_, row)| row.skip(skipped).take(length))
            });
            Matrix::new(SPAN * width, length, rows)
        };
        Ok(Self {
            word: part(0, words),
            looks: part(words, looks),
            word_width: words.next_multiple_of(STRIDE),
            looks_width: looks.next_multiple_of(STRIDE),
            scales: Scale::panels(&matrix.scales, unit, &bias),
            unit,
        })
    }

    /// Looks up what the tokens of a piece add, and gathers the inputs of what is not known.
    pub(crate) fn look_up(&self, tables: &Tables, piece: &[Features], kept: &mut Kept) {
        let Kept { words, looks, .. } = kept;
        words.begin();
        looks.begin();
        for token in piece {
            let ends = u64::from(token.suffix) << 16 | u64::from(token.prefix);
            words.look_up(u64::from(token.word) << 32 | ends, self.word_width, |row| {
                tables.word(token, self.unit, row);
            });
            let key = u64::from(token.shape) << 16 | u64::from(token.flags);
            looks.look_up(key, self.looks_width, |row| {
                tables.looks(token, self.unit, row);
            });
        }
        words.end();
        looks.end();
    }

    /// Writes the layer's outputs for the tokens looked up last.
    #[inline(always)]
    pub(crate) fn run<L: Lanes>(&self, lanes: L, kept: &mut Kept, out: &mut [i16]) {
        kept.words.learn(lanes, &self.word, self.word_width);
        kept.looks.learn(lanes, &self.looks, self.looks_width);
        let panels = self.scales.len();
        let (words, looks) = (&kept.words, &kept.looks);
        let tokens = words.places.windows(SPAN).zip(looks.places.windows(SPAN));
        for (places, out) in tokens.zip(out.chunks_exact_mut(panels * PANEL)) {
            let ([a, b, c], [d, e, f]) = places else {
                continue;
            };
            let of_words = words
                .sums(*a, 0, panels)
                .iter()
                .zip(words.sums(*b, 1, panels));
            let of_words = of_words.zip(words.sums(*c, 2, panels));
            let of_looks = looks
                .sums(*d, 0, panels)
                .iter()
                .zip(looks.sums(*e, 1, panels));
            let of_looks = of_looks.zip(looks.sums(*f, 2, panels));
            let sums = of_words.zip(of_looks).zip(&self.scales);
            for (((((a, b), c), ((d, e), f)), scale), out) in sums.zip(out.as_chunks_mut().0) {
                let mut sum = [0i32; PANEL];
                for part in [a, b, c, d, e, f] {
                    for (sum, part) in sum.iter_mut().zip(part) {
                        *sum += part;
                    }
                }
                let mut values = scale.of(&sum);
                for value in &mut values {
                    *value = tanh(*value);
                }
                *out = activations(values);
            }
        }
    }
}

/// What is kept of words and looks, for one model at a time.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    owner: u64,
    words: Known,
    looks: Known,
}

impl Kept {
    /// Forgets what was kept for another model.
    pub(crate) fn belongs_to(&mut self, owner: u64) {
        if self.owner != owner {
            *self = Self {
                owner,
                ..Self::default()
            };
        }
    }
}

/// Sums by key.
#[derive(Debug, Default)]
struct Known {
    rows: HashMap<u64, u32, BuildHasherDefault<KeyHasher>>,
    sums: Vec<[i32; PANEL]>,
    /// The inputs of the rows that have no sums yet.
    inputs: Vec<i16>,
    /// The rows of the tokens looked up last, between two of row 0, which adds nothing.
    places: Vec<u32>,
}

impl Known {
    fn begin(&mut self) {
        if self.rows.len() > KEPT {
            self.rows.clear();
            self.sums.clear();
        }
        self.inputs.clear();
        self.places.clear();
        self.places.push(0);
    }

    fn look_up(&mut self, key: u64, width: usize, inputs: impl FnOnce(&mut [i16])) {
        let next = u32::try_from(self.rows.len() + 1).unwrap_or(0);
        let row = *self.rows.entry(key).or_insert_with(|| {
            let from = self.inputs.len();
            self.inputs.resize(from + width, 0);
            inputs(self.inputs.get_mut(from..).unwrap_or(&mut []));
            next
        });
        self.places.push(row);
    }

    fn end(&mut self) {
        self.places.push(0);
    }

    /// Makes the sums of what was not known.
    #[inline(always)]
    fn learn<L: Lanes>(&mut self, lanes: L, matrix: &Matrix, width: usize) {
        let panels = matrix.panels();
        let from = self.sums.len().max(panels);
        let fresh = self.inputs.len() / width.max(1);
        let padded = fresh.next_multiple_of(ROWS);
        self.inputs.resize(padded * width, 0);
        self.sums.resize(from + padded * panels, [0; PANEL]);
        let sums = self.sums.get_mut(from..).unwrap_or(&mut []);
        matrix.sums(lanes, (&self.inputs, width), sums);
        self.sums.truncate(from + fresh * panels);
    }

    /// What a row adds to the place after it (0), to its own (1) or to that before (2).
    #[inline(always)]
    fn sums(&self, row: u32, to: usize, panels: usize) -> &[[i32; PANEL]] {
        let from = (row as usize * SPAN + to) * panels;
        self.sums.get(from..from + panels).unwrap_or(&[])
    }
}

/// A hash for keys that are numbers already.
#[derive(Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        let mixed = (self.0 ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 32;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
