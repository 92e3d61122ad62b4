//! Which of the dates on a page is the article's.

use super::cues::Role;
use super::order::Order;
use super::url;
use super::years::Years;
use onrecord_core::{
    DateBasis, DateCandidate, Precision, Problem, ProblemKind, StatedDate, Supplied,
};

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
pub(super) const SLACK: i64 = 2 * 86_400;

/// Most candidates that are kept.
const MOST: usize = 60;

/// A candidate with what it is the date of.
struct Ranked {
    candidate: DateCandidate,
    role: Role,
    /// The line says that it is of publication.
    cued: bool,
    /// It may be taken.
    eligible: bool,
}

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

/// The day after which nothing can have been published that was retrieved then.
fn is_late(date: &StatedDate, supplied: &Supplied) -> bool {
    supplied
        .retrieved_at
        .as_ref()
        .is_some_and(|r| r.to().saturating_add(SLACK / 2) <= date.from())
}

fn decide(mut all: Vec<Ranked>, dateline: Option<StatedDate>, supplied: &Supplied) -> Chosen {
    for ranked in &mut all {
        let Some(date) = &ranked.candidate.date else {
            ranked.eligible = false;
            continue;
        };
        let supplied_date = ranked.candidate.basis == DateBasis::Supplied;
        // What programs write where they know no date, and years before the press.
        let year = date.first_day().map_or(0, |d| chrono::Datelike::year(&d));
        if !supplied_date
            && (date.as_str().starts_with("1970-01-01T00:00") || !(1600..=2199).contains(&year))
        {
            ranked.eligible = false;
            ranked.candidate.note = Some(join(ranked.candidate.note.take(), "a placeholder"));
        } else if is_late(date, supplied) && !supplied_date {
            ranked.candidate.note = Some(join(
                ranked.candidate.note.take(),
                "lies after the retrieval",
            ));
        }
        // A transfer's last change is that of a file.
        if ranked.candidate.basis == DateBasis::Header {
            ranked.eligible = false;
        }
    }
    let late = |r: &Ranked| {
        r.candidate
            .date
            .as_ref()
            .is_some_and(|d| is_late(d, supplied))
    };
    let rank = |r: &Ranked| {
        let coarse = r
            .candidate
            .date
            .as_ref()
            .is_none_or(|d| d.precision() < Precision::Day);
        let supplied_date = r.candidate.basis == DateBasis::Supplied;
        (
            r.role == Role::Modified,
            !supplied_date && late(r),
            !supplied_date && coarse,
            r.role,
            r.candidate.basis,
            !r.cued,
        )
    };
    let first = all
        .iter()
        .enumerate()
        .filter(|(_, r)| r.eligible)
        .min_by_key(|(_, r)| rank(r))
        .map(|(i, _)| i);
    let best = first.and_then(|i| all.get(i)).map(|r| &r.candidate);
    let best = best.and_then(|c| c.date.clone().map(|d| (d, c.basis)));
    let zoned = best.as_ref().and_then(|(date, _)| local(date, &all));
    if let Some(ranked) = first
        .and_then(|i| all.get_mut(i))
        .filter(|_| zoned.is_some())
    {
        let note = ranked.candidate.note.take();
        ranked.candidate.note = Some(join(
            note,
            "its zone from another candidate of the same moment",
        ));
    }
    let best = best.map(|(date, basis)| (zoned.unwrap_or(date), basis));
    let mut chosen = Chosen {
        dateline,
        ..Chosen::default()
    };
    match &best {
        Some(best) => chosen.problems.extend(doubts(best, &all, supplied)),
        None => {
            let detail = match all.first() {
                Some(r) => format!("no whole date; the best is {:?}", r.candidate.text),
                None => "no date was found".to_owned(),
            };
            chosen
                .problems
                .push(Problem::new(ProblemKind::NoDate, detail));
        }
    }
    chosen.published = best;
    chosen.candidates = all.into_iter().take(MOST).map(|r| r.candidate).collect();
    chosen
}

/// The same moment in the zone of the page, where the date is in UTC and another candidate
/// gives the moment in a zone: a reader's day is that of the zone.
fn local(date: &StatedDate, all: &[Ranked]) -> Option<StatedDate> {
    if !date.as_str().ends_with('Z') {
        return None;
    }
    all.iter()
        .filter(|r| r.eligible && r.role == Role::Published)
        .filter_map(|r| r.candidate.date.as_ref())
        .find(|other| {
            let zoned = other
                .as_str()
                .get(11..)
                .is_some_and(|t| t.contains(['+', '-']));
            zoned && (other.from() - date.from()).abs() < 60
        })
        .cloned()
}

/// What speaks against the chosen date.
fn doubts(best: &(StatedDate, DateBasis), all: &[Ranked], supplied: &Supplied) -> Vec<Problem> {
    let mut problems = Vec::new();
    let (date, basis) = best;
    let others = all
        .iter()
        .filter(|r| r.eligible && r.role == Role::Published);
    for other in others {
        let Some(other_date) = &other.candidate.date else {
            continue;
        };
        let apart = other_date.from() > date.to() + SLACK || date.from() > other_date.to() + SLACK;
        if apart {
            problems.push(Problem::new(
                ProblemKind::DoubtfulDate,
                format!(
                    "{date} ({}) was taken, but {other_date} ({}) stands there too",
                    basis.as_str(),
                    other.candidate.basis.as_str()
                ),
            ));
            break;
        }
    }
    if let Some(retrieved) = supplied
        .retrieved_at
        .as_ref()
        .filter(|_| is_late(date, supplied))
    {
        problems.push(Problem::new(
            ProblemKind::DoubtfulDate,
            format!("{date} lies after the retrieval on {retrieved}"),
        ));
    }
    problems
}

pub(super) fn candidate(text: &str, date: Option<StatedDate>, basis: DateBasis) -> DateCandidate {
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
