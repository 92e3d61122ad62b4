//! Dates as lines of a text give them.

use super::cues::{self, Role};
use super::{FoundDate, scan};

/// A date as printed, with what was found in it.
#[derive(Clone, Debug)]
pub(crate) struct Printed {
    /// As printed.
    pub(crate) text: String,
    /// What was found in it.
    pub(crate) found: FoundDate,
    /// Whether the line gives the date of a change, not of publication.
    pub(crate) updated: bool,
    /// Whether the line says that it gives the date of publication.
    pub(crate) cued: bool,
}

impl Printed {
    /// All days that a line gives, each told apart as publication or change.
    pub(crate) fn all(line: &str) -> Vec<Self> {
        let mut from = 0usize;
        let mut out = Vec::new();
        for found in scan(line) {
            let end = found.clock.map_or(found.span.end, |c| c.end);
            let before = line.get(from..found.span.start).unwrap_or("");
            let text = line.get(found.span.start..end).unwrap_or("").to_owned();
            from = end;
            if found.day.is_some() || found.readings.is_some() {
                let (role, cued) = cues::role(before);
                out.push(Self {
                    text,
                    found,
                    updated: role == Role::Modified,
                    cued,
                });
            }
        }
        out
    }
}
