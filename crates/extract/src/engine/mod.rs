//! The learned model: finds who says what in a body of text.
//!
//! Two networks with 8-bit weights, embedded in the library: the main one and a smaller one for
//! bulk, which share their tables of words. What they were fitted on, how well they do and where
//! they fail is in the crate's `MODEL.md`. They are computed here, in safe Rust: exact sums of
//! whole numbers and IEEE arithmetic in a fixed order, so that every machine gives the same
//! answer, bit by bit.
//!
//! The way of a text: `tokens` cuts it, `features` says what the model sees of each token,
//! `network` and `windows` make scores of that, `decode`, `confidence` and `assemble` make
//! attributions of those. `weights` reads the file; `tables`, `mix`, `layer`, `linear`,
//! `kernels` and `math` do the sums; `unicode` draws the classes of characters.

mod assemble;
mod confidence;
mod crc;
mod decode;
mod features;
mod kernels;
mod layer;
mod linear;
mod math;
mod mix;
mod network;
mod tables;
mod tokens;
mod unicode;
mod weights;
mod windows;

pub use weights::ModelError;

use crate::RawAttribution;
use assemble::Candidate;
use confidence::Confidence;
use decode::{Cue, Part};
use features::{Features, OPENING, PARAGRAPH};
use kernels::Isa;
use network::{Buffers, Network};
use onrecord_core::{KeyBuilder, Span};
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};
use tables::Tables;
use weights::Weights;
use windows::{AHEAD, BEFORE, Window};

/// The confidence from which an attribution is reported: the chance that its content and its
/// source are right.
///
/// Half of the F that can be reached is where F is greatest if confidences are true chances
/// (Lipton, Elkan and Naryanaswamy 2014), and F of content and source together is some .72.
pub const THRESHOLD: f32 = 0.36;

/// The weights shipped with the library.
static EMBEDDED: &[u8] = include_bytes!("../../data/attribution.model");

/// Tokens that are read as one; a longer text is read in overlapping pieces.
const PIECE: usize = 8192;
/// How far a piece reaches beyond the part it answers for. More than a window, and enough for
/// the layers to have forgotten where the piece begins.
const MARGIN: usize = 256;
/// At most one cue in so many tokens is followed up in a piece, the likeliest first. In prose
/// there is one in thirty; this bounds the work that a list of verbs can make.
const TOKENS_PER_CUE: usize = 4;
/// Tokens of windows that are read together; enough that products of matrices pay.
const BATCH: usize = 2048;

/// An attribution model, ready for use.
pub struct Model {
    shared: Arc<Shared>,
    network: Network,
    confidence: Confidence,
    /// The probability from which a token can be part of a cue.
    cue_floor: f32,
    fingerprint: String,
}

/// What the models of a file have in common.
struct Shared {
    words: HashMap<&'static str, u32>,
    tables: Tables,
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Model({})", self.fingerprint)
    }
}

/// Buffers of the models, to be kept from one text to the next.
#[derive(Debug, Default)]
pub struct Scratch(Buffers);

/// What a model makes of a body, step by step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The tokens it reads the body as.
    pub tokens: Vec<Span>,
    /// How likely each token belongs to a cue.
    pub cues: Vec<f32>,
    /// What it takes for attributions, doubled or not, in order of their cues.
    pub candidates: Vec<RawAttribution>,
}

/// The models of a file.
struct Models {
    main: Model,
    bulk: Option<Model>,
}

impl Models {
    fn embedded() -> Result<&'static Self, ModelError> {
        static MODELS: OnceLock<Result<Models, ModelError>> = OnceLock::new();
        let models = MODELS.get_or_init(|| Self::read(EMBEDDED, Isa::best()));
        models.as_ref().map_err(Clone::clone)
    }

    fn read(file: &'static [u8], isa: Isa) -> Result<Self, ModelError> {
        let weights = Weights::read(file)?;
        let words = weights.words.iter().copied().zip(0..);
        let shared = Arc::new(Shared {
            words: words.collect(),
            tables: Tables::read(&weights.tables, weights.words.len())?,
        });
        let main = Model::read(&weights, "main", &shared, isa)?;
        let bulk = weights.model("bulk").is_ok();
        let bulk = bulk.then(|| Model::read(&weights, "bulk", &shared, isa));
        Ok(Self {
            main,
            bulk: bulk.transpose()?,
        })
    }
}

impl Model {
    /// The model shipped with the library; read once, on first use.
    ///
    /// # Errors
    /// The embedded weights are damaged, which the library's tests rule out.
    pub fn embedded() -> Result<&'static Self, ModelError> {
        Ok(&Models::embedded()?.main)
    }

    /// The smaller model shipped with the library, several times faster and somewhat less
    /// often right.
    ///
    /// # Errors
    /// The embedded weights are damaged, which the library's tests rule out.
    pub fn bulk() -> Result<&'static Self, ModelError> {
        let bulk = Models::embedded()?.bulk.as_ref();
        bulk.ok_or_else(|| ModelError::new("it holds no model for bulk"))
    }

    fn read(
        weights: &Weights<'static>,
        name: &str,
        shared: &Arc<Shared>,
        isa: Isa,
    ) -> Result<Self, ModelError> {
        let (sizes, tensors) = weights.model(name)?;
        let file = weights.key.to_string();
        let own = KeyBuilder::new("network")
            .part(file.as_bytes())
            .part(name.as_bytes());
        let fingerprint: String = own.finish().to_string().chars().take(12).collect();
        let id = u64::from_str_radix(&fingerprint, 16).unwrap_or(0);
        let [cue_floor] = tensors
            .numbers("cue-floor")
            .ok_or_else(|| ModelError::new("no number \"cue-floor\""))?;
        Ok(Self {
            network: Network::read(tensors, sizes, &shared.tables, (isa, id))?,
            confidence: Confidence::read(tensors),
            cue_floor,
            shared: Arc::clone(shared),
            fingerprint,
        })
    }

    /// A short hash of the weights: twelve hexadecimal digits.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The attributions in a body, in order of their cues, from [`THRESHOLD`] on.
    #[must_use]
    pub fn attributions(&self, body: &str) -> Vec<RawAttribution> {
        self.attributions_with(body, THRESHOLD, &mut Scratch::default())
    }

    /// The attributions from a `threshold` of confidence on, with buffers of the caller's. Of two
    /// whose contents are half the same, the surer one stays.
    ///
    /// Any text will do; the time taken grows with its length and the memory with its number of
    /// tokens.
    #[must_use]
    pub fn attributions_with(
        &self,
        body: &str,
        threshold: f32,
        scratch: &mut Scratch,
    ) -> Vec<RawAttribution> {
        let tokens = tokens::tokens(body);
        let candidates = self.candidates(body, &tokens, threshold, scratch, |_, _| ());
        assemble::attributions(&tokens, candidates, threshold)
    }

    /// All that the model takes for an attribution from a `floor` of confidence on, doubled or
    /// not, in order of the cues.
    #[must_use]
    pub fn candidates_with(
        &self,
        body: &str,
        floor: f32,
        scratch: &mut Scratch,
    ) -> Vec<RawAttribution> {
        self.reading(body, floor, scratch).candidates
    }

    /// All that the model makes of a body: its tokens, how likely each belongs to a cue, and the
    /// attributions from a `floor` of confidence on, doubled or not.
    #[must_use]
    pub fn reading(&self, body: &str, floor: f32, scratch: &mut Scratch) -> Reading {
        let tokens = tokens::tokens(body);
        let mut cues = vec![0.0; tokens.len()];
        let candidates = self.candidates(body, &tokens, floor, scratch, |at, found| {
            let places = cues.get_mut(at..).unwrap_or(&mut []).iter_mut();
            for (place, [begins, continues]) in places.zip(found) {
                *place = begins + continues;
            }
        });
        let candidates = assemble::all(&tokens, candidates, floor);
        Reading {
            tokens,
            cues,
            candidates,
        }
    }

    fn candidates(
        &self,
        body: &str,
        tokens: &[Span],
        threshold: f32,
        scratch: &mut Scratch,
        mut cues: impl FnMut(usize, &[[f32; 2]]),
    ) -> Vec<Candidate> {
        let words = &self.shared.words;
        let features = features::features(body, tokens, |word| words.get(word).copied());
        let mut candidates = Vec::new();
        for (piece, own) in pieces(tokens.len()) {
            let (Some(seen), Some(spans)) = (features.get(piece.clone()), tokens.get(own.clone()))
            else {
                continue;
            };
            // Without a word there is no cue: rows of figures, or marks.
            if !spans
                .iter()
                .any(|s| s.of(body).contains(char::is_alphabetic))
            {
                continue;
            }
            let within = own.start - piece.start..own.end - piece.start;
            let found = self.read_piece(seen, within.clone(), threshold, &mut scratch.0);
            cues(own.start, scratch.0.cues.get(within).unwrap_or(&[]));
            candidates.extend(
                found
                    .into_iter()
                    .filter_map(|(cue, mut sources, mut contents)| {
                        let cue = Cue {
                            start: cue.start + piece.start,
                            end: cue.end + piece.start,
                            ..cue
                        };
                        for part in sources.iter_mut().chain(&mut contents) {
                            part.start += piece.start;
                            part.end += piece.start;
                        }
                        Candidate::new(body, tokens, cue, &sources, contents, &self.confidence)
                    }),
            );
        }
        candidates
    }

    /// The cues that begin in the `own` tokens of a piece, with their sources and contents.
    fn read_piece(
        &self,
        piece: &[Features],
        own: Range<usize>,
        threshold: f32,
        buffers: &mut Buffers,
    ) -> Vec<(Cue, Vec<Part>, Vec<Part>)> {
        self.network.encode(&self.shared.tables, piece, buffers);
        let mut cues = decode::cues(&buffers.cues, self.cue_floor);
        cues.retain(|cue| own.contains(&cue.start));
        if self.confidence.is_bounded_by_cue() {
            cues.retain(|cue| cue.probability >= threshold);
        }
        let limit = own.len() / TOKENS_PER_CUE + 8;
        if cues.len() > limit {
            cues.sort_by(|a, b| {
                let by_probability = b.probability.total_cmp(&a.probability);
                by_probability.then(a.start.cmp(&b.start))
            });
            cues.truncate(limit);
            cues.sort_by_key(|cue| cue.start);
        }
        let windows: Vec<_> = cues.iter().map(|cue| window(piece, cue)).collect();
        let mut found = Vec::with_capacity(cues.len());
        let mut rest = windows.as_slice();
        while !rest.is_empty() {
            let (batch, after) = rest.split_at(batch(rest));
            self.network.score(batch, buffers);
            let mut scores = buffers.room.scores.as_slice();
            for (window, cue) in batch.iter().zip(cues.iter().skip(found.len()).copied()) {
                let (own, others) = scores.split_at(window.tokens.len().min(scores.len()));
                let own = own.iter().map(|[a, b, c, d, e, ..]| [*a, *b, *c, *d, *e]);
                let (sources, contents) = decode::parts(own, window.tokens.start);
                found.push((cue, sources, contents));
                scores = others;
            }
            rest = after;
        }
        found
    }
}

/// The window about a cue: tokens of its own paragraph, and of those after it that go on with a
/// quotation.
fn window(piece: &[Features], cue: &Cue) -> Window {
    let begins = |token: &Features| token.flags & PARAGRAPH != 0;
    let ends = |token: &Features| token.flags & (PARAGRAPH | OPENING) == PARAGRAPH;
    let from = cue.start.saturating_sub(BEFORE);
    let before = piece.get(from..=cue.start).unwrap_or(&[]);
    let start = before.iter().rposition(begins).map_or(from, |i| from + i);
    let to = piece.len().min(cue.start + AHEAD);
    let after = piece.get(cue.start + 1..to).unwrap_or(&[]);
    let end = after
        .iter()
        .position(ends)
        .map_or(to, |i| cue.start + 1 + i);
    Window {
        cue: cue.start..cue.end,
        tokens: start..end,
    }
}

/// How many of some windows are read together: at least one.
fn batch(windows: &[Window]) -> usize {
    let mut tokens = 0;
    let many = windows.iter().position(|window| {
        tokens += window.tokens.len();
        tokens > BATCH
    });
    many.unwrap_or(windows.len()).max(1)
}

/// The pieces of a text of so many tokens, each with the part it answers for.
fn pieces(tokens: usize) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let step = if tokens <= PIECE {
        PIECE
    } else {
        PIECE - 2 * MARGIN
    };
    (0..tokens).step_by(step).map(move |start| {
        let end = (start + step).min(tokens);
        let piece = start.saturating_sub(MARGIN)..(end + MARGIN).min(tokens);
        (piece, start..end)
    })
}

#[cfg(test)]
mod tests;
