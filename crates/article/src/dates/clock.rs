//! Times of day behind dates.

use super::names;
use super::tokens::{Kind, Token, number};

/// A time of day with the offset of its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// 0 to 23.
    pub(crate) hour: u32,
    /// 0 to 59.
    pub(crate) minute: u32,
    /// Minutes east of UTC.
    pub(crate) offset: i32,
    /// One past its last byte in the scanned text.
    pub(crate) end: usize,
}

/// A time of day with a known zone, close after a date: `, 8:26 a.m. GMT`, `T08:26:00+02:00`.
pub(super) fn clock(tokens: &[Token<'_>]) -> Option<Clock> {
    let mut i = 0;
    let text = |i: usize| tokens.get(i).map_or("", |t| t.text);
    while i < 6
        && tokens.get(i).is_some_and(|t| {
            t.kind == Kind::Blank || matches!(t.text, "," | "-" | "–" | "|" | "at" | "T" | "·")
        })
    {
        i += 1;
    }
    let mut hour = number(tokens.get(i)?, 2)?;
    if !matches!(text(i + 1), ":" | ".") {
        return None;
    }
    let minute = number(tokens.get(i + 2)?, 2)?;
    i += 3;
    if text(i) == ":" {
        i += 2;
    }
    let mark = i + usize::from(tokens.get(i).is_some_and(|t| t.kind == Kind::Blank));
    let half = match text(mark).to_ascii_lowercase().as_str() {
        "am" => Some((0, mark + 1)),
        "pm" => Some((12, mark + 1)),
        "a" if text(mark + 1) == "." => Some((0, mark + 4)),
        "p" if text(mark + 1) == "." => Some((12, mark + 4)),
        _ => None,
    };
    if let Some((add, next)) = half {
        hour = hour % 12 + add;
        i = next;
    }
    while tokens
        .get(i)
        .is_some_and(|t| t.kind == Kind::Blank || t.text == "(")
    {
        i += 1;
    }
    let (mut offset, mut next) = match tokens.get(i)? {
        t if t.kind == Kind::Letters => (names::zone(t.text)?, i + 1),
        t if matches!(t.text, "+" | "-") => (0, i),
        _ => return None,
    };
    if let sign @ ("+" | "-") = text(next) {
        let digits = tokens.get(next + 1)?;
        let minutes = match (number(digits, 4)?, digits.text.len()) {
            (hhmm, 3..) => hhmm / 100 * 60 + hhmm % 100,
            (hours, _) if text(next + 2) == ":" => {
                next += 2;
                hours * 60 + number(tokens.get(next + 1)?, 2)?
            }
            (hours, _) => hours * 60,
        };
        let minutes = i32::try_from(minutes).ok()?;
        offset += if sign == "-" { -minutes } else { minutes };
        next += 2;
    }
    let end = tokens.get(next.checked_sub(1)?)?.end();
    let valid = hour < 24 && minute < 60 && offset.abs() <= 14 * 60;
    valid.then_some(Clock {
        hour,
        minute,
        offset,
        end,
    })
}
