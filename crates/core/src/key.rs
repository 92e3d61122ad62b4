//! Stable names made from content.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// The stable name of a thing, made from what it says: the same in every database, on every
/// machine, in whatever order things were taken in.
///
/// Printed as 24 lower-case hexadecimal digits (96 bits of a SHA-256).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Key([u8; 12]);

impl Key {
    /// Reads a printed key; `None` if it is not 24 hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 24 || !text.is_ascii() {
            return None;
        }
        let mut out = [0u8; 12];
        for (byte, pair) in out.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).ok()?;
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(Self(out))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({self})")
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for Key {
    type Error = String;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or_else(|| format!("not a key (24 hexadecimal digits): {text:?}"))
    }
}

/// Makes a [`Key`] from parts; each part is length-prefixed, so no two lists of parts meet.
#[derive(Clone, Debug)]
pub struct KeyBuilder(Sha256);

impl KeyBuilder {
    /// Starts a key of a kind of thing (`"article"`, `"claim"` …).
    #[must_use]
    pub fn new(kind: &str) -> Self {
        Self(Sha256::new()).part(kind)
    }

    /// Adds a part.
    #[must_use]
    pub fn part(mut self, part: impl AsRef<[u8]>) -> Self {
        let part = part.as_ref();
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
        self
    }

    /// Adds a part that may be absent; absent differs from empty.
    #[must_use]
    pub fn maybe(self, part: Option<impl AsRef<[u8]>>) -> Self {
        match part {
            Some(part) => self.part([1]).part(part),
            None => self.part([0]),
        }
    }

    /// The key.
    #[must_use]
    pub fn finish(self) -> Key {
        let digest = self.0.finalize();
        let mut out = [0u8; 12];
        for (to, from) in out.iter_mut().zip(digest.iter()) {
            *to = *from;
        }
        Key(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_together() {
        let a = KeyBuilder::new("k").part("ab").part("c").finish();
        let b = KeyBuilder::new("k").part("a").part("bc").finish();
        let c = KeyBuilder::new("k").maybe(None::<&str>).finish();
        let d = KeyBuilder::new("k").maybe(Some("")).finish();
        assert_ne!(a, b);
        assert_ne!(c, d);
    }

    #[test]
    fn a_key_reads_back() {
        let key = KeyBuilder::new("k").part("ä").finish();
        assert_eq!(Key::parse(&key.to_string()), Some(key));
        assert_eq!(Key::parse("zz"), None);
        assert_eq!(Key::parse(&"g".repeat(24)), None);
    }
}
