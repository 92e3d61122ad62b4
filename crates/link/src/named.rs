//! Who in a story bears a name: full and short names, spellings and titles brought together,
//! and those of one name kept apart whom their roles exclude.
//!
//! What says too little beyond the story gets a key of the story's own: a last name alone,
//! "the Supreme Court", an abbreviation that nothing explains.

use crate::bodies::{body, compared, is_name};
use crate::callings::traits;
use crate::doc::Doc;
use crate::givens::namesakes;
use crate::names::Name;
use crate::persons::{Base, Index, Known, Person, joined};
use crate::rarity::{CONTENT, level};
use onrecord_core::identity::{self, Identity, Traits};
use onrecord_core::{Key, KeyBuilder, Register, Speaker, SpeakerKind};
use std::collections::{BTreeMap, BTreeSet};

/// A source with a name.
#[derive(Clone, Debug)]
pub(crate) struct Bearer {
    /// As far as the story knows who it is.
    pub(crate) key: Key,
    /// What it is known by in other stories.
    pub(crate) identity: Option<Identity>,
    /// The fullest name.
    pub(crate) name: String,
    /// Its speakers: article and index, in order.
    pub(crate) speakers: Vec<(usize, usize)>,
}

/// The words by which a speaker is called that has a name of its own.
pub(crate) fn name_of(speaker: &Speaker) -> Option<&str> {
    let name = speaker.proper_name.as_deref().unwrap_or(&speaker.name);
    (speaker.named && !compared(name).is_empty()).then_some(name)
}

/// Finds the bearers of the names of a story, its articles in canonical order.
pub(crate) fn bearers(docs: &[Doc<'_>], story: Key, register: &Register) -> Vec<Bearer> {
    let mut people: BTreeMap<Base, Vec<Known>> = BTreeMap::new();
    let (mut short, mut bodies) = (Vec::new(), Vec::new());
    for (article, doc) in docs.iter().enumerate() {
        for (index, speaker) in doc.article.speakers.iter().enumerate() {
            let Some(text) = name_of(speaker) else {
                continue;
            };
            let name = Name::read(text).filter(|n| may_be_person(speaker, n));
            let name = name.map(|n| completed(n, doc, speaker));
            let Some(name) = name else {
                bodies.push((article, index));
                continue;
            };
            let known = Known {
                traits: traits(speaker, &name),
                speakers: vec![(article, index)],
                names: BTreeSet::from([name.clone()]),
            };
            if name.is_full() {
                people.entry(Base::of(&name)).or_default().push(known);
            } else {
                short.push(known);
            }
        }
    }
    let mut people = joined(people);
    let index = Index::new(&people);
    let mut found: Vec<Bearer> = Vec::new();
    for known in short {
        let near = index.near(&known);
        let mut fits = near
            .into_iter()
            .filter(|at| people.get(*at).is_some_and(|whole| known.may_be(whole)))
            // Where its own article names somebody of that name, it would be clear there.
            .filter(|_| !known.has_namesakes(docs));
        let (one, more) = (fits.next(), fits.next().is_some());
        match one {
            Some(at) if !more => people
                .get_mut(at)
                .into_iter()
                .for_each(|p| p.known.add(&known)),
            _ => match known.speakers.first() {
                // No person's name, as far as anybody can tell.
                Some(at) if one.is_none() && !is_person(docs, *at) => bodies.push(*at),
                _ => found.push(known.local(docs, story, more)),
            },
        }
    }
    let last_names: BTreeSet<(usize, String)> = {
        let speakers = people.iter().flat_map(|p| &p.known.speakers);
        let of = |(article, index): &(usize, usize)| {
            let speaker = docs.get(*article)?.article.speakers.get(*index)?;
            Some((*article, Name::read(name_of(speaker)?)?.last))
        };
        speakers.filter_map(of).collect()
    };
    for at in bodies {
        found.extend(body_of(docs, at, story, register, &last_names));
    }
    found.extend(people.into_iter().map(Person::bearer));
    brought_together(found)
}

fn speaker<'d>(docs: &'d [Doc<'_>], (article, index): (usize, usize)) -> Option<&'d Speaker> {
    docs.get(article)?.article.speakers.get(index)
}

fn is_person(docs: &[Doc<'_>], at: (usize, usize)) -> bool {
    speaker(docs, at).is_some_and(|s| s.kind == SpeakerKind::Person)
}

/// A last name with the given name with which the article's text brings it in, or with the
/// throne that the role names: "Pope".
fn completed(name: Name, doc: &Doc<'_>, speaker: &Speaker) -> Name {
    if name.is_full() || !name.given.is_empty() {
        return name;
    }
    let role = speaker.role.as_deref().unwrap_or_default();
    let title = role.rsplit(' ').next().unwrap_or_default();
    let throne = Name::read(&format!("{title} {}", name.shown)).filter(|n| n.regnal.is_some());
    if let Some(throne) = throne {
        return throne;
    }
    let given = namesakes(&doc.article.body, &name.shown).first;
    let whole = given.and_then(|given| Name::read(&format!("{given} {}", name.shown)));
    whole.unwrap_or(name)
}

/// Persons, and names of one word that may be a person's.
fn may_be_person(speaker: &Speaker, name: &Name) -> bool {
    speaker.kind == SpeakerKind::Person
        || speaker.kind == SpeakerKind::Unspecified && name.given.is_empty()
}

/// A body, an outlet, or whatever else has a name.
fn body_of(
    docs: &[Doc<'_>],
    at: (usize, usize),
    story: Key,
    register: &Register,
    last_names: &BTreeSet<(usize, String)>,
) -> Option<Bearer> {
    let doc = docs.get(at.0)?;
    let speaker = speaker(docs, at)?;
    let text = name_of(speaker)?;
    let body = body(doc, text, register);
    // "Washington" beside Ada Washington: the city's, the country's or hers.
    let hers = speaker.kind != SpeakerKind::Outlet
        && (last_names.contains(&(at.0, compared(text)))
            || !text.contains(' ') && namesakes(&doc.article.body, text).any());
    let common = level(&compared(text)) < CONTENT;
    let unsure =
        speaker.kind == SpeakerKind::Unspecified && (common || !is_name(&doc.article.body, text));
    let person = speaker.kind == SpeakerKind::Person;
    let name = KeyBuilder::new("body").part(&body.name).finish();
    let is_full = body.is_full && !hers && !unsure && !person;
    let identity = is_full.then(|| Identity {
        name,
        traits: Traits::default(),
    });
    let key = match &identity {
        Some(identity) => *identity::sources(name, &[&identity.traits]).first()?,
        None => KeyBuilder::new("source")
            .part(story.to_string())
            .maybe(hers.then(|| doc.key.to_string()))
            .part("body")
            .part(&body.name)
            .finish(),
    };
    Some(Bearer {
        key,
        identity,
        name: text.to_owned(),
        speakers: vec![at],
    })
}

/// Each source once, in the order in which the articles bring them in.
fn brought_together(found: Vec<Bearer>) -> Vec<Bearer> {
    let mut all: BTreeMap<Key, Bearer> = BTreeMap::new();
    for bearer in found {
        let Some(known) = all.get_mut(&bearer.key) else {
            all.insert(bearer.key, bearer);
            continue;
        };
        known.speakers.extend(&bearer.speakers);
        let length = |name: &str| name.chars().count();
        let fuller = (length(&bearer.name), &known.name) > (length(&known.name), &bearer.name);
        if fuller {
            known.name = bearer.name;
        }
        if let (Some(known), Some(identity)) = (&mut known.identity, &bearer.identity) {
            known.traits.add(&identity.traits);
        }
    }
    let mut all: Vec<Bearer> = all.into_values().collect();
    for bearer in &mut all {
        bearer.speakers.sort_unstable();
    }
    all.sort_by(|a, b| (&a.speakers, a.key).cmp(&(&b.speakers, b.key)));
    all
}
