//! Reads JSON lines `{"doc_id", "text"}` and writes each with its attributions, as
//! `{"doc_id", "text", "attributions": [{"source", "cue", "content", "conf"}]}` with spans in
//! characters.
//!
//! ```sh
//! cargo run --release --example spans < articles.jsonl > predictions.jsonl
//! cargo run --release --example spans -- bulk < articles.jsonl > predictions.jsonl
//! ```
//!
//! With `bulk` the smaller model reads.

use onrecord_core::{CharMap, Span};
use onrecord_extract::engine::{Model, Scratch, THRESHOLD};
use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

fn main() -> Result<(), Box<dyn Error>> {
    let model = match std::env::args().nth(1).as_deref() {
        None => Model::embedded()?,
        Some("bulk") => Model::bulk()?,
        Some(other) => return Err(format!("{other:?} is no model; \"bulk\" is one").into()),
    };
    let mut scratch = Scratch::default();
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record.get("text").and_then(Value::as_str).unwrap_or("");
        let map = CharMap::new(text);
        let spans = |spans: &[Span]| spans.iter().map(|s| map.span(*s)).collect::<Vec<_>>();
        let found = model.attributions_with(text, THRESHOLD, &mut scratch);
        let found: Vec<_> = found
            .iter()
            .map(|a| {
                json!({
                    "source": spans(&a.source),
                    "cue": spans(&a.cue),
                    "content": spans(&a.content),
                    "conf": a.confidence,
                })
            })
            .collect();
        let line = json!({"doc_id": record.get("doc_id"), "text": text, "attributions": found});
        writeln!(out, "{line}")?;
    }
    Ok(())
}
