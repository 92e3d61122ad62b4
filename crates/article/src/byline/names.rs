//! The names in a field or line that holds nothing but who wrote it.

use super::words::{DESKS, JOBS, JOINING, NOBODY, OPENINGS, SECTIONS, TITLES_BEHIND};
use onrecord_core::text::fold;
use onrecord_core::{Author, Register};

/// Most names of one field.
const MOST: usize = 40;

/// Longest field, in bytes.
const LONGEST: usize = 600;

/// Whether a name found in the open has no word of a section, a desk or a job.
pub(crate) fn is_plain(name: &str) -> bool {
    let folded = fold(name);
    !folded
        .split(|c: char| !c.is_alphabetic())
        .any(|w| SECTIONS.contains(w) || DESKS.contains(w) || JOBS.contains(w))
}

/// The authors of a field that holds nothing else (`author` of JSON-LD and meta elements, the
/// text of an element that is marked as byline). `sites` are the names of the outlet.
pub(crate) fn of_field(text: &str, register: &Register, sites: &[String]) -> Vec<Author> {
    let mut out: Vec<Author> = Vec::new();
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return out;
    }
    if is_outlet(text, register, sites) {
        out.extend(author(text, register, sites));
        return out;
    }
    let text = opened(text);
    for part in split(text).into_iter().take(MOST) {
        if let Some(found) = author(&part, register, sites)
            && !out.iter().any(|a| fold(&a.name) == fold(&found.name))
        {
            out.push(found);
        }
    }
    out
}

/// One name, tidied; `None` for what is none: a job, a date, an address, a section.
pub(crate) fn author(part: &str, register: &Register, sites: &[String]) -> Option<Author> {
    let name = tidy(part);
    let count = name.split_whitespace().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || name.len() > 90 || count > 7 {
        return None;
    }
    let folded = fold(name);
    // "Ann Poe, in Lund": a place.
    let first = folded.split(' ').next().unwrap_or("");
    if count > 1
        && matches!(
            first,
            "in" | "from" | "at" | "for" | "with" | "via" | "aus" | "für" | "à" | "en"
        )
    {
        return None;
    }
    if NOBODY.contains(&folded) || is_address(&folded) || !crate::dates::scan(name).is_empty() {
        return None;
    }
    let outlet = is_outlet(name, register, sites);
    if !outlet {
        if count == 1 && SECTIONS.contains(&folded) {
            return None;
        }
        if is_job(&folded) {
            return None;
        }
        // Digits stand in names of desks, not of people.
        if name.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        if name.contains(['?', '!', '"', '“', '”', '{', '}', '<', '>', '=', '+', '%']) {
            return None;
        }
    }
    Some(Author {
        name: name.to_owned(),
        role: None,
        is_outlet: outlet,
    })
}

/// Whether a name is one of an outlet, an agency or a desk.
fn is_outlet(name: &str, register: &Register, sites: &[String]) -> bool {
    let folded = fold(name);
    let bare = super::bare_agency(&folded);
    if register.by_name(name).is_some() || register.by_name(bare).is_some() {
        return true;
    }
    if sites.iter().any(|site| fold(site) == folded) {
        return true;
    }
    let is_host = !folded.contains(' ') && register.by_host(&folded).is_some();
    let desk = folded
        .split(|c: char| !c.is_alphabetic() && c != '.')
        .any(|w| DESKS.contains(w) || w.ends_with("redaktion"));
    is_host || desk || is_domain(&folded)
}

/// `harbour.example`: a name that is a host.
fn is_domain(folded: &str) -> bool {
    let Some((name, end)) = folded.rsplit_once('.') else {
        return false;
    };
    !folded.contains([' ', '@', '/'])
        && (2..=6).contains(&end.len())
        && end.bytes().all(|b| b.is_ascii_lowercase())
        && name.len() >= 2
        && !name.contains('.')
}

fn is_address(folded: &str) -> bool {
    folded.contains('@')
        || folded.contains("://")
        || folded.starts_with("www.")
        || folded.contains(".com/")
        || folded.starts_with('/')
        || folded.starts_with('#')
}

fn is_job(folded: &str) -> bool {
    folded
        .split(|c: char| !c.is_alphabetic())
        .any(|w| JOBS.contains(w))
}

/// The part without what hangs on a name: `Ann Poe in Lund`, `Ann Poe (Northwire)`.
fn tidy(part: &str) -> &str {
    let part = opened(part);
    let mut name = part;
    for mark in [
        " (", " [", " | ", " - ", " – ", " — ", " • ", " · ", " @", " / ", ", in ", " in ",
        " via ", " for ", " für ", " aus ", "\u{2008}",
    ] {
        if let Some((head, _)) = name.split_once(mark)
            && head.chars().filter(|c| c.is_alphabetic()).count() >= 2
        {
            name = head;
        }
    }
    name.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | ';' | ':' | '-' | '–' | '|' | '/' | '•' | '·' | '*' | '(' | ')' | '[' | ']'
            )
    })
}

/// The text behind "By" and its like.
pub(crate) fn opened(text: &str) -> &str {
    let text = text.trim_start();
    let found = OPENINGS.iter().find_map(|opening| {
        let at = same_start(text, opening)?;
        let rest = text.get(at..)?;
        let colon = rest.trim_start().strip_prefix(':');
        let words = rest.starts_with(char::is_whitespace);
        // "Di" and "Von" begin names of people too ("Di Ek"): two words must follow.
        let many = rest.split_whitespace().count() >= 2 || opening.len() > 2 || *opening == "by";
        match colon {
            Some(rest) => Some(rest),
            None if words && many => Some(rest),
            None => None,
        }
    });
    found
        .unwrap_or(text)
        .trim_start_matches([':', ' ', '\u{a0}'])
}

/// Where the text goes on behind a beginning, case apart.
fn same_start(text: &str, opening: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    for expected in opening.chars() {
        let (_, c) = chars.next()?;
        if !c.to_lowercase().eq(std::iter::once(expected)) {
            return None;
        }
    }
    Some(chars.next().map_or(text.len(), |(at, _)| at))
}

/// The names of a list: by commas, semicolons, "and" and its like.
fn split(text: &str) -> Vec<String> {
    let semicolons = text.contains(';');
    let pieces: Vec<&str> = text
        .split(|c| {
            matches!(c, ';' | '|' | '•' | '·' | '\n') || (c == ',' && !semicolons) || c == '、'
        })
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    // "Poe, Ann"
    if let [last, first] = pieces.as_slice()
        && text.contains(',')
        && [last, first]
            .iter()
            .all(|p| !p.contains(' ') && p.chars().count() > 1)
        && !TITLES_BEHIND.contains(&fold(first))
        && [last, first]
            .iter()
            .all(|p| p.starts_with(char::is_uppercase))
    {
        return vec![format!("{first} {last}")];
    }
    let mut out: Vec<String> = Vec::new();
    for piece in pieces {
        if TITLES_BEHIND.contains(&fold(piece)) {
            if let Some(last) = out.last_mut()
                && matches!(
                    fold(piece).as_str(),
                    "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv"
                )
            {
                *last = format!("{last} {piece}");
            }
            continue;
        }
        let piece = without_letters(piece);
        for part in piece.split('&') {
            out.extend(unjoined(part.trim()));
        }
    }
    out.retain(|p| !p.is_empty());
    out
}

/// `Ann Poe MS`: the name without letters behind it.
fn without_letters(piece: &str) -> &str {
    match piece.rsplit_once(' ') {
        Some((name, end))
            if name.contains(' ')
                && end.chars().all(|c| c.is_uppercase() || c == '.')
                && name.chars().any(char::is_lowercase)
                && TITLES_BEHIND.contains(&fold(end))
                && !matches!(end, "II" | "III" | "IV") =>
        {
            name
        }
        _ => piece,
    }
}

/// `Ann Poe and Bo Reed`: two names, where both sides look like such.
fn unjoined(part: &str) -> Vec<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let mut out = Vec::new();
    let mut from = 0;
    for (i, word) in words.iter().enumerate() {
        let lower = word.to_lowercase();
        if !JOINING.contains(&lower.as_str()) || (*word != lower && !is_all_caps(part)) {
            continue;
        }
        let left = i - from;
        let right = words.len() - i - 1;
        // Short words stand inside names too ("Ortega y Gasset"): then both sides are whole.
        let short = word.chars().count() < 2;
        let enough = if short {
            left >= 2 && right >= 2
        } else {
            right >= 1
        };
        // "and Bo Reed", behind a comma.
        if left == 0 || enough {
            if let Some(name) = words.get(from..i).filter(|n| !n.is_empty()) {
                out.push(name.join(" "));
            }
            from = i + 1;
        }
    }
    if let Some(name) = words.get(from..).filter(|n| !n.is_empty()) {
        out.push(name.join(" "));
    }
    out
}

fn is_all_caps(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_core::{Outlet, OutletKind};

    fn register() -> Register {
        Register::new(vec![Outlet {
            name: "Northwire".into(),
            kind: OutletKind::Agency,
            aliases: vec!["NW".into()],
            domains: vec!["northwire.example".into()],
            ..Outlet::default()
        }])
    }

    #[track_caller]
    fn check(field: &str, expected: &str) {
        let found: Vec<String> = of_field(field, &register(), &["Vell Harbour Tribune".into()])
            .into_iter()
            .map(|a| {
                if a.is_outlet {
                    format!("[{}]", a.name)
                } else {
                    a.name
                }
            })
            .collect();
        assert_eq!(found.join("; "), expected, "{field}");
    }

    #[test]
    fn lists_of_names_are_split() {
        check("Ann Poe", "Ann Poe");
        check("Ann Poe and Bo Reed", "Ann Poe; Bo Reed");
        check(
            "Ann Poe, Bo Reed, and Cy O’Dell",
            "Ann Poe; Bo Reed; Cy O’Dell",
        );
        check("Ann Poe, Bo Reed & Cy Dell", "Ann Poe; Bo Reed; Cy Dell");
        check("ANN POE AND BO REED", "ANN POE; BO REED");
        check("Ann Poe; Bo Reed", "Ann Poe; Bo Reed");
        check("Ann Poe und Bo Reed", "Ann Poe; Bo Reed");
        check("Ana Paz y Bo Ruiz", "Ana Paz; Bo Ruiz");
        check("Ana Paz y Gómez", "Ana Paz y Gómez");
        check("Ada Riva e Bo Neri", "Ada Riva; Bo Neri");
        check("Ada Nowak i Jan Kos", "Ada Nowak; Jan Kos");
        check("Ада Брандт и Ян Кос", "Ада Брандт; Ян Кос");
        check("Poe, Ann", "Ann Poe");
        check("Ann Poe, Jr.", "Ann Poe Jr.");
        check("Ann Poe, PhD", "Ann Poe");
        check("Ann Poe MS, RDN, LD", "Ann Poe");
        check("松本 渚、森 健", "松本 渚; 森 健");
    }

    #[test]
    fn openings_and_adjuncts_come_off() {
        check("By Ann Poe", "Ann Poe");
        check("Von Ada Brandt und Bo Reed", "Ada Brandt; Bo Reed");
        check("Par Léa Roux", "Léa Roux");
        check("Por Ana Paz y Bo Ruiz", "Ana Paz; Bo Ruiz");
        check("Di Ada Riva e Bo Neri", "Ada Riva; Bo Neri");
        check("Автор: Ада Брандт", "Ада Брандт");
        check("Autor: Ada Nowak", "Ada Nowak");
        check("Di Ek", "Di Ek");
        check("Ann Poe in Lund", "Ann Poe");
        check("Ann Poe, in Lund", "Ann Poe");
        check("Ann Poe (Northwire)", "Ann Poe");
        check("Ann Poe, Political Correspondent", "Ann Poe");
        check("Ann Poe | Chief Reporter", "Ann Poe");
        check("Ann Poe - Vell", "Ann Poe");
    }

    #[test]
    fn outlets_and_desks_are_told_from_people() {
        check("Northwire", "[Northwire]");
        check("Ann Poe, NW", "Ann Poe; [NW]");
        check("Vell Harbour Tribune", "[Vell Harbour Tribune]");
        check("Tribune Staff", "[Tribune Staff]");
        check("Online-Redaktion", "[Online-Redaktion]");
        check("northwire.example", "[northwire.example]");
    }

    #[test]
    fn what_is_nobody() {
        for field in [
            "",
            "admin",
            "ann@harbour.example",
            "https://harbour.example/ann",
            "@annpoe",
            "February 13, 2024",
            "13.02.2024",
            "By",
            "4 min read",
            "Political correspondent",
            "null",
        ] {
            check(field, "");
        }
    }
}
