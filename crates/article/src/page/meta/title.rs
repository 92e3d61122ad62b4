//! The headline: what a reader sees as one, confirmed by what the page says for machines.

use super::Structured;
use super::place;
use super::plain::{letters, tidy};
use crate::html::{Dom, Id};
use crate::page::body::Found;
use std::collections::HashSet;

/// Longest headline, in bytes.
const LONGEST: usize = 600;

/// Most headings that are looked at.
const MOST: usize = 40;

/// What parts a headline from the name of the site.
const PARTING: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " « ", " / ", " ‹ ", " | ",
];

/// A headline and where it stands.
#[derive(Debug, Default)]
pub(super) struct Title {
    /// Its text.
    pub(super) text: Option<String>,
    /// The heading that shows it, if one does.
    pub(super) heading: Option<Id>,
}

/// Finds the headline. `sites` are the names of the outlet as far as they are known.
pub(super) fn find(dom: &Dom, structured: &Structured, found: &Found, sites: &[String]) -> Title {
    let sites: Vec<String> = sites
        .iter()
        .map(|s| letters(s))
        .filter(|s| !s.is_empty())
        .collect();
    let stated: Vec<String> = structured
        .titles
        .iter()
        .map(|t| without_site(t, &sites, &structured.titles))
        .filter(|t| !sites.contains(&letters(t)))
        .collect();
    let stated_letters: Vec<String> = stated.iter().map(|t| letters(t)).collect();
    let headings = headings(dom, found, &sites);
    let best = headings
        .iter()
        .map(|h| (agreement(&h.letters, &stated_letters), h))
        .map(|(agreed, h)| {
            let before = h.id < found.first;
            let near = before && !headings.iter().any(|o| o.id > h.id && o.id < found.first);
            // One point is a whole agreement.
            let score = 2.0 * agreed
                + if near { 0.5 } else { 0.0 }
                + if before { 0.2 } else { 0.0 }
                + if h.first_rank { 0.6 } else { 0.0 };
            (agreed, score, h)
        })
        .fold(
            None,
            |best: Option<(f64, f64, &Heading)>, this| match best {
                Some(known) if known.1 >= this.1 => Some(known),
                _ => Some(this),
            },
        );
    if let Some((agreed, _, heading)) = best
        && (agreed >= 0.25 || stated.is_empty() || (heading.first_rank && agreed > 0.0))
    {
        return Title {
            text: Some(shown(dom, heading, &stated, &stated_letters)),
            heading: Some(heading.id),
        };
    }
    Title {
        text: stated
            .into_iter()
            .next()
            .or_else(|| best.map(|(_, _, h)| h.text.clone())),
        heading: None,
    }
}

struct Heading {
    id: Id,
    text: String,
    letters: String,
    /// `h1`, or marked as the headline.
    first_rank: bool,
}

fn headings(dom: &Dom, found: &Found, sites: &[String]) -> Vec<Heading> {
    let mut out = Vec::new();
    for id in 0..dom.len() {
        let name = dom.name(id);
        let marked = matches!(name, "h1" | "h2" | "h3" | "div" | "span" | "p")
            && dom
                .attribute(id, "itemprop")
                .is_some_and(|p| p.split_ascii_whitespace().any(|p| p == "headline"));
        if !marked && !matches!(name, "h1" | "h2") {
            continue;
        }
        // Headings behind the beginning of the text part it.
        if id > found.first && name != "h1" {
            continue;
        }
        let text = tidy(&dom.inner_text(id));
        let letters = letters(&text);
        if letters.is_empty() || text.len() > LONGEST || sites.contains(&letters) {
            continue;
        }
        if place::is_apart(dom, found, id) {
            continue;
        }
        out.push(Heading {
            id,
            text,
            letters,
            first_rank: name == "h1" || marked,
        });
        if out.len() >= MOST {
            break;
        }
    }
    out
}

/// How well a heading agrees with the best of the stated headlines: shared words of all words.
fn agreement(heading: &str, stated: &[String]) -> f64 {
    let words: HashSet<&str> = heading.split(' ').collect();
    stated
        .iter()
        .map(|title| {
            let other: HashSet<&str> = title.split(' ').collect();
            let shared = words.intersection(&other).count();
            // Scripts without blanks have one word: compare those by what they hold.
            if shared == 0
                && words.len() <= 3
                && (heading.contains(title.as_str()) || title.contains(heading))
            {
                return 0.8;
            }
            let all = words.union(&other).count();
            #[expect(clippy::cast_precision_loss, reason = "counts of words")]
            let share = shared as f64 / all.max(1) as f64;
            share
        })
        .fold(0.0, f64::max)
}

/// The heading's text without a kicker in an element of its own, where a stated headline lacks
/// it too.
fn shown(dom: &Dom, heading: &Heading, stated: &[String], stated_letters: &[String]) -> String {
    if stated_letters.contains(&heading.letters) {
        return heading.text.clone();
    }
    let has_parts = dom.subtree(heading.id).skip(1).any(|id| {
        matches!(
            dom.name(id),
            "span" | "div" | "small" | "p" | "strong" | "svg" | "a" | "h1" | "h2"
        )
    });
    if !has_parts {
        return heading.text.clone();
    }
    let part_of = |title: &str| {
        let rest = heading
            .letters
            .strip_prefix(title)
            .map(|r| r.starts_with(' '))
            .or_else(|| {
                heading
                    .letters
                    .strip_suffix(title)
                    .map(|r| r.ends_with(' '))
            });
        rest == Some(true) && title.split(' ').count() >= 3
    };
    stated
        .iter()
        .zip(stated_letters)
        .find(|(_, letters)| part_of(letters))
        .map_or_else(|| heading.text.clone(), |(title, _)| title.clone())
}

/// A stated headline without the name of the site before or behind it.
fn without_site(title: &str, sites: &[String], all: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        let cut = PARTING.iter().find_map(|parting| {
            let (head, tail) = title.rsplit_once(parting)?;
            if is_site(tail, sites) || all.iter().any(|t| letters(t) == letters(head)) {
                return Some(head);
            }
            let (head, tail) = title.split_once(parting)?;
            (is_site(head, sites) || all.iter().any(|t| letters(t) == letters(tail)))
                .then_some(tail)
        });
        match cut.map(str::trim).filter(|t| !t.is_empty()) {
            Some(shorter) => title = shorter,
            None => break,
        }
    }
    title.to_owned()
}

fn is_site(part: &str, sites: &[String]) -> bool {
    let part = letters(part);
    let joined = part.replace(' ', "");
    sites
        .iter()
        .any(|site| *site == part || site.replace(' ', "") == joined)
}
