//! Pages made to hurt: each is read in time that grows with its size only.
//!
//! No test looks at a clock. The pages are so large that whatever takes the square of their
//! size would not come to an end.

use onrecord_article::page::read;
use onrecord_core::{Register, Supplied};

/// Paragraphs of running text.
fn paragraphs(count: usize) -> String {
    "<p>The council of Merrow Bay voted on Tuesday to keep the old ferry running.</p>\n"
        .repeat(count)
}

/// Reads a page; whatever comes of it has no U+0000 and is not empty.
fn survives(html: &str) {
    if let Ok(article) = read(html, &Supplied::default(), &Register::default()) {
        assert!(!article.body.contains('\0'));
        assert!(!article.body.is_empty());
    }
}

fn after_text(hostile: &str) -> String {
    format!("<html><body><h1>Ferry saved</h1>{}{hostile}", paragraphs(4))
}

#[test]
fn a_million_deep() {
    survives(&after_text(&"<div>".repeat(1_000_000)));
}

#[test]
fn a_million_deep_with_text_at_each_depth() {
    survives(&after_text(&"<span>a ".repeat(1_000_000)));
}

#[test]
fn a_million_deep_and_closed_again() {
    survives(&after_text(&format!(
        "{}{}",
        "<div>".repeat(500_000),
        "</div>".repeat(500_000)
    )));
}

#[test]
fn a_hundred_thousand_attributes() {
    let many: String = (0..100_000).map(|i| format!(" a{i}=1")).collect();
    survives(&after_text(&format!("<p{many}>text</p{many}>")));
}

#[test]
fn an_attribute_of_ten_megabytes() {
    survives(&after_text(&format!(
        "<p class=\"{}\">text",
        "ad-slot x ".repeat(1_000_000)
    )));
}

#[test]
fn formatting_that_is_opened_again_and_again() {
    let many: String = (0..100_000).map(|i| format!("<b id={i}></div>x")).collect();
    survives(&after_text(&many));
}

#[test]
fn formatting_left_open_in_blocks() {
    let many: String = (0..100_000)
        .map(|i| format!("<div><i id={i}></div>x"))
        .collect();
    survives(&after_text(&many));
}

#[test]
fn formatting_closed_across_blocks() {
    survives(&after_text(&"<b><p>x</b>y".repeat(100_000)));
    survives(&after_text(&"<a href=x><div>x<a href=y>".repeat(100_000)));
}

#[test]
fn text_in_tables_where_none_may_stand() {
    survives(&after_text(&"<table>x<tr>y".repeat(100_000)));
    survives(&after_text(&format!(
        "<table>{}",
        "x<b>y</b>".repeat(300_000)
    )));
}

#[test]
fn a_million_paragraphs_never_closed() {
    survives(&after_text(&"<p>A sentence stands here.".repeat(400_000)));
}

#[test]
fn headlines_without_end() {
    survives(&after_text(
        &"<h1>Ferry saved</h1><p>A sentence stands here, and then another one does.</p>"
            .repeat(60_000),
    ));
}

#[test]
fn cards_without_end() {
    let many: String = (0..60_000)
        .map(|i| {
            format!(
                "<div><h3><a href=/{i}>A headline that is long enough</a></h3><p>A blurb.</p></div>"
            )
        })
        .collect();
    survives(&after_text(&many));
}

#[test]
fn one_paragraph_of_ten_megabytes() {
    survives(&after_text(&format!(
        "<p>{}",
        "A sentence stands here. ".repeat(400_000)
    )));
}

#[test]
fn one_word_of_ten_megabytes() {
    survives(&after_text(&format!("<p>{}", "x".repeat(10_000_000))));
}

#[test]
fn line_breaks_without_end() {
    survives(&after_text(&"x<br>".repeat(300_000)));
}

#[test]
fn an_article_of_ten_megabytes() {
    survives(&after_text(&paragraphs(120_000)));
}

#[test]
fn unknown_elements_and_entities() {
    survives(&after_text(
        &"<x-y>&amp;&notit;&#0;&#x110000;</z>".repeat(200_000),
    ));
}

#[test]
fn tags_that_never_end() {
    survives(&after_text(&"<".repeat(2_000_000)));
    survives(&after_text(&"<p a='".repeat(500_000)));
    survives(&after_text(&"<!--".repeat(500_000)));
    survives(&after_text(&"<script>".repeat(300_000)));
    survives(&after_text(&"<svg><![CDATA[".repeat(200_000)));
    survives(&after_text(&"<template>".repeat(300_000)));
    survives(&after_text(&"<select><option>".repeat(200_000)));
}

#[test]
fn every_cut_of_a_page() {
    let html = "<!DOCTYPE html><html><head><title>é</title></head><body><article><h1>A</h1><p class=\"a\">Fähre «x» &eacute;. Yes.</p><table><tr><td>1</table></article>";
    for part in (0..html.len()).filter_map(|end| html.get(..end)) {
        survives(part);
    }
}
