//! The text of the article among all that stands on its page.

mod blocks;
mod container;
mod furniture;
mod keep;
mod words;

use super::meta::Structured;
use crate::html::{Dom, Id};
use blocks::Block;
use furniture::{Marks, Reason};

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
    pub(super) left_out: Vec<(&'static str, usize)>,
}

/// Finds the text of the article.
pub(super) fn find(dom: &Dom, structured: &Structured) -> Option<Found> {
    let mut marks = Marks::read(dom);
    let blocks = {
        let mut blocks = blocks::read(dom, &marks);
        if forgive(dom, &mut marks, &blocks) {
            blocks = blocks::read(dom, &marks);
        }
        blocks
    };
    let best = container::find(dom, &blocks)?;
    let range = dom.subtree(best.id);
    let inside: Vec<&Block> = blocks.iter().filter(|b| range.contains(&b.first)).collect();
    let kept = keep::keep(&inside, structured);
    let first = inside.iter().zip(&kept).find(|(_, k)| k.is_none())?.0.first;
    let mut text = String::new();
    let mut left_out: Vec<(Reason, usize)> = Vec::new();
    for (block, reason) in inside.iter().zip(&kept) {
        match reason {
            None => {
                if !text.is_empty() {
                    text.push_str("\n\n");
                }
                text.push_str(&block.text);
            }
            Some(reason) => match left_out.iter_mut().find(|(r, _)| r == reason) {
                Some((_, count)) => *count += 1,
                None => left_out.push((*reason, 1)),
            },
        }
    }
    left_out.sort_unstable();
    Some(Found {
        text,
        container: best.id,
        first,
        left_out: left_out.iter().map(|(r, n)| (r.describe(), *n)).collect(),
    })
}

/// Takes marks away from elements that hold so much of the page's running text that their name
/// must mean something else ("teaser" around the whole article). Says whether any was.
fn forgive(dom: &Dom, marks: &mut Marks, blocks: &[Block]) -> bool {
    let mut sums = vec![0u64; dom.len() + 1];
    for block in blocks.iter().filter(|b| b.is_prose()) {
        if let Some(sum) = sums.get_mut(block.first + 1) {
            *sum += u64::from(block.weight - block.linked);
        }
    }
    let mut total = 0;
    for sum in &mut sums {
        total += *sum;
        *sum = total;
    }
    let upto = |id: Id| sums.get(id).copied().unwrap_or(total);
    let mass = |id: Id| {
        let range = dom.subtree(id);
        upto(range.end) - upto(range.start)
    };
    let before = marks.iter().count();
    marks.retain(|id, reason| {
        let share = match reason {
            Reason::Comments => 80,
            Reason::Hidden => 45,
            _ => 40,
        };
        mass(id) * 100 < total * share
    });
    marks.iter().count() != before
}

/// DEBUG
pub(super) fn explain(dom: &Dom, structured: &Structured) -> String {
    use std::fmt::Write;
    let mut marks = Marks::read(dom);
    let blocks = {
        let mut blocks = blocks::read(dom, &marks);
        if forgive(dom, &mut marks, &blocks) {
            blocks = blocks::read(dom, &marks);
        }
        blocks
    };
    let mut out = String::new();
    let Some(best) = container::find(dom, &blocks) else { return out };
    let range = dom.subtree(best.id);
    let inside: Vec<&Block> = blocks.iter().filter(|b| range.contains(&b.first)).collect();
    let kept = keep::keep(&inside, structured);
    let path = |mut id: Id| {
        let mut s = String::new();
        let mut n = 0;
        while id != 0 && n < 6 {
            let _ = write!(s, "<{}.{}#{}", dom.name(id), dom.attribute(id, "class").unwrap_or("").chars().take(50).collect::<String>(), dom.attribute(id, "id").unwrap_or(""));
            if let Some(r) = marks.of(id) { let _ = write!(s, "[{r:?}]"); }
            id = dom.node(id).map_or(0, |n| n.parent);
            n += 1;
        }
        s
    };
    let _ = writeln!(out, "CONTAINER {} {}", best.id, path(best.id));
    let mut k = 0;
    for b in &blocks {
        let tag = if range.contains(&b.first) {
            let r = kept.get(k).copied().flatten();
            k += 1;
            match r { None => "KEEP".to_owned(), Some(r) => format!("drop {r:?}") }
        } else { format!("out {:?}", b.reason) };
        let _ = writeln!(out, "{tag:20} {:?} w{} l{} {} | {} | {}", b.role, b.weight, b.linked, if b.stops {"."} else {" "}, b.text.chars().take(90).collect::<String>().replace('\n', "/"), path(b.holder));
    }
    out
}
