//! The text of small pages, word for word.

use super::*;
use crate::page::meta;

/// The body of a page whose article is this.
#[track_caller]
fn check(article: &str, expected: &str) {
    let html = format!(
        "<body><article><h1>Title</h1><p>The council of Merrow Bay voted on Tuesday to keep \
         the old ferry running through the winter.</p>{article}<p>Nothing else was decided on \
         that day, said the mayor of the town.</p></article>"
    );
    let dom = Dom::parse(&html, &mut Vec::new());
    let (found, _) = find(&dom, &meta::structured(&dom));
    let text = found.map(|f| f.text).unwrap_or_default();
    let inner = text
        .strip_prefix("The council of Merrow Bay voted on Tuesday to keep the old ferry running through the winter.")
        .and_then(|t| t.strip_suffix("Nothing else was decided on that day, said the mayor of the town."))
        .unwrap_or_else(|| panic!("{text:?}"));
    assert_eq!(inner.trim_matches('\n'), expected);
}

#[test]
fn blanks_are_collapsed_as_a_browser_would() {
    check(
        "<p>\n  One\u{a0}two,\t<b> three</b>\n<i>four </i> five. </p>",
        "One two, three four five.",
    );
    check(
        "<p>hyphen<b>ated</b>word stands here.</p>",
        "hyphenatedword stands here.",
    );
}

#[test]
fn one_line_break_is_a_line_and_two_are_a_paragraph() {
    check(
        "<p>A first line,<br>and the second.</p>",
        "A first line,\nand the second.",
    );
    check(
        "<p>A first line.<br> <br>Then another.</p>",
        "A first line.\n\nThen another.",
    );
    check(
        "<p>A first line.<br></p><p><br>Then another.</p>",
        "A first line.\n\nThen another.",
    );
}

#[test]
fn preformatted_text_keeps_its_lines() {
    check(
        "<pre>Roses are  red,\n  violets are blue.</pre>",
        "Roses are red,\nviolets are blue.",
    );
}

#[test]
fn items_are_paragraphs_also_where_lists_nest() {
    check(
        "<ul><li>Boats and ferries<ul><li>Old Molly</li></ul></li><li><p>Engines</p></li></ul>",
        "Boats and ferries\n\nOld Molly\n\nEngines",
    );
}

#[test]
fn text_beside_blocks_is_a_paragraph_of_its_own() {
    check(
        "<div>Some text that stands bare.<p>In a block.</p>And text behind it, bare again.</div>",
        "Some text that stands bare.\n\nIn a block.\n\nAnd text behind it, bare again.",
    );
}

#[test]
fn buttons_in_a_paragraph_leave_only_themselves_out() {
    check(
        "<p>He said so <button>Share</button>on Monday.<span class=\"share-bar\">Share it</span></p>",
        "He said so on Monday.",
    );
}

#[test]
fn a_null_becomes_a_sign_of_replacement_or_nothing() {
    check(
        "<p>One&#0;two stand here.</p>",
        "One\u{fffd}two stand here.",
    );
}

#[test]
fn duplicates_of_the_headline_are_left_out() {
    check("<h1>Title</h1><p>A word on this.</p>", "A word on this.");
}

#[test]
fn words_in_names_are_told_apart() {
    for (name, reason) in [
        ("article-share", Some(Reason::Buttons)),
        ("ArticleShare", Some(Reason::Buttons)),
        ("c-relatedArticles__list", Some(Reason::Related)),
        ("post most-read", Some(Reason::Related)),
        ("most read", None),
        ("shareholder", None),
        ("download", None),
        ("leads", None),
        ("block-n1AuAdJlV", None),
        ("md:hidden", None),
        ("box hidden", Some(Reason::Hidden)),
        ("box hidden md:block", None),
        ("newsletters2", Some(Reason::SignUp)),
        ("", None),
    ] {
        assert_eq!(furniture::by_words(name), reason, "{name}");
    }
}

#[test]
fn what_is_left_out_is_counted() {
    let html = "<article><h1>Title</h1><p>One sentence of text, which is long enough to be the article.</p>\
        <div class=share>Share this</div><div class=share>Again</div><figcaption>The pier</figcaption>\
        <p>And one more sentence of text, which is long enough too.</p></article>";
    let dom = Dom::parse(html, &mut Vec::new());
    let (found, _) = find(&dom, &meta::structured(&dom));
    let left_out = found.unwrap().left_out;
    assert!(left_out.contains(&(Reason::Buttons, 2)), "{left_out:?}");
    assert!(left_out.contains(&(Reason::Media, 1)), "{left_out:?}");
}
