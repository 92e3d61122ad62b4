//! Finds dates in a text, in one pass.

mod named;
mod numeric;

use super::clock::{Clock, clock};
use super::tokens::{Kind, Token, tokens};
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
        Kind::Digits => numeric::numeric(tokens)
            .or_else(|| named::day_first(tokens))
            .or_else(|| numeric::east_asian(tokens))
            .or_else(|| named::year_first(tokens)),
        Kind::Letters => named::month_first(tokens, before),
        _ => None,
    }
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
