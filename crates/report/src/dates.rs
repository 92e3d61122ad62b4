//! Dates as people write them, no more precise than they were stated.

use chrono::DateTime;
use onrecord_core::{Precision, StatedDate};

/// "13 February 2024"; "February 2024" where no more is known.
pub(crate) fn long(stated: &str) -> String {
    let date = StatedDate::parse(stated).ok();
    let Some((date, day)) = date.and_then(|d| Some((d.precision(), d.first_day()?))) else {
        return stated.to_owned();
    };
    match date {
        Precision::Year => stated.to_owned(),
        Precision::Month => day.format("%B %Y").to_string(),
        Precision::Day => day.format("%-d %B %Y").to_string(),
        // The hour as it was stated: it is that of the place.
        Precision::Minute | Precision::Second => {
            let time = stated.get(11..16).unwrap_or_default();
            format!("{}, {time}", day.format("%-d %B %Y"))
        }
    }
}

/// "13 February 2024", or that it is not known.
pub(crate) fn or_unknown(stated: Option<&str>) -> String {
    stated.map_or_else(|| "no date".to_owned(), long)
}

/// "13 Feb" for a second of UTC; "Feb 2024" on a long scale.
pub(crate) fn tick(second: i64, months: bool) -> String {
    let format = if months { "%b %Y" } else { "%-d %b" };
    DateTime::from_timestamp(second, 0).map_or_else(String::new, |d| d.format(format).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_no_more_precise_than_it_was_stated() {
        assert_eq!(long("2024-02-03"), "3 February 2024");
        assert_eq!(long("2024-02"), "February 2024");
        assert_eq!(long("2024"), "2024");
        assert_eq!(long("2024-02-13T09:05:00+02:00"), "13 February 2024, 09:05");
        assert_eq!(long("last week"), "last week");
        assert_eq!(or_unknown(None), "no date");
    }

    #[test]
    fn ticks_are_days_or_months() {
        let noon = 1_707_825_600;
        assert_eq!(tick(noon, false), "13 Feb");
        assert_eq!(tick(noon, true), "Feb 2024");
    }
}
