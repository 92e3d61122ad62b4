//! A body read once: its tokens, sentences and quotations, with their places.

use super::quotes::Quotes;
use super::sentences;
use onrecord_core::Span;
use onrecord_core::Words;
use std::borrow::Cow;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word; a possessive `'s` is one of its own.
    Word,
    /// It begins with a digit.
    Number,
    /// One sign.
    Mark,
}

/// A word, number or sign of the body.
#[derive(Clone, Debug)]
pub(crate) struct Token<'a> {
    /// Where it stands.
    pub(crate) span: Span,
    /// Lower case, straight apostrophes, without the full stop of an abbreviation.
    pub(crate) low: Cow<'a, str>,
    /// What it is.
    pub(crate) kind: Kind,
    /// Whether it begins with a capital letter.
    pub(crate) cap: bool,
}

impl Token<'_> {
    /// Whether it is an abbreviation that holds its full stop: `Mr.`, `U.S.`, `J.`
    pub(crate) fn is_abbreviation(&self) -> bool {
        self.kind == Kind::Word && (self.span.len() > self.low.len() || self.low.contains('.'))
    }
}

/// A sentence, or what stands on a line of its own.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// The number of its paragraph.
    pub(crate) paragraph: usize,
}

/// A body with its tokens, sentences and quotations.
pub(crate) struct Reading<'a> {
    /// The text.
    pub(crate) body: &'a str,
    /// All tokens, in order.
    pub(crate) tokens: Vec<Token<'a>>,
    /// All sentences, in order.
    pub(crate) sentences: Vec<Sentence>,
    /// What stands in quotation marks.
    pub(crate) quotes: Quotes,
}

impl<'a> Reading<'a> {
    /// Reads a body, in time linear in its length.
    pub(crate) fn new(body: &'a str) -> Self {
        let tokens = tokens(body);
        let sentences = sentences::split(body, &tokens);
        Self {
            body,
            tokens,
            sentences,
            quotes: Quotes::new(body),
        }
    }

    /// The token of a number.
    pub(crate) fn token(&self, i: usize) -> Option<&Token<'a>> {
        self.tokens.get(i)
    }

    /// The lower-case form of a token; empty past either end.
    pub(crate) fn low(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &t.low)
    }

    /// The lower-case form of the token before; empty at the start.
    pub(crate) fn low_before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |i| self.low(i))
    }

    /// Whether a token begins with a capital.
    pub(crate) fn is_cap(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.cap)
    }

    /// Whether a token is a sign.
    pub(crate) fn is_mark(&self, i: usize) -> bool {
        self.tokens.get(i).is_none_or(|t| t.kind == Kind::Mark)
    }

    /// Whether only blanks part a token from the next.
    pub(crate) fn tokens_join(&self, i: usize) -> bool {
        match (self.tokens.get(i), self.tokens.get(i + 1)) {
            (Some(a), Some(b)) => Span::new(a.span.end, b.span.start)
                .of(self.body)
                .chars()
                .all(|c| c == ' ' || c == '\u{A0}'),
            _ => false,
        }
    }

    /// The tokens that lie in a span, even in part.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }

    /// The span from the first to the last of some tokens.
    pub(crate) fn span_of(&self, tokens: Range<usize>) -> Span {
        let slice = self.tokens.get(tokens).unwrap_or_default();
        match (slice.first(), slice.last()) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// The number of the sentence at a byte.
    pub(crate) fn sentence_at(&self, byte: usize) -> usize {
        self.sentences
            .partition_point(|s| s.span.start <= byte)
            .saturating_sub(1)
    }

    /// The sentence of a number; an empty one where there is none.
    pub(crate) fn sentence(&self, i: usize) -> Sentence {
        self.sentences.get(i).cloned().unwrap_or(Sentence {
            span: Span::default(),
            tokens: 0..0,
            paragraph: 0,
        })
    }

    /// Whether the tokens from `i` on are these words.
    pub(crate) fn has_words(&self, i: usize, words: &str) -> bool {
        words
            .split(' ')
            .enumerate()
            .all(|(k, w)| self.low(i + k) == w)
    }
}

/// Titles and months that bear a full stop which ends no sentence.
static ABBREVIATIONS: Words = Words::new(
    "mr, mrs, ms, dr, prof, sen, sens, rep, reps, gov, govs, gen, col, lt, maj, capt, cmdr, \
     sgt, adm, brig, rev, fr, st, sr, jr, hon, pres, jan, feb, mar, apr, jun, jul, aug, \
     sept, sep, oct, nov, dec, vs, no, inc, corp, ltd, co, bros, u.s, u.n, ph, messrs, supt, \
     det, insp, ald, amb, atty, asst, dept, univ, calif, mass, conn, penn, tenn, ariz, fla, \
     ill, mich, minn, wis, okla, ore, wash, colo, va, ga, ky, la, md, pa, vt, tex, del, nev, \
     neb, kan, ind, ala, ark, mo, mont",
);

/// Abbreviations that are also words: only with a capital do they keep the full stop.
static ONLY_CAPITAL: Words = Words::new(
    "no, co, mar, jun, sep, la, pa, ma, mass, ill, ore, wash, del, ind, ark, mo, kan, fr, \
     col, gen, rep, hon, det, dec, jan, st, miss, fla",
);

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{0300}'..='\u{036F}' | '_')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// The character at a byte, without decoding where it is plain.
fn char_at(body: &str, at: usize) -> Option<char> {
    match body.as_bytes().get(at) {
        Some(b) if b.is_ascii() => Some(char::from(*b)),
        Some(_) => body.get(at..)?.chars().next(),
        None => None,
    }
}

fn tokens(body: &str) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(body.len() / 5);
    let mut at = 0;
    while let Some(first) = char_at(body, at) {
        let start = at;
        at += first.len_utf8();
        if first.is_whitespace() {
            continue;
        }
        if !is_word_char(first) {
            out.push(token(body, start, at, Kind::Mark));
            continue;
        }
        let mut segment = 1usize;
        let mut dotted = false;
        while let Some(c) = char_at(body, at) {
            if is_word_char(c) {
                segment += 1;
            } else if c == ' ' {
                break;
            } else {
                let mut rest = body.get(at + c.len_utf8()..).unwrap_or("").chars();
                let next = rest.next();
                let after = rest.next();
                if !joins(body.get(start..at).unwrap_or(""), segment, c, next, after) {
                    break;
                }
                dotted |= c == '.';
                segment = 0;
            }
            at += c.len_utf8();
        }
        if char_at(body, at) == Some('.')
            && keeps_stop(body.get(start..at).unwrap_or(""), dotted, segment)
        {
            at += 1;
        }
        let kind = if first.is_numeric() {
            Kind::Number
        } else {
            Kind::Word
        };
        out.push(token(body, start, at, kind));
        // A possessive is a token of its own.
        if let Some(c) = char_at(body, at).filter(|c| is_apostrophe(*c)) {
            let mut rest = body.get(at + c.len_utf8()..).unwrap_or("").chars();
            if matches!(rest.next(), Some('s' | 'S')) && !rest.next().is_some_and(is_word_char) {
                let end = at + c.len_utf8() + 1;
                out.push(token(body, at, end, Kind::Word));
                at = end;
            }
        }
    }
    out
}

/// Whether a sign inside a word joins its two sides.
fn joins(word: &str, segment: usize, c: char, next: Option<char>, after: Option<char>) -> bool {
    let Some(n) = next.filter(|n| is_word_char(*n)) else {
        return false;
    };
    match c {
        '.' => {
            n.is_numeric()
                || n.is_lowercase()
                || segment <= 1
                || (segment == 2 && n.is_uppercase() && !after.is_some_and(char::is_lowercase))
        }
        ',' => n.is_numeric() && word.ends_with(char::is_numeric),
        '-' | '\u{2010}' | '\u{2011}' | '&' => true,
        c if is_apostrophe(c) => !matches!(n, 's' | 'S') || after.is_some_and(is_word_char),
        _ => false,
    }
}

fn keeps_stop(word: &str, dotted: bool, segment: usize) -> bool {
    let capital = word.starts_with(char::is_uppercase);
    if dotted {
        return segment == 1;
    }
    if word.chars().count() == 1 {
        return capital && word != "I";
    }
    if word.len() > 8 {
        return false;
    }
    let low = word.to_lowercase();
    ABBREVIATIONS.contains(low.as_str()) && (capital || !ONLY_CAPITAL.contains(low.as_str()))
}

fn token(body: &str, start: usize, end: usize, kind: Kind) -> Token<'_> {
    let text = body.get(start..end).unwrap_or("");
    let bare = if kind == Kind::Mark {
        text
    } else {
        text.trim_end_matches('.')
    };
    Token {
        span: Span::new(start, end),
        low: lowered(bare),
        kind,
        cap: text.starts_with(char::is_uppercase),
    }
}

/// Lower case with straight apostrophes and plain hyphens. Most words are so already, and are
/// not copied.
fn lowered(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let straight = |c: char| match c {
        '\u{2019}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    };
    let same = |c: char| {
        let mut low = c.to_lowercase();
        low.next() == Some(c) && low.next().is_none() && straight(c) == c
    };
    if text.chars().all(same) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .flat_map(char::to_lowercase)
            .map(straight)
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let reading = Reading::new(text);
        let found: Vec<_> = reading.tokens.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_possessives_and_hyphens() {
        check(
            "Mr. Oda’s far-right U.S. aide didn't pay 1,000.",
            &[
                "Mr.",
                "Oda",
                "’s",
                "far-right",
                "U.S.",
                "aide",
                "didn't",
                "pay",
                "1,000",
                ".",
            ],
        );
        check(
            "It ended.He left.",
            &["It", "ended", ".", "He", "left", "."],
        );
        check("J. Doe, no. AT&T", &["J.", "Doe", ",", "no", ".", "AT&T"]);
    }
}
