//! Who speaks for whom: the words of a speaker's name that tell one party from another.

use crate::doc::Doc;
use onrecord_core::links::AttributionRef;
use onrecord_core::text::{fold, words};
use onrecord_core::{Speaker, SpeakerKind};
use std::collections::BTreeSet;

/// Words by which a party is called that many parties are called by.
const CALLINGS: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "in",
    "for",
    "and",
    "from",
    "to",
    "at",
    "with",
    "who",
    "one",
    "two",
    "three",
    "some",
    "another",
    "senior",
    "former",
    "unnamed",
    "official",
    "officials",
    "source",
    "sources",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "spokespeople",
    "person",
    "people",
    "aide",
    "aides",
    "familiar",
    "matter",
    "knowledge",
    "his",
    "her",
    "its",
    "their",
    "mr",
    "ms",
    "mrs",
    "he",
    "she",
    "they",
    "it",
    "on",
    "adviser",
    "advisers",
    "administration",
    "analyst",
    "authorities",
    "chief",
    "delegate",
    "delegates",
    "deputy",
    "diplomat",
    "diplomats",
    "director",
    "envoy",
    "envoys",
    "expert",
    "experts",
    "government",
    "lawyer",
    "lawyers",
    "leader",
    "minister",
    "president",
];

/// The words that tell a party from others: of "a senior Velmark official" it is "velmark".
pub(crate) fn party(name: &str) -> BTreeSet<String> {
    words(name)
        .take(24)
        .map(|w| fold(w.of(name)).replace('.', ""))
        .map(|w| w.strip_suffix("'s").map(str::to_owned).unwrap_or(w))
        .filter(|w| !CALLINGS.contains(&w.as_str()))
        .collect()
}

/// The words of all speakers of a statement.
pub(crate) fn speakers(docs: &[Doc<'_>], at: AttributionRef) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let Some(doc) = docs.get(at.article) else {
        return all;
    };
    let mentions = doc.article.attributions.get(at.attribution);
    for mention in mentions.iter().flat_map(|a| &a.speakers) {
        if let Some(speaker) = doc.article.speakers.get(mention.speaker)
            && speaker.kind != SpeakerKind::Outlet
        {
            all.extend(party(&speaker.name));
        }
    }
    all
}

/// Whether two parties share a word, or a country and who is of it: "Velmark", "Velmarkan".
pub(crate) fn meet(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    a.iter().any(|x| b.iter().any(|y| kindred(x, y)))
}

fn kindred(a: &str, b: &str) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let shorter = a.chars().count().min(b.chars().count());
    a == b || (same >= 5 && same + 1 >= shorter)
}

/// The words that a speaker is told from others by: of a person with a name, the last of it.
pub(crate) fn called(speaker: &Speaker) -> BTreeSet<String> {
    let all = party(&speaker.name);
    let name = speaker.proper_name.as_deref().unwrap_or(&speaker.name);
    let last = party(name.rsplit(' ').next().unwrap_or(name));
    if speaker.named && speaker.kind == SpeakerKind::Person {
        last
    } else {
        all
    }
}

/// Whether a name, both as they are compared, stands in another as whole words.
pub(crate) fn mentions(text: &str, name: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !name.is_empty()
        && text.match_indices(name).any(|(at, _)| {
            let before = text.get(..at).and_then(|t| t.chars().next_back());
            let after = text.get(at + name.len()..).and_then(|t| t.chars().next());
            edge(before) && edge(after)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_and_who_is_of_it_are_one_party() {
        let one = |a: &str, b: &str| meet(&party(a), &party(b));
        assert!(one("a Velmark official", "Velmarkan officials"));
        assert!(one("A U.S. source", "US authorities"));
        assert!(!one("a senior Velmark envoy", "a senior Norland envoy"));
        assert!(!one("an official", "an official"));
    }

    #[test]
    fn a_name_stands_in_another_only_as_whole_words() {
        assert!(mentions("the quay news agency", "quay"));
        assert!(!mentions("quayside media", "quay"));
        assert!(!mentions("quayside media", ""));
    }
}
