//! The element that holds the article.

use super::blocks::{Block, Role};
use super::words::HOLDERS;
use crate::html::{Dom, Id};

/// What a block speaks for, or against, the elements around it.
pub(super) fn value(block: &Block) -> i64 {
    let weight = i64::from(block.weight);
    let linked = i64::from(block.linked);
    if block.reason.is_some() {
        return -(weight.min(40) / 4);
    }
    if block.is_prose() {
        return (weight - 2 * linked).max(weight / 4);
    }
    let plain = weight - linked;
    let own = match block.role {
        Role::Paragraph | Role::Preformatted => plain / 4,
        Role::Item => plain / 8,
        Role::Cell | Role::Heading(_) => 0,
        Role::Loose => -(plain.min(60) / 3),
    };
    own - linked.min(120) / 2
}

/// Finds the element whose blocks speak most for it.
pub(super) fn find(dom: &Dom, blocks: &[Block]) -> Option<Id> {
    let mut values = vec![0i64; dom.len()];
    for block in blocks {
        if let Some(v) = values.get_mut(block.holder) {
            *v += value(block);
        }
    }
    // Children stand behind their parents: summed from the end, each is whole before it is
    // added to its parent.
    for id in (1..dom.len()).rev() {
        let v = values.get(id).copied().unwrap_or(0);
        if v == 0 {
            continue;
        }
        let parent = dom.node(id).map_or(0, |n| n.parent);
        if let Some(sum) = values.get_mut(parent) {
            *sum += v;
        }
    }
    let mut best: Option<(i64, Id)> = None;
    for (id, v) in values.iter().enumerate() {
        if *v <= 0 || !can_hold(dom.name(id)) {
            continue;
        }
        // Names are read only where they could decide.
        if best.is_some_and(|(top, _)| v * MOST_HINT / 100 < top) {
            continue;
        }
        let score = v * hint(dom, id) / 100;
        // Of equals the innermost.
        if best.as_ref().is_none_or(|(top, _)| score >= *top) {
            best = Some((score, id));
        }
    }
    best.map(|(_, id)| id)
}

/// Whether an element can be the one that holds an article, rather than a part of it.
fn can_hold(name: &str) -> bool {
    matches!(
        name,
        "div"
            | "article"
            | "section"
            | "main"
            | "body"
            | "td"
            | "center"
            | "form"
            | "details"
            | "aside"
            | "header"
            | "table"
            | "tbody"
            | "tr"
            | "html"
            | "figure"
    ) || name.contains('-')
}

/// What the surest name adds.
const MOST_HINT: i64 = 140;

/// How much an element's name speaks for it, in percent.
fn hint(dom: &Dom, id: Id) -> i64 {
    let is = |attribute: &str, value: &str| {
        dom.attribute(id, attribute)
            .is_some_and(|v| v.trim().eq_ignore_ascii_case(value))
    };
    if is("itemprop", "articleBody") || is("data-testid", "article-body") {
        return MOST_HINT;
    }
    let named = ["class", "id"].iter().any(|a| {
        dom.attribute(id, a).is_some_and(|value| {
            let value = super::furniture::split_words(
                value.get(..value.floor_char_boundary(300)).unwrap_or(""),
            );
            HOLDERS.iter().any(|h| contains_word(&value, h))
        })
    });
    match dom.name(id) {
        _ if named => 125,
        "article" => 115,
        "main" => 105,
        _ => 100,
    }
}

/// Whether words stand in a name, whole.
fn contains_word(name: &str, words: &str) -> bool {
    name.match_indices(words).any(|(at, _)| {
        let before = name.get(..at).and_then(|s| s.chars().next_back());
        let after = name.get(at + words.len()..).and_then(|s| s.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
