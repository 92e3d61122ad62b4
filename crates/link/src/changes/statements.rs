//! Statements that were added, removed or changed.

use super::alike::{MOST, Stems, matched, stems};
use super::{Aspect, Change};
use onrecord_core::text::{fold, words};
use onrecord_core::{Article, Attribution, Span};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Two contents of one speaker are one statement reworded from this likeness on.
const SAME_SPEAKER: f64 = 0.4;

/// And those of two speakers from this.
const OTHER_SPEAKER: f64 = 0.75;

pub(super) fn statements(old: &Article, new: &Article) -> Vec<Change> {
    let (before, after) = (read(old), read(new));
    let (old_text, new_text) = (fold(&old.body), fold(&new.body));
    let mut pairs = same_words(&before, &after);
    let (from, to): (HashSet<usize>, HashSet<usize>) = pairs.iter().copied().unzip();
    // What stands in the other version as it is was read differently there; it did not change.
    let left = |said: &[Said<'_>], paired: &HashSet<usize>, other: &str| -> Vec<usize> {
        let said = said.iter().enumerate();
        let left = said.filter(|(i, s)| !paired.contains(i) && !other.contains(&s.whole));
        left.map(|(i, _)| i).collect()
    };
    let (gone, come) = (
        left(&before, &from, &new_text),
        left(&after, &to, &old_text),
    );
    let stems = |said: &[Said<'_>], these: &[usize]| -> Vec<Stems> {
        let these = these.iter().take(MOST).filter_map(|i| said.get(*i));
        these.map(|s| s.stems.clone()).collect()
    };
    let floor = |a: usize, b: usize| {
        let a = gone.get(a).and_then(|i| before.get(*i));
        let b = come.get(b).and_then(|i| after.get(*i));
        match a.zip(b) {
            Some((a, b)) if same_speaker(a, b) => SAME_SPEAKER,
            _ => OTHER_SPEAKER,
        }
    };
    let reworded = matched(&stems(&before, &gone), &stems(&after, &come), floor);
    let reworded = reworded.into_iter();
    pairs.extend(reworded.filter_map(|(a, b)| Some((*gone.get(a)?, *come.get(b)?))));
    let paired: BTreeMap<usize, usize> = pairs.iter().map(|(a, b)| (*b, *a)).collect();
    let kept: HashSet<usize> = pairs.iter().map(|(a, _)| *a).collect();
    let added: HashSet<usize> = come.iter().copied().collect();
    let mut found = Vec::new();
    for said in &after {
        let counterpart = paired.get(&said.index).and_then(|i| before.get(*i));
        match counterpart {
            Some(earlier) => {
                let aspects = aspects(earlier, said);
                if !aspects.is_empty() {
                    found.push(Change::StatementChanged {
                        old: earlier.index,
                        new: said.index,
                        aspects,
                    });
                }
            }
            None if added.contains(&said.index) => found.push(Change::StatementAdded(said.index)),
            None => {}
        }
    }
    let gone = gone.into_iter().filter(|i| !kept.contains(i));
    found.extend(gone.map(Change::StatementRemoved));
    found
}

/// A statement as it is compared.
struct Said<'a> {
    index: usize,
    attribution: &'a Attribution,
    /// Its content, folded, without marks.
    text: String,
    stems: Stems,
    /// The words of the names of each speaker.
    speakers: Vec<BTreeSet<String>>,
    /// Source, cue and content as they stand, folded.
    whole: String,
}

fn read(article: &Article) -> Vec<Said<'_>> {
    let body = article.body.as_str();
    let all = article.attributions.iter().enumerate();
    all.map(|(index, attribution)| {
        let content: Vec<&str> = attribution.content.iter().map(|s| s.of(body)).collect();
        let content = content.join(" ");
        let parts = [&attribution.source, &attribution.cue, &attribution.content];
        let parts: Vec<Span> = parts.into_iter().flatten().copied().collect();
        let speakers = attribution.speakers.iter();
        let speakers = speakers.filter_map(|m| article.speakers.get(m.speaker));
        Said {
            index,
            attribution,
            text: plain(&content),
            stems: stems(&content),
            speakers: speakers.map(|s| name(&s.name)).collect(),
            whole: Span::envelope(&parts).map_or_else(String::new, |s| fold(s.of(body))),
        }
    })
    .collect()
}

/// The words of a text in one form, without marks between them.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = words(&folded).map(|s| s.of(&folded)).collect();
    words.join(" ")
}

/// The words of a name that tell it from others.
fn name(name: &str) -> BTreeSet<String> {
    const SMALL: &[&str] = &["the", "a", "an", "of", "for", "and", "with", "to", "in"];
    let folded = fold(name);
    let words = words(&folded).map(|s| s.of(&folded).trim_end_matches("'s").to_owned());
    words.filter(|w| !SMALL.contains(&w.as_str())).collect()
}

/// What of a statement changed.
fn aspects(old: &Said<'_>, new: &Said<'_>) -> Vec<Aspect> {
    let mut aspects = Vec::new();
    let rewritten = old.whole != new.whole;
    if rewritten && old.attribution.stance != new.attribution.stance {
        aspects.push(Aspect::Stance);
    }
    let both_known = !old.speakers.is_empty() && !new.speakers.is_empty();
    if both_known && !same_speaker(old, new) {
        aspects.push(Aspect::Speaker);
    }
    if old.text != new.text {
        aspects.push(Aspect::Wording);
    }
    aspects
}

/// Pairs the statements of the same words: those of one speaker first, then in their order.
fn same_words(old: &[Said<'_>], new: &[Said<'_>]) -> Vec<(usize, usize)> {
    let mut by_text: HashMap<&str, Vec<usize>> = HashMap::new();
    for said in new {
        by_text.entry(&said.text).or_default().push(said.index);
    }
    let mut pairs = Vec::new();
    let mut paired = HashSet::new();
    for by_speaker in [true, false] {
        for said in old {
            let Some(same) = by_text.get_mut(said.text.as_str()) else {
                continue;
            };
            let fits = |i: &usize| {
                let other = new.get(*i);
                !by_speaker || other.is_some_and(|o| same_speaker(said, o))
            };
            if paired.contains(&said.index) {
                continue;
            }
            if let Some(at) = same.iter().position(fits) {
                pairs.push((said.index, same.remove(at)));
                paired.insert(said.index);
            }
        }
    }
    pairs
}

/// Whether two statements may be of one speaker: one name holds the other, or they share most
/// of their words; or neither names anybody.
fn same_speaker(a: &Said<'_>, b: &Said<'_>) -> bool {
    if a.speakers.is_empty() || b.speakers.is_empty() {
        return a.speakers.is_empty() == b.speakers.is_empty();
    }
    let alike = |x: &BTreeSet<String>, y: &BTreeSet<String>| {
        let shared = x.intersection(y).count();
        shared > 0 && (shared == x.len().min(y.len()) || 2 * shared >= x.len().max(y.len()))
    };
    a.speakers
        .iter()
        .any(|x| b.speakers.iter().any(|y| alike(x, y)))
}
