//! Sentences from templates.
//!
//! A template is a text with slots in braces. Slots stand so close that two stories seldom
//! share five words in a row by chance.

use super::names::{self, Person, capital};
use super::words::{ADJECTIVES, DAYS, MONTHS, NOUNS, PLURALS, VERBS};
use crate::Rng;

/// Propositions, as they follow "that".
const CLAUSES: &[&str] = &[
    "the {adj} {noun} near {place} had {done} {n} {plural}",
    "{org} would {do} its {adj} {noun} before {month}",
    "{n} {plural} were {done} at the {noun} in {place}",
    "{org} {done} the {noun} with {n} {adj} {plural}",
    "the {noun} cost {org} {share} million marks and {n} {plural}",
    "nobody in {place} had {done} the {adj} {noun} since {month}",
    "{family} and {org} could {do} {n} {plural} by {day}",
    "the {adj} {noun} of {family} was never {done} by {org}",
];

const NARRATIVE: &[&str] = &[
    "{clause}.",
    "On {day}, {clause}.",
    "In {month}, after {org} had {done} {n} {plural}, {clause}.",
    "The {noun} at {place}, {done} by {org} in {month}, holds {n} {adj} {plural}.",
    "{org} owns {share} percent of the {adj} {noun} that {family} {done} in {place}.",
    "Near {place}, {n} {plural} waited while {org} {done} the {noun}.",
    "{family}, {age}, grew up in {place} and once {done} a {adj} {noun} for {org}.",
];

const SPEECH: &[&str] = &[
    "{who} said {clause}.",
    "{who} said that {clause}.",
    "{who} told reporters in {place} that {clause}.",
    "“{clause},” {who} said on {day}.",
    "“{clause},” said {who}.",
    "“{clause},” {pron} added, “and {clause}.”",
    "{who} said: “{clause}.”",
    "{clause}, according to {who}.",
    "According to {anon}, {clause}.",
    "{anon} said {clause}.",
    "{anon}, speaking on condition of anonymity, said that {clause}.",
    "{who} denied that {clause}.",
    "{who} rejected the claim that {clause}, calling it “{adj} and {adj}”.",
    "{org} declined to comment on the {adj} {noun} in {place}.",
    "{org} did not respond to questions about {n} {plural} at {place}.",
    "{who} called the {noun} of {family} “{adj}” and said {clause}.",
    "Asked whether {clause}, {who} said {clause}.",
    "{who} asked whether {clause}.",
    "{who} wrote in a letter to {org} that {clause}.",
    "A report by {org} found that {clause}.",
    "{pron} warned that {clause}.",
    "{org} announced on {day} that {clause}.",
];

const CITING: &[&str] = &[
    "{who} told {outlet} that {claim}.",
    "{claim}, {outlet} reported on {day}, citing {anon}.",
    "{outlet} first reported on {day} that {claim}.",
    "“{claim},” {who} was quoted as saying by {outlet}.",
];

const ANONYMOUS: &[&str] = &[
    "a senior official of {org}",
    "two people familiar with the {noun} of {family}",
    "a person close to {family}",
    "three {adj} sources in {place}",
    "an aide to {family}",
    "a lawyer for {org}",
];

const TITLES: &[&str] = &[
    "{org} to {do} {adj} {noun} in {place}",
    "{family} denies {n} {plural} were {done} in {place}",
    "{n} {plural} {done} as {place} {noun} falters",
    "{place} {noun}: {family} and {org} at odds over {n} {plural}",
    "{adj} {noun} of {place} {done}, {family} says",
];

/// Whom and what a story is about.
#[derive(Debug)]
pub(super) struct Cast {
    people: Vec<Person>,
    places: Vec<String>,
    institutions: Vec<String>,
    /// Who spoke last, for the pronoun.
    last: usize,
    /// What the story's citations are about.
    pub(super) claim: String,
    /// The outlet that its citations name.
    pub(super) cited: String,
}

impl Cast {
    pub(super) fn new(rng: &mut Rng) -> Self {
        let places: Vec<String> = (0..4).map(|_| names::place(rng)).collect();
        let near = |i: usize| {
            places
                .get(i % places.len().max(1))
                .cloned()
                .unwrap_or_default()
        };
        let (mut people, mut institutions) = (Vec::new(), Vec::new());
        for i in 0..5 {
            let place = near(i);
            people.push(names::person(rng, &place));
            institutions.push(names::institution(rng, &place));
        }
        let mut cast = Self {
            people,
            places,
            institutions,
            last: 0,
            claim: String::new(),
            cited: String::new(),
        };
        let template = rng.pick(CLAUSES);
        let mut claim = String::new();
        cast.fill(template, rng, &mut claim);
        cast.claim = claim;
        cast
    }

    pub(super) fn place(&self) -> &str {
        self.places.first().map_or("", String::as_str)
    }

    pub(super) fn title(&mut self, rng: &mut Rng) -> String {
        self.sentence(rng, TITLES)
    }

    /// A sentence of the story: half of them say who says so.
    pub(super) fn any_sentence(&mut self, rng: &mut Rng) -> String {
        let templates = if rng.chance(58) { SPEECH } else { NARRATIVE };
        self.sentence(rng, templates)
    }

    /// A sentence that names the outlet which had the story's claim first.
    pub(super) fn citing_sentence(&mut self, rng: &mut Rng) -> String {
        self.sentence(rng, CITING)
    }

    fn sentence(&mut self, rng: &mut Rng, templates: &[&str]) -> String {
        let mut out = String::with_capacity(160);
        self.fill(rng.pick(templates), rng, &mut out);
        // A role that ends the sentence needs no closing comma.
        capital(&out.replace(",.", "."))
    }

    fn fill(&mut self, template: &str, rng: &mut Rng, out: &mut String) {
        let mut rest = template;
        while let Some((text, tail)) = rest.split_once('{') {
            out.push_str(text);
            let Some((slot, after)) = tail.split_once('}') else {
                break;
            };
            self.slot(slot, rng, out);
            rest = after;
        }
        out.push_str(rest);
    }

    /// Fills one slot. No slot leads back to itself, so this ends.
    fn slot(&mut self, slot: &str, rng: &mut Rng, out: &mut String) {
        match slot {
            "clause" => self.fill(rng.pick(CLAUSES), rng, out),
            "anon" => self.fill(rng.pick(ANONYMOUS), rng, out),
            "who" => self.who(rng, out),
            "family" => {
                let at = rng.below(self.people.len());
                out.push_str(self.people.get(at).map_or("", |p| &p.surname));
            }
            "pron" => out.push_str(self.people.get(self.last).map_or("she", |p| p.pronoun)),
            "org" => push_one(&self.institutions, rng, out),
            "place" => push_one(&self.places, rng, out),
            "claim" => out.push_str(&self.claim),
            "outlet" => out.push_str(&self.cited),
            "n" => out.push_str(&number(rng)),
            "age" => out.push_str(&rng.between(22, 88).to_string()),
            "share" => out.push_str(&format!("{}.{}", rng.between(1, 99), rng.below(10))),
            "adj" => out.push_str(rng.pick(ADJECTIVES)),
            "noun" => self.thing(rng, out),
            "plural" => out.push_str(rng.pick(PLURALS)),
            "do" => out.push_str(rng.pick(VERBS).0),
            "done" => out.push_str(rng.pick(VERBS).1),
            "day" => out.push_str(rng.pick(DAYS)),
            "month" => out.push_str(rng.pick(MONTHS)),
            _ => {}
        }
    }

    /// Something, often by a name of its own: with common words alone, stories of a large
    /// corpus would share phrases by chance.
    fn thing(&self, rng: &mut Rng, out: &mut String) {
        if rng.chance(60) {
            push_one(&self.places, rng, out);
            out.push(' ');
        }
        out.push_str(rng.pick(NOUNS));
    }

    fn who(&mut self, rng: &mut Rng, out: &mut String) {
        self.last = rng.below(self.people.len());
        let Some(person) = self.people.get(self.last) else {
            return;
        };
        match rng.below(4) {
            0 => out.push_str(&format!("{}, {},", person.full, person.role)),
            1 => out.push_str(&person.full),
            _ => out.push_str(&person.surname),
        }
    }
}

fn push_one(table: &[String], rng: &mut Rng, out: &mut String) {
    out.push_str(table.get(rng.below(table.len())).map_or("", String::as_str));
}

/// A number, small ones as often as large ones; thousands with a comma.
fn number(rng: &mut Rng) -> String {
    if rng.chance(50) {
        format!("{},{:03}", rng.between(1, 99), rng.below(1_000))
    } else {
        rng.between(2, 999).to_string()
    }
}
