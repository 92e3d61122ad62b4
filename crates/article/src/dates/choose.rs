//! Which of the dates on a page is the article's.

use super::{FoundDate, scan, url};
use onrecord_core::{DateBasis, DateCandidate, Problem, ProblemKind, StatedDate, Supplied};

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
            let before = line
                .get(from..found.span.start)
                .unwrap_or("")
                .to_lowercase();
            let text = line.get(found.span.start..end).unwrap_or("").to_owned();
            from = end;
            if found.day.is_some() || found.readings.is_some() {
                let updated = ["updated", "modified", "corrected", "last changed"]
                    .iter()
                    .any(|cue| before.contains(cue));
                let cued = ["published", "posted"]
                    .iter()
                    .any(|cue| before.contains(cue));
                out.push(Self {
                    text,
                    found,
                    updated,
                    cued,
                });
            }
        }
        out
    }
}

/// What a page and its supplied data say of its date.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    /// Lines that give dates.
    pub(crate) lines: Vec<Printed>,
    /// The dateline's date.
    pub(crate) dateline: Option<Printed>,
    /// Dates in captions.
    pub(crate) captions: Vec<Printed>,
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
const SLACK: i64 = 2 * 86_400;

/// Chooses: supplied, then a line of the text, then the dateline, then the URL. A caption
/// gives only a missing year; the date of a change is taken if there is nothing else.
pub(crate) fn choose(evidence: &Evidence, supplied: &Supplied, url: Option<&str>) -> Chosen {
    let mut chosen = Chosen::default();
    let from_url = url.and_then(url::date);
    if let Some(date) = &supplied.published_at {
        chosen.candidates.push(candidate(
            date.as_str(),
            Some(date.clone()),
            DateBasis::Supplied,
        ));
    }
    let years = Years {
        evidence,
        supplied,
        url: from_url.as_ref().map(|(_, d)| d),
    };
    for line in &evidence.lines {
        let mut c = years.complete(line, DateBasis::Text);
        if line.updated {
            c.note = Some(join(c.note, "the date of a change"));
        }
        chosen.candidates.push(c);
    }
    if let Some(line) = &evidence.dateline {
        let c = years.complete(line, DateBasis::Dateline);
        chosen.dateline.clone_from(&c.date);
        chosen.candidates.push(c);
    }
    if let Some((text, date)) = &from_url {
        chosen
            .candidates
            .push(candidate(text, Some(date.clone()), DateBasis::Url));
    }
    for caption in &evidence.captions {
        let mut c = candidate(&caption.text, caption.found.stated(), DateBasis::Caption);
        c.note = Some("the date of a picture".into());
        chosen.candidates.push(c);
    }
    decide(&mut chosen, evidence, supplied);
    chosen
}

fn decide(chosen: &mut Chosen, evidence: &Evidence, supplied: &Supplied) {
    let changed = |c: &&DateCandidate| {
        c.basis == DateBasis::Text && evidence.lines.iter().any(|l| l.updated && l.text == c.text)
    };
    let cued = |c: &DateCandidate| {
        c.basis == DateBasis::Text && evidence.lines.iter().any(|l| l.cued && l.text == c.text)
    };
    let dated = || {
        chosen
            .candidates
            .iter()
            .filter(|c| c.basis != DateBasis::Caption && c.date.is_some())
    };
    let best = dated()
        .filter(|c| !changed(c))
        .min_by_key(|c| (c.basis, !cued(c)))
        .or_else(|| dated().next());
    let Some(best) = best.and_then(|c| c.date.clone().map(|d| (d, c.basis))) else {
        let detail = match chosen.candidates.first() {
            Some(c) => format!("no whole date; the best is {:?}", c.text),
            None => "no date was found".to_owned(),
        };
        chosen
            .problems
            .push(Problem::new(ProblemKind::NoDate, detail));
        return;
    };
    for other in dated().filter(|c| !changed(c)) {
        let Some(date) = &other.date else { continue };
        let apart = date.from() > best.0.to() + SLACK || best.0.from() > date.to() + SLACK;
        if apart {
            chosen.problems.push(Problem::new(
                ProblemKind::DoubtfulDate,
                format!(
                    "{} ({}) was taken, but {} ({}) stands there too",
                    best.0,
                    best.1.as_str(),
                    date,
                    other.basis.as_str()
                ),
            ));
            break;
        }
    }
    if let Some(retrieved) = &supplied.retrieved_at
        && retrieved.to().saturating_add(SLACK / 2) <= best.0.from()
    {
        chosen.problems.push(Problem::new(
            ProblemKind::DoubtfulDate,
            format!("{} lies after the retrieval on {retrieved}", best.0),
        ));
    }
    chosen.published = Some(best);
}

fn candidate(text: &str, date: Option<StatedDate>, basis: DateBasis) -> DateCandidate {
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

/// Where a missing year may come from.
struct Years<'a> {
    evidence: &'a Evidence,
    supplied: &'a Supplied,
    url: Option<&'a StatedDate>,
}

impl Years<'_> {
    fn complete(&self, printed: &Printed, basis: DateBasis) -> DateCandidate {
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
