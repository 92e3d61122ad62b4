//! Repair of text that had been read in the wrong encoding, against the cases of ftfy and
//! against texts that are right.

use onrecord_article::mojibake::repair;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// How the cases came out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Repaired {
    /// For each file: how many cases are right, and how many there are.
    pub files: BTreeMap<String, (usize, usize)>,
    /// Bodies of articles that are right and were changed, and how many there are.
    pub changed: Option<(usize, usize)>,
    /// What is wrong, a line each.
    pub faults: Vec<String>,
}

impl Repaired {
    /// The figures by name.
    #[must_use]
    pub fn figures(&self) -> BTreeMap<String, usize> {
        let mut figures = BTreeMap::new();
        for (name, (right, all)) in &self.files {
            figures.insert(format!("{name}_right"), *right);
            figures.insert(format!("{name}_cases"), *all);
        }
        if let Some((changed, all)) = self.changed {
            figures.insert("clean_changed".into(), changed);
            figures.insert("clean_bodies".into(), all);
        }
        figures
    }
}

impl fmt::Display for Repaired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            writeln!(f, "{fault}")?;
        }
        for (name, (right, all)) in &self.files {
            writeln!(f, "{name}: {right} of {all} right")?;
        }
        match self.changed {
            Some((changed, all)) => writeln!(f, "clean bodies: {changed} of {all} changed"),
            None => writeln!(f, "clean bodies: none found beside the cases"),
        }
    }
}

/// Repairs the cases of a folder, and the clean bodies of `../pages/truth.jsonl` if it is there.
///
/// A case gives what the repair of the encoding alone makes of it (`fixed-encoding`) where that
/// differs from all that ftfy does (`fixed`).
///
/// # Errors
/// If a file cannot be read or is not JSON, or there is no case.
pub fn measure(folder: &Path) -> Result<Repaired, Box<dyn std::error::Error>> {
    let mut all = Repaired::default();
    for name in [
        "in-the-wild",
        "negative",
        "language-names",
        "known-failures",
    ] {
        let path = folder.join(name).with_extension("json");
        if !path.is_file() {
            continue;
        }
        let named = |e: &dyn fmt::Display| format!("{}: {e}", path.display());
        let bytes = std::fs::read(&path).map_err(|e| named(&e))?;
        let cases: Vec<Value> = serde_json::from_slice(&bytes).map_err(|e| named(&e))?;
        let mut right = 0;
        for case in &cases {
            let field = |key: &str| case.get(key).and_then(Value::as_str);
            let original = field("original").unwrap_or("");
            let expected = field("fixed-encoding").or(field("fixed")).unwrap_or("");
            let found = repair(original).unwrap_or_else(|| original.to_owned());
            if found == expected {
                right += 1;
            } else {
                all.faults.push(format!(
                    "{name}: {original:?} is {expected:?}, read {found:?}"
                ));
            }
        }
        all.files
            .insert(name.replace('-', "_"), (right, cases.len()));
    }
    if all.files.is_empty() {
        return Err(format!("{}: no file of cases", folder.display()).into());
    }
    let clean = folder.join("../pages/truth.jsonl");
    if clean.is_file() {
        let text = std::fs::read_to_string(&clean)?;
        let (mut changed, mut bodies) = (0, 0);
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let truth: Value = serde_json::from_str(line)?;
            let body = truth.get("body").and_then(Value::as_str).unwrap_or("");
            bodies += 1;
            if repair(body).is_some() {
                changed += 1;
                let id = truth.get("id").and_then(Value::as_str).unwrap_or("?");
                all.faults.push(format!("clean body {id} was changed"));
            }
        }
        all.changed = Some((changed, bodies));
    }
    Ok(all)
}
