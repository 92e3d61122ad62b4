//! The rows of a view as JSON lines: one object a line, every text as it is.

use crate::ExportError;
use crate::table::rows;
use onrecord_core::text::hex;
use onrecord_query::{Database, Field};
use std::io::Write;

/// Writes all rows of a view, one JSON object a line, and says how many there were.
///
/// # Errors
/// [`ExportError::is_not_found`] if there is no such view; if the file cannot be read, or the
/// rows cannot be written.
pub fn json_lines(
    database: &Database,
    view: &str,
    out: &mut dyn Write,
) -> Result<u64, ExportError> {
    rows(database, view, |columns, values| {
        for (i, (name, value)) in columns.iter().zip(values).enumerate() {
            out.write_all(if i == 0 { b"{" } else { b"," })?;
            serde_json::to_writer(&mut *out, name)?;
            out.write_all(b":")?;
            match value {
                Field::Null => out.write_all(b"null")?,
                Field::Integer(n) => write!(out, "{n}")?,
                // JSON has no infinity.
                Field::Real(n) => serde_json::to_writer(&mut *out, n)?,
                Field::Text(text) => serde_json::to_writer(&mut *out, text)?,
                Field::Blob(bytes) => serde_json::to_writer(&mut *out, &hex(bytes))?,
            }
        }
        Ok(out.write_all(b"}\n")?)
    })
}
