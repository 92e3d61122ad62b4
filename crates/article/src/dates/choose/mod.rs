//! Which of the dates on a page is the article's.

mod decide;

use super::cues::Role;
use super::order::Order;
use super::url;
use super::years::Years;
use decide::{Ranked, decide};
use onrecord_core::{DateBasis, DateCandidate, Problem, StatedDate, Supplied};

pub(crate) use super::printed::Printed;

/// A date that the page states for machines.
#[derive(Clone, Debug)]
pub(crate) struct Stated {
    /// As written.
    pub(crate) text: String,
    /// The date.
    pub(crate) date: StatedDate,
    /// Where it stands.
    pub(crate) basis: DateBasis,
    /// What it is the date of.
    pub(crate) role: Role,
}

/// What a page and its supplied data say of its date.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    /// Dates stated for machines, the most trusted first.
    pub(crate) stated: Vec<Stated>,
    /// Lines that give dates.
    pub(crate) lines: Vec<Printed>,
    /// The dateline's date.
    pub(crate) dateline: Option<Printed>,
    /// Dates in captions.
    pub(crate) captions: Vec<Printed>,
    /// What stands first in numeric dates, as far as that is known.
    pub(crate) order: Option<Order>,
    /// The date of a change is not taken for that of publication.
    pub(crate) published_only: bool,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chosen {
    /// Every candidate, in order of trust.
    pub(crate) candidates: Vec<DateCandidate>,
    /// The date of publication, and what it rests on.
    pub(crate) published: Option<(StatedDate, DateBasis)>,
    /// The dateline's date with its year.
    pub(crate) dateline: Option<StatedDate>,
    /// No date, or a doubtful one.
    pub(crate) problems: Vec<Problem>,
}

/// A dispatch may be filed so many seconds before or after the day on which it is published.
pub(in crate::dates) const SLACK: i64 = 2 * 86_400;

/// Chooses: supplied, then what the page states for machines, the feed, a line of the text,
/// the dateline, the URL. A caption gives only a missing year; the date of a change is taken if
/// there is nothing else.
pub(crate) fn choose(evidence: &Evidence, supplied: &Supplied, url: Option<&str>) -> Chosen {
    let from_url = url.and_then(url::date);
    let years = Years {
        evidence,
        supplied,
        url: from_url.as_ref().map(|(_, d)| d),
    };
    let mut dateline = None;
    let mut all: Vec<Ranked> = Vec::new();
    let mut add = |candidate: DateCandidate, role: Role, cued: bool| {
        // Pages say the same thing under many names.
        if all
            .iter()
            .any(|r| r.candidate == candidate && r.cued >= cued)
        {
            return;
        }
        all.push(Ranked {
            eligible: candidate.basis != DateBasis::Caption
                && !(evidence.published_only && role == Role::Modified),
            candidate,
            role,
            cued,
        });
    };
    let plain = |date: &StatedDate, basis| candidate(date.as_str(), Some(date.clone()), basis);
    if let Some(date) = &supplied.published_at {
        add(plain(date, DateBasis::Supplied), Role::Published, true);
    }
    for stated in &evidence.stated {
        let mut c = candidate(&stated.text, Some(stated.date.clone()), stated.basis);
        c.note = match stated.role {
            Role::Published => None,
            Role::Created => Some("the date of writing".into()),
            Role::Modified => Some(CHANGE.into()),
        };
        add(c, stated.role, true);
    }
    if let Some(carried) = &supplied.carried {
        if let Some(date) = &carried.published_at {
            add(plain(date, DateBasis::Feed), Role::Published, true);
        }
        if let Some(date) = &carried.modified_at {
            let mut c = plain(date, DateBasis::Header);
            c.note = Some(CHANGE.into());
            add(c, Role::Modified, true);
        }
    }
    for line in &evidence.lines {
        let mut c = years.complete(line, DateBasis::Text);
        let role = if line.updated {
            Role::Modified
        } else {
            Role::Published
        };
        if line.updated {
            c.note = Some(join(c.note, CHANGE));
        }
        add(c, role, line.cued);
    }
    if let Some(line) = &evidence.dateline {
        let c = years.complete(line, DateBasis::Dateline);
        dateline.clone_from(&c.date);
        add(c, Role::Published, false);
    }
    if let Some((text, date)) = &from_url {
        add(
            candidate(text, Some(date.clone()), DateBasis::Url),
            Role::Published,
            false,
        );
    }
    for caption in &evidence.captions {
        let mut c = candidate(&caption.text, caption.found.stated(), DateBasis::Caption);
        c.note = Some("the date of a picture".into());
        add(c, Role::Published, false);
    }
    decide(all, dateline, supplied)
}

const CHANGE: &str = "the date of a change";

pub(in crate::dates) fn candidate(
    text: &str,
    date: Option<StatedDate>,
    basis: DateBasis,
) -> DateCandidate {
    DateCandidate {
        text: text.to_owned(),
        date,
        basis,
        note: None,
        span: None,
    }
}

fn join(note: Option<String>, more: &str) -> String {
    note.map_or_else(|| more.to_owned(), |n| format!("{n}; {more}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_core::ProblemKind;

    fn date(text: &str) -> Option<StatedDate> {
        Some(StatedDate::parse(text).unwrap())
    }

    fn evidence(lines: &[&str], dateline: &str, captions: &[&str]) -> Evidence {
        let all = |t: &[&str]| t.iter().flat_map(|l| Printed::all(l)).collect();
        Evidence {
            lines: all(lines),
            dateline: Printed::all(dateline).pop(),
            captions: all(captions),
            ..Evidence::default()
        }
    }

    #[track_caller]
    fn check(e: &Evidence, supplied: &Supplied, expected: &str, problems: &[ProblemKind]) {
        let chosen = choose(e, supplied, supplied.url.as_deref());
        let shown = chosen
            .published
            .map_or("none".into(), |(d, b)| format!("{d} {}", b.as_str()));
        assert_eq!(shown, expected);
        let kinds: Vec<_> = chosen.problems.iter().map(|p| p.kind).collect();
        assert_eq!(kinds, problems);
    }

    #[test]
    fn what_is_supplied_comes_first_then_the_text_then_the_dateline_then_the_url() {
        let url = Some("https://a.example/2024/02/12/ferry.html".to_owned());
        let mut s = Supplied {
            url,
            ..Supplied::default()
        };
        check(&evidence(&[], "", &[]), &s, "2024-02-12 url", &[]);
        check(
            &evidence(&[], "Feb 13", &[]),
            &s,
            "2024-02-13 dateline",
            &[],
        );
        let e = evidence(&["Published Feb 14, 2024"], "Feb 13", &[]);
        check(&e, &s, "2024-02-14 text", &[]);
        s.published_at = date("2024-02-15");
        check(&e, &s, "2024-02-15 supplied", &[]);
    }

    #[test]
    fn a_year_comes_from_evidence_or_not_at_all() {
        let none = Supplied::default();
        check(
            &evidence(&[], "Feb 13", &[]),
            &none,
            "none",
            &[ProblemKind::NoDate],
        );
        check(
            &evidence(&[], "Feb 13", &["February 13, 2024"]),
            &none,
            "2024-02-13 dateline",
            &[],
        );
        check(
            &evidence(&[], "Feb 13", &["February 1, 2019"]),
            &none,
            "none",
            &[ProblemKind::NoDate],
        );
        let fetched = Supplied {
            retrieved_at: date("2024-01-03"),
            ..Supplied::default()
        };
        check(
            &evidence(&[], "Dec 30", &[]),
            &fetched,
            "2023-12-30 dateline",
            &[],
        );
        let e = evidence(&["Published Jan 1, 2024"], "Dec 31", &[]);
        let chosen = choose(&e, &none, None);
        assert_eq!(chosen.dateline, date("2023-12-31"));
        assert_eq!(
            chosen.candidates[1].note.as_deref(),
            Some("year from another line of the text (2024-01-01)")
        );
    }

    #[test]
    fn contradictions_are_told() {
        let doubt = &[ProblemKind::DoubtfulDate];
        let e = evidence(&["Posted 13 Feb 2024"], "Feb 1, 2024", &[]);
        check(&e, &Supplied::default(), "2024-02-13 text", doubt);
        let fetched = Supplied {
            retrieved_at: date("2024-02-01"),
            ..Supplied::default()
        };
        check(
            &evidence(&["13 Feb 2024"], "", &[]),
            &fetched,
            "2024-02-13 text",
            doubt,
        );
    }

    #[test]
    fn a_change_is_no_publication() {
        let e = evidence(&["Published 12 Feb 2024 Updated 20 Feb 2024"], "", &[]);
        check(&e, &Supplied::default(), "2024-02-12 text", &[]);
        let e = evidence(&["Updated 20 Feb 2024"], "", &[]);
        check(&e, &Supplied::default(), "2024-02-20 text", &[]);
    }

    #[test]
    fn a_day_and_month_that_may_be_swapped() {
        let e = evidence(&["Posted 3/4/2024"], "", &[]);
        check(&e, &Supplied::default(), "2024 text", &[]);
        let e = evidence(&["Posted 3/4/2024"], "April 3, 2024", &[]);
        check(&e, &Supplied::default(), "2024-04-03 text", &[]);
    }
}
