//! What a paragraph is by itself, before its neighbours are asked.

use super::abroad::{ABROAD, LABELS};
use super::biography::is_biography;
use super::blocks::{Block, Ending};
use super::date_lines::is_date_line;
use super::names;
use super::phrases::{At, Family, PHRASES, Phrase, SECTIONS};
use super::pictures::is_caption;
use crate::{byline, dates};
use onrecord_core::Register;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a paragraph is by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Running text.
    Prose,
    /// A line that could be a headline, a subheading or a link.
    Headline,
    /// An item of a list.
    Item,
    /// The caption of a picture, or its credit.
    Caption,
    /// Who wrote it, at the top.
    Byline,
    /// A line that gives a date.
    Date,
    /// Who wrote and edited it, at the end.
    Credit,
    /// What the page puts around its article.
    Furniture(Family),
}

/// Longer paragraphs are never furniture.
const LONGEST: usize = 900;

/// Classifies a paragraph by its own words and shape.
pub(crate) fn classify(block: &Block, register: &Register) -> Class {
    if is_caption(block) {
        return Class::Caption;
    }
    if byline::credit_line(&block.text, register).is_some() {
        return Class::Credit;
    }
    if let Some(family) = furniture(block) {
        return Class::Furniture(family);
    }
    if names::parse(&block.text, register).is_some() {
        return Class::Byline;
    }
    if is_date_line(block) {
        return Class::Date;
    }
    if is_biography(block) {
        return Class::Furniture(Family::Biography);
    }
    if block.is_item() {
        return Class::Item;
    }
    if block.is_prose() {
        return Class::Prose;
    }
    Class::Headline
}

/// The kind of furniture whose phrases a paragraph is full of.
pub(crate) fn furniture(block: &Block) -> Option<Family> {
    if block.text.len() > LONGEST {
        return None;
    }
    let folded = block.folded.as_str();
    let bare =
        folded.trim_matches(|c: char| !c.is_alphabetic() && c != '\u{a9}' && c != ')' && c != '(');
    // A heading may bear a count: `Comments (23)`.
    let uncounted = bare
        .split_once(" (")
        .filter(|(_, count)| count.bytes().all(|b| b.is_ascii_digit() || b == b')'))
        .map_or(bare, |(heading, _)| heading);
    let threshold = match block.words {
        0..=12 => 2,
        13..=60 => 4,
        _ => 6,
    };
    // A sign of rights opens nothing else.
    let rights = folded.contains('\u{a9}') && block.words <= 12;
    if rights || (folded.starts_with('\u{a9}') && block.words <= 40) {
        return Some(Family::Copyright);
    }
    if is_labelled(block) {
        return Some(Family::Related);
    }
    if is_address(block) {
        return Some(Family::Navigation);
    }
    let (mut score, mut strongest) = (0u32, (0u8, Family::Navigation));
    let begins = PHRASES
        .iter()
        .chain(ABROAD)
        .filter(|Phrase(text, at, _, family)| match at {
            At::Whole => uncounted == *text,
            At::Start => starts(block, bare, text, *family),
            At::Any => false,
        });
    for Phrase(_, _, weight, family) in begins.chain(anywhere(folded)) {
        score += u32::from(*weight);
        if *weight > strongest.0 {
            strongest = (*weight, *family);
        }
    }
    if score >= threshold {
        return Some(strongest.1);
    }
    if is_measure(block) {
        return Some(Family::Counter);
    }
    is_menu(block).then_some(Family::Navigation)
}

/// A link behind a label: `READ: How the ferry ran aground`.
fn is_labelled(block: &Block) -> bool {
    let Some((label, rest)) = block.folded.split_once(':') else {
        return false;
    };
    let label = label.trim_matches(|c: char| !c.is_alphabetic());
    let headline = block.words <= 25 && block.ending != Ending::Stop && !rest.contains('"');
    headline && LABELS.contains(&label)
}

/// A line of figures, clocks and signs, with no more words than their units: `0:00`, `1.2k
/// shares`, `5 hours ago`, `+7`.
fn is_measure(block: &Block) -> bool {
    if block.text.len() > 40 || block.words > 5 {
        return false;
    }
    let mut figures = 0usize;
    let pieces = block
        .folded
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '.' | ',' | ':' | '/' | '+' | '%' | '(' | ')' | '-')
        })
        .filter(|piece| !piece.is_empty());
    for piece in pieces {
        let bare = piece.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = piece.bytes().any(|b| b.is_ascii_digit());
        let unit = piece.trim_start_matches(|c: char| c.is_ascii_digit());
        let clock = digits && (unit.is_empty() || UNITS.contains(&unit));
        figures += usize::from(clock);
        if !clock && bare.chars().any(char::is_alphabetic) && !UNITS.contains(&piece) {
            return false;
        }
    }
    let year = block.text.trim().len() == 4 && figures == 1;
    let date = dates::scan(&block.text)
        .iter()
        .any(|d| d.day.is_some() || d.readings.is_some());
    !year && !date && (figures > 0 || !block.text.chars().any(char::is_alphanumeric))
}

/// What stands beside the figures of counters and clocks.
const UNITS: &[&str] = &[
    "k",
    "m",
    "h",
    "d",
    "w",
    "s",
    "min",
    "mins",
    "minute",
    "minutes",
    "hr",
    "hrs",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "ago",
    "am",
    "pm",
    "share",
    "shares",
    "view",
    "views",
    "like",
    "likes",
    "comment",
    "comments",
    "reads",
    "read",
    "followers",
    "subscribers",
    "updated",
    "at",
    "on",
    "utc",
    "gmt",
    "cet",
    "cest",
    "est",
    "edt",
    "et",
    "bst",
    "ist",
    "msk",
    "uhr",
    "vor",
    "stunden",
    "il",
    "y",
    "a",
    "heures",
    "hace",
    "horas",
    "назад",
    "час",
    "часов",
    "часа",
    "годин",
    "тому",
    "godz",
    "temu",
    "godziny",
    "godzin",
    "progress",
    "loaded",
    "new",
];

/// A line that is an address of the web, perhaps with the number of a page.
pub(crate) fn is_address(block: &Block) -> bool {
    let mut words = block.text.split_whitespace();
    let first = words.next().unwrap_or("");
    let address =
        first.starts_with("http://") || first.starts_with("https://") || first.starts_with("www.");
    address && words.all(|word| word.bytes().all(|b| b.is_ascii_digit() || b == b'/'))
}

/// The phrases that may stand anywhere, by their first word.
static ANYWHERE: LazyLock<HashMap<&str, Vec<&Phrase>>> = LazyLock::new(|| {
    let mut index: HashMap<&str, Vec<&Phrase>> = HashMap::new();
    for phrase in PHRASES.iter().chain(ABROAD).filter(|p| p.1 == At::Any) {
        let word = phrase.0.split(|c: char| !c.is_alphabetic()).next();
        index.entry(word.unwrap_or("")).or_default().push(phrase);
    }
    index
});

/// The phrases that stand somewhere in a folded text, each once.
fn anywhere(folded: &str) -> Vec<&'static Phrase> {
    let mut hits: Vec<&Phrase> = Vec::new();
    let mut at = 0usize;
    for piece in folded.split_inclusive(|c: char| !c.is_alphabetic()) {
        let rest = folded.get(at..).unwrap_or("");
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        let Some(phrases) = ANYWHERE.get(word) else {
            continue;
        };
        for phrase in phrases {
            if rest.starts_with(phrase.0) && !hits.iter().any(|h| std::ptr::eq(*h, *phrase)) {
                hits.push(phrase);
            }
        }
    }
    hits
}

fn starts(block: &Block, bare: &str, phrase: &str, family: Family) -> bool {
    let Some(rest) = bare.strip_prefix(phrase) else {
        return false;
    };
    let next = rest.chars().next();
    let last = phrase.chars().next_back();
    if last.is_some_and(char::is_alphabetic) && next.is_some_and(char::is_alphanumeric) {
        return false;
    }
    // "Read more" can open a sentence; a link has a colon there or no full stop.
    family != Family::Related
        || block.ending != Ending::Stop
        || !matches!(next, Some(c) if c != ':')
        || phrase.ends_with(':')
}

/// A line of section names.
fn is_menu(block: &Block) -> bool {
    if block.words > 30 || block.ending != Ending::Open {
        return false;
    }
    let names = block
        .folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    let (mut all, mut sections) = (0usize, 0usize);
    for name in names {
        all += 1;
        sections += usize::from(SECTIONS.contains(&name));
    }
    (all == 1 && sections == 1) || (sections >= 3 && sections * 3 >= all * 2)
}
