//! What an entry of a feed says: RSS or Atom, with the extensions that news feeds use.

use super::fields::{self, Entry, Field, unescaped};
use crate::read::html::{content, page_around, summary};
use crate::read::{Payload, when};
use onrecord_core::{Carried, Problem};

/// What an entry says.
pub(super) struct Parsed {
    pub(super) is_atom: bool,
    pub(super) id: Option<String>,
    pub(super) carried: Carried,
    /// The article, or why there is none.
    pub(super) payload: Result<Payload, Problem>,
    pub(super) problems: Vec<Problem>,
}

/// Reads an entry, whatever feed it is out of.
pub(super) fn read(source: &str) -> Parsed {
    let entry = fields::read(source);
    let is_atom = entry.own.local == "entry";
    let mut problems = Vec::new();
    let published = ["pubDate", "published", "issued", "date", "created"];
    let modified = ["updated", "modified"];
    let date = |names: &[&str]| {
        let text = names.iter().find_map(|name| entry.text(name))?;
        Some((text, names.first().copied().unwrap_or("date").to_owned()))
    };
    let mut read_date = |found: Option<(String, String)>| {
        let (text, name) = found.unzip();
        when::of(&mut problems, name.as_deref().unwrap_or("date"), text)
    };
    let published_at = read_date(date(&published));
    let modified_at = read_date(date(&modified));
    let carried = Carried {
        title: entry.plain("title"),
        byline: authors(&entry),
        outlet: entry
            .own_field("source")
            .map(|f| {
                if f.title.is_empty() {
                    &f.text
                } else {
                    &f.title
                }
            })
            .and_then(|text| tidy(text)),
        url: link(&entry),
        published_at,
        modified_at,
        language: entry
            .own
            .attribute("xml:lang")
            .map(str::to_owned)
            .or_else(|| entry.text("language")),
        content_type: None,
    };
    let payload = payload(&entry, is_atom);
    problems.splice(0..0, entry.problems.iter().cloned());
    Parsed {
        is_atom,
        id: id(&entry),
        carried,
        payload,
        problems,
    }
}

/// The whole article where the entry has it, else a summary that is long.
fn payload(entry: &Entry, is_atom: bool) -> Result<Payload, Problem> {
    let encoded = entry.fields.iter().find(|f| f.local == "encoded");
    if let Some(full) = encoded.filter(|f| !f.text.trim().is_empty()) {
        return Ok(content(full.text.clone()));
    }
    let of = |name: &str| {
        entry
            .own_field(name)
            .map(markup)
            .filter(|t| !t.trim().is_empty())
    };
    if is_atom && let Some(full) = of("content") {
        return Ok(content(full));
    }
    let short = ["summary", "description", "content"]
        .into_iter()
        .find_map(of);
    summary(short.unwrap_or_default())
}

/// The content of a text construct: its source where it holds elements, else its text.
fn markup(field: &Field) -> String {
    match field.attribute("type") {
        Some("xhtml" | "application/xhtml+xml") => page_around(&field.source),
        _ => field.text.clone(),
    }
}

fn authors(entry: &Entry) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let said = entry
        .fields
        .iter()
        .filter(|f| f.local == "creator" || f.local == "author" && f.prefix == entry.own.prefix);
    for field in said {
        let text = if field.name.is_empty() {
            &field.text
        } else {
            &field.name
        };
        // RSS asks for an address with the name behind it, in brackets.
        let name = match text.split_once('(') {
            Some((address, name)) if address.contains('@') => name.trim_end().trim_end_matches(')'),
            _ => text,
        };
        if let Some(name) =
            tidy(&unescaped(name)).filter(|n| !names.contains(n) && names.len() < 50)
        {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

fn link(entry: &Entry) -> Option<String> {
    let links = || {
        let own = |f: &&Field| f.local == "link" && f.prefix == entry.own.prefix;
        entry.fields.iter().filter(own)
    };
    let alternate = links().find(|f| matches!(f.attribute("rel"), None | Some("alternate")));
    let guid = entry
        .own_field("guid")
        .filter(|f| f.attribute("isPermaLink") != Some("false"));
    // Services that count readers keep the real address beside their own.
    entry
        .text("origLink")
        .or_else(|| {
            alternate.and_then(|f| {
                f.attribute("href")
                    .map(str::to_owned)
                    .or_else(|| tidy(&f.text))
            })
        })
        .or_else(|| guid.and_then(|f| tidy(&f.text)))
        .or_else(|| entry.own.attribute("rdf:about").map(str::to_owned))
        .filter(|url| url.starts_with("http"))
}

fn id(entry: &Entry) -> Option<String> {
    let own = |name: &str| entry.own_field(name).and_then(|f| tidy(&f.text));
    own("guid")
        .or_else(|| own("id"))
        .or_else(|| entry.own.attribute("rdf:about").map(str::to_owned))
        .or_else(|| link(entry))
        .map(|id| {
            let safe = id.chars().take(200);
            safe.map(|c| if c.is_control() { '\u{FFFD}' } else { c })
                .collect()
        })
}

impl Entry {
    /// An element of the feed's own vocabulary: one with the prefix of the entry itself.
    fn own_field(&self, local: &str) -> Option<&Field> {
        let own = |f: &&Field| f.local == local && f.prefix == self.own.prefix;
        self.fields.iter().find(own)
    }

    /// The text of an element of the feed's own vocabulary, else of an extension.
    fn text(&self, local: &str) -> Option<String> {
        let any = || self.fields.iter().find(|f| f.local == local);
        self.own_field(local)
            .or_else(any)
            .and_then(|f| tidy(&f.text))
    }

    /// A headline without markup, which feeds escape once, twice or not at all.
    fn plain(&self, local: &str) -> Option<String> {
        let text = &self.own_field(local)?.text;
        let text = if text.contains('&') {
            unescaped(text)
        } else {
            text.clone()
        };
        let has_tags = text.contains("</") || text.contains("/>");
        tidy(&if has_tags {
            crate::read::html::without_tags(&text)
        } else {
            text
        })
    }
}

/// A text with its blanks made even; none if nothing is left.
fn tidy(text: &str) -> Option<String> {
    let short = text.len() < 4_096;
    let even = || text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = if short && !text.contains('<') {
        even()
    } else {
        text.trim().to_owned()
    };
    (!text.is_empty()).then_some(text)
}
