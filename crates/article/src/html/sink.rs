//! Takes the tree that html5ever builds.

use super::{Dom, Id, Kind, Node};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

/// No node.
const NONE: u32 = u32::MAX;

/// A tree under construction: nodes joined as lists of siblings.
pub(super) struct Sink {
    nodes: RefCell<Vec<Link>>,
    /// How deep the element lies that is open, as far as is known: exact after each insertion,
    /// since the builder does not tell of all that it closes.
    depth: Cell<u32>,
}

struct Link {
    name: QualName,
    kind: Kind,
    depth: u32,
    parent: u32,
    first: u32,
    last: u32,
    before: u32,
    after: u32,
}

impl Link {
    fn new(name: QualName, kind: Kind) -> Self {
        Self {
            name,
            kind,
            depth: 0,
            parent: NONE,
            first: NONE,
            last: NONE,
            before: NONE,
            after: NONE,
        }
    }
}

impl Default for Sink {
    fn default() -> Self {
        Self {
            nodes: RefCell::new(vec![Link::new(no_name(), Kind::Document)]),
            depth: Cell::new(0),
        }
    }
}

fn no_name() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

impl Sink {
    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.borrow().len()
    }

    /// How deep the element lies that is open, as far as is known.
    pub(super) fn depth(&self) -> u32 {
        self.depth.get()
    }

    /// Takes note of an end tag. One that closes nothing makes the depth seem less by one, until
    /// the next insertion.
    pub(super) fn close(&self) {
        self.depth.set(self.depth.get().saturating_sub(1));
    }

    fn add(&self, link: Link) -> u32 {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(link);
        u32::try_from(nodes.len() - 1).unwrap_or(NONE)
    }

    fn update(&self, id: u32, change: impl FnOnce(&mut Link)) {
        if let Some(node) = self.nodes.borrow_mut().get_mut(id as usize) {
            change(node);
        }
    }

    fn get<T>(&self, id: u32, read: impl FnOnce(&Link) -> T) -> Option<T> {
        self.nodes.borrow().get(id as usize).map(read)
    }

    fn detach(&self, id: u32) {
        let Some((parent, before, after)) = self.get(id, |n| (n.parent, n.before, n.after)) else {
            return;
        };
        if before == NONE {
            self.update(parent, |n| n.first = after);
        } else {
            self.update(before, |n| n.after = after);
        }
        if after == NONE {
            self.update(parent, |n| n.last = before);
        } else {
            self.update(after, |n| n.before = before);
        }
        self.update(id, |n| (n.parent, n.before, n.after) = (NONE, NONE, NONE));
    }

    /// Puts a node behind `before` (`NONE`: first) among the children of `parent`.
    fn insert(&self, parent: u32, before: u32, id: u32) {
        self.detach(id);
        let after = if before == NONE {
            self.get(parent, |n| n.first)
        } else {
            self.get(before, |n| n.after)
        };
        let after = after.unwrap_or(NONE);
        let depth = self.get(parent, |n| n.depth).unwrap_or(0) + 1;
        self.update(id, |n| {
            (n.parent, n.before, n.after, n.depth) = (parent, before, after, depth);
        });
        if before == NONE {
            self.update(parent, |n| n.first = id);
        } else {
            self.update(before, |n| n.after = id);
        }
        if after == NONE {
            self.update(parent, |n| n.last = id);
        } else {
            self.update(after, |n| n.before = id);
        }
        // An element is open now; text is in the element that is.
        match self.get(id, |n| matches!(n.kind, Kind::Element(..))) {
            Some(true) => self.depth.set(depth),
            _ => self.depth.set(depth - 1),
        }
    }

    fn insert_any(&self, parent: u32, before: u32, child: NodeOrText<u32>) {
        match child {
            NodeOrText::AppendNode(id) => self.insert(parent, before, id),
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                if let Some(Kind::Text(known)) = nodes.get_mut(before as usize).map(|n| &mut n.kind)
                {
                    known.push_tendril(&text);
                    return;
                }
                drop(nodes);
                let id = self.add(Link::new(no_name(), Kind::Text(text)));
                self.insert(parent, before, id);
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = u32;
    type Output = Dom;
    type ElemName<'a> = Ref<'a, QualName>;

    /// Lays the nodes out in the order of the source.
    fn finish(self) -> Dom {
        let mut links = self.nodes.into_inner();
        let mut nodes: Vec<Node> = Vec::with_capacity(links.len());
        // Each open node as its number before and after.
        let mut open: Vec<(u32, Id)> = Vec::new();
        let mut next = 0u32;
        while let Some(link) = links.get_mut(next as usize) {
            let id = nodes.len();
            let parent = open.last().map_or(0, |(_, id)| *id);
            let kind = std::mem::replace(&mut link.kind, Kind::Document);
            nodes.push(Node {
                parent,
                end: id + 1,
                kind,
            });
            open.push((next, id));
            next = link.first;
            while next == NONE {
                let Some((old, id)) = open.pop() else { break };
                let end = nodes.len();
                if let Some(node) = nodes.get_mut(id) {
                    node.end = end;
                }
                next = links.get(old as usize).map_or(NONE, |n| n.after);
            }
        }
        Dom { nodes }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> Ref<'a, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| {
            // A handle is the number of a node, and none is ever taken away.
            match nodes.get(*target as usize).or_else(|| nodes.first()) {
                Some(link) => &link.name,
                None => NO_NAME.get_or_init(no_name),
            }
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> u32 {
        let kind = Kind::Element(name.local.clone(), attributes);
        self.add(Link::new(name, kind))
    }

    fn create_comment(&self, _: StrTendril) -> u32 {
        self.add(Link::new(no_name(), Kind::Text(StrTendril::new())))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> u32 {
        self.add(Link::new(no_name(), Kind::Text(StrTendril::new())))
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        let last = self.get(*parent, |n| n.last).unwrap_or(NONE);
        self.insert_any(*parent, last, child);
    }

    fn append_based_on_parent_node(&self, element: &u32, previous: &u32, child: NodeOrText<u32>) {
        if self.get(*element, |n| n.parent) == Some(NONE) {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &u32) -> u32 {
        *target
    }

    fn same_node(&self, x: &u32, y: &u32) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &u32, node: NodeOrText<u32>) {
        if let NodeOrText::AppendNode(id) = &node {
            self.detach(*id);
        }
        let place = self.get(*sibling, |n| (n.parent, n.before));
        if let Some((parent, before)) = place.filter(|(parent, _)| *parent != NONE) {
            self.insert_any(parent, before, node);
        }
    }

    fn add_attrs_if_missing(&self, target: &u32, attributes: Vec<Attribute>) {
        self.update(*target, |node| {
            if let Kind::Element(_, known) = &mut node.kind {
                for attribute in attributes {
                    if !known.iter().any(|a| a.name == attribute.name) {
                        known.push(attribute);
                    }
                }
            }
        });
    }

    fn remove_from_parent(&self, target: &u32) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &u32, new_parent: &u32) {
        while let Some(first) = self.get(*node, |n| n.first).filter(|id| *id != NONE) {
            self.append(new_parent, NodeOrText::AppendNode(first));
        }
    }
}

static NO_NAME: std::sync::OnceLock<QualName> = std::sync::OnceLock::new();
