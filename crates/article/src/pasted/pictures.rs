//! Captions and credits of pictures.

use super::blocks::{Block, Ending};
use super::phrases::CAPTIONS;

pub(crate) fn is_caption(block: &Block) -> bool {
    if block.words > 110 {
        return false;
    }
    if is_credit(block) || is_framed(block) || is_owned(block) {
        return true;
    }
    let folded = block.folded.as_str();
    let hits = CAPTIONS.iter().filter(|p| folded.contains(**p)).count();
    let open = matches!(block.ending, Ending::Open) || block.words <= 12;
    let begins = CAPTIONS
        .iter()
        .any(|p| p.ends_with(':') && folded.trim_start_matches(['(', '[']).starts_with(p));
    begins || (hits > 0 && open && !folded.contains('"')) || hits >= 2
}

/// The credit of a picture: `Ann Poe/Orme Post`, `ANN POE / ORME POST`.
fn is_credit(block: &Block) -> bool {
    let Some((name, owner)) = block.text.split_once('/') else {
        return false;
    };
    let named = |part: &str, least: usize| {
        let words: Vec<&str> = part.split_whitespace().collect();
        (least..=4).contains(&words.len())
            && words.iter().all(|w| {
                w.starts_with(char::is_uppercase) && !w.bytes().any(|b| b.is_ascii_digit())
            })
    };
    block.ending == Ending::Open && named(name, 2) && named(owner, 1)
}

/// What a picture shows and whose it is: `The quay in fog. © Ann Poe`.
fn is_owned(block: &Block) -> bool {
    let Some((shown, owner)) = block.text.split_once('©') else {
        return false;
    };
    let year = shown.bytes().filter(u8::is_ascii_digit).count() >= 4;
    let owner_year = owner.trim_start().starts_with(|c: char| c.is_ascii_digit());
    shown.split_whitespace().count() >= 4
        && !year
        && !owner_year
        && owner.split_whitespace().count() <= 8
}

/// The description of a picture between two mentions of whose it is: `Orme Council The quay in
/// fog Orme Council`.
fn is_framed(block: &Block) -> bool {
    let words: Vec<&str> = block.text.split_whitespace().collect();
    if !(8..=60).contains(&words.len()) {
        return false;
    }
    (1..=4).rev().any(|n| {
        let (Some(first), Some(last)) = (words.get(..n), words.get(words.len() - n..)) else {
            return false;
        };
        let capitals = first.iter().all(|w| w.starts_with(char::is_uppercase));
        let long = n > 1 || first.iter().any(|w| w.len() > 4);
        capitals && long && first == last
    })
}
