//! Rows as a table, lines, CSV, JSON, JSON lines or Markdown.
//!
//! A table is fitted to a width only where one is given, as for a terminal. Into a pipe nothing
//! is ever truncated.

mod data;
mod markdown;
mod table;
mod text;
mod width;

use crate::{RowSink, Value};
use std::io::{self, Write};

pub use markdown::{Begins, markdown_text};
pub use text::{clean, json_safe, no_formula, quoted};
pub(crate) use width::fitted_end;
pub use width::{fitted, width};

/// How rows are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Aligned columns; on a terminal that is too narrow for them, a line per value.
    #[default]
    Table,
    /// A line per value, a blank line between rows.
    Line,
    /// RFC 4180, with a header; lines end in LF. NULL is empty, an empty text is `""`. A text
    /// that a spreadsheet would run as a formula begins with an apostrophe.
    Csv,
    /// A list of objects.
    Json,
    /// An object per line.
    Jsonl,
    /// A table in GitHub's Markdown.
    Markdown,
}

/// Prints rows as they come.
pub struct Renderer<'a> {
    out: &'a mut dyn Write,
    format: Format,
    width: Option<usize>,
    columns: Vec<String>,
    statements: usize,
    rows: usize,
    table: table::Table,
}

impl<'a> Renderer<'a> {
    /// A printer to `out`; `width` is that of the terminal, or `None` where it is none.
    #[must_use]
    pub fn new(out: &'a mut dyn Write, format: Format, width: Option<usize>) -> Self {
        Self {
            out,
            format,
            width,
            columns: Vec::new(),
            statements: 0,
            rows: 0,
            table: table::Table::default(),
        }
    }
}

impl RowSink for Renderer<'_> {
    fn begin(&mut self, columns: &[String]) -> io::Result<()> {
        let terminal = self.width.is_some();
        if self.statements > 0 && !matches!(self.format, Format::Json | Format::Jsonl) {
            writeln!(self.out)?;
        }
        self.statements += 1;
        self.rows = 0;
        self.columns = columns.to_vec();
        match self.format {
            Format::Table => {
                self.table = table::Table::new(columns, self.width);
                Ok(())
            }
            Format::Line => {
                self.columns = columns.iter().map(|c| clean(c).into_owned()).collect();
                Ok(())
            }
            Format::Csv => data::csv_header(self.out, columns, terminal),
            Format::Markdown => data::markdown_header(self.out, columns),
            Format::Json => {
                self.columns = data::unique_names(columns);
                write!(self.out, "[")
            }
            Format::Jsonl => {
                self.columns = data::unique_names(columns);
                Ok(())
            }
        }
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        let terminal = self.width.is_some();
        let first = self.rows == 0;
        self.rows += 1;
        match self.format {
            Format::Table => self.table.row(self.out, values),
            Format::Line => {
                if !first {
                    writeln!(self.out)?;
                }
                let texts: Vec<_> = values.iter().map(text::shown).collect();
                let texts: Vec<_> = texts.iter().map(|text| clean(text)).collect();
                table::lines(self.out, &self.columns, texts.iter().map(|text| &**text))
            }
            Format::Csv => data::csv_row(self.out, values, terminal),
            Format::Markdown => data::markdown_row(self.out, values),
            Format::Json => {
                write!(self.out, "{}", if first { "\n  " } else { ",\n  " })?;
                data::json_object(self.out, &self.columns, values)
            }
            Format::Jsonl => {
                data::json_object(self.out, &self.columns, values)?;
                writeln!(self.out)
            }
        }
    }

    fn end(&mut self) -> io::Result<()> {
        match self.format {
            Format::Table => self.table.finish(self.out),
            Format::Json if self.rows == 0 => writeln!(self.out, "]"),
            Format::Json => writeln!(self.out, "\n]"),
            _ => Ok(()),
        }
    }
}
