//! The second step: in canonical order it is decided of each article to which story it belongs.
//!
//! What was decided of articles that nothing has changed for is taken as it was, each at its
//! place in the order, so that every decision sees the stories as they stood before it.

use crate::IngestError;
use onrecord_link::{Likeness, Neighbour, Place, Stories, decide as decide_one};
use onrecord_store::{Placed, Row, Stage, Store, StoreError};
use std::collections::{BTreeMap, HashMap};

/// Decisions kept in one transaction.
const IN_ONE_TRANSACTION: usize = 1_000;

/// Decides all that is to be decided, and what changes by it.
pub(super) fn decide(store: &mut Store) -> Result<(), IngestError> {
    let mut sweep = Sweep {
        until: store.decided_until()?,
        ids: HashMap::new(),
        stories: Stories::default(),
        queue: BTreeMap::new(),
    };
    for article in store.at_stage(Stage::Compared)? {
        let place = sweep.place(&article);
        sweep.queue.insert(place, Step::Decide);
    }
    while !sweep.queue.is_empty() {
        store.transaction(|store| (0..IN_ONE_TRANSACTION).try_for_each(|_| sweep.step(store)))?;
    }
    Ok(())
}

/// What is to be done at an article's place.
enum Step {
    /// It is to be decided.
    Decide,
    /// It was decided, and nothing has changed that: with these it is joined.
    Join(Vec<Place>),
}

struct Sweep {
    /// The date of the last article that was decided before.
    until: i64,
    ids: HashMap<Place, i64>,
    /// As they stand before the article that is next.
    stories: Stories,
    queue: BTreeMap<Place, Step>,
}

impl Sweep {
    fn place(&mut self, article: &Placed) -> Place {
        let place = Place::new(article.from, article.key);
        self.ids.insert(place, article.id);
        place
    }

    fn step(&mut self, store: &mut Store) -> Result<(), StoreError> {
        match self.queue.pop_first() {
            Some((article, Step::Join(others))) => {
                self.stories.add(article);
                for other in others {
                    self.stories.join(article, other);
                }
                Ok(())
            }
            Some((article, Step::Decide)) => self.decide(store, article),
            None => Ok(()),
        }
    }

    fn decide(&mut self, store: &mut Store, article: Place) -> Result<(), StoreError> {
        let Some(id) = self.ids.get(&article).copied() else {
            return Ok(());
        };
        let rows = store.likeness(id)?;
        for row in &rows {
            self.meet(store, article, &row.other)?;
        }
        let near: Vec<Neighbour> = rows.iter().map(|row| self.neighbour(row)).collect();
        let ids = &self.ids;
        let joined = decide_one(&mut self.stories, article, &near, |other| {
            beside(store, ids.get(&other).copied(), article)
        })?;
        let joined = joined.iter().filter_map(|other| self.ids.get(other));
        let joined: Vec<i64> = joined.copied().collect();
        let is_last = article.date().unwrap_or(i64::MAX) > self.until;
        for later in store.set_joins(id, &joined, is_last)? {
            let place = self.place(&later);
            self.queue.insert(place, Step::Decide);
        }
        Ok(())
    }

    fn neighbour(&mut self, row: &Row) -> Neighbour {
        Neighbour {
            place: self.place(&row.other),
            likeness: Likeness {
                units: row.units,
                related: row.related,
            },
        }
    }

    /// Reads the story of an article, as it is in the file, unless it is known.
    fn meet(&mut self, store: &Store, now: Place, article: &Placed) -> Result<(), StoreError> {
        let place = self.place(article);
        if self.stories.contains(place) {
            return Ok(());
        }
        for id in store.thread(article.id)? {
            let member = store.place(id)?;
            let place = self.place(&member);
            if self.queue.contains_key(&place) {
                continue;
            }
            let mut others = Vec::new();
            for other in store.joins(id)? {
                let other = store.place(other)?;
                others.push(self.place(&other));
            }
            if place < now {
                self.stories.add(place);
                for other in others {
                    self.stories.add(other);
                    self.stories.join(place, other);
                }
            } else {
                self.queue.insert(place, Step::Join(others));
            }
        }
        Ok(())
    }
}

/// How like an article is to others before `now`, whichever of two looked back.
fn beside(
    store: &Store,
    article: Option<i64>,
    now: Place,
) -> Result<Vec<(Place, u32)>, StoreError> {
    let Some(article) = article else {
        return Ok(Vec::new());
    };
    let before = store.likeness(article)?;
    let after = store.likeness_after(article)?;
    let rows = before.iter().chain(&after);
    let placed = rows.map(|row| (Place::new(row.other.from, row.other.key), row.units));
    Ok(placed.filter(|(place, _)| *place < now).collect())
}
