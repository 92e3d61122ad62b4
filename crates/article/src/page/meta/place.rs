//! Where on a page something stands: near the article, or in what hangs around it.

use crate::html::{Dom, Id};
use crate::page::body::Found;
use onrecord_core::Words;

/// Elements that hold other things than an article.
static APART: Words = Words::new(
    "nav, footer, aside, form, noscript, template, dialog, select, \
     script, style, iframe, button, svg, figure, figcaption, blockquote",
);

/// Words of class names and ids that tell of other things than the article.
static APART_CLASSES: Words = Words::new(
    "related, recommended, recommendations, recommendation, comment, comments, footer, sidebar, \
     newsletter, promo, popular, trending, mostread, outbrain, taboola, nav, navigation, menu, \
     breadcrumb, breadcrumbs, carousel, caption, gallery, disqus, modal, popup, advert, \
     advertisement, sponsored, latest, ticker, subscribe, signup, login, masthead, copyright, \
     reply, replies, cookie, consent, topnews, morenews, similar",
);

/// The words of an element's class names, id and properties, lower case.
pub(super) fn class_words(dom: &Dom, id: Id, mut each: impl FnMut(&str)) {
    names(dom, id, |name| words(name, &mut each));
}

/// The class names, ids and properties of an element.
fn names(dom: &Dom, id: Id, mut each: impl FnMut(&str)) {
    for key in [
        "class",
        "id",
        "data-testid",
        "data-component",
        "itemprop",
        "rel",
    ] {
        let Some(value) = dom.attribute(id, key) else {
            continue;
        };
        let end = value.floor_char_boundary(300);
        value
            .get(..end)
            .unwrap_or("")
            .split_ascii_whitespace()
            .for_each(&mut each);
    }
}

/// The words of a name, lower case: `mostRead_box-2` is `most`, `read` and `box`.
fn words(name: &str, each: &mut impl FnMut(&str)) {
    let mut word = String::new();
    let mut low = false;
    for c in name.chars() {
        if !c.is_alphabetic() || (c.is_uppercase() && low) {
            if !word.is_empty() {
                each(&word);
                word.clear();
            }
            low = false;
        }
        if c.is_alphabetic() {
            low = c.is_lowercase();
            word.extend(c.to_lowercase());
        }
    }
    if !word.is_empty() {
        each(&word);
    }
}

/// Words of class names of the head of an article: what belongs to it is not apart, as
/// `headline__footer` is not the foot of the page.
static HEAD_CLASSES: Words =
    Words::new("headline, byline, title, author, authors, dateline, article, story, entry, post");

/// Whether a class name or id of an element tells of other things than the article.
fn is_apart_by_name(dom: &Dom, id: Id) -> bool {
    let mut apart = false;
    names(dom, id, |name| {
        let (mut other, mut own) = (false, false);
        words(name, &mut |word| {
            other = other || APART_CLASSES.contains(word);
            own = own || HEAD_CLASSES.contains(word);
        });
        let whole = name.contains("__") && own;
        apart = apart || (other && !whole);
    });
    apart
}

/// Whether any word of an element's class, id or property is one of these.
pub(super) fn has_word(dom: &Dom, id: Id, words: &Words) -> bool {
    let mut found = false;
    class_words(dom, id, |word| found = found || words.contains(word));
    found
}

/// Whether a node stands in what hangs around the article: lists of other stories, comments,
/// the foot of the page. What the article itself lies in is never that.
pub(super) fn is_apart(dom: &Dom, found: &Found, id: Id) -> bool {
    let mut at = id;
    for _ in 0..60 {
        if dom.subtree(at).contains(&found.first) {
            return false;
        }
        if APART.contains(dom.name(at)) || is_apart_by_name(dom, at) {
            return true;
        }
        match dom.node(at).map(|n| n.parent) {
            Some(parent) if parent != at => at = parent,
            _ => return false,
        }
    }
    false
}

/// Whether a node stands in a card that leads to another story: a small box with a linked
/// heading or a link of several words, and neither the headline nor the text of this one.
pub(super) fn is_in_card(dom: &Dom, found: &Found, heading: Option<Id>, id: Id) -> bool {
    let mut at = id;
    for _ in 0..6 {
        let Some(parent) = dom.node(at).map(|n| n.parent).filter(|p| *p != at) else {
            return false;
        };
        at = parent;
        let within = dom.subtree(at);
        let own = within.contains(&found.first) || heading.is_some_and(|h| within.contains(&h));
        if own || within.len() > 150 {
            return false;
        }
        let leads_away = within.clone().any(|link| {
            dom.name(link) == "a" && dom.inner_text(link).split_whitespace().count() >= 5
        });
        if leads_away {
            return true;
        }
    }
    false
}
