//! Paragraphs that were added, removed or rewritten.

use super::Change;
use super::alike::{MOST, Stems, matched, stems};
use onrecord_core::Span;
use onrecord_core::text::fold;
use std::collections::{HashMap, HashSet};

/// Two paragraphs are one in other words from this likeness on.
const SAME_PARAGRAPH: f64 = 0.5;

pub(super) fn paragraphs(old: &str, new: &str) -> Option<Change> {
    let split = |body: &str| -> Vec<(Span, String)> {
        let mut at = 0;
        let mut parts = Vec::new();
        for line in body.split('\n') {
            let text = fold(line);
            if !text.is_empty() {
                parts.push((Span::new(at, at + line.len()), text));
            }
            at += line.len() + 1;
        }
        parts
    };
    let (old, new) = (split(old), split(new));
    let lacks = |these: &[(Span, String)], others: &[(Span, String)]| {
        let mut left: HashMap<&str, usize> = HashMap::new();
        for (_, text) in others {
            *left.entry(text).or_insert(0) += 1;
        }
        let mut lacking = Vec::new();
        for (span, text) in these {
            match left.get_mut(text.as_str()).filter(|n| **n > 0) {
                Some(n) => *n -= 1,
                None => lacking.push((*span, text.clone())),
            }
        }
        lacking
    };
    let (removed, added) = (lacks(&old, &new), lacks(&new, &old));
    if removed.is_empty() && added.is_empty() {
        return None;
    }
    let read = |parts: &[(Span, String)]| -> Vec<Stems> {
        parts.iter().take(MOST).map(|(_, t)| stems(t)).collect()
    };
    let pairs = matched(&read(&removed), &read(&added), |_, _| SAME_PARAGRAPH);
    let (from, to): (HashSet<usize>, HashSet<usize>) = pairs.iter().copied().unzip();
    let rest = |parts: &[(Span, String)], paired: &HashSet<usize>| -> Vec<Span> {
        let parts = parts.iter().enumerate();
        let rest = parts.filter(|(i, _)| !paired.contains(i));
        rest.map(|(_, (span, _))| *span).collect()
    };
    let mut changed: Vec<(Span, Span)> = pairs
        .iter()
        .filter_map(|(a, b)| Some((removed.get(*a)?.0, added.get(*b)?.0)))
        .collect();
    changed.sort_unstable_by_key(|(_, new)| new.start);
    Some(Change::Paragraphs {
        added: rest(&added, &to),
        removed: rest(&removed, &from),
        changed,
    })
}
