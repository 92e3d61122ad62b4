//! Who has it from whom: derivations by text reuse and by citation.

use crate::buckets::{Buckets, buckets, sharing};
use crate::direction::{Ground, earlier};
use crate::doc::Doc;
use crate::graph::{acyclic, topological};
use crate::rarity::name_key;
use crate::related::{cosine, is_of, may_cite, near};
use crate::reuse::{DERIVED_SHARE, MIN_PASSAGE, Passage, Reuse, ratio, reuse, takes_over};
use crate::rewritten::is_rewritten;
use crate::unionfind::UnionFind;
use onrecord_core::links::DerivationKind;
use std::collections::HashMap;

/// Of the articles that share fingerprints with one, so many are compared word by word.
const MAX_COMPARED: usize = 12;
/// An article has at most so many parents by reuse.
const MAX_PARENTS: usize = 3;
/// Of the reports of a cited outlet, the first so many are looked at.
const MAX_CITED: usize = 64;
/// Two containments that differ by less say nothing on which text was copied.
const SAME_SHARE: f64 = 0.03;

/// From an article to what it descends from.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    /// The article it descends from.
    pub(crate) parent: usize,
    /// By reuse, citation or both.
    pub(crate) kind: DerivationKind,
    /// What it shares with it.
    pub(crate) reuse: Reuse,
    /// Why the parent is the earlier.
    pub(crate) ground: Ground,
    /// The citation it rests on.
    pub(crate) citation: Option<usize>,
}

/// To what a citation leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cited {
    /// An article of the story, with an edge to it.
    Article(usize),
    /// A report that the story does not have.
    Outside,
    /// The article's own outlet.
    Own,
}

/// How the articles of a story descend from each other.
#[derive(Debug)]
pub(crate) struct Family {
    /// The edges of each article; acyclic.
    pub(crate) edges: Vec<Vec<Edge>>,
    /// Each article's citations, resolved.
    pub(crate) cited: Vec<Vec<Cited>>,
    /// The group of copies that each article is in, named by its first.
    pub(crate) text: Vec<usize>,
    /// How many articles are in the group of that name.
    copies: Vec<usize>,
    /// Articles, every parent before its children.
    pub(crate) order: Vec<usize>,
    /// Shared passages: article, the other, passage.
    pub(crate) passages: Vec<(usize, usize, Passage)>,
}

impl Family {
    /// The edges of an article.
    pub(crate) fn edges_of(&self, article: usize) -> &[Edge] {
        self.edges.get(article).map_or(&[], Vec::as_slice)
    }

    /// To what a citation of an article leads.
    pub(crate) fn cited(&self, article: usize, citation: usize) -> Cited {
        let cited = self.cited.get(article).and_then(|c| c.get(citation));
        cited.copied().unwrap_or(Cited::Outside)
    }

    /// Whether no other article of the story is a copy of this one, or this of it.
    pub(crate) fn alone(&self, article: usize) -> bool {
        let group = self.text.get(article);
        group
            .and_then(|g| self.copies.get(*g))
            .is_none_or(|n| *n <= 1)
    }

    /// Whether a copy of the article's text stands in its parent.
    pub(crate) fn is_copy(&self, article: usize) -> bool {
        self.edges_of(article).iter().any(|e| e.reuse.is_copy())
    }
}

/// Finds the derivations among articles of one story, given in canonical order.
pub(crate) fn derive(docs: &[Doc<'_>]) -> Family {
    let prints = buckets(docs);
    let mut copies = UnionFind::new(docs.len());
    let mut wanted: Vec<(usize, Edge)> = Vec::new();
    let mut others = Vec::with_capacity(docs.len());
    for (i, doc) in docs.iter().enumerate() {
        let mut parents = Vec::new();
        let mut other: Option<(usize, Reuse)> = None;
        for j in most_alike(&prints, doc, i) {
            let Some(with) = docs.get(j) else { continue };
            let r = reuse(doc, with);
            if r.is_copy() && (same_reporter(doc, with) || undecided(doc, with)) {
                copies.union(i, j);
            }
            match earlier(with, doc) {
                Some(ground) if descends(doc, with, &r) => parents.push((j, r, ground)),
                _ if j < i && other.as_ref().is_none_or(|(_, o)| r.shared > o.shared) => {
                    other = Some((j, r));
                }
                _ => {}
            }
        }
        let chosen = choose(docs, doc, parents);
        others.push(other.filter(|_| chosen.is_empty()));
        for (parent, reuse, ground) in chosen {
            let kind = DerivationKind::Reuse;
            let edge = Edge {
                parent,
                kind,
                reuse,
                ground,
                citation: None,
            };
            wanted.push((i, edge));
        }
    }
    let cited = cite(docs, &mut wanted);
    let (edges, cited) = acyclic(docs.len(), wanted, cited);
    let mut passages = Vec::new();
    for (i, (edges, other)) in edges.iter().zip(others).enumerate() {
        // What an article shares with another that it does not descend from.
        if let Some((j, r)) = other.filter(|(j, _)| edges.iter().all(|e| e.parent != *j)) {
            passages.extend(r.passages.iter().map(|p| (i, j, *p)));
        }
        for edge in edges {
            passages.extend(edge.reuse.passages.iter().map(|p| (i, edge.parent, *p)));
            if edge.reuse.is_copy() {
                copies.union(i, edge.parent);
            }
        }
    }
    let text: Vec<usize> = (0..docs.len()).map(|i| copies.find(i)).collect();
    let mut copies = vec![0; docs.len()];
    for group in &text {
        if let Some(n) = copies.get_mut(*group) {
            *n += 1;
        }
    }
    Family {
        copies,
        order: topological(&edges),
        text,
        edges,
        cited,
        passages,
    }
}

/// The articles that share most fingerprints with one; of equals the first.
fn most_alike(prints: &Buckets, doc: &Doc<'_>, i: usize) -> Vec<usize> {
    let counts = sharing(prints, doc).into_iter();
    let mut ranked: Vec<_> = counts.filter(|(j, _)| *j != i).collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked
        .into_iter()
        .take(MAX_COMPARED)
        .map(|(j, _)| j)
        .collect()
}

/// Whether an article has it from another: it took over passages, or a passage and much of the
/// wording.
fn descends(doc: &Doc<'_>, with: &Doc<'_>, r: &Reuse) -> bool {
    let has_passage = r.unquoted >= MIN_PASSAGE && !same_reporter(doc, with);
    takes_over(doc, with, r) || (has_passage && is_rewritten(doc, with))
}

fn same_reporter(a: &Doc<'_>, b: &Doc<'_>) -> bool {
    a.reporter.is_some() && a.reporter == b.reporter
}

fn undecided(a: &Doc<'_>, b: &Doc<'_>) -> bool {
    earlier(a, b).is_none() && earlier(b, a).is_none()
}

/// Of possible parents the one that has most of the text, and others that have what it has
/// not. Where several have the same, it is the one whose report it is by its own outlet or
/// credit, then the first.
fn choose(
    docs: &[Doc<'_>],
    doc: &Doc<'_>,
    mut parents: Vec<(usize, Reuse, Ground)>,
) -> Vec<(usize, Reuse, Ground)> {
    let mut covered = vec![false; doc.words.len()];
    let mut chosen = Vec::new();
    while chosen.len() < MAX_PARENTS {
        let gains: Vec<f64> = parents
            .iter()
            .map(|(_, r, _)| ratio(gain(r, &covered), r.words))
            .collect();
        let most = gains.iter().copied().fold(0.0, f64::max);
        if most < DERIVED_SHARE && !(chosen.is_empty() && most > 0.0) {
            break;
        }
        let best = gains
            .iter()
            .zip(&parents)
            .enumerate()
            .filter(|(_, (gain, _))| **gain + SAME_SHARE >= most)
            .min_by_key(|(_, (_, (j, _, _)))| {
                let own = docs.get(*j).is_some_and(|d| same_reporter(d, doc));
                (!own, *j)
            })
            .map(|(at, _)| at);
        let Some(best) = best else { break };
        let parent = parents.remove(best);
        for p in &parent.1.passages {
            let slots = covered.get_mut(p.at..p.at + p.len).unwrap_or_default();
            slots.fill(true);
        }
        chosen.push(parent);
    }
    chosen
}

/// Words of the article that a parent has and those chosen before have not.
fn gain(reuse: &Reuse, covered: &[bool]) -> usize {
    reuse
        .passages
        .iter()
        .filter_map(|p| covered.get(p.at..p.at + p.len))
        .map(|slots| slots.iter().filter(|c| !**c).count())
        .sum()
}

/// Resolves the citations of all articles, and adds an edge for each that leads to an article.
fn cite(docs: &[Doc<'_>], wanted: &mut Vec<(usize, Edge)>) -> Vec<Vec<Cited>> {
    let mut by_reporter: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, doc) in docs.iter().enumerate() {
        let outlet = doc.article.outlet.as_deref().map(name_key);
        let other = outlet.filter(|o| doc.reporter.as_ref() != Some(o));
        for name in doc.reporter.clone().into_iter().chain(other) {
            by_reporter.entry(name).or_default().push(i);
        }
    }
    let places = wanted.iter().enumerate();
    let mut place: HashMap<(usize, usize), usize> = places
        .map(|(at, (child, edge))| ((*child, edge.parent), at))
        .collect();
    let mut all = Vec::with_capacity(docs.len());
    for (i, doc) in docs.iter().enumerate() {
        let mut cited = Vec::with_capacity(doc.article.citations.len());
        for (c, citation) in doc.article.citations.iter().enumerate() {
            let outlet = name_key(&citation.outlet);
            if doc.reporter.as_ref() == Some(&outlet) {
                let on = citation
                    .said_on
                    .as_ref()
                    .zip(doc.article.published.as_ref());
                let earlier = on.is_some_and(|(said, on)| !near(said, on, 1));
                cited.push(if earlier { Cited::Outside } else { Cited::Own });
                continue;
            }
            let reports = by_reporter.get(outlet.as_str()).into_iter().flatten();
            let best = reports
                .take(MAX_CITED)
                .filter(|j| **j != i)
                .filter_map(|j| Some((*j, docs.get(*j)?)))
                .filter(|(_, report)| may_cite(doc, citation, report))
                .max_by(|(j, a), (k, b)| {
                    // Its own pages before those that carry its copy.
                    let own =
                        |d: &Doc<'_>| is_of(d, &outlet) && d.reporter.as_ref() == Some(&outlet);
                    let close = cosine(doc, a).total_cmp(&cosine(doc, b));
                    own(a).cmp(&own(b)).then(close).then(k.cmp(j))
                });
            let Some((parent, report)) = best else {
                cited.push(Cited::Outside);
                continue;
            };
            cited.push(Cited::Article(parent));
            match place.get(&(i, parent)).and_then(|at| wanted.get_mut(*at)) {
                Some((_, edge)) => {
                    if edge.kind == DerivationKind::Reuse {
                        edge.kind = DerivationKind::ReuseAndCitation;
                    }
                    edge.citation = edge.citation.or(Some(c));
                }
                None => {
                    let reuse = reuse(doc, report);
                    let kind = if takes_over(doc, report, &reuse) {
                        DerivationKind::ReuseAndCitation
                    } else {
                        DerivationKind::Citation
                    };
                    let ground = earlier(report, doc).unwrap_or(Ground::Citation);
                    place.insert((i, parent), wanted.len());
                    let citation = Some(c);
                    wanted.push((
                        i,
                        Edge {
                            parent,
                            kind,
                            reuse,
                            ground,
                            citation,
                        },
                    ));
                }
            }
        }
        all.push(cited);
    }
    all
}
