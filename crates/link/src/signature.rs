//! What an index finds an article by.

use crate::doc::Signed;
use crate::shingles::{Shingle, winnow};
use onrecord_core::Article;

/// How many terms an article is indexed by.
pub(crate) const TERMS: usize = 24;
/// An article has at most so many fingerprints in the index.
const MAX_PRINTS: usize = 2_000;

/// A whole text weighs so much: the weights of its terms are shares of it.
pub(crate) const WHOLE: f32 = 10_000.0;

/// What an index of articles is keyed by: two articles of one story share some of it
/// ([`Shared::is_enough`](crate::Shared::is_enough)).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// Hashes of the words that tell most of what the article is about, sorted, each once, with
    /// how much of it each tells, in parts of 10,000.
    pub terms: Vec<(u32, u16)>,
    /// Fingerprints of its runs of words; sorted, each once.
    pub prints: Vec<u32>,
}

/// The signature of an article, of nothing but its title and body.
#[must_use]
pub fn signature(article: &Article) -> Signature {
    Signed::new(article).signature
}

/// The heaviest stems; among equals those of the smallest hash, so that two articles choose
/// alike. The squares of all weights add up to the whole: two texts that share a term are at
/// least so alike by it, as far as it weighs as much in both.
pub(crate) fn terms(weights: &[(u32, f32)]) -> Vec<(u32, u16)> {
    let whole: f32 = weights.iter().map(|(_, w)| w * w).sum();
    let part = |w: f32| (w * w / whole.max(f32::MIN_POSITIVE) * WHOLE) as u16;
    let mut ranked: Vec<&(u32, f32)> = weights.iter().collect();
    ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let heaviest = ranked.iter().take(TERMS);
    let mut terms: Vec<(u32, u16)> = heaviest.map(|(stem, w)| (*stem, part(*w))).collect();
    terms.sort_unstable();
    terms
}

/// The fingerprints; of very many the smallest.
pub(crate) fn prints(shingles: &[Shingle]) -> Vec<u32> {
    let mut prints = winnow(shingles);
    prints.truncate(MAX_PRINTS);
    prints
}

/// How many fingerprints two articles share.
#[must_use]
pub fn shared_prints(a: &Signature, b: &Signature) -> usize {
    shared(&a.prints, &b.prints)
}

/// How many terms two articles share.
pub(crate) fn shared_terms(a: &Signature, b: &Signature) -> usize {
    shared_by(&a.terms, &b.terms, |(hash, _)| *hash)
}

/// How many values two sorted lists share.
pub(crate) fn shared(a: &[u32], b: &[u32]) -> usize {
    shared_by(a, b, |value| *value)
}

fn shared_by<T>(mut a: &[T], mut b: &[T], value: impl Fn(&T) -> u32) -> usize {
    let mut shared = 0;
    while let ([first_of_a, rest_of_a @ ..], [first_of_b, rest_of_b @ ..]) = (a, b) {
        let (x, y) = (value(first_of_a), value(first_of_b));
        shared += usize::from(x == y);
        // Which is the smaller cannot be foretold: no branch depends on it.
        a = if x <= y { rest_of_a } else { a };
        b = if y <= x { rest_of_b } else { b };
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_small_sorted_and_of_rare_words() {
        let body = "The harbour of Ostwick froze and the ferries of Ostwick stayed in. ".repeat(3);
        let article = Article {
            title: Some("Ostwick harbour freezes".into()),
            body,
            ..Article::default()
        };
        let s = signature(&article);
        assert!(s.terms.is_sorted() && s.prints.is_sorted());
        assert!(s.terms.len() <= TERMS && !s.prints.is_empty());
        let weight = |word: &str| {
            let found = s
                .terms
                .iter()
                .find(|(hash, _)| *hash == crate::rarity::hash(word));
            found.map(|(_, weight)| *weight)
        };
        assert!(weight("ostwick") > weight("stayed"), "{s:?}");
        assert_eq!(weight("the"), None);
        let all: u32 = s.terms.iter().map(|(_, weight)| u32::from(*weight)).sum();
        assert!((9_900..=10_000).contains(&all), "{all}");
    }

    #[test]
    fn shared_values_are_counted_once() {
        assert_eq!(shared(&[1, 3, 5, 9], &[0, 3, 4, 5, 10]), 2);
        assert_eq!(shared(&[], &[1]), 0);
    }

    #[test]
    fn an_empty_article_has_an_empty_signature() {
        assert_eq!(signature(&Article::default()), Signature::default());
    }
}
