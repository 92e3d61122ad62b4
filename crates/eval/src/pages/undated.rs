//! Takes the date of an article out of its page, and leaves the other dates there as traps.

use regex::{Captures, Regex};

/// The names of the months, three letters or more, in the languages of the pages.
const MONTHS: [&str; 12] = [
    "jan|januar|ene|gen|sty|янв|січ|oca|led",
    "feb|fév|fev|fevr|lut|фев|лют|şub|úno",
    "mar|mär|mär|мар|бер|březn|maa|mrt",
    "apr|avr|abr|kwi|апр|кві|nis|dub",
    "may|mai|maj|mag|мая|май|трав|květ|mei|mayo",
    "jun|jui|giu|cze|июн|чер|haz|červn",
    "jul|lug|lip|июл|лип|tem|červenc",
    "aug|aoû|aou|ago|sie|авг|сер|ağu|srp",
    "sep|set|wrz|сен|вер|eyl|zář",
    "oct|okt|ott|out|paź|окт|жов|eki|říj",
    "nov|lis|ноя|лис|kas",
    "dec|dez|déc|dic|gru|дек|гру|ara|pros",
];

/// Where a page tells machines when its article was published or changed.
const DECLARED: &str = r#"(?i)(?:date-?published|published_time|date-?modified|modified_time|sailthru\.date|publish-?date|parsely-pub-date)"?[^0-9<>]{1,40}(\d{4}-\d{2}-\d{2})"#;

/// A page without anything that tells the day of publication: what is said for machines, the
/// day and its neighbours (which clocks elsewhere show) wherever they are printed, and numbers
/// that count seconds. Days that the page declares go as well, since people's dates are not
/// always the page's.
pub(super) fn strip(html: &str, day: &str) -> String {
    let mut text = html.to_owned();
    let mut days = vec![day.to_owned()];
    if let Ok(declared) = Regex::new(DECLARED) {
        let found = declared.captures_iter(html).filter_map(|c| c.get(1));
        days.extend(found.take(8).map(|m| m.as_str().to_owned()));
        days.sort_unstable();
        days.dedup();
    }
    // Machine-readable dates: attributes and properties whose name speaks of a date.
    for pattern in [
        r#"(?i)"[\w:.-]*(?:date|time|publish|modif|creat|updat)[\w:.-]*"\s*:\s*(?:"[^"]*"|\d+)"#,
        r#"(?i)<meta\b[^>]*(?:date|time|publish|modif|created|updated)[^>]*>"#,
        r#"(?i)\b(?:datetime|data-[\w-]*(?:date|time)[\w-]*)\s*=\s*(?:"[^"]*"|'[^']*')"#,
        r"\b1[0-9]{9}(?:[0-9]{3})?\b",
    ] {
        text = replace(&text, pattern, "");
    }
    for (year, month, day) in days.iter().flat_map(|day| days_around(day)) {
        let short = year % 100;
        let names = MONTHS.get(month - 1).copied().unwrap_or("-");
        for pattern in [
            format!(r"\b{year}[-/._ ]?0?{month}[-/._ ]?0?{day}(?:[T ]\d[\d:.+Z-]*)?\b"),
            format!(r"\b0?{day}[-/. ]+0?{month}[-/. ]+(?:{year}|{short:02})\b"),
            format!(r"\b0?{month}[-/. ]+0?{day}[-/. ]+(?:{year}|{short:02})\b"),
            format!(r"(?i)\b0?{day}(?:st|nd|rd|th|er|º|\.)?,?\s+(?:de\s+|of\s+)?(?:{names})\w*\.?"),
            format!(r"(?i)\b(?:{names})\w*\.?\s+0?{day}(?:st|nd|rd|th)?\b"),
        ] {
            text = replace(&text, &pattern, "");
        }
    }
    text
}

fn replace(text: &str, pattern: &str, with: &str) -> String {
    match Regex::new(pattern) {
        Ok(regex) => regex
            .replace_all(text, |_: &Captures<'_>| with)
            .into_owned(),
        Err(_) => text.to_owned(),
    }
}

/// The day before, the day itself and the day after.
fn days_around(day: &str) -> Vec<(i32, usize, u32)> {
    use chrono::{Datelike, Days, NaiveDate};
    let Ok(day) = day.get(..10).unwrap_or(day).parse::<NaiveDate>() else {
        return Vec::new();
    };
    let near = [
        day.checked_sub_days(Days::new(1)),
        Some(day),
        day.checked_add_days(Days::new(1)),
    ];
    near.into_iter()
        .flatten()
        .map(|d| (d.year(), d.month0() as usize + 1, d.day()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_goes_and_other_days_stay() {
        let page = "<meta property=\"article:published_time\" content=\"2025-03-12\">\
            <script>{\"datePublished\":\"2025-03-12T10:00Z\",\"id\":7}</script>\
            <p>March 12, 2025</p><p>12. März</p><p>12/03/2025</p>\
            <a href=\"/2025/03/12/x\">x</a><li>May 3, 2024</li>";
        let bare = strip(page, "2025-03-12");
        assert!(!bare.contains("2025-03") && !bare.contains("12"), "{bare}");
        assert!(
            bare.contains("May 3, 2024") && bare.contains("\"id\":7"),
            "{bare}"
        );
    }
}
