//! The text of the article among all that stands on its page.

mod blocks;
mod cards;
mod container;
mod evidence;
mod furniture;
mod keep;
mod lead;
mod stated;
mod sums;
#[cfg(test)]
mod tests;
mod words;

use super::{kind, meta::Structured};
use crate::html::{Dom, Id};
use blocks::Block;
pub(super) use evidence::Evidence;
use furniture::{Marks, Reason};
use sums::Sums;

/// The text of an article, and where on the page it stands.
#[derive(Debug)]
pub(super) struct Found {
    /// Its paragraphs, set apart by a blank line.
    pub(super) text: String,
    /// The element that holds them.
    pub(super) container: Id,
    /// Its first node of text; headline, byline and date usually stand before it.
    pub(super) first: Id,
    /// What was left out inside the container, by reason, with the number of blocks.
    pub(super) left_out: Vec<(Reason, usize)>,
}

/// Finds the text of the article, and counts what speaks for or against there being one.
pub(super) fn find(dom: &Dom, structured: &Structured) -> (Option<Found>, Evidence) {
    let mut blocks = read(dom);
    if kind::says_article(structured) {
        believe(&mut blocks, kind::says_live(structured));
    }
    let mut evidence = Evidence::of_page(&blocks);
    let best = container::find(dom, &blocks).or_else(|| {
        // Nothing but furniture: then some of it is named so and is none.
        for block in &mut blocks {
            block.reason = block.reason.filter(|r| r.is_sure());
        }
        container::find(dom, &blocks)
    });
    let Some(best) = best else {
        return (None, evidence);
    };
    let range = dom.subtree(best);
    let inside: Vec<&Block> = blocks.iter().filter(|b| range.contains(&b.first)).collect();
    let mut kept = keep::keep(&inside, structured);
    if let Some(stated) = &structured.body {
        stated::cut(&inside, &mut kept, stated);
    }
    let of_body = inside
        .iter()
        .zip(&kept)
        .filter(|(_, reason)| reason.is_none());
    let of_body: Vec<&Block> = of_body.map(|(block, _)| *block).collect();
    evidence.add_body(of_body.iter().copied());
    let Some(first) = of_body.first().map(|b| b.first) else {
        return (None, evidence);
    };
    let lead = lead::find(dom, &blocks, range.start, structured);
    let paragraphs: Vec<&str> = lead
        .iter()
        .chain(&of_body)
        .map(|b| b.text.as_str())
        .collect();
    let mut text = paragraphs.join("\n\n");
    if let Some(stated) = &structured.body
        && let Some(stated) = stated::instead_of(&text, stated)
    {
        evidence.words += stated.len() / 6;
        text = stated;
    }
    let found = Found {
        text,
        container: best,
        first: lead.first().map_or(first, |b| b.first),
        left_out: count(kept.iter().flatten()),
    };
    (Some(found), evidence)
}

/// Takes the cards of a page for its text, if it has nothing else: a live blog, a list of
/// products.
fn believe(blocks: &mut [Block], live: bool) {
    let mass = |of: Option<Reason>| -> u64 {
        let of = blocks.iter().filter(|b| b.reason == of && b.is_prose());
        of.map(|b| u64::from(b.weight)).sum()
    };
    let (own, cards) = (mass(None), mass(Some(Reason::Cards)));
    if own < 60 || live && own < cards {
        for block in blocks {
            block.reason = block.reason.filter(|r| *r != Reason::Cards);
        }
    }
}

/// How often each reason is among these.
fn count<'a>(reasons: impl Iterator<Item = &'a Reason>) -> Vec<(Reason, usize)> {
    let mut counts: Vec<(Reason, usize)> = Vec::new();
    for reason in reasons {
        match counts.iter_mut().find(|(r, _)| r == reason) {
            Some((_, count)) => *count += 1,
            None => counts.push((*reason, 1)),
        }
    }
    counts.sort_unstable();
    counts
}

/// The blocks of a page with what the page says of them, as far as that can be believed.
fn read(dom: &Dom) -> Vec<Block> {
    let mut marks = Marks::read(dom);
    let mut blocks = blocks::read(dom, &marks);
    forgive(dom, &mut marks, &blocks);
    marks.apply(dom, &mut blocks);
    if cards::mark(dom, &blocks, &mut marks) {
        marks.apply(dom, &mut blocks);
    }
    blocks
}

/// Takes marks away from elements that hold so much of the page's running text that their name
/// must mean something else ("teaser" around the whole article).
fn forgive(dom: &Dom, marks: &mut Marks, blocks: &[Block]) {
    let prose = blocks.iter().filter(|b| b.is_prose());
    let mass = Sums::new(
        dom.len(),
        prose.map(|b| (b.first, u64::from(b.weight - b.linked))),
    );
    let total = mass.of(dom.subtree(0));
    marks.retain(|id, reason| {
        let share = match reason {
            Reason::Comments => 80,
            Reason::Hidden => 45,
            _ => 40,
        };
        mass.of(dom.subtree(id)) * 100 < total * share || total == 0
    });
}
