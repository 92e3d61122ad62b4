//! Dates in numbers alone.

use super::super::tokens::{Kind, Token, number, year};
use super::{FoundDate, valid_day};
use chrono::NaiveDate;
use onrecord_core::Span;

/// `2024-02-13`, `14.2.2024`, `2/13/2024`.
pub(super) fn numeric(tokens: &[Token<'_>]) -> Option<(FoundDate, usize)> {
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

/// `2024年2月13日`, `2024년 2월 13일`.
pub(super) fn east_asian(tokens: &[Token<'_>]) -> Option<(FoundDate, usize)> {
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
