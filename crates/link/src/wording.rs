//! The words that stand for a claim.

use onrecord_core::Span;
use onrecord_core::text::fold;

/// Words that lead from a verb of saying to what is said, with what they lead to of others'
/// words: "claims of a ceasefire", "that", "of a ceasefire".
const LEADS: &[&str] = &[
    "that",
    "of",
    "claims that",
    "claims of",
    "a claim that",
    "the claim that",
    "a report that",
    "the report that",
    "reports that",
    "reports of",
    "allegations that",
    "allegations of",
    "suggestions that",
    "suggestions of",
    "rumours that",
    "rumours of",
    "rumors that",
    "rumors of",
];

/// The wording of a content: its spans joined, without the words that lead to it and the marks
/// around it, one line, at most some 300 characters, cut between words.
pub(crate) fn wording(body: &str, content: &[Span]) -> String {
    const MOST: usize = 300;
    let parts: Vec<String> = content
        .iter()
        .map(|s| s.of(body).split_whitespace().collect::<Vec<_>>().join(" "))
        .map(|s| bare(&s).to_owned())
        .filter(|s| !s.is_empty())
        .collect();
    let text = parts.join(" … ");
    let Some((cut, _)) = text.char_indices().nth(MOST) else {
        return text;
    };
    let head = text.get(..cut).unwrap_or(&text);
    let head = head.rsplit_once(' ').map_or(head, |(h, _)| h);
    format!("{head} …")
}

/// A text without leading words and the marks around it.
fn bare(text: &str) -> &str {
    let mut text = trimmed(text);
    // "claims that", and what a mark hid.
    for _ in 0..2 {
        let longest = LEADS
            .iter()
            .filter_map(|lead| after(text, lead))
            .min_by_key(|rest| rest.len());
        text = trimmed(longest.unwrap_or(text));
    }
    text
}

/// What follows a lead, if something does.
fn after<'t>(text: &'t str, lead: &str) -> Option<&'t str> {
    let head = text.get(..lead.len())?;
    let rest = text.get(lead.len()..)?.strip_prefix(' ')?;
    (fold(head) == lead && !rest.trim().is_empty()).then_some(rest)
}

/// A text without the quotation marks that enclose it, and without a comma at its end; marks
/// that enclose only a part of it stay.
fn trimmed(text: &str) -> &str {
    const OPEN: [char; 5] = ['"', '“', '„', '«', '‘'];
    const CLOSE: [char; 6] = ['"', '”', '“', '»', '’', '\''];
    let end = |t: &str| t.trim_end_matches([' ', ',', ';', ':']).len();
    let mut text = text.trim();
    text = text.get(..end(text)).unwrap_or(text);
    let is_mark = |c: char| OPEN.contains(&c) || CLOSE.contains(&c);
    let marks = |t: &str| {
        t.chars()
            .filter(|c| is_mark(*c) && *c != '’' && *c != '\'')
            .count()
    };
    let opened = text.strip_prefix(OPEN);
    if let Some(inner) = opened.and_then(|t| t.strip_suffix(CLOSE))
        && marks(inner) == 0
    {
        text = inner;
    } else if let Some(inner) = opened.filter(|t| marks(t) == 0) {
        text = inner;
    } else if let Some(inner) = text.strip_suffix(['"', '”', '»'])
        && marks(inner) == 0
    {
        text = inner;
    }
    text.get(..end(text)).unwrap_or(text).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_is_one_line_without_that() {
        let body = "That the  boat\nsank … and more";
        let spans = [
            Span::find(body, "That the  boat\nsank").unwrap(),
            Span::find(body, "more").unwrap(),
        ];
        assert_eq!(wording(body, &spans), "the boat sank … more");
        let one = |text: &str| wording(text, &[Span::new(0, text.len())]);
        assert_eq!(one("“The boat sank,”"), "The boat sank");
        assert_eq!(one("claims of a leak"), "a leak");
        assert_eq!(one("of any leak,"), "any leak");
        assert_eq!(one("that"), "that");
        assert_eq!(one("it was “no boat”"), "it was “no boat”");
        assert_eq!(one("\"Yes\", he said, \"no\""), "\"Yes\", he said, \"no\"");
        let long = "word ".repeat(500);
        assert!(wording(&long, &[Span::new(0, long.len())]).chars().count() <= 302);
    }
}
