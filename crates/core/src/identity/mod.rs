//! Whether sources of one name are one: what tells those apart who bear the same name.

mod traits;

use crate::{Key, KeyBuilder};

pub use traits::Traits;

/// What a named source is known by beyond one story.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// Made of the name, its spelling aside: sources whose names differ are never one.
    pub name: Key,
    /// What else is known.
    pub traits: Traits,
}

/// Of a name with more senses than this each is a source: nobody is known so variously.
const MOST_SENSES: usize = 400;

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
    let clusters = if all.len() <= MOST_SENSES {
        clusters(&all)
    } else {
        all.iter().map(|t| Cluster::alone(t, true)).collect()
    };
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
    fn alone(traits: &'t Traits, disputed: bool) -> Self {
        Self {
            members: vec![traits],
            disputed,
        }
    }

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
    let mut clusters: Vec<Cluster<'t>> = all.iter().map(|t| Cluster::alone(t, false)).collect();
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
    fn of_very_many_bearers_each_is_one() {
        let all: Vec<String> = (0..MOST_SENSES + 1)
            .map(|i| format!("ann lee;;;;mayor@ostwick {i};"))
            .collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        assert_eq!(one(&all).iter().max(), Some(&MOST_SENSES));
    }

    #[test]
    fn a_source_keeps_its_key_when_more_is_known_of_it() {
        let name = KeyBuilder::new("name").finish();
        let (plain, mayor) = (of(PLAIN), of(MAYOR));
        let alone = sources(name, &[&plain]);
        assert_eq!(sources(name, &[&mayor, &plain]), [alone[0], alone[0]]);
    }
}
