//! Who is behind the speakers of a story's articles.
//!
//! A named source is the same wherever it is named, so its key is made of its name and of what
//! tells it from others of the name (`named.rs`). A body without a name of its own, "the
//! ministry", belongs to the story. Anybody else without a name belongs to the report that
//! first carried them: the key is made of that report's, and a speaker of another article
//! joins only where the statements of both rest on that report and what they say, or how they
//! are described, points to no other.

use crate::derive::Family;
use crate::doc::{Doc, body_words};
use crate::named::{bearers, name_of};
use crate::origins::Origins;
use crate::rarity::{CONTENT, name_key};
use onrecord_core::identity::Identity;
use onrecord_core::links::{AttributionRef, Source};
use onrecord_core::{Key, KeyBuilder, Register, Speaker, SpeakerKind};
use std::collections::{BTreeSet, HashMap};

/// So many unnamed sources of one report are compared with a speaker.
const MAX_COMPARED: usize = 64;

/// The sources of a story.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    /// Each source, once.
    pub(crate) all: Vec<Source>,
    /// Source of each speaker: by article and index.
    pub(crate) of: HashMap<(usize, usize), usize>,
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
    story: Key,
    register: &Register,
    family: &Family,
    origins: &Origins,
    claim_of: &HashMap<AttributionRef, usize>,
) -> Sources {
    let mut found = Sources::default();
    for bearer in bearers(docs, story, register) {
        let first = bearer.speakers.first();
        let kind = first.and_then(|at| speaker_at(docs, *at)).map(|s| s.kind);
        let source = found.add(
            bearer.key,
            bearer.name,
            kind.unwrap_or_default(),
            bearer.identity,
        );
        if let Some(source) = found.all.get_mut(source) {
            source.named = true;
        }
        for at in bearer.speakers {
            found.join(docs, source, at);
        }
    }
    found.nameless_bodies(docs, story);
    found.unnamed(docs, family, origins, claim_of);
    found.groups(docs);
    found
}

fn speaker_at<'d>(docs: &'d [Doc<'_>], (article, index): (usize, usize)) -> Option<&'d Speaker> {
    docs.get(article)?.article.speakers.get(index)
}

impl Sources {
    /// "The harbour ministry", in whatever article of the story.
    fn nameless_bodies(&mut self, docs: &[Doc<'_>], story: Key) {
        let mut by_key: HashMap<Key, usize> = HashMap::new();
        for (article, doc) in docs.iter().enumerate() {
            for (index, speaker) in doc.article.speakers.iter().enumerate() {
                let kind = SpeakerKind::Institution;
                if speaker.kind != kind || name_of(speaker).is_some() {
                    continue;
                }
                let key = KeyBuilder::new("source")
                    .part(story.to_string())
                    .part(kind.as_str())
                    .part(name_key(&speaker.name))
                    .finish();
                let source = *by_key
                    .entry(key)
                    .or_insert_with(|| self.add(key, name_of_unnamed(&speaker.name), kind, None));
                self.join(docs, source, (article, index));
            }
        }
    }

    /// People and papers without a name, each of the report that first carried it.
    fn unnamed(
        &mut self,
        docs: &[Doc<'_>],
        family: &Family,
        origins: &Origins,
        claim_of: &HashMap<AttributionRef, usize>,
    ) {
        let mut known: HashMap<usize, Vec<Known>> = HashMap::new();
        let mut twins: HashMap<Key, u32> = HashMap::new();
        let said = statements_of(docs);
        let speakers = family.order.iter().flat_map(|article| {
            let doc = docs.get(*article);
            let speakers = doc.into_iter().flat_map(|d| d.article.speakers.iter());
            speakers.enumerate().map(|(index, s)| (*article, index, s))
        });
        for (article, index, speaker) in speakers {
            if self.of.contains_key(&(article, index)) {
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
                self.join(docs, known.source, (article, index));
                known.claims.extend(claims);
                known.articles.insert(article);
                continue;
            }
            let origin_key = origins.all.get(origin).map(|o| o.key.to_string());
            let described = KeyBuilder::new("source")
                .maybe(origin_key.as_deref())
                .part(speaker.kind.as_str())
                .part(name_key(&speaker.name));
            let twin = twins.entry(described.clone().finish()).or_default();
            let key = described.part(twin.to_le_bytes()).finish();
            *twin = twin.saturating_add(1);
            let source = self.add(key, name_of_unnamed(&speaker.name), speaker.kind, None);
            self.join(docs, source, (article, index));
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

    fn add(
        &mut self,
        key: Key,
        name: String,
        kind: SpeakerKind,
        identity: Option<Identity>,
    ) -> usize {
        self.all.push(Source {
            key,
            identity,
            name,
            kind,
            named: false,
            count_min: None,
            count_max: None,
            part_of: None,
            speakers: Vec::new(),
        });
        self.all.len() - 1
    }

    fn join(&mut self, docs: &[Doc<'_>], source: usize, at: (usize, usize)) {
        self.of.insert(at, source);
        let speaker = speaker_at(docs, at);
        if let Some((source, speaker)) = self.all.get_mut(source).zip(speaker) {
            source.speakers.push(at);
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
