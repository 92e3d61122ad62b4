//! Where the missing parts of a date come from.

use super::FoundDate;
use super::choose::{Evidence, SLACK, candidate};
use super::cues::Role;
use super::order::Order;
use super::printed::Printed;
use onrecord_core::{DateBasis, DateCandidate, StatedDate, Supplied};

/// Where a missing year may come from.
pub(super) struct Years<'a> {
    pub(super) evidence: &'a Evidence,
    pub(super) supplied: &'a Supplied,
    pub(super) url: Option<&'a StatedDate>,
}

impl Years<'_> {
    pub(super) fn complete(&self, printed: &Printed, basis: DateBasis) -> DateCandidate {
        let found = &printed.found;
        let mut c = candidate(&printed.text, found.stated(), basis);
        if let Some([a, b]) = found.readings {
            return self.settle(printed, basis, a, b);
        }
        if found.year.is_some() {
            return c;
        }
        let (Some(month), Some(day)) = (found.month, found.day) else {
            return c;
        };
        let Some((year, from)) = self.year(month, day) else {
            c.note = Some("the year is not known".into());
            return c;
        };
        let whole = FoundDate {
            year: Some(year),
            ..found.clone()
        };
        c.date = whole.stated();
        c.note = Some(format!("year from {from}"));
        c
    }

    /// `3/4/2024` is the reading that another date confirms, else only a year.
    fn settle(
        &self,
        printed: &Printed,
        basis: DateBasis,
        a: (u32, u32),
        b: (u32, u32),
    ) -> DateCandidate {
        let year = printed.found.year.unwrap_or_default();
        let day = |(m, d)| StatedDate::day(year, m, d);
        let known: Vec<StatedDate> = self.whole().into_iter().map(|(d, _)| d).collect();
        let fits = |date: &Option<StatedDate>| {
            date.as_ref()
                .is_some_and(|d| known.iter().any(|k| k.first_day() == d.first_day()))
        };
        let (first, second) = (day(a), day(b));
        let mut c = candidate(&printed.text, None, basis);
        let names = |d: &Option<StatedDate>| d.as_ref().map_or(String::new(), ToString::to_string);
        if fits(&first) != fits(&second) {
            c.date = if fits(&first) { first } else { second };
            c.note = Some("day and month told apart by another date".into());
        } else if let Some(order) = self.evidence.order {
            (c.date, c.note) = match order {
                Order::DayFirst => (
                    first,
                    Some("the day first, as in the page's language".into()),
                ),
                Order::MonthFirst => (second, Some("the month first, as in its country".into())),
            };
        } else {
            c.note = Some(format!("either {} or {}", names(&first), names(&second)));
            c.date = StatedDate::year(year);
        }
        c
    }

    /// The whole dates around the article, each with its name.
    fn whole(&self) -> Vec<(StatedDate, &'static str)> {
        let stated = |p: &Printed| p.found.stated().filter(|_| p.found.day.is_some());
        let mut all: Vec<(StatedDate, &'static str)> = Vec::new();
        all.extend(
            self.supplied
                .published_at
                .clone()
                .map(|d| (d, "the supplied date")),
        );
        all.extend(
            self.evidence
                .stated
                .iter()
                .filter(|s| s.role != Role::Modified)
                .map(|s| (s.date.clone(), "the page's data")),
        );
        all.extend(
            self.evidence
                .lines
                .iter()
                .filter_map(stated)
                .map(|d| (d, "another line of the text")),
        );
        all.extend(
            self.evidence
                .dateline
                .iter()
                .filter_map(stated)
                .map(|d| (d, "the dateline")),
        );
        all.extend(self.url.cloned().map(|d| (d, "the URL")));
        all
    }

    /// The year in which a day without one lies closest to a date that is known: at most half
    /// a year away, so that there is only one such year.
    fn year(&self, month: u32, day: u32) -> Option<(i32, String)> {
        for (known, name) in self.whole() {
            if let Some(year) = nearest(&known, month, day, 183) {
                return Some((year, format!("{name} ({known})")));
            }
        }
        let same = self.evidence.captions.iter().find(|c| {
            c.found.year.is_some() && c.found.month == Some(month) && c.found.day == Some(day)
        });
        if let Some(caption) = same {
            let year = caption.found.year?;
            return Some((
                year,
                format!("a caption of the same day ({})", caption.text),
            ));
        }
        let retrieved = self.supplied.retrieved_at.as_ref()?;
        let year = last_before(retrieved, month, day)?;
        Some((
            year,
            format!("the last such day before the retrieval ({retrieved})"),
        ))
    }
}

fn nearest(known: &StatedDate, month: u32, day: u32, limit: i64) -> Option<i32> {
    let around = year_of(known)?;
    (around - 1..=around + 1)
        .filter_map(|year| {
            let date = StatedDate::day(year, month, day)?;
            let apart = (date.from() - known.from()).abs() / 86_400;
            (apart < limit).then_some((apart, year))
        })
        .min()
        .map(|(_, year)| year)
}

fn last_before(retrieved: &StatedDate, month: u32, day: u32) -> Option<i32> {
    let last = year_of(retrieved)?;
    [last, last - 1].into_iter().find(|year| {
        StatedDate::day(*year, month, day).is_some_and(|d| d.from() < retrieved.to() + SLACK / 2)
    })
}

fn year_of(date: &StatedDate) -> Option<i32> {
    date.as_str().get(..4)?.parse().ok()
}
