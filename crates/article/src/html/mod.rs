//! The source of a page as a flat tree.
//!
//! html5ever reads it as a browser would; here its nodes are laid out in the order of the
//! source, each with the end of its subtree, so that every later step is one pass over a slice.

mod guard;
mod sink;
#[cfg(test)]
mod tests;
mod trim;

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName};
use onrecord_core::{Problem, ProblemKind};
use sink::Sink;

/// Most nodes of a page; what follows is left out. Real pages stay under 40,000.
const MOST_NODES: usize = 150_000;

/// Deepest nesting: what lies deeper is laid into the deepest element, as browsers do.
const DEEPEST: u32 = 150;

/// The number of a node: its place in the order of the source.
pub(crate) type Id = usize;

/// The nodes of a page. Node 0 is the document itself.
#[derive(Debug, Default)]
pub(crate) struct Dom {
    nodes: Vec<Node>,
}

/// An element or a piece of text.
#[derive(Debug)]
pub(crate) struct Node {
    /// The element around it; of the document, itself.
    pub(crate) parent: Id,
    /// The first node behind its subtree.
    pub(crate) end: Id,
    /// What it is.
    pub(crate) kind: Kind,
}

/// What a node is. Comments and processing instructions are left out.
#[derive(Debug)]
pub(crate) enum Kind {
    /// The page.
    Document,
    /// An element, HTML or foreign, by its local name in lower case.
    Element(LocalName, Vec<Attribute>),
    /// Text, entities resolved.
    Text(StrTendril),
}

impl Dom {
    /// Reads a page. Nothing is refused; a page that is too deep or too long is read as far as
    /// the limits go, with a problem.
    pub(crate) fn parse(html: &str, problems: &mut Vec<Problem>) -> Self {
        let sink = Sink::default();
        let (dom, cut) = guard::parse(html, sink);
        if let Some(limit) = cut {
            problems.push(Problem::new(ProblemKind::TooLarge, limit));
        }
        dom
    }

    /// A node.
    pub(crate) fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The local name of an element, `""` for what is none.
    pub(crate) fn name(&self, id: Id) -> &str {
        match self.nodes.get(id).map(|n| &n.kind) {
            Some(Kind::Element(name, _)) => name,
            _ => "",
        }
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        match self.nodes.get(id).map(|n| &n.kind) {
            Some(Kind::Element(_, attributes)) => attributes
                .iter()
                .find(|a| &*a.name.local == name)
                .map(|a| &*a.value),
            _ => None,
        }
    }

    /// All attributes of an element.
    pub(crate) fn attributes(&self, id: Id) -> &[Attribute] {
        match self.nodes.get(id).map(|n| &n.kind) {
            Some(Kind::Element(_, attributes)) => attributes,
            _ => &[],
        }
    }

    /// The piece of text that a node is.
    pub(crate) fn text(&self, id: Id) -> Option<&str> {
        match self.nodes.get(id).map(|n| &n.kind) {
            Some(Kind::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The subtree of a node, itself first.
    pub(crate) fn subtree(&self, id: Id) -> std::ops::Range<Id> {
        id..self.nodes.get(id).map_or(id, |n| n.end)
    }

    /// All elements of a subtree with one of these names, in order.
    pub(crate) fn elements<'a>(
        &'a self,
        of: Id,
        names: &'a [&str],
    ) -> impl Iterator<Item = Id> + 'a {
        self.subtree(of)
            .filter(move |id| names.contains(&self.name(*id)))
    }

    /// All text of a subtree, joined without change.
    pub(crate) fn inner_text(&self, id: Id) -> String {
        let texts = self.subtree(id).filter_map(|id| self.text(id));
        texts.collect()
    }
}
