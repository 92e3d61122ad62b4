//! Plain text out of the values of attributes and JSON.

use crate::html::Dom;

/// A value as a reader would see it: character references that were escaped twice resolved,
/// tags and soft hyphens off, blanks single.
pub(super) fn plain(text: &str) -> String {
    let decoded;
    let markup = text.contains('<') && text.contains('>');
    let reference = text
        .split_once('&')
        .is_some_and(|(_, rest)| rest.contains(';'));
    let text = if markup || reference {
        decoded = Dom::parse(text, &mut Vec::new()).inner_text(0);
        decoded.as_str()
    } else {
        text
    };
    tidy(text)
}

/// A text with single blanks, without soft hyphens and zero-width characters.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
            c if c.is_whitespace() || c.is_control() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// The letters and digits of a text, lower case, words parted by one blank: how titles and
/// names are compared.
pub(super) fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\u{AD}' | '\u{200B}') && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_plain() {
        assert_eq!(plain("Quay &amp;amp; sons"), "Quay &amp; sons");
        assert_eq!(
            plain("Vell&#039;s &quot;old&quot;\n quay"),
            "Vell's \"old\" quay"
        );
        assert_eq!(plain("<b>Ada</b> Brandt"), "Ada Brandt");
        assert_eq!(plain("AT&T a < b"), "AT&T a < b");
        assert_eq!(plain(" Ha\u{AD}fen  Oda "), "Hafen Oda");
    }

    #[test]
    fn letters_drop_signs() {
        assert_eq!(letters("“Vell’s” quay — closed!"), "vell s quay closed");
    }
}
