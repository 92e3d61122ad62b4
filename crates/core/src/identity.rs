//! Whether sources of one name are one: what tells those apart who bear the same name.

use crate::{Key, KeyBuilder};
use std::collections::BTreeSet;
use std::fmt;

/// What a named source is known by beyond one story.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// Made of the name, its spelling aside: sources whose names differ are never one.
    pub name: Key,
    /// What else is known.
    pub traits: Traits,
}

/// What is said of the bearer of a name that may tell him from others of that name.
///
/// Coarse on purpose: of the many articles that name somebody, few differ in it. Printed in a
/// form that is read back by [`Traits::parse`] and the same whenever the traits are.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Traits {
    /// The spellings of the name, folded.
    pub written: BTreeSet<String>,
    /// Initials of middle names: "fd".
    pub middle: Option<String>,
    /// Whether it is a woman.
    pub woman: Option<bool>,
    /// Callings held now of which nobody has two: "office", "sport".
    pub callings: BTreeSet<String>,
    /// Posts of a place, held now: ("mayor", "ostwick").
    pub posts: BTreeSet<(String, String)>,
    /// What somebody is about, now or once: "politics". Speaks for, never against.
    pub fields: BTreeSet<String>,
}

/// What parts the traits from each other when they are printed.
const PARTS: char = ';';
/// What parts several of one trait.
const SEVERAL: char = ',';
/// What parts a post from its place.
const AT: char = '@';

impl Traits {
    /// Adds what else is said of the same bearer.
    pub fn add(&mut self, other: &Self) {
        self.written.extend(other.written.iter().cloned());
        let longer = |m: &Option<String>| m.as_ref().map_or(0, String::len);
        let theirs = (longer(&other.middle), &other.middle);
        if theirs > (longer(&self.middle), &self.middle) {
            self.middle.clone_from(&other.middle);
        }
        self.woman = self.woman.or(other.woman);
        self.callings.extend(other.callings.iter().cloned());
        self.posts.extend(other.posts.iter().cloned());
        self.fields.extend(other.fields.iter().cloned());
    }

    /// Whether they cannot be of one bearer.
    #[must_use]
    pub fn contradict(&self, other: &Self) -> bool {
        let middle = match (&self.middle, &other.middle) {
            (Some(a), Some(b)) => !a.starts_with(b.as_str()) && !b.starts_with(a.as_str()),
            _ => false,
        };
        let sex = self.woman.zip(other.woman).is_some_and(|(a, b)| a != b);
        let callings = !self.callings.is_empty()
            && !other.callings.is_empty()
            && self.callings.is_disjoint(&other.callings);
        middle || sex || callings || self.posts_elsewhere(other)
    }

    /// The same post at another place, and at none that both share.
    fn posts_elsewhere(&self, other: &Self) -> bool {
        let pairs = || {
            let mine = self.posts.iter();
            mine.flat_map(|a| other.posts.iter().map(move |b| (a, b)))
                .filter(|(a, b)| a.0 == b.0)
        };
        pairs().next().is_some() && !pairs().any(|(a, b)| one_place(&a.1, &b.1))
    }

    /// Whether something beyond the name speaks for one bearer.
    #[must_use]
    pub fn support(&self, other: &Self) -> bool {
        let middle = self.middle.is_some() && self.middle == other.middle;
        middle
            || !self.callings.is_disjoint(&other.callings)
            || !self.posts.is_disjoint(&other.posts)
            || !self.fields.is_disjoint(&other.fields)
    }

    /// Whether the name is spelled alike.
    fn spelled_alike(&self, other: &Self) -> bool {
        !self.written.is_disjoint(&other.written)
            || self.written.is_empty() && other.written.is_empty()
    }

    /// Reads printed traits; `None` if they are none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::default());
        }
        let mut parts = text.split(PARTS);
        let mut set = || -> Option<BTreeSet<String>> {
            let several = parts.next()?.split(SEVERAL).filter(|s| !s.is_empty());
            Some(several.map(str::to_owned).collect())
        };
        let written = set()?;
        let middle = set()?.into_iter().next();
        let woman = match set()?.first().map(String::as_str) {
            Some("f") => Some(true),
            Some("m") => Some(false),
            _ => None,
        };
        let callings = set()?;
        let posts = set()?.into_iter();
        let posts = posts.filter_map(|p| {
            let (post, place) = p.split_once(AT)?;
            Some((post.to_owned(), place.to_owned()))
        });
        Some(Self {
            written,
            middle,
            woman,
            callings,
            posts: posts.collect(),
            fields: set()?,
        })
    }
}

impl fmt::Display for Traits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::default() {
            return Ok(());
        }
        let list = |of: &BTreeSet<String>| {
            let each: Vec<String> = of.iter().map(|t| plain(t)).collect();
            each.join(&SEVERAL.to_string())
        };
        let sex = match self.woman {
            Some(true) => "f",
            Some(false) => "m",
            None => "",
        };
        let posts = self.posts.iter();
        let posts: Vec<String> = posts
            .map(|(post, place)| format!("{}{AT}{}", plain(post), plain(place)))
            .collect();
        let parts = [
            list(&self.written),
            self.middle.as_deref().map(plain).unwrap_or_default(),
            sex.to_owned(),
            list(&self.callings),
            posts.join(&SEVERAL.to_string()),
            list(&self.fields),
        ];
        f.write_str(&parts.join(&PARTS.to_string()))
    }
}

/// A trait without what parts traits when they are printed.
fn plain(text: &str) -> String {
    text.replace([PARTS, SEVERAL, AT], " ")
}

/// Whether two places may be one: "new vell" and "vell", "Ostwick" and "Ostwickian".
fn one_place(a: &str, b: &str) -> bool {
    let kin = |x: &str, y: &str| {
        let same = x.chars().zip(y.chars()).take_while(|(x, y)| x == y).count();
        let shorter = x.chars().count().min(y.chars().count());
        x == y || same >= 4 && same + 1 >= shorter
    };
    a.split(' ').any(|x| b.split(' ').any(|y| kin(x, y)))
}

/// Which of those that bear one name are one source: for each of `known`, the key of its
/// source. A function of the set: neither order nor repetition matters.
///
/// One source are those whose names are spelled alike and of whom nothing contradicts; with
/// another spelling only where something beyond the name speaks for it. Where the bearers of
/// a spelling contradict each other, each is a source of its own, and those who might be any
/// of them are left together, as the name without a bearer.
#[must_use]
pub fn sources(name: Key, known: &[&Traits]) -> Vec<Key> {
    let mut all: Vec<&Traits> = known.to_vec();
    all.sort_unstable();
    all.dedup();
    let clusters = clusters(&all);
    let keys: Vec<Key> = clusters.iter().map(|c| key(name, c)).collect();
    let of = |traits: &&Traits| {
        let at = clusters.iter().position(|c| c.members.contains(traits));
        at.and_then(|at| keys.get(at)).copied().unwrap_or(name)
    };
    known.iter().map(of).collect()
}

/// Those taken for one source, in order.
struct Cluster<'t> {
    members: Vec<&'t Traits>,
    /// Whether another of the same spelling contradicts.
    disputed: bool,
}

impl<'t> Cluster<'t> {
    fn any(&self, other: &Self, test: impl Fn(&Traits, &Traits) -> bool) -> bool {
        let mut pairs = self.members.iter();
        pairs.any(|a| other.members.iter().any(|b| test(a, b)))
    }

    fn contradicts(&self, other: &Self) -> bool {
        self.any(other, Traits::contradict)
    }

    fn take(&mut self, other: Cluster<'t>) {
        self.members.extend(other.members);
        self.members.sort_unstable();
    }
}

fn clusters<'t>(all: &[&'t Traits]) -> Vec<Cluster<'t>> {
    let alone = |t: &&'t Traits| Cluster {
        members: vec![*t],
        disputed: false,
    };
    let mut clusters: Vec<Cluster<'t>> = all.iter().map(alone).collect();
    let backed = |a: &Cluster<'t>, b: &Cluster<'t>| {
        a.any(b, Traits::support) && a.any(b, Traits::spelled_alike) && !a.contradicts(b)
    };
    merge(&mut clusters, backed);
    let alike = |a: &Cluster<'t>, b: &Cluster<'t>| a.any(b, Traits::spelled_alike);
    for at in 0..clusters.len() {
        let disputed = clusters.get(at).is_some_and(|this| {
            let mut others = clusters.iter();
            others.any(|other| alike(this, other) && this.contradicts(other))
        });
        if let Some(this) = clusters.get_mut(at) {
            this.disputed = disputed;
        }
    }
    // Who might be either of two that contradict each other is neither.
    let might_be = |this: &Cluster<'t>| {
        let mut fits = clusters
            .iter()
            .filter(|other| other.disputed && alike(this, other) && !this.contradicts(other));
        (fits.next().is_some(), fits.next().is_some())
    };
    let open: Vec<bool> = clusters
        .iter()
        .map(|this| !this.disputed && might_be(this).1)
        .collect();
    let (mut kept, mut left) = (Vec::new(), Vec::new());
    for (cluster, open) in clusters.into_iter().zip(open) {
        if open { &mut left } else { &mut kept }.push(cluster);
    }
    merge(&mut left, |a, b| alike(a, b));
    // Two whom a third contradicts need more than that they fit.
    let fits = |a: &Cluster<'t>, b: &Cluster<'t>| {
        alike(a, b) && !a.contradicts(b) && !(a.disputed && b.disputed)
    };
    merge(&mut kept, fits);
    merge(&mut kept, |a, b| {
        a.any(b, Traits::support) && !a.contradicts(b)
    });
    kept.extend(left);
    kept
}

/// Joins clusters that fit, the first of all that do first, until none does.
fn merge<'t>(clusters: &mut Vec<Cluster<'t>>, fit: impl Fn(&Cluster<'t>, &Cluster<'t>) -> bool) {
    let mut at = 0;
    while at < clusters.len() {
        let next = clusters.get(at).and_then(|this| {
            let mut later = clusters.iter().enumerate().skip(at + 1);
            later.find(|(_, other)| fit(this, other)).map(|(i, _)| i)
        });
        match next {
            Some(next) => {
                let other = clusters.remove(next);
                if let Some(this) = clusters.get_mut(at) {
                    this.disputed |= other.disputed;
                    this.take(other);
                }
            }
            None => at += 1,
        }
    }
}

/// The key of a source: its name as it is spelled, with what tells it from others of the name
/// only where there are others.
fn key(name: Key, cluster: &Cluster<'_>) -> Key {
    let written = cluster.members.iter().flat_map(|t| &t.written).min();
    let first = cluster.members.first().filter(|_| cluster.disputed);
    KeyBuilder::new("source")
        .part(name.to_string())
        .maybe(written)
        .maybe(first.map(|t| t.to_string()))
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Traits {
        Traits::parse(text).unwrap()
    }

    /// Which of the printed traits are one source, as numbers in order of first mention.
    fn one(known: &[&str]) -> Vec<usize> {
        let name = KeyBuilder::new("name").finish();
        let traits: Vec<Traits> = known.iter().map(|t| of(t)).collect();
        let keys = sources(name, &traits.iter().collect::<Vec<_>>());
        let mut backwards: Vec<&Traits> = traits.iter().rev().collect();
        backwards.extend(traits.first());
        let again = sources(name, &backwards);
        for (key, again) in keys.iter().zip(again.iter().take(keys.len()).rev()) {
            assert_eq!(key, again, "the order matters");
        }
        let mut seen = Vec::new();
        keys.iter()
            .map(|k| {
                seen.iter().position(|s| s == k).unwrap_or_else(|| {
                    seen.push(*k);
                    seen.len() - 1
                })
            })
            .collect()
    }

    const PLAIN: &str = "ann lee;;;;;";
    const MAYOR: &str = "ann lee;;;office;mayor@ostwick;politics";
    const KEEPER: &str = "ann lee;;;sport;;sport";

    #[test]
    fn what_is_printed_reads_back() {
        let mut traits = of("ann lee,anne lee;fd;f;office;mayor@new vell;politics");
        assert_eq!(traits.woman, Some(true));
        assert_eq!(of(&traits.to_string()), traits);
        traits.written.insert("a;b,c@d".into());
        assert!(of(&traits.to_string()).written.contains("a b c d"));
        assert_eq!(Traits::default().to_string(), "");
        assert_eq!(Traits::parse("a;b"), None);
    }

    #[test]
    fn a_name_without_contradiction_is_one_source() {
        assert_eq!(one(&[PLAIN, MAYOR, PLAIN]), [0, 0, 0]);
        assert_eq!(one(&[MAYOR, "ann lee;f;f;;;law"]), [0, 0]);
    }

    #[test]
    fn bearers_that_exclude_each_other_are_two_and_who_may_be_either_is_neither() {
        assert_eq!(one(&[MAYOR, KEEPER]), [0, 1]);
        assert_eq!(one(&[MAYOR, KEEPER, PLAIN, PLAIN]), [0, 1, 2, 2]);
        // What fits one of them only is that one.
        assert_eq!(one(&[MAYOR, KEEPER, "ann lee;;;;;politics"]), [0, 1, 0]);
    }

    #[test]
    fn a_post_at_another_place_is_another_bearers() {
        let other = "ann lee;;;office;mayor@vell;politics";
        assert_eq!(one(&[MAYOR, other]), [0, 1]);
        let once = "ann lee;;;;;politics";
        assert_eq!(one(&[MAYOR, once]), [0, 0]);
        let longer = "ann lee;;;office;mayor@greater ostwick;politics";
        assert_eq!(one(&[MAYOR, longer]), [0, 0]);
    }

    #[test]
    fn initials_tell_apart_only_where_both_are_known() {
        let (f, d) = ("jo roe;f;;;;", "jo roe;d;;;;");
        assert_eq!(one(&[f, "jo roe;;;;;"]), [0, 0]);
        assert_eq!(one(&[f, "jo roe;fd;;;;"]), [0, 0]);
        assert_eq!(one(&[f, d, "jo roe;;;;;"]), [0, 1, 2]);
    }

    #[test]
    fn another_spelling_needs_more_than_the_name() {
        assert_eq!(one(&["mike roe;;;;;", "michael roe;;;;;"]), [0, 1]);
        let (mike, michael) = ("mike roe;;;;;faith", "michael roe;;;;;faith");
        assert_eq!(one(&[mike, michael]), [0, 0]);
        assert_eq!(one(&["mike roe;;;;;", mike, michael]), [0, 0, 0]);
    }

    #[test]
    fn a_source_keeps_its_key_when_more_is_known_of_it() {
        let name = KeyBuilder::new("name").finish();
        let (plain, mayor) = (of(PLAIN), of(MAYOR));
        let alone = sources(name, &[&plain]);
        assert_eq!(sources(name, &[&mayor, &plain]), [alone[0], alone[0]]);
    }
}
