//! The people whom an article names, wherever it names them, at their fullest.

use super::noun;
use super::proper;
use super::reading::{Kind, Reading};
use super::words;
use onrecord_core::{Register, Span};
use std::collections::HashMap;
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
    first: Option<String>,
    count: usize,
}

/// The people of an article, and where it names them.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Everyone, in order of first mention.
    pub(crate) people: Vec<Person>,
    /// The places of all names, in order, with who it is.
    pub(crate) mentions: Vec<(Span, usize)>,
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
}

/// A run of capitals that may be a name.
struct Run {
    from: usize,
    end: usize,
    full: usize,
    titled: bool,
}

impl Names {
    /// Finds the people of a text.
    pub(crate) fn new(reading: &Reading<'_>, register: &Register) -> Self {
        let runs = runs(reading, register);
        let mut single: HashMap<&str, usize> = HashMap::new();
        for run in runs.iter().filter(|r| r.end - r.from == 1) {
            *single.entry(reading.low(run.end - 1)).or_default() += 1;
        }
        let mut names = Self::default();
        for run in &runs {
            let length = run.end - run.from;
            let given = reading.low(run.from);
            let known = words::MEN.contains(given) || words::WOMEN.contains(given);
            let last = reading.low(run.end - 1);
            let person = run.titled
                || length > 1 && known
                || (2..=3).contains(&length)
                    && single.contains_key(last)
                    && !is_body(reading, run.from..run.end);
            if person {
                names.add(reading, run, last);
            }
        }
        // Bare surnames, and given names where nobody has such a surname.
        for run in &runs {
            let span = reading.span_of(run.from..run.end);
            let found = if run.end - run.from == 1 {
                names.find(&[reading.low(run.from)], woman_by_title(reading, run))
            } else {
                names.find(&[reading.low(run.from), reading.low(run.end - 1)], None)
            };
            if let Some(person) = found {
                names.mentions.push((span, person));
            }
        }
        names
    }

    fn add(&mut self, reading: &Reading<'_>, run: &Run, last: &str) {
        let first = (run.end - run.from > 1).then(|| reading.low(run.from).to_owned());
        let proper = reading.span_of(run.from..run.end);
        let full = reading.span_of(run.full..run.end);
        let woman = woman_by_title(reading, run)
            .or_else(|| woman_by_name(reading.low(run.from)).filter(|_| first.is_some()));
        let same = self
            .by_last
            .get(last)
            .into_iter()
            .flatten()
            .copied()
            .find(|i| {
                self.people
                    .get(*i)
                    .is_some_and(|p| match (&p.first, &first) {
                        (Some(a), Some(b)) => a == b,
                        // "Mr. Oda" is none of the women.
                        _ => p.woman.is_none() || woman.is_none() || p.woman == woman,
                    })
            });
        let Some(at) = same else {
            let at = self.people.len();
            self.people.push(Person {
                proper,
                full,
                woman,
                first: first.clone(),
                count: 1,
            });
            self.by_last.entry(last.to_owned()).or_default().push(at);
            if let Some(first) = first {
                self.by_first.entry(first).or_default().push(at);
            }
            return;
        };
        if let Some(person) = self.people.get_mut(at) {
            person.count += 1;
            person.woman = person.woman.or(woman);
            if proper.len() > person.proper.len() {
                person.proper = proper;
                if person.first.is_none()
                    && let Some(first) = &first
                {
                    self.by_first.entry(first.clone()).or_default().push(at);
                    person.first = Some(first.clone());
                }
                person.full = full;
            } else if proper.len() == person.proper.len() && full.len() > person.full.len() {
                person.full = full;
            }
        }
    }

    /// The person of a bare name: its first and last word, or its only one. Of several the one
    /// most often named in full, then the first.
    pub(crate) fn find(&self, name: &[&str], woman: Option<bool>) -> Option<usize> {
        let last = name.last()?;
        let fits = |i: &&usize| {
            self.people.get(**i).is_some_and(|p| {
                (name.len() == 1
                    || p.first.is_none()
                    || p.first.as_deref() == name.first().copied())
                    && (woman.is_none() || p.woman.is_none() || p.woman == woman)
            })
        };
        let best = |list: Option<&Vec<usize>>| {
            list.into_iter()
                .flatten()
                .filter(fits)
                .max_by_key(|i| {
                    (
                        self.people.get(**i).map_or(0, |p| p.count),
                        std::cmp::Reverse(**i),
                    )
                })
                .copied()
        };
        best(self.by_last.get(*last)).or_else(|| {
            (name.len() == 1)
                .then(|| {
                    self.by_first
                        .get(*last)
                        .filter(|l| l.len() == 1)
                        .and_then(|l| l.first().copied())
                })
                .flatten()
        })
    }
}

fn runs(reading: &Reading<'_>, register: &Register) -> Vec<Run> {
    let mut out = Vec::new();
    for sentence in &reading.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if !begins_name(reading, i, sentence.tokens.start) {
                i += 1;
                continue;
            }
            let start = i;
            let mut end = i + 1;
            while end < sentence.tokens.end && continues(reading, end) && end - start < 10 {
                end += 1;
            }
            i = end;
            let (from, titled) = proper::proper_start(reading, start, end);
            if end - from > 4
                || is_outlet(reading, start..end, register)
                || titled && is_role_only(reading, from..end)
            {
                continue;
            }
            let low = reading.low(from);
            if end - from == 1 && (words::PLACES.contains(low) || words::SEATS.contains(low)) {
                continue;
            }
            let before = from.checked_sub(1).map_or("", |b| reading.low(b));
            let small = from == start
                && from > sentence.tokens.start
                && !reading.is_cap(from - 1)
                && (words::PERSONS.contains(before)
                    || words::TITLES.contains(before) && before != "first");
            let titled = titled || small && end - from > 1;
            let full = if titled {
                role_start(reading, from, sentence.tokens.start)
            } else {
                from
            };
            out.push(Run {
                from,
                end,
                full,
                titled,
            });
        }
    }
    out
}

fn begins_name(reading: &Reading<'_>, i: usize, start: usize) -> bool {
    let Some(token) = reading.token(i).filter(|t| t.cap && t.kind == Kind::Word) else {
        return false;
    };
    let low = &*token.low;
    let plain = words::STARTERS.contains(low) && !matches!(low, "mr" | "mrs" | "ms")
        || words::DETERMINERS.contains(low)
        || noun::PRONOUNS.contains(low)
        || words::is_people(low)
        || super::when::is_time(low);
    !(plain || i == start && low.ends_with("ly"))
}

fn continues(reading: &Reading<'_>, i: usize) -> bool {
    reading.token(i).is_some_and(|t| {
        t.kind == Kind::Word
            && (t.cap && &*t.low != "'s" && !words::STARTERS.contains(&t.low)
                || matches!(
                    &*t.low,
                    "de" | "van"
                        | "von"
                        | "bin"
                        | "al"
                        | "der"
                        | "del"
                        | "di"
                        | "da"
                        | "la"
                        | "ibn"
                ) && reading.is_cap(i + 1))
    })
}

fn is_outlet(reading: &Reading<'_>, tokens: Range<usize>, register: &Register) -> bool {
    register
        .by_name(reading.span_of(tokens).of(reading.body))
        .is_some()
}

/// "President", "Prime Minister" alone are no names.
fn is_role_only(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().all(|i| {
        let low = reading.low(i);
        matches!(
            low,
            "president" | "minister" | "general" | "secretary" | "leader" | "party" | "house"
        ) || words::NATIONS.contains(low)
            || words::INSTITUTIONS.contains(low)
    })
}

fn is_body(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|i| {
        let low = reading.low(i);
        words::INSTITUTIONS.contains(low)
            || words::PLACES.contains(low)
            || words::NATIONS.contains(low)
            || words::DOCUMENTS.contains(low)
            || proper::is_initialism(reading, i)
    })
}

/// Where the roles before a name begin: "Ostlandian naval intelligence chief …".
fn role_start(reading: &Reading<'_>, from: usize, limit: usize) -> usize {
    let mut start = from;
    while start > limit && from - start < 8 {
        let low = reading.low(start - 1);
        let cap = reading.is_cap(start - 1);
        let office =
            low == "of" && start >= limit + 2 && words::TITLES.contains(reading.low(start - 2));
        let belongs = office
            || !reading.is_mark(start - 1)
                && low != "'s"
                && !words::DETERMINERS.contains(low)
                && (words::TITLES.contains(low)
                    || words::PERSONS.contains(low)
                    || words::NATIONS.contains(low)
                    || low.contains('-')
                    || cap && !words::STARTERS.contains(low) && !super::when::is_time(low));
        if !belongs {
            break;
        }
        start -= 1;
    }
    start
}

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
