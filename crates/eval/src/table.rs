//! The figures as a table for people.

use crate::{Interval, Prf, Scores};
use std::fmt::Write;

/// Every figure of a measurement, in lines that fit a terminal.
#[must_use]
pub fn table(scores: &Scores) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_table(scores, &mut out);
    out
}

fn write_table(s: &Scores, out: &mut String) -> std::fmt::Result {
    let [content, end_to_end, core] = s.intervals();
    writeln!(
        out,
        "{} documents ({} without prediction), {} attributions, {} predicted\n",
        s.docs, s.missing_docs, s.gold, s.predicted
    )?;
    writeln!(
        out,
        "{:<24}{:>7}{:>7}{:>7}   95 % of F",
        "percent", "P", "R", "F"
    )?;
    for (name, prf, interval) in [
        ("content", s.content, Some(content)),
        ("content at IoU .3", s.content_30, None),
        ("content at IoU .8", s.content_80, None),
        ("content exact", s.content_exact, None),
        ("content characters", s.content_chars, None),
        ("E2E", s.end_to_end, Some(end_to_end)),
        ("CORE content", s.core_content, None),
        ("CORE E2E", s.core_end_to_end, Some(core)),
    ] {
        line(out, name, prf, interval)?;
    }
    writeln!(
        out,
        "\nsource overlaps {:.1}, source head {:.1}, cue overlaps {:.1}",
        s.source_overlap, s.source_head, s.cue_overlap
    )?;
    match s.core_at_recall {
        Some(at) => writeln!(
            out,
            "CORE E2E at recall {:.1}: precision {:.1} (confidence {:.3} and over)",
            at.recall, at.precision, at.threshold
        )?,
        None => writeln!(
            out,
            "CORE E2E never reaches a recall of {:.0}",
            crate::CORE_RECALL
        )?,
    }
    writeln!(
        out,
        "\n{:<24}{:>7}{:>7}{:>14}",
        "by type", "gold", "found", "half covered"
    )?;
    for (kind, score) in &s.kinds {
        writeln!(
            out,
            "{kind:<24}{:>7}{:>7.1}{:>14.1}",
            score.gold, score.recall, score.half_covered
        )?;
    }
    Ok(())
}

fn line(out: &mut String, name: &str, prf: Prf, interval: Option<Interval>) -> std::fmt::Result {
    write!(
        out,
        "{name:<24}{:>7.1}{:>7.1}{:>7.1}",
        prf.precision, prf.recall, prf.f
    )?;
    if let Some(Interval { low, high }) = interval {
        write!(out, "   {low:.1} to {high:.1}")?;
    }
    writeln!(out)
}
