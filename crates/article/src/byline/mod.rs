//! Who wrote it: bylines at the top and credit lines at the end.

pub(crate) mod names;
mod words;

use onrecord_core::text::fold;
use onrecord_core::{Author, Register};

/// What opens a byline, lower case, and the role that it names.
const OPENINGS: &[(&str, Option<&str>)] = &[
    ("by", None),
    ("story by", None),
    ("author:", None),
    ("authors:", None),
    ("author", None),
    ("written by", Some("writing")),
    ("reported by", Some("reporting")),
    ("posted by", None),
    ("published by", None),
    ("from", None),
    ("words by", Some("writing")),
    ("analysis by", None),
    ("opinion by", None),
    ("von", None),
    ("par", None),
    ("por", None),
    ("di", None),
    ("door", None),
    ("av", None),
    ("автор:", None),
    ("автор", None),
    ("autor:", None),
    ("autorin:", None),
    ("auteur:", None),
    ("autore:", None),
    ("text:", Some("writing")),
    ("текст:", Some("writing")),
    ("tekst:", Some("writing")),
];

/// What opens a part of a credit line, and the role that it names; longer ones first.
const CREDITS: &[(&str, &str)] = &[
    (
        "additional reporting and writing by",
        "additional reporting",
    ),
    ("additional reporting by", "additional reporting"),
    ("additional writing by", "additional writing"),
    ("reporting and writing by", "reporting"),
    ("writing and reporting by", "reporting"),
    ("reporting and editing by", "reporting"),
    ("writing and editing by", "writing"),
    ("reporting by", "reporting"),
    ("writing by", "writing"),
    ("written by", "writing"),
    ("editing by", "editing"),
    ("edited by", "editing"),
    ("compiled by", "compiling"),
    ("translated by", "translation"),
    ("graphics by", "graphics"),
];

/// Words that make a part of a byline a title rather than a name.
const TITLES: &[&str] = &[
    "reporter",
    "correspondent",
    "editor",
    "writer",
    "staff",
    "bureau",
    "chief",
    "analyst",
    "desk",
    "columnist",
    "contributor",
    "producer",
    "journalist",
    "newsroom",
    "team",
    "agencies",
    "wires",
    "intern",
    "fellow",
    "author",
    "senior",
    "special",
    "freelance",
    "news",
];

/// Lower-case words inside names.
const PARTICLES: &[&str] = &[
    "de", "da", "di", "del", "della", "dos", "du", "van", "von", "der", "den", "ter", "bin", "ibn",
    "al", "el", "la", "le", "y", "e", "zu",
];

/// The authors of a byline, if the line is one: `By Ann Poe and Bo Reed, Staff Writers`,
/// `Ann Poe, STAFF WRITER`. What follows the names (a date, the time to read) may be there too.
pub(crate) fn parse(text: &str, register: &Register) -> Option<Vec<Author>> {
    if text.len() > 220 || text.ends_with(['.', '?', '!', ':']) {
        return None;
    }
    let (names, role) = opened(text).or_else(|| titled(text).map(|names| (names, None)))?;
    let names = cut_tail(names);
    let authors = people(names, role, register);
    let known =
        |part: &str| is_title(part) || person(part).is_some() || agency(part, register).is_some();
    let all_known = parts(names)
        .filter(|p| !p.is_empty())
        .all(|part| known(without_place(part)));
    (all_known && !authors.is_empty()).then_some(authors)
}

/// The authors of a credit line, if the line is one: `Writing by Ann Poe in Lund; Editing by
/// Bo Reed`.
pub(crate) fn credit_line(text: &str, register: &Register) -> Option<Vec<Author>> {
    let text = text.trim_matches(['(', ')', '[', ']', ' ']);
    if text.len() > 1200 {
        return None;
    }
    if credit(text).is_none() {
        return credit_sentence(text, register);
    }
    let mut authors = Vec::new();
    for part in text.split(';').flat_map(|p| p.split(". ")) {
        let Some((names, role)) = credit(part.trim()) else {
            continue;
        };
        authors.extend(people(names.trim_end_matches('.'), Some(role), register));
    }
    (!authors.is_empty()).then_some(authors)
}

/// `Ann Poe reported from Lund, and Bo Reed from Oslo.`, `Ann Poe contributed to this report.`
fn credit_sentence(text: &str, register: &Register) -> Option<Vec<Author>> {
    let (names, rest) = text.split_once(" reported from ").map_or_else(
        || text.split_once(" contributed to this "),
        |(names, places)| {
            // Only names: of places, and of more people.
            let named = places.split([' ', '.', ',', ';']).all(|word| {
                word.is_empty()
                    || word.starts_with(char::is_uppercase)
                    || matches!(word, "and" | "from" | "in" | "with")
            });
            named.then_some((names, places))
        },
    )?;
    let short = rest.split_whitespace().count() <= 20;
    let people_only = parts(names).all(|name| person(name).is_some());
    (short && people_only).then(|| people(names, Some("reporting"), register))
}

/// The byline as printed, without the date or the time to read behind it.
pub(crate) fn printed(text: &str) -> &str {
    cut_tail(text)
}

/// Whether a line looks like the name of one person and nothing else.
pub(crate) fn person(text: &str) -> Option<&str> {
    let name = text.trim();
    if name.len() > 60 || is_title(name) {
        return None;
    }
    let mut words = 0;
    for word in name.split_whitespace() {
        let first = word.chars().next()?;
        let fits = word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'));
        if !fits || !(first.is_uppercase() || PARTICLES.contains(&word)) {
            return None;
        }
        words += 1;
    }
    (2..=5).contains(&words).then_some(name)
}

fn opened(text: &str) -> Option<(&str, Option<&'static str>)> {
    OPENINGS.iter().find_map(|(opening, role)| {
        let start = text.get(..opening.len())?;
        let rest = text.get(opening.len()..)?;
        let same = start.eq_ignore_ascii_case(opening) || start.to_lowercase() == **opening;
        // "from" and "author" are words of sentences too: only a capital makes them openings.
        let fits = same
            && start.chars().next()?.is_uppercase()
            && (opening.ends_with(':') || rest.starts_with([' ', '\u{a0}', '\t', ':']));
        fits.then(|| (rest.trim_start_matches([' ', '\u{a0}', '\t', ':']), *role))
    })
}

/// `Ann Poe, STAFF WRITER`: a name and a title.
fn titled(text: &str) -> Option<&str> {
    let (name, title) = text.split_once(", ").or_else(|| text.split_once(" | "))?;
    (person(name).is_some() && title.split_whitespace().count() <= 6 && is_title(title))
        .then_some(text)
}

fn credit(text: &str) -> Option<(&str, &'static str)> {
    CREDITS.iter().find_map(|(opening, role)| {
        let start = text.get(..opening.len())?;
        let rest = text.get(opening.len()..)?;
        (start.eq_ignore_ascii_case(opening) && rest.starts_with([' ', ':']))
            .then_some((rest, *role))
    })
}

/// Takes off what follows the names: `| Feb 13, 2024`, `• 4 min read`, `- Updated …`.
fn cut_tail(text: &str) -> &str {
    let mut end = text.len();
    for mark in [
        " | ",
        " • ",
        " · ",
        " - ",
        " – ",
        " — ",
        " Published",
        " Updated",
        " Posted",
    ] {
        if let Some(at) = text.find(mark) {
            end = end.min(at);
        }
    }
    let date = crate::dates::scan(text).first().map(|d| d.span.start);
    let end = date.map_or(end, |at| end.min(at));
    text.get(..end)
        .unwrap_or(text)
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '(' | '|'))
}

fn parts(names: &str) -> impl Iterator<Item = &str> {
    names
        .split([',', '&', '/'])
        .flat_map(|p| p.split(" and "))
        .flat_map(|p| p.split(" AND "))
        .flat_map(|p| p.split(" und "))
        .flat_map(|p| p.split(" et "))
        .flat_map(|p| p.split(" и "))
        .flat_map(|p| p.split(" with "))
        .flat_map(|p| p.split(" for "))
        .map(|p| p.trim().trim_start_matches("and "))
}

fn without_place(part: &str) -> &str {
    part.split_once(" in ")
        .map_or(part, |(name, _)| name)
        .trim()
}

fn people(names: &str, role: Option<&str>, register: &Register) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for part in parts(names).map(without_place) {
        let author = if let Some(name) = agency(part, register) {
            Author {
                name,
                role: role.map(str::to_owned),
                is_outlet: true,
            }
        } else if let Some(name) = person(part) {
            Author {
                name: name.to_owned(),
                role: role.map(str::to_owned),
                is_outlet: false,
            }
        } else {
            continue;
        };
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
    authors
}

fn agency(part: &str, register: &Register) -> Option<String> {
    let folded = fold(part);
    let bare = bare_agency(&folded);
    register
        .by_name(part)
        .or_else(|| register.by_name(bare))
        .map(|outlet| outlet.name.clone())
}

/// A folded name without "staff" or "news agency".
fn bare_agency(folded: &str) -> &str {
    folded
        .strip_suffix(" staff")
        .or_else(|| folded.strip_suffix(" news agency"))
        .unwrap_or(folded)
}

fn is_title(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .map(|w| {
            let lower = w.to_lowercase();
            lower.strip_suffix('s').map(str::to_owned).unwrap_or(lower)
        })
        .any(|w| TITLES.iter().any(|t| t.strip_suffix('s').unwrap_or(t) == w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_core::{Outlet, OutletKind};

    fn register() -> Register {
        Register::new(vec![Outlet {
            name: "Northwire".into(),
            kind: OutletKind::Agency,
            ..Outlet::default()
        }])
    }

    fn show(authors: Option<Vec<Author>>) -> String {
        let show = |a: &Author| {
            let role = a.role.as_deref().unwrap_or("-");
            format!(
                "{}/{role}{}",
                a.name,
                if a.is_outlet { "/outlet" } else { "" }
            )
        };
        authors.map_or("none".into(), |a| {
            a.iter().map(show).collect::<Vec<_>>().join(", ")
        })
    }

    #[track_caller]
    fn check(line: &str, expected: &str) {
        assert_eq!(show(parse(line, &register())), expected);
    }

    #[track_caller]
    fn check_credit(line: &str, expected: &str) {
        assert_eq!(show(credit_line(line, &register())), expected);
    }

    #[test]
    fn bylines_of_many_shapes() {
        check("By Ann Poe", "Ann Poe/-");
        check("BY ANN POE AND BO REED", "ANN POE/-, BO REED/-");
        check(
            "By Ann Poe, Bo van Reed and Cy O’Dell",
            "Ann Poe/-, Bo van Reed/-, Cy O’Dell/-",
        );
        check("By Ann Poe | Feb 13, 2024 | 4 min read", "Ann Poe/-");
        check("By Ann Poe, Northwire", "Ann Poe/-, Northwire/-/outlet");
        check("By Northwire", "Northwire/-/outlet");
        check("Ann Poe, STAFF WRITER", "Ann Poe/-");
        check(
            "Written by Ann Poe, Chief Political Correspondent",
            "Ann Poe/writing",
        );
    }

    #[test]
    fn sentences_are_no_bylines() {
        check("By the time the ferry left, nobody was waiting", "none");
        check("By Monday", "none");
        check("Ann Poe, who had seen the ferry leave", "none");
        check("From Lund with Love", "none");
    }

    #[test]
    fn credit_lines_name_roles() {
        check_credit(
            "Writing by Ann Poe in Lund; Additional reporting by Bo Reed in Oslo and Cy Dell; Editing by Di Ek",
            "Ann Poe/writing, Bo Reed/additional reporting, Cy Dell/additional reporting, Di Ek/editing",
        );
        check_credit(
            "(Reporting by Ann Poe and Bo Reed in Washington, Cy Dell in Rome. Editing by Di Ek)",
            "Ann Poe/reporting, Bo Reed/reporting, Cy Dell/reporting, Di Ek/editing",
        );
        check_credit("Reporting by the commission was slow.", "none");
        check_credit(
            "Ann Poe reported from Lund, and Bo Reed from Oslo.",
            "Ann Poe/reporting",
        );
        check_credit(
            "Ann Poe reported from the quay that ships were late.",
            "none",
        );
    }
}
