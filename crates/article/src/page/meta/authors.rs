//! Who wrote the article, as the page says it for machines and shows it to readers.

use super::plain::plain;
use super::region::Region;
use super::shown;
use super::{Structured, named::Named};
use crate::byline::{self, names};
use crate::html::Dom;
use crate::page::body::Found;
use onrecord_core::text::fold;
use onrecord_core::{Author, Register};

/// Names of meta elements that name authors, the most trusted first.
const AUTHORS: &[&str] = &[
    "parsely-author",
    "sailthru.author",
    "article:author_name",
    "cxenseparse:author",
    "byl",
    "author",
    "authors",
    "dc.creator",
    "dcterms.creator",
    "dc:creator",
    "citation_author",
    "article:author",
    "og:article:author",
    "article.author",
    "rnews:author",
    "news:author",
    "article:authors",
    "creator",
    "twitter:creator:name",
];

/// Who wrote it, and the byline as printed.
#[derive(Debug, Default)]
pub(super) struct Authors {
    /// The names.
    pub(super) names: Vec<Author>,
    /// As printed.
    pub(super) byline: Option<String>,
}

/// Finds the authors. `sites` are the names of the outlet as far as they are known.
pub(super) fn find(
    dom: &Dom,
    structured: &Structured,
    found: &Found,
    region: &Region,
    register: &Register,
    sites: &[String],
) -> Authors {
    let visible = shown::find(dom, found, region, register, sites);
    let mut stated = of_named(&structured.ld.authors, register, sites);
    if stated.is_empty() {
        stated = of_metas(structured, register, sites);
    }
    // A page's data often names only the outlet, or only the first, where the page names all.
    let shown_more = {
        let shown = people(&visible.names);
        let stated = people(&stated);
        shown.len() > stated.len() && stated.iter().all(|name| shown.contains(name))
    };
    let mut out = Authors {
        names: if stated.is_empty() || shown_more {
            visible.names
        } else {
            stated
        },
        byline: visible.byline,
    };
    for (role, named) in &structured.ld.others {
        for mut author in of_named(std::slice::from_ref(named), register, sites) {
            author.role = Some((*role).to_owned());
            if *role == "translation"
                && !out
                    .names
                    .iter()
                    .any(|a| fold(&a.name) == fold(&author.name))
            {
                out.names.push(author);
            }
        }
    }
    for author in &mut out.names {
        let role = helper(region, &author.name);
        author.role = author.role.take().or_else(|| role.map(str::to_owned));
    }
    if out.byline.is_none() && !out.names.is_empty() {
        let names: Vec<&str> = out.names.iter().map(|a| a.name.as_str()).collect();
        out.byline = Some(names.join(", "));
    }
    out
}

/// Phrases before the names of those who helped, and their roles.
const HELPERS: &[(&str, &str)] = &[
    ("contributions from ", "contributing"),
    ("contributions by ", "contributing"),
    ("fact checked by ", "fact checking"),
    ("reviewed by ", "review"),
    ("edited by ", "editing"),
    ("photographs by ", "photography"),
    ("photography by ", "photography"),
    ("photos by ", "photography"),
    ("illustrations by ", "illustration"),
    ("illustration by ", "illustration"),
    ("translated by ", "translation"),
    ("fotos: ", "photography"),
    ("foto: ", "photography"),
];

/// The role that the head of the article gives to a name: that of the phrase before it.
fn helper(region: &Region, name: &str) -> Option<&'static str> {
    region
        .lines
        .iter()
        .filter(|l| l.text.contains(name))
        .find_map(|line| {
            let (before, _) = line.text.split_once(name)?;
            let before = before.to_lowercase();
            HELPERS
                .iter()
                .filter_map(|(phrase, role)| Some((before.rfind(phrase)?, *role)))
                .max()
                .map(|(_, role)| role)
        })
}

/// The folded names of people.
fn people(names: &[Author]) -> Vec<String> {
    let people = names.iter().filter(|a| !a.is_outlet);
    people.map(|a| fold(&a.name)).collect()
}

fn of_named(all: &[Named], register: &Register, sites: &[String]) -> Vec<Author> {
    let mut out: Vec<Author> = Vec::new();
    for named in all {
        for mut author in names::of_field(&named.name, register, sites) {
            author.is_outlet |=
                named.organisation == Some(true) && byline::person(&author.name).is_none();
            add(&mut out, author);
        }
    }
    out
}

fn of_metas(structured: &Structured, register: &Register, sites: &[String]) -> Vec<Author> {
    for name in AUTHORS {
        let mut out = Vec::new();
        for value in structured.metas.all(name).take(20) {
            for author in names::of_field(&plain(value), register, sites) {
                add(&mut out, author);
            }
        }
        if !out.is_empty() {
            return out;
        }
    }
    let labelled = structured
        .metas
        .first(&["twitter:label1"])
        .is_some_and(|label| {
            let label = label.to_lowercase();
            [
                "written by",
                "verfasst von",
                "écrit par",
                "escrito por",
                "author",
                "автор",
                "scritto da",
                "napisane przez",
            ]
            .iter()
            .any(|l| label.starts_with(l))
        });
    match structured
        .metas
        .first(&["twitter:data1"])
        .filter(|_| labelled)
    {
        Some(value) => names::of_field(&plain(value), register, sites),
        None => Vec::new(),
    }
}

pub(super) fn add(authors: &mut Vec<Author>, author: Author) {
    if !authors.iter().any(|a| fold(&a.name) == fold(&author.name)) {
        authors.push(author);
    }
}
