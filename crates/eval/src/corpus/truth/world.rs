//! What one story is about: its event, its people, its numbers, and how each fact is put.

use super::super::names::capital;
use super::swaps::Words;
use super::topics::Topic;
use crate::Rng;
use chrono::{DateTime, TimeDelta, Utc};

const GIVEN: &[&str] = &[
    "Anna", "Marek", "Ines", "Tobias", "Clara", "Henrik", "Lucia", "Pavel", "Nora", "Stefan",
    "Edith", "Jonas", "Teresa", "Oskar", "Miriam", "Felix", "Greta", "Ivan", "Paula", "Simon",
    "Hanna", "Viktor", "Olga", "Martin", "Selma", "Bruno", "Alice", "Karl", "Vera", "Anton",
    "Lydia", "Robert", "Maud", "Erik", "Rosa", "Peter", "Judith", "Leon", "Agnes", "David",
];
const SURNAME_STARTS: &[&str] = &[
    "Hal", "Brem", "Cor", "Lind", "Var", "Ost", "Kest", "Mar", "Tol", "Ren", "Wes", "Dahl", "Fen",
    "Gris", "Hol", "Jor", "Kam", "Lor", "Mel", "Nor", "Pell", "Quar", "Ros", "Sand", "Thor", "Ulm",
    "Vin", "Wal", "Zand", "Ber",
];
const SURNAME_ENDS: &[&str] = &[
    "berg", "vik", "mann", "ling", "sen", "ova", "etti", "ard", "quist", "by", "eau", "ing", "ow",
    "ell", "stad", "ier", "ano", "ley", "gren", "itz",
];
const PLACE_STARTS: &[&str] = &[
    "Harrow", "Kelst", "Brack", "Tarn", "Elm", "Dovr", "Fenn", "Gold", "Hask", "Ister", "Jarn",
    "Kirk", "Lang", "Mor", "Nether", "Ober", "Pens", "Quern", "Rav", "Stav", "Thorn", "Uver",
    "Vald", "Wend",
];
const PLACE_ENDS: &[&str] = &[
    "by", "mouth", "feld", "haven", "stow", "ingen", "ick", "borg", "minster", "wold", "sund",
    "au", "ford", "ness",
];
const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "May",
    "June",
    "September",
    "October",
    "November",
];

/// A thing that can be told of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Fact {
    Core(usize),
    Official(usize),
    OfficialQuote(usize),
    Company(usize),
    /// In the words of the witness of that number.
    WitnessQuote(usize),
    Witness(usize),
    Expert(usize),
    Background(usize),
    /// What unnamed people assert.
    Dispute,
    /// The company denies it.
    Denial,
}

impl Fact {
    /// Whether it is somebody's own words.
    pub(super) const fn is_quote(self) -> bool {
        matches!(self, Self::OfficialQuote(_) | Self::WitnessQuote(_))
    }

    /// The claim it states: a denial that of what it denies.
    pub(super) const fn claim(self) -> Self {
        match self {
            Self::Denial => Self::Dispute,
            other => other,
        }
    }
}

/// Who speaks in a story.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    /// "Anna Brembergh"; empty for the unnamed.
    pub(super) name: String,
    /// What stands before or after the name, or for it.
    pub(super) role: String,
    pub(super) pronoun: &'static str,
}

impl Voice {
    pub(super) fn surname(&self) -> &str {
        self.name.rsplit(' ').next().unwrap_or_default()
    }
}

/// The world of one story.
#[derive(Debug)]
pub(super) struct World {
    pub(super) topic: &'static Topic,
    pub(super) event: DateTime<Utc>,
    pub(super) place: String,
    pub(super) org: String,
    slots: Vec<(&'static str, String)>,
    words: Words,
    official: Voice,
    company: Voice,
    unnamed: Voice,
    witnesses: Vec<Voice>,
    experts: Vec<Voice>,
    /// Words that somebody spoke are the same in every report.
    quotes: Vec<(Fact, String)>,
}

impl World {
    pub(super) fn new(rng: &mut Rng, topic: &'static Topic, event: DateTime<Utc>) -> Self {
        let place = place(rng);
        let near = place_other_than(rng, &place);
        let thousands = |n: usize| format!("{},{:03}", n / 1_000, n % 1_000);
        let day = |days: i64| (event + TimeDelta::days(days)).format("%A").to_string();
        let mut world = Self {
            topic,
            event,
            slots: vec![
                ("place", place.clone()),
                ("near", near),
                ("n", rng.between(60, 980).to_string()),
                ("m", rng.between(3, 19).to_string()),
                ("k", rng.between(20, 58).to_string()),
                (
                    "sum",
                    format!("{} million [crowns|euros]", rng.between(2, 95)),
                ),
                ("year", rng.between(1891, 2009).to_string()),
                ("pop", thousands(rng.between(4_200, 96_000))),
                ("month", rng.pick(MONTHS).to_owned()),
                ("day", day(0)),
                ("nextday", day(3)),
            ],
            words: Words::new(rng),
            place,
            org: String::new(),
            official: person(rng),
            company: person(rng),
            unnamed: Voice {
                name: String::new(),
                role: String::new(),
                pronoun: "they",
            },
            witnesses: Vec::new(),
            experts: Vec::new(),
            quotes: Vec::new(),
        };
        for slot in &mut world.slots {
            slot.1 = choices(&slot.1, rng);
        }
        for (name, table) in [("org", topic.orgs), ("site", topic.sites)] {
            let family = surname(rng);
            let value = rng.pick(table).replace("{name}", &family);
            let value = world.put(&value, rng);
            world.slots.push((name, value));
        }
        world.org = world.put("{org}", rng);
        world.official.role = rng.pick(topic.officials).to_owned();
        let sex = if world.company.pronoun == "she" {
            "spokeswoman"
        } else {
            "spokesman"
        };
        world.company.role = format!("a {sex} for {}", world.org);
        world.unnamed.role = rng.pick(topic.unnamed).to_owned();
        for role in topic.witnesses {
            let role = world.put(role, rng);
            world.witnesses.push(Voice {
                role,
                ..person(rng)
            });
        }
        for role in topic.experts {
            let family = surname(rng);
            let role = world.put(&role.replace("{name}", &family), rng);
            world.experts.push(Voice {
                role,
                ..person(rng)
            });
        }
        let spoken = (0..topic.official_quotes.len()).map(Fact::OfficialQuote);
        for fact in spoken.chain((0..topic.witness_quotes.len()).map(Fact::WitnessQuote)) {
            let text = world.word(fact, rng);
            world.quotes.push((fact, text));
        }
        world
    }

    /// A fact in words: a clause that may follow "that", or what was spoken.
    pub(super) fn word(&self, fact: Fact, rng: &mut Rng) -> String {
        if let Some((_, text)) = self.quotes.iter().find(|(f, _)| *f == fact) {
            return text.clone();
        }
        let topic = self.topic;
        let of = |table: &'static [&'static [&'static str]], i: usize| {
            table.get(i).copied().unwrap_or_default()
        };
        let template = match fact {
            Fact::Core(i) => rng.pick(of(topic.core, i)),
            Fact::Official(i) => rng.pick(of(topic.official, i)),
            Fact::Company(i) => rng.pick(of(topic.company, i)),
            Fact::Witness(i) => rng.pick(of(topic.witness, i)),
            Fact::Expert(i) => rng.pick(of(topic.expert, i)),
            Fact::Background(i) => rng.pick(of(topic.background, i)),
            Fact::OfficialQuote(i) => topic.official_quotes.get(i).copied().unwrap_or_default(),
            Fact::WitnessQuote(i) => topic.witness_quotes.get(i).copied().unwrap_or_default(),
            Fact::Dispute | Fact::Denial => rng.pick(topic.dispute),
        };
        self.put(template, rng)
    }

    /// Who says a fact; nobody says what a reporter tells himself.
    pub(super) fn voice(&self, fact: Fact) -> Option<&Voice> {
        match fact {
            Fact::Core(_) | Fact::Background(_) => None,
            Fact::Official(_) | Fact::OfficialQuote(_) => Some(&self.official),
            Fact::Company(_) | Fact::Denial => Some(&self.company),
            Fact::WitnessQuote(i) => self.witnesses.get(i % self.witnesses.len().max(1)),
            // The witness of twice the number, so that each report has its own.
            Fact::Witness(i) => self.witnesses.get(2 * i % self.witnesses.len().max(1)),
            Fact::Expert(i) => self.experts.get(i % self.experts.len().max(1)),
            Fact::Dispute => Some(&self.unnamed),
        }
    }

    pub(super) fn official(&self) -> &Voice {
        &self.official
    }

    pub(super) fn title(&self, rng: &mut Rng) -> String {
        let title = self.put(rng.pick(self.topic.titles), rng);
        capital(&title)
    }

    /// A template with its slots filled and its choices made.
    pub(super) fn put(&self, template: &str, rng: &mut Rng) -> String {
        let mut text = self.words.of_story(template);
        // A slot may hold another: the site has the place in it.
        for _ in 0..2 {
            for (name, value) in &self.slots {
                text = text.replace(&format!("{{{name}}}"), value);
            }
        }
        choices(&text, rng)
    }
}

/// The text with one of each choice.
pub(super) fn choices(template: &str, rng: &mut Rng) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, tail)) = rest.split_once('[') {
        out.push_str(before);
        let Some((inside, after)) = tail.split_once(']') else {
            break;
        };
        let all: Vec<&str> = inside.split('|').collect();
        out.push_str(rng.pick(&all));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A person without a role.
pub(super) fn person(rng: &mut Rng) -> Voice {
    let given = rng.pick(GIVEN);
    // The table alternates.
    let she = GIVEN
        .iter()
        .position(|g| *g == given)
        .is_some_and(|i| i % 2 == 0);
    Voice {
        name: format!("{given} {}", surname(rng)),
        role: String::new(),
        pronoun: if she { "she" } else { "he" },
    }
}

pub(super) fn place(rng: &mut Rng) -> String {
    format!("{}{}", rng.pick(PLACE_STARTS), rng.pick(PLACE_ENDS))
}

fn place_other_than(rng: &mut Rng, other: &str) -> String {
    loop {
        let place = place(rng);
        if place != other {
            return place;
        }
    }
}

fn surname(rng: &mut Rng) -> String {
    format!("{}{}", rng.pick(SURNAME_STARTS), rng.pick(SURNAME_ENDS))
}
