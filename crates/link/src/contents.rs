//! What a content says, as contents are compared: its weighted words, without polarity.

use crate::doc::{Doc, Word};
use crate::rarity::{CONTENT, hash, mix, stem};
use onrecord_core::text::{fold, words};
use onrecord_core::{Attribution, Span, Stance};
use std::collections::HashSet;
use std::sync::OnceLock;

/// Longer contents are compared by their first words.
const MAX_WORDS: usize = 400;
/// Of a statement's words the rarest so many find the claims to compare it with.
const KEYS: usize = 10;
/// A content names what it is about with its first so many weighty words.
const HEAD: usize = 4;
/// Of an article's citations so many are looked at for the outlet that a statement was told.
const MAX_CITATIONS: usize = 256;
/// A denial has at most so many pairs of words that may be one word elsewhere.
const MAX_COMPOUNDS: usize = 40;
/// A denial of more clauses than this is taken as a whole.
const MAX_PARTS: usize = 8;

/// Words that turn a content round or hedge it; who denies a claim shares it.
const POLARITY: &[&str] = &[
    "no",
    "not",
    "never",
    "none",
    "neither",
    "nor",
    "nothing",
    "nobody",
    "without",
    "any",
    "ever",
    "unaware",
    "false",
    "untrue",
    "allegedly",
    "reportedly",
    "purportedly",
    "apparently",
    "didn't",
    "doesn't",
    "don't",
    "hadn't",
    "hasn't",
    "haven't",
    "isn't",
    "wasn't",
    "weren't",
    "won't",
    "wouldn't",
    "couldn't",
    "can't",
    "cannot",
];

/// When it was: a retelling of another day says it otherwise.
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "today",
    "tomorrow",
];

/// What stands after these is not said to be so.
const CONDITIONS: &[&str] = &["if", "whether", "unless"];

/// Words by which a denial speaks of what others say, or says only that a thing is or came.
const SPEAKING_OF: &[&str] = &[
    "accusation",
    "accusations",
    "account",
    "accounts",
    "allegation",
    "allegations",
    "assertion",
    "assertions",
    "charge",
    "charges",
    "claim",
    "claims",
    "media",
    "news",
    "notion",
    "press",
    "reading",
    "report",
    "reports",
    "rumor",
    "rumors",
    "rumour",
    "rumours",
    "speculation",
    "statement",
    "statements",
    "story",
    "stories",
    "suggestion",
    "suggestions",
    "aware",
    "existed",
    "existence",
    "exists",
    "happened",
    "heard",
    "knew",
    "knowledge",
    "occurred",
    "otherwise",
    "received",
    "receiving",
    "such",
    "true",
];

/// The weighted stems of a content, sorted, and their weight together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pub(crate) stems: Vec<(u32, u8)>,
    pub(crate) weight: u32,
    /// The stems of its first weighty words.
    pub(crate) head: Vec<u32>,
    /// Hash of all words in their order, to know the same sentence again.
    pub(crate) exact: u64,
    /// How many words there are, common ones too.
    pub(crate) count: usize,
    /// Whether it is turned round: "the video was not cut".
    pub(crate) negated: bool,
}

impl Words {
    /// The rarest stems.
    pub(crate) fn rarest(&self) -> impl Iterator<Item = u32> + use<> {
        let mut ranked = self.stems.clone();
        ranked.sort_unstable_by_key(|(stem, weight)| (std::cmp::Reverse(*weight), *stem));
        ranked.into_iter().take(KEYS).map(|(stem, _)| stem)
    }

    /// Whether each has some of what the other begins with.
    pub(crate) fn heads_meet(&self, other: &Self) -> bool {
        let meets = |a: &Self, b: &Self| {
            let shared = a.head.iter().filter(|s| b.has(**s)).count();
            shared >= a.head.len().min(2)
        };
        meets(self, other) && meets(other, self)
    }

    /// Whether a stem is among them.
    pub(crate) fn has(&self, stem: u32) -> bool {
        self.stems.binary_search_by_key(&stem, |(s, _)| *s).is_ok()
    }
}

/// Reads the words of a statement's part, without those that name the outlet it was told.
pub(crate) fn read(doc: &Doc<'_>, attribution: usize, parts: &[Span]) -> Words {
    let told = doc.article.attributions.get(attribution);
    let told = told.and_then(|a| a.told.as_ref()).map(|t| t.span);
    let cited = doc.article.citations.iter().take(MAX_CITATIONS);
    let cited = cited.filter(|c| c.attribution == Some(attribution));
    let outlets: Vec<Span> = told
        .into_iter()
        .chain(cited.map(|c| c.outlet_span))
        .collect();
    weigh(doc, parts, |w| !outlets.iter().any(|o| o.contains(w.span)))
}

/// Reads of a denial what it denies: without the words by which it speaks of others' words.
pub(crate) fn denied(doc: &Doc<'_>, parts: &[Span]) -> Words {
    let skip = set(&SPEAKING, SPEAKING_OF);
    weigh(doc, parts, |w| !skip.contains(&w.exact))
}

/// The stems that two words in a row have when written as one: "back channel" and
/// "back-channel" are "backchannel" elsewhere.
pub(crate) fn compounds(doc: &Doc<'_>, part: Span) -> Vec<u32> {
    let all = doc.words_in(part);
    let body = doc.article.body.as_str();
    all.iter()
        .zip(all.iter().skip(1))
        .take(MAX_COMPOUNDS)
        .map(|(a, b)| fold(a.span.of(body)) + &fold(b.span.of(body)))
        .map(|joined| hash(stem(&joined)))
        .collect()
}

static IGNORED: OnceLock<HashSet<u32>> = OnceLock::new();
static CONDITIONAL: OnceLock<HashSet<u32>> = OnceLock::new();
static NEGATIONS: OnceLock<HashSet<u32>> = OnceLock::new();
static SPEAKING: OnceLock<HashSet<u32>> = OnceLock::new();

fn set(cell: &'static OnceLock<HashSet<u32>>, of: &[&str]) -> &'static HashSet<u32> {
    cell.get_or_init(|| of.iter().map(|w| hash(w)).collect())
}

fn weigh(doc: &Doc<'_>, parts: &[Span], keep: impl Fn(&Word) -> bool) -> Words {
    let ignored = IGNORED.get_or_init(|| POLARITY.iter().chain(DAYS).map(|w| hash(w)).collect());
    let negations = NEGATIONS.get_or_init(|| {
        let negation = |w: &&&str| !matches!(**w, "any" | "ever") && !w.ends_with("ly");
        POLARITY.iter().filter(negation).map(|w| hash(w)).collect()
    });
    let conditions = set(&CONDITIONAL, CONDITIONS);
    let mut read = Words::default();
    let mut open = false;
    let all = parts.iter().flat_map(|span| doc.words_in(*span));
    for word in all.take(MAX_WORDS).filter(|w| keep(w)) {
        read.exact = mix(read.exact.rotate_left(5) ^ u64::from(word.exact));
        read.count += 1;
        read.negated |= negations.contains(&word.exact);
        open |= !read.stems.is_empty() && conditions.contains(&word.exact);
        if open {
            continue;
        }
        if word.level >= CONTENT - 2 && !ignored.contains(&word.exact) {
            read.stems.push((word.stem, word.level));
            if word.is_content() && read.head.len() < HEAD {
                read.head.push(word.stem);
            }
        }
    }
    read.stems.sort_unstable();
    read.stems.dedup_by_key(|(stem, _)| *stem);
    read.weight = read.stems.iter().map(|(_, w)| u32::from(*w)).sum();
    read
}

/// The weight of the stems two contents share.
pub(crate) fn common(a: &Words, b: &Words) -> u32 {
    let mut b = b.stems.iter().peekable();
    a.stems
        .iter()
        .filter(|(stem, _)| {
            while b.next_if(|(other, _)| other < stem).is_some() {}
            b.next_if(|(other, _)| other == stem).is_some()
        })
        .map(|(_, weight)| u32::from(*weight))
        .sum()
}

/// The parts of a statement that state one thing each: a denial of several things that says
/// "there was no" of each ("there was no boat, and there was no captain") has as many; all
/// else has one.
pub(crate) fn parts(body: &str, attribution: &Attribution) -> Vec<Vec<Span>> {
    let whole = || vec![attribution.content.clone()];
    let [content] = attribution.content.as_slice() else {
        return whole();
    };
    if attribution.stance != Stance::Denies || content.len() > 600 {
        return whole();
    }
    let text = content.of(body);
    let all: Vec<Span> = words(text).collect();
    let word = |i: usize| all.get(i).map(|s| fold(s.of(text))).unwrap_or_default();
    let is = |i: usize, of: &[&str]| of.contains(&word(i).as_str());
    let be = [
        "was", "were", "is", "are", "had", "has", "have", "will", "would", "could",
    ];
    let starts: Vec<usize> = (1..all.len())
        .filter(|i| {
            let there = is(*i, &["there"]) && is(i + 1, &be);
            (there && !is(i - 1, &["that"]))
                || (is(*i, &["no"]) && is(i - 1, &["and", "nor", "or"]))
        })
        .collect();
    let opens = is(0, &["no", "there"]) || (is(0, &["that"]) && is(1, &["no", "there"]));
    if !opens || starts.is_empty() || starts.len() >= MAX_PARTS {
        return whole();
    }
    let mut parts = Vec::with_capacity(starts.len() + 1);
    let mut from = 0;
    for to in starts.into_iter().chain([all.len()]) {
        let mut last = to;
        while last > from + 1 && is(last - 1, &["and", "or", "nor", "that", "but"]) {
            last -= 1;
        }
        if let (Some(first), Some(end)) = (all.get(from), all.get(last - 1))
            && last > from
        {
            let at = content.start;
            parts.push(vec![Span::new(at + first.start, at + end.end)]);
        }
        from = to;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Build, member};

    fn parted(body: &str) -> Vec<String> {
        let article = Build::new(&format!("{body} Ada."))
            .says("Ada", &format!("!{body}"))
            .article();
        let of = |parts: Vec<Span>| {
            parts
                .iter()
                .map(|s| s.of(&article.body).to_owned())
                .collect()
        };
        parts(&article.body, &article.attributions[0])
            .into_iter()
            .flat_map(|p| -> Vec<String> { of(p) })
            .collect()
    }

    #[test]
    fn a_denial_of_several_things_is_taken_apart() {
        assert_eq!(
            parted("there was no boat, there was no captain, and there is nothing to say"),
            [
                "there was no boat",
                "there was no captain",
                "there is nothing to say"
            ]
        );
        assert_eq!(
            parted("there had been no boat and no captain"),
            ["there had been no boat", "no captain"]
        );
    }

    #[test]
    fn a_denial_of_one_thing_stays_whole() {
        for body in [
            "that the boat had sunk and there was oil",
            "there had been no boat",
            "that there had been no boat",
            "no",
        ] {
            assert_eq!(parted(body), [body]);
        }
    }

    #[test]
    fn a_denial_is_read_without_the_words_of_denying() {
        let read = |content: &str| {
            let article = Build::new(content).article();
            let member = member(&article);
            let stems = denied(&Doc::new(&member), &[Span::new(0, content.len())]).stems;
            stems.len()
        };
        assert_eq!(read("the claim"), 0);
        assert_eq!(read("any such report on Tuesday"), 0);
        assert_eq!(read("claims of any smuggling"), 1);
    }

    #[test]
    fn two_words_may_be_one_elsewhere() {
        let article = Build::new("back-channel talks").article();
        let member = member(&article);
        let found = compounds(&Doc::new(&member), Span::new(0, 18));
        assert!(found.contains(&hash(stem("backchannel"))));
    }
}
