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

/// The words of an element's class and id, lower case: `mostRead_box-2` is `most read box 2`
/// and, joined, `mostread`.
pub(super) fn class_words(dom: &Dom, id: Id, mut each: impl FnMut(&str)) {
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
        for token in value.get(..end).unwrap_or("").split_ascii_whitespace() {
            let mut word = String::new();
            let mut low = false;
            for c in token.chars() {
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
    }
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
        if APART.contains(dom.name(at)) || has_word(dom, at, &APART_CLASSES) {
            return true;
        }
        match dom.node(at).map(|n| n.parent) {
            Some(parent) if parent != at => at = parent,
            _ => return false,
        }
    }
    false
}
