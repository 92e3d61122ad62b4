//! Dates as machines write them: ISO 8601 and what programs make of it.

use super::scan;
use chrono::DateTime;
use onrecord_core::{Precision, StatedDate};

/// Longest value that is read, in bytes.
const LONGEST: usize = 80;

/// The date of a value that should hold nothing else, as precise as it is written; `None` for
/// what is none, and for days and months that may be swapped.
pub(crate) fn stated(text: &str) -> Option<StatedDate> {
    let text = text.trim().trim_matches(['"', '\'']);
    if text.len() > LONGEST || text.len() < 4 {
        return None;
    }
    StatedDate::parse(text)
        .ok()
        .filter(|d| d.precision() > Precision::Year)
        .or_else(|| iso(text))
        .or_else(|| DateTime::parse_from_rfc2822(text).ok().and_then(second))
        .or_else(|| unix(text))
        .or_else(|| digits(text))
        .or_else(|| written(text))
}

fn second(time: DateTime<chrono::FixedOffset>) -> Option<StatedDate> {
    StatedDate::with_zone(time, Precision::Second)
}

/// ISO 8601 with the liberties that are taken: `2024-2-3 9:05:00 UTC`, `2024-02-13T09:05+02`,
/// `2024-02-13T09:05:00.000 +02:00`, `2024/02/13`, `2024-02-13T00:00:00ZZ`.
fn iso(text: &str) -> Option<StatedDate> {
    let (day, rest) = match text.find(['T', 't', ' ', ',']) {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, ""),
    };
    let mut parts = day.split(['-', '/', '.']);
    let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || y.len() != 4 || m.len() > 2 || d.len() > 2 {
        return None;
    }
    let (y, m, d): (i32, u32, u32) = (y.parse().ok()?, m.parse().ok()?, d.parse().ok()?);
    let day = StatedDate::day(y, m, d)?;
    let rest = rest.trim().trim_start_matches(['T', '-', '|']).trim();
    Some(time(&day, rest).unwrap_or(day))
}

/// The day with a time behind it: `09:05:00.000 +02:00`.
fn time(day: &StatedDate, rest: &str) -> Option<StatedDate> {
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.'))
        .unwrap_or(rest.len());
    let (clock, zone) = rest.split_at_checked(end)?;
    let clock = clock.split('.').next()?;
    let mut parts = clock.split(':').map(|p| p.parse::<u32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let clock = match parts.next() {
        Some(second) => format!("{hour:02}:{minute:02}:{:02}", second?),
        None => format!("{hour:02}:{minute:02}"),
    };
    let zone = zone.trim();
    let zone = match zone.to_ascii_uppercase().as_str() {
        "" => String::new(),
        "Z" | "ZZ" | "UTC" | "GMT" | "+00" | "UTC+0" | "+0000" => "Z".to_owned(),
        other => match other.split_at_checked(1) {
            Some(("+" | "-", hours)) if hours.len() <= 2 => {
                format!("{}{:02}:00", other.get(..1)?, hours.parse::<u32>().ok()?)
            }
            Some(("+" | "-", _)) => other.to_owned(),
            // The time of an unknown zone stays without one.
            _ => super::names::zone(other).map_or(String::new(), |minutes| {
                let sign = if minutes < 0 { '-' } else { '+' };
                format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }),
        },
    };
    StatedDate::parse(&format!("{day}T{clock}{zone}")).ok()
}

/// Seconds or milliseconds since 1970.
fn unix(text: &str) -> Option<StatedDate> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    second(DateTime::from_timestamp(seconds, 0)?.fixed_offset())
}

/// `20240213`, `20240213T090500Z`, `20240213090500`.
fn digits(text: &str) -> Option<StatedDate> {
    let bare: String = text.chars().take_while(char::is_ascii_digit).collect();
    if !matches!(bare.len(), 8 | 12 | 14) {
        return None;
    }
    let day = format!("{}-{}-{}", bare.get(..4)?, bare.get(4..6)?, bare.get(6..8)?);
    let day = StatedDate::parse(&day)
        .ok()
        .filter(|_| bare.starts_with(['1', '2']))?;
    let rest = text.get(8..)?.trim_start_matches(['T', 't', ' ']);
    let clock: String = rest.chars().take_while(char::is_ascii_digit).collect();
    if !matches!(clock.len(), 4 | 6) {
        return Some(day);
    }
    let zone = rest.get(clock.len()..).unwrap_or("");
    let seconds = clock.get(4..6).map_or(String::new(), |s| format!(":{s}"));
    let time_of_day = format!("{}:{}{seconds}{zone}", clock.get(..2)?, clock.get(2..4)?);
    Some(time(&day, &time_of_day).unwrap_or(day))
}

/// A date in words, alone in its value: `Tue Feb 13 2024 09:05:00 GMT+0100`.
fn written(text: &str) -> Option<StatedDate> {
    let found = scan(text);
    let [only] = found.as_slice() else {
        return None;
    };
    (only.day.is_some() && only.year.is_some())
        .then(|| only.stated())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = stated(text).map_or("none".into(), |d| d.to_string());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_programs_write_keeps_its_precision_and_zone() {
        check("2024-02-13T09:05:00+02:00", "2024-02-13T09:05:00+02:00");
        check("2024-02-13T09:05:00.123+0200", "2024-02-13T09:05:00+02:00");
        check(
            "2024-02-13T09:05:00.000 +02:00",
            "2024-02-13T09:05:00+02:00",
        );
        check("2024-02-13T09:05+02", "2024-02-13T09:05+02:00");
        check("2024-02-13 09:05:00 UTC", "2024-02-13T09:05:00Z");
        check("2024-02-13 9:05", "2024-02-13T09:05");
        check("2024-2-3", "2024-02-03");
        check("2024/02/13", "2024-02-13");
        check("2024.02.13 09:05", "2024-02-13T09:05");
        check("2024-02-13T00:00:00ZZ", "2024-02-13T00:00:00Z");
        check("2024-02-13, 09:05 CET", "2024-02-13T09:05+01:00");
        check("2024-02-13 09:05 IST", "2024-02-13T09:05");
        check("20240213", "2024-02-13");
        check("20240213T090500Z", "2024-02-13T09:05:00Z");
        check("20240213090500", "2024-02-13T09:05:00");
        check("1707815100", "2024-02-13T09:05:00Z");
        check("1707815100000", "2024-02-13T09:05:00Z");
        check(
            "Tue, 13 Feb 2024 09:05:00 +0100",
            "2024-02-13T09:05:00+01:00",
        );
        check(
            "Tue Feb 13 2024 09:05:00 GMT+0100 (CET)",
            "2024-02-13T09:05+01:00",
        );
        check("February 13, 2024", "2024-02-13");
        check("13.02.2024", "2024-02-13");
        check("2024-02", "2024-02");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "now",
            "2024",
            "3/4/2024",
            "99999999",
            "2024-13-01",
            "yesterday",
            "12345678901",
            "February 13",
            "from 1 May 2024 to 3 May 2024",
        ] {
            check(text, "none");
        }
    }
}
