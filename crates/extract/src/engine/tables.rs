//! Tables of vectors: one for each word, word end, word beginning, shape or distance.

use super::math::rounded;
use super::weights::ByteMatrix;

/// A table of vectors in sixteen bits.
#[derive(Debug)]
pub(crate) struct Table {
    values: Vec<i16>,
    width: usize,
}

impl Table {
    /// The table with its values in a given unit.
    pub(crate) fn new(source: &ByteMatrix<'_>, unit: f32) -> Self {
        let row = |(scale, row): (f32, _)| {
            let factor = scale / unit;
            Iterator::map(row, move |v: i8| rounded(f32::from(v) * factor))
        };
        Self {
            values: source.rows().flat_map(row).collect(),
            width: source.columns,
        }
    }

    /// One of its vectors; empty where it has none.
    pub(crate) fn row(&self, row: usize) -> &[i16] {
        let start = row * self.width;
        self.values.get(start..start + self.width).unwrap_or(&[])
    }
}

/// A table of vectors in single precision.
pub(crate) fn vectors<const WIDTH: usize>(source: &ByteMatrix<'_>) -> Vec<[f32; WIDTH]> {
    let values = source.rows().map(|(scale, row)| {
        let mut vector = [0.0; WIDTH];
        for (to, from) in vector.iter_mut().zip(row) {
            *to = f32::from(from) * scale;
        }
        vector
    });
    values.collect()
}
