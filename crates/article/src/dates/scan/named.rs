//! Dates with a month's name.

use super::super::names;
use super::super::tokens::{Kind, Token, number, year};
use super::{FoundDate, valid_day};
use onrecord_core::Span;

/// Words after which a bare month's name is a date even where it is a common word too.
const BEFORE_MONTH: &[&str] = &[
    "in", "since", "last", "until", "till", "during", "of", "by", "from", "this", "next", "early",
    "late", "mid", "before", "after",
];

/// `13 February 2024`, `13th of February`, `13. Februar`.
pub(super) fn day_first(tokens: &[Token<'_>]) -> Option<(FoundDate, usize)> {
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
    let used = add_year(&mut date, tokens, i + 1);
    (valid_day(&date) && (sure.is_some() || date.year.is_some())).then_some((date, used))
}

/// `2024. február 13.`
pub(super) fn year_first(tokens: &[Token<'_>]) -> Option<(FoundDate, usize)> {
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
pub(super) fn month_first(
    tokens: &[Token<'_>],
    before: Option<&Token<'_>>,
) -> Option<(FoundDate, usize)> {
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
            let used = add_year(&mut date, tokens, next);
            return valid_day(&date).then_some((date, used));
        }
    }
    let cued = before.is_some_and(|t| BEFORE_MONTH.contains(&t.text.to_lowercase().as_str()));
    let whole = first.text.chars().count() > 3;
    (cued && whole).then_some((date, 1))
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

/// Adds the year that follows a day and month, and gives the token behind what was taken.
fn add_year(date: &mut FoundDate, tokens: &[Token<'_>], next: usize) -> usize {
    let is_dash = tokens.get(next).is_some_and(|t| t.text == "-");
    let at = match is_dash {
        true => next + 1,
        false => skip_soft(tokens, next),
    };
    // "13 de febrero de 2024"
    let at = match tokens.get(at).map(|t| t.text) {
        Some("de" | "del") => at + 2,
        _ => at,
    };
    match tokens.get(at).and_then(|t| Some((year(t)?, t.end()))) {
        Some((year, end)) => {
            date.year = Some(year);
            date.span.end = end;
            at + 1
        }
        None => next,
    }
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
