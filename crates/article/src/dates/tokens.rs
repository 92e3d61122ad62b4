//! The smallest parts of a text that dates are made of.

/// A run of digits, letters or blanks, or a single sign.
#[derive(Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    pub(super) start: usize,
}

impl Token<'_> {
    /// One past its last byte in the text.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Digits,
    Letters,
    Blank,
    Sign,
}

/// Splits a text into tokens; a year glued to a time of day is parted from it.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let kind = |c: char| {
        if c.is_ascii_digit() {
            Kind::Digits
        } else if c.is_alphabetic() {
            Kind::Letters
        } else if c.is_whitespace() {
            Kind::Blank
        } else {
            Kind::Sign
        }
    };
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let this = kind(c);
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            if this == Kind::Sign || kind(next) != this {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let run = text.get(start..end).unwrap_or("");
        // "2024" and "9:05" may have been pasted together.
        let glued = this == Kind::Digits
            && matches!(run.len(), 5 | 6)
            && matches!(run.get(..2), Some("19" | "20"))
            && chars.peek().is_some_and(|(_, c)| *c == ':');
        if let Some((year, hour)) = run.split_at_checked(4).filter(|_| glued) {
            tokens.push(Token {
                kind: this,
                text: year,
                start,
            });
            tokens.push(Token {
                kind: this,
                text: hour,
                start: start + 4,
            });
        } else {
            tokens.push(Token {
                kind: this,
                text: run,
                start,
            });
        }
    }
    tokens
}

/// The number of a run of at most so many digits.
pub(super) fn number(token: &Token<'_>, longest: usize) -> Option<u32> {
    (token.kind == Kind::Digits && token.text.len() <= longest)
        .then(|| token.text.parse().ok())
        .flatten()
}

/// The year of a run of four digits.
pub(super) fn year(token: &Token<'_>) -> Option<i32> {
    if token.kind != Kind::Digits || token.text.len() != 4 {
        return None;
    }
    token
        .text
        .parse()
        .ok()
        .filter(|y| (1600..=2199).contains(y))
}
