//! Which articles tell one story.
//!
//! That one article is related to a second and the second to a third does not make one story
//! of the three: a digest, or a report of two matters, would glue what has nothing to do with
//! each other. Articles are therefore taken one by one in canonical order, each joins the story
//! whose articles it is likest on average or begins one, and what was decided stays: the
//! single pass of topic detection and tracking (Allan, Papka and Lavrenko, *On-line new event
//! detection and tracking*, SIGIR 1998). Where an article shows that two stories begun apart
//! are one, they are joined, if the articles it is like are alike on average, too.
//!
//! So what is decided of an article is a function of what stands before it, and an article that
//! comes in order of date changes nothing that was decided.

use crate::doc::Doc;
use crate::neighbours::{Index, Limits, Place, choose};
use crate::related::{ALIKE, Likeness, UNITS, likeness};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// Of a larger story so many articles count, the likest: an article is compared with few.
const NEAREST: usize = 16;
/// Two stories are one if so alike on average; more than is asked of an article, for what is
/// joined stays joined.
const ONE: f32 = 0.30;
/// Averages are finer than units, so that few are equal.
const FINER: i64 = 1_000;

/// An article that another was compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Which.
    pub place: Place,
    /// How like the two are.
    pub likeness: Likeness,
}

/// Stories as they stand while articles are taken in canonical order; a disjoint-set forest
/// (Galler and Fischer 1964) in which a story is named by its first article.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    up: HashMap<Place, Place>,
    sizes: HashMap<Place, usize>,
}

impl Stories {
    /// Adds an article as a story by itself; false if it is there.
    pub fn add(&mut self, article: Place) -> bool {
        let is_new = !self.contains(article);
        if is_new {
            self.up.insert(article, article);
            self.sizes.insert(article, 1);
        }
        is_new
    }

    /// Whether the article was added.
    #[must_use]
    pub fn contains(&self, article: Place) -> bool {
        self.up.contains_key(&article)
    }

    /// The first article of the story that an article is in; itself where it was not added.
    pub fn first(&mut self, article: Place) -> Place {
        let mut at = article;
        while let Some(above) = self.up.get(&at).copied().filter(|above| *above != at) {
            // Each step halves the way for the next one.
            let top = self.up.get(&above).copied().unwrap_or(above);
            self.up.insert(at, top);
            at = top;
        }
        at
    }

    /// Makes one story of two.
    pub fn join(&mut self, a: Place, b: Place) {
        let (a, b) = (self.first(a), self.first(b));
        if a == b {
            return;
        }
        let (first, other) = (a.min(b), a.max(b));
        self.up.insert(other, first);
        let more = self.sizes.remove(&other).unwrap_or(1);
        *self.sizes.entry(first).or_insert(1) += more;
    }

    fn size(&self, first: Place) -> usize {
        self.sizes.get(&first).copied().unwrap_or(1)
    }
}

/// Decides to which story an article belongs, given the stories of all articles before it, and
/// adds it there: gives the articles it is joined with, none where it begins a story, several
/// where it makes one story of several.
///
/// `near` are the articles before it that it was compared with; `beside` gives the likeness of
/// one of these to others before the article, in units, whichever of the two looked back.
///
/// # Errors
/// What `beside` fails with.
pub fn decide<E>(
    stories: &mut Stories,
    article: Place,
    near: &[Neighbour],
    mut beside: impl FnMut(Place) -> Result<Vec<(Place, u32)>, E>,
) -> Result<Vec<Place>, E> {
    stories.add(article);
    let mut by_story: BTreeMap<Place, Vec<Neighbour>> = BTreeMap::new();
    for neighbour in near {
        let first = stories.first(neighbour.place);
        by_story.entry(first).or_default().push(*neighbour);
    }
    let enough = in_units(ALIKE);
    let mut found: Vec<(i64, Place)> = Vec::new();
    for (first, near) in &by_story {
        let units = near.iter().map(|n| n.likeness.units).collect();
        let average = average(units, stories.size(*first));
        // Two articles are a story only if they are related by themselves.
        let known = stories.size(*first) > 1 || near.iter().any(|n| n.likeness.related);
        if known && average >= enough {
            found.push((average, *first));
        }
    }
    found.sort_by_key(|(average, first)| (Reverse(*average), *first));
    let mut found = found.into_iter().map(|(_, first)| first);
    let Some(own) = found.next() else {
        return Ok(Vec::new());
    };
    let likest = |story: &Place| {
        let near = by_story.get(story).into_iter().flatten();
        let likest = near.max_by_key(|n| (n.likeness.units, Reverse(n.place)));
        likest.map_or(*story, |n| n.place)
    };
    let mut joined = vec![likest(&own)];
    stories.join(article, own);
    let places = |story: &Place| {
        let near = by_story.get(story).into_iter().flatten();
        near.map(|n| n.place).collect::<Vec<_>>()
    };
    let mut ours = places(&own);
    ours.push(article);
    let mut graph = Graph::default();
    for other in found {
        let theirs = places(&other);
        for place in ours.iter().chain(&theirs) {
            graph.add(*place, article, near, &mut beside)?;
        }
        if graph.are_one(stories, article, &ours, other, &theirs) {
            joined.push(likest(&other));
            stories.join(article, other);
            ours.extend(theirs);
        }
    }
    Ok(joined)
}

fn in_units(share: f32) -> i64 {
    (share * UNITS) as i64 * FINER
}

/// The average likeness to a story of so many articles, of which the likest count.
fn average(mut units: Vec<u32>, size: usize) -> i64 {
    let count = size.clamp(1, NEAREST);
    units.sort_unstable_by_key(|u| Reverse(*u));
    let sum: i64 = units.iter().take(count).map(|u| i64::from(*u)).sum();
    sum * FINER / i64::try_from(count).unwrap_or(1)
}

/// How like the articles around one article are.
#[derive(Default)]
struct Graph(HashMap<Place, Vec<(Place, u32)>>);

impl Graph {
    fn add<E>(
        &mut self,
        place: Place,
        article: Place,
        near: &[Neighbour],
        beside: &mut impl FnMut(Place) -> Result<Vec<(Place, u32)>, E>,
    ) -> Result<(), E> {
        if self.0.contains_key(&place) {
            return Ok(());
        }
        let of_article = near.iter().map(|n| (n.place, n.likeness.units));
        let rows = if place == article {
            of_article.collect()
        } else {
            let mut rows = beside(place)?;
            let own = of_article.filter(|(other, _)| *other == place);
            rows.extend(own.map(|(_, units)| (article, units)));
            rows
        };
        self.0.insert(place, rows);
        Ok(())
    }

    /// Whether the article's story and another are one: whether the articles of the smaller
    /// that it was compared with are like the larger on average.
    fn are_one(
        &self,
        stories: &mut Stories,
        article: Place,
        ours: &[Place],
        other: Place,
        theirs: &[Place],
    ) -> bool {
        let own = stories.first(article);
        let (some, whole) = if stories.size(own) <= stories.size(other) {
            (ours, other)
        } else {
            (theirs, own)
        };
        let size = stories.size(whole);
        let mut sum = 0;
        for place in some {
            let rows = self.0.get(place).into_iter().flatten();
            let units = rows
                .filter(|(beside, _)| stories.first(*beside) == whole)
                .map(|(_, units)| *units);
            sum += average(units.collect(), size);
        }
        sum >= in_units(ONE) * i64::try_from(some.len()).unwrap_or(i64::MAX)
    }
}

/// Splits articles, given in canonical order, into stories; each in canonical order, in the
/// order of their first articles.
pub(crate) fn split(docs: &[Doc<'_>], limits: Limits) -> Vec<Vec<usize>> {
    let at: HashMap<Place, usize> = docs
        .iter()
        .enumerate()
        .map(|(i, d)| (d.place(), i))
        .collect();
    let mut index = Index::default();
    let mut stories = Stories::default();
    let mut beside: HashMap<Place, Vec<(Place, u32)>> = HashMap::new();
    for (i, doc) in docs.iter().enumerate() {
        let found: Vec<_> = index
            .read(docs, doc, limits)
            .into_iter()
            .filter_map(|(j, shared)| Some((docs.get(j)?.place(), shared)))
            .collect();
        index.enter(i, doc);
        let chosen = choose(&found, doc.signature.prints.len(), limits);
        let near: Vec<Neighbour> = chosen
            .into_iter()
            .filter_map(|place| {
                let likeness = likeness(docs.get(*at.get(&place)?)?, doc);
                Some(Neighbour { place, likeness })
            })
            .collect();
        let of = |place: Place| beside.get(&place).cloned().unwrap_or_default();
        let decided: Result<_, std::convert::Infallible> =
            decide(&mut stories, doc.place(), &near, |place| Ok(of(place)));
        // It cannot fail.
        let _ = decided;
        for Neighbour { place, likeness } in near {
            let both = [(place, doc.place()), (doc.place(), place)];
            for (from, to) in both {
                beside.entry(from).or_default().push((to, likeness.units));
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, doc) in docs.iter().enumerate() {
        let first = at.get(&stories.first(doc.place())).copied().unwrap_or(i);
        found.entry(first).or_default().push(i);
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{Build, member};
    use crate::{Member, link, related};
    use onrecord_core::{Article, Register};
    use std::collections::BTreeSet;

    const FLOOD: &str = "Talva dam Brunnhof burst flood Karlen council cracks engineers gymnasium \
        volunteers blankets cellars sluice masonry";
    const CHESS: &str = "Ilmo Rask Nordvik grandmaster rook endgame theatre balcony spectators \
        gambit tournament crowns bishop clock trophy";

    /// A text of these words in an order of its own, and of words of its own.
    fn text(words: &str, turn: usize) -> String {
        let mut words: Vec<&str> = words.split_whitespace().collect();
        let turn = turn % words.len().max(1);
        words.rotate_left(turn);
        let own = (0..5)
            .map(|i| format!("zaptur{turn}x{i}"))
            .collect::<Vec<_>>();
        format!("{} {}", words.join(" and "), own.join(" or "))
    }

    fn half(words: &str) -> String {
        let all: Vec<&str> = words.split_whitespace().collect();
        all.iter()
            .step_by(2)
            .chain(all.iter().take(4))
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Two stories of three reports, and a digest of both.
    fn articles() -> Vec<Article> {
        let reports = |words: &'static str| (1..4).map(move |i| text(words, i * 3));
        let digest = text(&format!("{} {}", half(FLOOD), half(CHESS)), 2);
        let all = reports(FLOOD).chain(reports(CHESS)).chain([digest]);
        all.map(|body| Build::new(&body).article()).collect()
    }

    fn stories(members: &[Member<'_>], all: &[Member<'_>]) -> BTreeSet<Vec<usize>> {
        let place = |i: &usize| all.iter().position(|m| m.key == members[*i].key).unwrap();
        let linked = link(members, &Register::default());
        let sorted = |s: &[usize]| {
            let mut places: Vec<usize> = s.iter().map(place).collect();
            places.sort_unstable();
            places
        };
        linked.iter().map(|s| sorted(&s.articles)).collect()
    }

    #[test]
    fn a_digest_does_not_glue_two_stories_whatever_the_order() {
        let articles = articles();
        let all: Vec<Member<'_>> = articles.iter().map(member).collect();
        let digest = all[6];
        assert!(related(&digest, &all[0]) && related(&digest, &all[3]));
        assert!(!related(&all[0], &all[3]));
        let expected = stories(&all, &all);
        assert_eq!(expected.len(), 2, "{expected:?}");
        assert!(
            expected.iter().any(|s| s.starts_with(&[0, 1, 2])),
            "{expected:?}"
        );
        for turn in 0..all.len() {
            let mut turned = all.clone();
            turned.rotate_left(turn);
            turned.swap(0, 3);
            assert_eq!(stories(&turned, &all), expected);
        }
    }

    #[test]
    fn two_related_articles_are_one_story() {
        let articles = articles();
        let two = [member(&articles[0]), member(&articles[6])];
        assert_eq!(link(&two, &Register::default()).len(), 1);
    }
}
