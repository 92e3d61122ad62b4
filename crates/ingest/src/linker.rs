//! Linking of what was stored: each new article against its neighbourhood.
//!
//! The neighbourhood of an article is what shares rare words or passages with it, and the
//! whole stories these stand in. It is linked anew as a whole, so that what comes out depends
//! on the set of articles alone, not on the order in which they came.

use crate::{IngestError, Progress, Summary};
use onrecord_core::{Article, Key, Register};
use onrecord_link::{MIN_PRINTS, MIN_TERMS, Member, Prepared, Signature, link};
use onrecord_store::{Store, StoreError};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Groups written in one transaction: each alone would wait for the disk.
const IN_ONE_TRANSACTION: usize = 64;

/// Articles kept while their neighbours are looked at: the same ones come again and again.
const KEPT: usize = 1_024;

/// An article with its key.
type Loaded = Rc<(Key, Article)>;

/// Links all articles that are stored but not linked: those of this run, and those that an
/// interrupted run left.
pub(crate) fn link_pending(
    store: &mut Store,
    summary: &mut Summary,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), IngestError> {
    let register = store.register()?;
    let mut shelf = Shelf::default();
    let pending = store.unlinked()?;
    let total = pending.len() as u64;
    let mut groups = Groups::default();
    for (done, id) in (0..).zip(&pending) {
        gather(store, &mut shelf, &mut groups, *id)?;
        progress(Progress::Linking { done, total });
    }
    // All of a group at once, however many of it are new: a story is linked once a run.
    for some in groups.into_groups().chunks(IN_ONE_TRANSACTION) {
        summary.linked += store.transaction(|store| {
            let mut linked = 0;
            for group in some {
                let members = store.story_members(group)?;
                relink(store, &mut shelf, &register, &members)?;
                linked += members.len() as u64;
            }
            Ok(linked)
        })?;
    }
    Ok(())
}

/// Puts an article into one group with what is related to it, and with the stories these stand
/// in.
fn gather(
    store: &Store,
    shelf: &mut Shelf,
    groups: &mut Groups,
    id: i64,
) -> Result<(), StoreError> {
    groups.add(id);
    let loaded = shelf.get(store, id)?;
    let this = Prepared::new(&member(&loaded));
    let Signature { terms, prints } = this.signature();
    for other in store.candidates(id, terms, prints, MIN_TERMS, MIN_PRINTS)? {
        // Belonging is transitive: what is in one group already is not compared.
        if groups.together(id, other) {
            continue;
        }
        let that = shelf.get(store, other)?;
        if this.related(&Prepared::new(&member(&that))) {
            if groups.add(other) {
                for beside in store.story_members(&[other])? {
                    groups.add(beside);
                    groups.join(other, beside);
                }
            }
            groups.join(id, other);
        }
    }
    Ok(())
}

/// Articles in groups that grow together; a disjoint-set forest (Galler and Fischer 1964).
#[derive(Default)]
struct Groups(HashMap<i64, i64>);

impl Groups {
    /// Whether it was not there yet; then it is a group of its own.
    fn add(&mut self, id: i64) -> bool {
        let is_new = !self.0.contains_key(&id);
        self.0.entry(id).or_insert(id);
        is_new
    }

    fn root(&mut self, id: i64) -> i64 {
        let mut at = id;
        while let Some(above) = self.0.get(&at).copied().filter(|above| *above != at) {
            // Each step halves the way for the next one.
            let top = self.0.get(&above).copied().unwrap_or(above);
            self.0.insert(at, top);
            at = top;
        }
        at
    }

    fn together(&mut self, a: i64, b: i64) -> bool {
        self.0.contains_key(&b) && self.root(a) == self.root(b)
    }

    fn join(&mut self, a: i64, b: i64) {
        let (a, b) = (self.root(a), self.root(b));
        self.0.insert(a.max(b), a.min(b));
    }

    /// The groups, each in order of its ids.
    fn into_groups(mut self) -> Vec<Vec<i64>> {
        let mut ids: Vec<i64> = self.0.keys().copied().collect();
        ids.sort_unstable();
        let mut groups: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for id in ids {
            groups.entry(self.root(id)).or_default().push(id);
        }
        groups.into_values().collect()
    }
}

/// Articles read from the file, to be read once.
#[derive(Default)]
struct Shelf(HashMap<i64, Loaded>);

impl Shelf {
    fn get(&mut self, store: &Store, id: i64) -> Result<Loaded, StoreError> {
        if let Some(loaded) = self.0.get(&id) {
            return Ok(Rc::clone(loaded));
        }
        if self.0.len() >= KEPT {
            self.0.clear();
        }
        let loaded = Rc::new(store.load_article(id)?);
        self.0.insert(id, Rc::clone(&loaded));
        Ok(loaded)
    }
}

fn member(loaded: &Loaded) -> Member<'_> {
    Member {
        key: loaded.0,
        article: &loaded.1,
    }
}

fn relink(
    store: &mut Store,
    shelf: &mut Shelf,
    register: &Register,
    ids: &[i64],
) -> Result<(), StoreError> {
    let loaded: Vec<Loaded> = ids
        .iter()
        .map(|id| shelf.get(store, *id))
        .collect::<Result<_, _>>()?;
    let members: Vec<Member<'_>> = loaded.iter().map(member).collect();
    store.replace_stories(ids, &link(&members, register))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_grow_together() {
        let mut groups = Groups::default();
        for id in [5, 3, 9, 1, 7] {
            assert!(groups.add(id));
        }
        assert!(!groups.add(5));
        groups.join(5, 3);
        groups.join(9, 7);
        groups.join(3, 9);
        assert!(groups.together(7, 5));
        assert!(!groups.together(7, 1));
        assert!(!groups.together(7, 100));
        assert_eq!(groups.into_groups(), [vec![1], vec![3, 5, 7, 9]]);
    }
}
