//! Short names that only the article explains: "Adv Oda", a given name that no table has, a
//! company by its first word.

use super::names::Names;
use super::noun::{Noun, Way};
use super::proper;
use super::reading::Reading;
use super::runs::{self, Run};
use super::words;
use onrecord_core::Words;
use onrecord_core::text::fold;
use onrecord_core::{Span, SpeakerKind};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Honorifics that stand before a surname.
static HONORIFICS: Words = Words::new(
    "adv, advocate, cllr, councillor, ald, hon, doctor, pastor, nurse, chef, msgr, monsignor, \
     ntate, mme, justice, supt, insp, brig, constable, principal, comrade",
);

/// Words that end the names of companies.
static COMPANY_ENDS: Words = Words::new(
    "games, studio, studios, pictures, records, labs, software, interactive, pharmaceuticals, \
     pharma, foods, stores, networks, productions, films, brands, ventures, technologies, \
     systems, motors, airlines, airways, energy, entertainment, communications, solutions, \
     inc, corp, ltd, llc, plc, gmbh, holdings, industries, electronics, therapeutics, robotics",
);

/// Descriptions of a company.
static COMPANY: Words = Words::new(
    "company, firm, studio, studios, startup, start-up, corporation, business, label, retailer, \
     manufacturer, carrier, airline, developer, maker, carmaker, automaker",
);

/// What people are called whom entertainment and sports pages are about.
static FAME: Words = Words::new(
    "singer, star, musician, rapper, artist, actor, actress, comedian, entertainer, songwriter, \
     performer, frontman, athlete, footballer, striker, midfielder, goalkeeper, winger, \
     quarterback, golfer, boxer, swimmer, cyclist, sprinter, model, filmmaker, novelist, \
     guitarist, drummer, songstress, dancer, presenter",
);

/// Whether a token is an initial: "A."
pub(crate) fn is_initial(reading: &Reading<'_>, i: usize) -> bool {
    reading
        .token(i)
        .is_some_and(|t| t.cap && t.span.len() == 2 && t.span.of(reading.body).ends_with('.'))
}

/// Where a name begins behind honorifics and initials of an office: "Oda" of "MEC Oda".
pub(crate) fn name_start(reading: &Reading<'_>, name: Range<usize>) -> usize {
    let mut from = name.start;
    while from + 1 < name.end
        && (is_honorific(reading, from) || name.end - from <= 3 && is_office(reading, from))
    {
        from += 1;
    }
    from
}

/// Whether a token is a word that stands before a person's name.
pub(crate) fn is_honorific(reading: &Reading<'_>, i: usize) -> bool {
    HONORIFICS.contains(reading.low(i))
}

/// "MEC" before a name that is not in capitals throughout; two letters may be a given name.
fn is_office(reading: &Reading<'_>, i: usize) -> bool {
    proper::is_initialism(reading, i)
        && reading
            .token(i)
            .is_some_and(|t| t.span.len() > 2 && t.low.chars().all(char::is_alphabetic))
        && !proper::is_initialism(reading, i + 1)
}

/// The words of a name, lower case, as the tokens of the text part them.
pub(crate) fn token_words(reading: &Reading<'_>, name: Range<usize>) -> Vec<String> {
    name.filter(|i| !reading.is_mark(*i) && reading.low(*i) != "'s")
        .map(|i| reading.low(i).to_owned())
        .collect()
}

/// Whether a name of several words ends like a company's.
pub(crate) fn is_company(reading: &Reading<'_>, name: Range<usize>) -> bool {
    let given = reading.low(name.start);
    name.len() > 1
        && COMPANY_ENDS.contains(reading.low(name.end - 1))
        && !words::MEN.contains(given)
        && !words::WOMEN.contains(given)
}

/// Makes a body of what was read as a person for its two capitals: "Sleepthorn Games".
pub(crate) fn settle(reading: &Reading<'_>, noun: &mut Noun) {
    let name = noun.proper.map(|p| reading.tokens_in(p));
    if noun.way == Way::Named
        && noun.kind == SpeakerKind::Person
        && noun.role.is_none()
        && name.is_some_and(|n| is_company(reading, n))
    {
        noun.kind = SpeakerKind::Institution;
        (noun.count_min, noun.count_max) = (None, None);
        noun.rule = "short: a name that ends like a company's";
    }
}

/// The companies of a text by their first word; none for a word that begins several.
pub(crate) fn companies(reading: &Reading<'_>, runs: &[Run]) -> HashMap<String, Option<Span>> {
    let mut out: HashMap<String, Option<Span>> = HashMap::new();
    for run in runs {
        let name = run.from..run.end;
        let first = reading.low(run.from);
        let plain = words::PLACES.contains(first)
            || words::NATIONS.contains(first)
            || words::INSTITUTIONS.contains(first)
            || runs::begins_body(first);
        if plain || !is_company(reading, name.clone()) {
            continue;
        }
        let span = reading.span_of(name);
        let text = |s: Span| fold(s.of(reading.body));
        out.entry(first.to_owned())
            .and_modify(|known| {
                if known.is_some_and(|k| text(k) != text(span)) {
                    *known = None;
                }
            })
            .or_insert(Some(span));
    }
    out
}

/// Whether a description is one of a company: "the studio".
pub(crate) fn is_company_word(head: &str) -> bool {
    COMPANY.contains(head)
}

/// Whether the last word of a name is a company's.
pub(crate) fn ends_company(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or("");
    COMPANY_ENDS.contains(last.trim_end_matches('.').to_lowercase().as_str())
}

/// Whether a description fits whomever an article is about: "the singer", "the 31-year-old".
pub(crate) fn is_of_main(head: &str) -> bool {
    FAME.contains(head) || head.ends_with("-year-old")
}

/// Whether some words of roles tell an office other than fame.
pub(crate) fn has_other_office<'a>(mut roles: impl Iterator<Item = &'a String>) -> bool {
    roles.any(|r| {
        let r = r.as_str();
        !FAME.contains(r)
            && !matches!(r, "mr" | "mrs" | "ms" | "miss" | "sir" | "dame")
            && (words::PERSONS.contains(r) || words::TITLES.contains(r))
    })
}

/// What the text tells of the names that begin with some lone word.
#[derive(Default)]
struct Begun {
    /// The first run of several words that it begins.
    run: Option<usize>,
    /// Whether runs differ, or something tells against a person.
    doubtful: bool,
    /// Whether "she" or "he" follows.
    person: bool,
}

/// The runs that name a person in full whom a source calls by a given name only: "Tamsine
/// Orrelby" where "Tamsine said … She …".
///
/// A company's or place's first word does the same ("Velquo" of "Velquo Cloud"); so the article
/// must know one such run only, without "the", and either a pronoun of a person or a relative
/// must follow.
pub(crate) fn given_only(
    reading: &Reading<'_>,
    runs: &[Run],
    lone: &HashSet<String>,
    names: &Names,
) -> Vec<usize> {
    let mut begun: HashMap<&str, Begun> = HashMap::new();
    let small: HashSet<&str> = reading
        .tokens
        .iter()
        .filter(|t| !t.cap)
        .map(|t| &*t.low)
        .collect();
    for (at, run) in runs.iter().enumerate() {
        let name = run.from..run.end;
        for i in name.clone() {
            let low = reading.low(i);
            if !lone.contains(low) {
                continue;
            }
            let slot = begun.entry(low).or_default();
            if name.len() == 1 {
                slot.person |= pronoun_follows(reading, run.end);
                continue;
            }
            let last = reading.low(run.end - 1);
            slot.doubtful |= i > run.from
                || name.len() > 3
                || reading.low_before(run.full) == "the"
                || runs::is_body(reading, name.clone())
                || is_company(reading, name.clone())
                || small.contains(last);
            match slot.run.and_then(|r| runs.get(r)) {
                None => slot.run = Some(at),
                Some(known) => slot.doubtful |= reading.low(known.end - 1) != last,
            }
            slot.person |= names.has_surname(last);
        }
    }
    let mut out: Vec<usize> = begun
        .into_values()
        .filter(|b| b.person && !b.doubtful)
        .filter_map(|b| b.run)
        .collect();
    out.sort_unstable();
    out
}

/// Whether the rest of the sentence, before another name, or the start of the next speaks of a
/// person.
fn pronoun_follows(reading: &Reading<'_>, end: usize) -> bool {
    let personal = |i: usize| matches!(reading.low(i), "he" | "she" | "his" | "her" | "him");
    let Some(last) = end.checked_sub(1).and_then(|i| reading.token(i)) else {
        return false;
    };
    let sentence = reading.sentence_at(last.span.start);
    let tokens = reading.sentence(sentence).tokens;
    let near = tokens.end.min(end + 25);
    (end..near)
        .take_while(|i| !reading.is_cap(*i) || personal(*i))
        .any(personal)
        || personal(tokens.end)
}
