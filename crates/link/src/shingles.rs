//! Shingles: short runs of words, hashed; and which of them stand for a text.
//!
//! The choice is winnowing, after Schleimer, Wilkerson and Aiken, *Winnowing: Local Algorithms
//! for Document Fingerprinting* (SIGMOD 2003): of every window of hashes the smallest is kept,
//! so that any passage of `WORDS + WINDOW - 1` words that two texts share gives both at least
//! one common fingerprint, and the choice depends on nothing outside the window.

use crate::doc::Word;
use crate::rarity::{halve, mix};

/// Words of a shingle.
pub(crate) const WORDS: usize = 5;
/// Hashes of a window.
const WINDOW: usize = 12;

/// A run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Shingle {
    /// Hash of its words.
    pub(crate) hash: u32,
    /// Index of its first word.
    pub(crate) at: u32,
}

/// All shingles of a text, in their order.
pub(crate) fn shingles(words: &[Word]) -> Vec<Shingle> {
    words
        .windows(WORDS)
        .zip(0u32..)
        .map(|(run, at)| {
            let state = run.iter().fold(0u64, |state, word| {
                mix(state.rotate_left(7) ^ u64::from(word.exact))
            });
            Shingle {
                hash: halve(state),
                at,
            }
        })
        .collect()
}

/// The fingerprints among shingles given in their order: the smallest hash of each window,
/// the rightmost of equals; sorted, each once.
pub(crate) fn winnow(shingles: &[Shingle]) -> Vec<u32> {
    let least = |run: &[Shingle]| run.iter().map(|s| s.hash).min();
    let mut kept: Vec<u32> = if shingles.len() < WINDOW {
        least(shingles).into_iter().collect()
    } else {
        shingles.windows(WINDOW).filter_map(least).collect()
    };
    kept.sort_unstable();
    kept.dedup();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::body_words;

    /// A shared passage of so many words is sure to be noticed.
    const GUARANTEED: usize = WORDS + WINDOW - 1;

    fn prints(text: &str) -> Vec<u32> {
        winnow(&shingles(&body_words(text)))
    }

    #[test]
    fn a_passage_of_guaranteed_length_is_noticed_wherever_it_stands() {
        let passage: Vec<String> = (0..GUARANTEED).map(|i| format!("word{i}")).collect();
        let passage = passage.join(" ");
        for (before, after) in [(0, 40), (13, 7), (50, 0)] {
            let filler =
                |tag: &str, n: usize| (0..n).map(|i| format!("{tag}{i} ")).collect::<String>();
            let a = format!("{}{passage} {}", filler("a", before), filler("b", after));
            let b = format!("{}{passage} {}", filler("c", after), filler("d", before));
            let b = prints(&b);
            assert!(prints(&a).iter().any(|p| b.contains(p)), "{before} {after}");
        }
    }

    #[test]
    fn few_of_many_shingles_are_kept() {
        let text: String = (0..1_000).map(|i| format!("w{i} ")).collect();
        let kept = prints(&text).len();
        assert!((80..250).contains(&kept), "{kept}");
    }

    #[test]
    fn a_short_text_has_one_fingerprint_and_an_empty_one_none() {
        assert_eq!(prints("one two three four five six").len(), 1);
        assert!(prints("one two").is_empty());
    }
}
