//! Linking of what was stored: each new article against its neighbourhood.
//!
//! The neighbourhood of an article is what shares rare words or passages with it, and the
//! whole stories these stand in. It is linked anew as a whole, so that what comes out depends
//! on the set of articles alone, not on the order in which they came.

use crate::{IngestError, Progress, Summary};
use onrecord_core::{Article, Key, Register};
use onrecord_link::{MIN_PRINTS, MIN_TERMS, Member, Prepared, Signature, link};
use onrecord_store::{Store, StoreError};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// Neighbourhoods written in one transaction: each alone would wait for the disk.
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
    let mut pending: BTreeSet<i64> = store.unlinked()?.into_iter().collect();
    let total = pending.len() as u64;
    while !pending.is_empty() {
        let linked = store.transaction(|store| {
            let mut linked = 0;
            for _ in 0..IN_ONE_TRANSACTION {
                let Some(first) = pending.first().copied() else {
                    break;
                };
                let group = neighbourhood(store, &mut shelf, first, &pending)?;
                relink(store, &register, &group)?;
                pending.retain(|id| !group.contains_key(id));
                linked += group.len() as u64;
            }
            Ok(linked)
        })?;
        summary.linked += linked;
        progress(Progress::Linking {
            done: total - pending.len() as u64,
            total,
        });
    }
    Ok(())
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

/// An article, what is related to it, what is related to those of them that are not linked yet,
/// and all that stand in a story with one of them.
fn neighbourhood(
    store: &Store,
    shelf: &mut Shelf,
    first: i64,
    pending: &BTreeSet<i64>,
) -> Result<BTreeMap<i64, Loaded>, StoreError> {
    let mut group = BTreeMap::new();
    let mut queue = store.story_members(&[first])?;
    queue.push(first);
    // Belonging is transitive: what is on its way into the group is not compared again.
    let mut known: BTreeSet<i64> = queue.iter().copied().collect();
    while let Some(id) = queue.pop() {
        if group.contains_key(&id) {
            continue;
        }
        let loaded = shelf.get(store, id)?;
        if pending.contains(&id) {
            let this = Prepared::new(&member(&loaded));
            let Signature { terms, prints } = this.signature();
            for other in store.candidates(id, terms, prints, MIN_TERMS, MIN_PRINTS)? {
                if known.contains(&other) {
                    continue;
                }
                let that = shelf.get(store, other)?;
                if this.related(&Prepared::new(&member(&that))) {
                    let story = store.story_members(&[other])?;
                    known.extend(&story);
                    queue.extend(story);
                }
            }
        }
        group.insert(id, loaded);
    }
    Ok(group)
}

fn relink(
    store: &mut Store,
    register: &Register,
    group: &BTreeMap<i64, Loaded>,
) -> Result<(), StoreError> {
    let ids: Vec<i64> = group.keys().copied().collect();
    let members: Vec<Member<'_>> = group.values().map(member).collect();
    store.replace_stories(&ids, &link(&members, register))
}
