//! Whom and what an article names: two reports of one event name somebody or some place alike.

use crate::doc::{Doc, Word, body_words};
use crate::signature::shared;
use onrecord_core::{Article, Span, SpeakerKind};
use std::collections::BTreeSet;

/// Names are rarer than this, in half bits: one article in 64 has it.
const RARE: u8 = 12;
/// An article with fewer names may be of anything.
const MIN_NAMES: usize = 4;
/// Of an article's citations so many are looked at.
const MAX_CITED: usize = 256;

/// The rare words that an article writes with a capital inside a sentence, sorted, without the
/// names of the outlets that it cites and the given names of who speaks: those stand in reports
/// of anything.
pub(crate) fn names(article: &Article, words: &[Word]) -> Vec<u32> {
    let body = article.body.as_str();
    let cited = article
        .citations
        .iter()
        .take(MAX_CITED)
        .map(|c| c.outlet_span);
    let told = article
        .attributions
        .iter()
        .filter_map(|a| a.told.as_ref())
        .map(|t| t.span);
    let outlets: Vec<Span> = cited.chain(told.take(MAX_CITED)).collect();
    let given = given_names(article);
    let next = words.iter().skip(1).map(|w| Some(w.stem)).chain([None]);
    let mut names: Vec<u32> = words
        .iter()
        .zip(next)
        .filter(|(w, _)| w.level >= RARE && is_name(body, w.span))
        .filter(|(w, _)| !outlets.iter().any(|o| o.contains(w.span)))
        .filter(|(w, next)| next.is_none_or(|next| !given.contains(&(w.stem, next))))
        .map(|(w, _)| w.stem)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What stands before the last names of the people who speak, each with what follows it.
fn given_names(article: &Article) -> BTreeSet<(u32, u32)> {
    let people = article
        .speakers
        .iter()
        .filter(|speaker| speaker.kind == SpeakerKind::Person);
    let names = people.filter_map(|speaker| speaker.proper_name.as_deref());
    let mut given = BTreeSet::new();
    for name in names {
        let words = body_words(name);
        let pairs = words.iter().zip(words.iter().skip(1));
        given.extend(pairs.map(|(word, next)| (word.stem, next.stem)));
    }
    given
}

/// Whether a word begins with a capital and no sentence begins with it.
fn is_name(body: &str, span: Span) -> bool {
    let capital = span.of(body).chars().next().is_some_and(char::is_uppercase);
    let before = body.get(..span.start).unwrap_or_default();
    let last = before.trim_end_matches(' ').chars().next_back();
    let inside =
        last.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | ';' | '-' | '’' | '\''));
    capital && inside
}

/// Whether two articles name enough, and nothing alike.
pub(crate) fn strangers(a: &Doc<'_>, b: &Doc<'_>) -> bool {
    let few = a.names.len().min(b.names.len()) < MIN_NAMES;
    !few && shared(&a.names, &b.names) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Build, member};

    fn check(a: &str, b: &str, expected: bool) {
        let (a, b) = (Build::new(a).article(), Build::new(b).article());
        let (a, b) = (member(&a), member(&b));
        assert_eq!(strangers(&Doc::new(&a), &Doc::new(&b)), expected);
    }

    const FLOOD: &str = "Water took the mill of Brunnhof when the Talva rose, said Ada Brenn, and \
        the road to Karlen is gone.";

    #[test]
    fn two_events_of_one_kind_have_no_name_in_common() {
        check(
            FLOOD,
            "Water took the school of Ostwick when the Skarn rose, said Leif Orsted, and the road \
             to Tessin is gone.",
            true,
        );
        check(
            FLOOD,
            "The harvest around Brunnhof is lost, farmers told Ruben Aske, who farms near Tessin \
             and Skarn.",
            false,
        );
    }

    #[test]
    fn a_given_name_in_common_is_none() {
        let there = |who: &str| {
            let body =
                format!("Water took the school of Ostwick near Tessin, said {who}, by the Skarn.");
            let mut article = Build::new(&body)
                .says(who, "Water took the school")
                .article();
            article.speakers[0].proper_name = Some(who.to_owned());
            article.speakers[0].kind = SpeakerKind::Person;
            article
        };
        let flood = Build::new(FLOOD).article();
        let strange = |who: &str| {
            let other = there(who);
            let (a, b) = (member(&flood), member(&other));
            strangers(&Doc::new(&a), &Doc::new(&b))
        };
        assert!(strange("Ada Orsted"));
        assert!(!strange("Leif Brenn"), "a last name is one");
    }

    #[test]
    fn who_names_little_may_tell_of_anything() {
        check(
            FLOOD,
            "Water took the mill and the road is gone, said Leif Orsted.",
            false,
        );
        check(FLOOD, "WATER TOOK THE MILL", false);
    }
}
