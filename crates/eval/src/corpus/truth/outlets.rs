//! The invented outlets of the corpus with known truth, and the register that knows most of them.

use super::super::names::slug;
use super::super::outlets::AGENCIES;
use crate::Rng;
use std::fmt::Write;

const PLACES: &[&str] = &[
    "Ardmoor",
    "Belcastle",
    "Cindry",
    "Dunhollow",
    "Eastmark",
    "Fallowgate",
    "Grenholt",
    "Hartlow",
    "Inverby",
    "Jutmark",
    "Kingsfell",
    "Lowmere",
    "Midvale",
    "Northey",
    "Oakhurst",
    "Port Selwyn",
    "Ridgeway",
    "Southolt",
    "Tidewell",
    "Upperton",
];
const KINDS: &[(&str, &str)] = &[
    ("Gazette", "newspaper"),
    ("Courier", "newspaper"),
    ("Herald", "newspaper"),
    ("Chronicle", "newspaper"),
    ("Evening Post", "newspaper"),
    ("Tribune", "newspaper"),
    ("Radio", "broadcaster"),
    ("Observer", "newspaper"),
];
/// Small sites that no register knows.
const BLOGS: &[&str] = &[
    "Valley Notes",
    "The Daily Lantern",
    "Harbour Watch",
    "Plain Talk",
    "News in Short",
];
/// A few papers have one owner.
const OWNER: &str = "Meridian Regional Press";
const OWNED: usize = 3;

/// Who publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outlet {
    pub(super) name: String,
    kind: &'static str,
    registered: bool,
    owned: bool,
}

impl Outlet {
    /// As it is named in a sentence.
    pub(super) fn in_text(&self) -> String {
        if self.kind == "newspaper" {
            format!("the {}", self.name)
        } else {
            self.name.clone()
        }
    }

    pub(super) fn is_agency(&self) -> bool {
        self.kind == "agency"
    }

    pub(super) fn domain(&self) -> String {
        format!("{}.example", slug(&self.name).replace('-', ""))
    }
}

/// All outlets.
pub(super) fn all() -> Vec<Outlet> {
    let agencies = AGENCIES.iter().map(|name| Outlet {
        name: (*name).to_owned(),
        kind: "agency",
        registered: true,
        owned: false,
    });
    let papers = PLACES.iter().enumerate().flat_map(|(i, place)| {
        [i, i + 3].into_iter().filter_map(move |k| {
            let (title, kind) = KINDS.get(k % KINDS.len())?;
            let name = format!("{place} {title}");
            Some(Outlet {
                name,
                kind,
                registered: true,
                owned: i < OWNED,
            })
        })
    });
    let blogs = BLOGS.iter().map(|name| Outlet {
        name: (*name).to_owned(),
        kind: "blog",
        registered: false,
        owned: false,
    });
    agencies.chain(papers).chain(blogs).collect()
}

/// The register of those that are known, in the format of `outlets.toml`.
pub(super) fn register() -> String {
    let mut toml = String::new();
    for outlet in all().iter().filter(|o| o.registered) {
        let _ = write!(
            toml,
            "[[outlet]]\nname = \"{}\"\nkind = \"{}\"\ndomains = [\"{}\"]\n",
            outlet.name,
            outlet.kind,
            outlet.domain()
        );
        if outlet.owned {
            let _ = writeln!(toml, "owner = \"{OWNER}\"");
        }
        toml.push('\n');
    }
    toml
}

/// The outlets that one story has not used yet.
#[derive(Debug)]
pub(super) struct Pool(Vec<Outlet>);

impl Pool {
    pub(super) fn new() -> Self {
        Self(all())
    }

    /// One that fits, taken out.
    pub(super) fn take(&mut self, rng: &mut Rng, fits: impl Fn(&Outlet) -> bool) -> Outlet {
        let places: Vec<usize> = self
            .0
            .iter()
            .enumerate()
            .filter(|(_, o)| fits(o))
            .map(|(i, _)| i)
            .collect();
        match places.get(rng.below(places.len())) {
            Some(at) => self.0.swap_remove(*at),
            // Five hundred carry one dispatch: beyond the table, small sites without a name in it.
            None => Outlet {
                name: format!("{} Online {}", rng.pick(PLACES), rng.between(2, 99)),
                kind: "online",
                registered: false,
                owned: false,
            },
        }
    }

    pub(super) fn agency(&mut self, rng: &mut Rng) -> Outlet {
        self.take(rng, Outlet::is_agency)
    }

    /// A newspaper or broadcaster, of those with reporters.
    pub(super) fn paper(&mut self, rng: &mut Rng) -> Outlet {
        self.take(rng, |o| o.kind == "newspaper" || o.kind == "broadcaster")
    }

    pub(super) fn any(&mut self, rng: &mut Rng) -> Outlet {
        self.take(rng, |o| !o.is_agency())
    }
}
