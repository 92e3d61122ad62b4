//! Who publishes, as far as the page says so.

use super::blocks::{Block, Ending};
use super::classify::Class;
use super::region::{Layout, Part};
use onrecord_core::Register;
use onrecord_core::text::fold;

/// Phrases behind which a page names its outlet, lower case.
const CUES: &[&str] = &[
    "consider supporting the ",
    "consider supporting ",
    "uses cookies from ",
    "appeared first on ",
    "support the ",
    "subscribe to the ",
    "donate to the ",
    "follow the ",
];

/// The outlet that the furniture of a page names; `None` if it names none, or several.
pub(crate) fn named_by_page(
    blocks: &[Block],
    classes: &[Class],
    layout: &Layout,
    register: &Register,
) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        let out = matches!(layout.parts.get(i), Some(Part::Out(_)));
        if !out || block.text.len() > 900 {
            continue;
        }
        let name = match classes.get(i) {
            Some(Class::Furniture(_)) => by_cue(&block.text).or_else(|| by_rights(&block.text)),
            Some(Class::Headline) => by_domain(blocks, i),
            _ => None,
        };
        if let Some(name) = name {
            let name = register.canonical(&name);
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    match found.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// `Consider supporting the Harbour Courier.`
fn by_cue(text: &str) -> Option<String> {
    CUES.iter().find_map(|cue| {
        let at = find_ignoring_case(text, cue)?;
        proper_name(text.get(at + cue.len()..)?)
    })
}

/// `© 2024 The Harbour Courier. All rights reserved`
fn by_rights(text: &str) -> Option<String> {
    let at = text.find('©').map(|at| at + '©'.len_utf8());
    let at = at.or_else(|| find_ignoring_case(text, "copyright").map(|at| at + 9))?;
    let rest = text
        .get(at..)?
        .trim_start_matches(|c: char| !c.is_alphabetic());
    let rest = strip_word(strip_word(rest, "copyright"), "by");
    proper_name(rest.trim_start_matches(|c: char| !c.is_alphabetic()))
}

fn strip_word<'a>(text: &'a str, word: &str) -> &'a str {
    match text.get(..word.len()) {
        Some(start) if start.eq_ignore_ascii_case(word) => text
            .get(word.len()..)
            .unwrap_or("")
            .trim_start_matches(|c: char| !c.is_alphabetic()),
        _ => text,
    }
}

/// The run of capitalised words at the beginning.
fn proper_name(text: &str) -> Option<String> {
    let mut name = String::new();
    for word in text.split_whitespace().take(6) {
        let bare = word.trim_end_matches(['.', ',', ';', '!', ')', ':']);
        let small = !name.is_empty() && matches!(bare, "and" | "of" | "&" | "the");
        let capital = bare.chars().next().is_some_and(char::is_uppercase);
        let company = matches!(bare, "Inc" | "Ltd" | "LLC" | "Media") && !name.is_empty();
        if !(small || capital) || company || bare == "All" {
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    let name = name
        .trim_end_matches(" and")
        .trim_end_matches(" of")
        .trim_start_matches("The ");
    (name.chars().count() >= 3).then(|| name.to_owned())
}

/// A line that names a site both in words and as a domain: `Orme Post - OrmePost.example`. A
/// headline with a summary under it is another site's.
fn by_domain(blocks: &[Block], i: usize) -> Option<String> {
    let block = blocks.get(i)?;
    let teaser = blocks
        .get(i + 1)
        .is_some_and(|b| b.ending == Ending::Ellipsis);
    if block.words > 16 || teaser {
        return None;
    }
    let squeeze = |t: &str| -> String { fold(t).chars().filter(|c| c.is_alphanumeric()).collect() };
    let parts: Vec<&str> = block
        .text
        .split([' ', '\u{a0}'])
        .filter(|w| is_domain(w))
        .collect();
    let [domain] = parts.as_slice() else {
        return None;
    };
    let host = domain.trim_start_matches("www.").split('.').next()?;
    let host = squeeze(host);
    block
        .text
        .split(" - ")
        .flat_map(|p| p.split(" | "))
        .flat_map(|p| p.split(" – "))
        .map(str::trim)
        .find(|part| !is_domain(part) && squeeze(part) == host)
        .map(str::to_owned)
}

/// Whether a word looks like a domain: `OrmePost.com`.
pub(crate) fn is_domain(word: &str) -> bool {
    let Some((name, top)) = word.rsplit_once('.') else {
        return false;
    };
    let fits = |t: &str| {
        t.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
    };
    name.len() >= 3
        && fits(name)
        && (2..=10).contains(&top.len())
        && top.bytes().all(|b| b.is_ascii_lowercase())
}

fn find_ignoring_case(text: &str, needle: &str) -> Option<usize> {
    let first = needle.as_bytes().first()?;
    text.bytes()
        .enumerate()
        .filter(|(_, b)| b.eq_ignore_ascii_case(first))
        .map(|(at, _)| at)
        .find(|at| {
            text.get(*at..at + needle.len())
                .is_some_and(|t| t.eq_ignore_ascii_case(needle))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_names_its_outlet() {
        let cue = |t| by_cue(t).unwrap_or_default();
        assert_eq!(
            cue("Please consider supporting the Orme Post."),
            "Orme Post"
        );
        assert_eq!(cue("This site uses cookies from Ormia to count"), "Ormia");
        assert_eq!(
            cue("The post Ferry late appeared first on Orme Post."),
            "Orme Post"
        );
        assert_eq!(cue("We use cookies to do things"), "");
    }

    #[test]
    fn rights_name_their_holder() {
        let rights = |t| by_rights(t).unwrap_or_default();
        assert_eq!(
            rights("© 2024 The Orme Post. All rights reserved."),
            "Orme Post"
        );
        assert_eq!(
            rights("Copyright © 2019-2024 Orme Post Media Ltd"),
            "Orme Post"
        );
        assert_eq!(rights("Copyright 2024 by Orme Post"), "Orme Post");
        assert_eq!(rights("© 2024 All rights reserved"), "");
    }
}
