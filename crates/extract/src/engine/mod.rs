//! The learned model: finds who says what in a body of text.
//!
//! A network of 2.25 million parameters with 8-bit weights, embedded in the library; what it was
//! fitted on, how well it does and where it fails is in the crate's `MODEL.md`. It is computed
//! here, in safe Rust: exact sums of whole numbers and IEEE arithmetic in a fixed order, so that
//! every machine gives the same answer, bit by bit.
//!
//! The way of a text: `tokens` cuts it, `features` says what the model sees of each token,
//! `network` and `windows` make probabilities of that, `decode` and `assemble` make attributions
//! of those. `weights` reads the file; `tables`, `linear`, `lstm`, `kernels` and `math` do the
//! sums; `unicode` draws the classes of characters.

mod assemble;
mod crc;
mod decode;
mod features;
mod kernels;
mod linear;
mod lstm;
mod math;
mod network;
mod tables;
mod tokens;
mod unicode;
mod weights;
mod windows;

pub use weights::ModelError;

use crate::RawAttribution;
use assemble::Candidate;
use decode::Cue;
use features::Features;
use kernels::Isa;
use network::{Buffers, Network};
use onrecord_core::Span;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;
use weights::Weights;

/// The confidence from which an attribution is reported.
///
/// Chosen on the development articles: there .65 gives the best balance of all statements
/// (F 70.0) and of those with a verb of speech or quotation marks (F 77.9).
pub const THRESHOLD: f32 = 0.65;

/// The weights shipped with the library.
static EMBEDDED: &[u8] = include_bytes!("../../data/attribution.model");

/// Tokens that are read as one; a longer text is read in overlapping pieces.
const PIECE: usize = 8192;
/// How far a piece reaches beyond the part it answers for. More than a window, and enough for
/// the LSTM layers to have forgotten where the piece begins.
const MARGIN: usize = 256;
/// At most one cue in so many tokens is followed up in a piece, the likeliest first. In prose
/// there is one in thirty; this bounds the work that a list of verbs can make.
const TOKENS_PER_CUE: usize = 4;

/// The attribution model, ready for use.
pub struct Model {
    words: HashMap<&'static str, u32>,
    network: Network,
    fingerprint: String,
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Model({})", self.fingerprint)
    }
}

/// Buffers of the model, to be kept from one text to the next.
#[derive(Debug, Default)]
pub struct Scratch(Buffers);

/// What the model sees in a body.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its tokens.
    pub tokens: Vec<Span>,
    /// How likely each belongs to a cue.
    pub cues: Vec<f32>,
    /// The candidates.
    pub candidates: Vec<RawAttribution>,
}

impl Model {
    /// The model shipped with the library; read once, on first use.
    ///
    /// # Errors
    /// The embedded weights are damaged, which the library's tests rule out.
    pub fn embedded() -> Result<&'static Self, ModelError> {
        static MODEL: OnceLock<Result<Model, ModelError>> = OnceLock::new();
        MODEL
            .get_or_init(|| Self::read(EMBEDDED, Isa::best()))
            .as_ref()
            .map_err(Clone::clone)
    }

    fn read(file: &'static [u8], isa: Isa) -> Result<Self, ModelError> {
        let weights = Weights::read(file)?;
        let words = weights
            .words
            .iter()
            .zip(0..)
            .map(|(word, row)| (*word, row));
        Ok(Self {
            words: words.collect(),
            network: Network::read(&weights, isa)?,
            fingerprint: weights.key.to_string().chars().take(12).collect(),
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
        let candidates = self.candidates(body, &tokens, threshold, scratch);
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
        let tokens = tokens::tokens(body);
        let candidates = self.candidates(body, &tokens, floor, scratch);
        assemble::all(&tokens, candidates, floor)
    }

    /// What the model sees in a body, with how likely each token belongs to a cue.
    #[must_use]
    pub fn reading(&self, body: &str, floor: f32, scratch: &mut Scratch) -> Reading {
        let tokens = tokens::tokens(body);
        let candidates = self.candidates(body, &tokens, floor, scratch);
        let candidates = assemble::all(&tokens, candidates, floor);
        let features = features::features(body, &tokens, |word| self.words.get(word).copied());
        let mut cues = vec![0.0; tokens.len()];
        for (piece, own) in pieces(tokens.len()) {
            self.network.encode(
                features.get(piece.clone()).unwrap_or_default(),
                &mut scratch.0,
            );
            for (i, [begins, continues]) in scratch.0.cues.iter().enumerate() {
                if let Some(slot) = cues
                    .get_mut(piece.start + i)
                    .filter(|_| own.contains(&(piece.start + i)))
                {
                    *slot = begins + continues;
                }
            }
        }
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
    ) -> Vec<Candidate> {
        let features = features::features(body, tokens, |word| self.words.get(word).copied());
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
            let own = own.start - piece.start..own.end - piece.start;
            let found = self.read_piece(seen, own, threshold, &mut scratch.0);
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
                        Candidate::new(body, tokens, cue, &sources, contents)
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
    ) -> Vec<(Cue, Vec<decode::Part>, Vec<decode::Part>)> {
        self.network.encode(piece, buffers);
        let mut cues = decode::cues(&buffers.cues);
        // No attribution is surer than its cue, so the others need no second look.
        cues.retain(|cue| own.contains(&cue.start) && cue.probability >= threshold);
        let limit = own.len() / TOKENS_PER_CUE + 8;
        if cues.len() > limit {
            cues.sort_by(|a, b| {
                let by_probability = b.probability.total_cmp(&a.probability);
                by_probability.then(a.start.cmp(&b.start))
            });
            cues.truncate(limit);
            cues.sort_by_key(|cue| cue.start);
        }
        let mut found = Vec::with_capacity(cues.len());
        for group in cues.chunks(4) {
            let spans: Vec<_> = group.iter().map(|cue| (cue.start, cue.end)).collect();
            self.network.score_windows(&spans, buffers);
            for (slot, cue) in group.iter().enumerate() {
                let scores = buffers.parts.iter();
                let scores = scores.map(|row| row.get(slot).copied().unwrap_or_default());
                let (sources, contents) = decode::parts(scores, cue.start, piece.len());
                found.push((*cue, sources, contents));
            }
        }
        found
    }
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
