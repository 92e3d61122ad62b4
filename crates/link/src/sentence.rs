//! The words of a sentence as known claims are looked up by.
//!
//! A sentence may be a line of a speech, a headline or a post: with addresses, `@names` and
//! `#HashTags`, and the day it was posted at its end.

use crate::doc::plain;
use crate::rarity::{hash, level, stem};
use onrecord_core::Span;
use onrecord_core::text::{fold, words};
use std::collections::HashMap;
use std::sync::OnceLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// More words than this are not read.
const MAX_WORDS: usize = 2_000;
/// A full date mostly says when something was said, and seldom what it is about.
const DATED: f32 = 0.6;
/// So does the name of who posted it.
const SIGNED: f32 = 0.7;
/// A signature has at most so many bytes before its `(@name)`.
const MAX_SIGNATURE: usize = 100;
/// Who shows a picture may mean a claim about it, and seldom says so.
pub(crate) const SHOWN: f32 = 0.3;
/// What a claim calls what a link shows.
const PICTURES: &[&str] = &["photograph", "video"];
/// Parts of an address that leads to a picture.
const PICTURE_MARKS: &[&str] = &[
    "pic", "photo", "img", "image", "video", "jpg", "jpeg", "png",
];
/// Words that carry a sentence and say nothing of what it is about; posts have many that
/// claims have not, so that they would pass for rare.
const FUNCTION_WORDS: &[&str] = &[
    "about", "after", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "being", "but", "by", "can", "can't", "could", "did", "didn't", "do", "does",
    "doesn't", "don't", "for", "from", "had", "has", "have", "he", "her", "here", "him", "his",
    "how", "i", "i'd", "i'll", "i'm", "i've", "if", "in", "into", "is", "isn't", "it", "its",
    "just", "let's", "may", "me", "might", "must", "my", "no", "not", "of", "on", "or", "our",
    "out", "over", "she", "should", "so", "such", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "to", "too", "up", "us", "very", "was", "wasn't",
    "we", "we're", "were", "what", "when", "where", "which", "while", "who", "whom", "why", "will",
    "with", "won't", "would", "you", "you're", "your",
];
/// Words of one meaning: the first of a row stands for all.
const SAME: &[&[&str]] = &[
    &[
        "photograph",
        "photo",
        "photographs",
        "photos",
        "picture",
        "pictures",
        "image",
        "images",
        "pic",
        "pics",
    ],
    &["video", "videos", "footage", "clip"],
    &["president", "potus"],
    &[
        "representative",
        "rep",
        "reps",
        "congressman",
        "congresswoman",
    ],
    &["senator", "sen", "sens", "senators"],
    &["republican", "republicans", "gop"],
    &["police", "cop", "cops"],
    &["movie", "film", "movies", "films"],
    &["plane", "airplane", "aircraft", "jet", "planes"],
    &["car", "vehicle", "automobile", "cars", "vehicles"],
    &["gun", "firearm", "guns", "firearms"],
    &["doctor", "physician", "dr", "doctors"],
    &["immigrant", "migrant", "immigrants", "migrants"],
    &["child", "children", "kid", "kids"],
    &["man", "men", "guy", "guys"],
    &["woman", "women"],
    &["person", "people"],
    &["advertisement", "ad", "ads", "advert", "commercial"],
    &["television", "tv"],
    &["wear", "wore", "worn", "wearing"],
    &["go", "goes", "going", "went", "gone"],
    &["take", "took", "taken", "taking"],
    &["steal", "stole", "stolen"],
    &["shoot", "shot", "shooting"],
    &["die", "died", "dead", "death", "dying"],
    &["win", "won", "winning"],
    &["lose", "lost", "losing"],
    &["buy", "bought", "buying"],
    &["sell", "sold", "selling"],
    &["pay", "paid", "paying"],
    &["build", "built", "building"],
    &["break", "broke", "broken"],
    &["fly", "flew", "flown", "flying"],
    &["catch", "caught"],
    &["teach", "taught"],
    &["drive", "drove", "driven"],
    &["write", "wrote", "written"],
    &["fall", "fell", "fallen"],
    &["swear", "swore", "sworn"],
    &["eat", "ate", "eaten"],
];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A word of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Term {
    /// The word as it is compared: folded, without accents.
    pub(crate) word: String,
    /// How much it counts in a sentence that asks for a claim, 1 as a rule.
    pub(crate) weight: f32,
}

impl Term {
    fn new(word: String) -> Self {
        Self { word, weight: 1.0 }
    }

    /// Hash of the word's stem.
    pub(crate) fn stem(&self) -> u32 {
        stem_of(&self.word)
    }

    /// The word's level of rarity, in half bits; 0 for a word of every text.
    pub(crate) fn level(&self) -> u8 {
        if FUNCTION_WORDS.contains(&self.word.as_str()) {
            return 0;
        }
        level(&self.word)
    }
}

/// The hash of the stem of a compared word; "dont" is "don't".
pub(crate) fn stem_of(word: &str) -> u32 {
    hash(&stem(same(word)).replace('\'', ""))
}

/// The word that stands for all of a meaning.
fn same(word: &str) -> &str {
    static SAMES: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let sames = SAMES.get_or_init(|| {
        let rows = SAME.iter().filter_map(|row| row.split_first());
        rows.flat_map(|(first, rest)| rest.iter().map(|word| (*word, *first)))
            .collect()
    });
    sames.get(word).copied().unwrap_or(word)
}

/// The words of a text in their order, common ones too.
pub(crate) fn terms(text: &str) -> Vec<Term> {
    let (text, picture) = without_addresses(text);
    let mut terms: Vec<Term> = Vec::new();
    let signed = signatures(&text);
    let mut signed = signed.iter().peekable();
    for span in words(&text).take(MAX_WORDS) {
        let word = span.of(&text);
        while signed.next_if(|s| s.end <= span.start).is_some() {}
        let from = terms.len();
        let before = text.get(..span.start).and_then(|t| t.chars().next_back());
        if matches!(before, Some('@' | '#')) {
            terms.extend(humps(word).into_iter().map(|w| Term::new(compared(w))));
        } else {
            let word = compared(word);
            if word.contains('.') && !word.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
                // A full stop without a blank after it.
                terms.extend(word.split('.').map(|w| Term::new(w.to_owned())));
            } else {
                terms.push(Term::new(word));
            }
        }
        if signed.peek().is_some_and(|s| s.contains(span)) {
            let new = terms.iter_mut().skip(from);
            new.for_each(|term| term.weight = SIGNED);
        }
    }
    weigh_dates(&mut terms);
    if picture {
        terms.extend(PICTURES.iter().map(|word| Term {
            word: (*word).to_owned(),
            weight: SHOWN,
        }));
    }
    terms
}

/// Where a text says who posted it: "— Ilmo Rask (@IlmoRask)".
fn signatures(text: &str) -> Vec<Span> {
    let names = text.match_indices("(@");
    let spans = names.filter_map(|(at, _)| {
        let before = text.get(..at)?;
        let dash = before.rfind(['—', '–'])?;
        let end = at + text.get(at..)?.find(')')?;
        (at - dash <= MAX_SIGNATURE && end - at <= MAX_SIGNATURE).then(|| Span::new(dash, end))
    });
    spans.collect()
}

/// A word folded, without accents; abbreviations without full stops, numbers without commas.
fn compared(word: &str) -> String {
    let folded = fold(word);
    let folded = plain(&folded);
    if folded.is_ascii() {
        return folded.replace(',', "");
    }
    folded
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .nfc()
        .collect()
}

/// Makes less of the parts of a full date: month, day and year, in either order.
fn weigh_dates(terms: &mut [Term]) {
    let number = |t: &Term, low: u32, high: u32| {
        t.word.len() <= 4
            && t.word
                .parse::<u32>()
                .is_ok_and(|n| (low..=high).contains(&n))
    };
    let is_month = |t: &Term| MONTHS.contains(&t.word.as_str());
    for at in 0..terms.len() {
        let Some([first, second, year]) = terms.get_mut(at..at.saturating_add(3)) else {
            return;
        };
        if !number(year, 1900, 2100) {
            continue;
        }
        let (month, day) = match (is_month(first), is_month(second)) {
            (true, false) => (first, second),
            (false, true) => (second, first),
            _ => continue,
        };
        if number(day, 1, 31) {
            day.weight = 0.0;
            month.weight = DATED;
            year.weight = DATED;
        }
    }
}

/// The parts of a name written in one: `StopTheTalvaDam2`; what has one part is its own.
fn humps(word: &str) -> Vec<&str> {
    let chars: Vec<(usize, char)> = word.char_indices().collect();
    let mut cuts = vec![0];
    for (i, pair) in chars.windows(2).enumerate() {
        let [(_, a), (at, b)] = pair else { continue };
        let next = chars.get(i + 2).map(|(_, c)| *c);
        let up = b.is_uppercase() && (!a.is_uppercase() || next.is_some_and(char::is_lowercase));
        if up || a.is_numeric() != b.is_numeric() {
            cuts.push(*at);
        }
    }
    let ends = cuts.iter().skip(1).copied().chain([word.len()]);
    let parts = cuts
        .iter()
        .zip(ends)
        .filter_map(|(from, to)| word.get(*from..to));
    let parts: Vec<&str> = parts.filter(|p| p.chars().nth(1).is_some()).collect();
    if parts.len() > 1 { parts } else { vec![word] }
}

/// A text without web addresses, and whether one of them leads to a picture.
fn without_addresses(text: &str) -> (String, bool) {
    let mut rest = String::with_capacity(text.len());
    let mut picture = false;
    for piece in text.split_whitespace() {
        let at = address(piece);
        let (kept, cut) = piece.split_at_checked(at).unwrap_or((piece, ""));
        let mut marks = cut.split(|c: char| !c.is_ascii_alphanumeric());
        picture |= marks.any(|part| PICTURE_MARKS.contains(&part));
        rest.push_str(kept);
        rest.push(' ');
    }
    (rest, picture)
}

/// Where an address begins in a piece of text without blanks; its length if there is none.
fn address(piece: &str) -> usize {
    if let Some(at) = piece.find("://") {
        let scheme = piece.get(..at).unwrap_or_default();
        return ["https", "http"]
            .iter()
            .find_map(|s| Some(scheme.strip_suffix(s)?.len()))
            .unwrap_or(at);
    }
    let host = piece
        .split_once('/')
        .and_then(|(host, _)| host.rsplit_once('.'));
    let is_host = host.is_some_and(|(name, top)| {
        let top = (2..=8).contains(&top.len()) && top.bytes().all(|b| b.is_ascii_lowercase());
        top && name.bytes().any(|b| b.is_ascii_alphanumeric())
    });
    if is_host { 0 } else { piece.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let words: Vec<String> = terms(text).into_iter().map(|t| t.word).collect();
        assert_eq!(words.join(" "), expected, "{text}");
    }

    #[test]
    fn names_and_tags_written_in_one_are_taken_apart() {
        check(
            "#SaveTheTalvaDam @IlmoRaskMEP",
            "save the talva dam ilmo rask mep",
        );
        check("#talva2024 @talva McAdam", "talva 2024 talva mcadam");
    }

    #[test]
    fn words_are_compared_without_accents_commas_and_full_stops() {
        check(
            "The U.S. paid 1,200 to José.Then 2.5",
            "the us paid 1200 to jose then 2.5",
        );
    }

    #[test]
    fn addresses_are_no_words_and_may_show_a_picture() {
        check("Look.https://t.example/Ab3 and/or x", "look and or x");
        check("Look gull.example/Ab3", "look");
        let shown = terms("Look pic.example.com/Ab3");
        assert_eq!(shown.len(), 1 + PICTURES.len());
        assert_eq!(shown.last().map(|t| t.weight), Some(SHOWN));
    }

    #[test]
    fn a_full_date_counts_less_than_a_day_or_a_year() {
        let weights = |text| terms(text).iter().map(|t| t.weight).collect::<Vec<_>>();
        assert_eq!(weights("said March 4, 2019"), [1.0, DATED, 0.0, DATED]);
        assert_eq!(weights("4 March 2019"), [0.0, DATED, DATED]);
        assert_eq!(weights("on March 4 in 2019"), [1.0, 1.0, 1.0, 1.0, 1.0]);
    }

    #[test]
    fn any_text_has_words() {
        for text in ["", "@", "##", "://", "/", "é#É", "@ÀÉÎx1", "....", "a.b/"] {
            assert!(terms(text).len() < 12, "{text}");
        }
    }
}
