//! A span of time that a question is about.

use crate::QueryError;
use onrecord_core::StatedDate;

/// From when to when; an open end is no bound. Both ends are as wide as they are stated: until
/// `2024-03` is until the end of March.
///
/// What is dated is in if it *may* lie within: an article of "March 2024" is in from 15 March
/// on, and one of "2024" too. What has no date is in only where there are no bounds.
///
/// ```
/// use onrecord_query::Window;
///
/// let spring = Window::new(Some("2024-03-15"), Some("2024-05"))?;
/// assert!(spring.is_bounded());
/// assert!(Window::new(Some("last week"), None).is_err());
/// # Ok::<(), onrecord_query::QueryError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    since: Option<StatedDate>,
    until: Option<StatedDate>,
}

/// No date is less precise than a year, so that what began so long before an instant ended
/// before it; in seconds.
pub(crate) const LONGEST: i64 = 400 * 86_400;

impl Window {
    /// From one ISO date to another: `2024`, `2024-03`, `2024-03-15`, `2024-03-15T09:00:00Z`.
    ///
    /// # Errors
    /// If one is no date, or the second ends before the first begins.
    pub fn new(since: Option<&str>, until: Option<&str>) -> Result<Self, QueryError> {
        let date = |text: Option<&str>| {
            let read = |text: &str| {
                StatedDate::parse(text.trim())
                    .map_err(|e| QueryError::wrong(format!("{text:?} is no date: {e}")))
            };
            text.map(read).transpose()
        };
        let window = Self {
            since: date(since)?,
            until: date(until)?,
        };
        match (&window.since, &window.until) {
            (Some(since), Some(until)) if until.to() <= since.from() => {
                Err(QueryError::wrong(format!(
                    "nothing lies between {} and {}: the second is before the first",
                    since.as_str(),
                    until.as_str()
                )))
            }
            _ => Ok(window),
        }
    }

    /// Whether anything is left out by it.
    #[must_use]
    pub fn is_bounded(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    /// Its first second, the least number where it is open.
    pub(crate) fn from(&self) -> i64 {
        self.since.as_ref().map_or(i64::MIN, StatedDate::from)
    }

    /// The second after its last, the greatest number where it is open.
    pub(crate) fn to(&self) -> i64 {
        self.until.as_ref().map_or(i64::MAX, StatedDate::to)
    }

    /// Its ends and [`LONGEST`], to be calculated with in SQL: open ends are far from any date,
    /// and far from where numbers end.
    pub(crate) fn bounds(&self) -> [i64; 3] {
        const FAR: i64 = i64::MAX / 4;
        [self.from().max(-FAR), self.to().min(FAR), LONGEST]
    }

    /// Whether what lies in this interval (UTC seconds; the end is outside of it) may lie within.
    pub(crate) fn may_hold(&self, interval: Option<(i64, i64)>) -> bool {
        match interval {
            Some((from, to)) => from < self.to() && to > self.from(),
            None => !self.is_bounded(),
        }
    }
}
