//! The weights file: the words the model knows and its named tensors.
//!
//! `training/convert.py` writes it; all numbers are little-endian.
//!
//! | part | bytes |
//! |---|---|
//! | magic | `onrecord` |
//! | version | u32: 1 |
//! | checksum | 12: the [`Key`] of kind `model` over all that follows |
//! | words | u32 how many, u32 bytes; the words in UTF-8, parted by line feeds, row 0 first |
//! | tensors | u32 how many; then one after the other, as below |
//!
//! A tensor is its name (u8 length, UTF-8), its kind (u8), its number of dimensions (u8), each
//! dimension (u32), and its values. Kind 1 is a matrix of signed bytes: one f32 scale per row,
//! then the rows; a value is its byte times the scale of its row. Kind 2 is f32.

use onrecord_core::{Key, KeyBuilder};
use std::collections::HashMap;
use std::fmt;

const MAGIC: &[u8] = b"onrecord";
const VERSION: u32 = 1;
const INT8: u8 = 1;
const FLOAT32: u8 = 2;

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
    tensors: HashMap<&'a str, Tensor<'a>>,
}

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

    /// The greatest magnitude in it, as the number it stands for.
    pub(crate) fn greatest(&self) -> f32 {
        self.rows()
            .map(|(scale, row)| scale * f32::from(row.map(i8::unsigned_abs).max().unwrap_or(0)))
            .fold(0.0, f32::max)
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
        let count = rest.u32()?;
        let mut tensors = HashMap::new();
        for _ in 0..count {
            let (name, tensor) = rest.tensor()?;
            tensors.insert(name, tensor);
        }
        if !rest.0.is_empty() {
            return Err(ModelError::new("there is more in it than its tensors"));
        }
        Ok(Self {
            words,
            key,
            tensors,
        })
    }

    /// A matrix by name and shape.
    pub(crate) fn matrix(
        &self,
        name: &str,
        rows: usize,
        columns: usize,
    ) -> Result<ByteMatrix<'a>, ModelError> {
        match self.tensors.get(name) {
            Some(Tensor::Bytes(m)) if m.scales.len() == rows && m.columns == columns => {
                Ok(m.clone())
            }
            _ => Err(ModelError::new(format!(
                "no {rows} x {columns} bytes {name:?}"
            ))),
        }
    }

    /// A vector by name and length.
    pub(crate) fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, ModelError> {
        match self.tensors.get(name) {
            Some(Tensor::Floats(values)) if values.len() == length => Ok(values.clone()),
            _ => Err(ModelError::new(format!("no {length} numbers {name:?}"))),
        }
    }
}

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

    fn tensor(&mut self) -> Result<(&'a str, Tensor<'a>), ModelError> {
        let length = self.u8()?;
        let name = self.text(length.into())?;
        let kind = self.u8()?;
        let dimensions = self.u8()?;
        let shape = (0..dimensions)
            .map(|_| self.u32().map(|d| d as usize))
            .collect::<Result<Vec<_>, _>>()?;
        let tensor = match (kind, shape.as_slice()) {
            (INT8, [rows, columns]) if *columns > 0 => {
                let scales = self.floats(*rows)?;
                let size = rows.checked_mul(*columns);
                let size = size.ok_or_else(|| ModelError::new("a tensor too large"))?;
                Tensor::Bytes(ByteMatrix {
                    columns: *columns,
                    scales,
                    values: self.take(size)?,
                })
            }
            (FLOAT32, [length]) => Tensor::Floats(self.floats(*length)?),
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

    fn small() -> Vec<u8> {
        let mut payload = vec![2, 0, 0, 0, 4, 0, 0, 0];
        payload.extend(b"a\nhe");
        payload.extend([2, 0, 0, 0]);
        payload.extend([1, b'm', INT8, 2, 1, 0, 0, 0, 3, 0, 0, 0]);
        payload.extend(0.5f32.to_le_bytes());
        payload.extend([2, 0xFF, 0x81]);
        payload.extend([1, b'v', FLOAT32, 1, 1, 0, 0, 0]);
        payload.extend(1.25f32.to_le_bytes());
        payload
    }

    #[test]
    fn a_file_reads_back() {
        let file = sealed(&small());
        let weights = Weights::read(&file).unwrap();
        assert_eq!(weights.words, ["a", "he"]);
        assert_eq!(weights.vector("v", 1).unwrap(), [1.25]);
        let matrix = weights.matrix("m", 1, 3).unwrap();
        assert_eq!(matrix.greatest(), 63.5);
        let (scale, row) = matrix.rows().next().unwrap();
        assert_eq!((scale, row.collect::<Vec<_>>()), (0.5, vec![2, -1, -127]));
        let refused = weights.matrix("m", 3, 1).unwrap_err().to_string();
        assert_eq!(refused, "attribution model: no 3 x 1 bytes \"m\"");
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
        payload.extend([1, b'm', INT8, 2]);
        payload.extend([0xFF; 8]);
        assert!(Weights::read(&sealed(&payload)).is_err());
    }
}
