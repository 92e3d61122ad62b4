//! How rare a word is: a table fixed when the crate was made.
//!
//! The table counts in how many articles of PolNeAR's train set a word stands
//! (`training/rarity.py` makes it). It is static on purpose: weights that depend on what a
//! database holds would make a link depend on the order in which articles came.

use onrecord_core::OwnKeys;
use onrecord_core::text::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The level of a word the table does not have, in half bits: one article of some 840 has it.
pub(crate) const UNKNOWN: u8 = 19;
/// The level of an unknown word of up to three letters: in languages other than the table's
/// these are mostly function words.
const UNKNOWN_SHORT: u8 = 4;
/// From this level on a word says what a text is about: at most one article in eight has it.
pub(crate) const CONTENT: u8 = 6;

const TABLE: &str = include_str!("../data/rarity.txt");

/// A folded word as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Compared {
    /// Its hash.
    pub(crate) exact: u32,
    /// That of its stem.
    pub(crate) stem: u32,
    /// Its level of rarity.
    pub(crate) level: u8,
}

/// Hashes and level of a folded word, in one pass over it.
pub(crate) fn compared(word: &str) -> Compared {
    let stem = stem(word);
    let of_stem = state(START, stem);
    // A stem is how its word begins.
    let of_word = state(of_stem, word.get(stem.len()..).unwrap_or_default());
    Compared {
        exact: halve(mix(of_word)),
        stem: halve(mix(of_stem)),
        level: level_of(word, stem),
    }
}

/// The level of rarity of a folded word, in half bits: 0 for a word of every article.
pub(crate) fn level(word: &str) -> u8 {
    level_of(word, stem(word))
}

fn level_of(word: &str, stem: &str) -> u8 {
    if let Some(level) = table().get(stem) {
        return *level;
    }
    if word.chars().count() <= 3 && word.chars().all(char::is_alphabetic) {
        UNKNOWN_SHORT
    } else {
        UNKNOWN
    }
}

type Table = HashMap<&'static str, u8, OwnKeys>;

/// Stems of the table with the level of their commonest form.
fn table() -> &'static Table {
    static STEMS: OnceLock<Table> = OnceLock::new();
    STEMS.get_or_init(|| {
        let mut stems = Table::default();
        for line in TABLE.lines() {
            let mut fields = line.split(' ');
            let Some(level) = fields.next().and_then(|f| f.parse::<u8>().ok()) else {
                continue;
            };
            for word in fields {
                let known = stems.entry(stem(word)).or_insert(level);
                *known = level.min(*known);
            }
        }
        stems
    })
}

/// The stem of a folded word: English plural, possessive, `-ed` and `-ing` cut, and nothing
/// that would leave fewer than four letters. Words with other than ASCII letters stay as they
/// are, so that other languages are hurt little.
pub(crate) fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    if word.len() < 5 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word;
    }
    let cut = |suffix: &str| word.strip_suffix(suffix).filter(|s| s.len() >= 4);
    let bare = cut("ies")
        .or_else(|| cut("ing"))
        .or_else(|| cut("ed"))
        .or_else(|| cut("es"))
        .or_else(|| cut("s").filter(|s| !s.ends_with(['s', 'u', 'i'])))
        .unwrap_or(word);
    // "refuse", "refused", "refusing"; "rally", "rallies"; "stop", "stopped".
    let bare = bare
        .strip_suffix(['e', 'y'])
        .filter(|s| s.len() >= 4)
        .unwrap_or(bare);
    let mut ends = bare.bytes().rev();
    match (ends.next(), ends.next()) {
        (Some(a), Some(b)) if a == b && bare.len() >= 5 && bare.len() < word.len() => {
            bare.get(..bare.len() - 1).unwrap_or(bare)
        }
        _ => bare,
    }
}

/// A 32-bit hash that is the same on every machine and in every version (FNV-1a, folded).
pub(crate) fn hash(text: &str) -> u32 {
    halve(mix(state(START, text)))
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The state of FNV-1a after some text more.
fn state(state: u64, text: &str) -> u64 {
    text.bytes().fold(state, |state, byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Spreads the bits of a state (the finaliser of SplitMix64).
pub(crate) fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// The upper half of a 64-bit hash.
pub(crate) fn halve(x: u64) -> u32 {
    u32::try_from(x >> 32).unwrap_or(u32::MAX)
}

/// An outlet's or source's name as it is compared: folded, without a leading article.
pub(crate) fn name_key(name: &str) -> String {
    let folded = fold(name);
    let bare = folded.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '.'));
    let bare = ["the ", "a ", "an "]
        .iter()
        .find_map(|a| bare.strip_prefix(a))
        .unwrap_or(bare);
    bare.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (form, other) in [
            ("talks", "talk"),
            ("proposal", "proposals"),
            ("refused", "refusing"),
            ("rallies", "rally"),
            ("stopped", "stop"),
            ("ferries", "ferry"),
            ("minister's", "ministers"),
            ("offices", "office"),
        ] {
            assert_eq!(stem(form), stem(other), "{form} {other}");
        }
    }

    #[test]
    fn short_words_and_other_scripts_keep_their_form() {
        for word in [
            "was",
            "thing",
            "gas",
            "press",
            "häuser",
            "переговоры",
            "2023",
            "1990s",
        ] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn a_rare_word_weighs_more_than_a_common_one() {
        assert_eq!(level("the"), 0);
        assert!(level("according") < level("treaty"));
        assert_eq!(level("zaporstvo"), UNKNOWN);
        assert!(level("der") < CONTENT);
    }

    #[test]
    fn what_is_made_in_one_pass_is_what_each_alone_makes() {
        for word in [
            "",
            "the",
            "stopped",
            "minister's",
            "häuser",
            "u.s",
            "rallies",
            "1990s",
        ] {
            let all = compared(word);
            let alone = (hash(word), hash(stem(word)), level(word));
            assert_eq!((all.exact, all.stem, all.level), alone, "{word}");
        }
    }

    #[test]
    fn hashes_never_change() {
        // Indexes in databases hold them.
        assert_eq!(hash("ferry"), hash("ferry"));
        assert_ne!(hash("ferry"), hash("ferrz"));
        assert_eq!(hash(""), halve(mix(0xcbf2_9ce4_8422_2325)));
    }
}
