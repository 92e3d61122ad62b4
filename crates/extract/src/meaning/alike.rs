//! When two names, titles or descriptions are the same.

use super::names;
use super::noun::Noun;
use super::reading::Reading;
use onrecord_core::Span;
use onrecord_core::Words;
use onrecord_core::text::words as word_spans;

pub(crate) static OUTLET_WORDS: Words = Words::new(
    "newspaper, paper, outlet, magazine, broadcaster, channel, network, site, website, \
     tabloid, daily, publication",
);

pub(crate) fn same_word(a: &str, b: &str) -> bool {
    let plain = |w: &str| match w {
        "us" | "american" | "usa" => "u.s".to_owned(),
        "uk" | "british" => "u.k".to_owned(),
        w => w.to_owned(),
    };
    a == b || plain(a) == plain(b)
}

/// A title written out.
pub(crate) fn full_title(word: &str) -> &str {
    match word {
        "sen" => "senator",
        "gov" => "governor",
        "rep" => "congressman",
        "gen" => "general",
        "col" => "colonel",
        "lt" => "lieutenant",
        "sgt" => "sergeant",
        "prof" => "professor",
        "dr" => "doctor",
        "adv" => "advocate",
        "cllr" => "councillor",
        "capt" => "captain",
        "atty" => "attorney",
        "rev" => "reverend",
        "insp" => "inspector",
        "supt" => "superintendent",
        w => w,
    }
}

pub(crate) fn is_courtesy(role: &str) -> bool {
    matches!(
        role.trim_end_matches('.'),
        "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir" | "Dame" | "Lord" | "Lady"
    )
}

pub(crate) fn title_of(noun: &Noun, reading: &Reading<'_>) -> Option<bool> {
    let proper = noun.proper?;
    let before = Span::new(noun.span.start, proper.start.max(noun.span.start)).of(reading.body);
    low_words(before)
        .iter()
        .rev()
        .find_map(|w| names::woman_by_word(w))
}

/// The words before the name that a noun phrase holds, lower case.
pub(crate) fn title_words(noun: &Noun, reading: &Reading<'_>) -> Vec<String> {
    noun.proper.map_or_else(Vec::new, |proper| {
        let before = Span::new(noun.span.start, proper.start.max(noun.span.start));
        low_words(before.of(reading.body))
    })
}

/// Other keys of an institution: the initials in brackets behind it, and its own.
pub(crate) fn aliases(reading: &Reading<'_>, noun: &Noun, proper: &str) -> Vec<String> {
    let mut out = Vec::new();
    let tokens = reading.tokens_in(noun.span);
    let after = (tokens.start..tokens.end + 3).find(|i| reading.low(*i) == "(");
    if let Some(open) = after
        && reading.low(open + 2) == ")"
    {
        out.push(reading.low(open + 1).to_owned());
    }
    let initials: String = word_spans(proper)
        .map(|s| s.of(proper))
        .filter_map(|w| w.chars().next().filter(|c| c.is_uppercase()))
        .flat_map(char::to_lowercase)
        .collect();
    if initials.chars().count() > 2 {
        out.push(initials);
    }
    out
}

/// The words of a name, lower case, without the "'s" and the full stops of abbreviations.
pub(crate) fn low_words(text: &str) -> Vec<String> {
    word_spans(text)
        .map(|s| {
            let low = s.of(text).to_lowercase().replace('\u{2019}', "'");
            low.strip_suffix("'s").unwrap_or(&low).to_owned()
        })
        .collect()
}

/// Whether a word comes behind a surname: Jr., III.
pub(crate) fn is_suffix(low: &str) -> bool {
    matches!(low, "jr" | "sr" | "ii" | "iii" | "iv")
}

/// The words of a role that say what it is, not for whom: "senior adviser" of "senior adviser to
/// the president".
pub(crate) fn offices(role: &str) -> Vec<String> {
    let mut out = low_words(role);
    let end = out.iter().position(|w| {
        matches!(
            w.as_str(),
            "to" | "for" | "at" | "in" | "with" | "on" | "from"
        )
    });
    out.truncate(end.unwrap_or(out.len()));
    out
}

/// A text with its white space made single blanks.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
