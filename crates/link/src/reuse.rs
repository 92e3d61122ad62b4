//! Passages that two articles share word for word.

use crate::doc::{Doc, Word};
use crate::related::Prepared;
use crate::shingles::WORDS;
use crate::signature::shared;
use onrecord_core::Span;

/// A shorter run of words is no passage: names with titles and set phrases are as long.
pub(crate) const MIN_PASSAGE: usize = 8;
/// A passage has at least so many words that say what it is about.
const MIN_CONTENT: usize = 3;
/// Of the places where the other article has a shingle, so many are tried.
const MAX_PLACES: usize = 8;
/// An article descends from another by reuse if at least this share of its words stands
/// there, outside quotation marks. Below it, agencies' background paragraphs, boilerplate and
/// set phrases make most of what two independent reports share. Measured on COUNTER (pairs of
/// an agency's and a newspaper's text, labelled by hand): 4 of 85 independent pairs reach it.
pub(crate) const DERIVED_SHARE: f64 = 0.10;
/// Months apart, or in one outlet's own pages, this share: background paragraphs and standing
/// notes come again in every report.
const MUCH_SHARE: f64 = 0.30;
/// … or so many words: a long article that takes over several paragraphs.
const DERIVED_WORDS: usize = 120;
/// … and never fewer than these.
const DERIVED_LEAST: usize = 16;
/// An article is a copy of another if at least this share of it stands there.
pub(crate) const COPY_SHARE: f64 = 0.5;

/// A shared passage, as indices of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// First word in the article.
    pub(crate) at: usize,
    /// First word in the other.
    pub(crate) from: usize,
    /// How many words.
    pub(crate) len: usize,
}

/// What of an article stands in another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reuse {
    /// The passages, in the article's order, apart from each other.
    pub(crate) passages: Vec<Passage>,
    /// Words of the article.
    pub(crate) words: usize,
    /// Words of it that stand in the other.
    pub(crate) shared: usize,
    /// Of these, words outside quotation marks.
    pub(crate) unquoted: usize,
    /// Distinct runs of words of the article, and those of them that the other has too.
    runs: (usize, usize),
}

impl Reuse {
    /// The share of the article that stands in the other: of its distinct runs of words, after
    /// Broder, *On the resemblance and containment of documents* (1997).
    pub(crate) fn containment(&self) -> f64 {
        let (all, shared) = self.runs;
        if all == 0 {
            return ratio(self.shared, self.words);
        }
        ratio(shared, all)
    }

    /// Whether enough is shared, and not only quoted speech, to say that one has it from the
    /// other or both from a third.
    pub(crate) fn derives(&self) -> bool {
        self.unquoted >= DERIVED_LEAST
            && (ratio(self.unquoted, self.words) >= DERIVED_SHARE || self.unquoted >= DERIVED_WORDS)
    }

    /// Whether so much is shared that it is more than background paragraphs or standing notes.
    pub(crate) fn derives_much(&self) -> bool {
        self.derives() && ratio(self.unquoted, self.words) >= MUCH_SHARE
    }

    /// Whether the article is a copy of the other.
    pub(crate) fn is_copy(&self) -> bool {
        self.derives() && self.containment() >= COPY_SHARE
    }
}

impl Prepared<'_> {
    /// The share of this article's distinct runs of five words that the other has too, 0 to 1.
    #[must_use]
    pub fn containment(&self, other: &Prepared<'_>) -> f64 {
        reuse(&self.0, &other.0).containment()
    }
}

/// Whether an article has enough of another's text to descend from it.
pub(crate) fn takes_over(article: &Doc<'_>, other: &Doc<'_>, reuse: &Reuse) -> bool {
    let one_outlet = article.reporter.is_some() && article.reporter == other.reporter;
    reuse.derives() && (!one_outlet || reuse.derives_much())
}

pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    // Counts of words are far below 2^52.
    part as f64 / whole as f64
}

/// What of `article` stands in `other`: at each place the longest passage, from left to right.
pub(crate) fn reuse(article: &Doc<'_>, other: &Doc<'_>) -> Reuse {
    let mut found = Reuse {
        words: article.words.len(),
        runs: (article.runs().len(), shared(article.runs(), other.runs())),
        ..Reuse::default()
    };
    let hashes = hashes_in_order(article);
    let mut at = 0;
    while let Some(hash) = hashes.get(at) {
        let Some(passage) = longest(article, other, at, *hash) else {
            at += 1;
            continue;
        };
        let words = part(&article.words, passage.at, passage.len);
        if passage.len >= MIN_PASSAGE {
            at += passage.len;
            if words.iter().filter(|w| w.is_content()).count() >= MIN_CONTENT {
                found.shared += words.len();
                found.unquoted += words.iter().filter(|w| !w.quoted).count();
                found.passages.push(passage);
            }
        } else {
            at += 1;
        }
    }
    found
}

/// A passage with its places in both bodies, and whether it is quoted speech in the article:
/// where at least three quarters of its words are.
pub(crate) fn spans(article: &Doc<'_>, other: &Doc<'_>, p: Passage) -> Option<(Span, Span, bool)> {
    let words = part(&article.words, p.at, p.len);
    let quoted = words.iter().filter(|w| w.quoted).count() * 4 >= words.len() * 3;
    Some((
        envelope(words)?,
        envelope(part(&other.words, p.from, p.len))?,
        quoted,
    ))
}

fn envelope(words: &[Word]) -> Option<Span> {
    Some(Span::new(words.first()?.span.start, words.last()?.span.end))
}

fn part(words: &[Word], from: usize, len: usize) -> &[Word] {
    words.get(from..from.saturating_add(len)).unwrap_or(&[])
}

/// The longest run of words from `at` on that the other has, of the first few places.
fn longest(article: &Doc<'_>, other: &Doc<'_>, at: usize, hash: u32) -> Option<Passage> {
    let first = other.shingles.partition_point(|s| s.hash < hash);
    let mut best: Option<Passage> = None;
    for shingle in other.shingles.iter().skip(first).take(MAX_PLACES) {
        if shingle.hash != hash {
            break;
        }
        let from = shingle.at as usize;
        let mine = article.words.get(at..).unwrap_or(&[]);
        let theirs = other.words.get(from..).unwrap_or(&[]);
        let len = mine
            .iter()
            .zip(theirs)
            .take_while(|(a, b)| a.exact == b.exact)
            .count();
        if best.is_none_or(|b| len > b.len) {
            best = Some(Passage { at, from, len });
        }
    }
    best.filter(|p| p.len >= WORDS)
}

/// The hash of the shingle at each word.
fn hashes_in_order(doc: &Doc<'_>) -> Vec<u32> {
    let mut hashes = vec![0; doc.shingles.len()];
    for shingle in &doc.shingles {
        if let Some(slot) = hashes.get_mut(shingle.at as usize) {
            *slot = shingle.hash;
        }
    }
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{article, member};

    const PIER: &str = "The old pier of Ostwick collapsed into the bay before dawn on Friday, \
        and divers searched the wreckage for a missing night watchman.";

    fn between(a: &str, b: &str) -> Reuse {
        let (a, b) = (article(a), article(b));
        reuse(&Doc::new(&member(&a)), &Doc::new(&member(&b)))
    }

    #[test]
    fn a_whole_copy_is_contained_whatever_its_typesetting() {
        let r = between(&PIER.to_uppercase().replace(',', " –"), PIER);
        assert!(r.is_copy());
        assert!((r.containment() - 1.0).abs() < 1e-9);
        assert_eq!(r.passages.len(), 1);
    }

    #[test]
    fn containment_is_the_share_of_the_article_not_of_the_other() {
        let long = format!(
            "{PIER} {}",
            (0..60)
                .map(|lot| format!("Lot {lot} went to a man from town. "))
                .collect::<String>()
        );
        assert!(between(PIER, &long).containment() > 0.99);
        assert!(between(&long, PIER).containment() < 0.35);
    }

    #[test]
    fn a_common_phrase_is_no_passage() {
        let r = between(
            "He said that it was not one of the best of the days.",
            "She said that it was not one of the best of the days.",
        );
        assert_eq!((r.shared, r.passages.len()), (0, 0));
    }

    #[test]
    fn quoted_speech_alone_makes_no_derivation() {
        let quote = "“The pier was rotten, every timber of it, and the harbour board of Ostwick \
            knew that since the spring inspection by the Lindqvist surveyors,”";
        let a = format!("{quote} mayor Ada Brenn told a crowd.");
        let b = format!("At noon Ada Brenn spoke up. {quote} she said.");
        let r = between(&a, &b);
        assert!(r.containment() > 0.7 && r.unquoted == 0);
        assert!(!r.derives());
    }

    #[test]
    fn a_text_of_one_word_repeated_ends_in_linear_time() {
        let many = "buffalo ".repeat(60_000);
        assert!(between(&many, &many).words > 0);
    }
}
