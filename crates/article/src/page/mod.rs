//! From the source of a saved page to an article.

mod body;
mod kind;
mod meta;

use crate::fields::tell_language;
use crate::html::Dom;
use crate::mojibake;
use onrecord_core::{Article, Problem, ProblemKind, Register, Supplied};

/// Whether a text is the source of an HTML page.
#[must_use]
pub fn is_html(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if !text.starts_with('<') {
        return false;
    }
    let head = text.get(..text.floor_char_boundary(4096)).unwrap_or("");
    let head = head.to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.contains("<html") {
        return true;
    }
    let tags = [
        "<head", "<body", "<meta", "<title", "<script", "<div", "<article", "<p>", "<p ", "<h1",
        "</p>", "</div>", "<span", "<a href",
    ];
    tags.iter().filter(|tag| head.contains(**tag)).count() >= 2
}

/// Reads a page. Speakers, attributions and citations stay empty.
///
/// What is supplied overrides what the page says.
///
/// # Errors
/// If the page is no article (an index, a video, a stub), with the reasons.
pub fn read(html: &str, supplied: &Supplied, register: &Register) -> Result<Article, Vec<Problem>> {
    let mut problems = Vec::new();
    let dom = Dom::parse(html, &mut problems);
    let structured = meta::structured(&dom);
    let (found, evidence) = body::find(&dom, &structured);
    if let Some(reason) = kind::not_article(&structured, &evidence) {
        problems.push(Problem::new(ProblemKind::NotArticle, reason));
        return Err(problems);
    }
    let Some(mut found) = found else {
        problems.push(Problem::new(ProblemKind::NoArticle, "no running text"));
        return Err(problems);
    };
    if !found.left_out.is_empty() {
        let reasons = found.left_out.iter();
        let reasons: Vec<String> = reasons
            .map(|(reason, count)| format!("{} ({count})", reason.describe()))
            .collect();
        let detail = format!("passages in the article's frame: {}", reasons.join(", "));
        problems.push(Problem::new(ProblemKind::LeftOut, detail));
    }
    if let Some(repaired) = mojibake::repair(&found.text) {
        problems.push(Problem::new(
            ProblemKind::Mojibake,
            "text that had been read in the wrong encoding was repaired",
        ));
        found.text = repaired;
    }
    let mut article = Article {
        problems,
        ..Article::default()
    };
    let begins = meta::fill(&mut article, &dom, &structured, &found, supplied, register);
    if let Some(repaired) = article.title.as_deref().and_then(mojibake::repair) {
        article.title = Some(repaired);
    }
    article.body = found.text.get(begins..).unwrap_or_default().to_owned();
    tell_language(&mut article);
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_texts() {
        for page in [
            "<!DOCTYPE html><title>x</title>",
            "\u{FEFF}\n<HTML lang=en>",
            "<div class=a><p>Text</p></div>",
            "<?xml version=\"1.0\"?><html xmlns=\"x\">",
        ] {
            assert!(is_html(page), "{page}");
        }
        assert!(!is_html("<3 is a heart, said the mayor, and <p> is a tag."));
        assert!(!is_html("The <html> tag"));
    }
}
