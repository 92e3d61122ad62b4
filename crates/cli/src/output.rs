//! Where and how things are printed.

use crate::guard::{Guard, Lets};
use onrecord_export::ExportError;
use onrecord_query::QueryError;
use onrecord_query::render::{clean, json_safe, width as columns};
use serde::Serialize;
use std::borrow::Cow;
use std::error::Error;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// Standard output, buffered.
pub(crate) type Stdout = Guard<BufWriter<StdoutLock<'static>>>;

/// Standard output for what people read: nothing goes through that could move a terminal, not
/// even into a pipe, since that may lead to one.
pub(crate) fn stdout() -> Stdout {
    Guard::new(BufWriter::new(io::stdout().lock()), Lets::Colours)
}

/// Standard output for what programs read: into a pipe goes every character as it is.
pub(crate) fn data() -> Stdout {
    let out = io::stdout();
    let lets = match out.is_terminal() {
        true => Lets::Words,
        false => Lets::All,
    };
    Guard::new(BufWriter::new(out.lock()), lets)
}

/// Says on standard error what went wrong. What could move the terminal is written out.
pub(crate) fn complain(text: &str) {
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(clean).collect();
    // Where nobody listens, there is nobody to tell.
    let _ = writeln!(io::stderr(), "onrecord: {}", lines.join("\n"));
}

/// Of a long list so many are shown on a terminal; into a pipe goes all of it.
pub(crate) fn most(on_a_terminal: usize) -> usize {
    if io::stdout().is_terminal() {
        on_a_terminal
    } else {
        usize::MAX
    }
}

/// The width to fit tables to: that of the terminal; `None` into a pipe, where nothing is
/// ever truncated.
pub(crate) fn width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}

/// Whether to colour: on a terminal that can, unless `NO_COLOR` is set; elsewhere if
/// `CLICOLOR_FORCE` is.
pub(crate) fn is_coloured() -> bool {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let can = io::stdout().is_terminal() && set("TERM").is_none_or(|term| term != "dumb");
    set("NO_COLOR").is_none() && (can || set("CLICOLOR_FORCE").is_some_and(|value| value != "0"))
}

/// A JSON value, indented. What could move a terminal is written as escapes, which mean the
/// same.
pub(crate) fn json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    writeln!(out, "{}", json_safe(&text))
}

/// Whether an error says that what was asked for is not there, or may be several things.
pub(crate) fn is_not_found(error: &(dyn std::error::Error + 'static)) -> bool {
    if let Some(error) = error.downcast_ref::<ExportError>() {
        return error.is_not_found();
    }
    error
        .downcast_ref::<QueryError>()
        .is_some_and(|e| e.is_not_found() || e.is_ambiguous())
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

/// Prints text in lines of at most `width` columns, each after `indent`; a word that is wider
/// stands alone. What could make a terminal do something is written out.
pub(crate) fn wrapped(
    out: &mut dyn Write,
    text: &str,
    first: &str,
    indent: &str,
    width: usize,
) -> io::Result<()> {
    let mut line = first.to_owned();
    let mut used = columns(first);
    let mut empty = true;
    for word in text.split_whitespace() {
        let word = clean(word);
        let length = columns(&word);
        if !empty && used + 1 + length > width {
            writeln!(out, "{line}")?;
            indent.clone_into(&mut line);
            used = columns(indent);
            empty = true;
        }
        if !empty {
            line.push(' ');
            used += 1;
        }
        line.push_str(&word);
        used += length;
        empty = false;
    }
    writeln!(out, "{line}")
}
