//! The byline that a page shows to its readers.

use super::authors::{Authors, add};
use super::place;
use super::plain::tidy;
use super::region::{Line, Region};
use crate::byline::{self, names};
use crate::dates;
use crate::html::{Dom, Id};
use crate::page::body::Found;
use onrecord_core::text::fold;
use onrecord_core::{Author, Register, Words};

/// Words of class names of what shows who wrote it.
static BYLINES: Words = Words::new(
    "byline, bylines, author, authors, autor, autoren, autore, autori, autores, auteur, auteurs, \
     writer, contributor, contributors, creator, redactor, journalist, firma, signature, reporter, vcard",
);

/// Words of class names of what belongs to an author and names nobody.
static BESIDE: Words = Words::new(
    "bio, biography, about, avatar, image, img, photo, picture, icon, social, follow, date, time, \
     email, mail, description, job, role, title, position, twitter, share, more",
);

/// Parts of addresses of pages about a person.
const PROFILES: &[&str] = &[
    "/author",
    "/autor",
    "/auteur",
    "/people/",
    "/person/",
    "/staff/",
    "/profile",
    "/by/",
    "/writer",
    "/journalist",
    "/contributor",
    "/team/",
    "/reporter",
    "/redaktion/",
    "/columnist",
    "/bio/",
];

/// Longest element that may be a byline, in bytes.
const LONGEST: usize = 320;

/// What stands near the headline as a byline, else behind it.
pub(super) fn find(
    dom: &Dom,
    found: &Found,
    region: &Region,
    register: &Register,
    sites: &[String],
) -> Authors {
    let read = |id| element(dom, found, id, register, sites);
    let by = |line: &Line| by_line(dom, found, line, register);
    let near = (0..dom.len())
        .filter(|id| region.is_near(*id))
        .find_map(read);
    let near = near.or_else(|| region.lines.iter().filter(|l| l.behind == 0).find_map(by));
    let near = near.or_else(|| with_date(dom, found, region));
    near.or_else(|| {
        let body = dom.subtree(found.container);
        let end = body.end.max(found.first + 200).min(dom.len());
        (found.first..end).find_map(read)
    })
    .or_else(|| region.lines.iter().filter(|l| l.behind > 0).find_map(by))
    .unwrap_or_default()
}

/// The byline that an element is, if it is marked as one.
fn element(
    dom: &Dom,
    found: &Found,
    id: Id,
    register: &Register,
    sites: &[String],
) -> Option<Authors> {
    let marked = is_byline(dom, id) || (dom.name(id) == "a" && is_profile(dom, id));
    let within = dom.subtree(id);
    if !marked
        || within.len() > 300
        || within.contains(&found.first)
        || place::is_apart(dom, found, id)
    {
        return None;
    }
    read(dom, id, register, sites)
}

/// `By Ann Poe`, alone in its line.
fn by_line(dom: &Dom, found: &Found, line: &Line, register: &Register) -> Option<Authors> {
    if line.text.len() > LONGEST {
        return None;
    }
    let text = before_roles(&line.text);
    // Near a headline the word may be small.
    let capital = text.strip_prefix("by ").map(|rest| format!("By {rest}"));
    let text = capital
        .as_deref()
        .unwrap_or(text)
        .trim_end_matches([',', ' ', ':']);
    let names = byline::parse(text, register)?;
    (!place::is_apart(dom, found, line.id)).then(|| Authors {
        names,
        byline: Some(byline::printed(text).to_owned()),
    })
}

/// The name of a person beside a date: `Ann Poe` and `Feb 13, 2024`, in one line or two.
fn with_date(dom: &Dom, found: &Found, region: &Region) -> Option<Authors> {
    let lines = &region.lines;
    let is_date = |line: Option<&Line>| {
        line.is_some_and(|l| {
            l.text.len() < 80
                && l.text.contains(|c: char| c.is_ascii_digit())
                && !dates::scan(&l.text).is_empty()
        })
    };
    lines
        .iter()
        .enumerate()
        .filter(|(_, l)| l.is_head() && l.text.len() < 120)
        .find_map(|(i, line)| {
            let bare = byline::printed(&line.text).trim();
            let name = byline::person(names::opened(bare))?;
            if name.split(' ').count() > 3 || !names::is_plain(name) {
                return None;
            }
            let dated = bare.len() < line.text.trim().len() && is_date(Some(line));
            let beside = dated
                || is_date(lines.get(i + 1))
                || i.checked_sub(1).is_some_and(|i| is_date(lines.get(i)));
            (beside && !place::is_apart(dom, found, line.id)).then(|| Authors {
                names: vec![Author {
                    name: name.to_owned(),
                    role: None,
                    is_outlet: false,
                }],
                byline: Some(name.to_owned()),
            })
        })
}

fn is_byline(dom: &Dom, id: Id) -> bool {
    if matches!(
        dom.name(id),
        "" | "meta" | "link" | "img" | "script" | "body" | "html" | "main" | "article"
    ) {
        return false;
    }
    let mut marked = false;
    place::class_words(dom, id, |word| {
        marked = marked
            || BYLINES.contains(word)
            || word.starts_with("author")
            || word.starts_with("byline");
    });
    marked
}

/// The authors of an element that is marked as a byline.
fn read(dom: &Dom, id: Id, register: &Register, sites: &[String]) -> Option<Authors> {
    let text = joined(dom, id);
    let text = before_roles(&text).to_owned();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let mut names: Vec<Author> = Vec::new();
    // Links to people's own pages part names from all else.
    for link in dom.elements(id, &["a"]) {
        if is_profile(dom, link) && !beside(dom, link) {
            for author in names::of_field(&joined(dom, link), register, sites) {
                if author.is_outlet || is_name(&author.name) {
                    add(&mut names, author);
                }
            }
        }
    }
    let printed = byline::printed(&text).to_owned();
    let linked = names.len();
    if names.is_empty() || text.contains(" and ") {
        let field = names::of_field(byline::printed(&text), register, sites);
        let sure = field.iter().all(|a| a.is_outlet || is_name(&a.name));
        if sure && field.len() > linked {
            names = field;
        }
    }
    if names.is_empty() {
        names = byline::parse(&text, register).unwrap_or_default();
    }
    // "Ann Poe, Harbour Courier" on the Courier's own page.
    if names.iter().any(|a| !a.is_outlet) {
        names.retain(|a| !a.is_outlet || !sites.iter().any(|site| fold(site) == fold(&a.name)));
    }
    (!names.is_empty()).then_some(Authors {
        names,
        byline: Some(printed),
    })
}

/// Whether a link leads to the page of a person.
fn is_profile(dom: &Dom, link: Id) -> bool {
    let rel = dom.attribute(link, "rel").unwrap_or("");
    let href = dom.attribute(link, "href").unwrap_or("");
    let href = href
        .get(..href.floor_char_boundary(400))
        .unwrap_or("")
        .to_ascii_lowercase();
    rel.split_ascii_whitespace().any(|r| r == "author") || PROFILES.iter().any(|p| href.contains(p))
}

/// What stands before the names of those who did not write: `Contributions from …`.
const OTHER_ROLES: &[&str] = &[
    "contributions from",
    "contributions by",
    "with contributions",
    "fact checked by",
    "fact-checked by",
    "reviewed by",
    "medically reviewed",
    "edited by",
    "photographs by",
    "photography by",
    "photos by",
    "illustrations by",
    "illustration by",
    "translated by",
    "fotos:",
    "foto:",
    "photo:",
    "video:",
    "last updated",
    "published",
    "updated",
];

/// The text up to where others than the authors are named.
fn before_roles(text: &str) -> &str {
    let lower = text.to_lowercase();
    // Of a text whose letters change length in lower case, places do not fit.
    if lower.len() != text.len() {
        return text.trim();
    }
    let end = OTHER_ROLES
        .iter()
        .filter_map(|role| lower.find(role).filter(|at| *at > 0))
        .min()
        .unwrap_or(text.len());
    text.get(..end).unwrap_or(text).trim()
}

/// Whether an element beside a name holds a picture, a job or a link to follow.
fn beside(dom: &Dom, id: Id) -> bool {
    place::has_word(dom, id, &BESIDE)
}

/// Text of a subtree, blanks between its pieces, without what stands beside a name.
fn joined(dom: &Dom, id: Id) -> String {
    let mut out = String::new();
    let mut at = id;
    let end = dom.subtree(id).end;
    while at < end {
        let silent = matches!(
            dom.name(at),
            "script" | "style" | "noscript" | "template" | "svg" | "button" | "time"
        );
        if at > id
            && (silent || (!dom.name(at).is_empty() && dom.name(at) != "a" && beside(dom, at)))
        {
            at = dom.subtree(at).end.max(at + 1);
            continue;
        }
        if let Some(text) = dom.text(at) {
            out.push_str(text);
            out.push(' ');
        }
        if out.len() > 2 * LONGEST {
            break;
        }
        at += 1;
    }
    tidy(&out)
}

/// Whether a text found in the open looks like a name of a person.
fn is_name(text: &str) -> bool {
    if byline::person(text).is_some() {
        return true;
    }
    let east = text
        .chars()
        .filter(|c| matches!(u32::from(*c), 0x3040..=0x9FFF | 0xAC00..=0xD7A3))
        .count();
    east >= 2 && text.chars().count() <= 12
}
