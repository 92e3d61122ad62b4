//! When it was reported: articles and reports on a line of time.

use crate::dates::{long, tick};
use crate::facts::{Facts, outlet};
use crate::passage::text;
use crate::words::{count, cut, list};
use maud::{Markup, html};
use onrecord_core::StatedDate;

const WIDE: i64 = 960;
const SIDE: i64 = 28;
/// Height of a row of dots, and the radius of one.
const ROW: i64 = 18;
const DOT: i64 = 6;
/// More rows than these are not drawn: dots lie upon each other then.
const ROWS: usize = 14;
const DAY: i64 = 86_400;
/// A cited report that is older than the first article by so many days would stretch the line.
const OLD: i64 = 45;

/// A report on the line.
struct Event {
    from: i64,
    to: i64,
    label: String,
    class: &'static str,
    article: Option<i64>,
}

/// The section; nothing where fewer than two dates are known.
pub(crate) fn timeline(facts: &Facts) -> Markup {
    let (events, off) = events(facts);
    let (Some(start), Some(end)) = (
        events.iter().map(|e| e.from).min(),
        events.iter().map(|e| e.to).max(),
    ) else {
        return html! {};
    };
    if events.len() < 2 {
        return html! {};
    }
    let scale = Scale {
        start,
        span: (end - start).max(DAY),
    };
    let rows = stack(&events, &scale);
    let height = rows.iter().max().map_or(1, |r| *r as i64 + 1) * ROW;
    let base = 24 + height;
    html! {
        section.block {
            h2 { "When it was reported" }
            div.scroll tabindex="0" role="group" aria-label="Line of time" {
                svg.time viewBox=(format!("0 0 {WIDE} {}", base + 44)) width=(WIDE)
                    height=(base + 44) role="img" aria-label=(in_words(&events)) {
                    path.axis d=(format!("M{SIDE} {base} H{}", WIDE - SIDE)) {}
                    @for second in scale.ticks() {
                        @let x = scale.x(second);
                        path.axis d=(format!("M{x} {base} v6")) {}
                        text.tick x=(x) y=(base + 24) text-anchor="middle" {
                            (tick(second, scale.is_long()))
                        }
                    }
                    @for (event, row) in events.iter().zip(&rows) {
                        (dot(event, &scale, base - 12 - *row as i64 * ROW))
                    }
                    @if let Some(first) = first(&events) {
                        (pointer(first, &scale, base - 12 - ROW))
                    }
                }
            }
            @if !off.is_empty() { p.hint { "Not on the line: " (list(&off, 8)) "." } }
        }
    }
}

/// Dated reports in order of time, and the names of those that are not on the line.
fn events(facts: &Facts) -> (Vec<Event>, Vec<String>) {
    let (mut events, mut off) = (Vec::new(), Vec::new());
    let own = |id: i64| facts.origins().any(|o| o.article_id == Some(id));
    for line in &facts.story.articles {
        let name = text(outlet(line));
        match line
            .published_at
            .as_deref()
            .and_then(|d| StatedDate::parse(d).ok())
        {
            Some(date) => events.push(Event {
                from: date.from(),
                to: date.to(),
                label: format!("{name}, {}", long(date.as_str())),
                class: if own(line.article_id) {
                    "dot own"
                } else {
                    "dot"
                },
                article: Some(line.article_id),
            }),
            None => off.push(format!("{name} (no date)")),
        }
    }
    let begins = events.iter().map(|e: &Event| e.from).min();
    let is_old = |to: i64| begins.is_some_and(|from| to + OLD * DAY < from);
    for origin in facts.origins().filter(|o| o.article_id.is_none()) {
        let Some(name) = origin.outlet.as_deref().map(text) else {
            continue;
        };
        match origin
            .reported_on
            .as_deref()
            .and_then(|d| StatedDate::parse(d).ok())
        {
            Some(date) if is_old(date.to()) => {
                off.push(format!("{name}, {} (long before)", long(date.as_str())));
            }
            Some(date) => events.push(Event {
                from: date.from(),
                to: date.to(),
                label: format!("{name}, {} (not here)", long(date.as_str())),
                class: "dot outside",
                article: None,
            }),
            None => off.push(format!("{name} (no date, not here)")),
        }
    }
    events.sort_by(|a, b| (a.from, a.to, &a.label).cmp(&(b.from, b.to, &b.label)));
    off.sort();
    off.dedup();
    (events, off)
}

/// The article that ends before every other begins.
fn first(events: &[Event]) -> Option<&Event> {
    let first = events.iter().min_by_key(|e| e.to)?;
    let mut others = events.iter().filter(|e| !std::ptr::eq(*e, first));
    (first.article.is_some() && others.all(|e| first.to <= e.from)).then_some(first)
}

/// Names the first article.
fn pointer(first: &Event, scale: &Scale, y: i64) -> Markup {
    let x = scale.x(middle(first));
    let (at, anchor) = if x < WIDE / 2 {
        ((x - DOT).max(0), "start")
    } else {
        (x + DOT, "end")
    };
    html! {
        text.first x=(at) y=(y) text-anchor=(anchor) { "first: " (cut(&first.label, 60)) }
    }
}

fn middle(event: &Event) -> i64 {
    event.from + (event.to - event.from) / 2
}

struct Scale {
    start: i64,
    span: i64,
}

impl Scale {
    fn x(&self, second: i64) -> i64 {
        SIDE + (second - self.start).saturating_mul(WIDE - 2 * SIDE) / self.span.max(1)
    }

    /// Whether ticks are months.
    fn is_long(&self) -> bool {
        self.span > 150 * DAY
    }

    /// Midnights at even steps, at most about ten.
    fn ticks(&self) -> Vec<i64> {
        let days = self.span / DAY + 1;
        let steps = [1, 2, 7, 14, 30, 91, 182, 365, 3_650];
        let step = steps.into_iter().find(|s| days / s <= 10).unwrap_or(36_500);
        let first = self.start.div_euclid(DAY) * DAY;
        let all = (0..=days / step).map(|n| first + n * step * DAY);
        all.filter(|s| (self.start..=self.start + self.span).contains(s))
            .collect()
    }
}

/// The row of each event, so that dots do not hide each other.
fn stack(events: &[Event], scale: &Scale) -> Vec<usize> {
    let mut ends: Vec<i64> = Vec::new();
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let (from, to) = (scale.x(event.from), right(event, scale));
        let free = ends.iter().position(|end| *end <= from);
        let row = match free {
            Some(row) => row,
            None if ends.len() < ROWS => {
                ends.push(0);
                ends.len() - 1
            }
            None => ROWS - 1,
        };
        if let Some(end) = ends.get_mut(row) {
            *end = to + 3;
        }
        rows.push(row);
    }
    rows
}

/// Where the mark of an event ends: at least a dot's width on.
fn right(event: &Event, scale: &Scale) -> i64 {
    scale.x(event.to).max(scale.x(event.from) + 2 * DOT)
}

fn dot(event: &Event, scale: &Scale, y: i64) -> Markup {
    let (x, end) = (scale.x(event.from), right(event, scale));
    let mark = html! {
        rect class=(event.class) x=(x) y=(y - DOT) width=(end - x) height=(2 * DOT) rx=(DOT) {
            title { (event.label) }
        }
    };
    html! {
        @match event.article {
            Some(id) => { a href=(format!("#article-{id}")) { (mark) } }
            None => (mark),
        }
    }
}

fn in_words(events: &[Event]) -> String {
    let labels: Vec<&str> = events.iter().take(20).map(|e| e.label.as_str()).collect();
    let rest = events.len() - labels.len();
    let more = if rest > 0 {
        format!("; {}", count(rest, "more report"))
    } else {
        String::new()
    };
    format!("{}{more}", labels.join("; "))
}
