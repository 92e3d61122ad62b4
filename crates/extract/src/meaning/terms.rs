//! The terms on which a speaker spoke: anonymity, background, off the record.

use super::reading::Reading;
use onrecord_core::Words;
use onrecord_core::{GroundRule, GroundRuleKind, Span};
use std::ops::Range;

/// Turns of phrase by kind; "_" stands for any one word.
const PHRASES: &[(GroundRuleKind, &str)] = &[
    (GroundRuleKind::Anonymity, "on condition of anonymity"),
    (GroundRuleKind::Anonymity, "on the condition of anonymity"),
    (GroundRuleKind::Anonymity, "under condition of anonymity"),
    (
        GroundRuleKind::Anonymity,
        "under the condition of anonymity",
    ),
    (GroundRuleKind::Anonymity, "on the basis of anonymity"),
    (GroundRuleKind::Anonymity, "on basis of anonymity"),
    (GroundRuleKind::Anonymity, "on conditions of anonymity"),
    (GroundRuleKind::Anonymity, "on the promise of anonymity"),
    (GroundRuleKind::Anonymity, "on condition of not being named"),
    (
        GroundRuleKind::Anonymity,
        "on condition of not being identified",
    ),
    (
        GroundRuleKind::Anonymity,
        "on condition that _ not be named",
    ),
    (
        GroundRuleKind::Anonymity,
        "on condition that _ not be identified",
    ),
    (
        GroundRuleKind::Anonymity,
        "on condition that _ name not be used",
    ),
    (
        GroundRuleKind::Anonymity,
        "on the condition that _ not be named",
    ),
    (
        GroundRuleKind::Anonymity,
        "on the condition that _ not be identified",
    ),
    (GroundRuleKind::Anonymity, "on condition _ not be named"),
    (
        GroundRuleKind::Anonymity,
        "on condition _ not be identified",
    ),
    (GroundRuleKind::Anonymity, "not to be named"),
    (GroundRuleKind::Anonymity, "not to be identified"),
    (GroundRuleKind::Anonymity, "not to be quoted by name"),
    (GroundRuleKind::Anonymity, "not be named"),
    (GroundRuleKind::Anonymity, "not be identified"),
    (GroundRuleKind::Anonymity, "declined to be named"),
    (GroundRuleKind::Anonymity, "declined to be identified"),
    (GroundRuleKind::Anonymity, "declining to be named"),
    (GroundRuleKind::Anonymity, "declining to be identified"),
    (GroundRuleKind::Anonymity, "refused to be named"),
    (GroundRuleKind::Anonymity, "refused to be identified"),
    (GroundRuleKind::Anonymity, "refusing to be named"),
    (GroundRuleKind::Anonymity, "declined to give _ name"),
    (GroundRuleKind::Anonymity, "declined to give _ names"),
    (GroundRuleKind::Anonymity, "refused to give _ name"),
    (GroundRuleKind::Anonymity, "refused to give _ names"),
    (GroundRuleKind::Anonymity, "not want to be named"),
    (GroundRuleKind::Anonymity, "not want to be identified"),
    (GroundRuleKind::Anonymity, "didn't want to be named"),
    (GroundRuleKind::Anonymity, "didn't want to be identified"),
    (GroundRuleKind::Anonymity, "not want _ name used"),
    (GroundRuleKind::Anonymity, "not want _ name published"),
    (GroundRuleKind::Anonymity, "asked for anonymity"),
    (GroundRuleKind::Anonymity, "asking for anonymity"),
    (GroundRuleKind::Anonymity, "requested anonymity"),
    (GroundRuleKind::Anonymity, "requesting anonymity"),
    (GroundRuleKind::Anonymity, "granted anonymity"),
    (GroundRuleKind::Anonymity, "insisted on anonymity"),
    (GroundRuleKind::Anonymity, "insisting on anonymity"),
    (GroundRuleKind::Anonymity, "promised anonymity"),
    (GroundRuleKind::Anonymity, "wished to remain anonymous"),
    (GroundRuleKind::Anonymity, "to remain anonymous"),
    (GroundRuleKind::Anonymity, "to stay anonymous"),
    (GroundRuleKind::Anonymity, "speaking anonymously"),
    (GroundRuleKind::Anonymity, "spoke anonymously"),
    (GroundRuleKind::Anonymity, "speaking privately"),
    (GroundRuleKind::Anonymity, "not authorized to"),
    (GroundRuleKind::Anonymity, "not authorised to"),
    (GroundRuleKind::Anonymity, "n't authorized to"),
    (GroundRuleKind::Anonymity, "wasn't authorized to"),
    (GroundRuleKind::Anonymity, "weren't authorized to"),
    (GroundRuleKind::Anonymity, "wasn't authorised to"),
    (GroundRuleKind::Anonymity, "weren't authorised to"),
    (GroundRuleKind::Anonymity, "not permitted to speak"),
    (GroundRuleKind::Anonymity, "not allowed to speak"),
    (GroundRuleKind::Anonymity, "n't permitted to speak"),
    (GroundRuleKind::Anonymity, "n't allowed to speak"),
    (GroundRuleKind::Anonymity, "wasn't permitted to speak"),
    (GroundRuleKind::Anonymity, "wasn't allowed to speak"),
    (GroundRuleKind::Anonymity, "weren't permitted to speak"),
    (GroundRuleKind::Anonymity, "weren't allowed to speak"),
    (GroundRuleKind::Anonymity, "not permitted to be quoted"),
    (GroundRuleKind::Anonymity, "lacked authority to speak"),
    (GroundRuleKind::Anonymity, "lacked authorization to speak"),
    (GroundRuleKind::Anonymity, "lacked authorisation to speak"),
    (GroundRuleKind::Anonymity, "unauthorized to speak"),
    (GroundRuleKind::Anonymity, "unauthorised to speak"),
    (GroundRuleKind::Anonymity, "name was withheld"),
    (GroundRuleKind::Anonymity, "name has been withheld"),
    (GroundRuleKind::Background, "on deep background"),
    (GroundRuleKind::Background, "on background"),
    (GroundRuleKind::OffTheRecord, "off the record"),
    (GroundRuleKind::OffTheRecord, "off-the-record"),
    (GroundRuleKind::OnTheRecord, "speaking on the record"),
    (GroundRuleKind::OnTheRecord, "spoke on the record"),
    (GroundRuleKind::OnTheRecord, "said on the record"),
];

/// The words that phrases begin with: most words begin none.
static FIRSTS: Words = Words::new(
    "on, under, not, declined, declining, refused, refusing, didn't, asked, asking, requested, \
     requesting, granted, insisted, insisting, promised, wished, to, spoke, n't, \
     wasn't, weren't, unauthorized, unauthorised, name, off, off-the-record, lacked, speaking, said",
);

/// Words that may stand before a phrase and belong to it.
static ASKING: Words = Words::new(
    "asked, asking, requested, requesting, wished, wishing, preferred, preferring, wanted, \
     insisted, chose, agreed, who, did",
);

/// The first ground rule among some tokens, with its reason.
pub(crate) fn find(
    reading: &Reading<'_>,
    tokens: Range<usize>,
    stop: &dyn Fn(usize) -> bool,
) -> Option<GroundRule> {
    for i in tokens.clone() {
        if stop(i) {
            continue;
        }
        let Some((kind, length)) = phrase_at(reading, i) else {
            continue;
        };
        if kind == GroundRuleKind::Background && reading.low(i + length).starts_with("check") {
            continue;
        }
        let mut start = i;
        let asked = i.checked_sub(1).filter(|b| {
            *b >= tokens.start
                && ASKING.contains(reading.low(*b))
                && !matches!(reading.low(*b), "who" | "did")
        });
        if let Some(before) = asked {
            start = before;
        } else if reading.low(i) == "not"
            && matches!(reading.low(i + 1), "to" | "be")
            && reading.low_before(i) != "could"
            && !(i > tokens.start && ASKING.contains(reading.low_before(i)))
        {
            // "they are not to be named after …" is no ground rule.
            let asks = (tokens.start.max(i.saturating_sub(4))..i)
                .any(|k| ASKING.contains(reading.low(k)) || reading.low(k) == "condition");
            if !asks {
                continue;
            }
        }
        let end = i + length;
        return Some(GroundRule {
            kind,
            span: reading.span_of(start..end),
            reason: reason(reading, start, end, tokens.end, stop),
        });
    }
    None
}

fn phrase_at(reading: &Reading<'_>, i: usize) -> Option<(GroundRuleKind, usize)> {
    let first = reading.low(i);
    if !FIRSTS.contains(first) {
        return None;
    }
    let mut best: Option<(GroundRuleKind, usize)> = None;
    for (kind, phrase) in PHRASES {
        if !phrase.starts_with(first) {
            continue;
        }
        let words = phrase.split(' ');
        let mut length = 0;
        let fits = words.enumerate().all(|(k, w)| {
            length = k + 1;
            w == "_" && !reading.is_mark(i + k) || reading.low(i + k) == w
        });
        if fits && best.is_none_or(|(_, l)| l < length) {
            best = Some((*kind, length));
        }
    }
    best
}

/// Words that bring in the reason.
static REASONS: Words =
    Words::new("because, due, citing, given, owing, since, as, so, fearing, lest, out");

/// The reason for a ground rule: behind it, up to the end of the clause.
fn reason(
    reading: &Reading<'_>,
    start: usize,
    end: usize,
    limit: usize,
    stop: &dyn Fn(usize) -> bool,
) -> Option<Span> {
    // "because they were not authorised to speak": the whole clause is the reason.
    if reading.low(start) == "not" || reading.low(start).ends_with("n't") {
        let because = (start.saturating_sub(4)..start)
            .find(|k| matches!(reading.low(*k), "because" | "as" | "since"));
        if let Some(from) = because {
            return clause(reading, from, end, limit, stop);
        }
        return None;
    }
    let from = end + usize::from(reading.low(end) == ",");
    let low = reading.low(from);
    let fear = reading.has_words(from, "for fear")
        || low == "to" && from == end && !reading.is_cap(from + 1)
        || reading.has_words(from, "in order");
    if from < limit && !stop(from) && (REASONS.contains(low) || fear) {
        return clause(reading, from, from, limit, stop);
    }
    None
}

fn clause(
    reading: &Reading<'_>,
    from: usize,
    at_least: usize,
    limit: usize,
    stop: &dyn Fn(usize) -> bool,
) -> Option<Span> {
    let mut to = at_least.max(from + 1);
    while to < limit && !stop(to) {
        let low = reading.low(to);
        if reading.is_mark(to) && !matches!(low, "'" | "-" | "’")
            || matches!(low, "said" | "told" | "says")
        {
            break;
        }
        to += 1;
    }
    (to > from + 1).then(|| reading.span_of(from..to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phrase_begins_with_a_word_that_is_passed_over() {
        for (_, phrase) in PHRASES {
            let first = phrase.split(' ').next().unwrap_or_default();
            assert!(FIRSTS.contains(first), "{phrase}");
        }
    }
}
