//! Places in a text, and the one conversion between bytes and characters.

use serde::{Deserialize, Serialize};

/// A half-open range of **bytes** in an article's body, on character boundaries.
///
/// SQL and JSON speak of characters (Unicode code points); [`CharMap`] converts.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end`, in bytes.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Where `needle` first stands in `text`.
    #[must_use]
    pub fn find(text: &str, needle: &str) -> Option<Self> {
        let start = text.find(needle)?;
        Some(Self::new(start, start + needle.len()))
    }

    /// The text of this span; empty where it does not lie in `text` on character boundaries.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// How many bytes two spans share.
    #[must_use]
    pub fn overlap(self, other: Self) -> usize {
        self.end
            .min(other.end)
            .saturating_sub(self.start.max(other.start))
    }

    /// The smallest span that covers all of `spans`.
    #[must_use]
    pub fn envelope(spans: &[Self]) -> Option<Self> {
        let start = spans.iter().map(|s| s.start).min()?;
        let end = spans.iter().map(|s| s.end).max()?;
        Some(Self::new(start, end))
    }
}

/// Converts between byte and character offsets of one text, in constant time a look-up.
///
/// Every conversion of the project goes through here.
#[derive(Clone, Debug)]
pub struct CharMap<'a> {
    text: &'a str,
    /// Characters before each block of [`BLOCK`] bytes; empty for an ASCII text.
    before: Vec<u32>,
    chars: usize,
}

const BLOCK: usize = 128;

fn starts_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

impl<'a> CharMap<'a> {
    /// Indexes `text` in one pass.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self {
                text,
                before: Vec::new(),
                chars: text.len(),
            };
        }
        let mut before = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut chars = 0usize;
        for block in text.as_bytes().chunks(BLOCK) {
            before.push(u32::try_from(chars).unwrap_or(u32::MAX));
            chars += block.iter().filter(|b| starts_char(**b)).count();
        }
        Self {
            text,
            before,
            chars,
        }
    }

    /// How many characters the text has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chars
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars == 0
    }

    /// The character offset of a byte offset; past the end it is the length.
    #[must_use]
    pub fn to_chars(&self, byte: usize) -> usize {
        if self.before.is_empty() {
            return byte.min(self.chars);
        }
        let block = byte / BLOCK;
        let Some(before) = self.before.get(block) else {
            return self.chars;
        };
        let rest = self
            .text
            .as_bytes()
            .get(block * BLOCK..byte.min(self.text.len()));
        *before as usize + rest.map_or(0, |r| r.iter().filter(|b| starts_char(**b)).count())
    }

    /// The byte offset of a character offset; past the end it is the length in bytes.
    #[must_use]
    pub fn to_bytes(&self, chars: usize) -> usize {
        if self.before.is_empty() {
            return chars.min(self.chars);
        }
        let block = self
            .before
            .partition_point(|b| *b as usize <= chars)
            .saturating_sub(1);
        let mut left = chars - self.before.get(block).map_or(0, |b| *b as usize).min(chars);
        let from = block * BLOCK;
        for (i, byte) in self.text.as_bytes().iter().enumerate().skip(from) {
            if starts_char(*byte) {
                if left == 0 {
                    return i;
                }
                left -= 1;
            }
        }
        self.text.len()
    }

    /// A byte span as `(start, end)` in characters.
    #[must_use]
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.to_chars(span.start), self.to_chars(span.end))
    }

    /// A byte span from `(start, end)` in characters.
    #[must_use]
    pub fn byte_span(&self, start: usize, end: usize) -> Span {
        Span::new(self.to_bytes(start), self.to_bytes(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_bytes_agree_everywhere() {
        let texts = [
            String::new(),
            "plain".repeat(100),
            "“é” — ж𝄞 ".repeat(70),
            format!("{}é{}", "a".repeat(BLOCK - 1), "b".repeat(BLOCK)),
        ];
        for text in &texts {
            let map = CharMap::new(text);
            assert_eq!(map.len(), text.chars().count());
            for (chars, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(map.to_chars(byte), chars);
                assert_eq!(map.to_bytes(chars), byte);
            }
            assert_eq!(map.to_chars(text.len()), map.len());
            assert_eq!(map.to_bytes(map.len()), text.len());
            assert_eq!(map.to_bytes(map.len() + 9), text.len());
        }
    }

    #[test]
    fn a_span_off_a_boundary_is_empty_text() {
        assert_eq!(Span::new(1, 2).of("é"), "");
        assert_eq!(Span::new(0, 9).of("short"), "");
    }
}
