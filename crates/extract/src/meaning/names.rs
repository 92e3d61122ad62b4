//! The people whom an article names, wherever it names them, at their fullest.

use super::called::{Called, ends_with};
use super::reading::Reading;
use super::runs::{self, Run};
use super::short;
use super::words;
use onrecord_core::spelling::{key, same_given};
use onrecord_core::{Register, Span};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A person whom the article names.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// The bare name at its fullest.
    pub(crate) proper: Span,
    /// The fullest mention, with role.
    pub(crate) full: Span,
    /// Whether it is a woman, where a title or given name tells.
    pub(crate) woman: Option<bool>,
    /// Words of the roles that stand before the name, lower case.
    pub(crate) roles: Vec<String>,
    /// Where the article names this person, in order.
    pub(crate) at: Vec<usize>,
    pub(super) first: Option<String>,
    pub(super) words: Vec<String>,
    pub(super) kin: bool,
}

/// The people of an article, and where it names them.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Everyone, in order of first mention.
    pub(crate) people: Vec<Person>,
    /// The places of all names, in order, with who it is.
    pub(crate) mentions: Vec<(Span, usize)>,
    pub(super) by_last: HashMap<String, Vec<usize>>,
    pub(super) by_first: HashMap<String, Vec<usize>>,
    /// By the first three letters of the given name.
    pub(super) by_start: HashMap<String, Vec<usize>>,
    /// Companies by their first word.
    pub(super) companies: HashMap<String, Option<Span>>,
    /// Whom the article is about.
    pub(super) main: Option<usize>,
}

impl Names {
    /// Finds the people of a text.
    ///
    /// `speaking` are the bare names, in tokens, of people whom the model found to say something;
    /// `lone` the names of one word that stand for a source.
    pub(crate) fn new(
        reading: &Reading<'_>,
        speaking: &HashSet<Range<usize>>,
        lone: &HashSet<String>,
        register: &Register,
    ) -> Self {
        let runs = runs::runs(reading, register);
        let mut single: HashMap<String, usize> = HashMap::new();
        for run in runs.iter().filter(|r| r.end - r.from == 1) {
            *single.entry(key(reading.low(run.end - 1))).or_default() += 1;
        }
        // "Ericsen Ekk said" of "Joel Ericsen Ekk".
        let tails: HashSet<(&str, &str)> = speaking
            .iter()
            .filter(|s| s.len() == 2)
            .map(|s| (reading.low(s.start), reading.low(s.end - 1)))
            .collect();
        let mut names = Self {
            companies: short::companies(reading, &runs),
            ..Self::default()
        };
        for run in &runs {
            let length = run.end - run.from;
            let given = reading.low(run.from);
            let known = words::MEN.contains(given) || words::WOMEN.contains(given);
            let last = key(reading.low(run.end - 1));
            let person = run.titled
                || length > 1 && speaking.contains(&(run.from..run.end))
                || length > 1 && known && !words::NATIONS.contains(reading.low(run.end - 1))
                || length == 3
                    && tails.contains(&(reading.low(run.end - 2), reading.low(run.end - 1)))
                    && !runs::is_body(reading, run.from..run.end)
                || (2..=3).contains(&length)
                    && single.contains_key(&last)
                    && !runs::is_body(reading, run.from..run.end);
            if person && !short::is_company(reading, run.from..run.end) {
                names.add(reading, run, last);
            }
        }
        for at in short::given_only(reading, &runs, lone, &names) {
            if let Some(run) = runs.get(at) {
                names.add(reading, run, key(reading.low(run.end - 1)));
            }
        }
        // Bare surnames, and given names where nobody has such a surname.
        for run in &runs {
            let span = reading.span_of(run.from..run.end);
            let words: Vec<&str> = (run.from..run.end).map(|i| reading.low(i)).collect();
            let title: Vec<&str> = (run.full..run.from).map(|i| reading.low(i)).collect();
            let called = Called {
                words: &words,
                title: &title,
                woman: woman_by_title(reading, run),
                at: span.start,
            };
            if let Some(person) = names.find(called) {
                names.mentions.push((span, person));
                if let Some(person) = names.people.get_mut(person) {
                    person.at.push(span.start);
                }
            }
        }
        names.main = names.main();
        names
    }

    /// The one person of whom the text speaks at least twice as often as of anybody else.
    fn main(&self) -> Option<usize> {
        let times = |i: usize| self.people.get(i).map_or(0, |p| p.at.len());
        let main = (0..self.people.len()).max_by_key(|i| times(*i))?;
        let next = (0..self.people.len())
            .filter(|i| *i != main)
            .map(times)
            .max()
            .unwrap_or(0);
        (times(main) >= MAIN.max(2 * next)).then_some(main)
    }

    fn add(&mut self, reading: &Reading<'_>, run: &Run, last: String) {
        let first = (run.end - run.from > 1).then(|| reading.low(run.from).to_owned());
        let proper = reading.span_of(run.from..run.end);
        let full = reading.span_of(run.full..run.end);
        let woman = woman_by_title(reading, run)
            .or_else(|| woman_by_name(reading.low(run.from)).filter(|_| first.is_some()));
        // "Ruiz Salto" after "Ana Ruiz Salto" is nobody new.
        let words: Vec<&str> = (run.from..run.end).map(|i| reading.low(i)).collect();
        let known = |i: &usize| {
            self.people
                .get(*i)
                .is_some_and(|p| ends_with(&p.words, &words))
        };
        if words.len() > 1 && self.by_last.get(&last).is_some_and(|l| l.iter().any(known)) {
            return;
        }
        let mut same = self.by_last.get(&last).into_iter().flatten().filter(|i| {
            self.people.get(**i).is_some_and(|p| {
                let sex = p.woman.is_none() || woman.is_none() || p.woman == woman;
                match (&p.first, &first) {
                    (Some(a), Some(b)) => a == b || sex && same_given(a, b),
                    // "Mr. Oda" is none of the women.
                    _ => sex,
                }
            })
        });
        let (one, more) = (same.next().copied(), same.next().is_some());
        // "Mr. Oda" where two men have that name is nobody new.
        if more && first.is_none() {
            return;
        }
        let Some(at) = one else {
            if self
                .by_last
                .get(&last)
                .is_some_and(|l| l.len() >= MOST_ALIKE)
            {
                return;
            }
            let at = self.people.len();
            self.people.push(Person {
                proper,
                full,
                woman,
                roles: low_of(reading, run.full..run.from),
                at: Vec::new(),
                first: first.clone(),
                words: low_of(reading, run.from..run.end),
                kin: run.kin,
            });
            self.by_last.entry(last).or_default().push(at);
            if let Some(first) = first {
                self.given(first, at);
            }
            return;
        };
        if let Some(person) = self.people.get_mut(at) {
            person.woman = person.woman.or(woman);
            if person.roles.len() < MOST_ROLES {
                person.roles.extend(low_of(reading, run.full..run.from));
            }
            if proper.len() > person.proper.len() {
                person.proper = proper;
                person.words = low_of(reading, run.from..run.end);
                person.full = full;
                if let Some(first) = first.filter(|_| person.first.is_none()) {
                    person.first = Some(first.clone());
                    self.given(first, at);
                }
            } else if proper.len() == person.proper.len() && full.len() > person.full.len() {
                person.full = full;
            }
        }
    }

    fn given(&mut self, first: String, person: usize) {
        if let Some(start) = start_of(&first) {
            let list = self.by_start.entry(start).or_default();
            if list.len() < MOST_ALIKE {
                list.push(person);
            }
        }
        let list = self.by_first.entry(first).or_default();
        if list.len() < MOST_ALIKE {
            list.push(person);
        }
    }
}

/// The first three letters of a name that has so many.
pub(super) fn start_of(low: &str) -> Option<String> {
    let start: String = low.chars().take(3).collect();
    (start.chars().count() == 3).then_some(start)
}

fn low_of(reading: &Reading<'_>, tokens: Range<usize>) -> Vec<String> {
    tokens.map(|i| reading.low(i).to_owned()).collect()
}

/// How many people of one surname or given name are kept apart.
const MOST_ALIKE: usize = 40;

/// How often at least the one is named whom an article is about.
const MAIN: usize = 4;

/// How many words of roles a person keeps.
const MOST_ROLES: usize = 60;

fn woman_by_title(reading: &Reading<'_>, run: &Run) -> Option<bool> {
    let from = run.full.min(run.from).max(run.from.saturating_sub(6));
    (from..run.from)
        .rev()
        .find_map(|i| woman_by_word(reading.low(i)))
}

/// Whether a title or noun is a woman's, where it tells.
pub(crate) fn woman_by_word(low: &str) -> Option<bool> {
    match low {
        "mrs" | "ms" | "miss" | "dame" | "lady" | "queen" | "princess" | "sister"
        | "congresswoman" | "spokeswoman" | "chairwoman" | "businesswoman" | "woman" | "mother"
        | "wife" | "daughter" | "widow" | "girl" | "actress" | "councilwoman" | "policewoman" => {
            Some(true)
        }
        "mr" | "sir" | "lord" | "king" | "prince" | "pope" | "father" | "brother"
        | "congressman" | "spokesman" | "chairman" | "businessman" | "man" | "husband" | "son"
        | "boy" | "actor" | "councilman" | "policeman" | "imam" | "ayatollah" | "sheikh" => {
            Some(false)
        }
        _ => None,
    }
}

/// Whether a given name is a woman's, where it tells.
pub(crate) fn woman_by_name(first: &str) -> Option<bool> {
    if words::WOMEN.contains(first) {
        Some(true)
    } else if words::MEN.contains(first) {
        Some(false)
    } else {
        None
    }
}
