//! Dates in running text: "on Feb. 13", "in December 2023", "on Tuesday".

use super::reading::{Kind, Reading};
use super::words;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use onrecord_core::Words;
use onrecord_core::{Precision, Span, StatedDate};
use std::ops::Range;

/// A date in the text, resolved.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct When {
    /// The words.
    pub(crate) span: Span,
    /// The first of its tokens.
    pub(crate) token: usize,
    /// The date, never more precise than the words.
    pub(crate) date: StatedDate,
}

/// The dates among some tokens that can be resolved. What needs the day of publication, and
/// what only hints ("last week"), is left out where that is not known.
pub(crate) fn scan(
    reading: &Reading<'_>,
    tokens: Range<usize>,
    published: Option<&StatedDate>,
) -> Vec<When> {
    let reference = published.and_then(Reference::of);
    let mut out = Vec::new();
    let mut i = tokens.start;
    while i < tokens.end {
        match date_at(reading, i, tokens.end, reference.as_ref()) {
            Some((end, date)) => {
                if let Some(date) = date {
                    out.push(When {
                        span: reading.span_of(i..end),
                        token: i,
                        date,
                    });
                }
                i = end;
            }
            None => i += 1,
        }
    }
    out
}

/// The day by which dates without a year are resolved.
struct Reference {
    /// The last day on which the article may have been published.
    day: NaiveDate,
    precision: Precision,
}

impl Reference {
    fn of(published: &StatedDate) -> Option<Self> {
        let first = published.first_day()?;
        let day = match published.precision() {
            Precision::Year => NaiveDate::from_ymd_opt(first.year(), 12, 31)?,
            Precision::Month => first
                .checked_add_months(chrono::Months::new(1))?
                .checked_sub_days(Days::new(1))?,
            _ => first,
        };
        Some(Self {
            day,
            precision: published.precision(),
        })
    }

    /// The latest such day that is not after publication.
    fn day(&self, month: u32, day: u32) -> Option<StatedDate> {
        if self.precision == Precision::Year {
            return None;
        }
        (0..8).find_map(|back| {
            NaiveDate::from_ymd_opt(self.day.year() - back, month, day)
                .filter(|d| *d <= self.day)
                .and_then(StatedDate::of_day)
        })
    }

    fn month(&self, month: u32) -> Option<StatedDate> {
        if self.precision == Precision::Year {
            return None;
        }
        let back = i32::from(month > self.day.month());
        StatedDate::month(self.day.year() - back, month)
    }

    fn weekday(&self, weekday: Weekday, before: bool) -> Option<StatedDate> {
        if self.precision < Precision::Day {
            return None;
        }
        let back =
            (7 + self.day.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
        let back = if before && back == 0 { 7 } else { back };
        self.ago(u64::from(back))
    }

    fn ago(&self, days: u64) -> Option<StatedDate> {
        if self.precision < Precision::Day {
            return None;
        }
        self.day
            .checked_sub_days(Days::new(days))
            .and_then(StatedDate::of_day)
    }
}

/// A date that begins at a token: where it ends, and what it is if it can be resolved.
fn date_at(
    reading: &Reading<'_>,
    i: usize,
    end: usize,
    reference: Option<&Reference>,
) -> Option<(usize, Option<StatedDate>)> {
    let token = reading.token(i)?;
    let low = &*token.low;
    if let Some(days) = days_ago(reading, i, end) {
        return Some((i + 3, reference.and_then(|r| r.ago(days))));
    }
    if token.kind == Kind::Number {
        return from_number(reading, i, end, reference);
    }
    if let Some(month) = month(low).filter(|_| token.cap) {
        return from_month(reading, i, end, month, reference);
    }
    let before = reading.low_before(i);
    if let Some(weekday) = weekday(low).filter(|_| token.cap) {
        if matches!(before, "next" | "every" | "each" | "this" | "by" | "until") {
            return Some((i + 1, None));
        }
        // "Tuesday, Feb. 13": the date says it.
        if reading.low(i + 1) == ","
            && let Some(found) = date_at(reading, i + 2, end, reference)
            && found.1.is_some()
        {
            return Some(found);
        }
        return Some((
            i + 1,
            reference.and_then(|r| r.weekday(weekday, before == "last")),
        ));
    }
    match low {
        "yesterday" => Some((i + 1, reference.and_then(|r| r.ago(1)))),
        "today" | "tonight" => Some((i + 1, reference.and_then(|r| r.ago(0)))),
        "this" if i + 1 < end && PARTS.contains(reading.low(i + 1)) => {
            Some((i + 2, reference.and_then(|r| r.ago(0))))
        }
        "last" if i + 1 < end && reading.low(i + 1) == "night" => {
            Some((i + 2, reference.and_then(|r| r.ago(1))))
        }
        _ => None,
    }
}

/// Parts of the day of publication: "this morning".
static PARTS: Words = Words::new("morning, afternoon, evening");

/// What is said or written on a day, or in the month or year that stands before it: "a 2019
/// interview".
static SAYINGS: Words = Words::new(
    "interview, interviews, speech, statement, letter, memo, memorandum, report, article, essay, \
     book, memoir, column, op-ed, tweet, post, testimony, hearing, email, e-mail, message, \
     briefing, broadcast, address, affidavit, deposition, filing",
);

/// "three days ago".
fn days_ago(reading: &Reading<'_>, i: usize, end: usize) -> Option<u64> {
    if i + 2 >= end || !matches!(reading.low(i + 1), "day" | "days") {
        return None;
    }
    let days = match reading.low(i) {
        "a" => 1,
        low => words::number(low).filter(|n| *n < 32)?,
    };
    (reading.low(i + 2) == "ago").then_some(u64::from(days))
}

/// "13 February 2024", "2023", "2024-02-13".
fn from_number(
    reading: &Reading<'_>,
    i: usize,
    end: usize,
    reference: Option<&Reference>,
) -> Option<(usize, Option<StatedDate>)> {
    let low = reading.low(i);
    if low.len() == 10
        && let Ok(date) = StatedDate::parse(low)
    {
        return Some((i + 1, Some(date)));
    }
    if let (Some(day), Some(month)) = (day(low), month(reading.low(i + 1)))
        && i + 1 < end
        && reading.is_cap(i + 1)
    {
        let comma = usize::from(reading.low(i + 2) == ",");
        if let Some(year) = year(reading, i + 2 + comma, end) {
            return Some((i + 3 + comma, date(year, month, day)));
        }
        return Some((i + 2, reference.and_then(|r| r.day(month, day))));
    }
    // A year alone counts only after a word that makes it a time.
    let year = year(reading, i, end)?;
    let before = reading.low_before(i);
    let timed = matches!(
        before,
        "in" | "late" | "early" | "mid" | "of" | "since" | "during" | "mid-"
    ) && !matches!(reading.low(i + 1), "percent" | "%" | "people" | "-")
        || i + 1 < end && SAYINGS.contains(reading.low(i + 1));
    timed.then(|| (i + 1, StatedDate::year(year)))
}

/// "Feb. 13, 2024", "Feb. 13", "December 2023", "in January".
fn from_month(
    reading: &Reading<'_>,
    i: usize,
    end: usize,
    month: u32,
    reference: Option<&Reference>,
) -> Option<(usize, Option<StatedDate>)> {
    if let Some(year) = year(reading, i + 1, end) {
        return Some((i + 2, StatedDate::month(year, month)));
    }
    if let Some(day) = day(reading.low(i + 1)).filter(|_| i + 1 < end) {
        let comma = usize::from(reading.low(i + 2) == ",");
        if let Some(year) = year(reading, i + 2 + comma, end) {
            return Some((i + 3 + comma, date(year, month, day)));
        }
        return Some((i + 2, reference.and_then(|r| r.day(month, day))));
    }
    if reading.low(i + 1) == ","
        && let Some(year) = year(reading, i + 2, end)
    {
        return Some((i + 3, StatedDate::month(year, month)));
    }
    let before = reading.low_before(i);
    let timed = matches!(
        before,
        "in" | "last" | "late" | "early" | "mid" | "of" | "since" | "during"
    ) || i + 1 < end && SAYINGS.contains(reading.low(i + 1));
    timed.then(|| (i + 1, reference.and_then(|r| r.month(month))))
}

fn date(year: i32, month: u32, day: u32) -> Option<StatedDate> {
    StatedDate::day(year, month, day)
}

fn day(low: &str) -> Option<u32> {
    let digits = low
        .strip_suffix("st")
        .or_else(|| low.strip_suffix("nd"))
        .or_else(|| low.strip_suffix("rd"))
        .or_else(|| low.strip_suffix("th"))
        .unwrap_or(low);
    (digits.len() <= 2)
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|d| (1..=31).contains(d))
}

fn year(reading: &Reading<'_>, i: usize, end: usize) -> Option<i32> {
    if i >= end {
        return None;
    }
    let low = reading.low(i);
    (low.len() == 4)
        .then(|| low.parse().ok())
        .flatten()
        .filter(|y| (1900..=2099).contains(y))
}

fn month(low: &str) -> Option<u32> {
    Some(match low {
        "jan" | "january" => 1,
        "feb" | "february" => 2,
        "mar" | "march" => 3,
        "apr" | "april" => 4,
        "may" => 5,
        "jun" | "june" => 6,
        "jul" | "july" => 7,
        "aug" | "august" => 8,
        "sep" | "sept" | "september" => 9,
        "oct" | "october" => 10,
        "nov" | "november" => 11,
        "dec" | "december" => 12,
        _ => return None,
    })
}

/// Whether a word names a month or a day of the week.
pub(crate) fn is_time(low: &str) -> bool {
    month(low).is_some()
        || weekday(low).is_some()
        || matches!(
            low,
            "yesterday" | "today" | "tomorrow" | "last" | "late" | "early" | "earlier"
        )
}

pub(crate) fn weekday(low: &str) -> Option<Weekday> {
    Some(match low {
        "monday" => Weekday::Mon,
        "tuesday" => Weekday::Tue,
        "wednesday" => Weekday::Wed,
        "thursday" => Weekday::Thu,
        "friday" => Weekday::Fri,
        "saturday" => Weekday::Sat,
        "sunday" => Weekday::Sun,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, published: &str, expected: &[&str]) {
        let reading = Reading::new(text);
        let published = StatedDate::parse(published).ok();
        let found = scan(&reading, 0..reading.tokens.len(), published.as_ref());
        let dates: Vec<_> = found.iter().map(|w| w.date.as_str()).collect();
        assert_eq!(dates, expected, "{text}");
    }

    #[test]
    fn whole_dates_need_no_publication() {
        check("on 13 February 2024", "", &["2024-02-13"]);
        check(
            "on Feb. 13, 2024, and March 3rd 2023",
            "",
            &["2024-02-13", "2023-03-03"],
        );
        check("in December 2023 and in 2019", "", &["2023-12", "2019"]);
        check("on 2024-02-13", "", &["2024-02-13"]);
        check("Feb. 30, 2024", "", &[]);
    }

    #[test]
    fn the_year_is_the_nearest_not_after_publication() {
        check("on Feb. 13", "2024-02-14", &["2024-02-13"]);
        check("on Nov. 30", "2024-02-14", &["2023-11-30"]);
        check("in January, in May", "2024-02-14", &["2024-01", "2023-05"]);
        check("on Feb. 13", "2024-02", &["2024-02-13"]);
        check("on Feb. 13", "2024", &[]);
        check("on Feb. 13", "", &[]);
        check("on Feb. 29", "2023-05-01", &["2020-02-29"]);
    }

    #[test]
    fn weekdays_are_on_or_before_publication() {
        // 14 February 2024 was a Wednesday.
        check("on Wednesday", "2024-02-14T09:00Z", &["2024-02-14"]);
        check("on Tuesday", "2024-02-14", &["2024-02-13"]);
        check("last Wednesday", "2024-02-14", &["2024-02-07"]);
        check("next Friday", "2024-02-14", &[]);
        check("yesterday", "2024-02-14", &["2024-02-13"]);
        check("on Tuesday", "2024-02", &[]);
    }

    #[test]
    fn what_only_hints_is_no_date() {
        check("last week, a year ago, in the spring", "2024-02-14", &[]);
        check("he may march on", "2024-02-14", &[]);
        check("2000 people", "2024-02-14", &[]);
    }
}
