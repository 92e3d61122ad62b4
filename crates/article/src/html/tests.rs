//! The tree is the one that a browser would build.

use super::*;

/// The tree in short: `div(p(text))`.
fn outline(html: &str) -> String {
    let dom = Dom::parse(html, &mut Vec::new());
    let body = dom.elements(0, &["body"]).next().unwrap_or(0);
    let mut out = String::new();
    let mut ends: Vec<Id> = Vec::new();
    for id in dom.subtree(body).skip(1) {
        while ends.last().is_some_and(|end| *end <= id) {
            ends.pop();
            out.push(')');
        }
        if !out.is_empty() && !out.ends_with('(') {
            out.push(' ');
        }
        match dom.text(id) {
            Some(text) => out.push_str(text.trim()),
            None => {
                out.push_str(dom.name(id));
                if dom.node(id).is_some_and(|n| n.end > id + 1) {
                    out.push('(');
                    ends.push(dom.subtree(id).end);
                }
            }
        }
    }
    out + &")".repeat(ends.len())
}

#[track_caller]
fn check(html: &str, expected: &str) {
    assert_eq!(outline(html), expected);
}

#[test]
fn elements_that_close_themselves() {
    check("<p>a<p>b<ul><li>c<li>d</ul>", "p(a) p(b) ul(li(c) li(d))");
}

#[test]
fn text_in_a_table_goes_before_it() {
    check(
        "<div>a<table>b<tr><td>c</td></tr>d</table>e</div>",
        "div(abd table(tbody(tr(td(c)))) e)",
    );
    check("<table><b>x</b><tr><td>y", "b(x) table(tbody(tr(td(y))))");
}

#[test]
fn formatting_that_overlaps_blocks() {
    check("<b>a<p>b</b>c</p>", "b(a) p(b(b) c)");
    check("<b><i>a</b>b</i>", "b(i(a)) i(b)");
    check(
        "<a href=1>a<div>b<a href=2>c</a></div>",
        "a(a) div(a(b) a(c))",
    );
}

#[test]
fn templates_and_frames_keep_their_text_to_themselves() {
    check("<p>b<template><p>a</p></template>", "p(b template(p(a)))");
    // Scripts are taken to run, so that what is said to those who have none is plain text.
    check("b<noscript><p>a</p></noscript>", "b noscript(<p>a</p>)");
}

#[test]
fn comments_leave_no_text() {
    check("<p>a<!-- x -->b</p>", "p(ab)");
}

#[test]
fn every_subtree_ends_behind_its_last_node() {
    let dom = Dom::parse(
        "<div><p>a<b>c</b></p><p>d</p></div><table>x<tr>",
        &mut Vec::new(),
    );
    for id in dom.subtree(0) {
        let node = dom.node(id).unwrap();
        assert!(node.end > id && node.end <= dom.len());
        assert!(id == 0 || node.parent < id);
        assert!(dom.subtree(node.parent).contains(&id));
        assert!(dom.subtree(id).end <= dom.subtree(node.parent).end);
    }
}

#[test]
fn too_deep_is_a_problem_and_loses_no_text() {
    let mut problems = Vec::new();
    let html = format!(
        "{}deep{}<p>after",
        "<div>".repeat(5000),
        "</div>".repeat(5000)
    );
    let dom = Dom::parse(&html, &mut problems);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].kind, ProblemKind::TooLarge);
    assert!(dom.inner_text(0).contains("deep"));
    let after = dom.elements(0, &["p"]).next().unwrap();
    assert_eq!(dom.name(dom.node(after).unwrap().parent), "body");
}

#[test]
fn too_many_nodes_are_a_problem() {
    let mut problems = Vec::new();
    let dom = Dom::parse(&"<p>a".repeat(MOST_NODES), &mut problems);
    assert_eq!(problems[0].kind, ProblemKind::TooLarge);
    assert!(dom.len() < MOST_NODES + 100_000);
}

#[test]
fn attributes_by_name() {
    let dom = Dom::parse("<p CLASS='a &amp; b' hidden>", &mut Vec::new());
    let p = dom.elements(0, &["p"]).next().unwrap();
    assert_eq!(dom.attribute(p, "class"), Some("a & b"));
    assert_eq!(dom.attribute(p, "hidden"), Some(""));
    assert_eq!(dom.attribute(p, "id"), None);
    assert_eq!(dom.attribute(0, "class"), None);
}
