//! Several speakers in one source: "the ministry, the port and the union declined".

use super::proper;
use super::reading::Reading;
use super::words;
use onrecord_core::Words;
use std::collections::HashMap;
use std::ops::Range;

/// How many speakers one source may name.
const MOST: usize = 12;

/// How often the words with a capital occur in a text, and how often joined by "and".
///
/// "Oda and Quill" are two people where the text elsewhere speaks of each alone; "Marks and
/// Spencer" never parts.
#[derive(Default)]
pub(crate) struct Alone<'r> {
    all: HashMap<&'r str, usize>,
    joined: HashMap<&'r str, usize>,
}

impl<'r> Alone<'r> {
    /// Counts the words of a text.
    pub(crate) fn new(reading: &'r Reading<'_>) -> Self {
        let mut counts = Self::default();
        for (i, token) in reading.tokens.iter().enumerate() {
            if !token.cap {
                continue;
            }
            *counts.all.entry(&token.low).or_default() += 1;
            let before = reading.low_before(i) == "and" && i > 1 && reading.is_cap(i - 2);
            let after = reading.low(i + 1) == "and" && reading.is_cap(i + 2);
            if before || after {
                *counts.joined.entry(&token.low).or_default() += 1;
            }
        }
        counts
    }

    fn is_alone(&self, word: &str) -> bool {
        self.all.get(word).copied().unwrap_or(0) > self.joined.get(word).copied().unwrap_or(0)
    }
}

/// The parts of a source, each a speaker of its own. Where that is not sure it is one.
pub(crate) fn split(
    reading: &Reading<'_>,
    source: Range<usize>,
    alone: &Alone<'_>,
) -> Vec<Range<usize>> {
    let head = head(reading, &source);
    let whole = vec![source];
    let ands: Vec<usize> = head
        .clone()
        .filter(|i| matches!(reading.low(*i), "and" | "or"))
        .collect();
    let Some(last_and) = ands.last().copied() else {
        return whole;
    };
    if reading.low(head.start) == "between" || head.clone().any(|i| reading.low(i) == "between") {
        return whole;
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = head.start;
    for i in head.start..=head.end {
        let cuts = i == head.end
            || reading.low(i) == ","
            || matches!(reading.low(i), "and" | "or")
            || reading.low(i) == "as" && reading.has_words(i, "as well as");
        if !cuts {
            continue;
        }
        if start < i {
            parts.push(start..i);
        }
        start = if reading.has_words(i, "as well as") {
            i + 3
        } else {
            i + 1
        };
    }
    let parts: Vec<Range<usize>> = parts
        .into_iter()
        .map(|p| bare(reading, p))
        .filter(|p| !p.is_empty())
        .collect();
    // "Defence, Trade and Ports Ministry": an "and" that is not the last coordination joins
    // the words of a name.
    if !(2..=MOST).contains(&parts.len()) || ands.len() > 1 && parts.len() < 4 {
        return whole;
    }
    if is_apposed(reading, &parts) {
        return whole;
    }
    let listed = parts.len() > 2;
    if listed
        && !parts
            .iter()
            .any(|p| p.end == last_and || p.end + 1 == last_and)
    {
        return whole;
    }
    let mut lowers = std::collections::HashSet::new();
    let fits = parts.iter().enumerate().all(|(k, p)| {
        let text: Vec<&str> = p.clone().map(|i| reading.low(i)).collect();
        lowers.insert(text.join(" "))
            && stands_alone(
                reading,
                p,
                alone,
                (k > 0, k + 1 == parts.len()),
                parts.len() == 2,
            )
    });
    if fits { parts } else { whole }
}

/// "two voters, Jo Roe and Al Poe", "Jo Roe, its president and founder", "harbour and rail
/// officials": what looks like a list says who or what one is.
fn is_apposed(reading: &Reading<'_>, parts: &[Range<usize>]) -> bool {
    let (Some(first), Some(second), Some(last)) = (parts.first(), parts.get(1), parts.last())
    else {
        return true;
    };
    let comma = (first.end..second.start).any(|i| matches!(reading.low(i), "," | "-" | "–" | "—"));
    let article = |p: &Range<usize>| words::DETERMINERS.contains(reading.low(p.start));
    let people = |p: &Range<usize>| words::is_people(reading.low(p.end - 1));
    let bare = |p: &Range<usize>| !article(p) && !people(p) && p.len() <= 2;
    comma
        && (people(first) && !people(last)
            || !article(first) && article(second) && reading.is_cap(first.start))
        || people(last) && !article(last) && last.len() > 1 && parts.iter().any(bare)
}

/// The part of a source that may hold a list: before a relative clause.
fn head(reading: &Reading<'_>, source: &Range<usize>) -> Range<usize> {
    let mut start = source.start;
    if matches!(reading.low(start), "both" | "either" | "neither") {
        start += 1;
    }
    let end = (start..source.end)
        .find(|i| {
            matches!(
                reading.low(*i),
                "who"
                    | "which"
                    | "whose"
                    | "that"
                    | "whom"
                    | "where"
                    | "speaking"
                    | "–"
                    | "—"
                    | "--"
            )
        })
        .unwrap_or(source.end);
    start..end
}

fn bare(reading: &Reading<'_>, mut part: Range<usize>) -> Range<usize> {
    while !part.is_empty()
        && (reading.is_mark(part.start) || matches!(reading.low(part.start), "both" | "also"))
    {
        part.start += 1;
    }
    while !part.is_empty()
        && (reading.is_mark(part.end - 1) && reading.low(part.end - 1) != ")"
            || matches!(reading.low(part.end - 1), "all" | "both" | "each"))
    {
        part.end -= 1;
    }
    part
}

/// Prepositions to whose object a following "and" may belong.
static ATTACHING: Words =
    Words::new("of, from, for, in, at, to, with, by, on, about, near, between");

/// Whether a part can be a speaker by itself.
fn stands_alone(
    reading: &Reading<'_>,
    part: &Range<usize>,
    alone: &Alone<'_>,
    (later, last): (bool, bool),
    two: bool,
) -> bool {
    let first = reading.low(part.start);
    let end = part.end - 1;
    let attached = part.clone().any(|i| ATTACHING.contains(reading.low(i)));
    // What comes after "from X" may belong to it; in the last part nothing comes.
    if attached && !last {
        return false;
    }
    if matches!(first, "other" | "others" | "more" | "then" | "now" | "not") {
        return false;
    }
    let length = part.len();
    let article = matches!(
        first,
        "the" | "a" | "an" | "another" | "one" | "two" | "three" | "his" | "her" | "their" | "its"
    );
    let head = (part.start..part.end)
        .find(|i| *i > part.start && ATTACHING.contains(reading.low(*i)))
        .map_or(end, |i| i - 1);
    let head_low = reading.low(head);
    let bracket = head_low == ")";
    if article {
        // "a lawyer" behind a name is an apposition, "the port" behind "the ministry" is not.
        let indefinite = matches!(first, "a" | "an" | "one");
        // "Roe, a lawyer," says who Roe is; "Roe and a lawyer" are two.
        let joined = last && matches!(reading.low_before(part.start), "and" | "or");
        return length > 1 && (!indefinite || !later || joined && two);
    }
    let cap_first = reading.is_cap(part.start);
    if !cap_first {
        // "residents and shopkeepers", each a group by itself.
        return words::is_people(head_low) && length <= 2 && !later;
    }
    if length == 1 {
        let place = words::PLACES.contains(first) || words::SEATS.contains(first);
        let people = words::is_people(first);
        return place
            || people
            || proper::is_initialism(reading, part.start)
            || alone.is_alone(first);
    }
    let (from, titled) = proper::proper_start(
        reading,
        part.start,
        if bracket { part.end } else { head + 1 },
    );
    let name_length = head + 1 - from.min(head + 1);
    let all_caps = (part.start..=head).all(|i| {
        reading.is_cap(i)
            || reading.is_mark(i)
            || matches!(
                reading.low(i),
                "of" | "de" | "van" | "von" | "al" | "bin" | "'s"
            )
    });
    let body = words::INSTITUTIONS.contains(head_low);
    if body {
        // "State Department and Treasury Department" part; "Fish and Wildlife Service" does not.
        return !later || from < head && alone_body(reading, part);
    }
    titled || (2..=4).contains(&name_length) && all_caps || words::is_people(head_low)
}

/// Whether the first word of a later part begins a name of its own rather than going on.
fn alone_body(reading: &Reading<'_>, part: &Range<usize>) -> bool {
    // Behind "Department and …" the first part ended with a body of its own.
    let before = part.start.saturating_sub(2);
    words::INSTITUTIONS.contains(reading.low(before))
        || words::SEATS.contains(reading.low(before))
        || reading.low(before) == ")"
}
