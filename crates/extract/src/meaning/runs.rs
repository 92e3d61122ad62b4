//! Runs of capitals that may name a person.

use super::alike::is_suffix;
use super::noun;
use super::proper;
use super::reading::{Kind, Reading};
use super::short;
use super::words;
use onrecord_core::Register;
use onrecord_core::Words;
use std::collections::HashSet;
use std::ops::Range;

/// A run of capitals that may be a name.
pub(crate) struct Run {
    /// The first token of the bare name.
    pub(crate) from: usize,
    /// The token behind it.
    pub(crate) end: usize,
    /// Where the roles before it begin.
    pub(crate) full: usize,
    /// Whether something before it marks a person.
    pub(crate) titled: bool,
    /// Whether it is brought in as somebody's relative.
    pub(crate) kin: bool,
}

/// All runs of a text, in order.
pub(crate) fn runs(reading: &Reading<'_>, register: &Register) -> Vec<Run> {
    let small = small_words(reading);
    let mut out = Vec::new();
    for sentence in &reading.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if !begins_name(reading, i, sentence.tokens.start) {
                i += 1;
                continue;
            }
            // "Maybe Oda went": a word that is written small elsewhere only begins the sentence.
            if i == sentence.tokens.start
                && small.contains(reading.low(i))
                && !words::TITLES.contains(reading.low(i))
                && begins_name(reading, i + 1, i)
            {
                i += 1;
            }
            let start = i;
            let mut end = i + 1;
            while end < sentence.tokens.end && continues(reading, end) && end - start < 10 {
                end += 1;
            }
            i = end;
            while end > start + 1 && is_suffix(reading.low(end - 1)) {
                end -= 1;
            }
            let (from, titled) = proper::proper_start(reading, start, end);
            let bare = short::name_start(reading, from..end);
            let titled = titled || (from..bare).any(|i| short::is_honorific(reading, i));
            let from = bare;
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
            let common = from == start
                && from > sentence.tokens.start
                && !reading.is_cap(from - 1)
                && (words::PERSONS.contains(before)
                    || words::TITLES.contains(before) && before != "first");
            // "the prosecutor, Carrie Roe,".
            let apposed = from == start
                && before == ","
                && from > sentence.tokens.start + 1
                && words::PERSONS.contains(reading.low(from - 2))
                && !reading.is_cap(from - 2)
                && end - from > 1;
            let spoken = end - from > 1
                && !is_body(reading, from..end)
                && is_speaking(reading, from, end, sentence.tokens.start);
            let titled = titled || spoken || apposed || common && end - from > 1;
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
                kin: is_kin(reading, full, from, sentence.tokens.start),
            });
        }
    }
    out
}

fn begins_name(reading: &Reading<'_>, i: usize, start: usize) -> bool {
    let Some(token) = reading.token(i).filter(|t| t.cap && t.kind == Kind::Word) else {
        return false;
    };
    if short::is_initial(reading, i) {
        return true;
    }
    let low = &*token.low;
    let plain = words::STARTERS.contains(low) && !matches!(low, "mr" | "mrs" | "ms")
        || i == start && OPENING.contains(low)
        || words::DETERMINERS.contains(low)
        || noun::PRONOUNS.contains(low)
        || words::is_people(low)
        || super::when::is_time(low);
    !(plain || i == start && low.ends_with("ly"))
}

fn continues(reading: &Reading<'_>, i: usize) -> bool {
    let particle = |i: usize| {
        matches!(
            reading.low(i),
            "de" | "van"
                | "von"
                | "bin"
                | "al"
                | "der"
                | "den"
                | "del"
                | "di"
                | "da"
                | "la"
                | "ibn"
        )
    };
    reading.token(i).is_some_and(|t| {
        t.kind == Kind::Word
            && (t.cap
                && &*t.low != "'s"
                && (!words::STARTERS.contains(&t.low) || short::is_initial(reading, i))
                || particle(i)
                    && (reading.is_cap(i + 1) || particle(i + 1) && reading.is_cap(i + 2)))
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

/// Whether some tokens hold a word that stands in names of bodies and places.
pub(crate) fn is_body(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
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
                    || cap
                        && !words::STARTERS.contains(low)
                        && !super::when::is_time(low)
                        && (start - 1 > limit || reading.is_cap(start)));
        if !belongs {
            break;
        }
        start -= 1;
    }
    start
}

/// Words that begin a sentence before its subject, or are its verb.
static OPENING: Words = Words::new(
    "though, although, because, maybe, perhaps, yet, still, so, also, then, now, not, no, only, \
     even, how, why, where, who, which, whether, until, once, under, over, between, among, \
     despite, unlike, like, instead, earlier, later, here, from, of, into, about, against, \
     behind, through, throughout, within, without, or, nor, let, did, does, is, was, were, are, \
     would, could, can, should, has, have, had, again, all, above, besides, given, asked, citing, \
     beyond, meanwhile, whatever, whoever, whenever, wherever, \
     neither, either, both, new, following, including, regarding, said, says, watch, meet, see, follow, today, tonight",
);

/// Verbs whose subject mostly is a person, where it is no body.
static SAYING: Words = Words::new(
    "said, says, told, tells, noted, notes, wrote, writes, added, adds, recalled, argued, argues, \
     explained, explains, insisted, tweeted, replied, remarked, quipped, joked, acknowledged, \
     testified, complained, warned, declared, continued, concluded, lamented",
);

/// "said Dana Moss", "noted NBC's Dana Moss", "Dana Moss said", "Dana Moss, 43,".
fn is_speaking(reading: &Reading<'_>, from: usize, end: usize, limit: usize) -> bool {
    let owned = reading.low_before(from) == "'s" && from >= limit + 3;
    let before = if owned { from - 2 } else { from };
    let behind = SAYING.contains(reading.low(end));
    let aged = reading.low(end) == ","
        && reading
            .token(end + 1)
            .is_some_and(|t| t.kind == Kind::Number && t.span.len() == 2)
        && reading.low(end + 2) == ",";
    before > limit && SAYING.contains(reading.low_before(before)) || behind || aged
}

/// Words for relatives.
static KIN: Words = Words::new(
    "wife, husband, son, daughter, brother, sister, father, mother, widow, widower, nephew, \
     niece, uncle, aunt, cousin, son-in-law, daughter-in-law, brother-in-law, sister-in-law, \
     father-in-law, mother-in-law, stepson, stepdaughter, grandson, granddaughter, grandfather, \
     grandmother, spouse, lady, fiancé, fiancée, ex-wife, ex-husband, twin",
);

/// "his wife, Ada Lund", "daughter Ada Lund".
fn is_kin(reading: &Reading<'_>, full: usize, from: usize, limit: usize) -> bool {
    let before = full.saturating_sub(2).max(limit);
    (before..from).any(|i| KIN.contains(reading.low(i)))
}

/// The words that the text also writes small.
fn small_words<'a>(reading: &'a Reading<'_>) -> HashSet<&'a str> {
    reading
        .tokens
        .iter()
        .filter(|t| !t.cap && t.kind == Kind::Word)
        .map(|t| &*t.low)
        .collect()
}

/// Words that begin names of bodies.
static OF_BODIES: Words = Words::new(
    "national, international, american, united, new, royal, catholic, central, federal, first, \
     global, general, free, human, supreme, high, daughters, sons, friends, citizens, league, \
     concerned, young, religious, christian, islamic, muslim, jewish, white, north, south, east, \
     west, northern, southern, eastern, western, great, prime, planned, consumer, public",
);

/// Whether a word begins names of bodies.
pub(crate) fn begins_body(low: &str) -> bool {
    OF_BODIES.contains(low)
}

/// Whether words before "of" are rather a person's name than a body's.
pub(crate) fn is_person_of(reading: &Reading<'_>, name: Range<usize>) -> bool {
    let given = reading.low(name.start);
    let known = words::MEN.contains(given) || words::WOMEN.contains(given);
    let plain = (2..=3).contains(&name.len())
        && !reading.low(name.end - 1).ends_with('s')
        && name.clone().all(|i| {
            let low = reading.low(i);
            !OF_BODIES.contains(low)
                && !words::INSTITUTIONS.contains(low)
                && !words::NATIONS.contains(low)
                && !words::PLACES.contains(low)
                && !words::TITLES.contains(low)
                && !words::DOCUMENTS.contains(low)
                && !proper::SUFFIXES.contains(low)
        });
    name.len() > 1 && (known || plain)
}
