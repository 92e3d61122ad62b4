//! Which blocks inside the container are the article.

use super::blocks::{Block, Role};
use super::furniture::Reason;
use crate::page::meta::Structured;

/// For each block why it is left out, or nothing where it is kept.
pub(super) fn keep(blocks: &[&Block], structured: &Structured) -> Vec<Option<Reason>> {
    let _ = structured;
    let mut kept: Vec<Option<Reason>> = blocks.iter().map(|b| by_itself(b)).collect();
    headings(blocks, &mut kept);
    kept
}

fn by_itself(block: &Block) -> Option<Reason> {
    if block.reason.is_some() {
        return block.reason;
    }
    if block.role == Role::Heading(1) {
        return Some(Reason::Meta);
    }
    let share = block.link_share();
    if share >= 80 || (share >= 50 && !block.stops) {
        return Some(Reason::Links);
    }
    if block.role == Role::Loose && !block.stops && block.weight < 50 {
        return Some(Reason::Links);
    }
    None
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
