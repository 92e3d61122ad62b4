//! Who in a story bears a name: full and short names, spellings and titles brought together,
//! and those of one name kept apart whom their roles exclude.
//!
//! What says too little beyond the story gets a key of the story's own: a last name alone,
//! "the Supreme Court", an abbreviation that nothing explains.

use crate::bodies::{body, compared, is_name};
use crate::callings::traits;
use crate::doc::Doc;
use crate::names::Name;
use onrecord_core::identity::{self, Identity, Traits};
use onrecord_core::spelling::same_given;
use onrecord_core::{Key, KeyBuilder, Register, Speaker, SpeakerKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
            let Some(name) = name else {
                bodies.push((article, index));
                continue;
            };
            let known = Known {
                traits: traits(speaker, &name),
                speakers: vec![(article, index)],
                names: BTreeSet::from([name.clone()]),
            };
            if speaker.kind == SpeakerKind::Person && name.is_full() {
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
            .filter(|at| people.get(*at).is_some_and(|whole| known.may_be(whole)));
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

/// Persons, and names of one word that may be a person's.
fn may_be_person(speaker: &Speaker, name: &Name) -> bool {
    speaker.kind == SpeakerKind::Person
        || speaker.kind == SpeakerKind::Unspecified && name.given.is_empty()
}

/// Under what names of people are looked up: those of one person have one, as a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Base {
    given: String,
    last: String,
    generation: Option<String>,
    regnal: Option<String>,
}

impl Base {
    fn of(name: &Name) -> Self {
        Self {
            given: name.given_key(),
            last: name.last_key.clone(),
            generation: name.generation.clone(),
            regnal: name.regnal.clone(),
        }
    }

    fn key(&self) -> Key {
        KeyBuilder::new("person")
            .part(&self.given)
            .part(&self.last)
            .maybe(self.generation.as_deref())
            .maybe(self.regnal.as_deref())
            .finish()
    }
}

/// What speakers that are one are known by.
#[derive(Clone, Debug)]
struct Known {
    traits: Traits,
    names: BTreeSet<Name>,
    speakers: Vec<(usize, usize)>,
}

impl Known {
    fn add(&mut self, other: &Self) {
        self.traits.add(&other.traits);
        self.names.extend(other.names.iter().cloned());
        self.speakers.extend(&other.speakers);
    }

    /// Whether a short name may be that of a person with a full one.
    fn may_be(&self, whole: &Person) -> bool {
        let fit = |short: &Name, full: &Name| {
            let last = short.last_key == full.last_key
                && (short.given.is_empty() || same_given(&short.given, &full.given));
            let generation = short.generation.is_none() || short.generation == full.generation;
            (last || short.shortens(full)) && generation
        };
        let mut pairs = self.names.iter();
        pairs.any(|short| whole.known.names.iter().any(|full| fit(short, full)))
            && !self.traits.contradict(&whole.known.traits)
    }

    /// The fullest of the names: not in capitals throughout, then the longest.
    fn fullest(&self) -> Option<&Name> {
        let rank = |name: &&Name| {
            let small = name.shown.chars().any(char::is_lowercase);
            (small, name.shown.chars().count())
        };
        // Of several the first in order.
        self.names.iter().rev().max_by_key(rank)
    }

    /// A source of the story alone; of the article alone where several of the story might be it.
    fn local(self, docs: &[Doc<'_>], story: Key, several: bool) -> Bearer {
        let article = self.speakers.first().and_then(|(a, _)| docs.get(*a));
        let article = article.filter(|_| several).map(|d| d.key.to_string());
        let name = self.fullest();
        let key = KeyBuilder::new("source")
            .part(story.to_string())
            .maybe(article)
            .part("person")
            .part(name.map(|n| n.last_key.as_str()).unwrap_or_default())
            .maybe(name.map(|n| &n.given))
            .maybe(self.traits.woman.map(|w| [u8::from(w)]))
            .finish();
        Bearer {
            key,
            identity: None,
            name: name.map_or_else(String::new, |n| n.shown.clone()),
            speakers: self.speakers,
        }
    }
}

/// A person with a full name.
#[derive(Clone, Debug)]
struct Person {
    base: Base,
    key: Key,
    known: Known,
}

impl Person {
    fn bearer(self) -> Bearer {
        let name = self.known.fullest().map(|n| n.shown.clone());
        Bearer {
            key: self.key,
            identity: Some(Identity {
                name: self.base.key(),
                traits: self.known.traits,
            }),
            name: name.unwrap_or_default(),
            speakers: self.known.speakers,
        }
    }

    /// Whether the story takes two for one whose names are not looked up alike.
    fn is_also(&self, other: &Self) -> bool {
        let (a, b) = (&self.known, &other.known);
        if a.traits.contradict(&b.traits) || self.base.regnal != other.base.regnal {
            return false;
        }
        let apart = self.base.generation != other.base.generation;
        let articles: BTreeSet<usize> = a.speakers.iter().map(|(at, _)| *at).collect();
        let together = b.speakers.iter().any(|(at, _)| articles.contains(at));
        // Who is called both "Roe" and "Roe Jr." in one article is two, or was one already.
        if apart && (together || !a.traits.support(&b.traits)) {
            return false;
        }
        let pairs = || {
            a.names
                .iter()
                .flat_map(|x| b.names.iter().map(move |y| (x, y)))
        };
        pairs().any(|(x, y)| {
            let given = same_given(&x.given, &y.given) && x.last_key == y.last_key;
            given || !together && (x.shortens(y) || y.shortens(x))
        })
    }
}

/// The people with full names: those of one base by what tells them apart, then those that the
/// story's other names make one.
fn joined(by_base: BTreeMap<Base, Vec<Known>>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for (base, known) in by_base {
        people.extend(apart(&base, known));
    }
    while let Some(next) = merged(&people) {
        people = next;
    }
    // A name that changed what is known may have changed who is one.
    let mut again: BTreeMap<Base, Vec<Known>> = BTreeMap::new();
    for person in people {
        again.entry(person.base).or_default().push(person.known);
    }
    again
        .into_iter()
        .flat_map(|(base, known)| apart(&base, known))
        .collect()
}

/// The people with those brought together of whom each is the only one that the other may also
/// be; `None` where there are none.
fn merged(people: &[Person]) -> Option<Vec<Person>> {
    let index = Index::new(people);
    let fits: Vec<Option<usize>> = people
        .iter()
        .enumerate()
        .map(|(at, this)| {
            let near = index.near(&this.known).into_iter();
            let is_also = |i: &usize| people.get(*i).is_some_and(|other| this.is_also(other));
            let mut fits = near.filter(|i| *i != at).filter(is_also);
            let first = fits.next()?;
            fits.next().is_none().then_some(first)
        })
        .collect();
    let mutual = |at: usize| {
        let other = fits.get(at).copied().flatten()?;
        (fits.get(other).copied().flatten() == Some(at)).then_some(other)
    };
    if !(0..people.len()).any(|at| mutual(at).is_some()) {
        return None;
    }
    let mut next: Vec<Person> = Vec::new();
    for (at, this) in people.iter().enumerate() {
        let mut this = this.clone();
        match mutual(at) {
            Some(other) if other < at => continue,
            Some(other) => {
                people
                    .get(other)
                    .into_iter()
                    .for_each(|o| this.known.add(&o.known));
                this.base = this.known.fullest().map_or(this.base, Base::of);
            }
            None => {}
        }
        next.push(this);
    }
    Some(next)
}

/// People by the first and last words of their names.
struct Index(HashMap<String, Vec<usize>>);

impl Index {
    fn new(people: &[Person]) -> Self {
        let mut index: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, person) in people.iter().enumerate() {
            for word in edges(&person.known) {
                index.entry(word.to_owned()).or_default().push(at);
            }
        }
        Self(index)
    }

    /// Those with a name that begins or ends like one of these, in order.
    fn near(&self, known: &Known) -> BTreeSet<usize> {
        let words = edges(known).into_iter();
        words
            .filter_map(|w| self.0.get(w))
            .flatten()
            .copied()
            .collect()
    }
}

fn edges(known: &Known) -> BTreeSet<&str> {
    let words = known
        .names
        .iter()
        .flat_map(|n| [n.keys.first(), n.keys.last()]);
    words.flatten().map(String::as_str).collect()
}

/// The persons behind a name.
fn apart(base: &Base, known: Vec<Known>) -> Vec<Person> {
    let mut by_traits: BTreeMap<Traits, Known> = BTreeMap::new();
    for known in known {
        match by_traits.get_mut(&known.traits) {
            Some(same) => same.add(&known),
            None => {
                by_traits.insert(known.traits.clone(), known);
            }
        }
    }
    let all: Vec<&Traits> = by_traits.keys().collect();
    let keys = identity::sources(base.key(), &all);
    let mut people: BTreeMap<Key, Person> = BTreeMap::new();
    for (key, known) in keys.into_iter().zip(by_traits.into_values()) {
        match people.get_mut(&key) {
            Some(person) => person.known.add(&known),
            None => {
                let base = base.clone();
                people.insert(key, Person { base, key, known });
            }
        }
    }
    people.into_values().collect()
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
    let hers = last_names.contains(&(at.0, compared(text)));
    let unsure = speaker.kind == SpeakerKind::Unspecified && !is_name(&doc.article.body, text);
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
