//! Cards: the boxes by which a page shows its other articles, each with one linked headline.

use super::blocks::Block;
use super::furniture::{Marks, Reason};
use super::sums::Sums;
use crate::html::{Dom, Id};
use std::collections::HashMap;

/// More running text than a card has.
const MOST_TEXT: u64 = 600;

/// Marks the cards of a page. Says whether there were any.
///
/// A linked headline is one if the block is nothing but a link within the site. Its card is the
/// largest element around it with no other such headline. One card may be anything; cards
/// come in rows.
pub(super) fn mark(dom: &Dom, blocks: &[Block], marks: &mut Marks) -> bool {
    let own = own_host(dom);
    let headlines = blocks.iter().filter(|b| is_headline(dom, own, b));
    let headlines: Vec<&Block> = headlines.collect();
    let holders: Vec<Id> = headlines.iter().map(|b| b.holder).collect();
    let count = Sums::new(dom.len(), headlines.iter().map(|b| (b.first, 1)));
    let prose = blocks
        .iter()
        .filter(|b| b.is_prose() && b.link_share() < 50);
    let mass = Sums::new(dom.len(), prose.map(|b| (b.first, u64::from(b.weight))));
    let all = mass.of(dom.subtree(0));
    let mut rows: HashMap<Id, Vec<Id>> = HashMap::new();
    for headline in headlines {
        let mut card = headline.holder;
        let parent_of = |id: Id| dom.node(id).map_or(0, |n| n.parent);
        let mut parent = parent_of(card);
        while parent != 0
            && count.of(dom.subtree(parent)) == 1
            && mass.of(dom.subtree(parent)) <= MOST_TEXT.min(all / 4)
        {
            card = parent;
            parent = parent_of(card);
        }
        if count.of(dom.subtree(card)) == 1 {
            rows.entry(parent).or_default().push(card);
        }
    }
    let mut any = false;
    for cards in rows.values().filter(|cards| cards.len() >= 2) {
        for card in cards {
            // A bare linked line between paragraphs is no card.
            if !holders.contains(card) {
                marks.set(*card, Reason::Cards);
                any = true;
            }
        }
    }
    any
}

/// Whether a block is a headline that leads to another page of the site.
fn is_headline(dom: &Dom, own: Option<&str>, block: &Block) -> bool {
    if block.link_share() < 95 || block.weight < 20 || block.weight > 300 {
        return false;
    }
    let mut id = block.first;
    loop {
        let Some(node) = dom.node(id) else {
            return false;
        };
        if dom.name(id) == "a" {
            return dom
                .attribute(id, "href")
                .is_some_and(|url| is_within(own, url));
        }
        if id == 0 {
            return false;
        }
        id = node.parent;
    }
}

/// Whether a link stays within the site.
fn is_within(own: Option<&str>, url: &str) -> bool {
    let url = url.trim();
    match host_of(url) {
        Some(host) => own.is_none_or(|own| own == host),
        None => !url.starts_with('#') && !url.contains(':'),
    }
}

/// The host that the page says it stands on.
fn own_host(dom: &Dom) -> Option<&str> {
    let links = dom.elements(0, &["link", "meta"]).filter(|id| {
        dom.attribute(*id, "rel") == Some("canonical")
            || dom.attribute(*id, "property") == Some("og:url")
    });
    let mut urls =
        links.filter_map(|id| dom.attribute(id, "href").or(dom.attribute(id, "content")));
    urls.find_map(host_of)
}

/// The host of an absolute URL, without `www.`.
fn host_of(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("//")?;
    if !scheme.is_empty() && !scheme.ends_with(':') {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    Some(host.strip_prefix("www.").unwrap_or(host))
}
