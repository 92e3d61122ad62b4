//! Reading of pasted pages against what a person would take from them.
//!
//! A folder holds pages as text files, each with its truth beside it (`NAME.txt`, `NAME.json`):
//! `title`, `authors`, `published_at` (a day), `outlet`, each `null` where the page does not say
//! it, and the whole `body`. Bodies are compared as bags of runs of four words, precision and
//! recall averaged over pages; the other fields are right or wrong, and a field that is not on
//! the page is right only if it stays empty.

use onrecord_article::pasted;
use onrecord_core::{Article, Register, Supplied};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::path::Path;

/// How the pages of a folder were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// Pages read.
    pub pages: usize,
    /// Precision of bodies.
    pub precision: f64,
    /// Recall of bodies.
    pub recall: f64,
    /// How many fields are right, by field.
    pub right: BTreeMap<&'static str, usize>,
    /// What is wrong, a line each.
    pub faults: Vec<String>,
}

impl Pasted {
    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 {
            2.0 * self.precision * self.recall / sum
        } else {
            0.0
        }
    }

    /// The share of pages whose field is right.
    #[must_use]
    pub fn share(&self, field: &str) -> f64 {
        self.right.get(field).copied().unwrap_or(0) as f64 / self.pages.max(1) as f64
    }

    /// The figures by name.
    #[must_use]
    pub fn figures(&self) -> BTreeMap<String, f64> {
        let mut figures: BTreeMap<String, f64> = FIELDS
            .iter()
            .map(|field| (format!("{field}_right"), self.share(field)))
            .collect();
        figures.insert("pages".into(), self.pages as f64);
        figures.insert("body_precision".into(), self.precision);
        figures.insert("body_recall".into(), self.recall);
        figures.insert("body_f1".into(), self.f1());
        figures
    }
}

impl fmt::Display for Pasted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            writeln!(f, "{fault}")?;
        }
        write!(
            f,
            "{} pages: body P {:.3} R {:.3} F1 {:.3}",
            self.pages,
            self.precision,
            self.recall,
            self.f1()
        )?;
        for field in FIELDS {
            write!(f, ", {field} {:.3}", self.share(field))?;
        }
        writeln!(f)
    }
}

/// The fields beside the body.
const FIELDS: [&str; 4] = ["title", "authors", "date", "outlet"];

/// Reads every page of a folder that has its truth beside it.
///
/// # Errors
/// If a file cannot be read, a truth is not JSON, or there is no page.
pub fn measure(folder: &Path) -> Result<Pasted, Box<dyn std::error::Error>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    let mut all = Pasted::default();
    for path in paths {
        let named = |e: &dyn fmt::Display| format!("{}: {e}", path.display());
        let truth = std::fs::read(&path).map_err(|e| named(&e))?;
        let truth: Value = serde_json::from_slice(&truth).map_err(|e| named(&e))?;
        let page = std::fs::read_to_string(path.with_extension("txt")).map_err(|e| named(&e))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let article = pasted::read(&page, &Supplied::default(), &Register::default());
        compare(&name, &article, &truth, &mut all);
    }
    if all.pages == 0 {
        return Err(format!("{}: no NAME.json beside a NAME.txt", folder.display()).into());
    }
    all.precision /= all.pages as f64;
    all.recall /= all.pages as f64;
    Ok(all)
}

fn compare(name: &str, article: &Article, truth: &Value, all: &mut Pasted) {
    let field = |key: &str| truth.get(key).and_then(Value::as_str).unwrap_or("");
    let (precision, recall) = overlap(field("body"), &article.body);
    all.pages += 1;
    all.precision += precision;
    all.recall += recall;
    if precision < 0.999 || recall < 0.999 {
        let fault = format!("{name}: body P {precision:.3} R {recall:.3}");
        all.faults.push(fault);
    }
    let authors = article.authors.iter().filter(|a| !a.is_outlet);
    let found_authors: BTreeSet<String> = authors.map(|a| plain(&a.name)).collect();
    let true_authors: BTreeSet<String> = truth
        .get("authors")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|name| Some(plain(name.as_str()?)))
        .collect();
    let join = |names: &BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>().join(", ");
    let day = |date: &str| date.get(..10).unwrap_or(date).to_owned();
    let published = article.published.as_ref().map(ToString::to_string);
    let fields = [
        (
            "title",
            plain(field("title")),
            plain(article.title.as_deref().unwrap_or("")),
        ),
        ("authors", join(&true_authors), join(&found_authors)),
        (
            "date",
            day(field("published_at")),
            day(&published.unwrap_or_default()),
        ),
        (
            "outlet",
            plain(field("outlet")),
            plain(article.outlet.as_deref().unwrap_or("")),
        ),
    ];
    for (field, truth, found) in fields {
        if truth == found {
            *all.right.entry(field).or_default() += 1;
        } else {
            all.faults
                .push(format!("{name}: {field} is {truth:?}, read {found:?}"));
        }
    }
}

/// Precision and recall of the runs of four words of a body.
fn overlap(truth: &str, found: &str) -> (f64, f64) {
    let (truth, found) = (runs(truth), runs(found));
    let shared: usize = truth
        .iter()
        .map(|(run, n)| *n.min(found.get(run).unwrap_or(&0)))
        .sum();
    let part = |of: &HashMap<Vec<String>, usize>| match of.values().sum::<usize>() {
        0 => f64::from(u8::from(truth.is_empty())),
        all => shared as f64 / all as f64,
    };
    (part(&found), part(&truth))
}

fn runs(text: &str) -> HashMap<Vec<String>, usize> {
    let words = words(text);
    let mut runs = HashMap::new();
    let length = words.len().clamp(1, 4);
    for run in words.windows(length) {
        *runs.entry(run.to_vec()).or_insert(0) += 1;
    }
    runs
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn plain(text: &str) -> String {
    let plain = words(text).join(" ");
    plain.strip_prefix("the ").unwrap_or(&plain).to_owned()
}
