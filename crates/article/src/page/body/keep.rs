//! Which blocks inside the container are the article.

use super::blocks::{Block, Role};
use super::furniture::Reason;
use crate::page::meta::Structured;
use crate::pasted::{biography, classify, date_lines, pictures};

/// Longer blocks are never furniture by their words.
const LONGEST: u32 = 900;

/// For each block why it is left out, or nothing where it is kept.
pub(super) fn keep(blocks: &[&Block], structured: &Structured) -> Vec<Option<Reason>> {
    let each = blocks.iter();
    let mut kept: Vec<Option<Reason>> = each
        .map(|b| by_itself(b).or_else(|| furniture(b)))
        .collect();
    above_headline(blocks, &mut kept, structured);
    edges(blocks, &mut kept);
    headings(blocks, &mut kept);
    kept
}

fn by_itself(block: &Block) -> Option<Reason> {
    if block.reason.is_some() {
        return block.reason;
    }
    let share = block.link_share();
    if share >= 80 || (share >= 50 && !block.stops) {
        return Some(Reason::Links);
    }
    if block.role == Role::Loose && !block.stops && block.weight < 50 {
        return Some(Reason::Links);
    }
    // Source that was escaped where it should not have been.
    if block.text.starts_with('<') && block.text.ends_with('>') {
        return Some(Reason::Hidden);
    }
    None
}

/// Whether the words of a block tell that it is furniture.
pub(super) fn furniture(block: &Block) -> Option<Reason> {
    if block.weight > LONGEST {
        return None;
    }
    let read = crate::pasted::blocks::Block::new(&block.text, 0);
    (classify::furniture(&read).is_some()
        || date_lines::is_date_line(&read)
        || pictures::is_caption(&read)
        || biography::is_biography(&read))
    .then_some(Reason::Phrase)
}

/// Leaves out the headline and what stands above it.
fn above_headline(blocks: &[&Block], kept: &mut [Option<Reason>], structured: &Structured) {
    let is_headline = |b: &Block| {
        b.role == Role::Heading(1) || structured.titles.iter().any(|t| same(t, &b.text))
    };
    let mass = |blocks: &[&Block]| {
        let prose = blocks.iter().filter(|b| b.reason.is_none() && b.is_prose());
        prose.map(|b| u64::from(b.weight)).sum::<u64>()
    };
    let mut is_first = true;
    for (i, block) in blocks.iter().enumerate() {
        if !is_headline(block) {
            continue;
        }
        // What stands above the first headline is a header, unless it is most of the text.
        let is_below_header = || mass(blocks.get(..i).unwrap_or_default()) * 6 < mass(blocks);
        let from = if is_first && is_below_header() { 0 } else { i };
        is_first = false;
        for reason in kept.get_mut(from..=i).unwrap_or_default() {
            reason.get_or_insert(Reason::Meta);
        }
    }
}

/// Whether two lines are the same but for blanks, signs and case.
pub(super) fn same(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 40 {
        return false;
    }
    let key = |s: &str| -> String {
        let letters = s.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let a = key(a);
    !a.is_empty() && a == key(b)
}

/// Leaves out headings that head nothing.
fn headings(blocks: &[&Block], kept: &mut [Option<Reason>]) {
    let mut headed = false;
    for (block, reason) in blocks.iter().zip(kept.iter_mut()).rev() {
        match (block.role, &reason) {
            (Role::Heading(_), None) if !headed => *reason = Some(Reason::Links),
            (Role::Heading(_), None) => {}
            (_, None) => headed = true,
            (_, Some(_)) => {}
        }
    }
}

/// Leaves out short lines before the first and behind the last running text: bylines, dates,
/// labels.
fn edges(blocks: &[&Block], kept: &mut [Option<Reason>]) {
    let is_text = |b: &Block, r: &Option<Reason>| r.is_none() && b.is_prose();
    let count = blocks.len();
    let mut texts = (0..count).filter(|i| {
        let both = blocks.get(*i).zip(kept.get(*i));
        both.is_some_and(|(b, r)| is_text(b, r))
    });
    let Some(first) = texts.next() else {
        return;
    };
    let last = texts.next_back().unwrap_or(first);
    for (i, (block, reason)) in blocks.iter().zip(kept.iter_mut()).enumerate() {
        let is_line = match block.role {
            // The last paragraph of a letter or list may be a name, a place, a thanks.
            Role::Paragraph => i < first,
            Role::Loose | Role::Cell => i < first || i > last,
            _ => false,
        };
        if is_line && !block.is_prose() {
            reason.get_or_insert(Reason::Links);
        }
    }
}
