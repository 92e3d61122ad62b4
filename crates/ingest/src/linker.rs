//! Linking of what was stored: each new article against its neighbourhood.
//!
//! The neighbourhood of an article is what shares rare words or passages with it, and the
//! whole stories these stand in. It is linked anew as a whole, so that what comes out depends
//! on the set of articles alone, not on the order in which they came.

use crate::{IngestError, Progress, Summary};
use onrecord_core::{Article, Key, Register};
use onrecord_link::{MIN_PRINTS, MIN_TERMS, Member, link, related, signature};
use onrecord_store::{Store, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// Neighbourhoods written in one transaction: each alone would wait for the disk.
const IN_ONE_TRANSACTION: usize = 64;

/// Articles of a neighbourhood by id, with their keys.
type Group = BTreeMap<i64, (Key, Article)>;

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
    while !pending.is_empty() {
        let linked = store.transaction(|store| {
            let mut linked = 0;
            for _ in 0..IN_ONE_TRANSACTION {
                let Some(first) = pending.first().copied() else {
                    break;
                };
                let group = neighbourhood(store, first, &pending)?;
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

/// An article, what is related to it, what is related to those of them that are not linked yet,
/// and all that stand in a story with one of them.
fn neighbourhood(store: &Store, first: i64, pending: &BTreeSet<i64>) -> Result<Group, StoreError> {
    let mut group = Group::new();
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
            let this = Member {
                key,
                article: &article,
            };
            for other in near {
                if group.contains_key(&other) {
                    continue;
                }
                let (key, article) = store.load_article(other)?;
                let that = Member {
                    key,
                    article: &article,
                };
                if related(&this, &that) {
                    queue.extend(store.story_members(&[other])?);
                }
            }
        }
        group.insert(id, (key, article));
    }
    Ok(group)
}

fn relink(store: &mut Store, register: &Register, group: &Group) -> Result<(), StoreError> {
    let ids: Vec<i64> = group.keys().copied().collect();
    let members: Vec<Member<'_>> = group
        .values()
        .map(|(key, article)| Member { key: *key, article })
        .collect();
    store.replace_stories(&ids, &link(&members, register))
}
