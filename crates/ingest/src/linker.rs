//! Linking of what was stored: each new article against its neighbourhood.
//!
//! The neighbourhood of an article is what shares rare words or passages with it, and the
//! whole stories these stand in. It is linked anew as a whole, so that what comes out depends
//! on the set of articles alone, not on the order in which they came.

use crate::{IngestError, Progress, Summary};
use onrecord_core::{Article, Key, Register};
use onrecord_link::{MIN_PRINTS, MIN_TERMS, Member, link, related, signature};
use onrecord_store::Store;
use std::collections::{BTreeSet, HashMap};

/// Links all articles that are stored but not linked: those of this run, and those that an
/// interrupted run left.
pub(crate) fn link_pending(
    store: &mut Store,
    summary: &mut Summary,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), IngestError> {
    let register = store.register()?;
    let mut pending: BTreeSet<i64> = store.unlinked()?.into_iter().collect();
    let total = pending.len() as u64;
    while let Some(first) = pending.first().copied() {
        let group = neighbourhood(store, first, &pending)?;
        relink(store, &register, &group)?;
        for id in group.keys() {
            pending.remove(id);
        }
        pending.remove(&first);
        summary.linked += group.len() as u64;
        progress(Progress::Linking {
            done: total - pending.len() as u64,
            total,
        });
    }
    Ok(())
}

/// An article, what is related to it, what is related to that and not linked yet, and all that
/// stand in a story with one of them.
fn neighbourhood(
    store: &Store,
    first: i64,
    pending: &BTreeSet<i64>,
) -> Result<HashMap<i64, (Key, Article)>, IngestError> {
    let mut group = HashMap::new();
    let mut queue = store.story_members(&[first])?;
    queue.push(first);
    while let Some(id) = queue.pop() {
        if group.contains_key(&id) {
            continue;
        }
        let (key, article) = store.load_article(id)?;
        if pending.contains(&id) {
            let signature = signature(&article);
            let near = store.candidates(
                id,
                &signature.terms,
                &signature.prints,
                MIN_TERMS,
                MIN_PRINTS,
            )?;
            for other in near {
                if group.contains_key(&other) {
                    continue;
                }
                let (other_key, other_article) = store.load_article(other)?;
                let a = Member {
                    key,
                    article: &article,
                };
                let b = Member {
                    key: other_key,
                    article: &other_article,
                };
                if related(&a, &b) {
                    queue.extend(store.story_members(&[other])?);
                    queue.push(other);
                }
            }
        }
        group.insert(id, (key, article));
    }
    Ok(group)
}

fn relink(
    store: &mut Store,
    register: &Register,
    group: &HashMap<i64, (Key, Article)>,
) -> Result<(), IngestError> {
    let mut ids: Vec<i64> = group.keys().copied().collect();
    ids.sort_unstable_by_key(|id| group.get(id).map(|(key, _)| *key));
    let members: Vec<Member<'_>> = ids
        .iter()
        .filter_map(|id| group.get(id))
        .map(|(key, article)| Member { key: *key, article })
        .collect();
    let stories = link(&members, register);
    store.replace_stories(&ids, &stories)?;
    Ok(())
}
