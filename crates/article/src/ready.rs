//! A body that needs no reading.

use crate::dates::choose::{Evidence, choose};
use crate::fields::{put_dates, tell_language, with_supplied};
use crate::{credit, decode, language};
use onrecord_core::{Article, Register, Supplied};

/// Takes a ready body exactly as it is, so that offsets refer to it; the rest comes from what
/// is supplied; and the credit, where an agency's dateline or sign-off stands in the body. Only
/// U+0000 becomes U+FFFD, which moves no character.
#[must_use]
pub fn read(body: &str, supplied: &Supplied, register: &Register) -> Article {
    let mut problems = Vec::new();
    let body = decode::without_nul(body.to_owned(), &mut problems);
    let language = language::of(&body).map(str::to_owned);
    let article = Article {
        credit: credit::of(&body, register),
        body,
        language,
        problems,
        ..Article::default()
    };
    let mut article = with_supplied(article, supplied, register);
    let chosen = choose(&Evidence::default(), supplied, article.url.as_deref());
    put_dates(&mut article, chosen);
    tell_language(&mut article);
    article
}
