//! The views as files for other programs, and the graph of who has it from whom.

use crate::dump::VIEWS;
use crate::render::no_formula;
use crate::{Database, QueryError};
use onrecord_core::text::hex;
use rusqlite::types::ValueRef;
use std::borrow::Cow;
use std::io::Write;

/// In which form the rows of a view are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// Values between commas, quoted where needed (RFC 4180). Safe in a spreadsheet: a text
    /// that it would run as a formula begins with an apostrophe.
    Csv,
    /// The same between tabs.
    Tsv,
    /// One JSON object a line; every text is as it is.
    JsonLines,
}

/// The names of the views that can be exported.
#[must_use]
pub fn export_views() -> &'static [&'static str] {
    VIEWS
}

impl Database {
    /// Writes all rows of a view, and says how many there were.
    ///
    /// ```no_run
    /// use onrecord_query::{Database, ExportFormat};
    ///
    /// let database = Database::open("onrecord.db".as_ref())?;
    /// let mut file = std::fs::File::create("statements.csv")?;
    /// database.export("statements", ExportFormat::Csv, &mut file)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`QueryError::is_not_found`] if there is no such view; if the file cannot be read, or the
    /// rows cannot be written.
    pub fn export(
        &self,
        view: &str,
        format: ExportFormat,
        out: &mut dyn Write,
    ) -> Result<u64, QueryError> {
        let Some(view) = VIEWS.iter().find(|v| **v == view) else {
            let known = VIEWS.join(", ");
            return Err(QueryError::nothing(format!(
                "there is no view {:?}; there are {known}",
                view.chars().take(60).collect::<String>()
            )));
        };
        let mut statement = self.conn.prepare(&format!("SELECT * FROM {view}"))?;
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        if let Some(mark) = separator(format) {
            let names = columns.iter().map(|c| Cow::Borrowed(c.as_str()));
            line(out, mark, names)?;
        }
        let mut rows = statement.query([])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            let mut values = Vec::with_capacity(columns.len());
            for i in 0..columns.len() {
                values.push(row.get_ref(i)?);
            }
            match separator(format) {
                Some(mark) => line(out, mark, values.into_iter().map(|v| cell(v, mark)))?,
                None => object(out, &columns, &values)?,
            }
            count += 1;
        }
        Ok(count)
    }
}

fn separator(format: ExportFormat) -> Option<char> {
    match format {
        ExportFormat::Csv => Some(','),
        ExportFormat::Tsv => Some('\t'),
        ExportFormat::JsonLines => None,
    }
}

fn line<'a>(
    out: &mut dyn Write,
    mark: char,
    cells: impl Iterator<Item = Cow<'a, str>>,
) -> Result<(), QueryError> {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            write!(out, "{mark}")?;
        }
        out.write_all(cell.as_bytes())?;
    }
    Ok(out.write_all(b"\r\n")?)
}

/// A value as a cell; NULL is empty, an empty text is two quotation marks.
fn cell(value: ValueRef<'_>, mark: char) -> Cow<'_, str> {
    match value {
        ValueRef::Null => Cow::Borrowed(""),
        ValueRef::Integer(n) => Cow::Owned(n.to_string()),
        ValueRef::Real(n) => Cow::Owned(format!("{n:?}")),
        ValueRef::Blob(bytes) => Cow::Owned(hex(bytes)),
        ValueRef::Text(bytes) => {
            let text = String::from_utf8_lossy(bytes);
            let text = no_formula(&text);
            let quoted = text.is_empty()
                || text.contains([mark, '"', '\n', '\r', '\t'])
                || text.starts_with(' ')
                || text.ends_with(' ');
            if quoted {
                Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
            } else {
                Cow::Owned(text.into_owned())
            }
        }
    }
}

fn object(
    out: &mut dyn Write,
    columns: &[String],
    values: &[ValueRef<'_>],
) -> Result<(), QueryError> {
    let io = |e: serde_json::Error| QueryError::from(std::io::Error::from(e));
    for (i, (name, value)) in columns.iter().zip(values).enumerate() {
        out.write_all(if i == 0 { b"{" } else { b"," })?;
        serde_json::to_writer(&mut *out, name).map_err(io)?;
        out.write_all(b":")?;
        match value {
            ValueRef::Null => out.write_all(b"null")?,
            ValueRef::Integer(n) => write!(out, "{n}")?,
            // JSON has no infinity.
            ValueRef::Real(n) => serde_json::to_writer(&mut *out, n).map_err(io)?,
            ValueRef::Text(bytes) => {
                let text = String::from_utf8_lossy(bytes);
                serde_json::to_writer(&mut *out, &text).map_err(io)?;
            }
            ValueRef::Blob(bytes) => {
                serde_json::to_writer(&mut *out, &hex(bytes)).map_err(io)?;
            }
        }
    }
    Ok(out.write_all(b"}\n")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_starts_a_formula() {
        let shown = |text: &str| cell(ValueRef::Text(text.as_bytes()), ',').into_owned();
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
        assert_eq!(cell(ValueRef::Integer(-1), ','), "-1");
    }

    #[test]
    fn a_cell_holds_separators_quotes_and_lines() {
        let shown = |text: &str, mark| cell(ValueRef::Text(text.as_bytes()), mark).into_owned();
        assert_eq!(shown("a,b", ','), "\"a,b\"");
        assert_eq!(shown("a,b", '\t'), "a,b");
        assert_eq!(shown("a\tb", '\t'), "\"a\tb\"");
        assert_eq!(shown("say \"no\"\n", ','), "\"say \"\"no\"\"\n\"");
        assert_eq!(shown("", ','), "\"\"");
        assert_eq!(cell(ValueRef::Null, ','), "");
    }
}
