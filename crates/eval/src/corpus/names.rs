//! Invented names, made of syllables: some five million of two syllables alone.

use super::words::{GROUPS, OFFICES, ROLES};
use crate::Rng;

const ONSETS: &[&str] = &[
    "b", "br", "c", "cl", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "qu",
    "r", "s", "sk", "st", "t", "tr", "v", "w", "z", "",
];
const VOWELS: &[&str] = &["a", "e", "i", "o", "u", "ai", "ea", "oo", "ie", "ö", "á"];
const CODAS: &[&str] = &[
    "", "n", "r", "l", "s", "m", "nd", "rk", "lt", "sk", "th", "v",
];
const GIVEN_ENDINGS: &[&str] = &["a", "o", "en", "ia", "us", "el", "ine", "or"];
const PLACE_ENDINGS: &[&str] = &[
    "ford", "holm", "ville", "stad", "ton", "burgh", "mere", "field", "port", "dale",
];

/// Someone who speaks in a story.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) full: String,
    pub(super) surname: String,
    /// "the transport secretary of Tarnholm".
    pub(super) role: String,
    pub(super) pronoun: &'static str,
}

pub(super) fn syllables(rng: &mut Rng, count: usize) -> String {
    let mut name = String::new();
    for _ in 0..count {
        name.push_str(rng.pick(ONSETS));
        // Accents are rare.
        let vowels = if rng.chance(8) {
            VOWELS
        } else {
            VOWELS.get(..9).unwrap_or(VOWELS)
        };
        name.push_str(rng.pick(vowels));
        name.push_str(rng.pick(CODAS));
    }
    capital(&name)
}

pub(super) fn place(rng: &mut Rng) -> String {
    let count = rng.between(1, 2);
    syllables(rng, count) + rng.pick(PLACE_ENDINGS)
}

pub(super) fn person(rng: &mut Rng, place: &str) -> Person {
    let given = syllables(rng, 1) + rng.pick(GIVEN_ENDINGS);
    let surname = syllables(rng, 2);
    Person {
        full: format!("{given} {surname}"),
        surname,
        role: format!("{} of {place}", rng.pick(ROLES)),
        pronoun: rng.pick(&["she", "he"]),
    }
}

pub(super) fn institution(rng: &mut Rng, place: &str) -> String {
    if rng.chance(50) {
        format!("the {place} {}", rng.pick(OFFICES))
    } else {
        format!("{} {}", syllables(rng, 2), rng.pick(GROUPS))
    }
}

/// The text with its first letter a capital.
pub(super) fn capital(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = false;
    for c in text.chars() {
        if !done && c.is_alphabetic() {
            out.extend(c.to_uppercase());
            done = true;
        } else {
            done = done || c.is_numeric();
            out.push(c);
        }
    }
    out
}

/// A text as a part of an address: small ASCII letters and digits, joined by `-`.
pub(super) fn slug(text: &str) -> String {
    let words = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty());
    words
        .map(str::to_ascii_lowercase)
        .collect::<Vec<_>>()
        .join("-")
}
