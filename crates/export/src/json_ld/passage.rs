//! Passages as the targets of Web Annotations.

use super::node::{Node, article_id};
use onrecord_core::CharMap;
use serde_json::Value;

/// So many characters before and after a passage tell it from its like.
const AROUND: usize = 32;

/// The text of an article, to point at passages of it.
pub(super) struct Text<'a> {
    key: &'a str,
    body: &'a str,
    map: CharMap<'a>,
}

impl<'a> Text<'a> {
    pub(super) fn new(key: &'a str, body: &'a str) -> Self {
        Self {
            key,
            body,
            map: CharMap::new(body),
        }
    }

    /// The words from one character to another.
    pub(super) fn part(&self, start: usize, end: usize) -> &'a str {
        self.map.byte_span(start, end).of(self.body)
    }

    /// A passage by its position, and by its words with those around it.
    pub(super) fn target(&self, start: usize, end: usize) -> Node {
        let before = self.part(start.saturating_sub(AROUND), start);
        let after = self.part(end, end.saturating_add(AROUND).min(self.map.len()));
        let quote = Node::unnamed(&["TextQuoteSelector"])
            .with("exact", self.part(start, end))
            .with("prefix", before)
            .with("suffix", after);
        let selectors: Vec<Value> = vec![position(start, end).into(), quote.into()];
        Node::unnamed(&["SpecificResource"])
            .with("source", article_id(self.key))
            .with("selector", selectors)
    }
}

/// A passage of an article by its position alone.
pub(super) fn elsewhere(article: &str, start: usize, end: usize) -> Node {
    Node::unnamed(&["SpecificResource"])
        .with("source", article_id(article))
        .with("selector", position(start, end))
}

fn position(start: usize, end: usize) -> Node {
    Node::unnamed(&["TextPositionSelector"])
        .with("start", start)
        .with("end", end)
}
