//! Who is behind the speakers of a story's articles.
//!
//! A named source is the same wherever it is named, so its key is made of its name and kind.
//! An unnamed one belongs to the report that first carried it: its key is made of that
//! report's, and a speaker of another article joins it only where the statements of both rest
//! on that report and what they say, or how they are described, points to no other.

use crate::derive::Family;
use crate::doc::{Doc, body_words};
use crate::origins::Origins;
use crate::rarity::{CONTENT, name_key};
use onrecord_core::links::{AttributionRef, Source};
use onrecord_core::{Key, KeyBuilder, Speaker, SpeakerKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// So many unnamed sources of one report are compared with a speaker.
const MAX_COMPARED: usize = 64;

/// The sources of a story.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    /// Each source, once.
    pub(crate) all: Vec<Source>,
    /// Source of each speaker: by article and index.
    pub(crate) of: HashMap<(usize, usize), usize>,
    /// For an unnamed source, the origin it belongs to.
    pub(crate) origin: Vec<Option<usize>>,
}

/// What an unnamed source is known by.
struct Known {
    source: usize,
    kind: SpeakerKind,
    claims: BTreeSet<usize>,
    words: BTreeSet<u32>,
    articles: BTreeSet<usize>,
}

/// Finds the sources of a story, its articles in canonical order.
pub(crate) fn sources(
    docs: &[Doc<'_>],
    family: &Family,
    origins: &Origins,
    claim_of: &HashMap<AttributionRef, usize>,
) -> Sources {
    let mut found = Sources::default();
    let mut by_key: HashMap<Key, usize> = HashMap::new();
    let full = full_names(docs);
    for (article, doc) in docs.iter().enumerate() {
        for (index, speaker) in doc.article.speakers.iter().enumerate() {
            if let Some(name) = name_of(speaker) {
                let name = whole_name(name, speaker.kind, &full);
                let key = KeyBuilder::new("source")
                    .part(speaker.kind.as_str())
                    .part(name_key(name))
                    .finish();
                let source = *by_key
                    .entry(key)
                    .or_insert_with(|| found.add(key, name.to_owned(), speaker, None));
                found.join(source, article, index, speaker);
            }
        }
    }
    let mut known: HashMap<usize, Vec<Known>> = HashMap::new();
    let said = statements_of(docs);
    for &article in &family.order {
        let Some(doc) = docs.get(article) else {
            continue;
        };
        for (index, speaker) in doc.article.speakers.iter().enumerate() {
            if name_of(speaker).is_some() {
                continue;
            }
            let said = said
                .get(&(article, index))
                .map(Vec::as_slice)
                .unwrap_or_default();
            let rows = said
                .iter()
                .find_map(|at| origins.of_statements.get(at)?.first());
            let text = origins.of_text.get(article).copied().unwrap_or(0);
            let origin = rows.map_or(text, |r| r.origin);
            let claims: BTreeSet<usize> = said
                .iter()
                .filter_map(|at| claim_of.get(at))
                .copied()
                .collect();
            let words = description(&speaker.name);
            let of_origin = known.entry(origin).or_default();
            let same = same_source(of_origin, article, speaker.kind, &claims, &words);
            if let Some(known) = same.and_then(|at| of_origin.get_mut(at)) {
                found.join(known.source, article, index, speaker);
                known.claims.extend(claims);
                known.articles.insert(article);
                continue;
            }
            let origin_key = origins.all.get(origin).map(|o| o.key.to_string());
            let mut twin = 0u32;
            let key = loop {
                let key = KeyBuilder::new("source")
                    .maybe(origin_key.as_deref())
                    .part(speaker.kind.as_str())
                    .part(name_key(&speaker.name))
                    .part(twin.to_le_bytes())
                    .finish();
                if !by_key.contains_key(&key) {
                    break key;
                }
                twin = twin.saturating_add(1);
            };
            let source = found.add(key, name_of_unnamed(&speaker.name), speaker, Some(origin));
            by_key.insert(key, source);
            found.join(source, article, index, speaker);
            if of_origin.len() < MAX_COMPARED {
                let articles = BTreeSet::from([article]);
                of_origin.push(Known {
                    source,
                    kind: speaker.kind,
                    claims,
                    words,
                    articles,
                });
            }
        }
    }
    found.groups(docs);
    found
}

impl Sources {
    fn add(&mut self, key: Key, name: String, speaker: &Speaker, origin: Option<usize>) -> usize {
        self.all.push(Source {
            key,
            name,
            kind: speaker.kind,
            named: origin.is_none(),
            count_min: speaker.count_min,
            count_max: speaker.count_max,
            part_of: None,
            speakers: Vec::new(),
        });
        self.origin.push(origin);
        self.all.len() - 1
    }

    fn join(&mut self, source: usize, article: usize, index: usize, speaker: &Speaker) {
        self.of.insert((article, index), source);
        if let Some(source) = self.all.get_mut(source) {
            source.speakers.push((article, index));
            // The first article that counts them is taken at its word.
            if source.count_min.is_none() {
                (source.count_min, source.count_max) = (speaker.count_min, speaker.count_max);
            }
        }
    }

    /// Carries over which speaker is one of which group, as the first article has it.
    fn groups(&mut self, docs: &[Doc<'_>]) {
        for source in 0..self.all.len() {
            let speakers = self
                .all
                .get(source)
                .map(|s| s.speakers.clone())
                .unwrap_or_default();
            let group = speakers.iter().find_map(|(article, index)| {
                let group = docs.get(*article)?.article.speakers.get(*index)?.part_of?;
                self.of.get(&(*article, group)).copied()
            });
            let group = group.filter(|g| !self.is_within(*g, source));
            if let Some(source) = self.all.get_mut(source) {
                source.part_of = group;
            }
        }
    }

    /// Whether `source` is `other` or a part of it, by any number of steps.
    fn is_within(&self, source: usize, other: usize) -> bool {
        let mut at = Some(source);
        for _ in 0..=self.all.len() {
            match at {
                Some(s) if s == other => return true,
                Some(s) => at = self.all.get(s).and_then(|s| s.part_of),
                None => return false,
            }
        }
        true
    }
}

/// The name of a speaker that has one.
fn name_of(speaker: &Speaker) -> Option<&str> {
    let name = speaker.proper_name.as_deref().unwrap_or(&speaker.name);
    (speaker.named && !name_key(name).is_empty()).then_some(name)
}

/// The names of persons of more than one word, by their last.
fn full_names(docs: &[Doc<'_>]) -> HashMap<String, BTreeMap<String, String>> {
    let mut full: HashMap<String, BTreeMap<String, String>> = HashMap::new();
    for speaker in docs.iter().flat_map(|d| &d.article.speakers) {
        if speaker.kind != SpeakerKind::Person {
            continue;
        }
        if let Some(name) = name_of(speaker) {
            let folded = name_key(name);
            if let Some((_, last)) = folded.rsplit_once(' ') {
                let by_last = full.entry(last.to_owned()).or_default();
                by_last
                    .entry(folded.clone())
                    .or_insert_with(|| name.to_owned());
            }
        }
    }
    full
}

/// The one full name of the story that a person's surname stands for; else the name itself.
fn whole_name<'n>(
    name: &'n str,
    kind: SpeakerKind,
    full: &'n HashMap<String, BTreeMap<String, String>>,
) -> &'n str {
    let folded = name_key(name);
    if kind != SpeakerKind::Person {
        return name;
    }
    // The spelling that comes first stands for all of a name.
    if let Some((_, last)) = folded.rsplit_once(' ') {
        return full
            .get(last)
            .and_then(|f| f.get(&folded))
            .map_or(name, String::as_str);
    }
    match full.get(&folded) {
        Some(names) if names.len() == 1 => names.values().next().map_or(name, String::as_str),
        _ => name,
    }
}

/// A description without its leading determiner: "senior aide".
fn name_of_unnamed(name: &str) -> String {
    let name = name.trim();
    match name.split_once(' ') {
        Some((first, rest)) if ["a", "an", "the"].contains(&first.to_lowercase().as_str()) => {
            rest.trim().to_owned()
        }
        _ => name.to_owned(),
    }
}

/// The stems of a description that say whom it means.
fn description(name: &str) -> BTreeSet<u32> {
    body_words(name)
        .iter()
        .take(24)
        .filter(|w| w.level >= CONTENT - 2)
        .map(|w| w.stem)
        .collect()
}

/// The unnamed source of the same report that a speaker of another article is: the one that
/// says the same, else the one described alike; none where several might be.
fn same_source(
    known: &[Known],
    article: usize,
    kind: SpeakerKind,
    claims: &BTreeSet<usize>,
    words: &BTreeSet<u32>,
) -> Option<usize> {
    let fits = |k: &&Known| {
        let any = SpeakerKind::Unspecified;
        let kinds = k.kind == kind || k.kind == any || kind == any;
        kinds && !k.articles.contains(&article)
    };
    let unique = |test: &dyn Fn(&Known) -> bool| {
        let mut hits = known.iter().enumerate().filter(|(_, k)| fits(k) && test(k));
        let first = hits.next().map(|(i, _)| i);
        (first.filter(|_| hits.next().is_none()), first.is_some())
    };
    let says_same = |k: &Known| !k.claims.is_disjoint(claims);
    let alike = |k: &Known| {
        let shared = k.words.intersection(words).count();
        let least = k.words.len().min(words.len());
        least > 0 && shared * 3 >= least * 2
    };
    match unique(&|k| says_same(k) && alike(k)) {
        (Some(one), _) => return Some(one),
        (None, true) => return None,
        (None, false) => {}
    }
    match unique(&says_same) {
        (Some(one), _) => Some(one),
        (None, true) => None,
        (None, false) => unique(&alike).0,
    }
}

/// The statements of each speaker, in order.
fn statements_of(docs: &[Doc<'_>]) -> HashMap<(usize, usize), Vec<AttributionRef>> {
    let mut said: HashMap<(usize, usize), Vec<AttributionRef>> = HashMap::new();
    for (article, doc) in docs.iter().enumerate() {
        for (index, attribution) in doc.article.attributions.iter().enumerate() {
            let at = AttributionRef {
                article,
                attribution: index,
            };
            for mention in &attribution.speakers {
                said.entry((article, mention.speaker)).or_default().push(at);
            }
        }
    }
    said
}
