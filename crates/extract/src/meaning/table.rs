//! Tables of words, written as one text and looked up at once.

use std::collections::HashSet;
use std::sync::OnceLock;

/// A set of words or turns of phrase, parted by commas in the source.
pub(crate) struct Words {
    text: &'static str,
    set: OnceLock<HashSet<&'static str>>,
}

impl Words {
    /// The words of a text.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self {
            text,
            set: OnceLock::new(),
        }
    }

    /// Whether a word, in lower case, is one of them.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.set
            .get_or_init(|| self.text.split(',').map(str::trim).collect())
            .contains(word)
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
