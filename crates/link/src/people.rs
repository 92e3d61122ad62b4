//! How many people and institutions stand behind a claim: a range, with doubt taken both ways.
//!
//! It is the number that the two-source rule asks for, so it counts voices that can be wrong
//! independently. Outlets and documents pass on what others say and are no voice. Who is one
//! of a group that asserts the claim too is counted with the group.
//!
//! * **At least**: whoever may be the same is. A body and who speaks for it are one voice.
//!   Two unnamed descriptions are one person unless they exclude each other, or an article
//!   sets them apart: "an aide and an envoy said", "another official". An unnamed person is
//!   a named one only where both are described alike.
//! * **At most**: nobody is the same; unknown where an article does not say how many.

use crate::claims::Group;
use crate::doc::Doc;
use crate::party::{meet, party};
use crate::sources::Sources;
use onrecord_core::links::{AttributionRef, Source};
use onrecord_core::text::{fold, words};
use onrecord_core::{Speaker, SpeakerKind, Stance};
use std::collections::{BTreeMap, BTreeSet};

/// More unnamed voices than this behind a claim are not compared with each other.
const MAX_COMPARED: usize = 256;

/// A source that asserts a claim.
struct Voice<'s> {
    source: &'s Source,
    /// The statements with which it does.
    said: BTreeSet<AttributionRef>,
    /// The words that tell its party from others.
    party: BTreeSet<String>,
    /// For whom it speaks, and as what.
    stands: BTreeSet<String>,
    /// Whether an article calls it another one than those before.
    another: bool,
}

/// How many people and institutions assert a claim: at least, and at most, where the articles
/// say how many.
pub(crate) fn sources_of(docs: &[Doc<'_>], sources: &Sources, claim: &Group) -> (u32, Option<u32>) {
    let voices = voices(docs, sources, claim);
    let most = voices
        .iter()
        .map(|v| at_most(v.source))
        .try_fold(0u32, |sum, n| Some(sum.saturating_add(n?)));
    let is_body = |v: &&Voice<'_>| v.source.kind == SpeakerKind::Institution;
    let (bodies, people): (Vec<&Voice<'_>>, Vec<&Voice<'_>>) = voices.iter().partition(is_body);
    let spoken_for = |body: &Voice<'_>| people.iter().any(|p| meet(&p.stands, &body.party));
    let bodies = bodies.iter().filter(|b| !spoken_for(b));
    let (named, unnamed): (Vec<&Voice<'_>>, Vec<&Voice<'_>>) =
        people.iter().copied().partition(|v| v.source.named);
    let known = |voice: &Voice<'_>| {
        at_least(voice.source) == 1 && named.iter().any(|n| described_alike(n, voice))
    };
    let unnamed: Vec<&Voice<'_>> = unnamed.into_iter().filter(|v| !known(v)).collect();
    let least = bodies
        .map(|v| at_least(v.source))
        .chain(named.iter().map(|v| at_least(v.source)))
        .chain(pools(unnamed))
        .fold(0u32, u32::saturating_add);
    (most.map_or(least, |m| least.min(m)), most)
}

/// Who asserts the claim, without those who are counted with a group.
fn voices<'s>(docs: &[Doc<'_>], sources: &'s Sources, claim: &Group) -> Vec<Voice<'s>> {
    let mut said: BTreeMap<usize, BTreeSet<AttributionRef>> = BTreeMap::new();
    for (at, _) in &claim.statements {
        let doc = docs.get(at.article);
        let attribution = doc.and_then(|d| d.article.attributions.get(at.attribution));
        let Some(attribution) = attribution.filter(|a| a.stance == Stance::Asserts) else {
            continue;
        };
        for mention in &attribution.speakers {
            if let Some(source) = sources.of.get(&(at.article, mention.speaker)) {
                said.entry(*source).or_default().insert(*at);
            }
        }
    }
    let of_group = |index: usize| {
        let mut at = index;
        for _ in 0..8 {
            match sources.all.get(at).and_then(|s| s.part_of) {
                Some(group) if said.contains_key(&group) => return true,
                Some(group) => at = group,
                None => break,
            }
        }
        false
    };
    let mut voices = Vec::new();
    for (index, said) in &said {
        let Some(source) = sources.all.get(*index) else {
            continue;
        };
        let passes_on = matches!(source.kind, SpeakerKind::Outlet | SpeakerKind::Document);
        if passes_on || of_group(*index) {
            continue;
        }
        let speakers: Vec<&Speaker> = source
            .speakers
            .iter()
            .filter_map(|(article, index)| docs.get(*article)?.article.speakers.get(*index))
            .collect();
        voices.push(Voice {
            source,
            said: said.clone(),
            party: speakers.iter().flat_map(|s| party(&s.name)).collect(),
            stands: speakers.iter().flat_map(|s| stands_for(s)).collect(),
            another: speakers.iter().any(|s| is_another(&s.name)),
        });
    }
    voices
}

/// The words of for whom a person speaks, and of the role, as far as they tell parties apart.
fn stands_for(speaker: &Speaker) -> BTreeSet<String> {
    let role = speaker.role.as_deref().unwrap_or("");
    let affiliation = speaker.affiliation.as_deref().unwrap_or("");
    let of_people = speaker.kind != SpeakerKind::Institution;
    let name = if speaker.named { "" } else { &speaker.name };
    let texts = [role, affiliation, name].into_iter().filter(|_| of_people);
    texts.flat_map(party).collect()
}

/// "Another official", "a second aide".
fn is_another(name: &str) -> bool {
    const OTHER: &[&str] = &["another", "other", "second", "third", "fourth", "different"];
    let mut first = words(name).take(2).map(|w| fold(w.of(name)));
    first.any(|w| OTHER.contains(&w.as_str()))
}

fn at_least(source: &Source) -> u32 {
    let group = source.kind == SpeakerKind::Group;
    source.count_min.unwrap_or(if group { 2 } else { 1 })
}

fn at_most(source: &Source) -> Option<u32> {
    if source.kind == SpeakerKind::Group {
        source.count_max
    } else {
        Some(source.count_max.unwrap_or(1))
    }
}

/// Whether an unnamed person may be a named one: a word for whom they speak, and one for as
/// what, is the same.
fn described_alike(named: &Voice<'_>, unnamed: &Voice<'_>) -> bool {
    !set_apart(named, unnamed)
        && meet(&named.stands, &unnamed.party)
        && unnamed.party.is_subset(&named.stands)
}

/// Whether an article makes two of them.
fn set_apart(a: &Voice<'_>, b: &Voice<'_>) -> bool {
    let articles = |v: &Voice<'_>| -> BTreeSet<usize> {
        v.source
            .speakers
            .iter()
            .map(|(article, _)| *article)
            .collect()
    };
    !a.said.is_disjoint(&b.said)
        || (a.another || b.another) && !articles(a).is_disjoint(&articles(b))
}

/// The fewest people that unnamed voices may be, pool by pool of those who may be the same.
fn pools(mut unnamed: Vec<&Voice<'_>>) -> Vec<u32> {
    // Those of whom more is said first: who fits anybody does not part them.
    unnamed.sort_by_key(|v| {
        let open = v.party.is_empty();
        (open, std::cmp::Reverse(at_least(v.source)), v.source.key)
    });
    let may_be = |a: &Voice<'_>, b: &Voice<'_>| {
        let one = a.party.is_empty() || b.party.is_empty() || meet(&a.party, &b.party);
        one && !set_apart(a, b)
    };
    let mut pools: Vec<Vec<&Voice<'_>>> = Vec::new();
    for voice in unnamed.into_iter().take(MAX_COMPARED) {
        let fits = |pool: &&mut Vec<&Voice<'_>>| pool.iter().all(|other| may_be(voice, other));
        match pools.iter_mut().find(fits) {
            Some(pool) => pool.push(voice),
            None => pools.push(vec![voice]),
        }
    }
    let most = |pool: &Vec<&Voice<'_>>| pool.iter().map(|v| at_least(v.source)).max();
    pools.iter().filter_map(most).collect()
}
