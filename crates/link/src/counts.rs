//! How many origins stand behind claims and stories: ranges, with doubt taken both ways.

use crate::derive::{Cited, Family};
use crate::doc::Doc;
use crate::origins::{Origins, RECENT_DAYS, Rests, weights};
use crate::related::{WINDOW_DAYS, near};
use crate::unionfind::UnionFind;
use onrecord_core::links::{AttributionRef, Origin};
use onrecord_core::{Register, Stance};
use std::collections::{BTreeMap, BTreeSet};

/// At least and at most so many.
pub(crate) type Range = (u32, u32);

/// Counts origins of a story; holds which of them might be one.
pub(crate) struct Counter<'s> {
    origins: &'s Origins,
    /// Origins that might be one, in one set.
    doubtful: UnionFind,
    /// Older reports that articles cite beside what they tell.
    background: BTreeSet<usize>,
}

impl<'s> Counter<'s> {
    /// Finds which origins might be one: reports of outlets of one owner, and of one outlet
    /// where a date is unknown or the dates overlap; and the text of an unknown outlet with the
    /// one report that it may be.
    pub(crate) fn new(
        docs: &[Doc<'_>],
        family: &Family,
        origins: &'s Origins,
        register: &Register,
    ) -> Self {
        let all = &origins.all;
        let mut doubtful = UnionFind::new(all.len());
        let mut by_owner: BTreeMap<String, Vec<(usize, &Origin)>> = BTreeMap::new();
        for (i, origin) in all.iter().enumerate() {
            if let Some(outlet) = origin.outlet.as_deref() {
                let known = register.by_name(outlet);
                let owner = known.and_then(|o| o.owner.as_deref());
                let name = known.map_or(outlet, |o| o.name.as_str());
                let owner = owner.map_or_else(
                    || format!("outlet {}", crate::rarity::name_key(name)),
                    |o| format!("owner {o}"),
                );
                by_owner.entry(owner).or_default().push((i, origin));
            }
        }
        for group in by_owner.values() {
            merge(group, &mut doubtful);
        }
        unknown(docs, family, origins, &mut doubtful);
        Self {
            origins,
            doubtful,
            background: background(origins),
        }
    }

    /// Origins of some statements: at least, with every doubtful merge taken; at most, with none.
    pub(crate) fn range<'r>(
        &mut self,
        statements: impl Iterator<Item = &'r [Rests]> + Clone,
    ) -> Range {
        let most = all(statements.clone());
        let least = self.least(statements, |_| true);
        between(least, most.len())
    }

    /// Origins of a story. At least those of its central statements, and of all statements those
    /// that are `solid`, without background; at most those of all but what is `elsewhere`.
    pub(crate) fn of_story<'r>(
        &mut self,
        central: impl Iterator<Item = &'r [Rests]> + Clone,
        everything: impl Iterator<Item = &'r [Rests]> + Clone,
        solid: &BTreeSet<usize>,
        elsewhere: &BTreeSet<usize>,
    ) -> Range {
        let mut most = all(everything.clone());
        let here: BTreeSet<usize> = most.difference(elsewhere).copied().collect();
        let skipped = if here.is_empty() {
            &BTreeSet::new()
        } else {
            elsewhere
        };
        if !here.is_empty() {
            most = here;
        }
        let mut counted = solid.clone();
        counted.extend(all(central));
        let background = std::mem::take(&mut self.background);
        let counts =
            |o: usize| counted.contains(&o) && !background.contains(&o) && !skipped.contains(&o);
        let least = self.least(everything, counts);
        self.background = background;
        between(least, most.len())
    }

    /// How many sets of origins that may be one the statements need, of those that count.
    fn least<'r>(
        &mut self,
        statements: impl Iterator<Item = &'r [Rests]> + Clone,
        counts: impl Fn(usize) -> bool,
    ) -> usize {
        let mut least: BTreeSet<usize> = BTreeSet::new();
        let certain = statements.clone().flatten().filter(|r| r.certain);
        for rests in certain.filter(|r| counts(r.origin)) {
            least.insert(self.doubtful.find(rests.origin));
        }
        // What is uncertain takes the reading that adds nothing, else the likeliest.
        for rows in statements {
            let uncertain = rows.iter().filter(|r| !r.certain);
            let sets: Vec<usize> = uncertain.map(|r| r.origin).collect();
            let counted = sets.iter().any(|o| least.contains(&self.doubtful.find(*o)));
            if let Some(first) = sets.first().filter(|o| !counted && counts(**o)) {
                let root = self.doubtful.find(*first);
                least.insert(root);
            }
        }
        least.len()
    }

    /// The origins that are counted.
    pub(crate) fn origins(&self) -> &'s Origins {
        self.origins
    }
}

/// The origins of a statement that asserts.
pub(crate) fn asserting<'o>(
    docs: &[Doc<'_>],
    origins: &'o Origins,
    at: AttributionRef,
) -> Option<&'o [Rests]> {
    let attribution = docs
        .get(at.article)?
        .article
        .attributions
        .get(at.attribution)?;
    let rows = origins.of_statements.get(&at)?;
    (attribution.stance == Stance::Asserts).then_some(rows.as_slice())
}

/// The origins of statements.
fn all<'r>(statements: impl Iterator<Item = &'r [Rests]>) -> BTreeSet<usize> {
    statements.flatten().map(|r| r.origin).collect()
}

/// A range whose ends fit: where there is any origin there is one.
fn between(least: usize, most: usize) -> Range {
    let most = count(most);
    (count(least).max(u32::from(most > 0)).min(most), most)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Joins origins of one owner that no known dates tell apart.
fn merge(group: &[(usize, &Origin)], doubtful: &mut UnionFind) {
    const MOST: usize = 256;
    for (at, (i, a)) in group.iter().enumerate().take(MOST) {
        for (j, b) in group.iter().take(at) {
            let other_day = a.outlet == b.outlet
                && a.reported_on
                    .as_ref()
                    .zip(b.reported_on.as_ref())
                    .is_some_and(|(a, b)| a.is_before(b) || b.is_before(a));
            if !other_day {
                doubtful.union(*i, *j);
            }
        }
    }
}

/// Reports that appeared long before the one that most of the story's statements rest on.
fn background(origins: &Origins) -> BTreeSet<usize> {
    let weights = weights(origins);
    let all = || origins.all.iter().enumerate();
    let weight = |i: usize| weights.get(i).copied().unwrap_or(0);
    let dated = all().filter_map(|(i, o)| Some((i, o, o.reported_on.as_ref()?)));
    let main = dated.max_by_key(|(i, o, on)| (weight(*i), o.article, on.from(), on.to()));
    let Some((_, _, main)) = main else {
        return BTreeSet::new();
    };
    let old = |o: &Origin| {
        // A report the story has is of its events if it stands within the window of a story.
        let days = if o.article.is_some() {
            WINDOW_DAYS
        } else {
            RECENT_DAYS
        };
        let on = o.reported_on.as_ref();
        on.is_some_and(|on| on.is_before(main) && !near(on, main, days))
    };
    all().filter(|(_, o)| old(o)).map(|(i, _)| i).collect()
}

/// Joins the text of an article whose outlet is unknown with the one report outside the story
/// that its speakers are said to have been told: that may be its own outlet.
fn unknown(docs: &[Doc<'_>], family: &Family, origins: &Origins, doubtful: &mut UnionFind) {
    for (i, doc) in docs
        .iter()
        .enumerate()
        .filter(|(_, d)| d.reporter.is_none())
    {
        let mut told = BTreeSet::new();
        for (c, citation) in doc.article.citations.iter().enumerate() {
            let statement = citation.attribution;
            let told_it = statement
                .and_then(|a| doc.article.attributions.get(a))
                .is_some_and(|a| a.told.is_some());
            let dates = citation
                .said_on
                .as_ref()
                .zip(doc.article.published.as_ref());
            let then = dates.is_none_or(|(said, on)| near(said, on, 1));
            if told_it && then && family.cited(i, c) == Cited::Outside {
                told.extend(origins.of_citations.get(i).and_then(|o| *o.get(c)?));
            }
        }
        if let (Some(cited), Some(text)) = (told.first(), origins.of_text.get(i))
            && told.len() == 1
        {
            doubtful.union(*text, *cited);
        }
    }
}
