//! The dates that a page gives of its article.

use super::place;
use super::plain::tidy;
use super::{Structured, region::Region};
use crate::dates::choose::{Evidence, Printed, Stated};
use crate::dates::cues::{self, Role};
use crate::dates::machine;
use crate::dates::order::Order;
use crate::html::{Dom, Id};
use crate::page::body::Found;
use onrecord_core::{DateBasis, Words};

/// Names of meta elements that give the date of publication, the most trusted first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "cxenseparse:pageclass:publishtime",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publishedtime",
    "published-date",
    "publication_date",
    "publication-date",
    "article.published",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "dcterms.date",
    "dc.date",
    "dc:date",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "article_date_original",
    "originalpublicationdate",
    "displaydate",
    "date.published",
    "rnews:datepublished",
    "ptime",
    "timestamp",
    "date",
    "eomportal-lastupdate-original",
    "bt:pubdate",
    "iso-8601-publish-date",
    "vr:published_time",
    "article:publicationdate",
    "news:publication_date",
    "article-published",
    "article:post_date",
    "last-published",
];

/// Names of meta elements that give the date of writing.
const CREATED: &[&str] = &[
    "datecreated",
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "created",
];

/// Names of meta elements that give the date of a change.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "last_modified",
    "dcterms.modified",
    "dc.date.modified",
    "dc.modified",
    "article:modified",
    "modified_time",
    "article_date_updated",
    "article.updated",
    "revised",
    "updated_time",
];

/// Words of class names of what shows a date.
static DATES: Words = Words::new(
    "date, dates, datetime, time, timestamp, published, publish, publishing, pubdate, pub, posted, \
     dateline, datum, fecha, data, zeit, created, meta, byline, article-meta, info, postmeta, \
     publication, when, datepublished",
);

/// Words of class names of what shows the date of a change.
static CHANGES: Words =
    Words::new("updated, update, modified, changed, lastmod, datemodified, revised");

/// Longest line that may give a date, in bytes.
const LONGEST_LINE: usize = 240;

/// Most dates of the page's elements.
const MOST: usize = 24;

/// Gathers what the page says of its article's date.
pub(super) fn evidence(
    dom: &Dom,
    structured: &Structured,
    found: &Found,
    region: &Region,
    order: Option<Order>,
) -> Evidence {
    let mut out = Evidence {
        order,
        published_only: true,
        ..Evidence::default()
    };
    let ld = &structured.ld;
    for (texts, role) in [
        (&ld.published, Role::Published),
        (&ld.created, Role::Created),
        (&ld.modified, Role::Modified),
    ] {
        for text in texts.iter().take(2) {
            out.stated.extend(stated(text, DateBasis::JsonLd, role));
        }
    }
    for (names, role) in [
        (PUBLISHED, Role::Published),
        (CREATED, Role::Created),
        (MODIFIED, Role::Modified),
    ] {
        for name in names {
            let all = structured.metas.all(name).take(1);
            out.stated
                .extend(all.filter_map(|text| stated(text, DateBasis::Meta, role)));
        }
    }
    elements(dom, found, region, &mut out);
    lines(dom, found, region, &mut out);
    out
}

fn stated(text: &str, basis: DateBasis, role: Role) -> Option<Stated> {
    Some(Stated {
        date: machine::stated(text)?,
        text: text.trim().to_owned(),
        basis,
        role,
    })
}

/// `time` elements and microdata near the headline.
fn elements(dom: &Dom, found: &Found, region: &Region, out: &mut Evidence) {
    let mut seen = 0usize;
    for id in 0..dom.len() {
        let is_time = dom.name(id) == "time";
        let property = dom.attribute(id, "itemprop").and_then(|p| match p.trim() {
            "datePublished" => Some(Role::Published),
            "dateCreated" => Some(Role::Created),
            "dateModified" => Some(Role::Modified),
            _ => None,
        });
        if !is_time && property.is_none() {
            continue;
        }
        let near = region.is_near(id) || region.is_behind(id);
        // Microdata of the page stands anywhere in its head.
        let in_head = property.is_some() && id < found.first && dom.name(id) == "meta";
        if !(near || in_head) || region.is_other(dom, found, id) {
            continue;
        }
        seen += 1;
        if seen > MOST {
            break;
        }
        let text = tidy(&dom.inner_text(id));
        let role = property.unwrap_or_else(|| role_of(dom, id, &text));
        let basis = if property.is_some() {
            DateBasis::Meta
        } else {
            DateBasis::Time
        };
        let value = ["datetime", "content", "title"]
            .iter()
            .find_map(|key| dom.attribute(id, key).and_then(|v| stated(v, basis, role)));
        match value.or_else(|| stated(&text, basis, role)) {
            Some(value) => out.stated.push(value),
            None if text.len() <= LONGEST_LINE => {
                for mut line in Printed::all(&text).into_iter().take(2) {
                    line.updated = line.updated || role == Role::Modified;
                    out.lines.push(line);
                }
            }
            None => {}
        }
    }
}

/// What the names and words around a `time` element say of it.
fn role_of(dom: &Dom, id: Id, text: &str) -> Role {
    let parent = dom.node(id).map_or(0, |n| n.parent);
    if dom.attribute(id, "pubdate").is_some() {
        return Role::Published;
    }
    if place::has_word(dom, id, &CHANGES) || place::has_word(dom, parent, &CHANGES) {
        let both = ["published", "publish"];
        let mut published = false;
        place::class_words(dom, id, |w| published = published || both.contains(&w));
        // WordPress: `<time class="entry-date published updated">`.
        return if published {
            Role::Published
        } else {
            Role::Modified
        };
    }
    let mut before = String::new();
    for inner in parent..id {
        if let Some(text) = dom.text(inner) {
            before.push_str(text);
            before.push(' ');
        }
        if before.len() > 300 {
            before.clear();
        }
    }
    before.push_str(text);
    cues::role(&before).0
}

/// Lines near the headline that hold a date and little else.
fn lines(dom: &Dom, found: &Found, region: &Region, out: &mut Evidence) {
    for line in &region.lines {
        if line.text.len() > LONGEST_LINE || !line.text.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let printed = Printed::all(&line.text);
        if printed.is_empty() {
            continue;
        }
        let hinted = line
            .blocks
            .iter()
            .any(|id| place::has_word(dom, *id, &DATES));
        let said = printed.iter().any(|p| p.cued || p.updated);
        let in_dates: usize = printed
            .iter()
            .map(|p| p.text.split_whitespace().count())
            .sum();
        let others = line
            .text
            .split_whitespace()
            .count()
            .saturating_sub(in_dates);
        let fits = if line.behind > 0 {
            said || (hinted && others <= 8) || (line.is_head() && others <= 6)
        } else {
            said && others <= 24 || others <= if hinted { 16 } else { 6 }
        };
        if fits && !region.is_other(dom, found, line.id) {
            out.lines.extend(printed.into_iter().take(3));
        }
        if out.lines.len() >= MOST {
            break;
        }
    }
}
