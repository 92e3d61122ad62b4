//! The date in the path of a URL.

use super::scan;
use onrecord_core::StatedDate;

/// The date in the path of a URL: `/2024/02/13/`, `-2024-02-13`, `/20240213/`.
pub(super) fn date(url: &str) -> Option<(String, StatedDate)> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?;
    for found in scan(path) {
        let year_first = found
            .span
            .of(path)
            .get(..4)?
            .bytes()
            .all(|b| b.is_ascii_digit());
        if year_first && let Some(date) = found.stated().filter(|_| found.day.is_some()) {
            return Some((found.span.of(path).to_owned(), date));
        }
    }
    for part in path
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| p.len() == 8)
    {
        let (year, rest) = part.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        let date = format!("{year}-{month}-{day}");
        if let Ok(date) = StatedDate::parse(&date)
            && is_recent(&date)
        {
            return Some((part.to_owned(), date));
        }
    }
    let parts: Vec<&str> = path.split('/').collect();
    parts.windows(2).find_map(|pair| match pair {
        [year, month] if year.len() == 4 && month.len() == 2 => {
            let date = StatedDate::parse(&format!("{year}-{month}")).ok()?;
            is_recent(&date).then(|| (format!("{year}/{month}"), date))
        }
        _ => None,
    })
}

/// Whether the year is one of the web's: other eight digits are a number.
fn is_recent(date: &StatedDate) -> bool {
    date.first_day()
        .is_some_and(|day| (1990..=2099).contains(&chrono::Datelike::year(&day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_addresses() {
        let cases = [
            (
                "https://a.example/2024/02/13/ferry.html",
                Some("2024-02-13"),
            ),
            (
                "https://a.example/news/ferry-2024-02-13",
                Some("2024-02-13"),
            ),
            ("https://a.example/20240213/ferry", Some("2024-02-13")),
            ("https://a.example/2024/02/ferry", Some("2024-02")),
            ("https://a.example/ferry-12345678", None),
            ("https://a.example/13/02/2024?on=2024-02-13", None),
        ];
        for (url, expected) in cases {
            let found = date(url).map(|(_, d)| d.to_string());
            assert_eq!(found.as_deref(), expected, "{url}");
        }
    }
}
