//! What an index finds an article by.

use crate::Member;
use crate::doc::Doc;
use crate::shingles::{Shingle, winnow};
use onrecord_core::{Article, KeyBuilder};

/// How many terms an article is indexed by.
pub(crate) const TERMS: usize = 24;
/// An article has at most so many fingerprints in the index.
const MAX_PRINTS: usize = 2_000;

/// What an index of articles is keyed by: two articles of one story share at least
/// [`MIN_TERMS`](crate::MIN_TERMS) terms or [`MIN_PRINTS`](crate::MIN_PRINTS) prints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// Hashes of the words that tell most of what the article is about; sorted, each once.
    pub terms: Vec<u32>,
    /// Fingerprints of its runs of words; sorted, each once.
    pub prints: Vec<u32>,
}

/// The signature of an article, of nothing but its title and body.
#[must_use]
pub fn signature(article: &Article) -> Signature {
    // The key plays no part in a signature.
    let key = KeyBuilder::new("").finish();
    Doc::new(&Member { key, article }).signature
}

/// The heaviest stems; among equals those of the smallest hash, so that two articles choose
/// alike.
pub(crate) fn terms(weights: &[(u32, f32)]) -> Vec<u32> {
    let mut ranked: Vec<&(u32, f32)> = weights.iter().collect();
    ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut terms: Vec<u32> = ranked.iter().take(TERMS).map(|(stem, _)| *stem).collect();
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

/// How many values two sorted lists share.
pub(crate) fn shared(a: &[u32], b: &[u32]) -> usize {
    let mut b = b.iter().peekable();
    a.iter()
        .filter(|x| {
            while b.next_if(|y| y < x).is_some() {}
            b.next_if(|y| y == x).is_some()
        })
        .count()
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
        assert!(s.terms.contains(&crate::rarity::hash("ostwick")));
        assert!(!s.terms.contains(&crate::rarity::hash("the")));
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
