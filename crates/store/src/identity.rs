//! The keys of documents and articles, and when one document goes before another.

use onrecord_core::text::address;
use onrecord_core::{Article, Key, KeyBuilder, Supplied};
use sha2::{Digest, Sha256};

/// The key of a document: its bytes with what was supplied.
#[must_use]
pub fn document_key(bytes: &[u8], supplied: &Supplied) -> Key {
    key_of_document(&Sha256::digest(bytes), &supplied_json(supplied))
}

/// The key of an article: its URL if it has one, else its outlet, and its body.
#[must_use]
pub fn article_key(article: &Article) -> Key {
    let key = KeyBuilder::new("article");
    match &article.url {
        Some(url) => key.part("url").part(address(url)),
        None => key.part("outlet").maybe(article.outlet.as_deref()),
    }
    .part(&article.body)
    .finish()
}

pub(crate) fn key_of_document(digest: &[u8], supplied: &str) -> Key {
    KeyBuilder::new("document")
        .part(digest)
        .part(supplied)
        .finish()
}

/// What was supplied, in the one way it is written: fields in their order, absent ones left out.
pub(crate) fn supplied_json(supplied: &Supplied) -> String {
    // A struct of texts cannot fail to be written.
    serde_json::to_string(supplied).unwrap_or_else(|_| "{}".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_its_bytes_and_what_was_supplied() {
        let titled = Supplied {
            title: Some("Dam opens".into()),
            ..Supplied::default()
        };
        let plain = document_key(b"text", &Supplied::default());
        assert_eq!(plain, document_key(b"text", &Supplied::default()));
        assert_ne!(plain, document_key(b"text", &titled));
        assert_ne!(plain, document_key(b"texts", &Supplied::default()));
    }

    #[test]
    fn an_article_is_its_url_or_outlet_and_its_body() {
        let article = |url: Option<&str>, outlet: Option<&str>, title: &str| {
            article_key(&Article {
                url: url.map(Into::into),
                outlet: outlet.map(Into::into),
                title: Some(title.into()),
                body: "Water rose.".into(),
                ..Article::default()
            })
        };
        let a = article(Some("https://a.example/1"), Some("Quay Times"), "One");
        assert_eq!(a, article(Some("https://a.example/1"), None, "Two"));
        assert_eq!(a, article(Some("http://www.a.example/1/"), None, "Two"));
        assert_ne!(a, article(None, Some("Quay Times"), "One"));
        assert_ne!(article(None, Some("x"), ""), article(Some("x"), None, ""));
        assert_ne!(article(None, None, ""), article(None, Some(""), ""));
    }
}
