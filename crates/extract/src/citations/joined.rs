//! Names that a hyphen joins, and names that outlets of several countries share.

use super::outlets::{Firsts, Named};
use crate::meaning::proper::bears_case;
use crate::meaning::reading::Reading;
use onrecord_core::{Register, Span};
use std::ops::Range;

/// Short names that outlets of several countries go by: whose each is there.
const SHARED: &[(&str, &str, &str)] = &[
    ("ABC", "US", "ABC News"),
    ("ABC", "AU", "Australian Broadcasting Corporation"),
    ("CP", "CA", "Canadian Press"),
    ("PA", "GB", "PA Media"),
];

/// "ABC", published in the United States.
pub(super) fn shared(reading: &Reading<'_>, i: usize, country: Option<&str>) -> Option<Named> {
    let span = reading.span_of(i..i + 1);
    let outlet = shared_name(span.of(reading.body), country)?;
    Some(Named {
        span,
        tokens: i..i + 1,
        outlet: Some(outlet.to_owned()),
        known: true,
        common: false,
    })
}

fn shared_name(text: &str, country: Option<&str>) -> Option<&'static str> {
    let country = country?;
    let fits = |(name, at, _): &&(&str, &str, &str)| *name == text && *at == country;
    SHARED.iter().find(fits).map(|(.., outlet)| *outlet)
}

/// "Quay Times-Northwire", "Northwire-Ulm College": names that a hyphen joins, as those who
/// commission a poll together are.
pub(super) fn joined(
    reading: &Reading<'_>,
    i: usize,
    register: &Register,
    firsts: &Firsts,
    country: Option<&str>,
) -> Vec<Named> {
    let find = |from: usize, to: usize| {
        let text = reading.body.get(from..to)?;
        let known = register
            .by_name(text)
            .filter(|o| bears_case(text, &o.name, &o.aliases));
        let name = known.map(|o| o.name.as_str());
        Some((
            name.or_else(|| shared_name(text, country))?.to_owned(),
            Span::new(from, to),
        ))
    };
    let named = |(outlet, span): (String, Span), tokens: Range<usize>| Named {
        span,
        tokens,
        outlet: Some(outlet),
        known: true,
        common: false,
    };
    let Some(token) = reading.token(i).filter(|t| t.cap) else {
        return Vec::new();
    };
    let start = token.span.start;
    // The first word of a name, up to the hyphen where it is the one that bears it.
    let first = token.low.split(HYPHENS).next().unwrap_or(&token.low);
    let longest = firsts.longest(first).max(1);
    for k in i..i + longest {
        let Some(token) = reading.token(k).filter(|t| t.cap) else {
            break;
        };
        let text = token.span.of(reading.body);
        let Some((at, hyphen)) = text.char_indices().find(|(_, c)| HYPHENS.contains(c)) else {
            continue;
        };
        let behind = token.span.start + at + hyphen.len_utf8();
        let capital = |b: usize| {
            reading
                .body
                .get(b..)
                .is_some_and(|r| r.starts_with(char::is_uppercase))
        };
        // A name may hold a hyphen itself: "Post-Dispatch".
        if !capital(behind) || find(start, token.span.end).is_some() {
            break;
        }
        let Some(one) = find(start, token.span.start + at) else {
            break;
        };
        let mut out = vec![named(one, i..k + 1)];
        let ends = (k..=k + longest_behind(text, at, hyphen, firsts)).rev();
        let ends = ends.filter_map(|e| Some((e + 1, reading.token(e)?.span.end)));
        let other = ends.filter(|(_, to)| *to > behind);
        out.extend(
            other
                .filter_map(|(e, to)| Some(named(find(behind, to)?, k..e)))
                .next(),
        );
        return out;
    }
    Vec::new()
}

const HYPHENS: [char; 2] = ['-', '–'];

/// How many more tokens a name behind a hyphen may have.
fn longest_behind(text: &str, at: usize, hyphen: char, firsts: &Firsts) -> usize {
    let first = text.get(at + hyphen.len_utf8()..).unwrap_or_default();
    let low = first.to_lowercase();
    firsts.longest(&low).saturating_sub(1)
}
