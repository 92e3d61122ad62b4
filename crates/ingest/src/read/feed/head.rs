//! What stands before the first entry: what kind of XML it is, and what the feed says of all.

use super::fields::text_of_event;
use onrecord_core::Carried;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The local name of the outermost element.
pub(super) fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    loop {
        let (end, skip) = if rest.starts_with("<?") {
            ("?>", 2)
        } else if rest.starts_with("<!--") {
            ("-->", 3)
        } else if let Some(declared) = rest.strip_prefix("<!") {
            let bracket = declared.find('[').unwrap_or(usize::MAX);
            let close = declared.find('>').unwrap_or(usize::MAX);
            // With declarations of its own in brackets, it ends behind these.
            if bracket < close { ("]>", 2) } else { (">", 1) }
        } else {
            break;
        };
        let at = rest.find(end)?;
        rest = rest.get(at + skip..)?.trim_start();
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?;
    let name = name.get(..end)?;
    let name = name.rsplit(':').next().unwrap_or(name);
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        .then_some(name)
}

/// Whether a root is that of a feed.
pub(super) fn is_feed(root: &str, text: &str) -> bool {
    match root {
        "rss" | "channel" => true,
        "RDF" => text.contains("purl.org/rss") || text.contains("my.netscape.com/rdf"),
        "feed" => text.contains("/Atom") || text.contains("purl.org/atom"),
        _ => false,
    }
}

/// The encoding that the declaration names.
pub(super) fn encoding(text: &str) -> Option<&str> {
    let declaration = text.trim_start_matches('\u{FEFF}').trim_start();
    let declaration = declaration.strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start();
    let value = value.strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.strip_prefix(quote)?.split(quote).next()
}

/// Reads what a feed says of all its entries.
pub(super) fn read(head: &[u8]) -> Carried {
    let text = String::from_utf8_lossy(head);
    let mut carried = Carried::default();
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut path: Vec<String> = Vec::new();
    let (mut title, mut language, mut author) = (String::new(), String::new(), String::new());
    while let Ok(event) = reader.read_event() {
        match &event {
            Event::Eof => break,
            Event::Start(tag) => {
                let name = tag.local_name().into_inner().to_owned();
                if path.len() < 2
                    && let Some(lang) = super::fields::attribute(tag, "xml:lang")
                {
                    language = lang;
                }
                // Deeper than this nothing is of the feed itself.
                if path.len() >= 32 {
                    break;
                }
                path.push(name);
            }
            Event::End(_) => {
                path.pop();
            }
            other => {
                let names: Vec<&str> = path.iter().rev().map(String::as_str).collect();
                let to = match names.as_slice() {
                    ["title", "channel" | "feed", ..] => &mut title,
                    ["language", "channel", ..] => &mut language,
                    ["name", "author", "feed", ..] => &mut author,
                    _ => continue,
                };
                text_of_event(other, to);
            }
        }
    }
    let given = |text: String| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
    carried.outlet = given(title);
    carried.language = given(language);
    carried.byline = given(author);
    carried
}
