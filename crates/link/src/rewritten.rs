//! Whether an article was written from another's text, though it keeps few of its sentences.

use crate::Member;
use crate::doc::{Doc, Word};
use crate::rarity::mix;
use crate::reuse::{ratio, reuse, takes_over};
use std::collections::HashSet;

/// Two words in a row of so many of an article's own stand in the other where it is written
/// from it. Of pairs of independent reports of one event (US outlets, 2018, that share no run
/// of eight words) nine in ten lie below; of those that took over some sentences, nine in ten
/// lie well above (.14). Nothing in it knows a language.
const REWRITTEN: f64 = 0.11;
/// Fewer pairs of words than this say nothing.
const MIN_PAIRS: usize = 30;

/// Whether an article descends from another by its text: it took over passages, or so much of
/// its wording that it was hardly written independently. Quoted speech does not count: two
/// reporters may quote one speaker.
///
/// Says nothing of the direction: where both texts are of one length, it holds both ways.
#[must_use]
pub fn derived(article: &Member<'_>, other: &Member<'_>) -> bool {
    let (article, other) = (Doc::new(article), Doc::new(other));
    takes_over(&article, &other, &reuse(&article, &other)) || is_rewritten(&article, &other)
}

/// Whether an article has enough of the other's pairs of words.
pub(crate) fn is_rewritten(article: &Doc<'_>, other: &Doc<'_>) -> bool {
    let mine = pairs(&article.words);
    if mine.len() < MIN_PAIRS {
        return false;
    }
    let theirs = pairs(&other.words);
    let shared = mine.iter().filter(|p| theirs.contains(p)).count();
    ratio(shared, mine.len()) >= REWRITTEN
}

/// The pairs of words in a row outside quotation marks.
fn pairs(words: &[Word]) -> HashSet<u64> {
    let both = words.iter().zip(words.iter().skip(1));
    both.filter(|(a, b)| !a.quoted && !b.quoted)
        .map(|(a, b)| mix(u64::from(a.exact) << 32 | u64::from(b.exact)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Build, member};

    const REPORT: &str = "The Talva dam above Brunnhof burst on Monday night and the flood swept \
        through the lower town, the Karlen regional council said. Engineers had warned of cracks \
        in the Talva dam since the winter. Some three hundred people were taken to the school \
        gymnasium, where volunteers handed out soup and blankets.";

    fn check(body: &str, expected: bool) {
        let (report, article) = (Build::new(REPORT).article(), Build::new(body).article());
        assert_eq!(derived(&member(&article), &member(&report)), expected);
    }

    #[test]
    fn a_report_in_other_words_and_order_is_derived() {
        check(
            "Cracks in the Talva dam had been known since the winter. On Monday night it gave \
             way above Brunnhof and the flood swept the lower town. At the school gymnasium \
             volunteers gave soup to some three hundred people, according to the regional \
             council, which had no word of missing persons.",
            true,
        );
    }

    #[test]
    fn an_independent_report_of_the_same_is_not() {
        check(
            "Brunnhof woke to mud in every cellar. Bakers were bailing with buckets when our \
             reporter reached the market square, and a tram stood sideways beneath the church. \
             Nobody here trusted the Talva wall, says a locksmith, whose shop is gone; his \
             neighbour lost two goats and a piano to the water on Monday.",
            false,
        );
    }

    #[test]
    fn quoted_speech_is_not_taken_from_a_report() {
        let quote = "“Engineers had warned of cracks in the Talva dam since the winter and the \
            council did not listen to any of them at all,”";
        let (a, b) = (
            format!("{quote} said Ilmo Rask on the steps of the town hall, holding a lamp."),
            format!(
                "Mayor Rask has resigned. {quote} he wrote. The opposition asks for a vote \
                     before autumn, and a commission of three judges begins its work today in \
                     Karlen, far away from rivers, with a budget nobody would name."
            ),
        );
        let (a, b) = (Build::new(&a).article(), Build::new(&b).article());
        assert!(!derived(&member(&b), &member(&a)));
    }

    #[test]
    fn short_and_empty_texts_are_not_judged() {
        check("", false);
        check("The Talva dam burst.", false);
    }
}
