//! A passage of an article as evidence: with the words around it, and where it stands.

use crate::facts::part;
use maud::{Markup, html};
use onrecord_query::ArticleView;
use onrecord_query::render::clean;

/// So many bytes before and after a passage are shown with it, at most.
const AROUND: usize = 140;

/// A passage, given in characters of the body, with the words around it.
pub(crate) fn quoted(article: &ArticleView, start: i64, end: i64) -> Markup {
    let body = &article.body;
    let span = part(body, start, end);
    let before = body.get(..span.start).map_or("", last_words);
    let after = body.get(span.end..).map_or("", first_words);
    html! {
        blockquote lang=[article.language.as_deref()] {
            span.around { (text(before)) }
            mark { (text(span.of(body))) }
            span.around { (text(after)) }
        }
    }
}

/// A text as one line, without what could make a page show something else.
pub(crate) fn text(of: &str) -> String {
    let mut line = String::with_capacity(of.len());
    for c in of.chars() {
        line.push(if matches!(c, '\n' | '\r' | '\t') {
            ' '
        } else {
            c
        });
    }
    clean(&line).into_owned()
}

/// The end of a text's last paragraph, from the beginning of a word.
fn last_words(of: &str) -> &str {
    let of = of.rsplit('\n').next().unwrap_or_default();
    let mut from = of.len().saturating_sub(AROUND);
    while !of.is_char_boundary(from) {
        from += 1;
    }
    let end = of.get(from..).unwrap_or_default();
    if from == 0 {
        return end;
    }
    end.split_once(' ').map_or(end, |(_, rest)| rest)
}

/// The beginning of a text's first paragraph, to the end of a word.
fn first_words(of: &str) -> &str {
    let of = of.split('\n').next().unwrap_or_default();
    if of.len() <= AROUND {
        return of;
    }
    let mut to = AROUND;
    while !of.is_char_boundary(to) {
        to -= 1;
    }
    let start = of.get(..to).unwrap_or_default();
    start.rsplit_once(' ').map_or(start, |(rest, _)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_stay_in_their_paragraph_and_are_whole() {
        assert_eq!(last_words("One.\n\nThe mayor "), "The mayor ");
        assert_eq!(first_words(" she said.\nNext."), " she said.");
        let long = "wörd ".repeat(100);
        assert!(last_words(&long).starts_with("wörd "));
        assert!(first_words(&long).ends_with("wörd"));
        assert!(first_words(&long).len() <= AROUND);
    }

    #[test]
    fn no_character_that_turns_a_line_round_is_shown() {
        assert_eq!(text("a\u{202e}b\nc"), "a\\u{202e}b c");
    }
}
