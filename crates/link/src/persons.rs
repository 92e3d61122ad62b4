//! The people of a story who are named in full, and whom their short names fit.

use crate::doc::Doc;
use crate::givens::namesakes;
use crate::named::Bearer;
use crate::names::Name;
use onrecord_core::identity::{self, Identity, Traits};
use onrecord_core::spelling::same_given;
use onrecord_core::{Key, KeyBuilder};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Under what names of people are looked up: those of one person have one, as a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Base {
    given: String,
    last: String,
    generation: Option<String>,
    regnal: Option<String>,
}

impl Base {
    pub(crate) fn of(name: &Name) -> Self {
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
pub(crate) struct Known {
    pub(crate) traits: Traits,
    pub(crate) names: BTreeSet<Name>,
    pub(crate) speakers: Vec<(usize, usize)>,
}

impl Known {
    pub(crate) fn add(&mut self, other: &Self) {
        self.traits.add(&other.traits);
        self.names.extend(other.names.iter().cloned());
        self.speakers.extend(&other.speakers);
    }

    /// Whether a short name may be that of a person with a full one.
    pub(crate) fn may_be(&self, whole: &Person) -> bool {
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

    /// Whether the text in which a last name stands alone has anybody with it in full.
    pub(crate) fn has_namesakes(&self, docs: &[Doc<'_>]) -> bool {
        let article = self.speakers.first().and_then(|(a, _)| docs.get(*a));
        let body = article.map_or("", |d| d.article.body.as_str());
        let alone = self.names.iter().filter(|n| n.given.is_empty());
        alone
            .map(|n| namesakes(body, &n.shown))
            .any(|n| !n.givens.is_empty())
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
    pub(crate) fn local(self, docs: &[Doc<'_>], story: Key, several: bool) -> Bearer {
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
pub(crate) struct Person {
    base: Base,
    key: Key,
    pub(crate) known: Known,
}

impl Person {
    pub(crate) fn bearer(self) -> Bearer {
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
pub(crate) fn joined(by_base: BTreeMap<Base, Vec<Known>>) -> Vec<Person> {
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
pub(crate) struct Index(HashMap<String, Vec<usize>>);

impl Index {
    pub(crate) fn new(people: &[Person]) -> Self {
        let mut index: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, person) in people.iter().enumerate() {
            for word in edges(&person.known) {
                index.entry(word.to_owned()).or_default().push(at);
            }
        }
        Self(index)
    }

    /// Those with a name that begins or ends like one of these, in order.
    pub(crate) fn near(&self, known: &Known) -> BTreeSet<usize> {
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
