//! The surroundings of a headline: where a page shows who wrote it and when.

use super::place;
use super::plain::tidy;
use crate::html::{Dom, Id, Kind};
use crate::page::body::Found;
use onrecord_core::Words;

/// How many nodes before a headline still belong to it.
const BEFORE: usize = 60;

/// How many nodes behind a headline belong to it at most.
const AFTER: usize = 500;

/// How many nodes before the text belong to its head, wherever the headline is.
const LEAD: usize = 200;

/// How many nodes behind the first of the text may still hold the head: a lead paragraph often
/// stands before the byline.
const BEHIND: usize = 160;

/// Longest line that is looked at, in bytes; what is longer is running text.
const LONGEST: usize = 400;

/// Elements that do not break a line.
static INLINE: Words = Words::new(
    "a, abbr, b, bdi, bdo, cite, code, data, em, font, i, ins, kbd, label, mark, q, s, small, \
     span, strong, sub, sup, time, u, wbr, meta, link",
);

/// Elements without text for a reader.
static SILENT: Words = Words::new(
    "script, style, noscript, template, svg, select, textarea, title, \
     head, iframe, option",
);

/// A line as a reader sees it.
#[derive(Debug)]
pub(super) struct Line {
    /// Its first node of text.
    pub(super) id: Id,
    /// Its text.
    pub(super) text: String,
    /// The elements around its first text: up to the one that breaks lines, and one more.
    pub(super) blocks: Vec<Id>,
    /// How many lines behind the first of the text it stands; 0: before it.
    pub(super) behind: usize,
}

/// So many lines behind the first of the text may belong to the head: a lead paragraph, and
/// the byline behind it.
const LEAD_LINES: usize = 4;

impl Line {
    /// Whether it stands where a head may be without saying what it is.
    pub(super) fn is_head(&self) -> bool {
        self.behind <= LEAD_LINES
    }
}

/// Where the head of the article is, and its lines.
#[derive(Debug)]
pub(super) struct Region {
    heading: Option<std::ops::Range<Id>>,
    first: Id,
    /// The lines, in order.
    pub(super) lines: Vec<Line>,
}

impl Region {
    /// Finds the head of the article around its headline and before its text.
    pub(super) fn new(dom: &Dom, found: &Found, heading: Option<Id>) -> Self {
        let mut region = Self {
            heading: heading.map(|id| dom.subtree(id)),
            first: found.first,
            lines: Vec::new(),
        };
        region.lines = region.read(dom);
        region
    }

    /// Whether a node belongs to other things than the article.
    pub(super) fn is_other(&self, dom: &Dom, found: &Found, id: Id) -> bool {
        let heading = self.heading.as_ref().map(|h| h.start);
        place::is_apart(dom, found, id) || place::is_in_card(dom, found, heading, id)
    }

    /// Whether a node stands in the head of the article, before its text.
    pub(super) fn is_near(&self, id: Id) -> bool {
        if id >= self.first && self.heading.as_ref().is_none_or(|h| h.start < self.first) {
            return false;
        }
        let lead = id < self.first && id + LEAD >= self.first;
        let around = self
            .heading
            .as_ref()
            .is_some_and(|h| id + BEFORE >= h.start && id < h.end + AFTER);
        lead || around
    }

    /// Whether a node stands close behind the first of the text.
    pub(super) fn is_behind(&self, id: Id) -> bool {
        id >= self.first && id < self.first + BEHIND
    }

    fn read(&self, dom: &Dom) -> Vec<Line> {
        let from = self
            .heading
            .as_ref()
            .map_or(self.first, |h| h.start.min(self.first));
        let start = from.saturating_sub(LEAD);
        let heading_end = self.heading.as_ref().map_or(0, |h| h.end + AFTER);
        let end = (self.first + BEHIND)
            .max(heading_end.min(self.first + 2 * AFTER))
            .min(dom.len());
        let mut lines: Vec<Line> = Vec::new();
        let mut behind = 0;
        let mut last_block = usize::MAX;
        let mut id = start;
        while id < end {
            let Some(node) = dom.node(id) else { break };
            if matches!(node.kind, Kind::Element(..)) && SILENT.contains(dom.name(id)) {
                id = node.end.max(id + 1);
                continue;
            }
            let wanted = self.is_near(id) || self.is_behind(id);
            let in_heading = self.heading.as_ref().is_some_and(|h| h.contains(&id));
            if let Some(text) = dom
                .text(id)
                .filter(|t| wanted && !in_heading && !t.trim().is_empty())
            {
                let blocks = blocks(dom, id);
                let block = blocks
                    .iter()
                    .rev()
                    .nth(1)
                    .or(blocks.last())
                    .copied()
                    .unwrap_or(0);
                match lines.last_mut() {
                    Some(line) if block == last_block => {
                        if line.text.len() <= LONGEST {
                            line.text.push(' ');
                            line.text.push_str(&tidy(text));
                        }
                    }
                    _ => {
                        behind += usize::from(!self.is_near(id));
                        lines.push(Line {
                            id,
                            text: tidy(text),
                            blocks,
                            behind: if self.is_near(id) { 0 } else { behind },
                        });
                        last_block = block;
                    }
                }
            }
            id += 1;
        }
        lines
    }
}

/// The elements around a text up to the first that breaks lines, and the one around that.
fn blocks(dom: &Dom, id: Id) -> Vec<Id> {
    let mut out = Vec::new();
    let mut at = id;
    for _ in 0..12 {
        let Some(parent) = dom.node(at).map(|n| n.parent).filter(|p| *p != at) else {
            break;
        };
        at = parent;
        out.push(at);
        if !INLINE.contains(dom.name(at)) {
            out.extend(dom.node(at).map(|n| n.parent));
            break;
        }
    }
    out
}
