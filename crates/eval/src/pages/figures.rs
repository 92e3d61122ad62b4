//! The figures of pages, set by set.

use super::compare::{author_set, body, same_title};
use super::{Measured, Predicted, Truth};
use crate::bootstrap::{Interval, resample};
use std::collections::BTreeMap;
use std::fmt;

/// What other tools reach on the sets: name, body F1, title, date, each for aeb, naeb, fundus
/// where it was measured on the pages of the folder, else on the full sets.
const OTHERS: &str = "\
trafilatura 2.3.1, dates by htmldate, on these pages: body aeb .962 naeb .914 fundus .952;
  title naeb .680 fundus .649; date naeb .835 fundus 1.000; 48 pages a second
on the full sets: dom_smoothie 0.19 body .951 .900 .913, title .696 .782, author fundus .81,
  482 pages a second (body alone); newspaper4k 0.9.6 body .938 .903 .881, title .848 .712
";

/// All figures.
#[derive(Clone, Debug)]
pub struct Figures {
    /// By set, and `all`.
    pub sets: BTreeMap<String, SetFigures>,
    /// Pages a second of CPU time of one thread, all metadata read.
    pub pages_per_second: f64,
    /// CPU seconds of the slowest page.
    pub slowest_seconds: f64,
    /// Pages that were read without their dates, and those of them that got a wrong day.
    pub undated: (usize, usize),
    /// Of the latter: the file of the page, its day, and the one that was read.
    pub misdated: Vec<String>,
}

/// The figures of one set, as shares of one.
#[derive(Clone, Debug, Default)]
pub struct SetFigures {
    /// How many pages.
    pub pages: usize,
    /// How many were taken for no article.
    pub rejected: usize,
    /// Precision, recall and F1 of the bodies.
    pub body: (f64, f64, f64),
    /// The middle 95 % of F1.
    pub interval: Interval,
    /// Titles right, of pages with one.
    pub title: Option<f64>,
    /// Days right, of dated pages; and days absent.
    pub date: Option<(f64, f64)>,
    /// Author sets right, of pages with authors.
    pub author: Option<f64>,
}

/// What one page counts.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    precision: f64,
    recall: f64,
    title: Option<bool>,
    /// The right day; and whether there was none.
    date: Option<(bool, bool)>,
    author: Option<bool>,
    rejected: bool,
}

fn count(truth: &Truth, found: &Predicted) -> Counts {
    let (precision, recall) = body(&truth.body, &found.body);
    let given = |field: &Option<String>| field.clone().filter(|f| !f.is_empty());
    let day = |date: &str| date.get(..10).unwrap_or(date).to_owned();
    Counts {
        precision,
        recall,
        title: given(&truth.title)
            .map(|title| same_title(&title, found.title.as_deref().unwrap_or(""))),
        date: given(&truth.date).map(|date| {
            let read = found.published_at.as_deref().map(day);
            (read.as_ref() == Some(&day(&date)), read.is_none())
        }),
        author: given(&truth.author).map(|authors| {
            author_set(std::iter::once(authors.as_str()))
                == author_set(found.authors.iter().map(String::as_str))
        }),
        rejected: found.rejected.is_some(),
    }
}

fn of_set(counts: &[Counts]) -> SetFigures {
    let mean = |part: &dyn Fn(&Counts) -> f64, of: &[&Counts]| {
        of.iter().map(|c| part(c)).sum::<f64>() / of.len().max(1) as f64
    };
    let all: Vec<&Counts> = counts.iter().collect();
    let share = |part: &dyn Fn(&Counts) -> Option<bool>| {
        let known: Vec<bool> = counts.iter().filter_map(part).collect();
        let right = known.iter().filter(|right| **right).count();
        (!known.is_empty()).then(|| right as f64 / known.len() as f64)
    };
    let body = |of: &[&Counts]| {
        let (p, r) = (mean(&|c| c.precision, of), mean(&|c| c.recall, of));
        (
            p,
            r,
            if p + r > 0.0 {
                2.0 * p * r / (p + r)
            } else {
                0.0
            },
        )
    };
    SetFigures {
        pages: counts.len(),
        rejected: counts.iter().filter(|c| c.rejected).count(),
        body: body(&all),
        interval: resample(counts, |drawn| body(drawn).2),
        title: share(&|c| c.title),
        date: share(&|c| c.date.map(|d| d.0)).zip(share(&|c| c.date.map(|d| d.1))),
        author: share(&|c| c.author),
    }
}

/// The figures of all pages.
#[must_use]
pub fn figures(measured: &[Measured]) -> Figures {
    let mut sets: BTreeMap<String, Vec<Counts>> = BTreeMap::new();
    for page in measured {
        let counts = count(&page.truth, &page.predicted);
        for set in [page.truth.ds.as_str(), "all"] {
            sets.entry(set.to_owned()).or_default().push(counts);
        }
    }
    let seconds = measured.iter().map(|m| m.seconds);
    let undated: Vec<_> = measured.iter().filter_map(|m| m.undated.as_ref()).collect();
    Figures {
        sets: sets
            .iter()
            .map(|(set, counts)| (set.clone(), of_set(counts)))
            .collect(),
        pages_per_second: measured.len() as f64 / seconds.clone().sum::<f64>().max(1e-9),
        slowest_seconds: seconds.fold(0.0, f64::max),
        misdated: measured.iter().filter_map(misdated).collect(),
        undated: (undated.len(), measured.iter().filter_map(misdated).count()),
    }
}

fn misdated(page: &Measured) -> Option<String> {
    let read = page.undated.as_ref()?.day.as_ref()?;
    let day = page.truth.date.as_deref().unwrap_or("");
    // A month is no day, and the right day means that a sign of it was overlooked.
    if read.len() < 10 || read.get(..10) == day.get(..10) {
        return None;
    }
    Some(format!("{}: {day}, read {read}", page.truth.html))
}

impl Figures {
    /// The figures by name; shares in percent.
    #[must_use]
    pub fn named(&self) -> serde_json::Map<String, serde_json::Value> {
        let mut out = serde_json::Map::new();
        let mut put = |name: String, value: f64| {
            out.insert(name, ((value * 1e4).round() / 1e4).into());
        };
        for (set, f) in &self.sets {
            put(format!("{set}_pages"), f.pages as f64);
            put(format!("{set}_rejected"), f.rejected as f64);
            put(format!("{set}_body_p"), 100.0 * f.body.0);
            put(format!("{set}_body_r"), 100.0 * f.body.1);
            put(format!("{set}_body_f1"), 100.0 * f.body.2);
            put(format!("{set}_body_f1_low"), 100.0 * f.interval.low);
            put(format!("{set}_body_f1_high"), 100.0 * f.interval.high);
            for (name, share) in [
                ("title", f.title),
                ("date", f.date.map(|d| d.0)),
                ("date_absent", f.date.map(|d| d.1)),
                ("author", f.author),
            ] {
                if let Some(share) = share {
                    put(format!("{set}_{name}"), 100.0 * share);
                }
            }
        }
        put("pages_per_second".into(), self.pages_per_second);
        put("slowest_seconds".into(), self.slowest_seconds);
        put("undated_pages".into(), self.undated.0 as f64);
        put("undated_wrong_day".into(), self.undated.1 as f64);
        out
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<8}{:>6}{:>7}{:>7}{:>7}   {:<15}{:>7}{:>7}{:>7}{:>8}{:>9}",
            "percent",
            "pages",
            "body P",
            "R",
            "F1",
            "95 % of F1",
            "title",
            "date",
            "absent",
            "author",
            "rejected"
        )?;
        let percent = |share: Option<f64>| match share {
            Some(share) => format!("{:.1}", 100.0 * share),
            None => "–".to_owned(),
        };
        for (set, figures) in &self.sets {
            let (p, r, f1) = figures.body;
            let interval = format!(
                "{:.1} to {:.1}",
                100.0 * figures.interval.low,
                100.0 * figures.interval.high
            );
            writeln!(
                f,
                "{set:<8}{:>6}{:>7.1}{:>7.1}{:>7.1}   {interval:<15}{:>7}{:>7}{:>7}{:>8}{:>9}",
                figures.pages,
                100.0 * p,
                100.0 * r,
                100.0 * f1,
                percent(figures.title),
                percent(figures.date.map(|d| d.0)),
                percent(figures.date.map(|d| d.1)),
                percent(figures.author),
                figures.rejected
            )?;
        }
        writeln!(
            f,
            "\n{:.0} pages a second on one thread, all metadata read; the slowest took {:.3} s",
            self.pages_per_second, self.slowest_seconds
        )?;
        writeln!(
            f,
            "{} pages read without their dates: {} got a wrong day",
            self.undated.0, self.undated.1
        )?;
        for page in &self.misdated {
            writeln!(f, "  {page}")?;
        }
        writeln!(f, "\n{OTHERS}")
    }
}
