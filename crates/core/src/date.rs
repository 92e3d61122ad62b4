//! Dates that say how precise they are.

use chrono::{DateTime, Days, FixedOffset, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How much of a date was stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// A calendar day.
    Day,
    /// Hour and minute, with or without a time zone.
    Minute,
    /// To the second, with or without a time zone.
    Second,
}

/// A date as it was stated, never more precise than it was, in ISO 8601:
/// `2024`, `2024-02`, `2024-02-13`, `2024-02-13T09:05`, `2024-02-13T09:05:00+02:00`.
///
/// For order it is an interval of UTC seconds, [`from`](Self::from) inclusive to
/// [`to`](Self::to) exclusive. A day, month or year, and a time without a zone, is taken as
/// UTC: publishers' days are local, but which zone they mean is seldom known, and two reports
/// of successive calendar days are in that order for a reader.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct StatedDate {
    text: String,
    from: i64,
    to: i64,
    precision: Precision,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(String);

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "not an ISO 8601 date (like 2024, 2024-02, 2024-02-13 or 2024-02-13T09:05:00+02:00): {:?}",
            self.0
        )
    }
}

impl std::error::Error for DateError {}

impl StatedDate {
    /// Reads ISO 8601 in the forms named above; a blank may stand for the `T`.
    ///
    /// # Errors
    /// If the text is no such date, or one that no calendar has.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        let bad = || DateError(text.chars().take(60).collect());
        let digits = |s: &str| s.len() >= 4 && s.bytes().take(4).all(|b| b.is_ascii_digit());
        if !digits(text) || !text.is_ascii() {
            return Err(bad());
        }
        match text.len() {
            4 => Self::year(text.parse().map_err(|_| bad())?),
            7 => {
                let (y, m) = text.split_once('-').ok_or_else(bad)?;
                Self::month(y.parse().map_err(|_| bad())?, m.parse().map_err(|_| bad())?)
            }
            10 => NaiveDate::parse_from_str(text, "%Y-%m-%d")
                .ok()
                .and_then(Self::of_day),
            _ => Self::time(text),
        }
        .ok_or_else(bad)
    }

    /// A year of the calendar, 1 to 9999.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        let first = Self::checked(year, 1, 1)?;
        Self::whole(
            format!("{year:04}"),
            first,
            first.checked_add_months(Months::new(12))?,
            Precision::Year,
        )
    }

    /// A month of a year.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let first = Self::checked(year, month, 1)?;
        let next = first.checked_add_months(Months::new(1))?;
        Self::whole(
            format!("{year:04}-{month:02}"),
            first,
            next,
            Precision::Month,
        )
    }

    /// A calendar day.
    #[must_use]
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        Self::of_day(Self::checked(year, month, day)?)
    }

    /// The calendar day of a [`NaiveDate`].
    #[must_use]
    pub fn of_day(date: NaiveDate) -> Option<Self> {
        let next = date.checked_add_days(Days::new(1))?;
        Self::whole(
            date.format("%Y-%m-%d").to_string(),
            date,
            next,
            Precision::Day,
        )
    }

    fn checked(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day)
    }

    fn whole(text: String, from: NaiveDate, to: NaiveDate, precision: Precision) -> Option<Self> {
        let utc = |d: NaiveDate| d.and_time(NaiveTime::MIN).and_utc().timestamp();
        Some(Self {
            text,
            from: utc(from),
            to: utc(to),
            precision,
        })
    }

    fn time(text: &str) -> Option<Self> {
        let text = text.replacen(' ', "T", 1);
        if let Ok(time) = DateTime::parse_from_rfc3339(&text) {
            return Self::with_zone(time, Precision::Second);
        }
        for (format, precision) in [
            ("%Y-%m-%dT%H:%M%:z", Precision::Minute),
            ("%Y-%m-%dT%H:%M%z", Precision::Minute),
            ("%Y-%m-%dT%H:%M:%S%z", Precision::Second),
        ] {
            let zoned = text.strip_suffix('Z').map(|t| format!("{t}+00:00"));
            if let Ok(time) = DateTime::parse_from_str(zoned.as_deref().unwrap_or(&text), format) {
                return Self::with_zone(time, precision);
            }
        }
        for (format, precision) in [
            ("%Y-%m-%dT%H:%M", Precision::Minute),
            ("%Y-%m-%dT%H:%M:%S", Precision::Second),
            ("%Y-%m-%dT%H:%M:%S%.f", Precision::Second),
        ] {
            if let Ok(time) = NaiveDateTime::parse_from_str(&text, format) {
                return Self::without_zone(time, precision);
            }
        }
        None
    }

    /// A time with a zone, to the minute or second.
    #[must_use]
    pub fn with_zone(time: DateTime<FixedOffset>, precision: Precision) -> Option<Self> {
        let (format, length) = clock(precision)?;
        let from = time.timestamp().div_euclid(length) * length;
        let zone = if time.offset().local_minus_utc() == 0 {
            "Z".to_owned()
        } else {
            time.format("%:z").to_string()
        };
        Some(Self {
            text: format!("{}{zone}", time.format(format)),
            from,
            to: from + length,
            precision,
        })
    }

    fn without_zone(time: NaiveDateTime, precision: Precision) -> Option<Self> {
        let (format, length) = clock(precision)?;
        let from = time.and_utc().timestamp().div_euclid(length) * length;
        Some(Self {
            text: time.format(format).to_string(),
            from,
            to: from + length,
            precision,
        })
    }

    /// The date in ISO 8601, as precise as it was stated.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// First second of the interval, Unix time, UTC.
    #[must_use]
    pub fn from(&self) -> i64 {
        self.from
    }

    /// One past the last second of the interval, Unix time, UTC.
    #[must_use]
    pub fn to(&self) -> i64 {
        self.to
    }

    /// How much was stated.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The calendar day on which the interval begins, as written (in its own zone).
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        let day = self.text.get(..10).unwrap_or(&self.text);
        match day.len() {
            10 => NaiveDate::parse_from_str(day, "%Y-%m-%d").ok(),
            7 => NaiveDate::parse_from_str(&format!("{day}-01"), "%Y-%m-%d").ok(),
            _ => NaiveDate::from_ymd_opt(day.parse().ok()?, 1, 1),
        }
    }

    /// Whether this interval ends before `other` begins: the only case in which one may say
    /// "earlier".
    #[must_use]
    pub fn is_before(&self, other: &Self) -> bool {
        self.to <= other.from
    }

    /// Whether the two intervals, each widened by `slack`, share a second.
    #[must_use]
    pub fn is_near(&self, other: &Self, slack: TimeDelta) -> bool {
        let slack = slack.num_seconds();
        self.from.saturating_sub(slack) < other.to && other.from < self.to.saturating_add(slack)
    }
}

fn clock(precision: Precision) -> Option<(&'static str, i64)> {
    match precision {
        Precision::Minute => Some(("%Y-%m-%dT%H:%M", 60)),
        Precision::Second => Some(("%Y-%m-%dT%H:%M:%S", 1)),
        _ => None,
    }
}

impl fmt::Display for StatedDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<StatedDate> for String {
    fn from(date: StatedDate) -> Self {
        date.text
    }
}

impl TryFrom<String> for StatedDate {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, written: &str, seconds: i64) {
        let date = StatedDate::parse(input).unwrap();
        assert_eq!((date.as_str(), date.to() - date.from()), (written, seconds));
        assert_eq!(StatedDate::parse(date.as_str()).unwrap(), date);
    }

    #[test]
    fn a_date_keeps_its_precision() {
        check("2024", "2024", 366 * 86_400);
        check("2023-02", "2023-02", 28 * 86_400);
        check("2024-02-13", "2024-02-13", 86_400);
        check("2024-02-13 09:05", "2024-02-13T09:05", 60);
        check("2024-02-13T09:05Z", "2024-02-13T09:05Z", 60);
        check("2024-02-13T09:05:07+02:00", "2024-02-13T09:05:07+02:00", 1);
        check("2024-02-13T09:05:07+0200", "2024-02-13T09:05:07+02:00", 1);
        check("2024-02-13T09:05:07.123Z", "2024-02-13T09:05:07Z", 1);
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for text in [
            "",
            "0000",
            "2024-13",
            "2023-02-29",
            "2024-2-3",
            "13.02.2024",
            "20240213",
            "２０２４",
            "2024-02-13T25:00",
        ] {
            assert!(StatedDate::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn earlier_is_said_only_of_intervals_apart() {
        let day = |t| StatedDate::parse(t).unwrap();
        assert!(day("2024-02-13").is_before(&day("2024-02-14")));
        assert!(!day("2024-02").is_before(&day("2024-02-14")));
        assert!(day("2024-02-13T23:00:00+02:00").is_before(&day("2024-02-13T22:00:00Z")));
        assert!(day("2024-02-01").is_near(&day("2024-02-04"), TimeDelta::days(3)));
        assert!(!day("2024-02-01").is_near(&day("2024-02-05"), TimeDelta::days(3)));
    }
}
