//! Stories: a report and what others make of it.

use super::grammar::Cast;
use super::names::{person, slug};
use super::outlets::{AGENCIES, Outlets};
use super::{SyntheticArticle, date};
use crate::Rng;

/// At most this many articles tell one story.
const LARGEST: usize = 200;
/// How steeply the sizes of stories fall off: a story of s articles gets another with a chance
/// of s in s + STEEP, which makes a power law.
const STEEP: f64 = 1.6;

/// Words of an article at each twentieth, or wider where marked, of a log-normal distribution
/// with a median of 400 and a sigma of .6: (percent, words).
const WORDS: &[(usize, usize)] = &[
    (0, 100),
    (5, 149),
    (10, 185),
    (20, 241),
    (30, 292),
    (40, 344),
    (50, 400),
    (60, 466),
    (70, 548),
    (80, 663),
    (90, 863),
    (95, 1_073),
    (100, 1_700),
];

const HOUR: i64 = 3_600;

/// The text of an article before it is published.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    title: String,
    sentences: Vec<String>,
    outlet: usize,
    /// `TARNHOLM, Feb 13 (Northline) - `; empty where there is none.
    dateline: String,
}

/// How many articles a story of several has.
pub(super) fn size(rng: &mut Rng) -> usize {
    let mut size = 2;
    while size < LARGEST && rng.unit() < another(size) {
        size += 1;
    }
    size
}

/// The mean of [`size`].
pub(super) fn mean_size() -> f64 {
    let (mut mean, mut still) = (2.0, 1.0);
    for size in 2..LARGEST {
        still *= another(size);
        mean += still;
    }
    mean
}

fn another(size: usize) -> f64 {
    size as f64 / (size as f64 + STEEP)
}

/// The articles of one story with their times; the report that began it comes first.
pub(super) fn drafts(
    rng: &mut Rng,
    outlets: &Outlets,
    begins: i64,
    size: usize,
) -> Vec<(i64, Draft)> {
    let mut cast = Cast::new(rng);
    let outlet = if size > 1 {
        outlets.of_origin(rng)
    } else {
        outlets.any(rng)
    };
    // A story of one article cites some agency for what is not in the corpus.
    cast.cited = outlets
        .name(if size > 1 {
            outlet
        } else {
            rng.below(AGENCIES.len())
        })
        .to_owned();
    let origin = original(rng, &mut cast, outlets, begins, outlet);
    let mut all = vec![(begins, origin.clone())];
    for _ in 1..size {
        // Most follow within hours, some within three days.
        let hours = if rng.chance(70) { 12 } else { 72 };
        let time = begins + 300 + rng.below(hours * HOUR as usize) as i64;
        let draft = match rng.below(100) {
            0..40 => copy(rng, outlets, &origin),
            40..75 => rewrite(rng, &mut cast, outlets, &origin),
            _ => citing(rng, &mut cast, outlets),
        };
        all.push((time, draft));
    }
    all
}

fn original(rng: &mut Rng, cast: &mut Cast, outlets: &Outlets, time: i64, outlet: usize) -> Draft {
    let mut sentences = own_words(rng, cast);
    if rng.chance(15) {
        sentences.insert(
            rng.between(1, 3).min(sentences.len()),
            cast.citing_sentence(rng),
        );
    }
    let dateline = if outlet < AGENCIES.len() || rng.chance(10) {
        let place = cast.place().to_uppercase();
        format!(
            "{place}, {} ({}) - ",
            date(time).format("%b %-d"),
            outlets.name(outlet)
        )
    } else {
        String::new()
    };
    Draft {
        title: cast.title(rng),
        sentences,
        outlet,
        dateline,
    }
}

/// The same text at another outlet, sometimes cut from below.
fn copy(rng: &mut Rng, outlets: &Outlets, origin: &Draft) -> Draft {
    let mut draft = origin.clone();
    draft.outlet = outlets.any(rng);
    if rng.chance(35) {
        let keep = rng.between(50, 90) * draft.sentences.len() / 100;
        draft.sentences.truncate(keep.max(5));
    }
    draft
}

/// Another text that keeps runs of the report's sentences.
fn rewrite(rng: &mut Rng, cast: &mut Cast, outlets: &Outlets, origin: &Draft) -> Draft {
    let keep = rng.between(30, 70);
    let mut sentences = Vec::new();
    let mut kept = rng.chance(keep);
    for sentence in &origin.sentences {
        if rng.chance(40) {
            kept = rng.chance(keep);
        }
        sentences.push(if kept {
            sentence.clone()
        } else {
            cast.any_sentence(rng)
        });
    }
    if rng.chance(50) {
        sentences.insert(1.min(sentences.len()), cast.citing_sentence(rng));
    }
    Draft {
        title: cast.title(rng),
        sentences,
        outlet: outlets.any(rng),
        dateline: String::new(),
    }
}

/// Its own words, with the report named as where the claim is from.
fn citing(rng: &mut Rng, cast: &mut Cast, outlets: &Outlets) -> Draft {
    let mut sentences = own_words(rng, cast);
    sentences.insert(rng.below(3).min(sentences.len()), cast.citing_sentence(rng));
    Draft {
        title: cast.title(rng),
        sentences,
        outlet: outlets.any(rng),
        dateline: String::new(),
    }
}

fn own_words(rng: &mut Rng, cast: &mut Cast) -> Vec<String> {
    let wanted = length(rng);
    let (mut sentences, mut words) = (Vec::new(), 0);
    while words < wanted || sentences.len() < 5 {
        let sentence = cast.any_sentence(rng);
        words += sentence.split(' ').count();
        sentences.push(sentence);
    }
    sentences
}

/// A number of words, between the marks of [`WORDS`].
fn length(rng: &mut Rng) -> usize {
    let thousandth = rng.below(100_000);
    for (low, high) in WORDS.iter().zip(WORDS.iter().skip(1)) {
        let (from, to) = (low.0 * 1_000, high.0 * 1_000);
        if thousandth < to {
            return low.1 + (high.1 - low.1) * (thousandth - from) / (to - from);
        }
    }
    400
}

impl Draft {
    /// The article as its outlet publishes it.
    pub(super) fn publish(
        self,
        rng: &mut Rng,
        outlets: &Outlets,
        time: i64,
        number: usize,
    ) -> SyntheticArticle {
        let published = date(time);
        let retrieved = date(time + HOUR + rng.below(35 * HOUR as usize) as i64);
        let exact = rng.chance(80);
        let straight_quotes = rng.chance(30);
        let words: usize = self.sentences.iter().map(|s| s.split(' ').count()).sum();
        let paragraphs = (words / 42).clamp(5, 40).min(self.sentences.len());
        let mut body = self.dateline;
        for (i, sentence) in self.sentences.iter().enumerate() {
            let paragraph = |i: usize| i * paragraphs / self.sentences.len();
            if i > 0 {
                body.push_str(if paragraph(i) == paragraph(i - 1) {
                    " "
                } else {
                    "\n\n"
                });
            }
            body.push_str(sentence);
        }
        if straight_quotes {
            body = body.replace(['“', '”'], "\"");
        }
        let outlet = outlets.name(self.outlet);
        SyntheticArticle {
            url: format!(
                "https://www.{}.example/{}/{}-{number}",
                slug(outlet).replace('-', ""),
                published.format("%Y/%m/%d"),
                slug(&self.title),
            ),
            outlet: outlet.to_owned(),
            published_at: published
                .format(if exact {
                    "%Y-%m-%dT%H:%M:%SZ"
                } else {
                    "%Y-%m-%d"
                })
                .to_string(),
            retrieved_at: retrieved.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            byline: rng
                .chance(75)
                .then(|| format!("By {}", person(rng, "").full)),
            title: self.title,
            body,
        }
    }
}
