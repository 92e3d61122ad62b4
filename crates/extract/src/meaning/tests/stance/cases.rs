//! Texts with marked spans, and all that is understood of how each thing was said.

use super::super::read;
use onrecord_core::Attribution;

/// A text with marks, and what its attributions mean in one line.
pub(in crate::meaning::tests) struct Case {
    /// The text, marked as [`marked`](super::super::marked) reads it.
    pub(in crate::meaning::tests) text: &'static str,
    /// Stance and form, then to whom, when, on which terms and within which other one it was
    /// said; nothing else may have been understood. Several attributions are parted by `|`.
    pub(in crate::meaning::tests) means: &'static str,
}

/// Checks all cases, and shows every one that fails.
#[track_caller]
pub(in crate::meaning::tests) fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for case in cases {
        let (body, understood) = read(case.text);
        let found: Vec<String> = understood
            .attributions
            .iter()
            .map(|a| line(a, &body))
            .collect();
        let found = found.join(" | ");
        if found != case.means {
            wrong.push(format!(
                "{}\n  expected {}\n  found    {found}",
                case.text, case.means
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

fn line(a: &Attribution, body: &str) -> String {
    let mut parts = vec![format!("{} {}", a.stance.as_str(), a.form.as_str())];
    if let Some(told) = &a.told {
        let outlet = told
            .outlet
            .as_ref()
            .map_or(String::new(), |o| format!(" = {o}"));
        parts.push(format!("to {}{outlet}", told.span.of(body)));
    }
    if let Some(date) = &a.said_on {
        parts.push(format!("on {date}"));
    }
    if let Some(rule) = &a.ground_rule {
        parts.push(format!("terms {}", rule.kind.as_str()));
    }
    if let Some(within) = a.within {
        parts.push(format!("within {within}"));
    }
    parts.join(", ")
}
