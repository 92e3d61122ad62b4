//! Where and how things are printed.

use std::error::Error;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// Standard output, buffered.
pub(crate) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// The width to fit tables to: that of the terminal; `None` into a pipe, where nothing is
/// ever truncated.
pub(crate) fn width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}

/// Whether whoever reads our output has had enough, which is no failure.
pub(crate) fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(io) = error.downcast_ref::<io::Error>() {
            return io.kind() == io::ErrorKind::BrokenPipe;
        }
        next = error.source();
    }
    false
}

/// Prints text in lines of at most `width` characters, each after `indent`.
pub(crate) fn wrapped(
    out: &mut dyn Write,
    text: &str,
    first: &str,
    indent: &str,
    width: usize,
) -> io::Result<()> {
    let mut line = first.to_owned();
    let mut used = first.chars().count();
    let mut empty = true;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if !empty && used + 1 + length > width {
            writeln!(out, "{line}")?;
            indent.clone_into(&mut line);
            used = indent.chars().count();
            empty = true;
        }
        if !empty {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += length;
        empty = false;
    }
    writeln!(out, "{line}")
}
