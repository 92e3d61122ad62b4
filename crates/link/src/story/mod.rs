//! Links the articles of each story: the order in which everything else is asked.

mod rows;

use crate::Member;
use crate::claims::{Group, claims};
use crate::clusters::split;
use crate::counts::{Counter, asserting};
use crate::derive::derive;
use crate::doc::Doc;
use crate::elsewhere::sought;
use crate::firsthand::standings;
use crate::narrower::narrower;
use crate::neighbours::Limits;
use crate::origins::{Origins, origins, weights};
use crate::people::sources_of;
use crate::sources::{Sources, sources};
use crate::statements::trace;
use crate::wording::wording;
use onrecord_core::links::{AttributionRef, Claim, StoryLinks};
use onrecord_core::{KeyBuilder, Register, Stance};
use rows::{attribution_origins, citations, derivations, passages};
use std::collections::{BTreeSet, HashMap};

/// Splits articles into stories, and finds all that links the articles of each.
///
/// In canonical order (by date, the undated last, then by key) each article joins the story
/// before it whose articles it is like on average, or begins one, so that a digest does not make
/// one story of all that it tells. What is decided of an article depends on those before it
/// alone.
///
/// The order of `members` does not matter. A member given twice counts once. Stories come in
/// the canonical order of their first article; all indices lead into `members`.
///
/// The key of a story is made from that of its canonically first article: it stays as later
/// articles join. Keys of claims are made from their first statement, of named sources from
/// their name, of origins from story, outlet and day, and of unnamed sources from their
/// origin and description.
#[must_use]
pub fn link(members: &[Member<'_>], register: &Register) -> Vec<StoryLinks> {
    link_within(members, register, Limits::default())
}

/// As [`link`], with bounds of the index that a test may set low.
#[doc(hidden)]
#[must_use]
pub fn link_within(members: &[Member<'_>], register: &Register, limits: Limits) -> Vec<StoryLinks> {
    let (index, docs) = in_order(members);
    let stories = split(&docs, limits);
    let mut docs: Vec<Option<Doc<'_>>> = docs.into_iter().map(Some).collect();
    let mut take = |i: &usize| Some((*index.get(*i)?, docs.get_mut(*i)?.take()?));
    let mut linked = Vec::new();
    for story in stories {
        let (index, docs): (Vec<usize>, Vec<Doc<'_>>) = story.iter().filter_map(&mut take).unzip();
        linked.push(story_of(&docs, &index, register));
    }
    linked
}

/// Finds all that links the articles of one story, for a caller that knows by an index and
/// [`decide`](crate::decide) that they are one. As [`link`] otherwise.
#[must_use]
pub fn link_story(members: &[Member<'_>], register: &Register) -> StoryLinks {
    let (index, docs) = in_order(members);
    story_of(&docs, &index, register)
}

/// The articles in canonical order, each once, and where each stands among the members.
fn in_order<'a>(members: &[Member<'a>]) -> (Vec<usize>, Vec<Doc<'a>>) {
    let mut docs: Vec<(usize, Doc<'a>)> = members.iter().map(Doc::new).enumerate().collect();
    docs.sort_by_key(|(index, doc)| (doc.place(), *index));
    docs.dedup_by(|b, a| a.1.key == b.1.key);
    docs.into_iter().unzip()
}

/// All that links the articles of one story; `index` says where each stands among the members.
fn story_of(docs: &[Doc<'_>], index: &[usize], register: &Register) -> StoryLinks {
    let Some(first) = docs.first() else {
        return StoryLinks::default();
    };
    let key = KeyBuilder::new("story")
        .part(first.key.to_string())
        .finish();
    let member = |local: usize| index.get(local).copied().unwrap_or(local);
    let family = derive(docs);
    let groups = claims(docs, &family);
    let mut claim_of: HashMap<AttributionRef, usize> = HashMap::new();
    for (i, group) in groups.iter().enumerate() {
        for (at, _) in &group.statements {
            // A statement of several things is traced by the first.
            claim_of.entry(*at).or_insert(i);
        }
    }
    let mut origins = origins(docs, key, &family);
    let standings = standings(docs, &family);
    trace(docs, &family, &standings, &claim_of, &mut origins);
    let sources = sources(docs, key, register, &family, &origins, &claim_of);
    let mut counter = Counter::new(docs, &family, &origins, register);
    let claims: Vec<Claim> = groups
        .iter()
        .map(|group| claim(docs, group, &sources, &mut counter))
        .collect();
    let central = || {
        let of = groups
            .iter()
            .zip(&claims)
            .filter(|(_, claim)| claim.central);
        of.flat_map(|(group, _)| &group.statements)
    };
    let rows = |at: &AttributionRef| asserting(docs, &origins, *at);
    let (origins_min, origins_max) = counter.of_story(
        central().filter_map(|(at, _)| rows(at)),
        origins.of_statements.keys().filter_map(rows),
        &standings.solid(&family, &origins),
        &standings.elsewhere(&origins),
    );
    StoryLinks {
        key: Some(key),
        title: title(docs, &origins),
        articles: index.to_vec(),
        passages: passages(docs, &family, &member),
        derivations: derivations(docs, &family, &origins, &member),
        attribution_origins: attribution_origins(&origins, &member),
        citations: citations(docs, &family, &origins, &member),
        sought: sought(docs, &family, &origins),
        sources: sources
            .all
            .into_iter()
            .map(|mut source| {
                source.speakers.sort_unstable();
                for (article, _) in &mut source.speakers {
                    *article = member(*article);
                }
                source
            })
            .collect(),
        origins: origins
            .all
            .into_iter()
            .map(|mut origin| {
                origin.article = origin.article.map(member);
                origin
            })
            .collect(),
        claim_links: narrower(&groups),
        claims: claims
            .into_iter()
            .map(|mut claim| {
                for (at, _) in &mut claim.statements {
                    at.article = member(at.article);
                }
                claim.first = claim.first.map(member);
                claim
            })
            .collect(),
        origins_min,
        origins_max,
    }
}

/// The title of the article that is the origin of most statements, where it has one; else of
/// the next such; else the first there is.
fn title(docs: &[Doc<'_>], origins: &Origins) -> Option<String> {
    let title = |i: usize| docs.get(i)?.article.title.clone();
    let mut ranked: Vec<(usize, usize)> = Vec::new();
    for (origin, n) in weights(origins).into_iter().enumerate() {
        if let Some(article) = origins.all.get(origin).and_then(|o| o.article) {
            ranked.push((n, article));
        }
    }
    ranked.sort_by_key(|(n, article)| (std::cmp::Reverse(*n), *article));
    let of_origins = ranked.into_iter().map(|(_, article)| article);
    of_origins.chain(0..docs.len()).find_map(title)
}

fn claim(docs: &[Doc<'_>], group: &Group, sources: &Sources, counter: &mut Counter<'_>) -> Claim {
    let leader = group.statements.first();
    let doc = leader.and_then(|(at, _)| docs.get(at.article));
    let attribution = |at: &AttributionRef| {
        let doc = docs.get(at.article)?;
        Some((doc, doc.article.attributions.get(at.attribution)?))
    };
    // Who asserts it says it without a "no".
    let asserted = group
        .statements
        .iter()
        .find(|(at, _)| attribution(at).is_some_and(|(_, a)| a.stance == Stance::Asserts));
    let wording = asserted
        .or(leader)
        .and_then(|(at, span)| Some((attribution(at)?, span)))
        .map_or_else(String::new, |((doc, a), span)| {
            let part = [*span];
            let whole = onrecord_core::Span::envelope(&a.content) == Some(*span);
            wording(&doc.article.body, if whole { &a.content } else { &part })
        });
    let mut key = KeyBuilder::new("claim").maybe(doc.map(|d| d.key.to_string()));
    if let Some((at, span)) = leader {
        for part in [span.start, span.end, at.attribution] {
            key = key.part((part as u64).to_le_bytes());
        }
    }
    let articles: BTreeSet<usize> = group.statements.iter().map(|(at, _)| at.article).collect();
    let rows: Vec<_> = {
        let statements = group.statements.iter();
        statements
            .filter_map(|(at, _)| asserting(docs, counter.origins(), *at))
            .collect()
    };
    let (origins_min, origins_max) = counter.range(rows.iter().copied());
    let (sources_min, sources_max) = sources_of(docs, sources, group);
    Claim {
        key: key.finish(),
        wording,
        statements: group.statements.clone(),
        central: docs.len() == 1 || articles.len() > 1,
        origins_min,
        origins_max,
        sources_min,
        sources_max,
        first: first(docs, &articles),
    }
}

/// The article whose date ends before those of all others begin.
fn first(docs: &[Doc<'_>], articles: &BTreeSet<usize>) -> Option<usize> {
    let date = |i: &usize| docs.get(*i).and_then(|d| d.article.published.as_ref());
    // In canonical order the first of the dated comes first.
    let first = articles.first()?;
    let others = articles.iter().skip(1);
    let mut before = others.map(|i| {
        date(first)
            .zip(date(i))
            .is_some_and(|(a, b)| a.is_before(b))
    });
    before.all(|b| b).then_some(*first)
}
