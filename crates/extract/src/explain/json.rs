//! The JSON form of an explanation: one object, spans in characters of the body.

use super::{Candidate, Explanation, Note};
use crate::json::{Line, spans, thousandths, tidy};
use onrecord_core::{CharMap, Span, StatedDate};
use serde_json::{Map, Value, json};

/// The object that `onrecord extract --explain --format json` prints for one input: all that
/// a [`Line`] has, and under `explained` the reasons.
#[must_use]
pub fn explanation(
    id: &str,
    extractor: &str,
    retrieved_at: Option<&StatedDate>,
    explained: &Explanation,
) -> Value {
    let article = &explained.article;
    let chars = CharMap::new(&article.body);
    let lines: Vec<Value> = explained
        .lines
        .iter()
        .map(|l| {
            tidy(json!({
                "line": l.number, "part": l.part, "reason": l.reason, "text": l.text,
            }))
        })
        .collect();
    let tokens: Vec<Value> = explained
        .tokens
        .iter()
        .map(|(token, cue)| {
            json!({
                "text": token.of(&article.body),
                "span": chars.span(*token),
                "cue": thousandths(*cue),
            })
        })
        .collect();
    let candidates: Vec<Value> = explained
        .candidates
        .iter()
        .map(|c| candidate(c, &chars))
        .collect();
    let statements: Vec<Value> = explained
        .statements
        .iter()
        .map(|notes| notes_of(notes, &article.body, &chars))
        .collect();
    let speakers: Vec<Value> = article
        .speakers
        .iter()
        .zip(&explained.speakers)
        .map(|(speaker, note)| {
            tidy(json!({ "text": speaker.name, "rule": note.what, "role_rule": note.role }))
        })
        .collect();
    let line = Line::new(id, extractor, retrieved_at, article);
    let mut object = match serde_json::to_value(line) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    };
    let reasons = tidy(json!({
        "rejected": explained.rejected,
        "lines": lines,
        "tokens": tokens,
        "candidates": candidates,
        "statements": statements,
        "speakers": speakers,
    }));
    object.insert("explained".to_owned(), reasons);
    Value::Object(object)
}

fn candidate(candidate: &Candidate, chars: &CharMap<'_>) -> Value {
    tidy(json!({
        "source": spans(&candidate.raw.source, chars),
        "cue": spans(&candidate.raw.cue, chars),
        "content": spans(&candidate.raw.content, chars),
        "confidence": thousandths(candidate.raw.confidence),
        "least": thousandths(candidate.least),
        "least_rule": candidate.least_rule,
        "changes": candidate.changes,
        "outcome": candidate.outcome(),
        "doubles": candidate.doubles,
        "statement": candidate.statement,
    }))
}

/// An object of lists, since a statement can have several speakers.
fn notes_of(notes: &[Note], body: &str, chars: &CharMap<'_>) -> Value {
    let mut object = Map::new();
    for note in notes {
        let list = object
            .entry(note.attribute.as_str())
            .or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(tidy(json!({
                "rule": note.rule,
                "words": note.words.map(|w: Span| w.of(body)),
                "span": note.words.map(|w| chars.span(w)),
            })));
        }
    }
    Value::Object(object)
}
