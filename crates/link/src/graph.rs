//! The graph of derivations: without cycles, whatever dates and citations say.

use crate::derive::{Cited, Edge};
use crate::reuse::COPY_SHARE;
use std::collections::BTreeSet;

/// Takes edges in order of what their direction rests on, and drops each that would close a
/// cycle; a citation whose edge is dropped leads outside.
pub(crate) fn acyclic(
    n: usize,
    mut wanted: Vec<(usize, Edge)>,
    mut cited: Vec<Vec<Cited>>,
) -> (Vec<Vec<Edge>>, Vec<Vec<Cited>>) {
    wanted.sort_by_key(|(child, edge)| (edge.ground, *child, edge.parent));
    let mut edges: Vec<Vec<Edge>> = vec![Vec::new(); n];
    for (child, edge) in wanted {
        if reaches(&edges, edge.parent, child) {
            for cited in cited.get_mut(child).into_iter().flatten() {
                if *cited == Cited::Article(edge.parent) {
                    *cited = Cited::Outside;
                }
            }
        } else if let Some(of) = edges.get_mut(child) {
            of.push(edge);
        }
    }
    for of in &mut edges {
        // The parent that has most of the text comes first.
        of.sort_by(|a, b| {
            let share = |e: &Edge| (e.reuse.containment() >= COPY_SHARE, e.reuse.unquoted);
            share(b).cmp(&share(a)).then(a.parent.cmp(&b.parent))
        });
    }
    (edges, cited)
}

/// Whether `to` is `from` or an ancestor of it.
fn reaches(edges: &[Vec<Edge>], from: usize, to: usize) -> bool {
    let mut seen = vec![false; edges.len()];
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if let Some(seen) = seen.get_mut(at).filter(|s| !**s) {
            *seen = true;
            open.extend(edges.get(at).into_iter().flatten().map(|e| e.parent));
        }
    }
    false
}

/// All articles, every parent before its children, otherwise in canonical order.
pub(crate) fn topological(edges: &[Vec<Edge>]) -> Vec<usize> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); edges.len()];
    let mut waits: Vec<usize> = edges.iter().map(Vec::len).collect();
    for (child, of) in edges.iter().enumerate() {
        for edge in of {
            if let Some(c) = children.get_mut(edge.parent) {
                c.push(child);
            }
        }
    }
    let ready = waits.iter().enumerate().filter(|(_, n)| **n == 0);
    let mut open: BTreeSet<usize> = ready.map(|(i, _)| i).collect();
    let mut order = Vec::with_capacity(edges.len());
    while let Some(next) = open.pop_first() {
        order.push(next);
        for child in children.get(next).into_iter().flatten() {
            if let Some(n) = waits.get_mut(*child) {
                *n = n.saturating_sub(1);
                if *n == 0 {
                    open.insert(*child);
                }
            }
        }
    }
    order
}
