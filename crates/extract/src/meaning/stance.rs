//! What a speaker does with a content: asserts, denies, declines or asks.

use super::declines::declines;
use super::negation;
use super::reading::Reading;
use crate::explain::Rule;
use onrecord_core::Words;
use onrecord_core::{Form, Span, Stance};
use std::ops::Range;

/// The stance of a cue and its content.
///
/// The order matters: "declined to deny" and "did not deny" decline, "denied" denies,
/// and only a cue without an opinion of its own lets the content decide.
pub(crate) fn stance(
    reading: &Reading<'_>,
    cue: Span,
    content: &[Span],
    form: Form,
) -> (Stance, Rule) {
    let seen = Seen::new(reading, cue, content);
    if let Some(rule) = seen.declines() {
        (Stance::Declines, rule)
    } else if let Some(rule) = seen.denies() {
        (Stance::Denies, rule)
    } else if let Some(rule) = asks(&seen.cue, &seen.content, form) {
        (Stance::Asks, rule)
    } else if negation::is_saying(&seen.cue) {
        negation::stance_of_content(reading, &seen.tokens, form)
    } else {
        (
            Stance::Asserts,
            "stance: the cue neither denies, declines nor asks, and is no verb of saying",
        )
    }
}

/// Whether a cue declines, or denies by its own words.
pub(crate) fn declines_or_denies(reading: &Reading<'_>, cue: Span, content: &[Span]) -> bool {
    let seen = Seen::new(reading, cue, content);
    seen.declines().or_else(|| seen.denies()).is_some()
}

/// Whether a cue is an act of speech: a verb of saying, or one that declines or denies.
pub(crate) fn is_speech(reading: &Reading<'_>, cue: Span, content: &[Span]) -> bool {
    let seen = Seen::new(reading, cue, content);
    negation::is_saying(&seen.cue) || seen.declines().or_else(|| seen.denies()).is_some()
}

/// The words that a stance goes by.
struct Seen<'r> {
    /// Right before the cue.
    before: Vec<&'r str>,
    /// Of the cue, with its auxiliaries.
    cue: Vec<&'r str>,
    /// From the cue on, for cues that are marked short: "declined" / "to comment".
    after: Vec<&'r str>,
    /// The numbers of the content's tokens.
    tokens: Vec<usize>,
    /// Of the content.
    content: Vec<&'r str>,
}

impl<'r> Seen<'r> {
    fn new(reading: &'r Reading<'_>, cue: Span, content: &[Span]) -> Self {
        let wide = with_auxiliaries(reading, reading.tokens_in(cue));
        let tokens = content.iter().flat_map(|s| reading.tokens_in(*s));
        let tokens: Vec<usize> = tokens.take(LONGEST).collect();
        let before = wide.start.saturating_sub(NEAR)..wide.start;
        Self {
            before: before.map(|i| reading.low(i)).collect(),
            after: after_cue(reading, wide.end, &tokens),
            cue: wide.map(|i| reading.low(i)).collect(),
            content: tokens.iter().map(|i| reading.low(*i)).collect(),
            tokens,
        }
    }

    fn declines(&self) -> Option<Rule> {
        declines(&self.before, &self.cue, &self.after, &self.content)
    }

    fn denies(&self) -> Option<Rule> {
        denies(&self.cue, &self.after, &self.content)
    }
}

/// How many words before a cue may belong to it: "remained" before "silent".
const NEAR: usize = 3;

/// How much of a content is read for its stance.
const LONGEST: usize = 400;

/// The auxiliaries, negations and adverbs right before a cue belong to it.
fn with_auxiliaries(reading: &Reading<'_>, cue: Range<usize>) -> Range<usize> {
    let mut start = cue.start;
    while start > 0 && cue.start - start < 5 {
        let low = reading.low(start - 1);
        let belongs = AUXILIARIES.contains(low) || low.ends_with("n't") || low.ends_with("ly");
        if !belongs {
            break;
        }
        start -= 1;
    }
    start..cue.end
}

static AUXILIARIES: Words = Words::new(
    "did, does, do, not, never, has, have, had, was, were, is, are, be, been, being, would, \
     could, will, can, cannot, may, might, should, also, nor, neither, either, yet, so, far, \
     still, failed, unable, to, both, all, again",
);

/// The words after the cue, up to the content's end, in the order of the text; few suffice.
fn after_cue<'r>(reading: &'r Reading<'_>, end: usize, content: &[usize]) -> Vec<&'r str> {
    let sentence = reading
        .token(end.saturating_sub(1))
        .map_or(0, |t| reading.sentence_at(t.span.start));
    let stop = reading.sentence(sentence).tokens.end;
    let follows = content.first().is_none_or(|c| *c >= end);
    let limit = if follows { 14 } else { 10 };
    (end..stop.min(end + limit))
        .map(|i| reading.low(i))
        .collect()
}

/// Verbs that deny whatever they take.
static DENIALS: Words = Words::new(
    "deny, denied, denies, denying, denial, denials, refute, refuted, refutes, refuting, \
     rebut, rebutted, rebuts, rebutting, debunk, debunked, debunks, debunking, disputed, \
     disputes, disputing, contradicted, contradicts, contradicting, unaware",
);

/// Verbs that take back what one, or one's own, has said.
static RETRACTIONS: Words = Words::new(
    "retract, retracted, retracts, retracting, recant, recanted, recants, recanting, disavow, \
     disavowed, disavows, disavowing, disown, disowned, disowns, disowning, walked, walks, \
     walking, took, takes, taking, withdrew, withdraws, withdrawing, withdrawn, backed, \
     backtracked, backtracks, backtracking, repudiate, repudiated, repudiates, repudiating",
);

/// What is taken back by these.
static SAID: Words = Words::new(
    "comment, comments, remark, remarks, statement, statements, testimony, words, confession, \
     tweet, tweets, post, posts, quote, quotes, assertion, assertions, apology, version",
);

/// Verbs that deny a claim, but only turn down an offer.
static REJECTIONS: Words = Words::new(
    "reject, rejected, rejects, rejecting, rejection, dismiss, dismissed, dismisses, \
     dismissing, rebuff, rebuffed, rebuffs, rebuffing, scoffed, brushed, batted, \
     rubbished, waved, knocked, dispute",
);

/// Nouns for what may be true or false.
static CLAIMS: Words = Words::new(
    "claim, claims, report, reports, allegation, allegations, accusation, accusations, \
     assertion, assertions, rumor, rumors, rumour, rumours, charge, charges, contention, \
     insinuation, insinuations, speculation, suggestions, characterization, \
     characterisation, account, accounts, story, stories, implication, conspiracy, \
     assessment, findings, hearsay",
);

/// Nouns for what may be true or false where a "that" says what it is.
static IDEAS: Words = Words::new(
    "notion, idea, suggestion, argument, view, theory, concern, concerns, criticism, \
     complaint, complaints, perception, arguments",
);

/// What makes of anything rejected something false.
static FALSEHOODS: Words = Words::new(
    "false, untrue, baseless, groundless, unfounded, fabricated, fabrication, nonsense, lie, \
     lies, fake, bogus, fiction, invention, falsehood, falsehoods, rubbish, hoax, absurd, \
     inaccurate, incorrect, wrong",
);

/// What is denied without being said to be untrue: "was denied entry".
static REFUSED: Words = Words::new(
    "access, entry, motion, visa, visas, request, requests, appeal, permit, permits, bail, \
     permission, asylum, application, petition, admission, parole, nomination, victory, \
     right, rights, opportunity, chance, coverage, service, benefits, status, citizenship, \
     funding, care, aid, boarding",
);

fn denies(cue: &[&str], after: &[&str], content: &[&str]) -> Option<Rule> {
    let negated = cue
        .iter()
        .any(|w| is_negative(w) || w.starts_with("refus") || w.starts_with("declin"));
    let head: Vec<&str> = content.iter().copied().take(24).collect();
    let near: Vec<&str> = cue.iter().chain(after.iter()).copied().collect();
    if cue.iter().any(|w| DENIALS.contains(w)) && !negated {
        let refused = head.iter().take(6).any(|w| REFUSED.contains(w))
            && !head
                .iter()
                .any(|w| matches!(*w, "that" | "having" | "any" | "was" | "were" | "had"));
        let presupposes = cue.contains(&"unaware") && head.first() == Some(&"that");
        return (!refused && !presupposes)
            .then_some("stance: a verb that denies whatever it takes (DENIALS)");
    }
    if cue.iter().any(|w| RETRACTIONS.contains(w)) && !negated {
        return takes_back(cue, &near, &head)
            .then_some("stance: what was said is taken back (RETRACTIONS)");
    }
    if cue.iter().any(|w| REJECTIONS.contains(w)) && !negated {
        let as_false = near.iter().chain(head.iter()).any(|w| *w == "as")
            && near
                .iter()
                .chain(content.iter())
                .any(|w| FALSEHOODS.contains(w));
        let window: Vec<&str> = near.iter().chain(head.iter()).copied().collect();
        let claim = window
            .iter()
            .take(30)
            .enumerate()
            .any(|(i, w)| CLAIMS.contains(w) && !is_courtly(&window, i));
        let idea = window.iter().take(30).enumerate().any(|(i, w)| {
            let pointed = i > 0 && matches!(window.get(i - 1), Some(&"that" | &"any" | &"such"));
            let told = window.iter().skip(i + 1).take(4).any(|w| *w == "that");
            IDEAS.contains(w) && (told || pointed)
        });
        return if as_false {
            Some("stance: turned down (REJECTIONS) as false (FALSEHOODS)")
        } else if claim {
            Some("stance: turned down (REJECTIONS) is a claim (CLAIMS)")
        } else {
            idea.then_some(
                "stance: turned down (REJECTIONS) is an idea, told or pointed at (IDEAS)",
            )
        };
    }
    // "called the report false".
    if cue.iter().any(|w| {
        matches!(
            *w,
            "called"
                | "calls"
                | "calling"
                | "branded"
                | "labelled"
                | "labeled"
                | "described"
                | "slammed"
                | "denounced"
        )
    }) && !negated
    {
        let claim = near
            .iter()
            .chain(head.iter())
            .any(|w| CLAIMS.contains(w) || matches!(*w, "it" | "that" | "this"));
        // Far behind the cue another sentence part calls something else false.
        let fals = near
            .iter()
            .take(cue.len() + 6)
            .chain(head.iter())
            .any(|w| FALSEHOODS.contains(w) && !matches!(*w, "absurd" | "wrong"));
        return (claim && fals).then_some("stance: called false (CLAIMS, FALSEHOODS)");
    }
    None
}

/// "retracted her claim", "walked back the remark", "recanted": not "took the statement".
fn takes_back(cue: &[&str], near: &[&str], head: &[&str]) -> bool {
    let particle = |w: &&str| matches!(*w, "back" | "away" | "off");
    let phrasal = cue.iter().any(|w| {
        matches!(
            *w,
            "walked" | "walks" | "walking" | "took" | "takes" | "taking" | "backed"
        )
    });
    if phrasal && !near.iter().take(cue.len() + 8).any(particle) {
        return false;
    }
    let alone = cue
        .iter()
        .any(|w| w.starts_with("retract") || w.starts_with("recant"));
    alone
        || near
            .iter()
            .take(cue.len() + 10)
            .chain(head.iter().take(12))
            .any(|w| CLAIMS.contains(w) || SAID.contains(w))
}

/// "rejected a report's advice", "criminal charges": the word is part of something else.
fn is_courtly(window: &[&str], i: usize) -> bool {
    window.get(i + 1) == Some(&"'s")
        || matches!(window.get(i), Some(&"charges" | &"charge"))
            && i > 0
            && matches!(window.get(i - 1), Some(&"criminal" | &"the" | &"felony"))
}

fn asks(cue: &[&str], content: &[&str], form: Form) -> Option<Rule> {
    let first = content
        .iter()
        .find(|w| w.chars().any(char::is_alphanumeric))
        .copied()
        .unwrap_or("");
    let last = content
        .iter()
        .rev()
        .find(|w| !matches!(**w, "\"" | "”" | "''" | "'" | "’" | "," | "»"))
        .copied()
        .unwrap_or("");
    let question = QUESTIONS.contains(first) || last == "?";
    let wh = cue.iter().any(|w| QUESTIONS.contains(w));
    let verb = |words: &[&str]| cue.iter().any(|w| words.contains(w));
    if verb(&[
        "wonder",
        "wondered",
        "wonders",
        "wondering",
        "inquired",
        "enquired",
        "queried",
    ]) {
        return Some("stance: a verb of wondering");
    }
    if verb(&[
        "ask",
        "asked",
        "asks",
        "asking",
        "question",
        "questioned",
        "questions",
        "questioning",
    ]) {
        return (question || wh || cue.contains(&"about"))
            .then_some("stance: a verb of asking with a question");
    }
    // A single question in a speaker's own words.
    (form == Form::Direct
        && last == "?"
        && negation::is_saying(cue)
        && !content.iter().any(|w| matches!(*w, "." | "!")))
    .then_some("stance: a single question in the speaker's own words")
}

static QUESTIONS: Words =
    Words::new("if, whether, what, who, why, how, when, where, which, whose, whom");

pub(crate) fn is_negative(word: &str) -> bool {
    matches!(word, "not" | "never" | "neither" | "cannot" | "nor" | "no") || word.ends_with("n't")
}

pub(crate) fn phrase(words: &[&str], wanted: &[&str]) -> bool {
    words.windows(wanted.len()).any(|w| w == wanted)
}
