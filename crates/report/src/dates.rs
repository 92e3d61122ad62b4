//! Dates as people write them, no more precise than they were stated.

use chrono::DateTime;
use onrecord_core::{Precision, StatedDate};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "13 February 2024"; "February 2024" where no more is known.
pub(crate) fn long(stated: &str) -> String {
    let Ok(date) = StatedDate::parse(stated) else {
        return stated.to_owned();
    };
    let mut parts = stated.get(..10).unwrap_or(stated).splitn(3, '-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let name = month
        .and_then(|m| m.parse::<usize>().ok())
        .and_then(|m| MONTHS.get(m.checked_sub(1)?));
    let number = day.map(|d| d.trim_start_matches('0'));
    match (date.precision(), year, name, number) {
        (Precision::Year, ..) | (_, _, None, _) => stated.to_owned(),
        (Precision::Month, Some(year), Some(month), _) => format!("{month} {year}"),
        (_, Some(year), Some(month), Some(day)) => {
            let time = stated.get(11..16).map(|t| format!(", {t}"));
            format!("{day} {month} {year}{}", time.unwrap_or_default())
        }
        _ => stated.to_owned(),
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
