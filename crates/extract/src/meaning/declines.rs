//! Whether a speaker says nothing: no comment, no response, refused to be drawn.

mod evades;

use super::negation;
use super::stance::{is_negative, phrase};
use crate::explain::Rule;
use evades::{ASKED, evades, says_nothing};
use onrecord_core::Words;

/// Verbs of telling: to decline one of these is to say nothing.
static TELLING: Words = Words::new(
    "comment, say, discuss, elaborate, provide, answer, speak, give, reveal, disclose, \
     confirm, identify, name, specify, respond, reply, address, talk, go, offer, release, \
     detail, explain, describe, deny, share, characterize, characterise, speculate, clarify, \
     expand, weigh, be, make, rule, return, state, tell, verify, define, quantify, divulge, \
     estimate, predict, opine, engage, volunteer, pinpoint, outline",
);

/// What is declined where there is no verb.
static ANSWERS: Words = Words::new(
    "comment, comments, question, questions, interview, interviews, request, requests, call, \
     calls, message, messages, email, emails, e-mail, e-mails, inquiry, inquiries, \
     enquiries, query, queries, response, reply",
);

/// States of saying nothing.
static SILENCE: Words = Words::new(
    "silent, mum, tight-lipped, tightlipped, unavailable, unreachable, unanswered, unreturned, \
     noncommittal",
);

/// Whether a cue, with a few words before it and those behind it, says that nothing was said.
pub(crate) fn declines(
    before: &[&str],
    cue: &[&str],
    after: &[&str],
    content: &[&str],
) -> Option<Rule> {
    let has = |w: &str| cue.contains(&w);
    let negated = cue.iter().any(|w| is_negative(w))
        || has("failed")
        || has("unable")
        || has("nor")
        || phrase(cue, &["yet", "to"]);
    let both = [cue, after].concat();
    if says_nothing(cue, &both, content) || evades(cue, &both, content) {
        return Some("declines: no comment, no response, or a question got round (EVASIONS)");
    }
    let keeps = |w: &&str| {
        matches!(
            *w,
            "remained"
                | "remains"
                | "stayed"
                | "stays"
                | "kept"
                | "keeping"
                | "was"
                | "were"
                | "went"
                | "is"
                | "are"
                | "been"
        )
    };
    if cue.iter().any(|w| SILENCE.contains(w))
        && (cue.iter().any(&keeps) || before.iter().any(keeps))
    {
        return Some("declines: a state of saying nothing (SILENCE)");
    }
    let refuses = cue.iter().rposition(|w| {
        matches!(
            *w,
            "declined"
                | "decline"
                | "declines"
                | "declining"
                | "refused"
                | "refuse"
                | "refuses"
                | "refusing"
                | "demurred"
                | "refusal"
        )
    });
    if let Some(at) = refuses {
        let rest: Vec<&str> = cue
            .iter()
            .skip(at + 1)
            .chain(after.iter())
            .copied()
            .take(8)
            .collect();
        let rest = if rest.contains(&"to") || content.first() != Some(&"to") {
            rest
        } else {
            content.iter().copied().take(8).collect()
        };
        return (cue.contains(&"demurred") || declined_what(&rest)).then_some(
            "declines: a verb of refusing, and what is refused is telling or an answer",
        );
    }
    // "could not be reached", "was not available for comment".
    let unanswered = has("returned") || has("answered");
    if negated && unanswered && content.iter().take(8).any(|w| ASKED.contains(w)) {
        return Some("declines: what was asked was not answered (ASKED)");
    }
    if negated
        && (both.iter().any(|w| matches!(*w, "reached" | "available"))
            && (has("reached")
                || has("available")
                || has("be")
                || phrase(&both, &["available", "for"])))
        || has("unavailable")
    {
        return Some("declines: not reached or not available");
    }
    if negated {
        if let Some(at) = cue.iter().position(|w| {
            matches!(
                *w,
                "respond"
                    | "responded"
                    | "reply"
                    | "replied"
                    | "comment"
                    | "commented"
                    | "elaborate"
                    | "elaborated"
                    | "specify"
                    | "specified"
                    | "answer"
                    | "answered"
                    | "confirm"
                    | "confirmed"
                    | "deny"
                    | "denied"
                    | "disclose"
                    | "disclosed"
                    | "say"
                    | "discuss"
                    | "identify"
                    | "name"
                    | "explain"
                    | "verify"
                    | "drawn"
                    | "address"
                    | "reveal"
                    | "talk"
                    | "detail"
                    | "clarify"
            )
        }) {
            let verb = cue.get(at).copied().unwrap_or("");
            let able = cue
                .iter()
                .any(|w| matches!(*w, "can't" | "cannot" | "can" | "couldn't" | "could"));
            if matches!(verb, "say" | "talk") && able
                || verb == "identify" && both.contains(&"with")
            {
                return None;
            }
            return cue
                .iter()
                .take(at)
                .any(|w| is_negative(w) || matches!(*w, "failed" | "unable" | "nor" | "yet"))
                .then_some("declines: a negated verb of telling or answering");
        }
        if both
            .iter()
            .take(cue.len() + 4)
            .any(|w| matches!(*w, "return" | "returned" | "answer"))
            && both.iter().any(|w| ANSWERS.contains(w))
        {
            return Some("declines: an answer that was not given (ANSWERS)");
        }
        if cue
            .iter()
            .any(|w| matches!(*w, "provide" | "give" | "offer" | "make"))
            && both.iter().any(|w| {
                matches!(
                    *w,
                    "comment"
                        | "details"
                        | "detail"
                        | "explanation"
                        | "response"
                        | "reason"
                        | "specifics"
                )
            })
        {
            return Some("declines: a comment or details that were not given");
        }
    }
    // "said it could not confirm the report", "said she would not comment".
    (negation::is_saying(cue) && unsaid(content))
        .then_some("declines: a verb of saying, and the content only says that nothing is said")
}

/// A content that only says that nothing will be said.
fn unsaid(content: &[&str]) -> bool {
    let Some(at) = content.iter().take(10).position(|w| {
        matches!(
            *w,
            "comment" | "confirm" | "elaborate" | "verify" | "speculate"
        )
    }) else {
        return false;
    };
    let before: Vec<&str> = content.iter().take(at).copied().collect();
    let by_itself = before
        .iter()
        .find(|w| !matches!(**w, "that" | "\"" | "“" | "," | "''"))
        .is_some_and(|w| matches!(*w, "it" | "he" | "she" | "they" | "i" | "we"));
    let refuses = before.iter().any(|w| {
        matches!(
            *w,
            "not"
                | "cannot"
                | "neither"
                | "unable"
                | "won't"
                | "can't"
                | "couldn't"
                | "wouldn't"
                | "never"
        )
    });
    by_itself && refuses && before.len() <= 7
}

/// What one gives who tells something.
static INFORMATION: Words = Words::new(
    "detail, details, comment, comments, name, names, reason, reasons, explanation, \
     information, answer, answers, list, number, numbers, figure, figures, estimate, \
     specifics, opinion, copy, copies, date, timeline, evidence, interview, statement, \
     example, examples, response, documentation, proof",
);

fn declined_what(rest: &[&str]) -> bool {
    if let Some(to) = rest.iter().position(|w| *w == "to") {
        let verb = rest
            .iter()
            .skip(to + 1)
            .find(|w| !w.ends_with("ly") && **w != "even");
        return verb.is_some_and(|v| match *v {
            "be" => rest.iter().any(|w| {
                matches!(
                    *w,
                    "drawn"
                        | "interviewed"
                        | "quoted"
                        | "identified"
                        | "named"
                        | "specific"
                        | "more"
                )
            }),
            "go" => rest.contains(&"into") || rest.contains(&"further") || rest.contains(&"beyond"),
            "make" => rest.iter().any(|w| {
                matches!(
                    *w,
                    "comment" | "comments" | "statement" | "public" | "available"
                )
            }),
            "give" | "provide" | "offer" | "share" | "release" => {
                rest.len() <= to + 2 || rest.iter().any(|w| INFORMATION.contains(w))
            }
            "answer" | "return" | "address" => true,
            v => TELLING.contains(v),
        });
    }
    // "declined comment", "declined a request for an interview".
    rest.iter().take(6).any(|w| ANSWERS.contains(w)) && !rest.contains(&"stop")
        || rest.iter().all(|w| w.chars().all(|c| !c.is_alphanumeric()))
}
