//! Whom and what an article names: two reports of one event name somebody or some place alike.

use crate::doc::{Doc, Word};
use crate::signature::shared;
use onrecord_core::{Article, Span};

/// Names are rarer than this, in half bits: one article in 64 has it.
const RARE: u8 = 12;
/// An article with fewer names may be of anything.
const MIN_NAMES: usize = 4;
/// Of an article's citations so many are looked at.
const MAX_CITED: usize = 256;

/// The rare words that an article writes with a capital inside a sentence, sorted, without the
/// names of the outlets that it cites: those stand in reports of anything.
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
    let mut names: Vec<u32> = words
        .iter()
        .filter(|w| w.level >= RARE && is_name(body, w.span))
        .filter(|w| !outlets.iter().any(|o| o.contains(w.span)))
        .map(|w| w.stem)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
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
    fn who_names_little_may_tell_of_anything() {
        check(
            FLOOD,
            "Water took the mill and the road is gone, said Leif Orsted.",
            false,
        );
        check(FLOOD, "WATER TOOK THE MILL", false);
    }
}
