//! What a paragraph is by itself, before its neighbours are asked.

use super::abroad::{ABROAD, LABELS};
use super::blocks::{Block, Ending};
use super::names;
use super::phrases::{At, CAPTIONS, Family, PHRASES, Phrase, SECTIONS};
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

pub(crate) fn is_caption(block: &Block) -> bool {
    if block.words > 110 {
        return false;
    }
    if is_credit(block) || is_framed(block) || is_owned(block) {
        return true;
    }
    let folded = block.folded.as_str();
    let hits = CAPTIONS.iter().filter(|p| folded.contains(**p)).count();
    let open = matches!(block.ending, Ending::Open) || block.words <= 12;
    let begins = CAPTIONS
        .iter()
        .any(|p| p.ends_with(':') && folded.trim_start_matches(['(', '[']).starts_with(p));
    begins || (hits > 0 && open && !folded.contains('"')) || hits >= 2
}

/// The credit of a picture: `Ann Poe/Orme Post`, `ANN POE / ORME POST`.
fn is_credit(block: &Block) -> bool {
    let Some((name, owner)) = block.text.split_once('/') else {
        return false;
    };
    let named = |part: &str, least: usize| {
        let words: Vec<&str> = part.split_whitespace().collect();
        (least..=4).contains(&words.len())
            && words.iter().all(|w| {
                w.starts_with(char::is_uppercase) && !w.bytes().any(|b| b.is_ascii_digit())
            })
    };
    block.ending == Ending::Open && named(name, 2) && named(owner, 1)
}

/// What a picture shows and whose it is: `The quay in fog. © Ann Poe`.
fn is_owned(block: &Block) -> bool {
    let Some((shown, owner)) = block.text.split_once('©') else {
        return false;
    };
    let year = shown.bytes().filter(u8::is_ascii_digit).count() >= 4;
    let owner_year = owner.trim_start().starts_with(|c: char| c.is_ascii_digit());
    shown.split_whitespace().count() >= 4
        && !year
        && !owner_year
        && owner.split_whitespace().count() <= 8
}

/// The description of a picture between two mentions of whose it is: `Orme Council The quay in
/// fog Orme Council`.
fn is_framed(block: &Block) -> bool {
    let words: Vec<&str> = block.text.split_whitespace().collect();
    if !(8..=60).contains(&words.len()) {
        return false;
    }
    (1..=4).rev().any(|n| {
        let (Some(first), Some(last)) = (words.get(..n), words.get(words.len() - n..)) else {
            return false;
        };
        let capitals = first.iter().all(|w| w.starts_with(char::is_uppercase));
        let long = n > 1 || first.iter().any(|w| w.len() > 4);
        capitals && long && first == last
    })
}

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

/// What writers of articles do, in the words of the notes on them.
const BIOGRAPHY: &[&str] = &[
    " is a reporter",
    " is a journalist",
    " is a correspondent",
    " is a staff writer",
    " is a freelance",
    " is a senior reporter",
    " is a columnist",
    " is an editor at",
    " is an editor for",
    " is the editor of",
    " is a contributor",
    " is a writer",
    " is an author",
    " covers ",
    " joined the ",
    " reports on ",
    " previously worked",
    " has written for",
    " started his career",
    " started her career",
    " began his career",
    " began her career",
    " can be reached at",
    " follow him on",
    " follow her on",
    " follow them on",
    " on x @",
    " graduated from",
    " bureau chief",
    " is a science writer",
    " is a political reporter",
    " is a features writer",
    " and the author of",
    " is the author of",
    " lives in ",
    " lives on ",
    " writer who covers",
    " columnist and",
    " based in ",
    " writes about",
    " contributed to this",
];

/// A note on the author: at least two of the things that such notes say.
pub(crate) fn is_biography(block: &Block) -> bool {
    if block.words > 150 || block.folded.contains('"') {
        return false;
    }
    let folded = block.folded.as_str();
    let hits = BIOGRAPHY.iter().filter(|p| folded.contains(**p)).count();
    hits >= 2
        || folded.contains("contributed to this report")
        || folded.contains("contributed reporting")
}
