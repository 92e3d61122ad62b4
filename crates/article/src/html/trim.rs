//! What of a page's source is worth parsing: not its scripts, styles, drawings and comments, which
//! are most of it, nor more attributes in a tag than a page has use for.
//!
//! The tokenizer compares each attribute with all before it in its tag, so that a tag with
//! 100,000 of them would take seconds.

/// Most attributes of a tag; what follows in it is left out.
const MOST: usize = 500;

/// Elements whose content holds nothing to read, with their end tags.
const RAW: &[(&str, &str)] = &[
    ("script", "</script"),
    ("style", "</style"),
    ("svg", "</svg"),
];

/// What in a comment or an element to be left out speaks against its ending where it seems to.
const DOUBTFUL: &[&str] = &["<!--", "--!>", "</title", "</textarea", "<svg", "CDATA"];

/// The source in pieces, without comments, the content of scripts (structured data in JSON
/// stays), styles and drawings, and without the attributes beyond [`MOST`] of a tag.
pub(super) fn pieces(html: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    // Up to where the source is taken over.
    let mut taken = 0;
    let mut leave_out = |from: usize, to: usize| {
        pieces.extend(html.get(taken..from).filter(|piece| !piece.is_empty()));
        taken = to;
    };
    let mut at = 0;
    while let Some(open) = find(html, at, '<') {
        let after = html.as_bytes().get(open + 1).copied().unwrap_or(b' ');
        // An end tag can have attributes too; nobody reads them, but they are compared.
        if html
            .get(open..)
            .is_some_and(|rest| rest.starts_with("<!--"))
        {
            let inner = html.get(open + 4..).unwrap_or_default();
            let Some(length) = inner.find("-->") else {
                break;
            };
            at = open + 4 + length + 3;
            // `<!-->` and `<!--->` are comments by themselves.
            let content = inner.get(..length).unwrap_or_default();
            if !inner.starts_with(['>', '-']) && !is_doubtful(content) {
                leave_out(open, at);
            }
            continue;
        }
        if !after.is_ascii_alphabetic() && after != b'/' {
            at = open + 1;
            continue;
        }
        let tag = tag(html, open);
        if let Some(from) = tag.cut {
            leave_out(from, tag.end);
        }
        at = tag.end + 1;
        let Some(close) = raw_end(html, open) else {
            continue;
        };
        // What looks like a tag in a script is none.
        let Some(end) = find_end(html, at, close) else {
            break;
        };
        let content = html.get(at..end).unwrap_or_default();
        let json = html
            .get(open..tag.end)
            .is_some_and(|tag| tag.contains("json"));
        if !json && !is_doubtful(content) {
            leave_out(at, end);
        }
        at = end;
    }
    leave_out(html.len(), html.len());
    pieces
}

fn is_doubtful(content: &str) -> bool {
    DOUBTFUL.iter().any(|sign| content.contains(sign))
}

/// The end tag that ends the content of the raw element that opens here.
fn raw_end(html: &str, open: usize) -> Option<&'static str> {
    let rest = html.as_bytes().get(open + 1..)?;
    RAW.iter()
        .find(|(name, _)| {
            let named = rest.get(..name.len());
            let after = rest.get(name.len()).copied().unwrap_or(b' ');
            named.is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
                && (after.is_ascii_whitespace() || matches!(after, b'>' | b'/'))
        })
        .map(|(_, close)| *close)
}

/// A tag: where its `>` stands, and from where on it has too many attributes.
struct Tag {
    end: usize,
    cut: Option<usize>,
}

fn tag(html: &str, open: usize) -> Tag {
    let bytes = html.as_bytes();
    let (mut at, mut count, mut cut) = (open + 1, 0usize, None);
    // A word after a blank or slash opens an attribute; quotes count only after `=`.
    let (mut before, mut quote) = (b'<', None);
    while let Some(byte) = bytes.get(at).copied() {
        match quote {
            Some(q) if q == byte => quote = None,
            Some(_) => {}
            None if byte == b'>' => break,
            None if (byte == b'"' || byte == b'\'') && before == b'=' => quote = Some(byte),
            None => {
                let opens = !byte.is_ascii_whitespace() && byte != b'/' && byte != b'=';
                if opens && (before.is_ascii_whitespace() || matches!(before, b'/' | b'"' | b'\''))
                {
                    count += 1;
                    if count > MOST && cut.is_none() {
                        cut = Some(at);
                    }
                }
            }
        }
        if !(byte.is_ascii_whitespace() && before == b'=') {
            before = byte;
        }
        at += 1;
    }
    Tag { end: at, cut }
}

fn find(html: &str, from: usize, what: char) -> Option<usize> {
    Some(from + html.get(from..)?.find(what)?)
}

/// The next end tag of this name, in any case.
fn find_end(html: &str, from: usize, close: &str) -> Option<usize> {
    let mut at = from;
    loop {
        at = find(html, at, '<')?;
        let here = html.as_bytes().get(at..at + close.len());
        if here.is_some_and(|h| h.eq_ignore_ascii_case(close.as_bytes())) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trimmed(html: &str) -> String {
        pieces(html).concat()
    }

    #[test]
    fn a_page_without_scripts_is_left_alone() {
        let html = "<p class=\"a b\" id='c > d' hidden>1 < 2<br/><!-->é <!--->x";
        assert_eq!(pieces(html), [html]);
    }

    #[test]
    fn comments_and_drawings_go_where_their_end_is_sure() {
        assert_eq!(trimmed("a<!-- <script> -->é"), "aé");
        assert_eq!(
            trimmed("<svg id=x><path d='1'/></svg>b"),
            "<svg id=x></svg>b"
        );
        for html in [
            "<title>a <!-- b</title><p>text --> more",
            "a<!-- b --!><p>c -->",
            "<svg><svg></svg>b</svg>",
            "a <!-- never ends <p>b",
        ] {
            assert_eq!(trimmed(html), html);
        }
    }

    #[test]
    fn scripts_and_styles_lose_what_is_in_them_and_structured_data_stays() {
        let html = "<SCRIPT async>if (a <b) {}</SCRIPT><style media=\"x\">p{}</style>\
            <script type='application/ld+json'>{\"a\":1}</script><scripted>x</scripted>";
        assert_eq!(
            trimmed(html),
            "<SCRIPT async></SCRIPT><style media=\"x\"></style>\
            <script type='application/ld+json'>{\"a\":1}</script><scripted>x</scripted>"
        );
        let escaped = "<script><!-- <script></script> --></script><p>x";
        assert_eq!(trimmed(escaped), escaped);
    }

    #[test]
    fn a_tag_with_too_many_attributes_is_cut() {
        let many: String = (0..2000).map(|i| format!(" a{i}=\"{i}\"")).collect();
        let html = format!("<i>x</i><p{many}>text</p><p{many}>more</p>");
        let cut = trimmed(&html);
        assert!(cut.starts_with("<i>x</i><p a0=\"0\" a1="), "{cut:.60}");
        assert!(cut.contains(" a499=\"499\" >text</p><p a0"));
        assert!(cut.ends_with(" >more</p>"));
        assert!(!cut.contains("a500"));
    }

    #[test]
    fn attributes_that_touch_are_counted() {
        let many = "b='1'/c=2 ".repeat(1000);
        assert!(trimmed(&format!("<p {many}>")).len() < 6000);
        let many = "b\"1\"".repeat(5000);
        assert!(trimmed(&format!("<p {many}>")).len() < 6000);
    }

    #[test]
    fn a_tag_that_never_ends() {
        for html in [
            "<",
            "<p",
            "<p a='",
            "<p a=\"x>y",
            "</",
            "<script",
            "<\u{fffd}é",
        ] {
            assert_eq!(trimmed(html), html);
        }
    }
}
