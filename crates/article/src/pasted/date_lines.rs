//! Lines that give a date.

use super::blocks::Block;
use crate::dates;

/// Words beside a date in a line that gives it.
const DATE_WORDS: &[&str] = &[
    "published",
    "updated",
    "posted",
    "modified",
    "last",
    "on",
    "at",
    "date",
    "first",
    "a",
    "p",
    "m",
    "am",
    "pm",
    "gmt",
    "utc",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "ist",
    "bst",
    "cet",
    "cest",
    "msk",
    "eet",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thurs",
    "fri",
    "sat",
    "sun",
    "time",
    "local",
    "min",
    "mins",
    "minute",
    "minutes",
    "read",
    "of",
    "publication",
    "created",
    "st",
    "nd",
    "rd",
    "th",
    "um",
    "uhr",
    "stand",
    "le",
    "et",
    "hour",
    "hours",
    "hr",
    "hrs",
    "h",
    "day",
    "days",
    "ago",
    "publié",
    "publie",
    "mis",
    "mise",
    "à",
    "jour",
    "pubblicato",
    "aggiornato",
    "alle",
    "ore",
    "il",
    "del",
    "publicado",
    "actualizado",
    "atualizado",
    "a",
    "las",
    "às",
    "veröffentlicht",
    "aktualisiert",
    "am",
    "vom",
    "опубликовано",
    "обновлено",
    "опубліковано",
    "оновлено",
    "г",
    "о",
    "в",
    "мск",
    "opublikowano",
    "aktualizacja",
    "godz",
    "gepubliceerd",
    "bijgewerkt",
];

/// Whether the line is there to give a date: it holds one, and hardly a word beside it.
pub(crate) fn is_date_line(block: &Block) -> bool {
    if block.words > 24 || block.text.len() > 200 {
        return false;
    }
    let found = dates::scan(&block.text);
    if !found
        .iter()
        .any(|d| d.day.is_some() || d.readings.is_some())
    {
        return false;
    }
    let beside = onrecord_core::text::words(&block.text)
        .filter(|w| !found.iter().any(|d| d.span.overlap(*w) > 0))
        .filter(|w| {
            let word = w.of(&block.text).to_lowercase();
            let clock = word
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | 'h'));
            !clock && !DATE_WORDS.contains(&word.trim_end_matches(".m"))
        })
        .count();
    // The head of a printed page.
    let capitals = block.words <= 12 && !block.text.chars().any(char::is_lowercase);
    beside <= 1
        || (capitals && beside <= 6)
        || (beside <= 3
            && (is_cued(block)
                || block.text.contains(" | ")
                || block.words <= 9 && is_by_place(block)))
}

/// `Ribalta - 29 sept 2022 - 13:05`: a place, a dash, a date.
fn is_by_place(block: &Block) -> bool {
    block.text.split_once(" - ").is_some_and(|(place, rest)| {
        place.split_whitespace().count() <= 3
            && dates::scan(rest).first().is_some_and(|d| d.span.start <= 1)
    })
}

/// Whether the line begins by saying that it gives a date.
fn is_cued(block: &Block) -> bool {
    [
        "published",
        "updated",
        "posted",
        "last updated",
        "first published",
        "date",
        "publié",
        "pubblicato",
        "publicado",
        "veröffentlicht",
        "опубликовано",
        "опубліковано",
        "opublikowano",
    ]
    .iter()
    .any(|cue| block.folded.starts_with(cue))
}
