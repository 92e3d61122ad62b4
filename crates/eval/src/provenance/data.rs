//! The files of the sets, as JSON lines.

use crate::EvalError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::io::{BufWriter, Write};
use std::path::Path;

/// The lines of a file.
pub(super) fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, EvalError> {
    let text = std::fs::read_to_string(path).map_err(|reason| EvalError::File {
        path: path.to_owned(),
        reason,
    })?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            serde_json::from_str(line).map_err(|reason| EvalError::Line {
                path: path.to_owned(),
                line: number + 1,
                reason,
            })
        })
        .collect()
}

/// Writes predictions, one a line, and makes the folder for them.
pub(super) fn write(path: &Path, lines: &[Value]) -> Result<(), EvalError> {
    let file = |reason| EvalError::File {
        path: path.to_owned(),
        reason,
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(file)?;
    }
    let mut out = BufWriter::new(std::fs::File::create(path).map_err(file)?);
    for line in lines {
        writeln!(out, "{line}").map_err(file)?;
    }
    out.flush().map_err(file)
}

/// A prediction as a line.
pub(super) fn line(prediction: impl Serialize) -> Value {
    serde_json::to_value(prediction).unwrap_or(Value::Null)
}

/// An id that may be a number or a text, as the scorer prints it.
pub(super) fn id(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
