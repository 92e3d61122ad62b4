//! The words that stand for a claim.

use onrecord_core::Span;
use onrecord_core::text::fold;

/// The wording of a content: its spans joined, without a leading "that", one line, at most
/// some 300 characters, cut between words.
pub(crate) fn wording(body: &str, content: &[Span]) -> String {
    const MOST: usize = 300;
    let parts: Vec<String> = content
        .iter()
        .map(|s| s.of(body).split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let joined = parts.join(" … ");
    let mut text = joined.as_str();
    if let Some((first, rest)) = text.split_once(' ')
        && fold(first) == "that"
    {
        text = rest;
    }
    let Some((cut, _)) = text.char_indices().nth(MOST) else {
        return text.to_owned();
    };
    let head = text.get(..cut).unwrap_or(text);
    let head = head.rsplit_once(' ').map_or(head, |(h, _)| h);
    format!("{head} …")
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
        let long = "word ".repeat(500);
        assert!(wording(&long, &[Span::new(0, long.len())]).chars().count() <= 302);
    }
}
