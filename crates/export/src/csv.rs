//! The rows of a view as a table of texts, safe to open in a spreadsheet.

use crate::ExportError;
use crate::table::{columns, rows};
use onrecord_core::text::hex;
use onrecord_query::render::{no_formula, quoted};
use onrecord_query::{Database, Field};
use std::borrow::Cow;
use std::io::Write;

/// What stands between the cells of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// `,` as in RFC 4180.
    #[default]
    Comma,
    /// A tab.
    Tab,
}

impl Separator {
    fn mark(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Tab => '\t',
        }
    }
}

/// Writes the names of the columns and all rows of a view, and says how many rows there were.
///
/// Cells are quoted where needed (RFC 4180). NULL is an empty cell, an empty text `""`. A text
/// that a spreadsheet would run as a formula begins with an apostrophe.
///
/// ```no_run
/// use onrecord_export::{Separator, csv, whole_file};
/// use onrecord_query::Database;
///
/// let database = Database::open("onrecord.db".as_ref())?;
/// let rows = whole_file("statements.csv".as_ref(), |out| {
///     csv(&database, "statements", Separator::Comma, out)
/// })?;
/// println!("{rows} statements");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`ExportError::is_not_found`] if there is no such view; if the file cannot be read, or the
/// rows cannot be written.
pub fn csv(
    database: &Database,
    view: &str,
    separator: Separator,
    out: &mut dyn Write,
) -> Result<u64, ExportError> {
    let mark = separator.mark();
    let names = columns(database, view)?;
    line(out, mark, names.iter().map(|c| Cow::Borrowed(c.as_str())))?;
    rows(database, view, |_, values| {
        line(out, mark, values.iter().map(|v| cell(v, mark)))
    })
}

fn line<'a>(
    out: &mut dyn Write,
    mark: char,
    cells: impl Iterator<Item = Cow<'a, str>>,
) -> Result<(), ExportError> {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            write!(out, "{mark}")?;
        }
        out.write_all(cell.as_bytes())?;
    }
    Ok(out.write_all(b"\r\n")?)
}

/// A value as a cell; NULL is empty, an empty text is two quotation marks.
fn cell<'a>(value: &'a Field<'_>, mark: char) -> Cow<'a, str> {
    match value {
        Field::Null => Cow::Borrowed(""),
        Field::Integer(n) => Cow::Owned(n.to_string()),
        Field::Real(n) => Cow::Owned(format!("{n:?}")),
        Field::Blob(bytes) => Cow::Owned(hex(bytes)),
        Field::Text(text) => quoted(no_formula(text), mark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_starts_a_formula() {
        let shown = |text: &str| cell(&Field::Text(text.into()), ',').into_owned();
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            " =1",
            "\u{a0}=1",
            "\u{FF1D}1",
            "=HYPERLINK(\"x\")",
            "\u{0}=1",
            "|calc",
            "%0A=1",
        ] {
            let cell = shown(text);
            let inner = cell.trim_start_matches('"');
            assert!(inner.starts_with('\''), "{text:?}: {cell:?}");
        }
        for text in ["a=1", "1-2", "“=”", "two, three"] {
            assert!(!shown(text).contains('\''), "{text}");
        }
        // A number below zero is a number.
        assert_eq!(cell(&Field::Integer(-1), ','), "-1");
    }

    #[test]
    fn a_cell_holds_separators_quotes_and_lines() {
        let shown = |text: &str, mark| cell(&Field::Text(text.into()), mark).into_owned();
        assert_eq!(shown("a,b", ','), "\"a,b\"");
        assert_eq!(shown("a,b", '\t'), "a,b");
        assert_eq!(shown("a\tb", '\t'), "\"a\tb\"");
        assert_eq!(shown("say \"no\"\n", ','), "\"say \"\"no\"\"\n\"");
        assert_eq!(shown("", ','), "\"\"");
        assert_eq!(cell(&Field::Null, ','), "");
    }
}
