//! Whether a numeric date puts the day or the month first.

/// Which of day and month stands first in `3/4/2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// As nearly everywhere.
    DayFirst,
    /// As in the United States.
    MonthFirst,
}

/// Countries that write English and put the day first.
const DAY_FIRST: &[&str] = &[
    "GB", "IE", "AU", "NZ", "IN", "ZA", "NG", "KE", "GH", "PK", "BD", "LK", "SG", "MY", "HK", "MT",
    "JM", "TT", "UG", "TZ", "ZW", "BW", "NA", "LS", "CY",
];

/// The order of a page in this language (`en-US`, `de`) from this country. English without a
/// country is either.
pub(crate) fn order(locale: Option<&str>, country: Option<&str>) -> Option<Order> {
    let mut parts = locale.unwrap_or("").split(['-', '_']);
    let language = parts.next().unwrap_or("").to_ascii_lowercase();
    let region = parts.next().map(str::to_ascii_uppercase);
    let country = country.map(str::to_ascii_uppercase);
    let is = |code: &str| country.as_deref() == Some(code);
    match language.as_str() {
        // What is set as the language of a page is often only what its software came with.
        "en" | "" => match (country.as_deref(), region.as_deref()) {
            (Some("US"), _) => Some(Order::MonthFirst),
            (Some(c), _) if c != "CA" && c != "PH" => Some(Order::DayFirst),
            (None, Some("US")) => Some(Order::MonthFirst),
            (None, Some(r)) if DAY_FIRST.contains(&r) => Some(Order::DayFirst),
            _ => None,
        },
        _ if is("US") => None,
        _ => Some(Order::DayFirst),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_follows_language_and_country() {
        let cases = [
            (Some("de"), None, Some(Order::DayFirst)),
            (Some("en-US"), None, Some(Order::MonthFirst)),
            (Some("en-US"), Some("GB"), Some(Order::DayFirst)),
            (Some("en_GB"), None, Some(Order::DayFirst)),
            (Some("en"), Some("US"), Some(Order::MonthFirst)),
            (Some("en"), None, None),
            (Some("en-CA"), Some("CA"), None),
            (Some("es"), Some("US"), None),
            (None, None, None),
            (None, Some("AU"), Some(Order::DayFirst)),
        ];
        for (locale, country, expected) in cases {
            assert_eq!(order(locale, country), expected, "{locale:?} {country:?}");
        }
    }
}
