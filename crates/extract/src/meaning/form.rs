//! Whether a content is quoted.

use super::reading::Reading;
use crate::explain::Rule;
use onrecord_core::{Form, Span};

/// From this share of letters inside quotation marks on, a content is direct.
const DIRECT: f64 = 0.9;
/// Above this share it is mixed.
const MIXED: f64 = 0.05;

/// The form of a content: how much of it stands in quotation marks that do not also hold its
/// cue. Within a quotation, only a quotation in it counts.
pub(crate) fn form(reading: &Reading<'_>, content: &[Span], cue: usize) -> (Form, Rule) {
    let (mut quoted, mut all) = (0usize, 0usize);
    for span in content {
        for i in reading.tokens_in(*span) {
            let Some(token) = reading.token(i).filter(|_| !reading.is_mark(i)) else {
                continue;
            };
            all += token.span.len();
            if reading.quotes.quotes_apart(token.span.start, cue) {
                quoted += token.span.len();
            }
        }
    }
    // Lengths of texts fit a float exactly up to 2^53.
    let share = if all == 0 {
        0.0
    } else {
        quoted as f64 / all as f64
    };
    if share >= DIRECT {
        (
            Form::Direct,
            "form: nine tenths of the letters or more stand in quotation marks",
        )
    } else if share > MIXED {
        (
            Form::Mixed,
            "form: a part of the letters stands in quotation marks",
        )
    } else {
        (
            Form::Indirect,
            "form: hardly a letter stands in quotation marks of its own",
        )
    }
}
