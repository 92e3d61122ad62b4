//! What is known of `foo.txt` may stand beside it in `foo.meta.json`.

use super::fields::{self, Fields};
use onrecord_core::{Problem, ProblemKind};
use std::path::{Path, PathBuf};

const ENDING: &str = ".meta.json";

/// Whether a file is a sidecar of another rather than a document.
pub(crate) fn is_sidecar(path: &Path) -> bool {
    path.file_name()
        .and_then(|n| n.to_str())
        .is_some_and(|n| n.len() > ENDING.len() && n.ends_with(ENDING))
}

/// Reads the sidecar of a document, if there is one.
pub(crate) fn read(document: &Path) -> Option<Fields> {
    let path = path_of(document)?;
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => return Some(failed(ProblemKind::Unreadable, &path, &error)),
    };
    match serde_json::from_slice(&bytes) {
        Ok(serde_json::Value::Object(object)) => {
            let mut fields = fields::read(&object, &[]);
            fields
                .problems
                .extend(fields::unknown_problem(&fields.unknown));
            for problem in &mut fields.problems {
                let place = problem.place.take().map(|p| format!(", {p}"));
                problem.place = Some(format!("{}{}", path.display(), place.unwrap_or_default()));
            }
            Some(fields)
        }
        Ok(_) => Some(failed(ProblemKind::BadJson, &path, &"not a JSON object")),
        Err(error) => Some(failed(ProblemKind::BadJson, &path, &error)),
    }
}

fn failed(kind: ProblemKind, path: &Path, why: &dyn std::fmt::Display) -> Fields {
    Fields {
        problems: vec![
            Problem::new(kind, format!("sidecar not read: {why}")).at(path.display().to_string()),
        ],
        ..Fields::default()
    }
}

fn path_of(document: &Path) -> Option<PathBuf> {
    let name = document.file_name()?.to_str()?;
    // `foo.html.gz` is foo, too.
    let name = name.strip_suffix(".gz").unwrap_or(name);
    let stem = Path::new(name).file_stem()?.to_str()?;
    Some(document.with_file_name(format!("{stem}{ENDING}")))
}
