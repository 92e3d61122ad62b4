//! The lead that stands outside of the container, between headline and text.

use super::blocks::{Block, Role};
use super::furniture::{Reason, split_words};
use super::keep;
use super::words::LEADS;
use crate::html::{Dom, Id};
use crate::page::meta::Structured;

/// Finds the paragraphs between the headline and the container that belong to the article.
pub(super) fn find<'a>(
    dom: &Dom,
    blocks: &'a [Block],
    container: Id,
    structured: &Structured,
) -> Vec<&'a Block> {
    let before: Vec<&Block> = blocks.iter().take_while(|b| b.first < container).collect();
    let Some(headline) = before.iter().rposition(|b| is_headline(b, structured)) else {
        return Vec::new();
    };
    let between = before.get(headline + 1..).unwrap_or_default();
    // A lead follows its headline; far from it stands something else.
    let prose = between.iter().take(25).filter(|b| {
        (b.reason.is_none() || b.reason == Some(Reason::Meta) && is_named(dom, b))
            && b.weight >= 40
            && b.link_share() < 30
            && (b.stops || b.weight >= 60)
            && keep::furniture(b).is_none()
    });
    prose.take(3).copied().collect()
}

/// Whether a block is the headline of the article.
fn is_headline(block: &Block, structured: &Structured) -> bool {
    block.role == Role::Heading(1) || structured.titles.iter().any(|t| keep::same(t, &block.text))
}

/// Whether the element of a block, or the one around it, is named for a lead.
fn is_named(dom: &Dom, block: &Block) -> bool {
    let around = dom.node(block.holder).map_or(0, |n| n.parent);
    [block.holder, around].iter().any(|id| {
        let class = dom.attribute(*id, "class").unwrap_or_default();
        let class = split_words(class.get(..class.floor_char_boundary(300)).unwrap_or(""));
        class.split(' ').any(|name| {
            LEADS.iter().any(|lead| {
                name.strip_suffix(lead)
                    .is_some_and(|rest| rest.is_empty() || rest.ends_with('-'))
                    || name.split('-').any(|word| word == *lead)
            })
        })
    })
}
