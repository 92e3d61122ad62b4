//! Who publishes the page, whose copy it carries, and what its address is.

use super::Structured;
use super::plain::plain;
use crate::fields::agency_of;
use crate::url;
use onrecord_core::text::fold;
use onrecord_core::{Author, Outlet, OutletKind, Register, Supplied};

/// Names of meta elements that name the outlet.
const SITES: &[&str] = &[
    "og:site_name",
    "application-name",
    "al:android:app_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
];

/// Words before the name of an agency at the end of a text, lower case.
const SOURCES: &[&str] = &[
    "source",
    "sources",
    "quelle",
    "quellen",
    "fonte",
    "fuente",
    "источник",
    "джерело",
    "źródło",
    "kaynak",
    "bron",
    "källa",
    "kilde",
    "zdroj",
    "©",
    "(c)",
    "reporting by",
    "copyright",
];

/// Who publishes, as far as the page and its address tell.
#[derive(Debug, Default)]
pub(super) struct Publisher {
    /// By the register's name where it is known there.
    pub(super) outlet: Option<String>,
    /// The outlet whose copy an aggregator carries.
    pub(super) credit: Option<String>,
    /// The address of the article in canonical form.
    pub(super) url: Option<String>,
    /// All names by which the page calls its site.
    pub(super) sites: Vec<String>,
}

/// Finds them.
pub(super) fn find(structured: &Structured, supplied: &Supplied, register: &Register) -> Publisher {
    let carried = supplied.carried.as_deref();
    let fetched = supplied
        .url
        .as_deref()
        .or_else(|| carried.and_then(|c| c.url.as_deref()))
        .and_then(url::canonical);
    let kept = fetched.as_deref().is_some_and(url::is_archive);
    let (archive, fetched) = if kept {
        (fetched, None)
    } else {
        (None, fetched)
    };
    let stated = addresses(structured, fetched.as_deref());
    let own = stated.iter().find(|address| {
        fetched
            .as_deref()
            .is_none_or(|fetched| url::same_site(fetched, address))
    });
    let address = own.cloned().or_else(|| fetched.clone());
    let mut sites: Vec<String> = Vec::new();
    let mut names: Vec<String> = SITES
        .iter()
        .filter_map(|name| structured.metas.first(&[name]).map(plain))
        .collect();
    names.extend(structured.ld.publisher.as_ref().map(|p| p.name.clone()));
    names.extend(carried.and_then(|c| c.outlet.clone()));
    names.retain(|n| !n.is_empty() && n.len() <= 120);
    let known = address
        .as_deref()
        .and_then(|address| register.by_url(address))
        .or_else(|| names.iter().find_map(|name| register.find(name)));
    if let Some(outlet) = known {
        sites.push(outlet.name.clone());
        sites.extend(outlet.aliases.iter().cloned());
    }
    sites.extend(names.iter().cloned());
    let site = address.as_deref().and_then(url::site);
    if let Some((host, site)) = &site {
        sites.push(host.strip_prefix("www.").unwrap_or(host).to_owned());
        sites.push(site.clone());
        sites.extend(site.split('.').next().map(str::to_owned));
    }
    let outlet = known
        .map(|o| o.name.clone())
        .or_else(|| site.map(|(_, site)| site))
        .or_else(|| names.into_iter().next());
    let credit = known
        .filter(|o| o.kind == OutletKind::Aggregator)
        .and_then(|carrier| carried_from(carrier, structured, &stated, register));
    Publisher {
        credit: credit.or_else(|| provider(structured, outlet.as_deref(), register)),
        outlet,
        url: address.or(archive),
        sites,
    }
}

/// The addresses that the page states as its own, in canonical form.
fn addresses(structured: &Structured, fetched: Option<&str>) -> Vec<String> {
    let metas = structured.metas.first(&["og:url"]);
    let canonical = structured.metas.canonical.as_deref();
    let all = canonical
        .into_iter()
        .chain(metas)
        .chain(structured.ld.urls.iter().map(String::as_str));
    let mut out: Vec<String> = Vec::new();
    for address in all.take(12) {
        let whole = url::joined(fetched, address).and_then(|a| url::canonical(&a));
        if let Some(whole) = whole.filter(|a| !url::is_home(a))
            && !out.contains(&whole)
        {
            out.push(whole);
        }
    }
    out
}

/// Whose copy an aggregator carries: whom the page names as publisher beside the carrier, or
/// where its canonical address leads.
fn carried_from(
    carrier: &Outlet,
    structured: &Structured,
    stated: &[String],
    register: &Register,
) -> Option<String> {
    let ld = &structured.ld;
    let named = [&ld.provider, &ld.publisher];
    let named = named
        .iter()
        .filter_map(|n| n.as_ref())
        .map(|n| n.name.clone());
    let metas = [
        "source",
        "article:publisher_name",
        "news:source",
        "provider",
        "syndication-source",
        "original-source",
    ];
    let metas = metas
        .iter()
        .filter_map(|name| structured.metas.first(&[name]).map(plain));
    named
        .chain(metas)
        .map(|name| register.canonical(&name))
        .find(|name| {
            *name != carrier.name && !name.contains("://") && fold(name) != fold(&carrier.name)
        })
        .or_else(|| {
            let elsewhere = stated.iter().find_map(|address| register.by_url(address));
            elsewhere
                .map(|o| o.name.clone())
                .filter(|name| *name != carrier.name)
        })
}

/// The agency that JSON-LD names as the source.
fn provider(structured: &Structured, outlet: Option<&str>, register: &Register) -> Option<String> {
    let named = structured.ld.provider.as_ref()?;
    let known = register.find(&named.name)?;
    (Some(known.name.as_str()) != outlet && known.kind == OutletKind::Agency)
        .then(|| known.name.clone())
}

/// The agency whose copy a text is: in its byline, its dateline or at its end.
pub(super) fn credit(
    authors: &[Author],
    dateline: Option<&str>,
    text: &str,
    register: &Register,
) -> Option<String> {
    agency_of(authors, register)
        .or_else(|| dateline.map(str::to_owned))
        .or_else(|| at_end(text, register))
}

/// `… said. (dpa)`, `Source: AFP`, `© Northwire 2024`, in the last two paragraphs.
fn at_end(text: &str, register: &Register) -> Option<String> {
    text.rsplit("\n\n").take(2).find_map(|paragraph| {
        let paragraph = paragraph.trim().trim_end_matches('.');
        if let Some(inner) = paragraph.strip_suffix(')').and_then(|p| p.rsplit_once('(')) {
            return agencies(inner.1, register);
        }
        if paragraph.len() > 120 {
            return None;
        }
        let folded = fold(paragraph);
        let bare =
            folded.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')'));
        let rest = SOURCES
            .iter()
            .find_map(|s| bare.strip_prefix(s))
            .unwrap_or(bare);
        agencies(rest, register)
    })
}

/// The first agency of a short list: `dpa/AFP`, `Northwire, AP`.
fn agencies(list: &str, register: &Register) -> Option<String> {
    if list.len() > 60 {
        return None;
    }
    list.split(['/', ',', ';', '-', '–', '|'])
        .map(|part| {
            part.trim_matches(|c: char| {
                c.is_whitespace() || c.is_ascii_digit() || matches!(c, ':' | '.' | '©')
            })
        })
        .filter_map(|part| register.by_name(part))
        .find(|o| o.kind == OutletKind::Agency)
        .map(|o| o.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn register() -> Register {
        Register::new(vec![Outlet {
            name: "Northwire".into(),
            kind: OutletKind::Agency,
            aliases: vec!["NW".into()],
            ..Outlet::default()
        }])
    }

    #[test]
    fn agencies_stand_at_the_end() {
        let cases = [
            ("The ferry sailed.\n\nIt came back. (NW)", true),
            ("The ferry sailed (NW/xyz).", true),
            ("The ferry sailed.\n\nSource: Northwire", true),
            ("The ferry sailed.\n\n© 2024 Northwire", true),
            ("The ferry sailed.\n\nReporting by Northwire.", true),
            ("The ferry sailed.\n\nNorthwire", true),
            ("Northwire reported that the ferry sailed.", false),
            ("The ferry (NW) sailed.\n\nIt came back (late).", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(at_end(text, &register()).is_some(), expected, "{text}");
        }
    }
}
