//! Where sentences begin and end.

use super::reading::{Kind, Sentence, Token};
use super::words;
use onrecord_core::Span;

/// The sentences of a text; together they hold every token.
///
/// A sentence ends with a full stop, question or exclamation mark before a capital, a number or
/// an opening quotation mark, and with every line. `"Gone?" Oda asked` is one sentence.
pub(crate) fn split(body: &str, tokens: &[Token<'_>]) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut first = 0usize;
    let mut paragraph = 0usize;
    let low = |i: usize| tokens.get(i).map_or("", |t: &Token<'_>| &*t.low);
    let mut i = 0usize;
    while i < tokens.len() {
        let line = breaks_line(body, tokens, i);
        let mut end = i + 1;
        let mut ends = line || end == tokens.len();
        if !ends && is_end(tokens, i) {
            // What closes belongs to the sentence that it closes.
            while !breaks_line(body, tokens, end - 1) && closes(tokens, end) {
                end += 1;
            }
            ends = breaks_line(body, tokens, end - 1)
                || (begins(tokens, end) && !speech_follows(low(i), end > i + 1, tokens, end));
        }
        if ends {
            push(&mut out, tokens, first, end, paragraph);
            if breaks_line(body, tokens, end - 1) {
                paragraph += 1;
            }
            first = end;
            i = end;
        } else {
            i += 1;
        }
    }
    out
}

fn push(out: &mut Vec<Sentence>, tokens: &[Token<'_>], first: usize, end: usize, paragraph: usize) {
    let (Some(a), Some(b)) = (tokens.get(first), tokens.get(end.saturating_sub(1))) else {
        return;
    };
    if first < end {
        out.push(Sentence {
            span: Span::new(a.span.start, b.span.end),
            tokens: first..end,
            paragraph,
        });
    }
}

/// Whether a line ends after a token.
fn breaks_line(body: &str, tokens: &[Token<'_>], i: usize) -> bool {
    let from = tokens.get(i).map_or(0, |t| t.span.end);
    let to = tokens.get(i + 1).map_or(body.len(), |t| t.span.start);
    let gap = body.as_bytes().get(from..to).unwrap_or_default();
    gap.contains(&b'\n')
}

fn is_end(tokens: &[Token<'_>], i: usize) -> bool {
    let Some(token) = tokens.get(i) else {
        return false;
    };
    match &*token.low {
        "." | "!" | "?" | "…" => token.kind == Kind::Mark,
        // "… of the U.S. The …": an abbreviation that is no title, before a word that begins
        // a sentence.
        low => {
            low.contains('.')
                && token.is_abbreviation()
                && tokens
                    .get(i + 1)
                    .is_some_and(|t| t.cap && words::STARTERS.contains(&t.low))
        }
    }
}

fn closes(tokens: &[Token<'_>], i: usize) -> bool {
    let Some(token) = tokens.get(i).filter(|t| t.kind == Kind::Mark) else {
        return false;
    };
    match &*token.low {
        "." | "!" | "?" | "…" | "”" | "»" | ")" | "]" | "’" => true,
        // Straight marks, and the German closing one, close where nothing parts them.
        "\"" | "'" | "“" => i
            .checked_sub(1)
            .and_then(|i| tokens.get(i))
            .is_some_and(|before| before.span.end == token.span.start),
        _ => false,
    }
}

fn begins(tokens: &[Token<'_>], i: usize) -> bool {
    tokens.get(i).is_none_or(|t| {
        t.cap
            || t.kind == Kind::Number
            || matches!(
                &*t.low,
                "\"" | "“"
                    | "‘"
                    | "'"
                    | "„"
                    | "«"
                    | "("
                    | "["
                    | "-"
                    | "–"
                    | "—"
                    | "•"
                    | "@"
                    | "#"
            )
            || t.low
                .chars()
                .next()
                .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
    })
}

/// `"Gone?" Oda asked`: the quotation is over, the sentence is not.
fn speech_follows(mark: &str, closed: bool, tokens: &[Token<'_>], at: usize) -> bool {
    if !closed || mark == "." {
        return false;
    }
    (at..at + 4).any(|i| {
        tokens.get(i).is_some_and(|t| {
            matches!(
                &*t.low,
                "said" | "asked" | "says" | "asks" | "added" | "wrote" | "replied"
            )
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::meaning::reading::Reading;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let reading = Reading::new(text);
        let found: Vec<_> = reading.sentences.iter().map(|s| s.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn titles_and_initials_end_no_sentence() {
        check(
            "Mr. Oda met Sen. J. P. Quill. They left on Feb. 3. Nobody saw it.",
            &[
                "Mr. Oda met Sen. J. P. Quill.",
                "They left on Feb. 3.",
                "Nobody saw it.",
            ],
        );
        check(
            "He left the U.S. The U.S. Navy stayed.",
            &["He left the U.S.", "The U.S. Navy stayed."],
        );
    }

    #[test]
    fn quotation_marks_stay_with_their_sentence() {
        check(
            "\"Gone?\" Oda asked. “All gone.” The aide nodded.",
            &["\"Gone?\" Oda asked.", "“All gone.”", "The aide nodded."],
        );
    }

    #[test]
    fn a_line_is_a_sentence() {
        check(
            "Harbour opens\n\nIt rained. A lot",
            &["Harbour opens", "It rained.", "A lot"],
        );
        check("", &[]);
        check("...!!!", &["...!!!"]);
    }
}
