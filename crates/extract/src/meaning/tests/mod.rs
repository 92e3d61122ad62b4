//! Scenarios on invented people and places.
//!
//! Spans are marked in the text: `[S source] [C cue] [X content]`; a number tells attributions
//! apart (`[S2 he]`), and marks may nest.

mod follow;
mod joined;
mod people;
mod pronouns;
mod robust;
mod roles;
mod short;
mod stance;
mod told;
mod unnamed;

use super::{Understood, understand};
use crate::RawAttribution;
use crate::meaning::reading::Reading;
use onrecord_core::{Outlet, Register, Span, Speaker, StatedDate};
use std::collections::BTreeMap;

/// The text without marks, and the attributions marked in it.
pub(crate) fn marked(text: &str) -> (String, Vec<RawAttribution>) {
    let mut body = String::new();
    let mut raw: BTreeMap<u32, RawAttribution> = BTreeMap::new();
    let mut open: Vec<(char, u32, usize)> = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '[' => {
                let kind = chars.next().unwrap();
                let number = chars.peek().and_then(|d| d.to_digit(10));
                if number.is_some() {
                    chars.next();
                }
                assert_eq!(chars.next(), Some(' '), "a blank after the mark in {text}");
                open.push((kind, number.unwrap_or(1), body.len()));
            }
            ']' => {
                let (kind, number, start) = open.pop().unwrap();
                let span = Span::new(start, body.len());
                let entry = raw.entry(number).or_default();
                entry.confidence = 1.0;
                match kind {
                    'S' => entry.source.push(span),
                    'C' => entry.cue.push(span),
                    'X' => entry.content.push(span),
                    other => panic!("unknown mark {other}"),
                }
            }
            c => body.push(c),
        }
    }
    (body, raw.into_values().collect())
}

/// A register of invented outlets.
pub(crate) fn register() -> Register {
    let outlet = |name: &str, aliases: &[&str]| Outlet {
        name: name.into(),
        aliases: aliases.iter().map(|s| (*s).into()).collect(),
        ..Outlet::default()
    };
    Register::new(vec![
        outlet("Harbour Courier", &["Courier", "HC"]),
        outlet("Quay Times", &["The Quay Times"]),
        outlet("Northwire", &["NWA", "Northwire News Agency"]),
        outlet("Beacon News", &["Beacon"]),
        outlet("Mirror", &[]),
    ])
}

/// Understands a marked text, published on Wednesday 14 February 2024.
pub(crate) fn read(text: &str) -> (String, Understood) {
    let (body, raw) = marked(text);
    let published = StatedDate::parse("2024-02-14").ok();
    let understood = understand(
        &Reading::new(&body),
        raw,
        published.as_ref(),
        &register(),
        &mut (),
    );
    (body, understood)
}

/// The rows of a table, one a line, its cells parted by "|"; "-" is an empty cell.
fn rows(table: &str) -> Vec<Vec<&str>> {
    table
        .lines()
        .filter(|l| !l.trim().is_empty())
        .map(|l| {
            l.split('|')
                .map(|cell| match cell.trim() {
                    "-" => "",
                    cell => cell,
                })
                .collect()
        })
        .collect()
}

/// The speakers of each attribution by name, joined.
fn speakers_of(understood: &Understood) -> Vec<String> {
    understood
        .attributions
        .iter()
        .map(|a| {
            let names: Vec<&str> = a
                .speakers
                .iter()
                .map(|m| understood.speakers[m.speaker].name.as_str())
                .collect();
            names.join(" + ")
        })
        .collect()
}

/// What a speaker is, in one line.
fn line(speaker: &Speaker) -> String {
    let number = match (speaker.count_min, speaker.count_max) {
        (None, None) => String::new(),
        (min, max) => format!(
            " {}-{}",
            min.map_or(String::new(), |n| n.to_string()),
            max.map_or(String::new(), |n| n.to_string())
        ),
    };
    let named = if speaker.named { "named" } else { "unnamed" };
    format!("{} {named}{number}", speaker.kind.as_str())
}

/// Checks rows of a marked text and whom each of its sources means, in order.
#[track_caller]
fn check_speakers(table: &str) {
    let mut wrong = Vec::new();
    for row in rows(table) {
        let [text, speakers] = row[..] else {
            panic!("two cells in {row:?}")
        };
        let expected: Vec<&str> = speakers.split('/').map(str::trim).collect();
        let (_, understood) = read(text);
        let found = speakers_of(&understood);
        if found != expected {
            wrong.push(format!("{text}\n  found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
