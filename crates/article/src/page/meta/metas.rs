//! The meta and link elements of a page.

use crate::html::{Dom, Kind};

/// Most meta elements that are kept.
const MOST: usize = 600;

/// Longest value that is kept, in bytes.
const LONGEST: usize = 4000;

/// What stands in the head of a page, by lower-case names.
#[derive(Debug, Default)]
pub(super) struct Metas {
    entries: Vec<(String, String)>,
    /// `link rel=canonical`.
    pub(super) canonical: Option<String>,
    /// The `lang` of the page.
    pub(super) language: Option<String>,
    /// The `title` element.
    pub(super) title: Option<String>,
}

impl Metas {
    /// Reads them in one pass.
    pub(super) fn read(dom: &Dom) -> Self {
        let mut metas = Self::default();
        for id in 0..dom.len() {
            match dom.name(id) {
                "meta" => metas.meta(dom, id),
                "link" => {
                    let is = |rel: &str| {
                        dom.attribute(id, "rel")
                            .is_some_and(|r| r.eq_ignore_ascii_case(rel))
                    };
                    if metas.canonical.is_none() && is("canonical") {
                        metas.canonical = dom.attribute(id, "href").and_then(value);
                    }
                }
                "html" => {
                    let lang = dom
                        .attribute(id, "lang")
                        .or_else(|| dom.attribute(id, "xml:lang"));
                    metas.language = metas.language.take().or(lang.and_then(value));
                }
                "title" if metas.title.is_none() => {
                    // An SVG has titles too.
                    let parent = dom.node(id).map_or(0, |n| n.parent);
                    if matches!(dom.name(parent), "head" | "body" | "html" | "") {
                        metas.title = value(&dom.inner_text(id));
                    }
                }
                _ => {}
            }
        }
        metas
    }

    fn meta(&mut self, dom: &Dom, id: usize) {
        if self.entries.len() >= MOST
            || !matches!(dom.node(id).map(|n| &n.kind), Some(Kind::Element(..)))
        {
            return;
        }
        let content = dom
            .attribute(id, "content")
            .or_else(|| dom.attribute(id, "value"));
        let Some(content) = content.and_then(value) else {
            return;
        };
        // Microdata says things of whatever it stands in: it is read where it stands.
        for (key, prefix) in [
            ("property", ""),
            ("name", ""),
            ("http-equiv", "http-equiv:"),
        ] {
            if let Some(name) = dom.attribute(id, key) {
                for name in name.split_ascii_whitespace().take(4) {
                    let name = format!("{prefix}{}", name.to_ascii_lowercase());
                    self.entries.push((name, content.clone()));
                }
            }
        }
    }

    /// The first value under the first of these names that has one.
    pub(super) fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let mut all = self.entries.iter().filter(|(n, _)| n == name);
            all.next().map(|(_, v)| v.as_str())
        })
    }

    /// All values under a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.entries
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }
}

fn value(text: &str) -> Option<String> {
    let text = text.trim();
    let end = text.floor_char_boundary(LONGEST);
    text.get(..end).filter(|t| !t.is_empty()).map(str::to_owned)
}
