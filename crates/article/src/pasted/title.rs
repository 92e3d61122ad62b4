//! The headline.

use super::blocks::{Block, Ending};
use super::classify::Class;
use super::page::content_words;
use onrecord_core::Register;
use onrecord_core::text::fold;
use std::collections::HashSet;

/// A headline does not stand higher than so many paragraphs above the text.
const LONGEST_HEAD: usize = 80;

/// In so many paragraphs an article says again what its headline said.
const LEAD: usize = 4;

/// The paragraph among those above `start` that is the headline.
///
/// It is a line without a full stop. One that is repeated is surer than one that shares words
/// with the beginning of the text, that surer than one that is only long enough, and of equals
/// it is the first. A running text is never promoted.
pub(crate) fn find(blocks: &[Block], classes: &[Class], start: usize) -> Option<usize> {
    let from = start.saturating_sub(LONGEST_HEAD);
    let head = blocks.get(from..start)?;
    let keys: Vec<String> = head.iter().map(|b| key(&b.text)).collect();
    let lead: HashSet<&str> = blocks
        .iter()
        .zip(classes)
        .skip(start)
        .filter(|(_, class)| **class == Class::Prose)
        .take(LEAD)
        .flat_map(|(block, _)| content_words(&block.folded))
        .collect();
    let mut best: Option<(usize, usize)> = None;
    for (k, block) in head.iter().enumerate() {
        let i = from + k;
        let class = classes.get(i);
        let own = keys.get(k).map_or("", String::as_str);
        let copies = keys.iter().filter(|k| *k == own).count();
        let repeated = copies > 1 && (4..=40).contains(&block.words);
        let headline = class == Some(&Class::Headline) && block.words >= 2;
        let prose = class == Some(&Class::Prose) && block.ending != Ending::Ellipsis;
        if !(headline || repeated && prose) || is_printed_header(block) {
            continue;
        }
        // Who posts stands above a post, with the date below or once more.
        let name = block.words <= 3 && !repeated;
        let copied = copies > 1 || blocks.iter().skip(start).any(|b| b.folded == block.folded);
        let dated = i == 0 && classes.get(1) == Some(&Class::Date);
        if name && (copied || dated) {
            continue;
        }
        let captioned = [i.wrapping_sub(1), i + 1]
            .iter()
            .any(|k| classes.get(*k) == Some(&Class::Caption));
        // Byline and date stand below the headline.
        let signed = classes
            .iter()
            .skip(i + 1)
            .take(4)
            .any(|class| matches!(class, Class::Byline | Class::Date));
        let words: HashSet<&str> = content_words(&block.folded).collect();
        let shared = words.intersection(&lead).count();
        let score = 3 * usize::from(repeated)
            + 2 * usize::from(block.words >= 4)
            + 2 * usize::from(!captioned || repeated || i == 0)
            + 2 * usize::from(signed)
            + shared.min(3);
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, i));
        }
    }
    best.map(|(_, i)| i)
}

/// The line that browsers print above each page: date, time, headline and outlet.
fn is_printed_header(block: &Block) -> bool {
    let found = crate::dates::scan(&block.text);
    block.words >= 7 && found.first().is_some_and(|d| d.span.start == 0)
}

/// Whether the line is the headline of this key with what is printed around it on each page.
pub(crate) fn is_running_header(block: &Block, headline: &str) -> bool {
    block.words <= 60
        && headline.len() >= 12
        && block.folded.contains(headline)
        && is_printed_header(block)
}

/// A headline as it is compared: folded, without a name of an outlet behind it.
pub(crate) fn key(text: &str) -> String {
    let folded = fold(cut(text).map_or(text, |(title, _)| title));
    folded
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_owned()
}

/// Whether a paragraph is the headline of this key once more.
pub(crate) fn repeats(block: &Block, headline: &str) -> bool {
    // The cheap question first: it is asked of every paragraph of a page.
    block.words <= 60 && block.folded.contains(headline) && key(&block.text) == headline
}

/// Parts a headline from what stands behind its last dash or bar: `(title, name)`.
fn cut(text: &str) -> Option<(&str, &str)> {
    let (at, mark) = [" | ", " - ", " – ", " — ", " :: ", " • "]
        .iter()
        .filter_map(|mark| text.rfind(mark).map(|at| (at, *mark)))
        .max()?;
    let title = text.get(..at)?.trim();
    let name = text.get(at + mark.len()..)?.trim();
    let short = name.chars().count() <= 40 && name.split_whitespace().count() <= 6;
    let named = name.chars().next().is_some_and(char::is_uppercase);
    (title.split_whitespace().count() >= 3 && short && named).then_some((title, name))
}

/// The headline without the name of an outlet behind it, and that name.
///
/// A dash belongs to the headline unless what follows is known as an outlet, looks like a
/// domain, or is missing where the headline stands a second time.
pub(crate) fn without_outlet(
    text: &str,
    others: &[&str],
    register: &Register,
) -> (String, Option<String>) {
    let Some((title, name)) = cut(text) else {
        return (text.to_owned(), None);
    };
    let bar = text.contains(" | ") && !name.contains(" - ");
    let known = register.find(name).is_some();
    let domain = super::publisher::is_domain(name);
    let folded = fold(title);
    let bare_elsewhere = others.iter().any(|other| fold(other) == folded);
    if known || domain || bar || bare_elsewhere {
        (title.to_owned(), Some(name.to_owned()))
    } else {
        (text.to_owned(), None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_core::Outlet;

    #[track_caller]
    fn check(text: &str, others: &[&str], title: &str, outlet: Option<&str>) {
        let register = Register::new(vec![Outlet {
            name: "Harbour Courier".into(),
            ..Outlet::default()
        }]);
        let (found, name) = without_outlet(text, others, &register);
        assert_eq!((found.as_str(), name.as_deref()), (title, outlet));
    }

    #[test]
    fn the_outlet_behind_a_headline_is_cut_off() {
        let t = "Ferry stays in port";
        check(
            "Ferry stays in port - Harbour Courier",
            &[],
            t,
            Some("Harbour Courier"),
        );
        check("Ferry stays in port | Orme Post", &[], t, Some("Orme Post"));
        check(
            "Ferry stays in port - Ormepost.example",
            &[],
            t,
            Some("Ormepost.example"),
        );
        check(
            "Ferry stays in port - Orme Post",
            &[t],
            t,
            Some("Orme Post"),
        );
    }

    #[test]
    fn a_dash_inside_a_headline_stays() {
        for text in [
            "Ferry stays in port - Passengers go home",
            "HC: Ferry stays in port",
            "Ferry late – again",
        ] {
            check(text, &[], text, None);
        }
    }
}
