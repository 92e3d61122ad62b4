//! Numbers and lists as people write them.

use onrecord_query::render::{fitted, width};

/// "1 article", "2 articles".
pub(crate) fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// "3", or "1 to 4".
pub(crate) fn range(min: i64, max: i64) -> String {
    if min == max {
        min.to_string()
    } else {
        format!("{min} to {max}")
    }
}

/// "1 origin", "1 to 4 origins".
pub(crate) fn ranged(min: i64, max: i64, what: &str) -> String {
    let many = if (min, max) == (1, 1) { "" } else { "s" };
    format!("{} {what}{many}", range(min, max))
}

/// "a, b and c"; of more than `most` the rest as a number.
pub(crate) fn list(names: &[String], most: usize) -> String {
    let (shown, rest) = names.split_at(names.len().min(most));
    let mut shown = shown.to_vec();
    if !rest.is_empty() {
        shown.push(format!("{} more", rest.len()));
    }
    match shown.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }
}

/// A text cut to the width of so many Latin letters, with a sign that it was: a Chinese character
/// is as wide as two.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let kept = fitted(text, most.saturating_sub(1));
    let kept = kept.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_ends_in_and() {
        let names = |n: &[&str]| n.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        assert_eq!(list(&names(&["a"]), 3), "a");
        assert_eq!(list(&names(&["a", "b", "c"]), 3), "a, b and c");
        assert_eq!(list(&names(&["a", "b", "c", "d"]), 2), "a, b and 2 more");
        assert_eq!(list(&[], 2), "");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(cut("Fähre sank", 6), "Fähre…");
        assert_eq!(cut("short", 5), "short");
        assert_eq!(cut("渡し船が止まった", 6), "渡し…");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(ranged(1, 1, "origin"), "1 origin");
        assert_eq!(ranged(0, 0, "origin"), "0 origins");
        assert_eq!(ranged(1, 3, "origin"), "1 to 3 origins");
    }
}
