//! What is said of the bearer of a name, and what of it tells him from others of that name.

use std::collections::BTreeSet;
use std::fmt;

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
    pub(super) fn spelled_alike(&self, other: &Self) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_reads_back() {
        let of = |text: &str| Traits::parse(text).unwrap();
        let mut traits = of("ann lee,anne lee;fd;f;office;mayor@new vell;politics");
        assert_eq!(traits.woman, Some(true));
        assert_eq!(of(&traits.to_string()), traits);
        traits.written.insert("a;b,c@d".into());
        assert!(of(&traits.to_string()).written.contains("a b c d"));
        assert_eq!(Traits::default().to_string(), "");
        assert_eq!(Traits::parse("a;b"), None);
    }
}
