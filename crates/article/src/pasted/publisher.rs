//! Who publishes, as far as the page says so.

use super::blocks::{Block, Ending};
use super::classify::Class;
use super::phrases::Family;
use super::region::{Layout, Part};
use onrecord_core::text::{self, fold};
use onrecord_core::{Outlet, OutletKind, Register, Span};

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

/// The outlet that a page names: by its rights or appeals, else by its masthead, else by a
/// known name in its furniture; `None` if it names none, or several.
pub(crate) fn named_by_page(
    blocks: &[Block],
    classes: &[Class],
    layout: &Layout,
    register: &Register,
) -> Option<String> {
    named_by_phrase(blocks, classes, layout, register)
        .or_else(|| {
            mastheads(blocks, layout, register)
                .next()
                .map(|o| o.name.clone())
        })
        .or_else(|| named_in_furniture(blocks, classes, register))
}

/// The outlet whose article an aggregator carries: the second masthead of the page.
pub(crate) fn carried_from(
    blocks: &[Block],
    layout: &Layout,
    register: &Register,
    outlet: Option<&str>,
) -> Option<String> {
    let carrier = register.by_name(outlet?)?;
    if carrier.kind != OutletKind::Aggregator {
        return None;
    }
    mastheads(blocks, layout, register)
        .find(|o| o.name != carrier.name)
        .map(|o| o.name.clone())
}

/// Known outlets whose name is a whole line above the article's text.
fn mastheads<'r>(
    blocks: &[Block],
    layout: &Layout,
    register: &'r Register,
) -> impl Iterator<Item = &'r Outlet> {
    let start = layout.parts.iter().position(|p| *p == Part::Body);
    blocks
        .iter()
        .take(start.unwrap_or(0))
        .filter(|block| block.words <= 6)
        .filter_map(|block| register.by_name(&block.text))
}

/// `The Harbour Courier places cookies on your device.`
fn named_in_furniture(blocks: &[Block], classes: &[Class], register: &Register) -> Option<String> {
    let mut found: Option<&Outlet> = None;
    let own = blocks.iter().zip(classes).filter(|(block, class)| {
        let own = matches!(
            class,
            Class::Furniture(
                Family::Cookies | Family::Support | Family::SignUp | Family::Copyright
            )
        );
        own && block.text.len() <= 900
    });
    for (block, _) in own {
        let Some(outlet) = known_name(&block.text, register) else {
            continue;
        };
        if found.is_some_and(|f| f.name != outlet.name) {
            return None;
        }
        found = Some(outlet);
    }
    found.map(|o| o.name.clone())
}

/// The first name of the register that stands in a text, capitals and all.
fn known_name<'r>(text: &str, register: &'r Register) -> Option<&'r Outlet> {
    let words: Vec<Span> = text::words(text).take(120).collect();
    for (i, first) in words.iter().enumerate() {
        if !first.of(text).starts_with(char::is_uppercase) {
            continue;
        }
        let longest = register.longest_name_words().clamp(1, 8);
        for last in words.iter().skip(i).take(longest).rev() {
            let name = text.get(first.start..last.end)?;
            // One word may be any word.
            if name.contains(' ')
                && let Some(outlet) = register.by_name(name)
            {
                return Some(outlet);
            }
        }
    }
    None
}

fn named_by_phrase(
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
    // Words of the notice itself, in other languages.
    let notice = [
        "riproduzione",
        "tous droits",
        "alle rechte",
        "todos los",
        "todos os",
        "все права",
        "усі права",
    ];
    let folded = fold(name);
    let named = name.chars().count() >= 3 && !notice.iter().any(|n| folded.starts_with(n));
    named.then(|| name.to_owned())
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
