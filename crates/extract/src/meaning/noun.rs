//! What a noun phrase that names a source stands for: kind, number, name and role.

use super::reading::{Kind, Reading};
use super::words;
use onrecord_core::{Register, Span, SpeakerKind};
use std::ops::Range;

/// How a noun phrase brings in what it stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Way {
    /// A name: whoever bears it.
    Named,
    /// "the official": one that was spoken of before.
    Definite,
    /// "another source", "a second source", "one of the sources": always a new one.
    Another,
    /// "a source", "three officials".
    Indefinite,
    /// "officials".
    #[default]
    Bare,
    /// "he", "they", "I".
    Pronoun,
    /// "who", "which", "that".
    Relative,
}

/// What a noun phrase says of whom it stands for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Noun {
    /// The words that stand for it, without relative clauses.
    pub(crate) span: Span,
    /// How it is brought in.
    pub(crate) way: Way,
    /// What it is.
    pub(crate) kind: SpeakerKind,
    /// At least how many.
    pub(crate) count_min: Option<u32>,
    /// At most how many.
    pub(crate) count_max: Option<u32>,
    /// The bare name.
    pub(crate) proper: Option<Span>,
    /// Office or role.
    pub(crate) role: Option<Span>,
    /// The head noun, singular, lower case.
    pub(crate) head: String,
    /// The words before the head that tell it from others, lower case.
    pub(crate) modifiers: Vec<String>,
    /// The place of an ordinal: 3 of "a third source".
    pub(crate) ordinal: Option<u32>,
    /// The head and modifiers of the group: "one of the Russian sources".
    pub(crate) group: Option<Box<Noun>>,
}

/// Pronouns that may stand for a speaker.
pub(crate) const PRONOUNS: &[&str] = &[
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their",
    "theirs", "themselves", "it", "its", "itself", "i", "me", "my", "mine", "myself", "we", "us",
    "our", "ours", "ourselves", "you", "your", "yours", "this", "these", "self", "whose", "whom",
    "everyone", "anyone", "nobody", "no-one", "none",
];

const RELATIVES: &[&str] = &["who", "which", "that", "whose", "whom"];

/// Words after which a noun phrase only says more of its head.
const PREPOSITIONS: &[&str] = &[
    "of", "with", "from", "in", "for", "at", "on", "to", "by", "close", "familiar", "privy", "near",
    "about", "against", "inside", "within", "under", "including", "involved", "briefed", "based",
    "among", "between", "across", "behind", "over", "at", "into", "like", "speaking", "citing",
    "quoted", "interviewed", "reached", "contacted", "knowledgeable", "aware", "working", "who",
    "which", "that", "whose", "whom", "where", "and", "or", "but", "as", "not", "directly", "only",
    "present", "outside", "on", "around", "via", "during", "after", "before", "since", "living",
    "published", "released", "conducted", "issued", "signed", "written", "obtained", "filed",
    "led", "backed", "loyal", "opposed", "serving", "representing", "attending", "fighting",
];

/// Words that give no name of their own to whom they stand for.
const GENERIC: &[&str] = &[
    "source", "official", "person", "man", "woman", "insider", "witness", "one", "someone",
    "somebody", "people", "member", "american", "russian", "ukrainian", "israeli", "palestinian",
    "iranian", "german", "guy", "friend", "participant", "other", "informant", "interlocutor",
];

/// Name parts that are written small.
const PARTICLES: &[&str] = &[
    "de", "van", "von", "bin", "ibn", "al", "la", "der", "den", "del", "di", "da", "dos", "du",
    "le", "ben", "el", "ter", "ten", "bint", "zu", "y",
];

/// Reads the noun phrase of some tokens.
pub(crate) fn read(reading: &Reading<'_>, tokens: Range<usize>, register: &Register) -> Noun {
    let tokens = trim(reading, tokens);
    let start = tokens.start;
    let mut noun = Noun {
        span: reading.span_of(tokens.clone()),
        ..Noun::default()
    };
    if tokens.is_empty() {
        return noun;
    }
    let first = reading.low(start);
    let core_end = core_end(reading, &tokens);
    let only = core_end - start == 1;
    if only && PRONOUNS.contains(&first) && !is_initialism(reading, start) {
        noun.way = Way::Pronoun;
        noun.head = first.to_owned();
        noun.span = reading.span_of(start..start + 1);
        return noun;
    }
    if RELATIVES.contains(&first) {
        noun.way = Way::Relative;
        noun.head = first.to_owned();
        noun.span = reading.span_of(start..start + 1);
        return noun;
    }
    if let Some(inner) = partitive(reading, &tokens) {
        return part(reading, tokens, inner, noun, register);
    }
    let head_end = head_end(reading, start, core_end);
    noun.span = reading.span_of(start..core_end);
    way(reading, start, head_end, &mut noun);
    count(reading, start, head_end, &mut noun);
    let named = name(reading, start, head_end, core_end, &tokens, register, &mut noun);
    if !named {
        common(reading, start, head_end, core_end, &mut noun);
    }
    noun
}

/// Takes off what stands around a noun phrase: marks, "both", a possessive.
fn trim(reading: &Reading<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let opening = |r: &Reading<'_>, i: usize| {
        r.is_mark(i) && !matches!(r.low(i), "@" | "#" | "$")
            || matches!(
                r.low(i),
                "both" | "by" | "from" | "to" | "and" | "but" | "while" | "as" | "even" | "according"
            )
    };
    while tokens.len() > 1 && opening(reading, tokens.start) {
        tokens.start += 1;
    }
    while tokens.len() > 1
        && (reading.is_mark(tokens.end - 1) && !matches!(reading.low(tokens.end - 1), ")" | "%")
            || reading.low(tokens.end - 1) == "'s"
            || matches!(reading.low(tokens.end - 1), "itself" | "himself" | "herself" | "themselves" | "all" | "also" | "both" | "have" | "has"))
    {
        tokens.end -= 1;
    }
    tokens
}

/// Where the phrase itself ends, and relative clauses and appositions begin.
fn core_end(reading: &Reading<'_>, tokens: &Range<usize>) -> usize {
    for i in tokens.start + 1..tokens.end {
        let low = reading.low(i);
        if matches!(low, "," | "(" | ";" | ":" | "–" | "—" | "--")
            || RELATIVES.contains(&low)
            || matches!(low, "speaking" | "citing" | "where" | "when" | "while")
            || low == "-"
        {
            return i;
        }
    }
    tokens.end
}

/// Where the head stands: before the first preposition.
fn head_end(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    (start + 1..end)
        .find(|i| {
            let low = reading.low(*i);
            let joins = matches!(low, "and" | "or") && !is_noun(reading, i - 1);
            PREPOSITIONS.contains(&low) && !joins
        })
        .unwrap_or(end)
}

/// Whether a token can be the head of a source.
fn is_noun(reading: &Reading<'_>, i: usize) -> bool {
    let low = reading.low(i);
    reading.is_cap(i)
        || words::is_people(low)
        || words::PERSONS.contains(&low)
        || words::INSTITUTIONS.contains(&words::singular(low))
        || words::DOCUMENTS.contains(&low)
}

/// "one of the Russian sources", "some of her aides": where the inner phrase begins.
fn partitive(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<usize> {
    let of = (tokens.start + 1..tokens.end.min(tokens.start + 6)).find(|i| reading.low(*i) == "of")?;
    let before = (tokens.start..of).all(|i| {
        let low = reading.low(i);
        words::number(low).is_some()
            || words::ORDINALS.contains(&low)
            || matches!(
                low,
                "another" | "some" | "many" | "several" | "most" | "all" | "a" | "an" | "at"
                    | "least" | "the" | "few" | "either" | "neither" | "none" | "any" | "half"
                    | "other" | "each" | "both" | "percent" | "%" | "members" | "member" | "lot"
                    | "number" | "majority" | "couple" | "handful" | "group" | "dozens" | "scores"
                    | "hundreds" | "thousands" | "plenty" | "third" | "quarter" | "nearly" | "about"
                    | "only" | "just" | "almost" | "more" | "than" | "over" | "roughly" | "pair"
                    | "trio" | "chorus" | "series" | "variety"
            )
    });
    // "the group of seven", "a member of parliament": the word is the head, unless people follow.
    (before && of + 1 < tokens.end).then_some(of + 1)
}

fn part(
    reading: &Reading<'_>,
    tokens: Range<usize>,
    inner: usize,
    mut noun: Noun,
    register: &Register,
) -> Noun {
    let group = read(reading, inner..tokens.end, register);
    let first = reading.low(tokens.start);
    let single = (tokens.start..inner).any(|i| matches!(reading.low(i), "one" | "another" | "member" | "each" | "either" | "neither"))
        && !(tokens.start..inner).any(|i| matches!(reading.low(i), "than" | "percent"));
    noun.span = Span::new(noun.span.start, group.span.end.max(noun.span.start));
    let whole = matches!(first, "all" | "both") || (first == "a" && !single) || first == "the";
    noun.head.clone_from(&group.head);
    noun.modifiers.clone_from(&group.modifiers);
    if single {
        noun.kind = SpeakerKind::Person;
        (noun.count_min, noun.count_max) = (Some(1), Some(1));
        noun.way = Way::Another;
        if group.kind == SpeakerKind::Institution || group.kind == SpeakerKind::Document {
            noun.kind = group.kind;
            (noun.count_min, noun.count_max) = (None, None);
        }
    } else {
        noun.kind = match group.kind {
            SpeakerKind::Institution | SpeakerKind::Document => group.kind,
            _ => SpeakerKind::Group,
        };
        count(reading, tokens.start, inner - 1, &mut noun);
        if noun.count_min.is_none() && noun.kind == SpeakerKind::Group {
            noun.count_min = Some(2);
        }
        noun.way = if whole { group.way } else { Way::Indefinite };
    }
    if !whole || single {
        noun.group = Some(Box::new(group));
    }
    noun
}

fn way(reading: &Reading<'_>, start: usize, end: usize, noun: &mut Noun) {
    let first = reading.low(start);
    noun.ordinal = (start..end).find_map(|i| {
        words::ORDINALS
            .iter()
            .position(|o| *o == reading.low(i))
            .and_then(|p| u32::try_from(p + 2).ok())
    });
    noun.way = match first {
        "another" | "other" | "others" => Way::Another,
        "a" | "an" | "one" if noun.ordinal.is_some() || reading.low(start + 1) == "different" => {
            Way::Another
        }
        "the" | "this" | "that" | "these" | "those" if noun.ordinal.is_none() => Way::Definite,
        "his" | "her" | "their" | "its" | "our" | "my" => Way::Indefinite,
        "a" | "an" | "some" | "several" | "many" | "few" | "most" | "no" | "any" | "every"
        | "each" | "at" | "nearly" | "about" => Way::Indefinite,
        _ if words::number(first).is_some() => Way::Indefinite,
        _ if noun.ordinal.is_some() => Way::Another,
        _ => Way::Bare,
    };
}

/// The number of people that the words before the head give.
fn count(reading: &Reading<'_>, start: usize, end: usize, noun: &mut Noun) {
    let mut least = false;
    let mut most = false;
    for i in start..end {
        let low = reading.low(i);
        match low {
            "least" => least = true,
            "than" => least = reading.low_before(i) == "more",
            "over" | "nearly" | "almost" | "about" | "roughly" | "some" => most = true,
            "several" => noun.count_min = Some(3),
            "both" | "couple" | "pair" => (noun.count_min, noun.count_max) = (Some(2), Some(2)),
            "trio" => (noun.count_min, noun.count_max) = (Some(3), Some(3)),
            "dozens" | "scores" => noun.count_min = Some(24),
            "hundreds" => noun.count_min = Some(200),
            "thousands" => noun.count_min = Some(2000),
            "percent" | "%" | "year-old" => (noun.count_min, noun.count_max) = (None, None),
            _ => {
                let whole = i == start || matches!(reading.low_before(i), "the" | "a" | "least" | "than" | "these" | "those" | "other" | "all" | "some" | "nearly" | "about");
                if let Some(n) = words::number(low).filter(|_| whole && n_is_count(reading, i)) {
                    (noun.count_min, noun.count_max) = (Some(n), Some(n));
                    if least {
                        noun.count_max = None;
                        noun.count_min = Some(if reading.low_before(i) == "than" { n + 1 } else { n });
                    } else if most {
                        (noun.count_min, noun.count_max) = (None, None);
                    }
                }
            }
        }
    }
}

fn n_is_count(reading: &Reading<'_>, i: usize) -> bool {
    !matches!(reading.low(i + 1), "%" | "percent" | "-" | "to" | "or")
}

/// Reads a phrase whose head is a name. Gives whether it is one.
fn name(
    reading: &Reading<'_>,
    start: usize,
    head_end: usize,
    core_end: usize,
    tokens: &Range<usize>,
    register: &Register,
    noun: &mut Noun,
) -> bool {
    let bare = start + usize::from(words::DETERMINERS.contains(&reading.low(start)) && head_end - start > 1);
    let text = reading.span_of(bare..head_end).of(reading.body);
    let with_article = bare > start;
    if reading.is_cap(bare) && register.by_name(text).is_some_and(|o| bears_case(text, &o.name, &o.aliases)) {
        noun.kind = SpeakerKind::Outlet;
        noun.way = Way::Named;
        noun.proper = Some(reading.span_of(bare..head_end));
        return true;
    }
    let low = low_text(reading, bare..head_end);
    let cap = reading.is_cap(bare);
    if cap && (words::SEATS.contains(&low.as_str()) || words::PLACES.contains(&low.as_str())) {
        noun.kind = SpeakerKind::Institution;
        noun.way = Way::Named;
        noun.proper = Some(reading.span_of(bare..head_end));
        return true;
    }
    if office_of(reading, bare, head_end, core_end, noun) {
        return true;
    }
    let head = reading.low(head_end - 1);
    let head_cap = reading.is_cap(head_end - 1);
    if !head_cap {
        return apposed_name(reading, start, core_end, tokens, noun);
    }
    if words::is_people(head) || words::DOCUMENTS.contains(&head) && head_end - bare == 1 {
        return false;
    }
    if words::PERSONS.contains(&head) && (head_end - bare == 1 || with_article) {
        // "President" or "Police" at the start of a sentence.
        return apposed_name(reading, start, core_end, tokens, noun);
    }
    let (from, titled) = proper_start(reading, bare, head_end);
    let length = head_end - from;
    let organisation = words::INSTITUTIONS.contains(&head)
        || is_initialism(reading, head_end - 1)
        || words::INSTITUTIONS.contains(&reading.low(from)) && head_end - from == 1
        || SUFFIXES.contains(&head)
        || (core_end > head_end && reading.low(head_end) == "of" && reading.is_cap(head_end + 1) && !titled);
    if organisation && !(titled && length > 1 && !words::INSTITUTIONS.contains(&head)) {
        noun.kind = SpeakerKind::Institution;
        noun.way = Way::Named;
        let end = if reading.low(head_end) == "of" || reading.low(head_end) == "for" { core_end } else { head_end };
        noun.proper = Some(reading.span_of(bare..end));
        return true;
    }
    noun.way = Way::Named;
    noun.proper = Some(reading.span_of(from..head_end));
    let given = reading.low(from);
    let known = words::MEN.contains(&given) || words::WOMEN.contains(&given);
    noun.kind = if titled || (known && length > 1)
        || (!with_article && (2..=4).contains(&length))
        || (from > bare && !reading.is_cap(from - 1) && length > 1)
    {
        SpeakerKind::Person
    } else if with_article && reading.low(start) == "the" {
        SpeakerKind::Institution
    } else {
        SpeakerKind::Unspecified
    };
    if noun.kind == SpeakerKind::Person {
        (noun.count_min, noun.count_max) = (Some(1), Some(1));
        if from > bare || with_article && from > start {
            noun.role = Some(reading.span_of(bare..from)).filter(|s| !is_courtesy(s.of(reading.body)));
        }
        if noun.role.is_none() {
            noun.role = apposition(reading, core_end, tokens);
        }
    }
    true
}

/// "Director of Ports Jo Roe": the office goes on behind "of".
fn office_of(reading: &Reading<'_>, bare: usize, head_end: usize, core_end: usize, noun: &mut Noun) -> bool {
    let head = reading.low(head_end - 1);
    if reading.low(head_end) != "of"
        || !(words::TITLES.contains(&head) || words::PERSONS.contains(&head))
        || !reading.is_cap(core_end - 1)
    {
        return false;
    }
    let (from, _) = proper_start(reading, bare, core_end);
    let given = reading.low(from);
    let known = words::MEN.contains(&given) || words::WOMEN.contains(&given);
    let titled = words::TITLES.contains(&reading.low_before(from));
    if from <= head_end + 1 || core_end - from < 2 || !(known || titled) {
        return false;
    }
    noun.way = Way::Named;
    noun.kind = SpeakerKind::Person;
    (noun.count_min, noun.count_max) = (Some(1), Some(1));
    noun.proper = Some(reading.span_of(from..core_end));
    noun.role = Some(reading.span_of(bare..from));
    true
}

/// Words that end names of companies and bodies.
const SUFFIXES: &[&str] = &[
    "times", "post", "journal", "herald", "news", "watch", "project", "initiative", "fund",
    "action", "america", "americans", "motors", "airlines", "airways", "systems", "technologies",
    "energy", "media", "press", "university", "brothers", "sons", "international", "worldwide",
    "capital", "research", "polls", "associates", "solutions", "communications", "entertainment",
];

fn is_courtesy(text: &str) -> bool {
    matches!(text.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir" | "Dame" | "Lord" | "Lady")
}

/// Where the bare name begins before `end`: after titles, nations and small words. Also says
/// whether something stands before it that marks a person.
pub(crate) fn proper_start(reading: &Reading<'_>, start: usize, end: usize) -> (usize, bool) {
    let mut from = end.saturating_sub(1);
    while from > start {
        let before = from - 1;
        let low = reading.low(before);
        let particle = PARTICLES.contains(&low) && before > start && reading.is_cap(before - 1);
        let name = reading.is_cap(before)
            && !reading.is_mark(before)
            && low != "'s"
            && !words::TITLES.contains(&low)
            && !words::NATIONS.contains(&low)
            && !words::INSTITUTIONS.contains(&low);
        if !(name || particle) {
            break;
        }
        from = before;
    }
    let before = from.checked_sub(1).filter(|b| *b >= start).map_or("", |b| reading.low(b));
    let titled = from > start
        && (words::TITLES.contains(&before)
            || words::PERSONS.contains(&before)
            || matches!(before, "named" | "leader"));
    (from, titled)
}

/// "a spokeswoman, Jane Doe": the name after the role.
fn apposed_name(
    reading: &Reading<'_>,
    start: usize,
    core_end: usize,
    tokens: &Range<usize>,
    noun: &mut Noun,
) -> bool {
    let head = head_end(reading, start, core_end);
    let person = words::PERSONS.contains(&reading.low(head.saturating_sub(1)));
    if !person || reading.low(core_end) != "," || core_end + 1 >= tokens.end {
        return false;
    }
    let from = core_end + 1;
    let mut to = from;
    while to < tokens.end && (reading.is_cap(to) && !reading.is_mark(to) || to > from && PARTICLES.contains(&reading.low(to))) {
        to += 1;
    }
    if !(2..=4).contains(&(to - from)) || to < tokens.end && !reading.is_mark(to) && !RELATIVES.contains(&reading.low(to)) {
        return false;
    }
    noun.way = Way::Named;
    noun.kind = SpeakerKind::Person;
    (noun.count_min, noun.count_max) = (Some(1), Some(1));
    noun.proper = Some(reading.span_of(from..to));
    let bare = start + usize::from(matches!(reading.low(start), "the" | "a" | "an"));
    noun.role = Some(reading.span_of(bare..core_end));
    noun.span = reading.span_of(start..to);
    true
}

/// "Jane Doe, a spokeswoman for the port,": the role after the name.
fn apposition(reading: &Reading<'_>, core_end: usize, tokens: &Range<usize>) -> Option<Span> {
    if reading.low(core_end) != "," || core_end + 1 >= tokens.end {
        return None;
    }
    let mut from = core_end + 1;
    // An age says nothing of the role.
    if reading.token(from).is_some_and(|t| t.kind == Kind::Number) && reading.low(from + 1) == "," {
        from += 2;
    }
    if from >= tokens.end || RELATIVES.contains(&reading.low(from)) {
        return None;
    }
    let mut to = from;
    while to < tokens.end && !matches!(reading.low(to), "," | "who" | "which" | "whose" | ";" | "–" | "—" | "(" | "speaking") {
        to += 1;
    }
    let role = (from..to).any(|i| {
        let low = reading.low(i);
        words::PERSONS.contains(&words::singular(low)) || words::TITLES.contains(&low)
    });
    let starts = words::DETERMINERS.contains(&reading.low(from)) || role;
    let bare = from + usize::from(matches!(reading.low(from), "the" | "a" | "an"));
    (starts && role && bare < to).then(|| reading.span_of(bare..to))
}

/// Reads a phrase whose head is a common noun.
fn common(reading: &Reading<'_>, start: usize, head_end: usize, core_end: usize, noun: &mut Noun) {
    let head = reading.low(head_end - 1);
    let one = words::singular(head);
    noun.head = one.to_owned();
    noun.modifiers = (start..head_end - 1)
        .filter(|i| !reading.is_mark(*i))
        .map(|i| reading.low(i))
        .filter(|w| {
            *w != "'s"
                && !words::DETERMINERS.contains(w)
                && words::number(w).is_none()
                && !words::ORDINALS.contains(w)
                && !matches!(*w, "least" | "at" | "unnamed" | "anonymous" | "unidentified")
        })
        .map(str::to_owned)
        .collect();
    if words::is_people(head) || matches!(head, "percent" | "%" | "majority" | "half" | "third" | "quarter" | "quarters") {
        noun.kind = SpeakerKind::Group;
        if noun.count_min.is_none() {
            noun.count_min = Some(2);
        }
    } else if words::DOCUMENTS.contains(&head) {
        noun.kind = SpeakerKind::Document;
        (noun.count_min, noun.count_max) = (None, None);
    } else if words::INSTITUTIONS.contains(&one) || words::INSTITUTIONS.contains(&head) {
        noun.kind = SpeakerKind::Institution;
        (noun.count_min, noun.count_max) = (None, None);
    } else if words::PERSONS.contains(&head) {
        noun.kind = SpeakerKind::Person;
        (noun.count_min, noun.count_max) = (Some(1), Some(1));
        if !GENERIC.contains(&head) {
            let bare = start
                + usize::from(words::DETERMINERS.contains(&reading.low(start)) && head_end - start > 1);
            noun.role = Some(reading.span_of(bare..core_end));
        }
    } else if noun.count_min.is_some_and(|n| n > 1) && head.ends_with('s') {
        noun.kind = SpeakerKind::Group;
    } else {
        (noun.count_min, noun.count_max) = (None, None);
    }
}

/// Whether a token is an initialism: FBI, NATO, U.N.
pub(crate) fn is_initialism(reading: &Reading<'_>, i: usize) -> bool {
    reading.token(i).is_some_and(|t| {
        let text = t.span.of(reading.body);
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        (2..=6).contains(&letters)
            && text.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '&') || c.is_numeric())
    })
}

/// Whether a text is written as a name of an outlet is: "Time" is one, "time" is none.
pub(crate) fn bears_case(text: &str, name: &str, aliases: &[String]) -> bool {
    let bare = |t: &str| t.trim().trim_start_matches("The ").trim_start_matches("the ").replace('\u{2019}', "'");
    let text = bare(text);
    std::iter::once(name)
        .chain(aliases.iter().map(String::as_str))
        .any(|n| {
            let n = bare(n);
            // Capitals throughout stand for any case: REUTERS.
            n == text || n.to_uppercase() == text || n.to_lowercase() == text.to_lowercase() && starts_alike(&n, &text)
        })
}

/// Whether the words of a text begin with capitals where those of a name do.
fn starts_alike(name: &str, text: &str) -> bool {
    name.split(' ').zip(text.split(' ')).all(|(n, t)| {
        let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
        !capital(n) || capital(t)
    })
}

fn low_text(reading: &Reading<'_>, tokens: Range<usize>) -> String {
    let mut out = String::new();
    for i in tokens {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(reading.low(i));
    }
    out
}
