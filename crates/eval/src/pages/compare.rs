//! When a body, a title or a set of authors is what people read.

use std::collections::{BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization;

/// A bag of runs of four words.
pub type Shingles = HashMap<[String; 4], usize>;

/// Words in their compatibility form and in lower case.
fn words(text: &str) -> Vec<String> {
    let folded: String = text.nfkc().collect::<String>().to_lowercase();
    folded
        .split(|c: char| !(is_word(c)))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What Python's `\w` takes: letters, numbers and the underscore, not marks.
fn is_word(c: char) -> bool {
    c == '_' || (c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c))
}

/// The runs of four words of a text; a shorter text is one run.
#[must_use]
pub fn shingles(text: &str) -> Shingles {
    let words = words(text);
    let mut bag = Shingles::new();
    if words.is_empty() {
        return bag;
    }
    for at in 0..words.len().saturating_sub(3).max(1) {
        let word = |i: usize| words.get(at + i).cloned().unwrap_or_default();
        *bag.entry([word(0), word(1), word(2), word(3)]).or_default() += 1;
    }
    bag
}

/// Precision and recall of a body.
pub(super) fn body(truth: &str, predicted: &str) -> (f64, f64) {
    let (truth, predicted) = (shingles(truth), shingles(predicted));
    let size = |bag: &Shingles| bag.values().sum::<usize>() as f64;
    let both: usize = truth
        .iter()
        .map(|(run, n)| predicted.get(run).map_or(0, |m| *n.min(m)))
        .sum();
    let precision = if predicted.is_empty() {
        f64::from(u8::from(truth.is_empty()))
    } else {
        both as f64 / size(&predicted)
    };
    let recall = if truth.is_empty() {
        1.0
    } else {
        both as f64 / size(&truth)
    };
    (precision, recall)
}

/// Whether two titles are the same but for case and punctuation.
#[must_use]
pub fn same_title(truth: &str, predicted: &str) -> bool {
    words(truth) == words(predicted)
}

/// The names of a list with semicolons, each folded to its words: order, case, accents, dots
/// and hyphens do not count.
#[must_use]
pub fn author_set<'a>(names: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    names
        .flat_map(|name| name.split(';'))
        .map(|name| {
            let bare: String = name
                .nfkd()
                .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
                .collect();
            words(&bare).join(" ")
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_compared_by_runs_of_four_words() {
        assert_eq!(body("a b c d e", "A b, c d!"), (1.0, 0.5));
        assert_eq!(body("a b", "a b"), (1.0, 1.0));
        assert_eq!(body("a b c d", ""), (0.0, 0.0));
        assert_eq!(body("", "x"), (0.0, 1.0));
    }

    #[test]
    fn names_are_split_and_folded() {
        let truth = author_set(["Ana Müller; J. O'Dell"].into_iter());
        assert_eq!(truth, author_set(["J O Dell", "ANA MULLER"].into_iter()));
        assert!(same_title("A “new” dawn", "a New dawn!"));
    }
}
