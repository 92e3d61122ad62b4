//! Whether a verb group negates a fact, rather than a will, a feeling or a possibility.

use onrecord_core::Words;

/// How many words before its verb a subject may have.
pub(crate) const SUBJECT: usize = 14;

/// Whether a verb, without its "n't", tells a will or a possibility.
pub(crate) fn is_modal(stem: &str) -> bool {
    matches!(
        stem,
        "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "shall"
            | "should"
            | "must"
            | "ca"
            | "wo"
            | "sha"
            | "cannot"
    )
}

/// "found no evidence", "played no part", "knew nothing of a plan".
pub(crate) fn had_nothing(words: &[&str], verb: usize) -> bool {
    let get = |i: usize| words.get(i).copied().unwrap_or("");
    if get(verb + 1) == "nothing" {
        return matches!(get(verb), "knew" | "know" | "knows" | "heard")
            && matches!(get(verb + 2), "of" | "about");
    }
    get(verb + 1) == "no"
        && is_past(get(verb))
        && !words
            .iter()
            .skip(verb + 2)
            .take(3)
            .any(|w| LACKED.contains(w))
        && !matches!(
            get(verb + 2),
            "longer" | "one" | "bones" | "secret" | "effort" | "mistake"
        )
}

/// Whether the verb group at `i` negates a fact.
pub(crate) fn negated(words: &[&str], i: usize) -> bool {
    let get = |i: usize| words.get(i).copied().unwrap_or("");
    let aux = get(i);
    let stem = aux.strip_suffix("n't").unwrap_or(aux);
    if is_modal(stem) || aux.ends_with("'ll") {
        return false;
    }
    // Possessive "'s" is an auxiliary only before a negation or participle.
    let mut negative = aux.ends_with("n't");
    let mut k = i + 1;
    while k < words.len() && k < i + 6 {
        let w = get(k);
        match w {
            "not" => {
                if matches!(
                    get(k + 1),
                    "only"
                        | "just"
                        | "necessarily"
                        | "so"
                        | "yet"
                        | "alone"
                        | "merely"
                        | "surprisingly"
                ) {
                    return false;
                }
                negative = true;
            }
            "never" => negative = true,
            "no" => return existential(words, i, k),
            "n't" | "been" | "be" | "being" | "have" | "to"
                if negative || matches!(w, "been" | "be") =>
            {
                if w == "have" || w == "to" {
                    break;
                }
            }
            "any" | "at" | "in" if negative => break,
            "very" | "too" | "so" | "all" | "exactly" | "that" | "as" if negative => return false,
            w if w.ends_with("ly")
                || matches!(w, "also" | "even" | "ever" | "yet" | "there" | "'s") => {}
            w if matches!(w, "he" | "she" | "it" | "they") && i == 0 => {}
            _ => break,
        }
        k += 1;
    }
    let word = get(k);
    if !negative {
        // "were false", "was unaware of", "had no contact" is caught above.
        return (matches!(stem, "is" | "are" | "was" | "were" | "'s" | "been")
            || get(k.saturating_sub(1)) == "been")
            && (falsehood(words, k) || word == "unaware" && get(k + 1) == "of");
    }
    if ATTITUDES.contains(word) {
        // "did not know of any call" denies, "did not know whether" does not.
        return matches!(word, "know" | "aware" | "known") && get(k + 1) == "of"
            || word == "going" && matches!(get(k + 1), "on");
    }
    match stem {
        "did" => true,
        "has" | "have" | "had" | "'s"
            if is_past(word)
                || word == "been"
                || word == "had"
                || get(k.saturating_sub(1)) == "been" =>
        {
            !matches!(
                word,
                "decided" | "determined" | "finalized" | "concluded" | "seen" | "heard" | "read"
            ) || aux.starts_with("had")
        }
        "has" | "have" | "had" => word == "any" || word == "a",
        "was" | "were" => {
            let article = matches!(word, "a" | "an" | "the" | "any");
            let lacks = words.iter().skip(k).take(4).any(|w| LACKED.contains(w));
            !(JUDGED.contains(word) || article && lacks)
        }
        "is" | "are" | "am" => present_fact(words, k),
        "do" | "does" => {
            matches!(word, "exist" | "possess" | "own" | "belong" | "involve")
                || word == "have" && !words.iter().skip(k).take(6).any(|w| LACKED.contains(w))
        }
        _ if aux == "i'm" || aux.ends_with("'re") => present_fact(words, k),
        _ if aux.ends_with("'ve") => {
            is_past(word) || word == "been" || get(k.saturating_sub(1)) == "been"
        }
        _ => false,
    }
}

/// "is not involved", "are not negotiating", "is not true".
fn present_fact(words: &[&str], k: usize) -> bool {
    let word = words.get(k).copied().unwrap_or("");
    let next = words.get(k + 1).copied().unwrap_or("");
    STATES.contains(word)
        || word == "the" && next == "case"
        || word == "part" && next == "of"
        || word == "in" && matches!(next, "contact" | "talks" | "possession")
        || (word.ends_with("ing") && !NO_PARTICIPLES.contains(word))
}

/// "there was no contact", "had no role".
fn existential(words: &[&str], aux: usize, no: usize) -> bool {
    let get = |i: usize| words.get(i).copied().unwrap_or("");
    let stem = get(aux);
    if matches!(
        get(no + 1),
        "longer"
            | "doubt"
            | "matter"
            | "more"
            | "better"
            | "different"
            | "less"
            | "secret"
            | "one's"
            | "surprise"
            | "stranger"
            | "choice"
    ) {
        return false;
    }
    if words
        .iter()
        .skip(no + 1)
        .take(3)
        .any(|w| LACKED.contains(w))
    {
        return false;
    }
    let there = words.iter().take(aux).any(|w| *w == "there");
    // "We have no crew" tells what there is; "we had no part in it" denies a deed.
    there || matches!(stem, "had" | "'d") || INVOLVED.contains(get(no + 1))
}

/// What somebody accused says to have none of.
static INVOLVED: Words = Words::new(
    "evidence, truth, record, records, such, link, links, connection, connections, contact, \
     contacts, knowledge, role, part, involvement, ties, dealings, information, proof, trace, \
     relationship",
);

/// What one may lack without denying a fact: will, reason, opinion.
static LACKED: Words = Words::new(
    "plan, plans, intention, intentions, need, reason, doubt, way, question, place, room, \
     substitute, point, chance, excuse, alternative, guarantee, hope, time, sense, choice, \
     hurry, rush, desire, interest, idea, opinion, problem, right, business, path, option, \
     options, regrets, regret, illusions, comment, respect, faith, confidence, objection, \
     objections, preference, fear, qualms, power, answer, answers, issue, mistake, excuses, \
     reasons, questions, doubts, one, patience, appetite, guarantees, justification, winner, \
     winners, solution, good",
);

/// "no decision had been made", "nothing was agreed", "no contact with them".
pub(crate) fn negative_subject(words: &[&str]) -> bool {
    let get = |i: usize| words.get(i).copied().unwrap_or("");
    if matches!(
        get(1),
        "," | "matter" | "longer" | "doubt" | "wonder" | "one's" | "more" | "way" | "question"
    ) {
        return false;
    }
    if words.iter().take(4).any(|w| LACKED.contains(w)) {
        return false;
    }
    for i in 1..words.len().min(SUBJECT) {
        let w = get(i);
        let stem = w.strip_suffix("n't").unwrap_or(w);
        let general = matches!(
            stem,
            "is" | "are" | "wants" | "knows" | "needs" | "ever" | "does" | "do" | "but"
        );
        if general || is_modal(stem) {
            // "no soldiers are in the town" is a fact; "no one is above the law" a saying.
            return matches!(stem, "is" | "are")
                && get(0) == "no"
                && get(1) != "one"
                && words.get(i + 1).is_some_and(|w| present_part(w));
        }
        if matches!(stem, "had" | "has" | "have" | "was" | "were" | "did")
            || i > 1 && is_past(w)
            || get(0) == "nothing" && is_past(w)
        {
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
            matches!(
                *w,
                "false"
                    | "untrue"
                    | "baseless"
                    | "groundless"
                    | "unfounded"
                    | "fabricated"
                    | "bogus"
                    | "incorrect"
                    | "nonsense"
                    | "inaccurate"
            )
        }) && words.get(i + 1).is_none_or(|w| {
            !w.chars().any(char::is_alphanumeric)
                || matches!(*w, "and" | "or" | "but" | "as" | "because" | "in" | "at")
        }) && (k..i).all(|j| {
            words.get(j).is_some_and(|w| {
                w.ends_with("ly") || matches!(*w, "a" | "all" | "just" | "so" | "pure" | "complete")
            })
        })
    })
}

/// What one holds something to be, which is no fact.
static JUDGED: Words = Words::new(
    "enough, good, easy, fair, right, funny, happy, surprised, sure, clear, great, perfect, worth",
);

/// What is felt, meant or possible is no fact to deny.
static ATTITUDES: Words = Words::new(
    "want, wanted, think, thought, believe, believed, expect, expected, plan, planning, \
     planned, intend, intended, like, need, needed, care, cared, support, supported, agree, \
     agreed, trust, trusted, see, seek, seeking, feel, felt, mean, meant, wish, understand, \
     understood, going, willing, ready, prepared, interested, able, allowed, appear, \
     appeared, seem, seemed, know, known, sure, clear, certain, aware, remember, recall, \
     worried, concerned, surprised, afraid, deserve, matter, look, looking, sound, help, \
     helped, opposed, hope, hesitate, mind, love, enough, necessary, possible, likely, good, \
     bad, fair, right, wrong, yet, considered, considering, expecting, convinced, satisfied, \
     inclined, supposed, qualified, fit, about, surprise, bother, worry, impress, please, \
     frighten",
);

/// Whether a word is a past tense or participle.
pub(crate) fn is_past(word: &str) -> bool {
    word.ends_with("ed") && word.len() > 3 || IRREGULAR.contains(word)
}

/// Past tenses and participles that do not end in "ed".
static IRREGULAR: Words = Words::new(
    "been, had, met, made, done, did, said, told, taken, took, given, gave, seen, saw, gone, \
     went, come, came, known, knew, found, held, sent, paid, sold, bought, built, spoken, \
     spoke, written, wrote, read, heard, left, lost, won, begun, began, got, gotten, put, \
     set, cut, hit, let, led, become, became, brought, thought, taught, caught, shown, \
     broken, broke, chosen, driven, drawn, felt, kept, meant, run, ran, shot, stood, struck, \
     fought, hid, hidden, stolen, sought, laid, understood, undertaken",
);

/// What is or is not so, after "is not".
static STATES: Words = Words::new(
    "true, correct, accurate, involved, engaged, responsible, behind, present, guilty, under, \
     connected, affiliated, aware, linked, implicated, real, authentic, genuine",
);

/// Words in "ing" after "is not" that deny no deed.
static NO_PARTICIPLES: Words = Words::new(
    "anything, something, nothing, everything, during, willing, surprising, interesting, \
     asking, trying, looking, saying, suggesting, running, advocating, changing, coming, \
     doing, getting, making, working, giving, taking",
);
