//! Who publishes, by the name at the head of the page.

use super::blocks::{Block, Ending};
use super::classify::Class;
use super::region::{Layout, Part};
use crate::byline;
use onrecord_core::text::fold;

/// So far down a masthead stands.
const HEAD: usize = 12;

/// Words of names that newspapers, broadcasters and agencies give themselves, folded.
const NAMES: &[&str] = &[
    "times",
    "post",
    "tribune",
    "gazette",
    "herald",
    "news",
    "courier",
    "observer",
    "register",
    "sentinel",
    "journal",
    "chronicle",
    "telegraph",
    "express",
    "mail",
    "review",
    "weekly",
    "daily",
    "press",
    "radio",
    "broadcasting",
    "bulletin",
    "dispatch",
    "examiner",
    "inquirer",
    "ledger",
    "monitor",
    "online",
    "standard",
    "sun",
    "magazine",
    "zeitung",
    "tagblatt",
    "tageblatt",
    "anzeiger",
    "rundschau",
    "kurier",
    "nachrichten",
    "courrier",
    "dépêche",
    "quotidien",
    "corriere",
    "gazzetta",
    "giornale",
    "diario",
    "periódico",
    "jornal",
    "correio",
    "новости",
    "новини",
    "газета",
    "вести",
    "вісник",
    "вестник",
    "информ",
    "інформ",
    "правда",
    "głos",
    "gazeta",
    "dziennik",
    "kurier",
    "live",
    "tv",
    "today",
    "info",
    "voz",
    "voix",
    "stimme",
    "голос",
    "gazetesi",
    "dagblad",
    "courant",
    "dagbladet",
];

/// The outlet that a line at the head of the page names, above the headline or the text.
///
/// A line is a masthead if the page says the name again in its furniture, or if it is named as
/// outlets are. `known` is a name that was found otherwise: only a line that says more of it is
/// taken instead.
pub(crate) fn find(
    blocks: &[Block],
    classes: &[Class],
    layout: &Layout,
    known: Option<&str>,
) -> Option<String> {
    let body = layout.parts.iter().position(|part| *part == Part::Body)?;
    let head = layout.title.unwrap_or(body).min(body).min(HEAD);
    let lines = || {
        blocks
            .iter()
            .zip(classes)
            .take(head)
            .enumerate()
            .map(|(i, (block, class))| (i, name_of(block), *class))
            .filter(|(_, name, class)| is_name(name, *class))
    };
    if let Some(known) = known {
        let known = plain(known);
        return lines()
            .find(|(_, name, _)| {
                let name = plain(name);
                name.len() > known.len() && name.starts_with(&known)
            })
            .map(|(_, name, _)| name.to_owned());
    }
    lines()
        .map(|(i, name, _)| (score(i, name, blocks, layout), name))
        .filter(|(score, _)| *score >= 2)
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, name)| name.to_owned())
}

/// The line without a date behind a bar.
fn name_of(block: &Block) -> &str {
    block.text.split(" | ").next().unwrap_or(&block.text).trim()
}

fn is_name(name: &str, class: Class) -> bool {
    let words = name.split_whitespace().count();
    let open = matches!(class, Class::Headline | Class::Date);
    open && (1..=6).contains(&words)
        && name.chars().count() >= 4
        && name.starts_with(|c: char| c.is_uppercase())
        && !name.ends_with(['.', '?', '!', ':', ','])
        && !name.bytes().any(|b| b.is_ascii_digit())
        && !name.contains([',', '>', '›', '«', '“', '"'])
}

/// Whether a name has a word that outlets have in theirs.
pub(crate) fn is_outlet_like(name: &str) -> bool {
    fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| NAMES.contains(&word))
}

fn score(at: usize, name: &str, blocks: &[Block], layout: &Layout) -> usize {
    let folded = fold(name);
    let outlet_like = is_outlet_like(name);
    // A single word is said again by chance.
    let long = folded.contains(' ') || at == 0;
    let outlet_like = outlet_like && folded.contains(' ');
    let mut again = 0usize;
    for (i, block) in blocks.iter().enumerate().filter(|(i, _)| *i != at) {
        let own = !matches!(layout.parts.get(i), Some(Part::Body | Part::Title));
        let rights = block.text.contains('©') || block.folded.contains("(c)");
        let said = block.words <= 40
            && block.ending != Ending::Ellipsis
            && block.folded.contains(&folded)
            && block.folded != folded;
        if own && said {
            again += if rights { 2 } else { usize::from(long) };
        }
    }
    // What the page begins with, above its menus, is its name.
    let menus = [at + 1, at + 2].iter().any(|i| {
        let part = layout.parts.get(*i);
        matches!(part, Some(Part::Out(reason)) if *reason == "navigation" || *reason == "sign-up")
    });
    let first = usize::from(at == 0 && menus);
    let person = byline::person(name).is_some() && !outlet_like;
    again.min(4) + first + usize::from(at <= 1) + 2 * usize::from(outlet_like && at <= 3)
        - usize::from(person && again > 0)
}

fn plain(name: &str) -> String {
    fold(name).trim_start_matches("the ").to_owned()
}
