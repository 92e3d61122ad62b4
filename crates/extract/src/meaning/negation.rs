//! Whether a content under a neutral cue says that something is *not* so.
//!
//! "said there had been no contact" denies a fact; "said it would not talk" states a will, and
//! "said it did not want to" a feeling: those assert. Only the first main clause counts.

use super::facts::{SUBJECT, had_nothing, is_modal, is_past, negated, negative_subject};
use super::reading::Reading;
use crate::explain::Rule;
use onrecord_core::Words;
use onrecord_core::{Form, Stance};

/// Verbs of saying without an opinion of their own on what is said.
static SAYING: Words = Words::new(
    "said, say, says, saying, told, tell, tells, telling, insisted, insist, insists, \
     insisting, maintained, maintains, maintain, maintaining, stated, states, state, \
     stating, added, adds, adding, claimed, claims, claim, claiming, declared, declares, \
     declare, declaring, announced, announces, announcing, asserted, asserts, assert, \
     asserting, affirmed, affirms, confirmed, confirms, confirm, confirming, stressed, \
     stresses, stressing, noted, notes, note, noting, emphasized, emphasised, emphasizing, \
     reiterated, reiterates, reiterating, wrote, writes, writing, reported, reports, report, \
     reporting, testified, testifies, testifying, swore, swears, explained, explains, \
     explaining, argued, argues, argue, arguing, responded, responds, responding, replied, \
     replies, replying, countered, counters, countering, according, tweeted, tweets, \
     tweeting, posted, revealed, reveals, revealing, disclosed, disclosing, divulged, \
     informed, informing, assured, assures, assuring, repeated, repeats, repeating, \
     suggested, suggests, suggesting, concluded, concludes, concluding, indicated, \
     indicates, indicating, showed, shows, show, showing, found, finds, contended, contends, \
     contending, protested, retorted, shot, continued, recalled, recalls, vowed, pledged, \
     called, statement, statements, answered, remarked, observed, :, briefed, conveyed, \
     communicated, pleaded, promised, related, recounted",
);

/// Whether a cue is a verb of saying.
pub(crate) fn is_saying(cue: &[&str]) -> bool {
    cue.iter().any(|w| SAYING.contains(w))
        && !cue.iter().any(|w| {
            matches!(*w, "not" | "never" | "for" | "didn't" | "called") || w.ends_with("n't")
        })
}

/// The stance that the polarity of a content gives to a neutral cue.
pub(crate) fn stance_of_content(
    reading: &Reading<'_>,
    content: &[usize],
    form: Form,
) -> (Stance, Rule) {
    let clause = first_clause(reading, content);
    if is_denial(&clause, form) {
        (
            Stance::Denies,
            "negation: a verb of saying, and the first main clause of the content negates a fact",
        )
    } else {
        (
            Stance::Asserts,
            "negation: a verb of saying, and the first main clause of the content negates no fact",
        )
    }
}

/// The words of the first main clause, without what introduces it.
fn first_clause<'r>(reading: &'r Reading<'_>, content: &[usize]) -> Vec<&'r str> {
    let mut words: Vec<&str> = content.iter().take(60).map(|i| reading.low(*i)).collect();
    let opening = |w: &str| {
        matches!(
            w,
            "that"
                | "how"
                | ","
                | "\""
                | "“"
                | "'"
                | "‘"
                | "''"
                | "…"
                | "…,"
                | "but"
                | "and"
                | "so"
                | "well"
                | ":"
                | "«"
                | "„"
        ) || (w.ends_with("ly") && !matches!(w, "only" | "early" | "family"))
    };
    let mut start = words.iter().take_while(|w| opening(w)).count();
    // "after the talks, the envoy had not …": the main clause begins behind the comma.
    while words.get(start).is_some_and(|w| INTRODUCERS.contains(w)) {
        let Some(comma) = words.iter().skip(start).take(30).position(|w| *w == ",") else {
            // A subordinate clause without end has no main clause behind it.
            if matches!(
                words.get(start),
                Some(
                    &("if"
                        | "when"
                        | "while"
                        | "because"
                        | "as"
                        | "unless"
                        | "until"
                        | "although"
                        | "though")
                )
            ) {
                return Vec::new();
            }
            break;
        };
        start += comma + 1;
    }
    words.drain(..start.min(words.len()));
    let end = words
        .iter()
        .position(|w| matches!(*w, "." | ";" | "?" | "!" | "–" | "—"))
        .unwrap_or(words.len());
    words.truncate(end);
    words
}

static INTRODUCERS: Words = Words::new(
    "if, when, while, although, though, because, as, after, before, since, unless, until, \
     despite, during, in, at, on, for, with, contrary, to, once, even, by, over, under, from",
);

fn is_denial(words: &[&str], form: Form) -> bool {
    let get = |i: usize| words.get(i).copied().unwrap_or("");
    // "No," alone; "absolutely not".
    let letters: Vec<&str> = words
        .iter()
        .copied()
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .collect();
    if form == Form::Direct && letters.len() <= 3 {
        let flat = matches!(letters.first(), Some(&"no" | &"never" | &"nope"))
            && letters.len() == 1
            || letters.last() == Some(&"not") && letters.len() <= 2
            || letters.first() == Some(&"not") && matches!(letters.get(1), Some(&"true" | &"at"));
        if flat || letters.len() < 2 {
            return flat;
        }
    }
    // "declaring no engagement in talks", "no decision had been made", "nothing happened".
    if matches!(get(0), "no" | "none" | "nothing" | "nobody" | "neither")
        || get(0) == "not" && get(1) == "a"
    {
        return negative_subject(words);
    }
    let mut relative = false;
    let mut i = 0;
    while i < words.len().min(SUBJECT + 4) {
        let w = get(i);
        if matches!(w, "who" | "which" | "that" | "whose" | "where") && i > 0 {
            relative = true;
        } else if w == "," && relative {
            relative = false;
        } else if w == "unaware" {
            return get(i + 1) == "of";
        } else if w == "never" && !is_auxiliary(get(i.saturating_sub(1))) {
            return is_past(get(i + 1));
        } else if is_auxiliary(w) && !follows_to(words, i) {
            if relative {
                relative = false;
            } else {
                // "had found no evidence": what was not found stands behind the participle.
                let perfect = matches!(w, "had" | "has" | "have") && is_past(get(i + 1));
                return negated(words, i) || perfect && had_nothing(words, i + 1);
            }
        } else if FINITE.contains(w)
            || (i > 0 && PRONOUNS.contains(&get(i - 1)) && !w.ends_with("ly"))
                && !ADVERBS.contains(w)
            || (i > 0
                && w.ends_with("ed")
                && !matches!(
                    get(i - 1),
                    "the" | "a" | "an" | "of" | "and" | "or" | "," | "so-called"
                )
                && !relative
                && w != "united"
                && w != "armed")
        {
            if relative {
                relative = false;
            } else {
                return had_nothing(words, i);
            }
        }
        i += 1;
    }
    false
}

const PRONOUNS: &[&str] = &["he", "she", "it", "they", "we", "i", "you", "there"];
static ADVERBS: Words =
    Words::new("also, still, now, then, never, just, himself, both, all, currently, unaware");

/// Finite verbs that end the search: what comes after them is no main clause.
static FINITE: Words = Words::new(
    "knows, thinks, believes, says, said, wants, went, came, made, took, gave, got, became, \
     left, saw, told, knew, thought, felt, met, kept, began, needs, makes, takes, gives, \
     remains, seems, appears, means, shows, comes, goes, hopes, plans, intends, expects, \
     feels, let, let's, ran, won, lost, spoke, stood, held, brought, put, wrote, think, \
     believe, know, want, continues, understands, sees, keeps, supports, opposes, agrees, \
     refuses",
);

fn is_auxiliary(word: &str) -> bool {
    let stem = word.strip_suffix("n't").unwrap_or(word);
    is_modal(stem)
        || matches!(
            stem,
            "is" | "are"
                | "was"
                | "were"
                | "am"
                | "has"
                | "have"
                | "had"
                | "do"
                | "does"
                | "did"
                | "'s"
                | "ain't"
        )
        || word.ends_with("'ve")
        || word.ends_with("'re")
        || word.ends_with("'d")
        || word.ends_with("'ll")
        || word == "i'm"
}

fn follows_to(words: &[&str], i: usize) -> bool {
    i > 0 && words.get(i - 1) == Some(&"to")
}
