//! Aligned columns and lines, for people.

use super::text::{clean, shown};
use crate::Value;
use std::io::{self, Write};

/// Rows that are looked at before the widths are fixed; what comes after is printed as it
/// comes, and never cut because of it.
const LOOK_AHEAD: usize = 1_000;

/// A column is not made narrower than this to fit a terminal.
const NARROWEST: usize = 8;

/// A table that is being printed.
#[derive(Default)]
pub(super) struct Table {
    columns: Vec<String>,
    held: Vec<Vec<Cell>>,
    widths: Option<Vec<usize>>,
    fit: Option<usize>,
}

struct Cell {
    text: String,
    is_number: bool,
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
        if let Some(widths) = &self.widths {
            return print_row(out, &row, widths, self.fit.is_some());
        }
        self.held.push(row);
        if self.held.len() >= LOOK_AHEAD {
            self.print_held(out)?;
        }
        Ok(())
    }

    pub(super) fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.widths.is_none() {
            self.print_held(out)?;
        }
        Ok(())
    }

    fn print_held(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut widths: Vec<usize> = self.columns.iter().map(|c| length(c)).collect();
        for row in &self.held {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(length(&cell.text));
            }
        }
        if let Some(fit) = self.fit {
            narrow(&mut widths, fit);
        }
        let cut = self.fit.is_some();
        let head: Vec<Cell> = self
            .columns
            .iter()
            .map(|c| Cell {
                text: c.clone(),
                is_number: false,
            })
            .collect();
        print_row(out, &head, &widths, cut)?;
        let rule: Vec<Cell> = widths
            .iter()
            .map(|w| Cell {
                text: "-".repeat(*w),
                is_number: false,
            })
            .collect();
        print_row(out, &rule, &widths, cut)?;
        for row in self.held.drain(..) {
            print_row(out, &row, &widths, cut)?;
        }
        self.widths = Some(widths);
        Ok(())
    }
}

/// Takes from the widest columns until the line fits.
fn narrow(widths: &mut [usize], fit: usize) {
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
            return;
        };
        if *widest <= NARROWEST {
            return;
        }
        let to = second
            .max(NARROWEST)
            .max(widest.saturating_sub(total - fit));
        let to = to.min(*widest - 1);
        total -= *widest - to;
        *widest = to;
    }
}

fn print_row(out: &mut dyn Write, row: &[Cell], widths: &[usize], cut: bool) -> io::Result<()> {
    let mut line = String::new();
    for (i, (cell, width)) in row.iter().zip(widths).enumerate() {
        if i > 0 {
            line.push_str("  ");
        }
        let long = length(&cell.text);
        let pad = width.saturating_sub(long);
        if cell.is_number {
            line.extend(std::iter::repeat_n(' ', pad));
        }
        if cut && long > *width {
            line.extend(cell.text.chars().take(width.saturating_sub(1)));
            line.push('…');
        } else {
            line.push_str(&cell.text);
        }
        if !cell.is_number {
            line.extend(std::iter::repeat_n(' ', pad));
        }
    }
    writeln!(out, "{}", line.trim_end())
}

/// A line per value, names aligned.
pub(super) fn lines(out: &mut dyn Write, columns: &[String], values: &[Value]) -> io::Result<()> {
    let widest = columns.iter().map(|c| length(c)).max().unwrap_or(0);
    for (column, value) in columns.iter().zip(values) {
        let line = format!("{:>widest$} = {}", clean(column), clean(&shown(value)));
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn length(text: &str) -> usize {
    text.chars().count()
}
