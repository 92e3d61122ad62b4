//! Which report went where: cards and the ways between them, set out in columns.
//!
//! A card is a report outside the database, an article, or several articles that have the same
//! from the same report. Columns go by how many steps a card is from a report it descends from;
//! within a column a card stands near what it descends from.

use crate::facts::Facts;
use onrecord_query::{ArticleLine, DerivationLine};
use std::collections::BTreeMap;

/// Articles that differ in nothing but their outlet share a card where the story has more
/// cards than this …
const FEW: usize = 12;
/// … and at least so many would share it.
const ALIKE: usize = 3;
/// A row, in hundredths.
pub(crate) const ROW: usize = 100;
/// More columns than these are not drawn: longer chains end in the last one.
const COLUMNS: usize = 8;

/// A card.
#[derive(Debug)]
pub(crate) struct Card<'f> {
    /// What it stands for.
    pub(crate) what: What<'f>,
    /// How many statements rest on it as their origin.
    pub(crate) statements: i64,
    /// Its column, from 0.
    pub(crate) column: usize,
    /// How far down it stands, in hundredths of a row.
    pub(crate) down: usize,
}

/// What a card stands for.
#[derive(Debug)]
pub(crate) enum What<'f> {
    /// A report that the database does not have: outlet and day.
    Outside(Option<&'f str>, Option<&'f str>),
    /// Articles; several only where they are alike.
    Articles(Vec<&'f ArticleLine>),
}

/// A way from a report to what descends from it; cards by their places.
#[derive(Debug)]
pub(crate) struct Way<'f> {
    /// The report.
    pub(crate) from: usize,
    /// What descends from it.
    pub(crate) to: usize,
    /// How; of several articles the first.
    pub(crate) how: &'f DerivationLine,
}

/// Cards and ways.
#[derive(Debug)]
pub(crate) struct Graph<'f> {
    /// The cards.
    pub(crate) cards: Vec<Card<'f>>,
    /// The ways.
    pub(crate) ways: Vec<Way<'f>>,
}

/// What a derivation leads to: an article, or a report by outlet and day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Parent<'f> {
    Article(i64),
    Outside(Option<&'f str>, Option<&'f str>),
}

fn parent(of: &DerivationLine) -> Parent<'_> {
    match of.parent_article_id {
        Some(id) => Parent::Article(id),
        None => Parent::Outside(
            of.parent_outlet.as_deref(),
            of.parent_reported_on.as_deref(),
        ),
    }
}

/// Sets out a story.
pub(crate) fn graph(facts: &Facts) -> Graph<'_> {
    let mut graph = Graph {
        cards: Vec::new(),
        ways: Vec::new(),
    };
    let mut places: BTreeMap<Parent<'_>, usize> = BTreeMap::new();
    for origin in facts
        .story
        .origins
        .iter()
        .filter(|o| o.article_id.is_none())
    {
        let (outlet, on) = (origin.outlet.as_deref(), origin.reported_on.as_deref());
        if outlet.is_some() {
            let place = graph.add(What::Outside(outlet, on));
            places.insert(Parent::Outside(outlet, on), place);
        }
    }
    for (articles, with) in groups(facts) {
        let place = graph.add(What::Articles(articles));
        for id in with {
            places.insert(Parent::Article(id), place);
        }
    }
    for origin in &facts.story.origins {
        let of = match origin.article_id {
            Some(id) => Parent::Article(id),
            None => Parent::Outside(origin.outlet.as_deref(), origin.reported_on.as_deref()),
        };
        if let Some(card) = places.get(&of).and_then(|p| graph.cards.get_mut(*p)) {
            card.statements += origin.statements;
        }
    }
    for how in &facts.story.derivations {
        let ends = (
            places.get(&parent(how)),
            places.get(&Parent::Article(how.article_id)),
        );
        let (Some(&from), Some(&to)) = ends else {
            continue;
        };
        let known = graph.ways.iter().any(|w| (w.from, w.to) == (from, to));
        if from != to && !known {
            graph.ways.push(Way { from, to, how });
        }
    }
    graph.columns();
    graph.rows();
    graph
}

/// The articles of each card, and the ids of all of them.
fn groups<'f>(facts: &'f Facts) -> Vec<(Vec<&'f ArticleLine>, Vec<i64>)> {
    let all = &facts.story.articles;
    let has_children = |id: i64| {
        facts
            .story
            .derivations
            .iter()
            .any(|d| d.parent_article_id == Some(id))
    };
    // What is alike: leaves that have it from the same reports in the same way.
    let mut alike: BTreeMap<Vec<(Parent<'_>, &str)>, Vec<&ArticleLine>> = BTreeMap::new();
    let mut alone: Vec<&ArticleLine> = Vec::new();
    for line in all {
        let mut from: Vec<_> = facts
            .parents(line.article_id)
            .map(|d| (parent(d), d.kind.as_str()))
            .collect();
        from.sort_unstable();
        if from.is_empty() || all.len() <= FEW || has_children(line.article_id) {
            alone.push(line);
        } else {
            alike.entry(from).or_default().push(line);
        }
    }
    let mut found: Vec<Vec<&ArticleLine>> = alone.into_iter().map(|line| vec![line]).collect();
    for lines in alike.into_values() {
        if lines.len() >= ALIKE {
            found.push(lines);
        } else {
            found.extend(lines.into_iter().map(|line| vec![line]));
        }
    }
    let with_ids = |lines: Vec<&'f ArticleLine>| {
        let ids = lines.iter().map(|line| line.article_id).collect();
        (lines, ids)
    };
    found.into_iter().map(with_ids).collect()
}

impl<'f> Graph<'f> {
    fn add(&mut self, what: What<'f>) -> usize {
        self.cards.push(Card {
            what,
            statements: 0,
            column: 0,
            down: 0,
        });
        self.cards.len() - 1
    }

    /// How many columns there are, and how far down the lowest card ends.
    pub(crate) fn size(&self) -> (usize, usize) {
        let columns = self.cards.iter().map(|c| c.column + 1).max().unwrap_or(0);
        let down = self.cards.iter().map(|c| c.down + ROW).max().unwrap_or(0);
        (columns, down)
    }

    /// Each card stands a column after the last of what it descends from.
    fn columns(&mut self) {
        // Derivations have no circle; should a file hold one, the bound ends it.
        for _ in 0..COLUMNS {
            let mut moved = false;
            for way in &self.ways {
                let least = self.cards.get(way.from).map_or(0, |c| c.column + 1);
                if let Some(card) = self.cards.get_mut(way.to)
                    && card.column < least.min(COLUMNS - 1)
                {
                    card.column = least.min(COLUMNS - 1);
                    moved = true;
                }
            }
            if !moved {
                return;
            }
        }
    }

    /// A card stands as near to what it descends from as those above it allow; in the first
    /// column what something descends from comes first, then what most rests on.
    fn rows(&mut self) {
        let (columns, _) = self.size();
        for column in 0..columns {
            let mut ranked: Vec<(usize, bool, i64, usize)> = Vec::new();
            for (place, card) in self.cards.iter().enumerate() {
                if card.column == column {
                    let barren = !self.ways.iter().any(|w| w.from == place);
                    ranked.push((self.wanted(place), barren, -card.statements, place));
                }
            }
            ranked.sort_unstable();
            let mut free = 0;
            for (wanted, .., place) in ranked {
                if let Some(card) = self.cards.get_mut(place) {
                    card.down = wanted.max(free);
                    free = card.down + ROW;
                }
            }
        }
    }

    /// The mean height of what a card descends from.
    fn wanted(&self, place: usize) -> usize {
        let from = self.ways.iter().filter(|w| w.to == place);
        let heights: Vec<usize> = from
            .filter_map(|w| self.cards.get(w.from))
            .map(|c| c.down)
            .collect();
        heights.iter().sum::<usize>() / heights.len().max(1)
    }
}
