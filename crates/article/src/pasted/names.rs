//! Bylines in the shapes that pasted pages have them beside those of `crate::byline`.

use super::masthead;
use crate::{byline, dates};
use onrecord_core::{Author, Register};

/// What opens a byline in other languages, lower case, longer ones first.
const OPENINGS: &[&str] = &[
    "posted by",
    "written by",
    "words by",
    "by",
    "text von",
    "von",
    "texte par",
    "par",
    "di",
    "por",
    "autorin",
    "autor",
    "auteur",
    "autore",
    "автор",
    "автори",
    "авторы",
    "text",
    "tekst",
    "door",
    "napisał",
    "napisała",
];

/// German kinds of articles, behind which `von` and the author stand.
const KINDS: &[&str] = &[
    "reportage",
    "analyse",
    "kommentar",
    "interview",
    "bericht",
    "essay",
    "kolumne",
    "gastbeitrag",
    "porträt",
    "leitartikel",
    "glosse",
];

/// The authors of a line, if it is a byline.
pub(crate) fn parse(text: &str, register: &Register) -> Option<Vec<Author>> {
    if text.len() > 200 || text.ends_with(['.', '?', '!', ':']) {
        return None;
    }
    let names = opened(text).or_else(|| dated(text));
    let authors = names.map(people).filter(|authors| !authors.is_empty());
    authors.or_else(|| byline::parse(text, register))
}

/// Whether a line is the name of a person rather than of an outlet.
pub(crate) fn is_person(text: &str) -> bool {
    byline::person(text).is_some() && !masthead::is_outlet_like(text)
}

/// `Par Ann Poe`, `Autor: Ann Poe`, `Eine Reportage von Ann Poe`.
fn opened(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    // Lower case may be longer than what it stands for.
    let same = lower.len() == text.len();
    let rest = OPENINGS.iter().find_map(|opening| {
        let behind = lower.strip_prefix(opening)?;
        behind
            .starts_with([' ', ':', '\u{A0}'])
            .then(|| text.get(opening.len()..))
            .flatten()
            .filter(|_| same)
    });
    let rest = rest.or_else(|| {
        let (kind, name) = text.split_once(" von ")?;
        let kind = kind.rsplit(' ').next()?.to_lowercase();
        KINDS.contains(&kind.as_str()).then_some(name)
    })?;
    Some(rest.trim_start_matches([' ', ':', '\u{A0}']))
}

/// `Ann Poe — 3 May 2020, 12:20`: a name, a dash or bar, and a date.
fn dated(text: &str) -> Option<&str> {
    let (name, rest) = [" — ", " – ", " - ", " | ", " • ", " · "]
        .iter()
        .find_map(|mark| text.split_once(mark))?;
    let found = dates::scan(rest);
    let begins = found.first().is_some_and(|date| date.span.start <= 12);
    (begins && byline::person(name).is_some()).then_some(name)
}

/// The names of a byline; none if something else stands among them that is no name of an
/// outlet.
fn people(names: &str) -> Vec<Author> {
    let end = dates::scan(names)
        .first()
        .map_or(names.len(), |d| d.span.start);
    let names = names.get(..end).unwrap_or(names);
    let names = [" FOR ", " | ", " • ", " · ", " - ", " – ", " — ", " for "]
        .iter()
        .fold(names, |names, mark| {
            names.split(mark).next().unwrap_or(names)
        });
    let names = names
        .trim_end_matches(|c: char| !c.is_alphabetic())
        .trim_end_matches(" on")
        .trim_end_matches(" am")
        .trim_end_matches(" le");
    let mut authors: Vec<Author> = Vec::new();
    for part in names
        .split([',', '&', '/'])
        .flat_map(|p| p.split(" and "))
        .flat_map(|p| p.split(" und "))
        .flat_map(|p| p.split(" et "))
        .flat_map(|p| p.split(" y "))
        .flat_map(|p| p.split(" i "))
        .map(|p| p.trim().trim_start_matches("and "))
    {
        let part = part.split(" in ").next().unwrap_or(part);
        let short = part.split_whitespace().count() <= 5;
        match byline::person(part).filter(|name| is_person(name)) {
            Some(name) => authors.push(Author {
                name: name.to_owned(),
                role: None,
                is_outlet: false,
            }),
            // A desk, an outlet or a role may follow the names.
            None if short && !authors.is_empty() && part.starts_with(char::is_uppercase) => break,
            None => return Vec::new(),
        }
    }
    authors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let authors = parse(line, &Register::default()).unwrap_or_default();
        let names: Vec<&str> = authors.iter().map(|a| a.name.as_str()).collect();
        assert_eq!(names, expected, "{line}");
    }

    #[test]
    fn bylines_of_other_languages_and_shapes() {
        check("Par Maud Kerbrat", &["Maud Kerbrat"]);
        check("Von Ann Poe und Bo Reed", &["Ann Poe", "Bo Reed"]);
        check("Eine Analyse von Ann Poe", &["Ann Poe"]);
        check("Autor: Ann Poe", &["Ann Poe"]);
        check("Автор: Анна По", &["Анна По"]);
        check("By ANN POE FOR ORME POST", &["ANN POE"]);
        check(
            "Posted by Ann Poe on 27 February 2024 at 7.15am",
            &["Ann Poe"],
        );
        check("Анна По — 3 лютого 2023, 12:20", &["Анна По"]);
        check("by Ann Poe, Orme Post", &["Ann Poe"]);
    }

    #[test]
    fn sentences_and_places_are_no_bylines() {
        check("Par avion", &[]);
        check("Von der Küste kommt Regen", &[]);
        check("Di nuovo in mare", &[]);
        check("Por la noche", &[]);
        check("by the sea - 3 May 2020", &[]);
    }
}
