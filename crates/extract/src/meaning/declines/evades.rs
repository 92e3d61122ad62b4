//! Ways of saying nothing that are no refusal: "no comment", "gave no details", and questions
//! that are dodged or handed on.

use super::INFORMATION;
use crate::meaning::stance::{is_negative, phrase};
use onrecord_core::Words;

/// "no comment", "had nothing to say", "offered no details".
pub(super) fn says_nothing(cue: &[&str], both: &[&str], content: &[&str]) -> bool {
    // "no immediate comment": a word may stand between.
    let nothing = |words: &[&str], wanted: &dyn Fn(&str) -> bool| {
        words.iter().enumerate().any(|(i, w)| {
            *w == "no"
                && (1..=2).any(|k| {
                    words.get(i + k).is_some_and(|w| wanted(w))
                        && (k == 1
                            || matches!(
                                words.get(i + 1),
                                Some(
                                    &"immediate"
                                        | &"further"
                                        | &"additional"
                                        | &"other"
                                        | &"more"
                                        | &"public"
                                )
                            ))
                })
        })
    };
    let comment = |w: &str| w == "comment";
    let response = |w: &str| matches!(w, "response" | "reply" | "answer");
    let information = |w: &str| INFORMATION.contains(w);
    let gives = cue.iter().any(|w| {
        matches!(
            *w,
            "gave"
                | "give"
                | "gives"
                | "giving"
                | "offered"
                | "offers"
                | "offering"
                | "provided"
                | "provides"
                | "providing"
                | "released"
                | "shared"
        )
    });
    let head = content.get(..content.len().min(8)).unwrap_or_default();
    let near = both
        .get(..both.len().min(cue.len() + 4))
        .unwrap_or_default();
    nothing(near, &comment)
        || nothing(head, &comment)
        || nothing(both, &|w| w == "response")
            && both
                .iter()
                .any(|w| matches!(*w, "immediate" | "from" | "had"))
        || cue.contains(&"no") && nothing(cue, &response)
        || phrase(both, &["nothing", "to", "say"])
        || gives
            && (nothing(cue, &information)
                || cue.last() == Some(&"no")
                    && head.iter().take(2).any(|w| INFORMATION.contains(w))
                || !content.is_empty()
                    && head.first() == Some(&"no")
                    && nothing(head, &information))
        || phrase(both, &["stopped", "short", "of"])
            && both
                .iter()
                .skip_while(|w| **w != "of")
                .nth(1)
                .is_some_and(|w| {
                    matches!(
                        *w,
                        "saying"
                            | "confirming"
                            | "denying"
                            | "naming"
                            | "commenting"
                            | "identifying"
                            | "disclosing"
                    )
                })
}

/// "dodged the question", "referred inquiries to the ministry".
pub(super) fn evades(cue: &[&str], both: &[&str], content: &[&str]) -> bool {
    let Some(at) = cue.iter().position(|w| EVASIONS.contains(w)) else {
        return false;
    };
    let negated = cue.iter().any(|w| is_negative(w));
    let near = |words: &[&str], from: usize| {
        words
            .iter()
            .skip(from)
            .take(5)
            .take_while(|w| !matches!(**w, "to" | "," | "and" | "." | "as"))
            .any(|w| ASKED.contains(w))
    };
    let hands_on = cue.get(at).is_some_and(|w| {
        matches!(
            *w,
            "referred"
                | "refers"
                | "referring"
                | "directed"
                | "directing"
                | "deferred"
                | "deferring"
                | "redirected"
                | "forwarded"
        )
    });
    let asked = near(both, at + 1) || near(content, 0);
    // "deflected questions before saying": then something is said.
    let says = cue.iter().any(|w| matches!(*w, "said" | "saying" | "says"));
    !negated && !says && asked && (!hands_on || both.contains(&"to") || content.contains(&"to"))
}

/// Verbs that get round a question or hand it on.
static EVASIONS: Words = Words::new(
    "dodged, dodges, dodging, sidestepped, sidesteps, sidestepping, evaded, evades, evading, \
     evade, ducked, ducks, ducking, deflected, deflects, deflecting, deflect, parried, parries, \
     ignored, ignoring, avoided, avoids, avoiding, brushed, waved, batted, referred, refers, \
     referring, directed, directing, deferred, deferring, redirected, forwarded, skirted",
);

/// What is asked for: "requests for comment", "further questions".
pub(super) static ASKED: Words = Words::new(
    "question, questions, request, requests, inquiry, inquiries, enquiry, enquiries, query, \
     queries, calls, messages, emails",
);
