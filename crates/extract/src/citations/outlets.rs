//! Where a body names outlets.

use super::joined::{joined, shared};
use crate::meaning::proper::bears_case;
use crate::meaning::reading::{Kind, Reading};
use onrecord_core::Words;
use onrecord_core::{Register, Span};
use std::collections::HashMap;
use std::ops::Range;

/// An outlet, named in the body.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// The words that name it.
    pub(crate) span: Span,
    /// Their tokens, without an article.
    pub(crate) tokens: Range<usize>,
    /// The register's name, or the name as written; `None` for "the newspaper".
    pub(crate) outlet: Option<String>,
    /// Whether the register has it.
    pub(crate) known: bool,
    /// Whether the name is also a common word: then only a cue right at it counts.
    pub(crate) common: bool,
}

/// Words that end names of outlets.
static ENDINGS: Words = Words::new(
    "times, post, herald, news, tribune, courier, gazette, journal, agency, tv, television, \
     radio, daily, observer, telegraph, chronicle, examiner, star, mail, express, mirror, \
     standard, independent, guardian, globe, bulletin, dispatch, ledger, register, sentinel, \
     monitor, inquirer, echo, argus, advertiser, pravda, zeitung, magazine, weekly, \
     newspaper, mercury, review, leader, beacon, reporter, press, broadcasting",
);

/// Endings that other bodies bear as often.
static DOUBTFUL: Words = Words::new(
    "agency, star, standard, register, review, leader, press, reporter, mercury, monitor, \
     express, globe, observer, independent, mail, guardian, post, daily",
);

/// Endings that are an outlet's only behind "News" or "Press".
const HARDLY: &[&str] = &[
    "agency", "leader", "reporter", "register", "review", "press", "monitor",
];

/// Names of outlets that are common words.
static COMMON: Words = Words::new(
    "time, sun, mind, mirror, post, independent, guardian, express, star, globe, nation, \
     atlantic, hill, week, telegraph, record, spectator, observer, standard, mail, metro, \
     people, fortune, vice, quartz, slate, economist, journal, times, herald, tribune, \
     local, monitor, insider, wired, nature, science, money, life, look, age, citizen, \
     intercept, conversation, focus, spiegel, mint, register, sky, fox, echo, world, press, \
     daily, us, ap, now, axis, current, variety, reason, commentary, wire, hindu, voice, \
     pravda, chronicle, dawn, today, report",
);

/// Words that stand for an outlet named before.
pub(super) static STAND_INS: Words = Words::new(
    "newspaper, paper, outlet, agency, magazine, broadcaster, channel, publication, website, \
     network, station, tabloid, daily, weekly",
);

/// All names of outlets in a body, and words that stand for one, in order. `country` is where
/// the article is published: it tells what a name means that several outlets share.
pub(crate) fn scan(
    reading: &Reading<'_>,
    register: &Register,
    firsts: &Firsts,
    country: Option<&str>,
) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    let mut i = 0;
    while i < reading.tokens.len() {
        let joined = joined(reading, i, register, firsts, country);
        if let Some(last) = joined.last() {
            i = last.tokens.end.max(i + 1);
            out.extend(joined);
            continue;
        }
        let found = registered(reading, i, register, firsts)
            .or_else(|| shared(reading, i, country))
            .or_else(|| short_for(reading, i, &out))
            .or_else(|| first_of(reading, i, &out))
            .or_else(|| unknown(reading, i))
            .or_else(|| stand_in(reading, i));
        match found {
            Some(named) => {
                i = named.tokens.end.max(i + 1);
                out.push(named);
            }
            None => i += 1,
        }
    }
    out
}

/// More tokens than a name has by itself: its article, and a mark that only the body has.
const EXTRA: usize = 2;

/// The first words of all names of a register, as tokens have them, each with how many tokens
/// the longest of its names has: most words begin no name. Made once, not for each article.
#[derive(Debug, Default)]
pub(crate) struct Firsts(HashMap<String, usize>);

impl Firsts {
    /// How many tokens the longest name has that begins with a word; 0 where none does.
    pub(super) fn longest(&self, first: &str) -> usize {
        self.0.get(first).copied().unwrap_or_default()
    }

    /// The first words of the names of a register.
    pub(crate) fn new(register: &Register) -> Self {
        let mut firsts: HashMap<String, usize> = HashMap::new();
        for outlet in register.outlets() {
            for name in std::iter::once(&outlet.name).chain(&outlet.aliases) {
                let low = onrecord_core::text::fold(name);
                let bare = low.strip_prefix("the ").unwrap_or(&low);
                let tokens = Reading::new(bare).tokens;
                if let Some(first) = tokens.first() {
                    let longest = firsts.entry(first.low.to_string()).or_default();
                    *longest = tokens.len().max(*longest);
                }
            }
        }
        Self(firsts)
    }
}

fn registered(
    reading: &Reading<'_>,
    i: usize,
    register: &Register,
    firsts: &Firsts,
) -> Option<Named> {
    let token = reading.token(i).filter(|t| t.kind != Kind::Mark)?;
    // A name that is written small ("dpa") bears its case too.
    let article = matches!(&*token.low, "the") && reading.is_cap(i + 1);
    if !token.cap && !article && token.low.len() > 5 {
        return None;
    }
    let first = if &*token.low == "the" {
        reading.low(i + 1)
    } else {
        &token.low
    };
    let longest = Some(firsts.longest(first)).filter(|n| *n > 0)? + EXTRA;
    let sentence = reading
        .sentence(reading.sentence_at(token.span.start))
        .tokens
        .end;
    for end in (i + 1..=sentence.min(i + longest)).rev() {
        if reading.is_mark(end - 1) {
            continue;
        }
        let span = reading.span_of(i..end);
        let text = span.of(reading.body);
        let Some(outlet) = register.by_name(text) else {
            continue;
        };
        if !bears_case(text, &outlet.name, &outlet.aliases) {
            continue;
        }
        let start = i + usize::from(&*token.low == "the" && end > i + 1);
        let tokens = start..end;
        if goes_on(reading, &tokens) {
            continue;
        }
        let common = tokens.len() == 1 && COMMON.contains(reading.low(start));
        return Some(Named {
            span: reading.span_of(start..end),
            tokens,
            outlet: Some(outlet.name.clone()),
            known: true,
            common,
        });
    }
    None
}

/// "Quay" after "Quay News".
fn first_of(reading: &Reading<'_>, i: usize, before: &[Named]) -> Option<Named> {
    let token = reading.token(i).filter(|t| t.cap)?;
    if reading.is_cap(i + 1) && !reading.is_mark(i + 1) && reading.low(i + 1) != "'s" {
        return None;
    }
    let outlet = before.iter().rev().take(40).find_map(|n| {
        n.outlet.as_ref().filter(|o| {
            let (first, rest) = o.split_once(' ').unwrap_or_default();
            n.known && rest == "News" && first.to_lowercase() == *token.low
        })
    })?;
    Some(Named {
        span: token.span,
        tokens: i..i + 1,
        outlet: Some(outlet.clone()),
        known: true,
        common: true,
    })
}

/// "Time Warner", "Fox Lake": the name goes on, and is another's. A role may follow.
fn goes_on(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let after = reading.low(tokens.end);
    let before = tokens.start.checked_sub(1);
    let single = tokens.len() == 1 && COMMON.contains(reading.low(tokens.start));
    let capital = |i: usize| reading.is_cap(i) && reading.low(i) != "'s" && !reading.is_mark(i);
    let joined = before.is_some_and(|b| {
        capital(b)
            && !matches!(
                reading.low(b),
                "the" | "a" | "an" | "told" | "citing" | "but" | "and" | "in" | "as"
            )
    });
    single
        && (capital(tokens.end) && !matches!(after, "magazine" | "news" | "newspaper" | "reports")
            || joined)
        || matches!(
            after,
            "building" | "square" | "tower" | "headquarters" | "center"
        )
}

/// "The Post" after "the Quay Post".
fn short_for(reading: &Reading<'_>, i: usize, before: &[Named]) -> Option<Named> {
    if reading.low(i) != "the"
        || !reading.is_cap(i + 1)
        || reading.is_cap(i + 2) && reading.low(i + 2) != "'s"
    {
        return None;
    }
    let word = reading.low(i + 1);
    if !ENDINGS.contains(word) {
        return None;
    }
    let outlet = before.iter().rev().take(40).find_map(|n| {
        n.outlet
            .as_ref()
            .filter(|o| o.to_lowercase().ends_with(word) && o.len() > word.len())
    })?;
    Some(Named {
        span: reading.span_of(i + 1..i + 2),
        tokens: i + 1..i + 2,
        outlet: Some(outlet.clone()),
        known: true,
        common: true,
    })
}

/// A name that only its last word gives away: "the Harbour Courier".
fn unknown(reading: &Reading<'_>, i: usize) -> Option<Named> {
    let capital = |k: usize| reading.is_cap(k) && !reading.is_mark(k) && reading.low(k) != "'s";
    let begins = capital(i)
        && !(i > 0 && capital(i - 1) && reading.tokens_join(i - 1))
        && !crate::meaning::words::STARTERS.contains(reading.low(i));
    let begins = begins || capital(i) && i > 0 && matches!(reading.low_before(i), "the" | "a");
    if !begins {
        return None;
    }
    let mut end = i + 1;
    while end < i + 5 && capital(end) && reading.tokens_join(end - 1) {
        end += 1;
    }
    let last = reading.low(end - 1);
    if !(2..=4).contains(&(end - i)) || !ENDINGS.contains(last) || capital(end) {
        return None;
    }
    let before_last = reading.low(end - 2);
    if HARDLY.contains(&last) && !matches!(before_last, "news" | "press") {
        return None;
    }
    let doubtful = DOUBTFUL.contains(last) && !matches!(before_last, "news" | "daily" | "press");
    Some(Named {
        span: reading.span_of(i..end),
        tokens: i..end,
        outlet: Some(reading.span_of(i..end).of(reading.body).to_owned()),
        known: false,
        common: doubtful,
    })
}

/// "the newspaper", "the agency's".
fn stand_in(reading: &Reading<'_>, i: usize) -> Option<Named> {
    let determined = matches!(reading.low_before(i), "the" | "this");
    (determined && !reading.is_cap(i) && STAND_INS.contains(reading.low(i))).then(|| Named {
        span: reading.span_of(i - 1..i + 1),
        tokens: i..i + 1,
        outlet: None,
        known: false,
        common: true,
    })
}
