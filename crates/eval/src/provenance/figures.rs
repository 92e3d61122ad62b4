//! The figures of provenance, beside those of others.

use super::Share;
use super::share::rounded;
use crate::bootstrap::Interval;
use std::fmt;

/// What others reach on the sets, and what is asked: measure, others, asked.
const OTHERS: &[(&str, &str, &str)] = &[
    (
        "outlet-citations F",
        ".64 by mention, an untuned pattern (P .76, R .55)",
        ".78",
    ),
    ("wire F", ".95", ".96"),
    (
        "derived-or-independent accuracy",
        ".815 fitted in folds; always \"derived\" .717",
        ".82",
    ),
    (
        "derived-or-independent macro F",
        ".765 fitted in folds; always \"derived\" .417",
        ".77",
    ),
    (
        "same-story F",
        ".81 TF-IDF cosine at its best threshold",
        ".87",
    ),
    (
        "known-claims MAP@5 dev",
        ".72 FTS5 with porter stems",
        ".82",
    ),
    ("syndication P", "", ".99"),
    ("syndication R", ".56 MinHash at Jaccard .5", ".99"),
];

/// The figures measured, in the order of the sets.
#[derive(Clone, Debug, Default)]
pub struct Figures(Vec<Figure>);

#[derive(Clone, Debug)]
struct Figure {
    name: String,
    value: f64,
    interval: Option<Interval>,
    /// A number of things, not a share.
    count: bool,
}

impl Figures {
    /// One share with its interval.
    pub(super) fn one(&mut self, name: &str, value: f64, interval: Interval) {
        self.0.push(Figure {
            name: name.to_owned(),
            value: rounded(value),
            interval: Some(interval),
            count: false,
        });
    }

    /// Precision, recall and F of a set.
    pub(super) fn shares(&mut self, set: &str, (share, interval): (Share, Interval)) {
        for (part, value, interval, count) in [
            ("P", share.precision, None, false),
            ("R", share.recall, None, false),
            ("F", share.f, Some(interval), false),
            ("gold", share.gold as f64, None, true),
            ("predicted", share.predicted as f64, None, true),
        ] {
            self.0.push(Figure {
                name: format!("{set} {part}"),
                value: if count { value } else { rounded(value) },
                interval,
                count,
            });
        }
    }

    /// The figures by name; shares in percent.
    #[must_use]
    pub fn named(&self) -> serde_json::Map<String, serde_json::Value> {
        let mut out = serde_json::Map::new();
        let percent = |share: f64| (rounded(share) * 1e3).round() / 10.0;
        for figure in &self.0 {
            let name: String = figure
                .name
                .to_lowercase()
                .replace(|c: char| !c.is_ascii_alphanumeric(), "_");
            if figure.count {
                out.insert(name, (figure.value as u64).into());
                continue;
            }
            if let Some(interval) = figure.interval {
                out.insert(format!("{name}_low"), percent(interval.low).into());
                out.insert(format!("{name}_high"), percent(interval.high).into());
            }
            out.insert(name, percent(figure.value).into());
        }
        out
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<34}{:>7}   {:<15}{:>6}   others",
            "measure", "", "95 % interval", "asked"
        )?;
        for figure in &self.0 {
            if figure.count {
                continue;
            }
            let interval = figure
                .interval
                .map_or(String::new(), |i| format!("{:.3} to {:.3}", i.low, i.high));
            let other = OTHERS.iter().find(|(name, ..)| *name == figure.name);
            let (others, asked) = other.map_or(("", ""), |(_, others, asked)| (*others, *asked));
            let line = format!(
                "{:<34}{:>7.3}   {interval:<15}{asked:>6}   {others}",
                figure.name, figure.value
            );
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_of_others_stands_beside_one_of_ours() {
        let mut figures = Figures::default();
        for set in ["outlet-citations", "wire", "same-story", "syndication"] {
            figures.shares(set, (Share::new(78, 100, 100), Interval::default()));
        }
        for name in [
            "derived-or-independent accuracy",
            "derived-or-independent macro F",
            "known-claims MAP@5 dev",
        ] {
            figures.one(name, 0.5, Interval::default());
        }
        let text = figures.to_string();
        for (name, _, asked) in OTHERS {
            let line = text.lines().find(|l| l.starts_with(name));
            assert!(line.is_some_and(|l| l.contains(asked)), "{name}\n{text}");
        }
        assert_eq!(figures.named()["wire_f"], 78.0);
        assert_eq!(figures.named()["known_claims_map_5_dev"], 50.0);
    }
}
