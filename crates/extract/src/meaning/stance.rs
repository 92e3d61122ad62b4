//! What a speaker does with a content: asserts, denies, declines or asks.

use super::negation;
use super::reading::Reading;
use onrecord_core::{Form, Span, Stance};
use std::ops::Range;

/// The stance of a cue and its content.
///
/// The order matters: "declined to deny" and "did not deny" decline, "denied" denies,
/// and only a cue without an opinion of its own lets the content decide.
pub(crate) fn stance(reading: &Reading<'_>, cue: Span, content: &[Span], form: Form) -> Stance {
    let cue_tokens = reading.tokens_in(cue);
    let wide = with_auxiliaries(reading, cue_tokens.clone());
    let content_tokens: Vec<usize> = content
        .iter()
        .flat_map(|s| reading.tokens_in(*s))
        .take(LONGEST)
        .collect();
    // The words from the cue on, for cues that are marked short: "declined" / "to comment".
    let after = after_cue(reading, wide.end, &content_tokens);
    let cue_words: Vec<&str> = wide.clone().map(|i| reading.low(i)).collect();
    let content_words: Vec<&str> = content_tokens.iter().map(|i| reading.low(*i)).collect();
    if declines(&cue_words, &after, &content_words) {
        Stance::Declines
    } else if denies(&cue_words, &after, &content_words) {
        Stance::Denies
    } else if asks(&cue_words, &content_words, form) {
        Stance::Asks
    } else if negation::is_saying(&cue_words) {
        negation::stance_of_content(reading, &content_tokens, form)
    } else {
        Stance::Asserts
    }
}

/// How much of a content is read for its stance.
const LONGEST: usize = 400;

/// The auxiliaries, negations and adverbs right before a cue belong to it.
fn with_auxiliaries(reading: &Reading<'_>, cue: Range<usize>) -> Range<usize> {
    let mut start = cue.start;
    while start > 0 && cue.start - start < 5 {
        let low = reading.low(start - 1);
        let belongs = AUXILIARIES.contains(&low) || low.ends_with("n't") || low.ends_with("ly");
        if !belongs {
            break;
        }
        start -= 1;
    }
    start..cue.end
}

const AUXILIARIES: &[&str] = &[
    "did", "does", "do", "not", "never", "has", "have", "had", "was", "were", "is", "are", "be",
    "been", "being", "would", "could", "will", "can", "cannot", "may", "might", "should", "also",
    "nor", "neither", "either", "yet", "so", "far", "still", "failed", "unable", "to", "both",
    "all", "again",
];

/// The words after the cue, up to the content's end, in the order of the text; few suffice.
fn after_cue<'r>(reading: &'r Reading<'_>, end: usize, content: &[usize]) -> Vec<&'r str> {
    let sentence = reading
        .token(end.saturating_sub(1))
        .map_or(0, |t| reading.sentence_at(t.span.start));
    let stop = reading.sentence(sentence).tokens.end;
    let follows = content.first().is_none_or(|c| *c >= end);
    let limit = if follows { 14 } else { 10 };
    (end..stop.min(end + limit)).map(|i| reading.low(i)).collect()
}

/// Verbs of telling: to decline one of these is to say nothing.
const TELLING: &[&str] = &[
    "comment", "say", "discuss", "elaborate", "provide", "answer", "speak", "give", "reveal",
    "disclose", "confirm", "identify", "name", "specify", "respond", "reply", "address", "talk",
    "go", "offer", "release", "detail", "explain", "describe", "deny", "share", "characterize",
    "characterise", "speculate", "clarify", "expand", "weigh", "be", "make", "rule", "return",
    "state", "tell", "verify",
];

/// What is declined where there is no verb.
const ANSWERS: &[&str] = &[
    "comment", "comments", "question", "questions", "interview", "interviews", "request",
    "requests", "call", "calls", "message", "messages", "email", "emails", "e-mail", "e-mails",
    "inquiry", "inquiries", "enquiries", "query", "queries", "response", "reply",
];

fn declines(cue: &[&str], after: &[&str], content: &[&str]) -> bool {
    let has = |w: &str| cue.contains(&w);
    let negated = cue.iter().any(|w| is_negative(w)) || has("failed") || has("unable") || has("nor");
    let both = [cue, after].concat();
    // "no comment", "had nothing to say".
    if phrase(&both, &["no", "comment"])
        || phrase(content, &["no", "comment"])
        || phrase(&both, &["no", "immediate", "comment"])
        || phrase(&both, &["no", "further", "comment"])
        || phrase(&both, &["no", "immediate", "response"])
        || phrase(&both, &["nothing", "to", "say"])
        || phrase(&both, &["no", "response", "from"])
    {
        return true;
    }
    let refuses = cue.iter().rposition(|w| {
        matches!(
            *w,
            "declined" | "decline" | "declines" | "declining" | "refused" | "refuse" | "refuses"
                | "refusing" | "demurred" | "refusal"
        )
    });
    if let Some(at) = refuses {
        let rest: Vec<&str> = cue.iter().skip(at + 1).chain(after.iter()).copied().take(8).collect();
        let rest = if rest.iter().any(|w| *w == "to") || content.first() != Some(&"to") {
            rest
        } else {
            content.iter().copied().take(8).collect()
        };
        if cue.iter().any(|w| *w == "demurred") {
            return true;
        }
        return declined_what(&rest);
    }
    // "could not be reached", "was not available for comment".
    if negated
        && (both.iter().any(|w| matches!(*w, "reached" | "available"))
            && (has("reached") || has("available") || has("be") || phrase(&both, &["available", "for"])))
        || has("unavailable")
    {
        return true;
    }
    if negated {
        if let Some(at) = cue.iter().position(|w| {
            matches!(
                *w,
                "respond" | "responded" | "reply" | "replied" | "comment" | "commented"
                    | "elaborate" | "elaborated" | "specify" | "specified" | "answer" | "answered"
                    | "confirm" | "confirmed" | "deny" | "denied" | "disclose" | "disclosed"
                    | "say" | "discuss" | "identify" | "name" | "explain" | "verify"
                    | "drawn" | "address" | "reveal" | "talk" | "detail" | "clarify"
            )
        }) {
            let verb = cue.get(at).copied().unwrap_or("");
            let able = cue.iter().any(|w| matches!(*w, "can't" | "cannot" | "can" | "couldn't" | "could"));
            if verb == "say" && able || verb == "identify" && both.contains(&"with") {
                return false;
            }
            return cue.iter().take(at).any(|w| is_negative(w) || matches!(*w, "failed" | "unable" | "nor"));
        }
        if both.iter().take(cue.len() + 4).any(|w| matches!(*w, "return" | "returned" | "answer"))
            && both.iter().any(|w| ANSWERS.contains(w))
        {
            return true;
        }
        if cue.iter().any(|w| matches!(*w, "provide" | "give" | "offer" | "make"))
            && both.iter().any(|w| matches!(*w, "comment" | "details" | "detail" | "explanation" | "response" | "reason" | "specifics"))
        {
            return true;
        }
    }
    // "said it could not confirm the report", "said she would not comment".
    negation::is_saying(cue) && unsaid(content)
}

/// A content that only says that nothing will be said.
fn unsaid(content: &[&str]) -> bool {
    let Some(at) = content.iter().take(10).position(|w| {
        matches!(*w, "comment" | "confirm" | "discuss" | "elaborate" | "verify" | "speculate")
    }) else {
        return false;
    };
    let before: Vec<&str> = content.iter().take(at).copied().collect();
    let by_itself = before
        .iter()
        .find(|w| !matches!(**w, "that" | "\"" | "“" | "," | "''"))
        .is_some_and(|w| matches!(*w, "it" | "he" | "she" | "they" | "i" | "we"));
    let refuses = before
        .iter()
        .any(|w| matches!(*w, "not" | "cannot" | "neither" | "unable" | "won't" | "can't" | "couldn't" | "wouldn't" | "never"));
    by_itself && refuses && before.len() <= 7
}

/// What one gives who tells something.
const INFORMATION: &[&str] = &[
    "detail", "details", "comment", "comments", "name", "names", "reason", "reasons",
    "explanation", "information", "answer", "answers", "list", "number", "numbers", "figure",
    "figures", "estimate", "specifics", "opinion", "copy", "copies", "date", "timeline", "evidence",
    "interview", "statement", "example", "examples", "response", "documentation", "proof",
];

fn declined_what(rest: &[&str]) -> bool {
    if let Some(to) = rest.iter().position(|w| *w == "to") {
        let verb = rest.iter().skip(to + 1).find(|w| !w.ends_with("ly") && **w != "even");
        return verb.is_some_and(|v| match *v {
            "be" => rest.iter().any(|w| {
                matches!(*w, "drawn" | "interviewed" | "quoted" | "identified" | "named" | "specific" | "more")
            }),
            "go" => rest.contains(&"into") || rest.contains(&"further") || rest.contains(&"beyond"),
            "make" => rest.iter().any(|w| matches!(*w, "comment" | "comments" | "statement" | "public" | "available")),
            "give" | "provide" | "offer" | "share" | "release" => {
                rest.len() <= to + 2 || rest.iter().any(|w| INFORMATION.contains(w))
            }
            "answer" | "return" | "address" => true,
            v => TELLING.contains(&v),
        });
    }
    // "declined comment", "declined a request for an interview".
    rest.iter().take(6).any(|w| ANSWERS.contains(w)) && !rest.contains(&"stop")
        || rest.iter().all(|w| w.chars().all(|c| !c.is_alphanumeric()))
}

/// Verbs that deny whatever they take.
const DENIALS: &[&str] = &[
    "deny", "denied", "denies", "denying", "denial", "denials", "refute", "refuted", "refutes",
    "refuting", "rebut", "rebutted", "debunk", "debunked", "disputed", "disputes", "disputing",
    "contradicted", "contradicts", "unaware",
];

/// Verbs that deny a claim, but only turn down an offer.
const REJECTIONS: &[&str] = &[
    "reject", "rejected", "rejects", "rejecting", "rejection", "dismiss", "dismissed",
    "dismisses", "dismissing", "rebuff", "rebuffed", "rebuffs", "rebuffing", "repudiated",
    "scoffed", "brushed", "batted", "rubbished", "waved", "knocked", "dispute",
];

/// Nouns for what may be true or false.
const CLAIMS: &[&str] = &[
    "claim", "claims", "report", "reports", "allegation", "allegations", "accusation",
    "accusations", "assertion", "assertions", "rumor", "rumors", "rumour", "rumours", "charge",
    "charges", "contention", "insinuation", "insinuations", "speculation", "suggestions",
    "characterization", "characterisation", "account", "accounts", "story", "stories",
    "implication", "conspiracy", "assessment", "findings", "hearsay",
];

/// Nouns for what may be true or false where a "that" says what it is.
const IDEAS: &[&str] = &[
    "notion", "idea", "suggestion", "argument", "view", "theory", "concern", "concerns",
    "criticism", "complaint", "complaints", "perception", "arguments",
];

/// What makes of anything rejected something false.
const FALSEHOODS: &[&str] = &[
    "false", "untrue", "baseless", "groundless", "unfounded", "fabricated", "fabrication",
    "nonsense", "lie", "lies", "fake", "bogus", "fiction", "invention", "falsehood", "falsehoods",
    "rubbish", "hoax", "absurd", "inaccurate", "incorrect", "wrong",
];

/// What is denied without being said to be untrue: "was denied entry".
const REFUSED: &[&str] = &[
    "access", "entry", "motion", "visa", "visas", "request", "requests", "appeal", "permit",
    "permits", "bail", "permission", "asylum", "application", "petition", "admission", "parole",
    "nomination", "victory", "right", "rights", "opportunity", "chance", "coverage", "service",
    "benefits", "status", "citizenship", "funding", "care", "aid", "boarding",
];

fn denies(cue: &[&str], after: &[&str], content: &[&str]) -> bool {
    let negated = cue.iter().any(|w| is_negative(w));
    let head: Vec<&str> = content.iter().copied().take(24).collect();
    let near: Vec<&str> = cue.iter().chain(after.iter()).copied().collect();
    if cue.iter().any(|w| DENIALS.contains(w)) && !negated {
        let refused = head.iter().take(6).any(|w| REFUSED.contains(w))
            && !head.iter().any(|w| matches!(*w, "that" | "having" | "any" | "was" | "were" | "had"));
        let presupposes = cue.contains(&"unaware") && head.first() == Some(&"that");
        return !refused && !presupposes;
    }
    if cue.iter().any(|w| REJECTIONS.contains(w)) && !negated {
        let as_false = near.iter().chain(head.iter()).any(|w| *w == "as")
            && near.iter().chain(content.iter()).any(|w| FALSEHOODS.contains(w));
        let window: Vec<&str> = near.iter().chain(head.iter()).copied().collect();
        let claim = window
            .iter()
            .take(30)
            .enumerate()
            .any(|(i, w)| CLAIMS.contains(w) && !is_courtly(&window, i));
        let idea = window.iter().take(30).enumerate().any(|(i, w)| {
            IDEAS.contains(w) && window.iter().skip(i + 1).take(4).any(|w| *w == "that")
        });
        return as_false || claim || idea;
    }
    // "called the report false".
    if cue.iter().any(|w| matches!(*w, "called" | "calls" | "calling" | "branded" | "labelled" | "labeled" | "described" | "slammed" | "denounced"))
        && !negated
    {
        let claim = near.iter().chain(head.iter()).any(|w| CLAIMS.contains(w) || matches!(*w, "it" | "that" | "this"));
        let fals = near.iter().chain(head.iter()).any(|w| {
            FALSEHOODS.contains(w) && !matches!(*w, "absurd" | "wrong")
        });
        return claim && fals;
    }
    false
}

/// "rejected a report's advice", "criminal charges": the word is part of something else.
fn is_courtly(window: &[&str], i: usize) -> bool {
    window.get(i + 1) == Some(&"'s")
        || matches!(window.get(i), Some(&"charges" | &"charge")) && i > 0 && matches!(window.get(i - 1), Some(&"criminal" | &"the" | &"felony"))
}

fn asks(cue: &[&str], content: &[&str], form: Form) -> bool {
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
    let question = QUESTIONS.contains(&first) || last == "?";
    let wh = cue.iter().any(|w| QUESTIONS.contains(w));
    let verb = |words: &[&str]| cue.iter().any(|w| words.contains(w));
    if verb(&["wonder", "wondered", "wonders", "wondering", "inquired", "enquired", "queried"]) {
        return true;
    }
    if verb(&["ask", "asked", "asks", "asking", "question", "questioned", "questions", "questioning"]) {
        return question || wh || cue.contains(&"about");
    }
    // A single question in a speaker's own words.
    form == Form::Direct
        && last == "?"
        && negation::is_saying(cue)
        && !content.iter().any(|w| matches!(*w, "." | "!"))
}

const QUESTIONS: &[&str] = &[
    "if", "whether", "what", "who", "why", "how", "when", "where", "which", "whose", "whom",
];

fn is_negative(word: &str) -> bool {
    matches!(word, "not" | "never" | "neither" | "cannot" | "nor" | "no") || word.ends_with("n't")
}

fn phrase(words: &[&str], wanted: &[&str]) -> bool {
    words.windows(wanted.len()).any(|w| w == wanted)
}
