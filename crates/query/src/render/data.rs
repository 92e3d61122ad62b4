//! Formats that other programs read: CSV, JSON, and Markdown.

use super::markdown::{Begins, markdown_text};
use super::text::{clean, json_safe, no_formula, quoted, shown};
use crate::Value;
use onrecord_core::text::hex;
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{self, Write};

pub(super) fn csv_header(
    out: &mut dyn Write,
    columns: &[String],
    terminal: bool,
) -> io::Result<()> {
    let cells = columns.iter().map(|c| csv_cell(c, terminal));
    csv_line(out, cells)
}

pub(super) fn csv_row(out: &mut dyn Write, values: &[Value], terminal: bool) -> io::Result<()> {
    let cells = values.iter().map(|value| match value {
        Value::Text(text) => csv_cell(text, terminal),
        other => shown(other),
    });
    csv_line(out, cells)
}

fn csv_line<'a>(out: &mut dyn Write, cells: impl Iterator<Item = Cow<'a, str>>) -> io::Result<()> {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.write_all(b",")?;
        }
        out.write_all(cell.as_bytes())?;
    }
    out.write_all(b"\n")
}

fn csv_cell(text: &str, terminal: bool) -> Cow<'_, str> {
    let text = match no_formula(text) {
        text if terminal => Cow::Owned(clean(&text).into_owned()),
        text => text,
    };
    quoted(text, ',')
}

/// Column names as keys of an object: a second `x` becomes `x_2`.
pub(super) fn unique_names(columns: &[String]) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut names = Vec::with_capacity(columns.len());
    for column in columns {
        let mut name = column.clone();
        let mut n = 1;
        while !seen.insert(name.clone()) {
            n += 1;
            name = format!("{column}_{n}");
        }
        names.push(name);
    }
    names
}

pub(super) fn json_object(
    out: &mut dyn Write,
    names: &[String],
    values: &[Value],
) -> io::Result<()> {
    out.write_all(b"{")?;
    for (i, (name, value)) in names.iter().zip(values).enumerate() {
        if i > 0 {
            out.write_all(b",")?;
        }
        json_text(out, name)?;
        out.write_all(b":")?;
        match value {
            Value::Null => out.write_all(b"null")?,
            Value::Integer(n) => write!(out, "{n}")?,
            // JSON has no infinity.
            Value::Real(n) => serde_json::to_writer(&mut *out, n)?,
            Value::Text(text) => json_text(out, text)?,
            Value::Blob(bytes) => json_text(out, &hex(bytes))?,
        }
    }
    out.write_all(b"}")
}

fn json_text(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let json = serde_json::to_string(text)?;
    out.write_all(json_safe(&json).as_bytes())
}

pub(super) fn markdown_header(out: &mut dyn Write, columns: &[String]) -> io::Result<()> {
    let cells = columns.iter().map(|c| markdown_cell(c));
    markdown_line(out, cells)?;
    markdown_line(out, columns.iter().map(|_| "---".to_owned()))
}

pub(super) fn markdown_row(out: &mut dyn Write, values: &[Value]) -> io::Result<()> {
    markdown_line(out, values.iter().map(|v| markdown_cell(&shown(v))))
}

fn markdown_line(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    write!(out, "|")?;
    for cell in cells {
        write!(out, " {cell} |")?;
    }
    writeln!(out)
}

fn markdown_cell(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = lines
        .split('\n')
        .map(|line| markdown_text(line, Begins::Inside))
        .collect();
    lines.join("<br>")
}
