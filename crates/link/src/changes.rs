//! What differs between two versions of one article.
//!
//! Only texts are compared: who is read differently in the same words is no change, and nothing
//! is said of when or how openly a text was changed.

use crate::sentence::terms;
use onrecord_core::text::{fold, words};
use onrecord_core::{Article, Attribution, Span};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What an article says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The headline.
    Headline,
    /// The byline as printed.
    Byline,
    /// The dateline as printed.
    Dateline,
    /// The outlet whose copy the text is.
    Credit,
    /// When it was published.
    Date,
}

impl Field {
    /// The name in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Credit => "credit",
            Self::Date => "date",
        }
    }
}

/// A difference between an older and a newer version of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Something the article says of itself is another, is new, or is gone.
    Field {
        /// Which.
        field: Field,
        /// In the older version.
        old: Option<String>,
        /// In the newer.
        new: Option<String>,
    },
    /// Paragraphs of the text are others. One that only moved is not among them.
    Paragraphs {
        /// Those of the newer body (bytes) that the older has not.
        added: Vec<Span>,
        /// Those of the older body that the newer has not.
        removed: Vec<Span>,
        /// Those that stand in both in other words: the older, the newer.
        changed: Vec<(Span, Span)>,
    },
    /// A statement that the older version has not, by its index in the newer.
    StatementAdded(usize),
    /// A statement that the newer version has not, by its index in the older.
    StatementRemoved(usize),
    /// A statement that is another in the newer version.
    StatementChanged {
        /// Index in the older version.
        old: usize,
        /// Index in the newer version.
        new: usize,
        /// What of it changed; at least one.
        aspects: Vec<Aspect>,
    },
    /// The newer version names an outlet as where it has something from, the older does not.
    CitationAdded(String),
    /// The older version does, the newer does not.
    CitationRemoved(String),
}

/// What of a statement changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Whether it asserts, denies, declines or asks.
    Stance,
    /// Who makes it.
    Speaker,
    /// In which words.
    Wording,
}

impl Aspect {
    /// The name in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stance => "stance",
            Self::Speaker => "speaker",
            Self::Wording => "wording",
        }
    }
}

/// Two contents of one speaker are one statement reworded from this likeness on.
const SAME_SPEAKER: f64 = 0.4;
/// And those of two speakers from this.
const OTHER_SPEAKER: f64 = 0.75;
/// Two paragraphs are one in other words from this likeness on.
const SAME_PARAGRAPH: f64 = 0.5;
/// So many statements or paragraphs of one version are compared with those of the other.
const MOST: usize = 1000;

/// What differs between two versions of an article: what it says of itself, then its text, then
/// its statements in the order of the newer text, then those that are gone, then citations.
///
/// ```
/// use onrecord_core::Article;
/// use onrecord_link::{Change, Field, changes};
///
/// let old = Article { title: Some("Ferry sinks".into()), ..Article::default() };
/// let new = Article { title: Some("Ferry sinks, two saved".into()), ..Article::default() };
/// assert!(matches!(&changes(&old, &new)[..], [Change::Field { field: Field::Headline, .. }]));
/// assert!(changes(&new, &new).is_empty());
/// ```
#[must_use]
pub fn changes(old: &Article, new: &Article) -> Vec<Change> {
    let mut found = fields(old, new);
    found.extend(paragraphs(&old.body, &new.body));
    found.extend(statements(old, new));
    let cited = |a: &Article| -> BTreeSet<String> {
        a.citations.iter().map(|c| c.outlet.clone()).collect()
    };
    let (before, after) = (cited(old), cited(new));
    found.extend(
        after
            .difference(&before)
            .cloned()
            .map(Change::CitationAdded),
    );
    found.extend(
        before
            .difference(&after)
            .cloned()
            .map(Change::CitationRemoved),
    );
    found
}

fn fields(old: &Article, new: &Article) -> Vec<Change> {
    let of = |a: &Article| {
        [
            (Field::Headline, a.title.clone()),
            (Field::Byline, a.byline.clone()),
            (Field::Dateline, a.dateline.as_ref().map(|d| d.text.clone())),
            (Field::Credit, a.credit.clone()),
            (
                Field::Date,
                a.published.as_ref().map(|d| d.as_str().to_owned()),
            ),
        ]
    };
    let both = of(old).into_iter().zip(of(new));
    both.filter(|((_, a), (_, b))| a.as_deref().map(fold) != b.as_deref().map(fold))
        .map(|((field, old), (_, new))| Change::Field { field, old, new })
        .collect()
}

fn paragraphs(old: &str, new: &str) -> Option<Change> {
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

fn statements(old: &Article, new: &Article) -> Vec<Change> {
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

/// The stems of a text with their weight, each once.
type Stems = BTreeMap<u32, u32>;

fn stems(text: &str) -> Stems {
    let terms = terms(text);
    // A word of every text still tells two short texts apart.
    terms
        .iter()
        .map(|t| (t.stem(), u32::from(t.level()) + 1))
        .collect()
}

/// How much of two texts is shared, 0 to 1 (Dice, by the rarity of the words).
fn likeness(a: &Stems, b: &Stems) -> f64 {
    let shared = a.iter().filter(|(stem, _)| b.contains_key(stem));
    let shared: u32 = shared.map(|(_, weight)| weight).sum();
    let all: u32 = a.values().chain(b.values()).sum();
    2.0 * f64::from(shared) / f64::from(all.max(1))
}

/// Pairs what is most alike, from a floor on that depends on the pair.
fn matched(
    old: &[Stems],
    new: &[Stems],
    floor: impl Fn(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    let mut by_stem: HashMap<u32, Vec<usize>> = HashMap::new();
    for (i, stems) in new.iter().enumerate() {
        for stem in stems.keys() {
            by_stem.entry(*stem).or_default().push(i);
        }
    }
    let mut ranked = Vec::new();
    for (i, stems) in old.iter().enumerate() {
        let with = stems.keys().filter_map(|s| by_stem.get(s));
        let with: BTreeSet<usize> = with.flatten().copied().collect();
        for j in with {
            let alike = new.get(j).map_or(0.0, |other| likeness(stems, other));
            if alike >= floor(i, j) {
                ranked.push((alike, i, j));
            }
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut from, mut to) = (HashSet::new(), HashSet::new());
    ranked.retain(|(_, i, j)| {
        let free = !from.contains(i) && !to.contains(j);
        if free {
            from.insert(*i);
            to.insert(*j);
        }
        free
    });
    ranked.into_iter().map(|(_, i, j)| (i, j)).collect()
}
