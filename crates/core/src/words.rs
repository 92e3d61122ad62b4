//! Tables of words, written as one text and looked up at once.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// A set of words or turns of phrase, parted by commas in the source.
///
/// ```
/// use onrecord_core::Words;
///
/// static PORTS: Words = Words::new("vell, north quay");
/// assert!(PORTS.contains("north quay") && !PORTS.contains("quay"));
/// ```
#[derive(Debug)]
pub struct Words {
    text: &'static str,
    set: OnceLock<HashSet<&'static str, OwnKeys>>,
}

impl Words {
    /// The words of a text.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            set: OnceLock::new(),
        }
    }

    /// Whether a word, in lower case, is one of them.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.set
            .get_or_init(|| self.text.split(',').map(str::trim).collect())
            .contains(word)
    }
}

/// The hash of a map or set whose keys are words of our own tables. That of the standard library
/// withstands chosen keys, which costs most of a look-up.
pub type OwnKeys = BuildHasherDefault<Quick>;

/// The hasher of [`OwnKeys`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().fold(0, |word, b| word << 8 | u64::from(*b));
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        // The table looks at the lowest and the highest bits.
        self.0 ^ self.0 >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static PORTS: Words = Words::new(
        "vell, north quay, \
         port oda",
    );

    #[test]
    fn words_are_found_whole() {
        assert!(
            PORTS.contains("vell") && PORTS.contains("north quay") && PORTS.contains("port oda")
        );
        assert!(!PORTS.contains("quay") && !PORTS.contains("") && !PORTS.contains("vell,"));
    }
}
