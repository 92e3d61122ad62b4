//! Dates as feeds, archives and other tools write them.

use chrono::{DateTime, NaiveDateTime};
use onrecord_core::{Precision, Problem, ProblemKind, StatedDate};

/// Longest text that is looked at.
const MAX_LENGTH: usize = 64;

/// The date of a field; one that cannot be read is a problem.
pub(crate) fn of(
    problems: &mut Vec<Problem>,
    field: &str,
    text: Option<String>,
) -> Option<StatedDate> {
    let text = text.filter(|text| !text.trim().is_empty())?;
    let date = read(&text);
    if date.is_none() {
        let shown: String = text.chars().take(60).collect();
        let why = format!("not a date that is read: {shown:?}; left out");
        problems.push(Problem::new(ProblemKind::BadField, why).at(format!("field \"{field}\"")));
    }
    date
}

/// Reads ISO 8601, the dates of e-mail and HTTP, and the fourteen digits of web archives.
pub(crate) fn read(text: &str) -> Option<StatedDate> {
    let text = text.trim();
    if text.len() > MAX_LENGTH {
        return None;
    }
    StatedDate::parse(text)
        .ok()
        .or_else(|| iso_with_blanks(text))
        .or_else(|| of_mail(text))
        .or_else(|| digits(text))
}

/// `2024-02-13 09:05:00 UTC`, `2024-02-13 09:05:00 +0200`, `2024/02/13`.
fn iso_with_blanks(text: &str) -> Option<StatedDate> {
    let slashes = text.replace('/', "-");
    let tight = slashes
        .replace(" UTC", "Z")
        .replace(" GMT", "Z")
        .replace(" +", "+")
        .replace(" -", "-");
    StatedDate::parse(&tight).ok()
}

/// `Tue, 13 Feb 2024 09:05:00 +0200`, with or without weekday, seconds, zone or time.
fn of_mail(text: &str) -> Option<StatedDate> {
    let text = text.split_once(',').map_or(text, |(_, rest)| rest).trim();
    if let Ok(time) = DateTime::parse_from_rfc2822(text) {
        return StatedDate::with_zone(time, Precision::Second);
    }
    let parts: Vec<&str> = text.split_whitespace().collect();
    let day = parts.get(..3)?.join(" ");
    let date = ["%d %b %Y", "%d %B %Y", "%d %b %y"]
        .iter()
        .find_map(|form| chrono::NaiveDate::parse_from_str(&day, form).ok())?;
    let zone = matches!(parts.get(4).copied(), Some("GMT" | "UTC" | "Z" | "UT"));
    let time = parts.get(3).map_or(String::new(), |t| format!("T{t}"));
    let zone = if zone { "Z" } else { "" };
    let whole = format!("{}{time}{zone}", date.format("%Y-%m-%d"));
    StatedDate::parse(&whole)
        .ok()
        .or_else(|| StatedDate::of_day(date))
}

/// `20140216050221`, in UTC.
fn digits(text: &str) -> Option<StatedDate> {
    if text.len() != 14 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let time = NaiveDateTime::parse_from_str(text, "%Y%m%d%H%M%S").ok()?;
    StatedDate::with_zone(time.and_utc().fixed_offset(), Precision::Second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, date: &str) {
        let read = read(text);
        assert_eq!(read.as_ref().map(StatedDate::as_str), Some(date), "{text}");
    }

    #[test]
    fn dates_of_feeds_and_archives_are_read() {
        check("2024-02-13", "2024-02-13");
        check("2024-02-13T09:05:00+02:00", "2024-02-13T09:05:00+02:00");
        check("2024-02-13 09:05:00 UTC", "2024-02-13T09:05:00Z");
        check("2024-02-13 09:05:00 +0200", "2024-02-13T09:05:00+02:00");
        check("2024/02/13", "2024-02-13");
        check("Tue, 13 Feb 2024 09:05:00 GMT", "2024-02-13T09:05:00Z");
        check(
            "Tue, 13 Feb 2024 09:05:00 -0500",
            "2024-02-13T09:05:00-05:00",
        );
        check("Tue, 13 Feb 2024 09:05:00 EST", "2024-02-13T09:05:00-05:00");
        check(
            "Tues, 13 February 2024 09:05:00 GMT",
            "2024-02-13T09:05:00Z",
        );
        check("13 Feb 2024", "2024-02-13");
        check("20140216050221", "2014-02-16T05:02:21Z");
    }

    #[test]
    fn what_is_no_date_is_a_problem() {
        let mut problems = Vec::new();
        assert_eq!(of(&mut problems, "date", Some("soon".into())), None);
        assert_eq!(of(&mut problems, "date", Some(" ".into())), None);
        assert_eq!(of(&mut problems, "date", None), None);
        assert_eq!(problems.len(), 1);
    }
}
