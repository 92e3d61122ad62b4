//! Who publishes, and by what names they are known.

use crate::text::fold;
use crate::{Key, KeyBuilder};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What an outlet is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum OutletKind {
    /// A news agency: its dispatches are carried by others.
    Agency,
    /// A newspaper, on paper or once on paper.
    Newspaper,
    /// Radio or television.
    Broadcaster,
    /// A magazine.
    Magazine,
    /// Published online only.
    #[default]
    Online,
    /// Carries what others publish.
    Aggregator,
    /// A person's or group's own site.
    Blog,
    /// A government's own site.
    Government,
}

impl OutletKind {
    /// The name in SQL, JSON and the register.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Newspaper => "newspaper",
            Self::Broadcaster => "broadcaster",
            Self::Magazine => "magazine",
            Self::Online => "online",
            Self::Aggregator => "aggregator",
            Self::Blog => "blog",
            Self::Government => "government",
        }
    }
}

/// An outlet of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// Its common English name, without "The" unless it is never without.
    pub name: String,
    /// What it is.
    pub kind: OutletKind,
    /// Where it is seated: ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Other names and abbreviations. Case matters where one is a common word ("Time").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Registrable domains and hosts, lower case, without "www.".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<String>,
    /// The group that owns it, where it is on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}

/// The outlets known, found by name, alias or domain.
///
/// Pure data: `onrecord-store` ships one made of `seeds/outlets.toml` and adds the user's own.
/// An empty register is valid; then outlets keep the names that articles give them.
#[derive(Clone, Debug, Default)]
pub struct Register {
    outlets: Vec<Outlet>,
    names: HashMap<String, usize>,
    domains: HashMap<String, usize>,
    longest_name_words: usize,
}

impl Register {
    /// A register of these outlets. Where two share a name or domain, the first keeps it.
    #[must_use]
    pub fn new(outlets: Vec<Outlet>) -> Self {
        let mut register = Self::default();
        for (i, outlet) in outlets.iter().enumerate() {
            for name in std::iter::once(&outlet.name).chain(&outlet.aliases) {
                let name = name_key(name);
                register.longest_name_words =
                    register.longest_name_words.max(name.split(' ').count());
                register.names.entry(name).or_insert(i);
            }
            for domain in &outlet.domains {
                register.domains.entry(domain.clone()).or_insert(i);
            }
        }
        register.outlets = outlets;
        register
    }

    /// All outlets, in the order given.
    #[must_use]
    pub fn outlets(&self) -> &[Outlet] {
        &self.outlets
    }

    /// The outlet of a name or alias. A leading "The", quotation marks and case do not matter.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<&Outlet> {
        self.names
            .get(&name_key(name))
            .and_then(|i| self.outlets.get(*i))
    }

    /// The outlet of a host: `edition.example.com` is found under `example.com`.
    #[must_use]
    pub fn by_host(&self, host: &str) -> Option<&Outlet> {
        let host = host.trim_end_matches('.').to_lowercase();
        let mut rest = host.as_str();
        loop {
            if let Some(i) = self.domains.get(rest) {
                return self.outlets.get(*i);
            }
            rest = rest.split_once('.')?.1;
        }
    }

    /// The outlet of an absolute URL, by its host.
    #[must_use]
    pub fn by_url(&self, url: &str) -> Option<&Outlet> {
        let rest = url.split_once("://")?.1;
        let authority = rest.split(['/', '?', '#']).next()?;
        let host = authority.rsplit('@').next()?;
        self.by_host(host.split(':').next()?)
    }

    /// The outlet of a name, alias, domain or URL.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&Outlet> {
        let text = text.trim();
        self.by_name(text)
            .or_else(|| self.by_url(text))
            .or_else(|| text.contains('.').then(|| self.by_host(text)).flatten())
    }

    /// The register's name for a name, alias, domain or URL, or the text itself, trimmed.
    #[must_use]
    pub fn canonical(&self, text: &str) -> String {
        self.find(text)
            .map_or_else(|| text.trim().to_owned(), |o| o.name.clone())
    }

    /// A key of all that the register says: what is derived with another one may differ.
    #[must_use]
    pub fn fingerprint(&self) -> Key {
        let mut key = KeyBuilder::new("register");
        for outlet in &self.outlets {
            key = key
                .part(&outlet.name)
                .part(outlet.kind.as_str())
                .maybe(outlet.country.as_ref())
                .maybe(outlet.owner.as_ref())
                .part(outlet.aliases.join("\n"))
                .part(outlet.domains.join("\n"));
        }
        key.finish()
    }

    /// How many words the longest name has: how far a scanner must look ahead.
    #[must_use]
    pub fn longest_name_words(&self) -> usize {
        self.longest_name_words
    }

    /// Whether two outlets are the same or have the same owner on record.
    #[must_use]
    pub fn same_owner(&self, a: &str, b: &str) -> bool {
        if a == b {
            return true;
        }
        match (self.by_name(a), self.by_name(b)) {
            (Some(a), Some(b)) => a.name == b.name || (a.owner.is_some() && a.owner == b.owner),
            _ => false,
        }
    }
}

fn name_key(name: &str) -> String {
    let folded = fold(name);
    let bare = folded.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '.'));
    bare.strip_prefix("the ").unwrap_or(bare).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn register() -> Register {
        let outlet = |name: &str, aliases: &[&str], domains: &[&str], owner: Option<&str>| Outlet {
            name: name.into(),
            aliases: aliases.iter().map(|s| (*s).into()).collect(),
            domains: domains.iter().map(|s| (*s).into()).collect(),
            owner: owner.map(Into::into),
            ..Outlet::default()
        };
        Register::new(vec![
            outlet(
                "Harbour Courier",
                &["HC"],
                &["courier.example"],
                Some("Quay Group"),
            ),
            outlet(
                "Quay Times",
                &[],
                &["quaytimes.example"],
                Some("Quay Group"),
            ),
        ])
    }

    #[test]
    fn an_outlet_is_found_by_name_alias_domain_and_url() {
        let r = register();
        for text in [
            "The Harbour Courier",
            "harbour courier",
            "HC",
            "courier.example",
            "https://user@www.courier.example:8080/a/b?c#d",
        ] {
            assert_eq!(r.canonical(text), "Harbour Courier", "{text}");
        }
        assert_eq!(r.canonical(" Unknown Post "), "Unknown Post");
        assert!(r.by_host("notcourier.example").is_none());
        assert!(r.by_url("no url").is_none());
    }

    #[test]
    fn owners_are_compared_only_where_on_record() {
        let r = register();
        assert!(r.same_owner("Harbour Courier", "Quay Times"));
        assert!(!r.same_owner("Harbour Courier", "Unknown Post"));
    }
}
