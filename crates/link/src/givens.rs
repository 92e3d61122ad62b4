//! The given names that stand before a last name in a text.

use crate::names::{TITLES, plain};
use onrecord_core::Words;
use std::collections::BTreeSet;

/// Words with a capital that stand before last names and are no given ones.
static NO_GIVEN: Words = Words::new(
    "candidate, republican, democrat, democratic, libertarian, conservative, nominee, team, vote, \
     the, american, british, french, german, russian, ukrainian, chinese, israeli, leader, chief, \
     director, speaker, coach, king, queen, prince, princess, pope, saint, crown, first, young, \
     then-president, then-candidate, ex-president, and",
);

/// So many mentions of a last name are looked at.
const MAX_MENTIONS: usize = 200;

/// What a text says of whom a last name is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Namesakes {
    /// The given names that it puts before it.
    pub(crate) givens: BTreeSet<String>,
    /// The only one, where the name comes up with it first, as the news brings in whom it will call by the
    /// last name alone.
    pub(crate) first: Option<String>,
    /// Whether it ever stands after a title: "Mr."
    pub(crate) titled: bool,
}

impl Namesakes {
    /// Whether the word is a last name anywhere in the text.
    pub(crate) fn any(&self) -> bool {
        self.titled || !self.givens.is_empty()
    }
}

/// Looks for those who bear a last name in a text. Words that begin a sentence count only if
/// they stand before the name elsewhere too: they may be no name.
pub(crate) fn namesakes(body: &str, last: &str) -> Namesakes {
    let mut found = Namesakes::default();
    // "OSTRIN" in a transcript is Ostrin elsewhere.
    let capitals = last.chars().count() > 3 && !last.chars().any(char::is_lowercase);
    let low = last.to_lowercase();
    let last: String = if capitals {
        last.chars().take(1).chain(low.chars().skip(1)).collect()
    } else {
        last.to_owned()
    };
    let mut is_first = true;
    let mentions = body.match_indices(&last).filter(|(at, _)| {
        let after = body.get(at + last.len()..).and_then(|t| t.chars().next());
        let before = body.get(..*at).and_then(|t| t.chars().next_back());
        !after.is_some_and(char::is_alphanumeric) && !before.is_some_and(char::is_alphanumeric)
    });
    for (at, _) in mentions.take(MAX_MENTIONS) {
        let is_first = std::mem::take(&mut is_first);
        let line = body.get(..at).and_then(|t| t.rsplit('\n').next());
        let Some(before) = line.and_then(|l| l.strip_suffix(' ')) else {
            continue;
        };
        let mut words = before.rsplit(' ').skip_while(|w| is_initial(w));
        let Some(given) = words.next() else {
            continue;
        };
        found.titled |= TITLES.contains(&plain(given));
        if !is_given(given) {
            continue;
        }
        if is_first {
            found.first = Some(given.to_owned());
        }
        let inside = |w: &str| {
            let title = TITLES.contains(&plain(w));
            title || w.ends_with(|c: char| c.is_lowercase() || c == ',')
        };
        if words.next().is_some_and(inside) {
            found.givens.insert(given.to_owned());
        }
    }
    let only = |given: &String| found.givens.len() == 1 && found.givens.contains(given);
    found.first = found.first.filter(only);
    found
}

/// "J."
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
}

/// A word that may be a given name: a capital, then small letters, and no title.
fn is_given(word: &str) -> bool {
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let small = chars.as_str().chars().any(char::is_lowercase);
    let low = plain(word);
    let letters = word.chars().all(|c| c.is_alphabetic() || c == '-');
    capital && small && letters && !TITLES.contains(&low) && !NO_GIVEN.contains(&low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_says_whose_last_name_it_is() {
        let text =
            "Roe spoke. They met Jonas F. Roe and Sen. Ilse Roe there. Team Roe won; But Roe";
        let found = namesakes(text, "Roe");
        let givens: Vec<&str> = found.givens.iter().map(String::as_str).collect();
        assert_eq!(givens, ["Ilse", "Jonas"]);
        assert_eq!((found.first, found.titled), (None, false));
        let found = namesakes("They met Ilse Varga.", "VARGA");
        assert_eq!(found.first.as_deref(), Some("Ilse"));
        let found = namesakes("They met Ilse Roehm in President Roe's house.", "Roe");
        assert!(found.givens.is_empty() && found.titled);
    }
}
