//! Finds dates in a text, in one pass.

use super::clock::{Clock, clock};
use super::names;
use super::tokens::{Kind, Token, number, tokens, year};
use chrono::{FixedOffset, NaiveDate, TimeZone};
use onrecord_core::{Precision, Span, StatedDate};

/// A date as it stands in a text, as far as it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FoundDate {
    /// Its place in the scanned text, in bytes, without day of the week and time.
    pub(crate) span: Span,
    /// The year, if it is given with four digits.
    pub(crate) year: Option<i32>,
    /// The month, 1 to 12.
    pub(crate) month: Option<u32>,
    /// The day of the month.
    pub(crate) day: Option<u32>,
    /// Both readings as (month, day) of a date like `3/4/2024`; then month and day are `None`.
    pub(crate) readings: Option<[(u32, u32); 2]>,
    /// The time of day that follows, if its zone is known.
    pub(crate) clock: Option<Clock>,
}

impl FoundDate {
    /// The date, never more precise than it stands there; `None` without a year.
    pub(crate) fn stated(&self) -> Option<StatedDate> {
        match (self.year?, self.month, self.day) {
            (year, Some(month), Some(day)) => self
                .clock
                .and_then(|clock| at(year, month, day, clock))
                .or_else(|| StatedDate::day(year, month, day)),
            (year, Some(month), None) => StatedDate::month(year, month),
            (year, None, _) => StatedDate::year(year),
        }
    }
}

fn at(year: i32, month: u32, day: u32, clock: Clock) -> Option<StatedDate> {
    let local =
        NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(clock.hour, clock.minute, 0)?;
    let zone = FixedOffset::east_opt(clock.offset * 60)?;
    let time = zone.from_local_datetime(&local).single()?;
    StatedDate::with_zone(time, Precision::Minute)
}

/// Words after which a bare month's name is a date even where it is a common word too.
const BEFORE_MONTH: &[&str] = &[
    "in", "since", "last", "until", "till", "during", "of", "by", "from", "this", "next", "early",
    "late", "mid", "before", "after",
];

/// All dates of a text, in order and apart from each other: a day, a month of a year, or a
/// month. A year alone is none.
pub(crate) fn scan(text: &str) -> Vec<FoundDate> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let rest = tokens.get(i..).unwrap_or_default();
        let before = i.checked_sub(1).and_then(|b| tokens.get(b));
        let inside = before.is_some_and(|t| match t.kind {
            Kind::Letters | Kind::Digits => true,
            Kind::Blank => false,
            Kind::Sign => {
                matches!(t.text, "." | "$" | "€" | "£" | "/" | "-")
                    && i > 1
                    && tokens.get(i - 2).is_some_and(|t| t.kind == Kind::Digits)
            }
        });
        if inside && rest.first().is_some_and(|t| t.kind == Kind::Digits) {
            i += 1;
            continue;
        }
        let word_before = i.checked_sub(2).and_then(|b| tokens.get(b));
        match date(rest, word_before) {
            Some((mut date, used)) => {
                date.clock = clock(tokens.get(i + used..).unwrap_or_default())
                    .or_else(|| clock_before(&tokens, i, date.span.end));
                found.push(date);
                i += used;
            }
            None => i += 1,
        }
    }
    found
}

/// A time of day with a known zone close before the date at a token: `8:00 PM EST, Tue `.
fn clock_before(tokens: &[Token<'_>], date: usize, end: usize) -> Option<Clock> {
    let near = date.saturating_sub(14)..date;
    near.filter(|i| {
        tokens.get(*i).is_some_and(|t| t.kind == Kind::Digits)
            && tokens
                .get(i + 1)
                .is_some_and(|t| matches!(t.text, ":" | "."))
    })
    .find_map(|i| {
        let found = clock(tokens.get(i..date)?)?;
        let between = tokens.get(i..date)?.iter().filter(|t| t.start >= found.end);
        let words = between.filter(|t| t.kind == Kind::Letters);
        // A day of the week, "on".
        (words.count() <= 2).then_some(Clock { end, ..found })
    })
}

/// A date at the first of these tokens, and how many tokens it takes.
fn date(tokens: &[Token<'_>], before: Option<&Token<'_>>) -> Option<(FoundDate, usize)> {
    let first = tokens.first()?;
    match first.kind {
        Kind::Digits => numeric(tokens)
            .or_else(|| day_first(tokens))
            .or_else(|| east_asian(tokens))
            .or_else(|| year_first(tokens)),
        Kind::Letters => month_first(tokens, before),
        _ => None,
    }
}

/// `2024-02-13`, `14.2.2024`, `2/13/2024`.
fn numeric(tokens: &[Token<'_>]) -> Option<(FoundDate, usize)> {
    let [a, s, b, t, c, ..] = tokens else {
        return None;
    };
    if s.text != t.text || !matches!(s.text, "-" | "." | "/") {
        return None;
    }
    let mut date = FoundDate {
        span: Span::new(a.start, c.end()),
        ..FoundDate::default()
    };
    if let (Some(y), Some(m), Some(d)) = (year(a), number(b, 2), number(c, 2)) {
        date.year = Some(y);
        (date.month, date.day) = (Some(m), Some(d));
    } else if let (Some(x), Some(z), Some(y)) = (number(a, 2), number(b, 2), year(c)) {
        date.year = Some(y);
        if z > 12 {
            (date.month, date.day) = (Some(x), Some(z));
        } else if x > 12 || s.text == "." || x == z {
            (date.month, date.day) = (Some(z), Some(x));
        } else {
            date.readings = Some([(z, x), (x, z)]);
        }
    } else if let Some(y) = short_year(tokens) {
        date.year = Some(y);
        (date.month, date.day) = (Some(number(b, 2)?), Some(number(a, 2)?));
    } else {
        return None;
    }
    let valid = |m, d| NaiveDate::from_ymd_opt(date.year.unwrap_or(2000), m, d).is_some();
    let fine = match (date.month, date.day, date.readings) {
        (Some(m), Some(d), _) => valid(m, d),
        (_, _, Some(readings)) => readings.iter().all(|(m, d)| valid(*m, *d)),
        _ => false,
    };
    fine.then_some((date, 5))
}

/// The year of `13.02.24`: two digits everywhere, and full stops.
fn short_year(tokens: &[Token<'_>]) -> Option<i32> {
    let [a, s, b, _, c, rest @ ..] = tokens else {
        return None;
    };
    let two = [a, b, c]
        .iter()
        .all(|t| t.kind == Kind::Digits && t.text.len() == 2);
    let ends = rest.first().is_none_or(|t| t.text != ".")
        || rest.get(1).is_none_or(|t| t.kind != Kind::Digits);
    let year = i32::try_from(number(c, 2)?).ok()?;
    (two && ends && s.text == ".").then_some(2000 + year)
}

/// Skips blanks, one comma or full stop, and blanks.
fn skip_soft(tokens: &[Token<'_>], mut i: usize) -> usize {
    let is = |i: usize, f: &dyn Fn(&Token<'_>) -> bool| tokens.get(i).is_some_and(f);
    for _ in 0..2 {
        if is(i, &|t| t.kind == Kind::Blank) {
            i += 1;
        }
        if is(i, &|t| matches!(t.text, "," | ".")) {
            i += 1;
        }
    }
    if is(i, &|t| t.kind == Kind::Blank) {
        i += 1;
    }
    i
}

/// The token after a day's number and its ending (`13th`), if the number is a day.
fn day_at(tokens: &[Token<'_>], i: usize) -> Option<(u32, usize)> {
    let day = number(tokens.get(i)?, 2).filter(|d| (1..=31).contains(d))?;
    let mut next = i + 1;
    if let Some(t) = tokens.get(next)
        && t.kind == Kind::Letters
    {
        if !matches!(t.text, "st" | "nd" | "rd" | "th" | "er" | "º" | "ª") {
            return None;
        }
        next += 1;
    }
    // 13.5, 13,000 and 13% are no days.
    let after = |k: usize| tokens.get(next + k);
    match after(0).map(|t| t.text) {
        Some("." | "," | ":")
            if after(1).is_some_and(|t| t.kind == Kind::Digits && t.text.len() != 4) =>
        {
            None
        }
        Some("%" | "°" | "/") => None,
        _ => Some((day, next)),
    }
}

/// `13 February 2024`, `13th of February`, `13. Februar`.
fn day_first(tokens: &[Token<'_>]) -> Option<(FoundDate, usize)> {
    let first = tokens.first()?;
    let (day, mut i) = day_at(tokens, 0)?;
    if tokens.get(i).is_some_and(|t| t.text == ".") {
        i += 1;
    }
    let separated = |t: &Token<'_>| t.kind == Kind::Blank || t.text == "-";
    if !tokens.get(i).is_some_and(separated) {
        return None;
    }
    i += 1;
    if tokens
        .get(i)
        .is_some_and(|t| matches!(t.text, "of" | "de" | "d'" | "del"))
    {
        i += 2;
    }
    let name = tokens.get(i)?;
    let sure = names::month(name.text);
    let month = sure.or_else(|| names::month_between(name.text))?;
    let mut date = FoundDate {
        span: Span::new(first.start, name.end()),
        month: Some(month),
        day: Some(day),
        ..FoundDate::default()
    };
    let mut used = i + 1;
    let dash = tokens.get(used).is_some_and(|t| t.text == "-");
    let at = if dash {
        used + 1
    } else {
        skip_soft(tokens, used)
    };
    // "13 de febrero de 2024"
    let at = match tokens.get(at).map(|t| t.text) {
        Some("de" | "del") => at + 2,
        _ => at,
    };
    if let Some(token) = tokens.get(at)
        && let Some(y) = year(token)
    {
        date.year = Some(y);
        date.span.end = token.end();
        used = at + 1;
    }
    (valid_day(&date) && (sure.is_some() || date.year.is_some())).then_some((date, used))
}

/// `2024年2月13日`, `2024년 2월 13일`.
fn east_asian(tokens: &[Token<'_>]) -> Option<(FoundDate, usize)> {
    let mut at = 0;
    let mut part = |marks: [char; 2], longest: usize| {
        let n = tokens.get(at)?;
        let mark = tokens.get(at + 1).filter(|t| t.text.starts_with(marks))?;
        let value = (n.text.len() <= longest).then(|| number(n, longest))??;
        at += 2;
        let end = n.end() + mark.text.chars().next().map_or(0, char::len_utf8);
        if tokens.get(at).is_some_and(|t| t.kind == Kind::Blank) {
            at += 1;
        }
        Some((value, end))
    };
    let (y, _) = part(['年', '년'], 4)?;
    let (m, _) = part(['月', '월'], 2)?;
    let (d, end) = part(['日', '일'], 2)?;
    let date = FoundDate {
        span: Span::new(tokens.first()?.start, end),
        year: Some(
            i32::try_from(y)
                .ok()
                .filter(|y| (1600..=2199).contains(y))?,
        ),
        month: Some(m),
        day: Some(d),
        ..FoundDate::default()
    };
    valid_day(&date).then_some((date, at))
}

/// `2024. február 13.`
fn year_first(tokens: &[Token<'_>]) -> Option<(FoundDate, usize)> {
    let [y, dot, blank, name, gap, d, ..] = tokens else {
        return None;
    };
    if dot.text != "." || blank.kind != Kind::Blank || gap.kind != Kind::Blank {
        return None;
    }
    let date = FoundDate {
        span: Span::new(y.start, d.end()),
        year: Some(year(y)?),
        month: Some(names::month_between(name.text)?),
        day: Some(number(d, 2)?),
        ..FoundDate::default()
    };
    valid_day(&date).then_some((date, 6))
}

/// `Feb. 13, 2024`, `February 2024`, `in February`.
fn month_first(tokens: &[Token<'_>], before: Option<&Token<'_>>) -> Option<(FoundDate, usize)> {
    let first = tokens.first()?;
    let month = names::month(first.text)?;
    let mut date = FoundDate {
        span: Span::new(first.start, first.end()),
        month: Some(month),
        ..FoundDate::default()
    };
    let mut i = 1;
    if tokens.get(1).is_some_and(|t| t.text == ".") && first.text.len() <= 4 {
        i = 2;
    }
    let comma = tokens.get(i).is_some_and(|t| t.text == ",");
    let gap = if comma { i + 1 } else { i };
    if tokens
        .get(gap)
        .is_some_and(|t| t.kind == Kind::Blank || t.text == "-")
    {
        let at = gap + 1;
        if let Some(token) = tokens.get(at)
            && let Some(y) = year(token)
        {
            date.year = Some(y);
            date.span.end = token.end();
            return Some((date, at + 1));
        }
        if !comma && let Some((day, next)) = day_at(tokens, at) {
            date.day = Some(day);
            date.span.end = tokens.get(next - 1)?.end();
            let dash = tokens.get(next).is_some_and(|t| t.text == "-");
            let year_at = if dash {
                next + 1
            } else {
                skip_soft(tokens, next)
            };
            let mut used = next;
            if let Some(token) = tokens.get(year_at)
                && let Some(y) = year(token)
            {
                date.year = Some(y);
                date.span.end = token.end();
                used = year_at + 1;
            }
            return valid_day(&date).then_some((date, used));
        }
    }
    let cued = before.is_some_and(|t| BEFORE_MONTH.contains(&t.text.to_lowercase().as_str()));
    let whole = first.text.chars().count() > 3;
    (cued && whole).then_some((date, 1))
}

fn valid_day(date: &FoundDate) -> bool {
    match (date.month, date.day) {
        (Some(m), Some(d)) => NaiveDate::from_ymd_opt(date.year.unwrap_or(2000), m, d).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = scan(text)
            .iter()
            .map(|d| {
                let part = |n: Option<u32>| n.map_or("?".to_owned(), |n| n.to_string());
                let date = d.stated().filter(|_| d.month.is_some()).map_or_else(
                    || {
                        format!(
                            "{}/{}/{}",
                            part(d.year.map(i32::unsigned_abs)),
                            part(d.month),
                            part(d.day)
                        )
                    },
                    |s| s.to_string(),
                );
                format!("{} = {date}", d.span.of(text))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn days_of_a_year() {
        check("on 2024-02-13.", &["2024-02-13 = 2024-02-13"]);
        check(
            "Tuesday, February 13th, 2024",
            &["February 13th, 2024 = 2024-02-13"],
        );
        check("(13 Feb. 2024)", &["13 Feb. 2024 = 2024-02-13"]);
        check("the 3rd of March 2021", &["3rd of March 2021 = 2021-03-03"]);
        check(
            "14-2-2024 and 13.02.2024",
            &["14-2-2024 = 2024-02-14", "13.02.2024 = 2024-02-13"],
        );
        check("Di 13.02.24 | 14:07", &["13.02.24 = 2024-02-13"]);
        check("2/13/2024", &["2/13/2024 = 2024-02-13"]);
        check("13-Feb-2024", &["13-Feb-2024 = 2024-02-13"]);
        check("9 февраля 2024", &["9 февраля 2024 = 2024-02-09"]);
        check("am 3. März 2022", &["3. März 2022 = 2022-03-03"]);
    }

    #[test]
    fn days_in_many_languages() {
        check(
            "13 de febrero de 2024",
            &["13 de febrero de 2024 = 2024-02-13"],
        );
        check(
            "Publié le 1er mars 2024 à 9h",
            &["1er mars 2024 = 2024-03-01"],
        );
        check("le 13 août 2024", &["13 août 2024 = 2024-08-13"]);
        check("13 febbraio 2024", &["13 febbraio 2024 = 2024-02-13"]);
        check("13 de março de 2024", &["13 de março de 2024 = 2024-03-13"]);
        check("13 FEV 2024", &["13 FEV 2024 = 2024-02-13"]);
        check("13 lutego 2024", &["13 lutego 2024 = 2024-02-13"]);
        check("13 Şubat 2024 Salı", &["13 Şubat 2024 = 2024-02-13"]);
        check("13. února 2024", &["13. února 2024 = 2024-02-13"]);
        check("13 листопада 2024", &["13 листопада 2024 = 2024-11-13"]);
        check("13 maart 2024", &["13 maart 2024 = 2024-03-13"]);
        check("2024年2月13日 9時", &["2024年2月13日 = 2024-02-13"]);
        check("2024년 2월 13일", &["2024년 2월 13일 = 2024-02-13"]);
        check("2024. február 13.", &["2024. február 13 = 2024-02-13"]);
        check("13 Φεβρουαρίου 2024", &["13 Φεβρουαρίου 2024 = 2024-02-13"]);
        // Words that are months only between a day and a year.
        check("13 out of 2024", &[]);
        check("13 set", &[]);
    }

    #[test]
    fn parts_of_dates() {
        check("OSLO, Feb 13 (XY)", &["Feb 13 = ?/2/13"]);
        check("said on Sept. 5 that", &["Sept. 5 = ?/9/5"]);
        check("in December 2023", &["December 2023 = 2023-12"]);
        check("a report in January, before", &["January = ?/1/?"]);
        check("3/4/2024", &["3/4/2024 = 2024/?/?"]);
        assert_eq!(scan("3/4/2024")[0].readings, Some([(4, 3), (3, 4)]));
    }

    #[test]
    fn times_with_a_known_zone() {
        check(
            "Feb. 13, 2024, 8:26 a.m. GMT",
            &["Feb. 13, 2024 = 2024-02-13T08:26Z"],
        );
        check(
            "2024-02-13T09:05:11+02:00",
            &["2024-02-13 = 2024-02-13T09:05+02:00"],
        );
        check(
            "Feb 13, 2024 at 12:05 PM EST",
            &["Feb 13, 2024 = 2024-02-13T12:05-05:00"],
        );
        check(
            "13 May 2024 08:26 UTC+3",
            &["13 May 2024 = 2024-05-13T08:26+03:00"],
        );
        check(
            "Dec 23, 20239:30 GMT",
            &["Dec 23, 2023 = 2023-12-23T09:30Z"],
        );
        check(
            "10:22 PM EST, Tue February 13, 2024",
            &["February 13, 2024 = 2024-02-13T22:22-05:00"],
        );
        check("Feb 08, 2024 02:14 PM IST", &["Feb 08, 2024 = 2024-02-08"]);
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "May we march 3 miles",
            "version 1.2.20244",
            "version 10.2.24",
            "10.12.24.13",
            "Feb 13.5 percent",
            "March 40",
            "2023-02-30",
            "May 13,000 people come",
            "tel. 555-12-2024",
            "in 2023",
            "Jan Novak",
        ] {
            check(text, &[]);
        }
    }
}
