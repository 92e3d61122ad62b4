//! A text from facts: in which words and in which order a reporter puts them.

use super::super::names::capital;
use super::outlets::Outlet;
use super::world::{Fact, Voice, World};
use crate::Rng;

/// What other papers reported long before, about the company of the story.
const LONG_AGO: &[&str] = &[
    "{org} was late in paying its suppliers",
    "{org} had been fined over its accounts",
    "the head of {org} was under investigation for tax fraud",
    "{org} had spied on two of its critics",
    "banks were refusing fresh loans to {org}",
];

/// A sentence with what it states.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) text: String,
    /// What it states, where it is a fact of the story.
    pub(super) fact: Option<Fact>,
    /// Who is named as saying so.
    pub(super) speaker: Option<String>,
    /// The report that it rests on.
    pub(super) origin: usize,
}

/// How a text says where it is from.
#[derive(Clone, Debug)]
pub(super) enum From<'a> {
    /// Own reporting; people may have told it to this outlet.
    Own(&'a Outlet),
    /// It says nothing.
    Unsaid,
    /// It names the outlet whose report it retells.
    Cited(&'a Outlet),
}

/// Writes facts of one report as sentences, in the order given.
pub(super) fn compose(
    world: &World,
    facts: &[Fact],
    from: &From<'_>,
    origin: usize,
    rng: &mut Rng,
) -> Vec<Sentence> {
    let mut writer = Writer {
        world,
        from,
        known: Vec::new(),
        last: None,
        cited: 0,
    };
    let mut sentences = Vec::new();
    for (i, fact) in facts.iter().enumerate() {
        let text = writer.sentence(*fact, i == 0, rng);
        let voice = world.voice(*fact);
        let speaker = voice.map(|v| {
            if v.name.is_empty() {
                v.role.clone()
            } else {
                v.name.clone()
            }
        });
        sentences.push(Sentence {
            text: capital(&text),
            fact: Some(*fact),
            speaker,
            origin,
        });
    }
    sentences
}

/// "In May the Ardmoor Gazette reported that …": of another matter.
pub(super) fn long_ago(
    world: &World,
    of: &Outlet,
    month: &str,
    origin: usize,
    rng: &mut Rng,
) -> Sentence {
    let claim = world.put(rng.pick(LONG_AGO), rng);
    let outlet = of.in_text();
    let text = match rng.below(3) {
        0 => format!("In {month}, {outlet} reported that {claim}."),
        1 => format!("{outlet} reported in {month} that {claim}."),
        _ => format!("{claim}, {outlet} reported in {month}."),
    };
    Sentence {
        text: capital(&text),
        fact: None,
        speaker: None,
        origin,
    }
}

struct Writer<'w> {
    world: &'w World,
    from: &'w From<'w>,
    /// Who has been introduced.
    known: Vec<String>,
    last: Option<String>,
    cited: usize,
}

impl Writer<'_> {
    fn sentence(&mut self, fact: Fact, lead: bool, rng: &mut Rng) -> String {
        let words = self.world.word(fact, rng);
        let citing = match self.from {
            From::Cited(outlet) if lead || rng.chance(30) => {
                self.cited += 1;
                Some(outlet.in_text())
            }
            _ => None,
        };
        let Some(voice) = self.world.voice(fact) else {
            self.last = None;
            return self.told(&words, lead, citing, rng);
        };
        let again = self.last.as_deref() == Some(key(voice));
        let first = !self.known.iter().any(|k| k == key(voice));
        let who = Who::new(voice, &self.world.org, first, again, rng);
        self.known.push(key(voice).to_owned());
        self.last = Some(key(voice).to_owned());
        let to = match (self.from, &citing) {
            (_, Some(outlet)) => Some(outlet.clone()),
            (From::Own(outlet), None)
                if matches!(
                    fact,
                    Fact::WitnessQuote(_) | Fact::Witness(_) | Fact::Expert(_)
                ) =>
            {
                rng.chance(35).then(|| outlet.in_text())
            }
            _ => None,
        };
        match fact {
            Fact::Denial => denial(&who, &words, rng),
            _ if fact.is_quote() => quote(&who, &words, to.as_deref(), rng),
            _ => {
                let public = matches!(fact, Fact::Official(_) | Fact::Company(_));
                indirect(&who, &words, to.as_deref(), public, again, rng)
            }
        }
    }

    /// What a reporter tells himself.
    fn told(&mut self, words: &str, lead: bool, citing: Option<String>, rng: &mut Rng) -> String {
        if let Some(outlet) = citing {
            return match rng.below(4) {
                0 => format!("{words}, {outlet} reported."),
                1 => format!("{outlet} reported that {words}."),
                2 => format!("{words}, according to {outlet}."),
                _ => format!("{words}, {outlet} [said|reports].")
                    .replace("[said|reports]", rng.pick(&["said", "reports"])),
            };
        }
        let official = self.world.official();
        if lead && rng.chance(45) {
            let who = Who::new(official, &self.world.org, true, false, rng);
            self.known.push(key(official).to_owned());
            return format!("{words}, {}.", said_by(&who, rng));
        }
        if !words.ends_with('.') {
            format!("{words}.")
        } else {
            words.to_owned()
        }
    }
}

fn key(voice: &Voice) -> &str {
    if voice.name.is_empty() {
        &voice.role
    } else {
        &voice.name
    }
}

/// How a speaker is called at one place.
struct Who {
    text: String,
    /// Whether a description follows the name, to be closed by a comma.
    open: bool,
    plural: bool,
}

impl Who {
    fn new(voice: &Voice, org: &str, first: bool, again: bool, rng: &mut Rng) -> Self {
        let plain = |text: &str| Self {
            text: text.to_owned(),
            open: false,
            plural: false,
        };
        if voice.name.is_empty() {
            let plural = voice.role.starts_with("two") || voice.role.starts_with("three");
            let text = match (first, plural) {
                (true, _) => voice.role.clone(),
                (false, true) => "the people".to_owned(),
                (false, false) => "the person".to_owned(),
            };
            return Self {
                text,
                open: false,
                plural,
            };
        }
        let company = voice.role.ends_with(org) && voice.role.contains(" for ");
        if again && !company {
            return plain(if rng.chance(60) {
                voice.pronoun
            } else {
                voice.surname()
            });
        }
        // Who is not named by the report cannot be named by who retells it.
        if company && !first && rng.chance(60) {
            return plain(if rng.chance(50) { org } else { "the company" });
        }
        if !first {
            return plain(voice.surname());
        }
        let described = voice.role.starts_with("a ")
            || voice.role.starts_with("an ")
            || voice.role.starts_with("the ");
        if described {
            return Self {
                text: format!("{}, {}", voice.name, voice.role),
                open: true,
                plural: false,
            };
        }
        if rng.chance(50) {
            plain(&format!("{} {}", voice.role, voice.name))
        } else {
            Self {
                text: format!("{}, the {}", voice.name, voice.role),
                open: true,
                plural: false,
            }
        }
    }

    /// As the subject of what follows.
    fn subject(&self) -> String {
        if self.open {
            format!("{},", self.text)
        } else {
            self.text.clone()
        }
    }
}

/// "said Anna Brembergh, the mayor", "she said".
fn said_by(who: &Who, rng: &mut Rng) -> String {
    let pronoun = matches!(who.text.as_str(), "he" | "she");
    if who.open {
        let plan = rng.pick(&["said", "according to"]);
        format!("{plan} {}", who.text)
    } else if pronoun || rng.chance(70) {
        format!("{} said", who.text)
    } else {
        format!("according to {}", who.text)
    }
}

fn quote(who: &Who, words: &str, to: Option<&str>, rng: &mut Rng) -> String {
    if let Some(outlet) = to {
        return if rng.chance(70) {
            format!("“{words},” {} told {outlet}.", who.subject())
        } else {
            format!("{} told {outlet}: “{words}.”", who.subject())
        };
    }
    match rng.below(10) {
        0..=4 if who.open => format!("“{words},” said {}.", who.text),
        0..=4 => format!("“{words},” {} said.", who.text),
        5..=7 => format!("{} said: “{words}.”", who.subject()),
        _ => format!("“{words},” {} told reporters.", who.subject()),
    }
}

fn indirect(
    who: &Who,
    words: &str,
    to: Option<&str>,
    public: bool,
    again: bool,
    rng: &mut Rng,
) -> String {
    if let Some(outlet) = to {
        return if who.plural || rng.chance(60) {
            format!("{} told {outlet} that {words}.", who.subject())
        } else {
            format!("{words}, {} told {outlet}.", who.subject())
        };
    }
    match rng.below(10) {
        0..=1 => format!("{} said {words}.", who.subject()),
        2..=3 => format!("{} said that {words}.", who.subject()),
        4..=5 => format!("{words}, {}.", said_by(who, rng)),
        6 if !again => format!("According to {}, {words}.", who.text),
        7 if again => format!("{} added that {words}.", who.subject()),
        8 if public => format!("{} told reporters that {words}.", who.subject()),
        9 if public => format!("{} told a news conference that {words}.", who.subject()),
        _ => format!("{} said that {words}.", who.subject()),
    }
}

fn denial(who: &Who, words: &str, rng: &mut Rng) -> String {
    match rng.below(3) {
        0 => format!("{} denied that {words}.", who.subject()),
        1 => format!("{} rejected the claim that {words}.", who.subject()),
        _ => format!("In a statement, {} denied that {words}.", who.subject()),
    }
}
