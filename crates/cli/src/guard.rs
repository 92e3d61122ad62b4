//! The last place that a text passes before it reaches a terminal.
//!
//! Whatever a document says is cleaned where it is put into words. Should one place forget to,
//! this is the wall behind it: of all that could move a terminal, only the end of a line and
//! the sequences that colour go through.

use onrecord_query::render::clean;
use std::borrow::Cow;
use std::io::{self, Write};

/// What a sequence that colours is made of, behind the escape.
const COLOUR_BEGINS: char = '[';
const COLOUR_ENDS: char = 'm';
/// The longest of ours is `1;36`.
const COLOUR_DIGITS: usize = 8;

/// What a guard lets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lets {
    /// Everything: it goes to a program.
    All,
    /// Words and colours.
    Colours,
    /// Words alone.
    Words,
}

/// Writes on what cannot move a terminal, and the rest as `\u001b`: as JSON writes it, so that
/// JSON stays what it was.
pub(crate) struct Guard<W> {
    to: W,
    lets: Lets,
    /// Bytes of a character or sequence whose end has not come yet.
    held: Vec<u8>,
}

impl<W: Write> Guard<W> {
    /// A guard before `to`.
    pub(crate) fn new(to: W, lets: Lets) -> Self {
        Self {
            to,
            lets,
            held: Vec::new(),
        }
    }

    fn pass(&mut self, text: &str) -> io::Result<()> {
        if matches!(clean(text), Cow::Borrowed(_)) {
            return self.to.write_all(text.as_bytes());
        }
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let (first, behind) = rest.split_at(c.len_utf8());
            rest = behind;
            let is_clean = c == '\n' || matches!(clean(first), Cow::Borrowed(_));
            let is_colour = c == '\u{1b}' && self.lets == Lets::Colours;
            match colour(behind).filter(|_| is_colour) {
                _ if is_clean => self.to.write_all(first.as_bytes())?,
                Some(Colour::Whole(sequence)) => {
                    self.to.write_all(first.as_bytes())?;
                    self.to.write_all(sequence.as_bytes())?;
                    rest = rest.strip_prefix(sequence).unwrap_or(rest);
                }
                Some(Colour::Begun) => {
                    self.held = [first, behind].concat().into_bytes();
                    return Ok(());
                }
                None => {
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        write!(self.to, "\\u{unit:04x}")?;
                    }
                }
            }
        }
        Ok(())
    }
}

impl<W: Write> Write for Guard<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.lets == Lets::All {
            return self.to.write(bytes);
        }
        let mut all = std::mem::take(&mut self.held);
        all.extend_from_slice(bytes);
        let mut chunks = all.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            self.pass(chunk.valid())?;
            // At the end it may be a character of which more is to come.
            let is_begun = chunks.peek().is_none() && chunk.invalid().len() < 4;
            let is_cut = std::str::from_utf8(chunk.invalid())
                .is_err_and(|error| error.error_len().is_none());
            if is_begun && is_cut {
                self.held.extend_from_slice(chunk.invalid());
            } else if !chunk.invalid().is_empty() {
                self.pass("\u{FFFD}")?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

enum Colour<'a> {
    Whole(&'a str),
    Begun,
}

/// The sequence that colours which stands behind an escape.
fn colour(behind: &str) -> Option<Colour<'_>> {
    let Some(digits) = behind.strip_prefix(COLOUR_BEGINS) else {
        return behind.is_empty().then_some(Colour::Begun);
    };
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != ';');
    match end {
        Some(at) if at <= COLOUR_DIGITS && digits.split_at(at).1.starts_with(COLOUR_ENDS) => {
            Some(Colour::Whole(behind.split_at(at + 2).0))
        }
        None if digits.len() <= COLOUR_DIGITS => Some(Colour::Begun),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes through of pieces that are written one by one.
    #[track_caller]
    fn check(pieces: &[&[u8]], expected: &str) {
        let mut out = Vec::new();
        let mut guard = Guard::new(&mut out, Lets::Colours);
        for piece in pieces {
            guard.write_all(piece).unwrap();
        }
        guard.flush().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn plain_words_and_colours_go_through() {
        check(
            &["Élan, 漢.\n\u{1b}[1;36mOda\u{1b}[0m\n".as_bytes()],
            "Élan, 漢.\n\u{1b}[1;36mOda\u{1b}[0m\n",
        );
    }

    #[test]
    fn what_moves_a_terminal_is_written_out() {
        check(
            &["a\u{1b}[2Jb\u{1b}]52;c;x\u{7}\u{9b}1m\r\u{202e}\t\u{e0041}".as_bytes()],
            "a\\u001b[2Jb\\u001b]52;c;x\\u0007\\u009b1m\\u000d\\u202e\\u0009\\udb40\\udc41",
        );
    }

    #[test]
    fn what_comes_in_pieces_is_judged_whole() {
        check(
            &[b"\x1b", b"[1", b";36", b"mx\x1b[", b"0m"],
            "\u{1b}[1;36mx\u{1b}[0m",
        );
        check(&[b"\x1b", b"[2", b"Jx"], "\\u001b[2Jx");
        check(
            &["é".as_bytes().split_at(1).0, "é".as_bytes().split_at(1).1],
            "é",
        );
        check(&[b"\xe2\x80", b"\xae!"], "\\u202e!");
        check(&[b"\xff\xfe!"], "\u{FFFD}\u{FFFD}!");
        check(&[b"\x1b[123456789m"], "\\u001b[123456789m");
    }

    #[test]
    fn a_guard_lets_through_what_it_is_told() {
        let passed = |lets| {
            let mut out = Vec::new();
            Guard::new(&mut out, lets)
                .write_all(b"\x1b[1m\xff\n")
                .unwrap();
            out
        };
        assert_eq!(passed(Lets::All), b"\x1b[1m\xff\n");
        assert_eq!(passed(Lets::Words), "\\u001b[1m\u{FFFD}\n".as_bytes());
    }
}
