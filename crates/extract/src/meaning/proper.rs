//! Phrases whose head is a name: persons with their roles, bodies, outlets, seats of power.

use super::alike::is_suffix;
use super::noun::{Noun, Way, head_end};
use super::reading::{Kind, Reading};
use super::runs;
use super::words;
use onrecord_core::Words;
use onrecord_core::{Register, Span, SpeakerKind};
use std::ops::Range;

pub(crate) const RELATIVES: &[&str] = &["who", "which", "that", "whose", "whom"];

/// Name parts that are written small.
static PARTICLES: Words = Words::new(
    "de, van, von, bin, ibn, al, la, der, den, del, di, da, dos, du, le, ben, el, ter, ten, \
     bint, zu, y",
);

/// Reads a phrase whose head is a name. Gives whether it is one.
pub(crate) fn name(
    reading: &Reading<'_>,
    start: usize,
    head_end: usize,
    core_end: usize,
    tokens: &Range<usize>,
    register: &Register,
    noun: &mut Noun,
) -> bool {
    let bare = start
        + usize::from(words::DETERMINERS.contains(reading.low(start)) && head_end - start > 1);
    let text = reading.span_of(bare..head_end).of(reading.body);
    let with_article = bare > start;
    if reading.is_cap(bare)
        && register
            .by_name(text)
            .is_some_and(|o| bears_case(text, &o.name, &o.aliases))
    {
        noun.kind = SpeakerKind::Outlet;
        noun.rule = "proper: an outlet of the register";
        noun.way = Way::Named;
        noun.proper = Some(reading.span_of(bare..head_end));
        return true;
    }
    let low = low_text(reading, bare..head_end);
    let cap = reading.is_cap(bare);
    if cap && (words::SEATS.contains(low.as_str()) || words::PLACES.contains(low.as_str())) {
        noun.kind = SpeakerKind::Institution;
        noun.rule = "proper: a seat of power or a place (SEATS, PLACES)";
        noun.way = Way::Named;
        noun.proper = Some(reading.span_of(bare..head_end));
        return true;
    }
    if office_of(reading, bare, head_end, core_end, noun) {
        return true;
    }
    let head = reading.low(head_end - 1);
    let head_cap = reading.is_cap(head_end - 1);
    if !head_cap {
        return apposed_name(reading, start, core_end, tokens, noun);
    }
    if words::is_people(head) || words::DOCUMENTS.contains(head) && head_end - bare == 1 {
        return false;
    }
    let of_name = reading.low(head_end) == "of" && reading.is_cap(head_end + 1);
    if words::INSTITUTIONS.contains(head)
        && head_end - bare == 1
        && !of_name
        && !is_initialism(reading, bare)
    {
        return false;
    }
    if words::PERSONS.contains(head) && (head_end - bare == 1 || with_article) {
        // "President" or "Police" at the start of a sentence.
        return apposed_name(reading, start, core_end, tokens, noun);
    }
    let (from, titled) = proper_start(reading, bare, head_end);
    let length = head_end - from;
    // "Ana Roe of Vell University".
    let of_body = runs::is_person_of(reading, from..head_end);
    let organisation = words::INSTITUTIONS.contains(head)
        || is_initialism(reading, head_end - 1) && !is_suffix(head)
        || words::INSTITUTIONS.contains(reading.low(from)) && head_end - from == 1
        || SUFFIXES.contains(head)
        || (core_end > head_end
            && reading.low(head_end) == "of"
            && reading.is_cap(head_end + 1)
            && !titled
            && !of_body);
    if organisation && !(titled && length > 1 && !words::INSTITUTIONS.contains(head)) {
        noun.kind = SpeakerKind::Institution;
        noun.rule = "proper: a name with a word for a body, or an initialism";
        noun.way = Way::Named;
        let end = if reading.low(head_end) == "of" || reading.low(head_end) == "for" {
            core_end
        } else {
            head_end
        };
        noun.proper = Some(reading.span_of(bare..end));
        return true;
    }
    noun.way = Way::Named;
    noun.proper = Some(reading.span_of(from..head_end));
    let given = reading.low(from);
    let known = words::MEN.contains(given) || words::WOMEN.contains(given);
    noun.rule = "proper: a name, by title, given name, length and article";
    noun.kind = if titled
        || (known && length > 1)
        || (!with_article && (2..=4).contains(&length))
        || (from > bare && !reading.is_cap(from - 1) && length > 1)
    {
        SpeakerKind::Person
    } else if with_article && reading.low(start) == "the" {
        SpeakerKind::Institution
    } else {
        SpeakerKind::Unspecified
    };
    if noun.kind == SpeakerKind::Person {
        (noun.count_min, noun.count_max) = (Some(1), Some(1));
        if from > bare || with_article && from > start {
            noun.role =
                Some(reading.span_of(bare..from)).filter(|s| !is_courtesy(s.of(reading.body)));
            // "the Courier's Ana Roe": a possessor is no role.
            if reading.low_before(from) == "'s" {
                noun.role = None;
            }
            noun.role_rule = "proper: the words before the name";
        }
        if noun.role.is_none() {
            noun.role = apposition(reading, core_end, tokens);
            noun.role_rule = "proper: the apposition behind the name";
        }
    }
    true
}

/// "Director of Ports Jo Roe": the office goes on behind "of".
fn office_of(
    reading: &Reading<'_>,
    bare: usize,
    head_end: usize,
    core_end: usize,
    noun: &mut Noun,
) -> bool {
    let head = reading.low(head_end - 1);
    if reading.low(head_end) != "of"
        || !(words::TITLES.contains(head) || words::PERSONS.contains(head))
        || !reading.is_cap(core_end - 1)
    {
        return false;
    }
    let (from, _) = proper_start(reading, bare, core_end);
    let given = reading.low(from);
    let known = words::MEN.contains(given) || words::WOMEN.contains(given);
    let titled = words::TITLES.contains(reading.low_before(from));
    if from <= head_end + 1 || core_end - from < 2 || !(known || titled) {
        return false;
    }
    noun.way = Way::Named;
    noun.kind = SpeakerKind::Person;
    (noun.count_min, noun.count_max) = (Some(1), Some(1));
    noun.proper = Some(reading.span_of(from..core_end));
    noun.role = Some(reading.span_of(bare..from));
    noun.rule = "proper: an office with \"of\" before a name";
    noun.role_rule = "proper: the office before the name";
    true
}

/// Words that end names of companies and bodies.
pub(crate) static SUFFIXES: Words = Words::new(
    "times, post, journal, herald, news, watch, project, initiative, fund, action, america, \
     americans, motors, airlines, airways, systems, technologies, energy, media, press, \
     university, brothers, sons, international, worldwide, capital, research, polls, \
     associates, solutions, communications, entertainment",
);

/// What somebody is called before a name, with a capital in headlines.
static CALLED: Words = Words::new(
    "democrat, libertarian, socialist, challenger, incumbent, opponent, donor, hacker, singer, \
     rapper, comedian, hopeful, contender",
);

pub(crate) fn is_courtesy(text: &str) -> bool {
    matches!(
        text.trim_end_matches('.'),
        "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir" | "Dame" | "Lord" | "Lady"
    )
}

/// Where the bare name begins before `end`: after titles, nations and small words. Also says
/// whether something stands before it that marks a person.
pub(crate) fn proper_start(reading: &Reading<'_>, start: usize, end: usize) -> (usize, bool) {
    let mut from = end.saturating_sub(1);
    while from > start {
        let before = from - 1;
        let low = reading.low(before);
        let particle = PARTICLES.contains(low)
            && before > start
            && (reading.is_cap(before - 1) || PARTICLES.contains(reading.low(before - 1)));
        let name = reading.is_cap(before)
            && !reading.is_mark(before)
            && low != "'s"
            && !words::TITLES.contains(low)
            && !words::NATIONS.contains(low)
            && !words::INSTITUTIONS.contains(low)
            && !CALLED.contains(low);
        if !(name || particle) {
            break;
        }
        from = before;
    }
    let before = from
        .checked_sub(1)
        .filter(|b| *b >= start)
        .map_or("", |b| reading.low(b));
    let titled = from > start
        && (words::TITLES.contains(before)
            || words::PERSONS.contains(before)
            || matches!(before, "named" | "leader"));
    (from, titled)
}

/// "a spokeswoman, Jane Doe": the name after the role.
fn apposed_name(
    reading: &Reading<'_>,
    start: usize,
    core_end: usize,
    tokens: &Range<usize>,
    noun: &mut Noun,
) -> bool {
    let head = head_end(reading, start, core_end);
    let person = words::PERSONS.contains(reading.low(head.saturating_sub(1)));
    if !person || reading.low(core_end) != "," || core_end + 1 >= tokens.end {
        return false;
    }
    let from = core_end + 1;
    let mut to = from;
    while to < tokens.end
        && (reading.is_cap(to) && !reading.is_mark(to)
            || to > from && PARTICLES.contains(reading.low(to)))
    {
        to += 1;
    }
    if !(2..=4).contains(&(to - from))
        || to < tokens.end && !reading.is_mark(to) && !RELATIVES.contains(&reading.low(to))
    {
        return false;
    }
    noun.way = Way::Named;
    noun.kind = SpeakerKind::Person;
    (noun.count_min, noun.count_max) = (Some(1), Some(1));
    noun.proper = Some(reading.span_of(from..to));
    let bare = start + usize::from(matches!(reading.low(start), "the" | "a" | "an"));
    noun.role = Some(reading.span_of(bare..core_end));
    noun.span = reading.span_of(start..to);
    noun.rule = "proper: a role, and the name behind it";
    noun.role_rule = "proper: the role before the name";
    true
}

/// "Jane Doe, a spokeswoman for the port,": the role after the name.
fn apposition(reading: &Reading<'_>, core_end: usize, tokens: &Range<usize>) -> Option<Span> {
    if reading.low(core_end) != "," || core_end + 1 >= tokens.end {
        return None;
    }
    let mut from = core_end + 1;
    // An age says nothing of the role.
    if reading.token(from).is_some_and(|t| t.kind == Kind::Number) && reading.low(from + 1) == "," {
        from += 2;
    }
    if from >= tokens.end || RELATIVES.contains(&reading.low(from)) {
        return None;
    }
    let mut to = from;
    while to < tokens.end
        && !matches!(
            reading.low(to),
            "," | "who" | "which" | "whose" | ";" | "–" | "—" | "(" | "speaking"
        )
    {
        to += 1;
    }
    let role = (from..to).any(|i| {
        let low = reading.low(i);
        words::PERSONS.contains(words::singular(low)) || words::TITLES.contains(low)
    });
    let starts = words::DETERMINERS.contains(reading.low(from)) || role;
    let bare = from + usize::from(matches!(reading.low(from), "the" | "a" | "an"));
    (starts && role && bare < to).then(|| reading.span_of(bare..to))
}

/// Whether a token is an initialism: FBI, NATO, U.N.
pub(crate) fn is_initialism(reading: &Reading<'_>, i: usize) -> bool {
    reading.token(i).is_some_and(|t| {
        let text = t.span.of(reading.body);
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        (2..=6).contains(&letters)
            && text
                .chars()
                .all(|c| c.is_uppercase() || matches!(c, '.' | '&') || c.is_numeric())
    })
}

/// Whether a text is written as a name of an outlet is: "Time" is one, "time" is none.
pub(crate) fn bears_case(text: &str, name: &str, aliases: &[String]) -> bool {
    let bare = |t: &str| {
        t.trim()
            .trim_start_matches("The ")
            .trim_start_matches("the ")
            .replace('\u{2019}', "'")
    };
    let text = bare(text);
    std::iter::once(name)
        .chain(aliases.iter().map(String::as_str))
        .any(|n| {
            let n = bare(n);
            // Capitals throughout stand for any case: REUTERS.
            n == text
                || n.to_uppercase() == text
                || n.to_lowercase() == text.to_lowercase() && starts_alike(&n, &text)
        })
}

/// Whether the words of a text begin with capitals where those of a name do.
fn starts_alike(name: &str, text: &str) -> bool {
    name.split(' ').zip(text.split(' ')).all(|(n, t)| {
        let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
        !capital(n) || capital(t)
    })
}

fn low_text(reading: &Reading<'_>, tokens: Range<usize>) -> String {
    let mut out = String::new();
    for i in tokens {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(reading.low(i));
    }
    out
}
