//! Shingles: short runs of words, hashed; and which of them stand for a text.
//!
//! The choice is winnowing, after Schleimer, Wilkerson and Aiken, *Winnowing: Local Algorithms
//! for Document Fingerprinting* (SIGMOD 2003): of every window of hashes the smallest is kept,
//! so that any passage of `WORDS + WINDOW - 1` words that two texts share gives both at least
//! one common fingerprint, and the choice depends on nothing outside the window.

use crate::doc::Word;
use crate::rarity::{halve, hash, mix};
use onrecord_core::text::fold;

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
            let hash = hash_of(run.iter().map(|word| word.exact));
            Shingle { hash, at }
        })
        .collect()
}

/// The distinct runs of words of a body, hashed and sorted. Here a word ends at an apostrophe:
/// an edited possessive changes no more runs than it must.
pub(crate) fn runs(body: &str, words: &[Word]) -> Vec<u32> {
    let mut plain: Vec<u32> = Vec::with_capacity(words.len());
    for word in words {
        let text = word.span.of(body);
        if text.contains(APOSTROPHES) {
            plain.extend(text.split(APOSTROPHES).map(|part| hash(&fold(part))));
        } else {
            plain.push(word.exact);
        }
    }
    let mut runs: Vec<u32> = plain
        .windows(WORDS)
        .map(|run| hash_of(run.iter().copied()))
        .collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

const APOSTROPHES: [char; 2] = ['\'', '’'];

fn hash_of(run: impl Iterator<Item = u32>) -> u32 {
    let join = |state: u64, word| mix(state.rotate_left(7) ^ u64::from(word));
    halve(run.fold(0, join))
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

    #[test]
    fn distinct_runs_are_counted_once_whatever_the_apostrophe() {
        let of = |text: &str| runs(text, &body_words(text));
        assert_eq!(
            of("the mayor's old dog ran off"),
            of("The mayor’s old dog ran off")
        );
        assert_eq!(of(&"to be or not ".repeat(9)).len(), 4);
        assert!(of("one two three four").is_empty());
    }

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
