//! Whether a content under a neutral cue says that something is *not* so.
//!
//! "said there had been no contact" denies a fact; "said it would not talk" states a will, and
//! "said it did not want to" a feeling: those assert. Only the first main clause counts.

use super::reading::Reading;
use onrecord_core::{Form, Stance};

/// Verbs of saying without an opinion of their own on what is said.
const SAYING: &[&str] = &[
    "said", "say", "says", "saying", "told", "tell", "tells", "telling", "insisted", "insist",
    "insists", "insisting", "maintained", "maintains", "maintain", "maintaining", "stated",
    "states", "state", "stating", "added", "adds", "adding", "claimed", "claims", "claim",
    "claiming", "declared", "declares", "declare", "declaring", "announced", "announces",
    "announcing", "asserted", "asserts", "assert", "asserting", "affirmed", "affirms",
    "confirmed", "confirms", "confirm", "confirming", "stressed", "stresses", "stressing",
    "noted", "notes", "note", "noting", "emphasized", "emphasised", "emphasizing", "reiterated",
    "reiterates", "reiterating", "wrote", "writes", "writing", "reported", "reports", "report",
    "reporting", "testified", "testifies", "testifying", "swore", "swears", "explained",
    "explains", "explaining", "argued", "argues", "argue", "arguing", "responded", "responds",
    "responding", "replied", "replies", "replying", "countered", "counters", "countering",
    "according", "tweeted", "tweets", "tweeting", "posted", "revealed", "reveals", "revealing",
    "disclosed", "disclosing", "divulged", "informed", "informing", "assured", "assures",
    "assuring", "repeated", "repeats", "repeating", "suggested", "suggests", "suggesting",
    "concluded", "concludes", "concluding", "indicated", "indicates", "indicating", "showed",
    "shows", "show", "showing", "found", "finds", "contended", "contends", "contending",
    "protested", "retorted", "shot", "continued", "recalled", "recalls", "vowed", "pledged",
    "called", "statement", "statements", "answered", "remarked", "observed", ":", "briefed",
    "conveyed", "communicated", "pleaded", "promised", "related", "recounted",
];

/// Whether a cue is a verb of saying.
pub(crate) fn is_saying(cue: &[&str]) -> bool {
    cue.iter().any(|w| SAYING.contains(w))
        && !cue
            .iter()
            .any(|w| matches!(*w, "not" | "never" | "for" | "didn't" | "called") || w.ends_with("n't"))
}

/// The stance that the polarity of a content gives to a neutral cue.
pub(crate) fn stance_of_content(reading: &Reading<'_>, content: &[usize], form: Form) -> Stance {
    let clause = first_clause(reading, content);
    if is_denial(&clause, form) {
        Stance::Denies
    } else {
        Stance::Asserts
    }
}

/// How many words before its verb a subject may have.
const SUBJECT: usize = 14;

/// The words of the first main clause, without what introduces it.
fn first_clause<'r>(reading: &'r Reading<'_>, content: &[usize]) -> Vec<&'r str> {
    let mut words: Vec<&str> = content.iter().take(60).map(|i| reading.low(*i)).collect();
    let opening = |w: &str| {
        matches!(w, "that" | "how" | "," | "\"" | "“" | "'" | "‘" | "''" | "…" | "…," | "but" | "and" | "so" | "well" | ":" | "«" | "„")
            || (w.ends_with("ly") && !matches!(w, "only" | "early" | "family"))
    };
    let mut start = words.iter().take_while(|w| opening(w)).count();
    // "after the talks, the envoy had not …": the main clause begins behind the comma.
    while words.get(start).is_some_and(|w| INTRODUCERS.contains(w)) {
        let Some(comma) = words.iter().skip(start).take(30).position(|w| *w == ",") else {
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

const INTRODUCERS: &[&str] = &[
    "if", "when", "while", "although", "though", "because", "as", "after", "before", "since",
    "unless", "until", "despite", "during", "in", "at", "on", "for", "with", "contrary", "to",
    "once", "even", "by", "over", "under", "until", "from",
];

fn is_denial(words: &[&str], form: Form) -> bool {
    let get = |i: usize| words.get(i).copied().unwrap_or("");
    // "No," alone; "absolutely not".
    let letters: Vec<&str> = words
        .iter()
        .copied()
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .collect();
    if form == Form::Direct && letters.len() <= 3 {
        return matches!(letters.first(), Some(&"no" | &"never" | &"nope")) && letters.len() == 1
            || letters.last() == Some(&"not") && letters.len() == 2
            || letters.first() == Some(&"not") && matches!(letters.get(1), Some(&"true" | &"at"));
    }
    // "declaring no engagement in talks", "no decision had been made", "nothing happened".
    if matches!(get(0), "no" | "none" | "nothing" | "nobody" | "neither") || get(0) == "not" && get(1) == "a" {
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
                return negated(words, i);
            }
        } else if FINITE.contains(&w) || (i > 0 && PRONOUNS.contains(&get(i - 1)) && !w.ends_with("ly")) && !ADVERBS.contains(&w)
            || (i > 0 && w.ends_with("ed") && !matches!(get(i - 1), "the" | "a" | "an" | "of" | "and" | "or" | "," | "so-called") && !relative && w != "united" && w != "armed")
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

/// "found no evidence", "played no part".
fn had_nothing(words: &[&str], verb: usize) -> bool {
    let get = |i: usize| words.get(i).copied().unwrap_or("");
    get(verb + 1) == "no"
        && is_past(get(verb))
        && !words.iter().skip(verb + 2).take(3).any(|w| LACKED.contains(w))
        && !matches!(get(verb + 2), "longer" | "one" | "bones" | "secret" | "effort" | "mistake")
}

const PRONOUNS: &[&str] = &["he", "she", "it", "they", "we", "i", "you", "there"];
const ADVERBS: &[&str] = &["also", "still", "now", "then", "never", "just", "himself", "both", "all", "currently", "unaware"];

/// Finite verbs that end the search: what comes after them is no main clause.
const FINITE: &[&str] = &[
    "knows", "thinks", "believes", "says", "said", "wants", "went", "came", "made", "took", "gave",
    "got", "became", "left", "saw", "told", "knew", "thought", "felt", "met", "kept", "began",
    "needs", "makes", "takes", "gives", "remains", "seems", "appears", "means", "shows", "comes",
    "goes", "hopes", "plans", "intends", "expects", "feels", "let", "let's", "ran", "won", "lost",
    "spoke", "stood", "held", "brought", "put", "wrote", "think", "believe", "know", "want",
    "continues", "understands", "sees", "keeps", "supports", "opposes", "agrees", "refuses",
];

fn is_auxiliary(word: &str) -> bool {
    let stem = word.strip_suffix("n't").unwrap_or(word);
    matches!(
        stem,
        "is" | "are" | "was" | "were" | "am" | "has" | "have" | "had" | "do" | "does" | "did"
            | "will" | "would" | "can" | "could" | "may" | "might" | "shall" | "should" | "must"
            | "ca" | "wo" | "sha" | "cannot" | "'s" | "ain't"
    ) || word.ends_with("'ve") || word.ends_with("'re") || word.ends_with("'d") || word.ends_with("'ll") || word == "i'm"
}

fn follows_to(words: &[&str], i: usize) -> bool {
    i > 0 && words.get(i - 1) == Some(&"to")
}

/// Whether the verb group at `i` negates a fact.
fn negated(words: &[&str], i: usize) -> bool {
    let get = |i: usize| words.get(i).copied().unwrap_or("");
    let aux = get(i);
    let stem = aux.strip_suffix("n't").unwrap_or(aux);
    if matches!(stem, "will" | "would" | "can" | "could" | "may" | "might" | "shall" | "should" | "must" | "ca" | "wo" | "cannot")
        || aux.ends_with("'ll")
    {
        return false;
    }
    // Possessive "'s" is an auxiliary only before a negation or participle.
    let mut negative = aux.ends_with("n't");
    let mut k = i + 1;
    while k < words.len() && k < i + 6 {
        let w = get(k);
        match w {
            "not" => {
                if matches!(get(k + 1), "only" | "just" | "necessarily" | "so" | "yet" | "alone" | "merely" | "surprisingly") {
                    return false;
                }
                negative = true;
            }
            "never" => negative = true,
            "no" => return existential(words, i, k),
            "n't" | "been" | "be" | "being" | "have" | "to" if negative || matches!(w, "been" | "be") => {
                if w == "have" || w == "to" {
                    break;
                }
            }
            "any" | "at" | "in" if negative => break,
            "very" | "too" | "so" | "all" | "exactly" | "that" | "as" if negative => return false,
            w if w.ends_with("ly") || matches!(w, "also" | "even" | "ever" | "yet" | "there" | "'s") => {}
            w if matches!(w, "he" | "she" | "it" | "they") && i == 0 => {}
            _ => break,
        }
        k += 1;
    }
    let word = get(k);
    if !negative {
        // "were false", "was unaware of", "had no contact" is caught above.
        return (matches!(stem, "is" | "are" | "was" | "were" | "'s" | "been") || get(k.saturating_sub(1)) == "been")
            && (falsehood(words, k) || word == "unaware" && get(k + 1) == "of");
    }
    if ATTITUDES.contains(&word) {
        // "did not know of any call" denies, "did not know whether" does not.
        return matches!(word, "know" | "aware" | "known") && get(k + 1) == "of"
            || word == "going" && matches!(get(k + 1), "on");
    }
    match stem {
        "did" => true,
        "has" | "have" | "had" | "'s" if is_past(word) || word == "been" || word == "had" || get(k.saturating_sub(1)) == "been" => {
            !matches!(word, "decided" | "determined" | "finalized" | "concluded" | "seen" | "heard" | "read")
                || aux.starts_with("had")
        }
        "has" | "have" | "had" => word == "any" || word == "a",
        "was" | "were" => !words.iter().skip(k).take(4).any(|w| LACKED.contains(w)) && !matches!(word, "enough" | "good" | "easy" | "fair" | "right" | "funny" | "happy" | "surprised" | "sure" | "clear" | "great" | "perfect" | "worth"),
        "is" | "are" | "am" => present_fact(words, k),
        "do" | "does" => matches!(word, "exist" | "possess" | "own" | "belong" | "involve")
            || word == "have" && !words.iter().skip(k).take(6).any(|w| LACKED.contains(w)),
        _ if aux == "i'm" || aux.ends_with("'re") => present_fact(words, k),
        _ if aux.ends_with("'ve") => is_past(word) || word == "been" || get(k.saturating_sub(1)) == "been",
        _ => false,
    }
}

/// "is not involved", "are not negotiating", "is not true".
fn present_fact(words: &[&str], k: usize) -> bool {
    let word = words.get(k).copied().unwrap_or("");
    let next = words.get(k + 1).copied().unwrap_or("");
    matches!(
        word,
        "true" | "correct" | "accurate" | "involved" | "engaged" | "responsible" | "behind"
            | "present" | "guilty" | "under" | "connected" | "affiliated" | "aware" | "linked"
            | "implicated" | "real" | "authentic" | "genuine"
    ) || word == "the" && next == "case"
        || word == "part" && next == "of"
        || word == "in" && matches!(next, "contact" | "talks" | "possession")
        || (word.ends_with("ing")
            && !matches!(word, "anything" | "something" | "nothing" | "everything" | "during" | "willing" | "surprising" | "interesting" | "asking" | "trying" | "looking" | "saying" | "suggesting" | "running" | "advocating" | "changing" | "coming" | "doing" | "getting" | "making" | "working" | "giving" | "taking"))
}

/// "there was no contact", "had no role".
fn existential(words: &[&str], aux: usize, no: usize) -> bool {
    let get = |i: usize| words.get(i).copied().unwrap_or("");
    let stem = get(aux);
    if matches!(get(no + 1), "longer" | "doubt" | "matter" | "more" | "better" | "different" | "less" | "secret" | "one's" | "surprise" | "stranger" | "choice") {
        return false;
    }
    if words.iter().skip(no + 1).take(3).any(|w| LACKED.contains(w)) {
        return false;
    }
    let there = words.iter().take(aux).any(|w| *w == "there");
    let has = matches!(stem, "has" | "have" | "had" | "'d" | "'ve") || stem.ends_with("'ve");
    there || has || matches!(get(no + 1), "evidence" | "truth" | "record" | "such" | "link" | "connection" | "contact")
}

/// What one may lack without denying a fact: will, reason, opinion.
const LACKED: &[&str] = &[
    "plan", "plans", "intention", "intentions", "need", "reason", "doubt", "way", "question",
    "place", "room", "substitute", "point", "chance", "excuse", "alternative", "guarantee", "hope",
    "time", "sense", "choice", "hurry", "rush", "desire", "interest", "idea", "opinion", "problem",
    "right", "business", "path", "option", "options", "regrets", "regret", "illusions", "comment",
    "respect", "faith", "confidence", "objection", "objections", "preference", "fear", "qualms",
    "power", "answer", "answers", "issue", "mistake", "excuses", "reasons", "questions", "doubts", "one", "patience", "appetite", "guarantees", "justification", "winner", "winners", "solution", "good",
];

/// "no decision had been made", "nothing was agreed", "no contact with them".
fn negative_subject(words: &[&str]) -> bool {
    let get = |i: usize| words.get(i).copied().unwrap_or("");
    if matches!(get(1), "," | "matter" | "longer" | "doubt" | "wonder" | "one's" | "more" | "way" | "question") {
        return false;
    }
    if words.iter().take(4).any(|w| LACKED.contains(w)) {
        return false;
    }
    for i in 1..words.len().min(SUBJECT) {
        let w = get(i);
        let stem = w.strip_suffix("n't").unwrap_or(w);
        if matches!(stem, "will" | "would" | "can" | "could" | "may" | "might" | "should" | "must" | "is" | "are" | "wants" | "knows" | "needs" | "ever" | "does" | "do" | "but" | "in") {
            // "no soldiers are in the town" is a fact; "no one is above the law" a saying.
            return matches!(stem, "is" | "are") && get(0) == "no" && get(1) != "one" && words.get(i + 1).is_some_and(|w| present_part(w));
        }
        if matches!(stem, "had" | "has" | "have" | "was" | "were" | "did") || i > 1 && is_past(w) || get(0) == "nothing" && is_past(w) {
            return true;
        }
    }
    // Without a verb: "declaring no engagement with the rebels".
    get(0) == "no" && get(1) != "one"
}

fn present_part(word: &str) -> bool {
    matches!(word, "being" | "under" | "in" | "at" | "on") || word.ends_with("ed")
}

/// "were false", "are simply not true" is read by the negation.
fn falsehood(words: &[&str], k: usize) -> bool {
    (k..k + 3).any(|i| {
        words.get(i).is_some_and(|w| {
            matches!(*w, "false" | "untrue" | "baseless" | "groundless" | "unfounded" | "fabricated" | "bogus" | "incorrect" | "nonsense" | "inaccurate")
        }) && words
            .get(i + 1)
            .is_none_or(|w| !w.chars().any(char::is_alphanumeric) || matches!(*w, "and" | "or" | "but" | "as" | "because" | "in" | "at"))
            && (k..i).all(|j| {
            words.get(j).is_some_and(|w| w.ends_with("ly") || matches!(*w, "a" | "all" | "just" | "so" | "pure" | "complete"))
        })
    })
}

/// What is felt, meant or possible is no fact to deny.
const ATTITUDES: &[&str] = &[
    "want", "wanted", "think", "thought", "believe", "believed", "expect", "expected", "plan",
    "planning", "planned", "intend", "intended", "like", "need", "needed", "care", "cared",
    "support", "supported", "agree", "agreed", "trust", "trusted", "see", "seek", "seeking",
    "feel", "felt", "mean", "meant", "wish", "understand", "understood", "going", "willing",
    "ready", "prepared", "interested", "able", "allowed", "appear", "appeared", "seem", "seemed",
    "know", "known", "sure", "clear", "certain", "aware", "remember", "recall", "worried",
    "concerned", "surprised", "afraid", "deserve", "matter", "look", "looking", "sound", "help",
    "helped", "opposed", "hope", "hesitate", "mind", "love", "enough", "necessary", "possible",
    "likely", "good", "bad", "fair", "right", "wrong", "yet", "considered", "considering",
    "expecting", "convinced", "satisfied", "inclined", "supposed", "qualified", "fit", "about",
];

/// Whether a word is a past tense or participle.
fn is_past(word: &str) -> bool {
    word.ends_with("ed") && word.len() > 3
        || matches!(
            word,
            "been" | "had" | "met" | "made" | "done" | "did" | "said" | "told" | "taken" | "took"
                | "given" | "gave" | "seen" | "saw" | "gone" | "went" | "come" | "came" | "known"
                | "knew" | "found" | "held" | "sent" | "paid" | "sold" | "bought" | "built"
                | "spoken" | "spoke" | "written" | "wrote" | "read" | "heard" | "left" | "lost"
                | "won" | "begun" | "began" | "got" | "gotten" | "put" | "set" | "cut" | "hit"
                | "let" | "led" | "become" | "became" | "brought" | "thought" | "taught"
                | "caught" | "shown" | "broken" | "broke" | "chosen" | "driven" | "drawn" | "felt"
                | "kept" | "meant" | "run" | "ran" | "shot" | "stood" | "struck" | "fought" | "hid"
                | "hidden" | "stolen" | "sought" | "laid" | "understood" | "undertaken"
        )
}
