//! Which statements say themselves from which report they are.

use crate::doc::Doc;
use crate::origins::Origins;
use onrecord_core::Stance;
use onrecord_core::links::AttributionRef;
use std::collections::HashMap;

/// A statement nested deeper than this is taken for its own.
const MAX_DEPTH: usize = 8;
/// Of a claim the first so many cited origins are kept.
const MAX_CITED: usize = 16;

/// Statements of an article by claim and stance.
pub(crate) type ByClaim = HashMap<(usize, Stance), AttributionRef>;

/// The first statement of each claim in an article, by the claim and its stance.
pub(crate) fn by_claim(
    docs: &[Doc<'_>],
    claim_of: &HashMap<AttributionRef, usize>,
    article: usize,
) -> ByClaim {
    let statements = docs
        .get(article)
        .map_or(0, |d| d.article.attributions.len());
    let mut map = HashMap::new();
    for attribution in 0..statements {
        let at = AttributionRef {
            article,
            attribution,
        };
        if let Some((claim, stance)) = claim_of.get(&at).zip(stance(docs, at)) {
            map.entry((*claim, stance)).or_insert(at);
        }
    }
    map
}

/// For each claim the articles that say themselves from which origin they have it, in
/// canonical order.
pub(crate) fn cited_claims(
    docs: &[Doc<'_>],
    claim_of: &HashMap<AttributionRef, usize>,
    origins: &Origins,
) -> HashMap<usize, Vec<(usize, usize)>> {
    let mut cited: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
    for (article, doc) in docs.iter().enumerate() {
        let own = own_citations(doc);
        for attribution in 0..doc.article.attributions.len() {
            let at = AttributionRef {
                article,
                attribution,
            };
            let origin = citation_of(doc, attribution, &own)
                .and_then(|c| *origins.of_citations.get(article)?.get(c)?);
            if let Some((claim, origin)) = claim_of.get(&at).zip(origin) {
                let known = cited.entry(*claim).or_default();
                if known.len() < MAX_CITED && !known.iter().any(|(_, o)| *o == origin) {
                    known.push((article, origin));
                }
            }
        }
    }
    cited
}

/// The stance of a statement.
pub(crate) fn stance(docs: &[Doc<'_>], at: AttributionRef) -> Option<Stance> {
    let doc = docs.get(at.article)?;
    Some(doc.article.attributions.get(at.attribution)?.stance)
}

/// The first citation of each statement that has one.
pub(crate) fn own_citations(doc: &Doc<'_>) -> HashMap<usize, usize> {
    let mut own = HashMap::new();
    for (c, citation) in doc.article.citations.iter().enumerate() {
        if let Some(a) = citation.attribution {
            own.entry(a).or_insert(c);
        }
    }
    own
}

/// The citation a statement rests on: its own, or that of the statement it stands in.
pub(crate) fn citation_of(
    doc: &Doc<'_>,
    attribution: usize,
    own: &HashMap<usize, usize>,
) -> Option<usize> {
    let mut at = attribution;
    for _ in 0..MAX_DEPTH {
        if let Some(c) = own.get(&at) {
            return Some(*c);
        }
        at = doc.article.attributions.get(at)?.within?;
    }
    None
}
