//! Which of the candidates is taken, and what speaks against it.

use super::{Chosen, SLACK, join};
use crate::dates::cues::Role;
use onrecord_core::{
    DateBasis, DateCandidate, Precision, Problem, ProblemKind, StatedDate, Supplied,
};

/// Most candidates that are kept.
const MOST: usize = 60;

/// A candidate with what it is the date of.
pub(super) struct Ranked {
    pub(super) candidate: DateCandidate,
    pub(super) role: Role,
    /// The line says that it is of publication.
    pub(super) cued: bool,
    /// It may be taken.
    pub(super) eligible: bool,
}

/// Takes the best of the candidates, and says what speaks against it.
pub(super) fn decide(
    mut all: Vec<Ranked>,
    dateline: Option<StatedDate>,
    supplied: &Supplied,
) -> Chosen {
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

/// The day after which nothing can have been published that was retrieved then.
fn is_late(date: &StatedDate, supplied: &Supplied) -> bool {
    supplied
        .retrieved_at
        .as_ref()
        .is_some_and(|r| r.to().saturating_add(SLACK / 2) <= date.from())
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
