//! To whom something was said: "told Reuters", "in an interview with the Courier".

use super::proper;
use super::reading::Reading;
use super::when;
use super::words;
use crate::explain::Rule;
use onrecord_core::Words;
use onrecord_core::{Register, Span, Told};
use std::ops::Range;

/// Verbs whose object is the one who is told.
static TELLING: Words = Words::new(
    "told, tell, tells, telling, informed, informs, informing, reminded, assured, assures, \
     assuring, warned, warns, warning, briefed, notified, advised, asked, asks, asking, urged, \
     urges, urging, reassured, reassures, cautioned, alerted, addressing, addressed, reminds, \
     emailed, texted, begged, implored, lectured",
);

/// Words after which "to" or "with" brings in who is spoken to.
static SPEAKING: Words = Words::new(
    "speaking, spoke, speak, speaks, talking, talked, interview, interviews, remarks, \
     comments, statement, statements, testimony, said, says, say, confirmed, revealed, \
     disclosed, divulged, explained, admitted, complained, wrote, writing, conversation, \
     talks, text, confided, boasted, conceded, acknowledged, denied, stated, lamented, \
     relayed, repeated, leaked, described, address, speech, briefing, call, testified, testifies, \
     testifying, appearing, chat, exchange, interviewed",
);

/// Things that are sent to somebody: "in a letter to the board".
static SENT: Words = Words::new(
    "letter, email, e-mail, memo, message, note, fax, cable, telegram, dispatch, text, call",
);

/// Verbs of disclosing, whose addressee may stand far off: "revealed three sources to …".
static DISCLOSING: Words = Words::new(
    "revealed, reveal, disclosed, divulged, confirmed, said, leaked, told, according, \
     relayed, lamented, confided",
);

/// People who are spoken to without a name.
static LISTENERS: Words = Words::new(
    "reporters, journalists, lawmakers, supporters, voters, aides, officials, colleagues, \
     parliament, congress, police, investigators, prosecutors, court, audience, crowd, \
     delegates, students, donors, allies, diplomats, residents, viewers, listeners, workers, \
     staff, investors, senators, ministers, broadcaster, newspaper, agency, magazine, \
     channel, station, reporter, journalist, press, media, newsmen, radio, television, \
     outlet, website, paper, conference",
);

/// Whom a cue's speaker speaks to, if the text says so outside the content.
pub(crate) fn told(
    reading: &Reading<'_>,
    cue: Span,
    source: Option<Span>,
    content: &[Span],
    register: &Register,
) -> Option<(Told, Rule)> {
    let cue_tokens = reading.tokens_in(cue);
    let sentence = reading.sentence(reading.sentence_at(cue.start)).tokens;
    let stop = |i: usize| in_any(reading, i, content);
    // The object of "told" stands right behind it.
    let telling = cue_tokens
        .clone()
        .find(|i| TELLING.contains(reading.low(*i)));
    if let Some(at) = telling
        && !is_passive(reading, at)
        && let Some(found) = addressee(reading, at + 1, sentence.end, &stop, register, true)
        // "…, asked Oda": the one who asks.
        && source.is_none_or(|s| s.overlap(found.span) == 0)
    {
        return Some((found, "told: the object of a verb of telling"));
    }
    // "in an interview with …", "speaking to …", "said to …".
    let from = sentence.start.max(cue_tokens.start.saturating_sub(40));
    let to = sentence.end.min(cue_tokens.end + 40);
    for i in from..to {
        if stop(i) || !matches!(reading.low(i), "to" | "with" | "by" | "before") {
            continue;
        }
        let before = reading.low_before(i);
        let own = cue_tokens.contains(&(i.saturating_sub(1))) || cue_tokens.contains(&i);
        let interview = matches!(
            before,
            "interview" | "interviews" | "interviewed" | "conversation"
        );
        let sent = reading.low(i) == "to"
            && SENT.contains(before)
            && (i.saturating_sub(6)..i).any(|k| reading.low(k) == "in" && !stop(k));
        let spoken = sent
            || SPEAKING.contains(before)
                && match reading.low(i) {
                    "by" => interview,
                    "before" => matches!(
                        before,
                        "testified"
                            | "testifies"
                            | "testifying"
                            | "testimony"
                            | "speaking"
                            | "spoke"
                            | "appearing"
                    ),
                    "with" => {
                        interview
                            || matches!(
                                before,
                                "speaking"
                                    | "spoke"
                                    | "talking"
                                    | "talked"
                                    | "talks"
                                    | "call"
                                    | "chat"
                                    | "exchange"
                            )
                    }
                    _ if matches!(
                        before,
                        "testified"
                            | "testifies"
                            | "testifying"
                            | "appearing"
                            | "chat"
                            | "exchange"
                    ) =>
                    {
                        false
                    }
                    _ => {
                        own || !matches!(
                            before,
                            "said"
                                | "says"
                                | "say"
                                | "confirmed"
                                | "wrote"
                                | "letter"
                                | "call"
                                | "text"
                        )
                    }
                };
        if spoken && let Some(found) = addressee(reading, i + 1, to, &stop, register, false) {
            return Some((
                found,
                "told: behind a word of speaking and \"to\", \"with\" or \"by\"",
            ));
        }
    }
    let found = disclosed(reading, cue_tokens, source, sentence, &stop, register)?;
    Some((
        found,
        "told: an outlet or the press behind a verb of disclosing and \"to\"",
    ))
}

/// "disclosed two aides of the mayor to Northwire": only outlets and the press.
fn disclosed(
    reading: &Reading<'_>,
    cue: Range<usize>,
    source: Option<Span>,
    sentence: Range<usize>,
    stop: &dyn Fn(usize) -> bool,
    register: &Register,
) -> Option<Told> {
    if !cue.clone().any(|i| DISCLOSING.contains(reading.low(i))) {
        return None;
    }
    let after = source.map_or(cue.end, |s| reading.tokens_in(s).start.max(cue.end));
    for i in after..sentence.end.min(after + 30) {
        if stop(i) || reading.low(i) != "to" {
            continue;
        }
        let found = addressee(reading, i + 1, sentence.end, stop, register, false);
        if let Some(found) = found
            && (found.outlet.is_some() || is_press(found.span.of(reading.body)))
        {
            return Some(found);
        }
    }
    None
}

fn is_press(text: &str) -> bool {
    ["reporters", "journalists", "the press", "the media"]
        .iter()
        .any(|w| text.to_lowercase().starts_with(w))
}

/// "was told", "had been warned": then the subject listens.
fn is_passive(reading: &Reading<'_>, at: usize) -> bool {
    (1..=2).any(|back| {
        at.checked_sub(back).is_some_and(|i| {
            matches!(
                reading.low(i),
                "was" | "were" | "been" | "being" | "is" | "are" | "be" | "got"
            )
        })
    })
}

/// Words that end an addressee.
static ENDS: Words = Words::new(
    "that, in, on, at, during, via, by, when, after, before, how, what, why, whether, if, to, \
     about, of, through, as, while, who, for, with, not, there, from, under, because, over, \
     since, where, which, and, but, he, she, it, they, this, would, was, is, were, had, has, \
     have, will, said, earlier, outside, following",
);

/// Whether what follows somebody who is told is no part of it any more: "told the crowd
/// gathered there", "told Northwire just before".
fn describes(reading: &Reading<'_>, i: usize) -> bool {
    let low = reading.low(i);
    let before = reading.low_before(i);
    let plain = !reading.is_cap(i);
    let participle = low.len() > 4 && (low.ends_with("ed") || low.ends_with("ing"));
    let adverb = matches!(
        low,
        "just" | "shortly" | "again" | "later" | "afterwards" | "afterward"
    ) || low.len() > 4
        && low.ends_with("ly")
        && !matches!(
            low,
            "daily" | "weekly" | "monthly" | "rally" | "assembly" | "family" | "reply"
        )
        && (reading.is_cap(i - 1) || LISTENERS.contains(before));
    plain && (adverb || participle && (LISTENERS.contains(before) || words::is_people(before)))
}

fn addressee(
    reading: &Reading<'_>,
    from: usize,
    end: usize,
    stop: &dyn Fn(usize) -> bool,
    register: &Register,
    object: bool,
) -> Option<Told> {
    let mut to = from;
    while to < end.min(from + 12) && !stop(to) {
        let low = reading.low(to);
        let ends = reading.is_mark(to) && !matches!(low, "." | "@")
            || low == "."
            || (ENDS.contains(low)
                && !(low == "of" && reading.is_cap(to - 1) && reading.is_cap(to + 1)))
                && !(low == "and" && reading.is_cap(to + 1) && to > from && reading.is_cap(to - 1))
            || (to > from && when::is_time(low))
            || (to > from && describes(reading, to));
        if ends && !(to == from && low == "it") {
            break;
        }
        to += 1;
    }
    if to == from {
        return None;
    }
    let first = reading.low(from);
    let last = reading.low(to - 1);
    if matches!(
        last,
        "story" | "stories" | "tale" | "truth" | "time" | "lie" | "lies" | "it"
    ) {
        return None;
    }
    // "told voters here".
    if last == "here" && to - from > 1 {
        to -= 1;
    }
    let last = reading.low(to - 1);
    let text = reading.span_of(from..to);
    let outlet = outlet_in(reading, from..to, register);
    let cap = (from..to).any(|i| reading.is_cap(i));
    let pronoun = matches!(first, "him" | "her" | "them" | "me" | "us" | "you");
    let article = matches!(
        first,
        "the" | "a" | "an" | "his" | "her" | "their" | "its" | "our" | "my"
    );
    let listener = LISTENERS.contains(last) || object && words::is_people(last);
    let known = outlet.is_some() || cap || listener || article && to - from > 1 || pronoun;
    if !known || (!object && !cap && !listener && outlet.is_none()) {
        return None;
    }
    if pronoun && to - from > 1 && !object {
        return None;
    }
    // "reporters in Kyiv".
    if listener
        && matches!(reading.low(to), "in" | "at" | "outside")
        && !stop(to)
        && reading.is_cap(to + 1)
        && !when::is_time(reading.low(to + 1))
        && !stop(to + 1)
    {
        let mut far = to + 1;
        while far < end.min(to + 5)
            && reading.is_cap(far)
            && !stop(far)
            && !reading.is_mark(far)
            && !when::is_time(reading.low(far))
        {
            far += 1;
        }
        return Some(Told {
            span: reading.span_of(from..far),
            outlet,
        });
    }
    // "told him he …" takes the pronoun alone.
    let span = if pronoun && to - from > 1 && !matches!(first, "her") {
        reading.span_of(from..from + 1)
    } else {
        text
    };
    Some(Told { span, outlet })
}

/// The outlet among the words of an addressee: "Reuters", "a Reuters reporter", "CNN's Jo Roe".
pub(crate) fn outlet_in(
    reading: &Reading<'_>,
    tokens: Range<usize>,
    register: &Register,
) -> Option<String> {
    let longest = register.longest_name_words() + 2;
    for start in tokens.clone() {
        if !reading.is_cap(start) {
            continue;
        }
        for end in (start + 1..=tokens.end.min(start + longest)).rev() {
            let text = reading.span_of(start..end).of(reading.body);
            if let Some(outlet) = register.by_name(text)
                && proper::bears_case(text, &outlet.name, &outlet.aliases)
            {
                return Some(outlet.name.clone());
            }
        }
    }
    None
}

fn in_any(reading: &Reading<'_>, i: usize, spans: &[Span]) -> bool {
    reading.token(i).is_some_and(|t| {
        spans
            .iter()
            .any(|s| s.start <= t.span.start && t.span.start < s.end)
    })
}
