//! An article made ready to be compared: its words, their weights, its fingerprints.

use crate::Member;
use crate::naming::names;
use crate::neighbours::Place;
use crate::rarity::{CONTENT, compared, name_key};
use crate::shingles::{Shingle, runs, shingles};
use crate::signature::{Signature, prints, terms};
use onrecord_core::text::{fold_into, words};
use onrecord_core::{Article, Key, Span};
use std::borrow::Cow;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// More words of a body than this are not compared.
const MAX_WORDS: usize = 30_000;
/// The lead is so many words …
const LEAD_WORDS: usize = 100;
/// … and each counts as often as so many further down.
const LEAD_COUNT: u32 = 3;
/// A quotation that is not closed ends with its paragraph, or after so many bytes.
const MAX_QUOTE: usize = 6_000;

/// A word of a body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where it stands (bytes).
    pub(crate) span: Span,
    /// Hash of the folded word.
    pub(crate) exact: u32,
    /// Hash of its stem.
    pub(crate) stem: u32,
    /// Its level of rarity, in half bits.
    pub(crate) level: u8,
    /// Whether it lies inside quotation marks.
    pub(crate) quoted: bool,
}

impl Word {
    /// Whether the word says what a text is about.
    pub(crate) fn is_content(&self) -> bool {
        self.level >= CONTENT
    }
}

/// An article with what it is compared by.
#[derive(Debug)]
pub(crate) struct Doc<'a> {
    /// The article's key.
    pub(crate) key: Key,
    /// The article.
    pub(crate) article: &'a Article,
    reading: Arc<Reading>,
}

/// What an article is compared by. It borrows nothing, so that it can be kept.
#[derive(Debug)]
pub(crate) struct Reading {
    /// The words of its body.
    pub(crate) words: Vec<Word>,
    /// Its shingles, sorted by hash and place.
    pub(crate) shingles: Vec<Shingle>,
    /// Made when asked for.
    runs: OnceLock<Vec<u32>>,
    /// Weighted stems of title and body, sorted, of length 1.
    pub(crate) vector: Vec<(u32, f32)>,
    /// The same where the lead counts more; made when asked for.
    lead: OnceLock<Vec<(u32, f32)>>,
    /// What an index is keyed by.
    pub(crate) signature: Signature,
    /// Whom and what it names, sorted.
    pub(crate) names: Vec<u32>,
    /// Whose report it is, folded.
    pub(crate) reporter: Option<String>,
}

impl Deref for Doc<'_> {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.reading
    }
}

/// The signature of an article with what it is made of.
pub(crate) struct Signed {
    pub(crate) signature: Signature,
    words: Vec<Word>,
    /// In the order of the text.
    shingles: Vec<Shingle>,
    weights: Vec<(u32, f32)>,
}

impl Signed {
    /// Reads as much of an article as its signature takes.
    pub(crate) fn new(article: &Article) -> Self {
        let words = body_words(&article.body);
        let shingles = shingles(&words);
        let weights = weights(article, &words, 1);
        let signature = Signature {
            terms: terms(&weights),
            prints: prints(&shingles),
        };
        Self {
            signature,
            words,
            shingles,
            weights,
        }
    }
}

impl Reading {
    /// Reads an article.
    pub(crate) fn new(article: &Article) -> Self {
        let mut signed = Signed::new(article);
        signed.shingles.sort_unstable();
        Self {
            names: names(article, &signed.words),
            words: signed.words,
            shingles: signed.shingles,
            runs: OnceLock::new(),
            vector: unit(signed.weights),
            lead: OnceLock::new(),
            signature: signed.signature,
            reporter: article.reporting_outlet().map(name_key),
        }
    }
}

impl<'a> Doc<'a> {
    /// Reads an article.
    pub(crate) fn new(member: &Member<'a>) -> Self {
        Self::read_before(member, Arc::new(Reading::new(member.article)))
    }

    /// An article with its reading.
    pub(crate) fn read_before(member: &Member<'a>, reading: Arc<Reading>) -> Self {
        Self {
            key: member.key,
            article: member.article,
            reading,
        }
    }

    /// Its distinct runs of words, hashed and sorted.
    pub(crate) fn runs(&self) -> &[u32] {
        let runs = || runs(&self.article.body, &self.words);
        self.reading.runs.get_or_init(runs)
    }

    /// Weighted stems as in `vector`, where the lead counts more: stories are told apart by it.
    pub(crate) fn lead(&self) -> &[(u32, f32)] {
        let lead = || unit(weights(self.article, &self.words, LEAD_COUNT));
        self.reading.lead.get_or_init(lead)
    }

    /// The place in the canonical order.
    pub(crate) fn place(&self) -> Place {
        let from = self.article.published.as_ref().map(|d| d.from());
        Place::new(from, self.key)
    }

    /// The words of a span of the body.
    pub(crate) fn words_in(&self, span: Span) -> &[Word] {
        let from = self.words.partition_point(|w| w.span.start < span.start);
        let to = self.words.partition_point(|w| w.span.end <= span.end);
        self.words.get(from..to).unwrap_or(&[])
    }
}

/// The words of a body, each with whether it is quoted speech.
pub(crate) fn body_words(body: &str) -> Vec<Word> {
    let quotes = quotations(body);
    let mut quotes = quotes.iter().peekable();
    let mut folded = String::new();
    words(body)
        .take(MAX_WORDS)
        .map(|span| {
            while quotes.next_if(|q| q.end <= span.start).is_some() {}
            let quoted = quotes.peek().is_some_and(|q| q.contains(span));
            fold_into(span.of(body), &mut folded);
            let word = compared(&plain(&folded));
            Word {
                span,
                exact: word.exact,
                stem: word.stem,
                level: word.level,
                quoted,
            }
        })
        .collect()
}

/// An abbreviation without its full stops: "u.s" is "us", as other outlets write it.
pub(crate) fn plain(word: &str) -> Cow<'_, str> {
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    if word.contains('.') && word.split('.').all(single) {
        return Cow::Owned(word.replace('.', ""));
    }
    Cow::Borrowed(word)
}

/// The stretches of a body inside double quotation marks; one mark left open loses no more
/// than its paragraph.
fn quotations(body: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut line_end = false;
    for (at, c) in body.char_indices() {
        let blank_line = line_end && c == '\n';
        line_end = c == '\n';
        if open.is_some_and(|from| blank_line || at - from > MAX_QUOTE) {
            // A quotation that runs on into the next paragraph is opened anew there.
            if let Some(from) = open.take().filter(|_| blank_line) {
                found.push(Span::new(from, at));
            }
        }
        match (c, open) {
            ('“' | '«' | '„' | '"', None) => open = Some(at),
            // “ closes where „ opens.
            ('”' | '»' | '"' | '“', Some(from)) => {
                found.push(Span::new(from, at));
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// The weight of each stem of title and body, not yet of length 1. The title counts twice:
/// it says what the article is about. Words of the lead count so many times.
fn weights(article: &Article, body: &[Word], lead: u32) -> Vec<(u32, f32)> {
    let title = article.title.as_deref().map(body_words).unwrap_or_default();
    let title = title.iter().map(|word| (word, 2 * lead));
    let body = body.iter().enumerate();
    let body = body.map(|(at, word)| (word, if at < LEAD_WORDS { lead } else { 1 }));
    let all = title.chain(body);
    let mut all: Vec<(u32, u8, u32)> = all.map(|(w, times)| (w.stem, w.level, times)).collect();
    all.sort_unstable();
    let of_stem = all.chunk_by(|a, b| a.0 == b.0).filter_map(|same| {
        // The level of its commonest form, which comes first.
        let (stem, level, _) = same.first().filter(|(_, level, _)| *level > 0)?;
        let count: u32 = same.iter().map(|(_, _, times)| times).sum();
        let often = 1.0 + f64::from(count).ln();
        Some((*stem, narrow(often * f64::from(*level))))
    });
    of_stem.collect()
}

/// Weights as a sorted vector of length 1.
fn unit(mut vector: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    vector.sort_unstable_by_key(|(stem, _)| *stem);
    let length = vector.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    for (_, weight) in &mut vector {
        *weight /= length.max(f32::MIN_POSITIVE);
    }
    vector
}

fn narrow(x: f64) -> f32 {
    // Weights need no more than six digits.
    x as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(body: &str) -> Vec<&str> {
        let words = body_words(body);
        words
            .iter()
            .filter(|w| w.quoted)
            .map(|w| w.span.of(body))
            .collect()
    }

    #[test]
    fn words_inside_quotation_marks_are_quoted() {
        assert_eq!(quoted("He said “we go” and left."), ["we", "go"]);
        assert_eq!(quoted("Er sagte: „wir gehen“ und ging."), ["wir", "gehen"]);
        assert_eq!(quoted("\"Yes\", she said, \"no\"."), ["Yes", "no"]);
    }

    #[test]
    fn an_open_quotation_mark_loses_only_its_paragraph() {
        assert_eq!(
            quoted("He said “we go.\n\nThe town is quiet."),
            ["we", "go"]
        );
    }

    #[test]
    fn abbreviations_are_compared_without_full_stops() {
        let words = body_words("The U.S. and the US, 2.5 and 2,5.");
        assert_eq!(words[1].exact, words[4].exact);
        assert_ne!(words[5].exact, words[7].exact);
    }

    #[test]
    fn thousands_of_marks_are_read_in_one_pass() {
        let body = "\" “ » a ".repeat(50_000);
        assert_eq!(body_words(&body).len(), MAX_WORDS);
    }
}
