//! What to make of the text that the page gives for machines (`articleBody`) beside its own.

use super::blocks::Block;
use super::furniture::Reason;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Fewer words than this are a summary rather than an article.
const FEWEST: usize = 100;

/// Takes the stated text in place of what was found, if that is poor and of something else:
/// its paragraphs.
pub(super) fn instead_of(found: &str, stated: &str) -> Option<String> {
    let (own, other) = (shingles(found), shingles(stated));
    if other.len() < FEWEST || other.len() < 2 * own.len() {
        return None;
    }
    let shared = own.iter().filter(|s| other.contains(s)).count();
    // The page shows less of the same, or something else.
    let stated_is_cut =
        stated.trim_end().ends_with(['…', '.']) && stated.trim_end().ends_with("..");
    if stated_is_cut || (shared * 2 > own.len() && own.len() >= FEWEST) {
        return None;
    }
    let lines = stated.split('\n').map(str::trim).filter(|l| !l.is_empty());
    Some(lines.collect::<Vec<_>>().join("\n\n"))
}

/// Leaves out what is not in the stated text, if that is a whole article and much less than
/// what was found: comments, or another article, got in.
pub(super) fn cut(blocks: &[&Block], kept: &mut [Option<Reason>], stated: &str) {
    let all: String = blocks
        .iter()
        .zip(kept.iter())
        .filter(|(_, reason)| reason.is_none())
        .fold(String::new(), |text, (b, _)| text + &b.text + "\n");
    let (own, other) = (shingles(&all), shingles(stated));
    let shared = own.iter().filter(|s| other.contains(s)).count();
    if other.len() < FEWEST || shared * 10 < other.len() * 9 || shared * 5 > own.len() * 3 {
        return;
    }
    // A whole text ends where a paragraph does.
    let end = letters(stated);
    let tail = end.get(end.floor_char_boundary(end.len().saturating_sub(30))..);
    let tail = tail.unwrap_or_default();
    if !blocks.iter().any(|b| letters(&b.text).ends_with(tail)) {
        return;
    }
    let is_in = |b: &Block| {
        let own = shingles(&b.text);
        own.iter().filter(|s| other.contains(s)).count() * 2 >= own.len().max(1)
    };
    for (block, reason) in blocks.iter().zip(kept.iter_mut()) {
        if reason.is_none() && !is_in(block) {
            *reason = Some(Reason::Related);
        }
    }
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Hashes of all runs of three words, and of the last, shorter ones. Ideographs count as words.
fn shingles(text: &str) -> HashSet<u64> {
    let mut words: Vec<u64> = Vec::new();
    let mut word = String::new();
    let mut close = |word: &mut String| {
        if !word.is_empty() {
            let mut hasher = DefaultHasher::new();
            word.hash(&mut hasher);
            words.push(hasher.finish());
            word.clear();
        }
    };
    for c in text.chars() {
        if c.is_alphanumeric() {
            let wide = u32::from(c) >= 0x3040;
            if wide {
                close(&mut word);
            }
            word.extend(c.to_lowercase());
            if wide {
                close(&mut word);
            }
        } else {
            close(&mut word);
        }
    }
    close(&mut word);
    let mix = |run: &[u64]| {
        run.iter().fold(0u64, |h, w| {
            h.rotate_left(21).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ w
        })
    };
    if words.len() < 3 {
        return words.iter().map(|w| mix(&[*w])).collect();
    }
    words.windows(3).map(mix).collect()
}
