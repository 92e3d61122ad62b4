//! Which known claims a sentence repeats: a ranking by rare shared words.

use crate::rarity::{UNKNOWN, stem};
use crate::sentence::{SHOWN, Term, stem_of, terms};
use std::collections::{BTreeMap, HashMap};

/// How soon a word said again in a claim counts no more (k1 of BM25).
const SATURATION: f32 = 1.4;
/// How much longer claims are held back (b of BM25).
const LENGTH: f32 = 0.45;
/// A word said again in the sentence counts so much more each time.
const AGAIN: f32 = 0.2;
/// Of a word's weight the share (as a power) that is its rarity in the language; the rest is
/// its rarity among the claims.
const STATIC: f32 = 0.3;
/// A sentence is looked up by at most so many words.
const MAX_LOOKUP: usize = 24;
/// Words of fewer letters are not taken apart.
const MIN_COMPOUND: usize = 6;
/// Parts of a compound have at least so many letters.
const MIN_PART: usize = 3;

/// Known claims, to be asked which of them a sentence repeats.
///
/// The ranking is BM25 over stems; a word's weight joins how rare it is among the claims with
/// how rare it is in the language (the crate's table), so that it also serves few claims. It
/// depends on the set of claims, not on their order: equals are ranked by their id.
///
/// It does not judge whether the sentence agrees: who denies a claim repeats it too.
///
/// ```
/// use onrecord_link::ClaimIndex;
///
/// let index = ClaimIndex::new([
///     (1, ["The Talva dam was blown up on purpose."]),
///     (2, ["A circus led its elephants through Brunnhof."]),
/// ]);
/// let near = index.nearest("They say somebody blew the #TalvaDam up!!", 5);
/// assert_eq!(near.first().map(|n| *n.id), Some(1));
/// ```
#[derive(Clone, Debug)]
pub struct ClaimIndex<I> {
    ids: Vec<I>,
    /// How many words each claim has.
    lengths: Vec<u32>,
    /// All words of all claims.
    total: u64,
    words: HashMap<u32, Postings>,
}

/// The claims that have a word.
#[derive(Clone, Debug)]
struct Postings {
    level: u8,
    /// The claim and how often it has the word.
    claims: Vec<(usize, u32)>,
}

/// A claim that a sentence may repeat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near<'a, I> {
    /// The claim's id, as it was given.
    pub id: &'a I,
    /// How near it is; only to be compared with that of another claim for the same sentence.
    pub score: f32,
    /// The share of the sentence's weight that the claim has, 0 to 1.
    pub share: f32,
}

/// Beginnings of the words by which an index of texts finds the claims that a sentence may
/// repeat, the rarest first, at most so many as one query should have.
#[must_use]
pub fn lookup(sentence: &str) -> Vec<String> {
    let mut words: Vec<(u8, String)> = terms(sentence)
        .into_iter()
        .filter(|term| term.weight > SHOWN && term.level() > 0)
        .map(|term| (term.level(), stem(&term.word).to_owned()))
        .collect();
    words.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    words.dedup();
    words.truncate(MAX_LOOKUP);
    words.into_iter().map(|(_, word)| word).collect()
}

impl<I: Ord> ClaimIndex<I> {
    /// Reads claims, each with all its texts: its wording, a headline, other wordings.
    pub fn new<T, S>(claims: impl IntoIterator<Item = (I, T)>) -> Self
    where
        T: IntoIterator<Item = S>,
        S: AsRef<str>,
    {
        let mut index = Self {
            ids: Vec::new(),
            lengths: Vec::new(),
            total: 0,
            words: HashMap::new(),
        };
        for (id, texts) in claims {
            index.add(id, texts);
        }
        index
    }

    fn add<S: AsRef<str>>(&mut self, id: I, texts: impl IntoIterator<Item = S>) {
        let claim = self.ids.len();
        let mut counts: BTreeMap<u32, (u32, u8)> = BTreeMap::new();
        let mut length = 0u32;
        for text in texts {
            for term in terms(text.as_ref()) {
                let level = term.level();
                if level > 0 {
                    counts.entry(term.stem()).or_insert((0, level)).0 += 1;
                    length = length.saturating_add(1);
                }
            }
        }
        for (stem, (count, level)) in counts {
            let claims = Vec::new();
            let word = self.words.entry(stem).or_insert(Postings { level, claims });
            word.level = word.level.min(level);
            word.claims.push((claim, count));
        }
        self.ids.push(id);
        self.lengths.push(length);
        self.total = self.total.saturating_add(u64::from(length));
    }

    /// The claims that share words with a sentence, at most so many, the nearest first.
    #[must_use]
    pub fn nearest(&self, sentence: &str, most: usize) -> Vec<Near<'_, I>> {
        let mut scores: HashMap<usize, (f32, f32)> = HashMap::new();
        let mut all = f32::MIN_POSITIVE;
        let average = to_f32(self.total) / to_f32(self.ids.len() as u64).max(1.0);
        for (stem, asked) in self.asked(sentence) {
            let Some(word) = self.words.get(&stem) else {
                // As rare as words come, and in no claim.
                all += asked * self.rarity(0, UNKNOWN);
                continue;
            };
            let weight = asked * self.rarity(word.claims.len(), word.level);
            all += weight;
            for (claim, count) in &word.claims {
                let length = self.lengths.get(*claim).copied().unwrap_or_default();
                let long = to_f32(u64::from(length)) / average.max(1.0);
                let count = to_f32(u64::from(*count));
                let held = SATURATION * (1.0 - LENGTH + LENGTH * long);
                let found = scores.entry(*claim).or_default();
                found.0 += weight * count * (SATURATION + 1.0) / (count + held);
                found.1 += weight;
            }
        }
        let mut near: Vec<Near<'_, I>> = scores
            .into_iter()
            .filter(|(_, (score, _))| *score > 0.0)
            .filter_map(|(claim, (score, has))| {
                let id = self.ids.get(claim)?;
                Some(Near {
                    id,
                    score,
                    share: has / all,
                })
            })
            .collect();
        near.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(b.id)));
        near.truncate(most);
        near
    }

    /// The stems that a sentence asks for, with how much each counts, in the order of their
    /// hashes, so that sums are the same for any order of claims.
    fn asked(&self, sentence: &str) -> BTreeMap<u32, f32> {
        let mut asked: BTreeMap<u32, f32> = BTreeMap::new();
        let mut ask = |stem: u32, weight: f32| {
            let known = asked.entry(stem).or_default();
            *known = known.max(weight) + AGAIN * known.min(weight);
        };
        let terms = terms(sentence);
        for (i, term) in terms.iter().enumerate() {
            if term.level() == 0 {
                continue;
            }
            let stem = term.stem();
            match self.apart(term) {
                Some((a, b)) if !self.words.contains_key(&stem) => {
                    ask(a, term.weight);
                    ask(b, term.weight);
                }
                _ => ask(stem, term.weight),
            }
            // "Back channel" may be "backchannel" in the claim.
            let next = terms
                .get(i + 1)
                .filter(|t| t.weight >= 1.0 && t.level() > 0);
            let joined = next.map(|next| stem_of(&format!("{}{}", term.word, next.word)));
            if let Some(joined) = joined.filter(|j| self.words.contains_key(j)) {
                ask(joined, term.weight);
            }
        }
        asked
    }

    /// Two known words that a word is made of: "stoptheboats" is none, "talvadam" is one.
    fn apart(&self, term: &Term) -> Option<(u32, u32)> {
        let word = term.word.as_str();
        if !word.is_ascii() || word.len() < MIN_COMPOUND {
            return None;
        }
        let level = |stem: u32| self.words.get(&stem).map_or(0, |w| w.level);
        (MIN_PART..=word.len() - MIN_PART)
            .filter_map(|at| {
                let (a, b) = word.split_at_checked(at)?;
                Some((stem_of(a), stem_of(b)))
            })
            .find(|(a, b)| level(*a) > 0 && level(*b) > 0)
    }

    /// What a word weighs that so many claims have.
    fn rarity(&self, claims: usize, level: u8) -> f32 {
        let all = to_f32(self.ids.len() as u64);
        let with = to_f32(claims as u64);
        let among = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
        let rarest = (1.0 + (all + 0.5) / 0.5).ln();
        let general = rarest * f32::from(level) / f32::from(UNKNOWN);
        among.powf(1.0 - STATIC) * general.powf(STATIC)
    }
}

fn to_f32(count: u64) -> f32 {
    // A weight needs no more digits than an f32 has.
    count as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAIMS: [(u8, &str); 6] = [
        (
            1,
            "The Talva dam above Brunnhof was blown up by its own engineers.",
        ),
        (
            2,
            "A photograph shows elephants fleeing the flood at Brunnhof.",
        ),
        (3, "Mayor Ilmo Rask paid 1,200 crowns for a rook endgame."),
        (4, "The Karlen council has banned kites near the railway."),
        (
            5,
            "Ministers backchannelled with the Karlen council in March 2019.",
        ),
        (6, "Rask said that kites bring luck."),
    ];

    fn check(sentence: &str, expected: u8) {
        let index = ClaimIndex::new(CLAIMS.map(|(id, text)| (id, [text])));
        let near = index.nearest(sentence, 3);
        assert_eq!(near.first().map(|n| *n.id), Some(expected), "{sentence}");
        assert!(near.iter().all(|n| n.share > 0.0 && n.share <= 1.001));
        let reversed = CLAIMS.iter().rev().map(|(id, text)| (*id, [text]));
        assert_eq!(ClaimIndex::new(reversed).nearest(sentence, 3), near);
    }

    #[test]
    fn a_sentence_finds_the_claim_that_it_repeats() {
        check("Engineers did NOT blow up the dam, says the council.", 1);
        check("So #TalvaDam was an inside job?!", 1);
        check("all of talvadam gone", 1);
        check("They even got the elephants out pic.example.com/x1", 2);
        check(
            "1200 crowns. For chess. — Gull (@GullPost) March 4, 2019",
            3,
        );
        check("no more kites on the railway line in Karlen", 4);
        check("there was a back channelled deal of ministers", 5);
    }

    #[test]
    fn nothing_is_near_a_sentence_without_known_words() {
        let index = ClaimIndex::new(CLAIMS.map(|(id, text)| (id, [text])));
        for nothing in ["", "the", "and of it", "!!", "zzyzx"] {
            assert!(index.nearest(nothing, 5).is_empty(), "{nothing}");
        }
        let empty = ClaimIndex::<u8>::new(Vec::<(u8, [&str; 1])>::new());
        assert!(empty.nearest("the dam", 5).is_empty());
    }

    #[test]
    fn of_equal_claims_the_smaller_id_is_first_and_all_texts_count() {
        let index = ClaimIndex::new([
            (2, vec!["The ferry sank."]),
            (1, vec!["The ferry sank."]),
            (3, vec!["It went down.", "Ferry lost off Ulm Island"]),
        ]);
        let ids = |s| {
            index
                .nearest(s, 5)
                .iter()
                .map(|n| *n.id)
                .collect::<Vec<_>>()
        };
        assert_eq!(ids("ferry sank"), [1, 2, 3]);
        assert_eq!(ids("Ulm Island"), [3]);
        assert_eq!(index.nearest("ferry", 1).len(), 1);
    }
}
