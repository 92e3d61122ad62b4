//! What a document and its transfer declare to be encoded in.

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

/// Declarations stand at the beginning of a document.
const HEAD: usize = 4096;

/// A declared encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Declared {
    /// Who declares it.
    pub(super) by: &'static str,
    /// As it was written.
    pub(super) label: String,
    /// What it means, if it is known.
    pub(super) encoding: Option<&'static Encoding>,
}

impl Declared {
    fn new(by: &'static str, label: &str) -> Self {
        let encoding = Encoding::for_label(label.as_bytes()).filter(|e| *e != REPLACEMENT);
        Self {
            by,
            label: label.chars().take(40).collect(),
            encoding,
        }
    }
}

/// The charset of a `Content-Type`: `text/html; charset="utf-8"`.
pub(super) fn by_transfer(content_type: &str) -> Option<Declared> {
    let lower = content_type.to_ascii_lowercase();
    label_behind(&lower, "charset").map(|label| Declared::new("the transfer", label))
}

/// The charset of a document's XML declaration or meta element.
pub(super) fn by_document(bytes: &[u8]) -> Option<Declared> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let trimmed = head.trim_start();
    if let Some(declaration) = trimmed.strip_prefix("<?xml") {
        let declaration = declaration.split("?>").next().unwrap_or("");
        if let Some(label) = label_behind(declaration, "encoding") {
            return Some(readable("the XML declaration", label));
        }
    }
    let mut rest = trimmed;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..)?;
        if rest.starts_with("!--") {
            let end = rest.find("-->")?;
            rest = rest.get(end..)?;
            continue;
        }
        let Some(tag) = rest.strip_prefix("meta") else {
            continue;
        };
        let tag = tag.split('>').next().unwrap_or("");
        if let Some(label) = label_behind(tag, "charset") {
            return Some(readable("the document", label));
        }
    }
    None
}

/// What could read its own declaration is not in UTF-16, whatever it declares.
fn readable(by: &'static str, label: &str) -> Declared {
    let mut declared = Declared::new(by, label);
    if declared
        .encoding
        .is_some_and(|e| e == UTF_16LE || e == UTF_16BE)
    {
        declared.encoding = Some(UTF_8);
    }
    declared
}

/// The value of `charset=value` in lower-case text.
fn label_behind<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let mut rest = text;
    while let Some(at) = rest.find(key) {
        rest = rest.get(at + key.len()..)?;
        let Some(value) = rest.trim_start().strip_prefix('=') else {
            continue;
        };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')))
            .unwrap_or(value.len());
        return value.get(..end).filter(|label| !label.is_empty());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found_in_all_their_shapes() {
        let label = |d: Option<Declared>| d.map_or_else(|| "-".into(), |d| d.label);
        assert_eq!(
            label(by_transfer("text/html; Charset=\"KOI8-R\"")),
            "koi8-r"
        );
        assert_eq!(label(by_transfer("text/html")), "-");
        let cases: [(&[u8], &str); 6] = [
            (b"<html><head><meta charset=windows-1251>", "windows-1251"),
            (
                b"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=euc-jp'/>",
                "euc-jp",
            ),
            (
                b"<?xml version='1.0' encoding='ISO-8859-2'?><rss>",
                "iso-8859-2",
            ),
            (
                b"<!-- <meta charset=gbk> --><meta charset = 'big5'>",
                "big5",
            ),
            (b"<p>charset=gbk</p>", "-"),
            (b"<meta name=charset content=x>", "-"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(label(by_document(bytes)), expected);
        }
    }
}
