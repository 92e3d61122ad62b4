//! Aligned columns and lines, for people.

use super::text::{clean, shown};
use super::width::{fitted, width};
use crate::Value;
use std::io::{self, Write};

/// Rows that are looked at before the widths are fixed. What comes after is printed as it comes:
/// cut on a terminal, and into a pipe out of line where it is wider.
const LOOK_AHEAD: usize = 1_000;

/// A column is not made narrower than this to fit a terminal.
const NARROWEST: usize = 8;

/// A table that is being printed.
#[derive(Default)]
pub(super) struct Table {
    columns: Vec<String>,
    held: Vec<Vec<Cell>>,
    layout: Option<Layout>,
    fit: Option<usize>,
}

struct Cell {
    text: String,
    is_number: bool,
}

impl Cell {
    fn of_text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_number: false,
        }
    }
}

/// How the rows of a table are set out.
enum Layout {
    /// In columns of these widths.
    Columns(Vec<usize>),
    /// A line per value: a terminal is too narrow for so many columns.
    Lines,
}

impl Table {
    pub(super) fn new(columns: &[String], fit: Option<usize>) -> Self {
        Self {
            columns: columns.iter().map(|c| clean(c).into_owned()).collect(),
            fit,
            ..Self::default()
        }
    }

    pub(super) fn row(&mut self, out: &mut dyn Write, values: &[Value]) -> io::Result<()> {
        let cell = |value: &Value| Cell {
            text: clean(&shown(value)).into_owned(),
            is_number: matches!(value, Value::Integer(_) | Value::Real(_)),
        };
        let row: Vec<Cell> = values.iter().map(cell).collect();
        match &self.layout {
            Some(Layout::Columns(widths)) => print_row(out, &row, widths, self.fit.is_some()),
            Some(Layout::Lines) => self.print_lines(out, &row, false),
            None => {
                self.held.push(row);
                if self.held.len() >= LOOK_AHEAD {
                    self.print_held(out)?;
                }
                Ok(())
            }
        }
    }

    pub(super) fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.layout.is_none() {
            self.print_held(out)?;
        }
        Ok(())
    }

    fn print_held(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let held = std::mem::take(&mut self.held);
        let mut widths: Vec<usize> = self.columns.iter().map(|c| width(c)).collect();
        for row in &held {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = (*widest).max(width(&cell.text));
            }
        }
        if self.fit.is_some_and(|fit| !narrow(&mut widths, fit)) && !held.is_empty() {
            for (i, row) in held.iter().enumerate() {
                self.print_lines(out, row, i == 0)?;
            }
            self.layout = Some(Layout::Lines);
            return Ok(());
        }
        let cut = self.fit.is_some();
        let head: Vec<Cell> = self.columns.iter().map(Cell::of_text).collect();
        print_row(out, &head, &widths, cut)?;
        let rule = widths.iter().map(|w| Cell::of_text("-".repeat(*w)));
        print_row(out, &rule.collect::<Vec<_>>(), &widths, cut)?;
        for row in &held {
            print_row(out, row, &widths, cut)?;
        }
        self.layout = Some(Layout::Columns(widths));
        Ok(())
    }

    fn print_lines(&self, out: &mut dyn Write, row: &[Cell], is_first: bool) -> io::Result<()> {
        if !is_first {
            writeln!(out)?;
        }
        lines(
            out,
            &self.columns,
            row.iter().map(|cell| cell.text.as_str()),
        )
    }
}

/// Takes from the widest columns until the line fits, and says whether it does.
fn narrow(widths: &mut [usize], fit: usize) -> bool {
    let gaps = widths.len().saturating_sub(1) * 2;
    let mut total = widths.iter().sum::<usize>() + gaps;
    while total > fit {
        let second = {
            let mut sorted = widths.to_vec();
            sorted.sort_unstable_by(|a, b| b.cmp(a));
            let widest = sorted.first().copied().unwrap_or(0);
            sorted.into_iter().find(|w| *w < widest).unwrap_or(0)
        };
        let Some(widest) = widths.iter_mut().max() else {
            return false;
        };
        if *widest <= NARROWEST {
            return false;
        }
        let to = second
            .max(NARROWEST)
            .max(widest.saturating_sub(total - fit));
        let to = to.min(*widest - 1);
        total -= *widest - to;
        *widest = to;
    }
    true
}

fn print_row(out: &mut dyn Write, row: &[Cell], widths: &[usize], cut: bool) -> io::Result<()> {
    let mut line = String::new();
    for (i, (cell, columns)) in row.iter().zip(widths).enumerate() {
        if i > 0 {
            line.push_str("  ");
        }
        let text = match cut && width(&cell.text) > *columns {
            true => format!("{}…", fitted(&cell.text, columns.saturating_sub(1))),
            false => cell.text.clone(),
        };
        // A wide character that is cut away may leave more room than its sign takes.
        let pad = " ".repeat(columns.saturating_sub(width(&text)));
        match cell.is_number {
            true => line.extend([pad, text]),
            false => line.extend([text, pad]),
        }
    }
    writeln!(out, "{}", line.trim_end())
}

/// A line per value, names aligned; both without what could move a terminal.
pub(super) fn lines<'a>(
    out: &mut dyn Write,
    names: &[String],
    values: impl Iterator<Item = &'a str>,
) -> io::Result<()> {
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    for (name, value) in names.iter().zip(values) {
        let pad = " ".repeat(widest - width(name));
        writeln!(out, "{}", format!("{pad}{name} = {value}").trim_end())?;
    }
    Ok(())
}
