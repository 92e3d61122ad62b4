//! Which blocks inside the container are the article.

use super::blocks::{Block, Role};
use super::furniture::Reason;
use crate::page::meta::Structured;
use crate::pasted::classify;

/// For each block why it is left out, or nothing where it is kept.
pub(super) fn keep(blocks: &[&Block], structured: &Structured) -> Vec<Option<Reason>> {
    let mut kept: Vec<Option<Reason>> = blocks
        .iter()
        .map(|b| by_itself(b).or_else(|| furniture(b)))
        .collect();
    if !super::off("above") { above_headline(blocks, &mut kept, structured); }
    if !super::off("edges") { edges(blocks, &mut kept); }
    if !super::off("head") { headings(blocks, &mut kept); }
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
    if !super::off("loose") && block.role == Role::Loose && !block.stops && block.weight < 50 {
        return Some(Reason::Links);
    }
    // Tables of figures are no text.
    if super::off("cell") && block.role == Role::Cell && !block.is_prose() {
        return Some(Reason::Table);
    }
    // Source that was escaped where it should not have been.
    if block.text.starts_with('<') && block.text.ends_with('>') {
        return Some(Reason::Hidden);
    }
    None
}

/// Whether the words of a block tell that it is furniture.
pub(super) fn furniture(block: &Block) -> Option<Reason> {
    if block.weight > 900 || super::off("phrase") {
        return None;
    }
    let read = crate::pasted::blocks::Block::new(&block.text, 0);
    (!super::off("furn") && classify::furniture(&read).is_some()
        || !super::off("date") && classify::is_date_line(&read)
        || !super::off("capt") && classify::is_caption(&read)
        || !super::off("bio") && classify::is_biography(&read))
    .then_some(Reason::Phrase)
}

/// Leaves out the headline and what stands above it.
fn above_headline(blocks: &[&Block], kept: &mut [Option<Reason>], structured: &Structured) {
    let is_headline =
        |b: &Block| b.role == Role::Heading(1) || structured.titles.iter().any(|t| same(t, &b.text));
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
        let is_below_header =
            || mass(blocks.get(..i).unwrap_or_default()) * 6 < mass(blocks);
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

/// Leaves out short lines before the first and behind the last running text.
fn edges(blocks: &[&Block], kept: &mut [Option<Reason>]) {
    let is_text = |b: &Block, r: &Option<Reason>| r.is_none() && b.is_prose();
    let is_short = |b: &Block| matches!(b.role, Role::Paragraph | Role::Loose | Role::Cell) && !b.is_prose() && (b.weight < 60 || b.link_share() > 30 || super::off("e60"));
    if !blocks.iter().zip(kept.iter()).any(|(b, r)| is_text(b, r)) {
        return;
    }
    if !super::off("eh") {
    for (block, reason) in blocks.iter().zip(kept.iter_mut()) {
        if is_text(block, reason) {
            break;
        }
        if is_short(block) {
            reason.get_or_insert(Reason::Links);
        }
    }
    }
    if !super::off("et") {
    for (block, reason) in blocks.iter().zip(kept.iter_mut()).rev() {
        if is_text(block, reason) {
            break;
        }
        if is_short(block) && (block.role != Role::Paragraph || super::off("tp")) {
            reason.get_or_insert(Reason::Links);
        }
    }
    }
}
