//! What was found in a story, by the places of its articles among the members.

use crate::derive::{Cited, Edge, Family};
use crate::doc::Doc;
use crate::origins::{Origins, cited_words};
use crate::reuse::spans;
use onrecord_core::links::{
    AttributionOrigin, AttributionRef, Derivation, DerivationKind, Parent, ResolvedCitation,
    ReusedPassage,
};
use std::collections::BTreeSet;

pub(super) fn passages(
    docs: &[Doc<'_>],
    family: &Family,
    member: &impl Fn(usize) -> usize,
) -> Vec<ReusedPassage> {
    let mut found: Vec<(usize, usize, ReusedPassage)> = Vec::new();
    for (article, source, passage) in &family.passages {
        let ends = docs.get(*article).zip(docs.get(*source));
        let Some((span, source_span, quoted)) = ends.and_then(|(a, s)| spans(a, s, *passage))
        else {
            continue;
        };
        let passage = ReusedPassage {
            article: member(*article),
            span,
            source: member(*source),
            source_span,
            quoted,
        };
        found.push((*article, *source, passage));
    }
    found.sort_by_key(|(article, source, p)| (*article, *source, p.span));
    found.into_iter().map(|(_, _, p)| p).collect()
}

pub(super) fn derivations(
    docs: &[Doc<'_>],
    family: &Family,
    origins: &Origins,
    member: &impl Fn(usize) -> usize,
) -> Vec<Derivation> {
    let mut found = Vec::new();
    for (article, doc) in docs.iter().enumerate() {
        for edge in family.edges_of(article) {
            found.push(Derivation {
                article: member(article),
                parent: Parent::Article(member(edge.parent)),
                kind: edge.kind,
                containment: Some(edge.reuse.containment()),
                basis: basis(doc, edge),
                citation: edge.citation,
            });
        }
        let mut seen = BTreeSet::new();
        for (c, citation) in doc.article.citations.iter().enumerate() {
            let origin = origins.of_citations.get(article).and_then(|o| *o.get(c)?);
            let outside = family.cited(article, c) == Cited::Outside;
            if let Some(origin) = origin.filter(|o| outside && seen.insert(*o)) {
                found.push(Derivation {
                    article: member(article),
                    parent: Parent::Origin(origin),
                    kind: DerivationKind::Citation,
                    containment: None,
                    basis: cited_words(&doc.article.body, citation),
                    citation: Some(c),
                });
            }
        }
    }
    found
}

/// The reason for an edge in words: "82 % of the text; earlier by date".
fn basis(doc: &Doc<'_>, edge: &Edge) -> String {
    let mut parts = Vec::new();
    if edge.kind != DerivationKind::Citation {
        let share = (edge.reuse.containment() * 100.0).round();
        parts.push(format!("{share} % of the text"));
        parts.push(edge.ground.words().to_owned());
    }
    let citation = edge.citation.and_then(|c| doc.article.citations.get(c));
    if let Some(citation) = citation {
        parts.push(cited_words(&doc.article.body, citation));
    }
    parts.join("; ")
}

pub(super) fn attribution_origins(
    origins: &Origins,
    member: &impl Fn(usize) -> usize,
) -> Vec<AttributionOrigin> {
    let rows = origins.of_statements.iter();
    rows.flat_map(|(at, rows)| {
        let statement = AttributionRef {
            article: member(at.article),
            attribution: at.attribution,
        };
        rows.iter().map(move |row| AttributionOrigin {
            statement,
            origin: row.origin,
            basis: row.basis.clone(),
            certain: row.certain,
        })
    })
    .collect()
}

pub(super) fn citations(
    docs: &[Doc<'_>],
    family: &Family,
    origins: &Origins,
    member: &impl Fn(usize) -> usize,
) -> Vec<ResolvedCitation> {
    let mut found = Vec::new();
    for (article, doc) in docs.iter().enumerate() {
        for citation in 0..doc.article.citations.len() {
            let cited_article = match family.cited(article, citation) {
                Cited::Article(j) => Some(member(j)),
                _ => None,
            };
            found.push(ResolvedCitation {
                article: member(article),
                citation,
                cited_article,
                origin: origins
                    .of_citations
                    .get(article)
                    .and_then(|o| *o.get(citation)?),
            });
        }
    }
    found
}
