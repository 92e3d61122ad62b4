//! Whom a name stands for: its words, its title and what was said before decide, and where they
//! do not, nobody.

use super::alike::full_title;
use super::names::{Names, Person, start_of};
use onrecord_core::Span;
use onrecord_core::Words;
use onrecord_core::spelling::{key, same_given};

/// A name as it is mentioned somewhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Called<'a> {
    /// Its words, lower case.
    pub(crate) words: &'a [&'a str],
    /// The words of the title before it, lower case.
    pub(crate) title: &'a [&'a str],
    /// Whether the title is a woman's.
    pub(crate) woman: Option<bool>,
    /// Where it begins.
    pub(crate) at: usize,
}

/// How far back, in bytes, one of two people of a name holds it: two or three paragraphs.
const HOLDS: usize = 700;

/// How many names before a description must be that one's.
const ALONE: usize = 4;

/// Words before a name that many people share.
static NO_OFFICE: Words = Words::new(
    "mr, mrs, ms, miss, dr, sir, the, former, then, acting, vice, of, and, republican, \
     democratic, conservative, party, state, national, new, north, south, presidential",
);

impl Names {
    /// Whom the article is about, where only that person was named just before.
    pub(crate) fn main_at(&self, at: usize) -> Option<usize> {
        let main = self.main?;
        let end = self.mentions.partition_point(|(span, _)| span.start < at);
        let near = self.mentions.get(end.saturating_sub(ALONE)..end)?;
        let mut near = near
            .iter()
            .filter(|(span, _)| span.end + HOLDS > at)
            .peekable();
        near.peek()?;
        near.all(|(_, who)| *who == main).then_some(main)
    }

    /// Whether somebody bears this surname.
    pub(crate) fn has_surname(&self, low: &str) -> bool {
        self.by_last.contains_key(&key(low))
    }

    /// The company that is called by its first word.
    pub(crate) fn company(&self, low: &str) -> Option<Span> {
        self.companies.get(low).copied().flatten()
    }

    /// The one person named before whose given name is longer than this: "Mari" of "Marisombé".
    pub(crate) fn short_for(&self, low: &str, at: usize) -> Option<usize> {
        let mut all = self
            .by_start
            .get(&start_of(low)?)?
            .iter()
            .copied()
            .filter(|i| {
                self.people.get(*i).is_some_and(|p| {
                    let first = p.first.as_deref().unwrap_or("");
                    first != low && first.starts_with(low) && p.proper.start < at
                })
            });
        let one = all.next()?;
        let long = self.people.get(one)?.first.as_deref()?;
        // "Paula" is no long form of "Paul".
        (all.next().is_none() && same_given(low, long)).then_some(one)
    }

    /// The person whom a name means; of several nobody, unless title, sex or what was said just
    /// before tells.
    pub(crate) fn find(&self, called: Called<'_>) -> Option<usize> {
        let (last, rest) = called.words.split_last()?;
        let sex =
            |p: &Person| called.woman.is_none() || p.woman.is_none() || p.woman == called.woman;
        let fits = |i: &usize| {
            self.people.get(*i).is_some_and(|p| {
                let tail = || ends_with(&p.words, called.words);
                sex(p)
                    && rest.first().is_none_or(|first| {
                        p.first.as_deref().is_none_or(|f| same_given(f, first)) || tail()
                    })
            })
        };
        let mut found: Vec<usize> = self
            .by_last
            .get(&key(last))
            .into_iter()
            .flatten()
            .copied()
            .filter(fits)
            .collect();
        let spelt = |i: &usize| {
            self.people
                .get(*i)
                .is_some_and(|p| p.words.last().is_some_and(|w| w == last))
        };
        narrow(&mut found, spelt);
        let first_too = |i: &usize| {
            self.people
                .get(*i)
                .is_some_and(|p| p.first.as_deref() == rest.first().copied() && !rest.is_empty())
        };
        narrow(&mut found, first_too);
        if found.is_empty() && rest.is_empty() {
            found = self.by_first.get(*last).cloned().unwrap_or_default();
            found.retain(|i| self.people.get(*i).is_some_and(sex));
        }
        self.only(found, called)
    }

    /// Whether a word is the surname of a person whom the article names in full.
    pub(crate) fn is_surname(&self, person: usize, low: &str) -> bool {
        self.people
            .get(person)
            .is_some_and(|p| p.first.is_some() && p.words.last().is_some_and(|w| w == low))
    }

    /// The one of several people of a name who is meant.
    fn only(&self, mut found: Vec<usize>, called: Called<'_>) -> Option<usize> {
        let person = |i: &usize| self.people.get(*i);
        let title: Vec<&str> = called.title.iter().map(|t| full_title(t)).collect();
        let bears = |i: &usize| {
            person(i).is_some_and(|p| {
                p.roles
                    .iter()
                    .any(|r| title.contains(&full_title(r)) && !NO_OFFICE.contains(full_title(r)))
            })
        };
        narrow(&mut found, bears);
        // Only one of them was named before.
        narrow(&mut found, |i| {
            person(i).is_some_and(|p| p.at.first().is_some_and(|a| *a < called.at))
        });
        // "Mayor Ivo Lund and his wife, Ada Lund": the surname stays his.
        narrow(&mut found, |i| person(i).is_some_and(|p| !p.kin));
        let recent = |i: &usize| {
            person(i).is_some_and(|p| {
                let before = p.at.partition_point(|a| *a < called.at);
                before
                    .checked_sub(1)
                    .and_then(|k| p.at.get(k))
                    .is_some_and(|a| called.at - a < HOLDS)
            })
        };
        // Of whom the text speaks just now, and more than of the others.
        let count = |i: &usize| person(i).map_or(0, |p| p.at.partition_point(|a| *a < called.at));
        let all = found.clone();
        narrow(&mut found, |i| {
            recent(i)
                && all
                    .iter()
                    .filter(|j| *j != i)
                    .all(|j| count(i) >= count(j) && (!recent(j) || count(i) >= 3 * count(j)))
        });
        match found.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }
}

/// Keeps those that pass, unless none does.
fn narrow(found: &mut Vec<usize>, passes: impl Fn(&usize) -> bool) {
    if found.len() > 1 && found.iter().any(&passes) {
        found.retain(passes);
    }
}

/// Whether a name ends with these words: "Brook Lund" of "Ada Brook Lund".
pub(super) fn ends_with(name: &[String], words: &[&str]) -> bool {
    name.len() > words.len()
        && name
            .iter()
            .rev()
            .zip(words.iter().rev())
            .all(|(a, b)| a == b)
}
