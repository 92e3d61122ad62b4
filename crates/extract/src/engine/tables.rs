//! Tables of vectors: one for each word, word end, word beginning and shape.

use super::features::{FLAGS, Features, PREFIXES, SHAPES, SUFFIXES};
use super::math::rounded;
use super::weights::{ByteMatrix, ModelError, Tensors};

/// The tables that the models share.
#[derive(Debug)]
pub(crate) struct Tables {
    word: ByteMatrix<'static>,
    suffix: ByteMatrix<'static>,
    prefix: ByteMatrix<'static>,
    shape: ByteMatrix<'static>,
}

impl Tables {
    pub(crate) fn read(weights: &Tensors<'static>, words: usize) -> Result<Self, ModelError> {
        Ok(Self {
            word: weights.table("word", words)?,
            suffix: weights.table("suffix", SUFFIXES as usize)?,
            prefix: weights.table("prefix", PREFIXES as usize)?,
            shape: weights.table("shape", SHAPES)?,
        })
    }

    /// How long what the tables say of a word is.
    pub(crate) fn word_width(&self) -> usize {
        self.word.columns + self.suffix.columns + self.prefix.columns
    }

    /// How long what they say of its looks is, with the flags.
    pub(crate) fn looks_width(&self) -> usize {
        self.shape.columns + FLAGS
    }

    /// The greatest magnitude in them, as the number it stands for.
    pub(crate) fn greatest(&self) -> f32 {
        let tables = [&self.word, &self.suffix, &self.prefix, &self.shape];
        let rows = tables.into_iter().flat_map(ByteMatrix::rows);
        let greatest = rows.map(|(scale, row)| {
            let greatest = row.map(i8::unsigned_abs).max().unwrap_or(0);
            scale.abs() * f32::from(greatest)
        });
        // A flag that is set stands for 1.
        greatest.fold(1.0, f32::max)
    }

    /// Writes what they say of a token's word, as whole numbers that stand for `unit` each.
    pub(crate) fn word(&self, token: &Features, unit: f32, out: &mut [i16]) {
        let parts = [
            self.word.row(token.word as usize),
            self.suffix.row(token.suffix.into()),
            self.prefix.row(token.prefix.into()),
        ];
        fill(parts.into_iter().flatten(), unit, out.iter_mut());
    }

    /// Writes what they say of a token's looks, and its flags.
    pub(crate) fn looks(&self, token: &Features, unit: f32, out: &mut [i16]) {
        let mut places = out.iter_mut();
        let shape = self.shape.row(token.shape.into());
        fill(
            shape.into_iter(),
            unit,
            places.by_ref().take(self.shape.columns),
        );
        let one = rounded(1.0 / unit);
        for (bit, place) in (0..FLAGS).zip(places) {
            *place = (token.flags >> bit & 1).cast_signed() * one;
        }
    }
}

fn fill<'a, 'b>(
    parts: impl Iterator<Item = (f32, &'a [u8])>,
    unit: f32,
    places: impl Iterator<Item = &'b mut i16>,
) {
    let values = parts.flat_map(|(scale, row)| {
        let factor = scale / unit;
        row.iter()
            .map(move |v| rounded(f32::from(v.cast_signed()) * factor))
    });
    for (place, value) in places.zip(values) {
        *place = value;
    }
}
