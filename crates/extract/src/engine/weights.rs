//! The file of weights.
//!
//! Everything is little-endian. The file begins with `onrecord`, the version of the format (u32)
//! and a checksum of what follows (the twelve bytes of the key that [`KeyBuilder`] makes of
//! `model` and the rest of the file). Then come
//!
//! 1. the words: their number and the number of bytes (u32 each), then the words themselves in
//!    UTF-8, set apart by line feeds; the first stands for row 0 of the word table;
//! 2. the tensors of the tables that the models share;
//! 3. the number of models (u8), and for each its name (u8 length, text), its width, layers,
//!    window width and window layers (u32 each) and its tensors.
//!
//! A list of tensors is their number (u32), then for each its name (u8 length, text), kind (u8),
//! number of dimensions (u8), dimensions (u32 each) and values. Kind 1 has one f32 scale per row
//! and then signed bytes, row after row: each stands for itself times the scale of its row. Kind
//! 2 is f32.

use onrecord_core::{Key, KeyBuilder};
use std::collections::HashMap;
use std::fmt;

const MAGIC: &[u8] = b"onrecord";
const VERSION: u32 = 2;
const BYTES: u8 = 1;
const FLOATS: u8 = 2;

/// Why a weights file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError(String);

impl ModelError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "attribution model: {}", self.0)
    }
}

impl std::error::Error for ModelError {}

/// A weights file, read.
#[derive(Debug)]
pub(crate) struct Weights<'a> {
    /// The words, by row of the word table.
    pub(crate) words: Vec<&'a str>,
    /// The checksum, which names these weights.
    pub(crate) key: Key,
    /// The tables that the models share.
    pub(crate) tables: Tensors<'a>,
    models: Vec<(&'a str, Sizes, Tensors<'a>)>,
}

/// How wide and how deep a model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sizes {
    pub(crate) width: usize,
    pub(crate) layers: usize,
    pub(crate) window_width: usize,
    pub(crate) window_layers: usize,
}

/// Tensors by name.
#[derive(Debug, Default)]
pub(crate) struct Tensors<'a>(HashMap<&'a str, Tensor<'a>>);

/// The values of one tensor.
#[derive(Debug)]
enum Tensor<'a> {
    Bytes(ByteMatrix<'a>),
    Floats(Vec<f32>),
}

/// A matrix of signed bytes with one scale per row.
#[derive(Clone, Debug)]
pub(crate) struct ByteMatrix<'a> {
    pub(crate) columns: usize,
    pub(crate) scales: Vec<f32>,
    values: &'a [u8],
}

impl<'a> ByteMatrix<'a> {
    /// Each row with its scale.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (f32, impl Iterator<Item = i8> + 'a)> {
        let rows = self.values.chunks_exact(self.columns);
        let values = rows.map(|row| row.iter().map(|byte| byte.cast_signed()));
        self.scales.iter().copied().zip(values)
    }

    /// One row with its scale; `None` where there is none.
    pub(crate) fn row(&self, row: usize) -> Option<(f32, &'a [u8])> {
        let start = row * self.columns;
        let values = self.values.get(start..start + self.columns)?;
        Some((*self.scales.get(row)?, values))
    }
}

impl<'a> Weights<'a> {
    /// Reads a weights file; every length in it is checked against what is there.
    pub(crate) fn read(file: &'a [u8]) -> Result<Self, ModelError> {
        let mut rest = Reader(file);
        if rest.take(MAGIC.len())? != MAGIC {
            return Err(ModelError::new("not a weights file"));
        }
        let version = rest.u32()?;
        if version != VERSION {
            return Err(ModelError::new(format!(
                "version {version} is not known, only {VERSION}"
            )));
        }
        let checksum = rest.take(12)?;
        let key = KeyBuilder::new("model").part(rest.0).finish();
        let stated = checksum
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect::<String>();
        if key.to_string() != stated {
            return Err(ModelError::new(format!(
                "damaged: its checksum is {key}, it states {stated}"
            )));
        }
        let words = rest.words()?;
        let tables = rest.tensors()?;
        let count = rest.u8()?;
        let models = (0..count)
            .map(|_| Ok((rest.name()?, rest.sizes()?, rest.tensors()?)))
            .collect::<Result<_, ModelError>>()?;
        if !rest.0.is_empty() {
            return Err(ModelError::new("there is more in it than its models"));
        }
        Ok(Self {
            words,
            key,
            tables,
            models,
        })
    }

    /// A model by name.
    pub(crate) fn model(&self, name: &str) -> Result<(Sizes, &Tensors<'a>), ModelError> {
        let found = self.models.iter().find(|(n, ..)| *n == name);
        let (_, sizes, tensors) =
            found.ok_or_else(|| ModelError::new(format!("no model {name:?} in it")))?;
        Ok((*sizes, tensors))
    }
}

impl<'a> Tensors<'a> {
    /// A matrix by name and shape.
    pub(crate) fn matrix(
        &self,
        name: &str,
        rows: usize,
        columns: usize,
    ) -> Result<ByteMatrix<'a>, ModelError> {
        match self.0.get(name) {
            Some(Tensor::Bytes(m)) if m.scales.len() == rows && m.columns == columns => {
                Ok(m.clone())
            }
            _ => Err(ModelError::new(format!(
                "no {rows} x {columns} bytes {name:?}"
            ))),
        }
    }

    /// A matrix by name and number of rows, of a width that a table can have.
    pub(crate) fn table(&self, name: &str, rows: usize) -> Result<ByteMatrix<'a>, ModelError> {
        match self.0.get(name) {
            Some(Tensor::Bytes(m)) if m.scales.len() == rows && m.columns <= WIDEST_TABLE => {
                Ok(m.clone())
            }
            _ => Err(ModelError::new(format!("no {rows} rows of bytes {name:?}"))),
        }
    }

    /// A vector by name and length.
    pub(crate) fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, ModelError> {
        match self.0.get(name) {
            Some(Tensor::Floats(values)) if values.len() == length => Ok(values.clone()),
            _ => Err(ModelError::new(format!("no {length} numbers {name:?}"))),
        }
    }

    /// Numbers by name, if they are there.
    pub(crate) fn numbers<const N: usize>(&self, name: &str) -> Option<[f32; N]> {
        match self.0.get(name) {
            Some(Tensor::Floats(values)) => values.as_slice().try_into().ok(),
            _ => None,
        }
    }
}

/// The widest table.
const WIDEST_TABLE: usize = 128;

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self
            .0
            .split_at_checked(length)
            .ok_or_else(|| ModelError::new(format!("it ends where {length} bytes are due")))?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let taken = self.take(N)?;
        taken
            .try_into()
            .map_err(|_| ModelError::new("it ends early"))
    }

    fn u8(&mut self) -> Result<u8, ModelError> {
        self.array::<1>().map(|[byte]| byte)
    }

    fn u32(&mut self) -> Result<u32, ModelError> {
        self.array().map(u32::from_le_bytes)
    }

    fn text(&mut self, length: usize) -> Result<&'a str, ModelError> {
        std::str::from_utf8(self.take(length)?)
            .map_err(|e| ModelError::new(format!("a text in it is no UTF-8: {e}")))
    }

    fn words(&mut self) -> Result<Vec<&'a str>, ModelError> {
        let count = self.u32()?;
        let bytes = self.u32()?;
        let words: Vec<_> = self.text(bytes as usize)?.split('\n').collect();
        if words.len() != count as usize {
            return Err(ModelError::new(format!(
                "{} words where {count} are due",
                words.len()
            )));
        }
        Ok(words)
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        let bytes = count
            .checked_mul(4)
            .ok_or_else(|| ModelError::new("a tensor too large"))?;
        let (values, _) = self.take(bytes)?.as_chunks::<4>();
        let values: Vec<_> = values.iter().map(|v| f32::from_le_bytes(*v)).collect();
        // A weight this large would carry a sum past what an f32 holds.
        if values.iter().any(|v| !v.is_finite() || v.abs() > 1e6) {
            return Err(ModelError::new("a number in it is out of bounds"));
        }
        Ok(values)
    }

    /// A short text after its length.
    fn name(&mut self) -> Result<&'a str, ModelError> {
        let length = self.u8()?;
        self.text(length.into())
    }

    fn sizes(&mut self) -> Result<Sizes, ModelError> {
        let mut size = || self.u32().map(|s| s as usize);
        Ok(Sizes {
            width: size()?,
            layers: size()?,
            window_width: size()?,
            window_layers: size()?,
        })
    }

    fn tensors(&mut self) -> Result<Tensors<'a>, ModelError> {
        let count = self.u32()?;
        let tensors = (0..count).map(|_| self.tensor());
        tensors.collect::<Result<_, _>>().map(Tensors)
    }

    fn tensor(&mut self) -> Result<(&'a str, Tensor<'a>), ModelError> {
        let name = self.name()?;
        let kind = self.u8()?;
        let dimensions = self.u8()?;
        let shape = (0..dimensions)
            .map(|_| self.u32().map(|d| d as usize))
            .collect::<Result<Vec<_>, _>>()?;
        let tensor = match (kind, shape.as_slice()) {
            (BYTES, [rows, columns]) if *columns > 0 => {
                let scales = self.floats(*rows)?;
                let size = rows.checked_mul(*columns);
                let size = size.ok_or_else(|| ModelError::new("a tensor too large"))?;
                Tensor::Bytes(ByteMatrix {
                    columns: *columns,
                    scales,
                    values: self.take(size)?,
                })
            }
            (FLOATS, [length]) => Tensor::Floats(self.floats(*length)?),
            _ => {
                return Err(ModelError::new(format!(
                    "{name:?} is of kind {kind} and shape {shape:?}"
                )));
            }
        };
        Ok((name, tensor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(payload: &[u8]) -> Vec<u8> {
        let key = KeyBuilder::new("model").part(payload).finish().to_string();
        let digits = key.as_bytes().chunks(2);
        let digits = digits.map(|d| std::str::from_utf8(d).unwrap());
        let key = digits.map(|d| u8::from_str_radix(d, 16).unwrap());
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend(key);
        file.extend(payload);
        file
    }

    fn tensors() -> Vec<u8> {
        let mut list = vec![2, 0, 0, 0];
        list.extend([1, b'm', BYTES, 2, 1, 0, 0, 0, 3, 0, 0, 0]);
        list.extend(0.5f32.to_le_bytes());
        list.extend([2, 0xFF, 0x81]);
        list.extend([1, b'v', FLOATS, 1, 1, 0, 0, 0]);
        list.extend(1.25f32.to_le_bytes());
        list
    }

    fn small() -> Vec<u8> {
        let mut payload = vec![2, 0, 0, 0, 4, 0, 0, 0];
        payload.extend(b"a\nhe");
        payload.extend(tensors());
        payload.extend([1, 3, b'o', b'n', b'e']);
        payload.extend([64u32, 2, 32, 1].map(u32::to_le_bytes).as_flattened());
        payload.extend(tensors());
        payload
    }

    #[test]
    fn a_file_reads_back() {
        let file = sealed(&small());
        let weights = Weights::read(&file).unwrap();
        assert_eq!(weights.words, ["a", "he"]);
        let (sizes, tensors) = weights.model("one").unwrap();
        assert_eq!((sizes.width, sizes.window_layers), (64, 1));
        for list in [&weights.tables, tensors] {
            assert_eq!(list.vector("v", 1).unwrap(), [1.25]);
            assert_eq!(list.numbers::<1>("v"), Some([1.25]));
            assert_eq!(list.numbers::<7>("v"), None);
            let matrix = list.matrix("m", 1, 3).unwrap();
            assert_eq!(matrix.row(0), Some((0.5, [2, 0xFF, 0x81].as_slice())));
            assert_eq!(matrix.row(1), None);
            let (scale, row) = matrix.rows().next().unwrap();
            assert_eq!((scale, row.collect::<Vec<_>>()), (0.5, vec![2, -1, -127]));
            let refused = list.matrix("m", 3, 1).unwrap_err().to_string();
            assert_eq!(refused, "attribution model: no 3 x 1 bytes \"m\"");
        }
        let refused = weights.model("two").unwrap_err().to_string();
        assert_eq!(refused, "attribution model: no model \"two\" in it");
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let file = sealed(&small());
        for i in 0..file.len() {
            let mut damaged = file.clone();
            damaged[i] ^= 0x10;
            assert!(Weights::read(&damaged).is_err(), "byte {i}");
        }
    }

    #[test]
    fn a_file_that_ends_early_is_refused_wherever_it_ends() {
        let payload = small();
        for end in 0..payload.len() {
            let refused = Weights::read(&sealed(&payload[..end]))
                .unwrap_err()
                .to_string();
            assert!(refused.contains("it ends"), "{end}: {refused}");
        }
        let mut longer = payload;
        longer.push(0);
        assert!(Weights::read(&sealed(&longer)).is_err());
    }

    #[test]
    fn lengths_no_memory_could_hold_are_refused() {
        let mut payload = vec![1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0];
        payload.extend([1, b'm', BYTES, 2]);
        payload.extend([0xFF; 8]);
        assert!(Weights::read(&sealed(&payload)).is_err());
    }
}
