//! From probabilities to spans: which tokens are cues, and what is source and content of each.

use super::math::softmax;
use super::network::{BEFORE, PARTS};

/// A token may be part of a cue from this probability on.
const CUE_TOKEN: f32 = 0.3;
/// A token that begins a cue with at least this probability begins one of its own.
const NEW_CUE: f32 = 0.5;

/// Tokens taken for a cue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cue {
    /// First token.
    pub(crate) start: usize,
    /// One past the last.
    pub(crate) end: usize,
    /// The highest probability of its tokens.
    pub(crate) probability: f32,
}

/// A run of tokens, and the mean probability that they are what they were taken for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part {
    /// First token.
    pub(crate) start: usize,
    /// One past the last.
    pub(crate) end: usize,
    /// Mean over its tokens.
    pub(crate) probability: f32,
}

/// The cues among tokens, of each of which P(begins a cue) and P(continues a cue) are given.
pub(crate) fn cues(tokens: &[[f32; 2]]) -> Vec<Cue> {
    let mut found = Vec::<Cue>::new();
    let mut open = false;
    for (i, [begins, continues]) in tokens.iter().enumerate() {
        let probability = begins + continues;
        if probability <= CUE_TOKEN {
            open = false;
            continue;
        }
        let new = begins > continues && *begins > NEW_CUE;
        match found.last_mut() {
            Some(cue) if open && !new => {
                cue.end = i + 1;
                cue.probability = cue.probability.max(probability);
            }
            _ => found.push(Cue {
                start: i,
                end: i + 1,
                probability,
            }),
        }
        open = true;
    }
    found
}

/// What a token of a window is, as an index into its scores: neither; the first or a further
/// token of the source; the first or a further token of a content span.
const NEITHER: usize = 0;
const SOURCE: usize = 1;
const CONTENT: usize = 3;

/// Whether a part may follow another: a further token only what began.
const fn may_follow(before: usize, part: usize) -> bool {
    match part {
        2 => before == 1 || before == 2,
        4 => before == 3 || before == 4,
        _ => true,
    }
}

/// The source spans and content spans of one window, as tokens of the piece.
///
/// `scores` are those of the window's tokens in order, `cue` is the cue's first token and
/// `length` how many tokens the piece has: a window can reach beyond both ends.
pub(crate) fn parts(
    scores: impl ExactSizeIterator<Item = [f32; PARTS]> + Clone,
    cue: usize,
    length: usize,
) -> (Vec<Part>, Vec<Part>) {
    let place = |offset: usize| (cue + offset).checked_sub(BEFORE).filter(|t| *t < length);
    let window = scores
        .enumerate()
        .filter_map(|(offset, s)| Some((place(offset)?, s)));
    let path = best_path(window.clone().map(|(_, scores)| scores));
    let (mut sources, mut contents) = (Runs::default(), Runs::default());
    for ((token, scores), part) in window.zip(path) {
        let [_, first_source, source, first_content, content] = softmax(scores);
        match part {
            NEITHER => {}
            CONTENT.. => contents.push(token, part == CONTENT, first_content + content),
            SOURCE.. => sources.push(token, part == SOURCE, first_source + source),
        }
    }
    (sources.0, contents.0)
}

/// The best sequence of parts that follow each other (Viterbi).
fn best_path(scores: impl Iterator<Item = [f32; PARTS]>) -> Vec<usize> {
    let mut totals: Option<[f32; PARTS]> = None;
    let mut came_from = Vec::new();
    for scores in scores {
        let mut from = [NEITHER; PARTS];
        let mut next = [f32::MIN; PARTS];
        for (part, ((from, next), score)) in from.iter_mut().zip(&mut next).zip(scores).enumerate()
        {
            let before = totals.map_or([0.0; PARTS], |t| t);
            let first = totals.is_none();
            for (last, total) in before.into_iter().enumerate() {
                // Before the first token of a window stands neither.
                let allowed = may_follow(last, part) && !(first && last != NEITHER);
                if allowed && total > *next {
                    (*from, *next) = (last, total);
                }
            }
            *next += score;
        }
        // Sums grow with the window only; f32::MIN plus a score stays the least.
        totals = Some(next);
        came_from.push(from);
    }
    let mut best = NEITHER;
    let mut greatest = f32::MIN;
    for (part, total) in totals.unwrap_or([0.0; PARTS]).into_iter().enumerate() {
        if total > greatest {
            (best, greatest) = (part, total);
        }
    }
    let mut path = Vec::with_capacity(came_from.len());
    for from in came_from.iter().rev() {
        path.push(best);
        best = from.get(best).copied().unwrap_or(NEITHER);
    }
    path.reverse();
    path
}

/// Runs of tokens with the mean of their probabilities.
#[derive(Default)]
struct Runs(Vec<Part>);

impl Runs {
    fn push(&mut self, token: usize, first: bool, probability: f32) {
        match self.0.last_mut() {
            Some(run) if !first && run.end == token => {
                let count = (run.end - run.start) as f32;
                run.probability = (run.probability * count + probability) / (count + 1.0);
                run.end += 1;
            }
            _ => self.0.push(Part {
                start: token,
                end: token + 1,
                probability,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::network::WINDOW;

    #[test]
    fn neighbouring_tokens_are_one_cue_unless_a_second_begins() {
        let found = cues(&[
            [0.1, 0.1],
            [0.9, 0.0],
            [0.1, 0.5],
            [0.8, 0.1],
            [0.2, 0.05],
            [0.2, 0.2],
        ]);
        let spans: Vec<_> = found.iter().map(|c| (c.start, c.end)).collect();
        assert_eq!(spans, [(1, 3), (3, 4), (5, 6)]);
        assert_eq!(found[0].probability, 0.9);
    }

    #[test]
    fn a_further_token_never_stands_without_a_first() {
        // The second token looks like a further one of the content, the first like none.
        let scores = [[2.0, 0.0, 9.0, 1.0, 9.0], [0.0, 0.0, 0.0, 1.0, 5.0]];
        assert_eq!(best_path(scores.into_iter()), [3, 4]);
        assert_eq!(best_path([[5.0, 0.0, 9.0, 1.0, 9.0]].into_iter()), [0]);
        assert_eq!(best_path(std::iter::empty()), [0usize; 0]);
    }

    #[test]
    fn a_window_is_read_only_where_the_text_is() {
        let mut scores = [[0.0, 0.0, 0.0, 4.0, 0.0]; WINDOW];
        scores[BEFORE] = [9.0, 0.0, 0.0, 0.0, 0.0];
        scores[BEFORE + 1] = [0.0, 9.0, 0.0, 0.0, 0.0];
        let (sources, contents) = parts(scores.into_iter(), 1, 4);
        let of = |parts: &[Part]| parts.iter().map(|p| (p.start, p.end)).collect::<Vec<_>>();
        assert_eq!(of(&sources), [(2, 3)]);
        assert_eq!(of(&contents), [(0, 1), (3, 4)]);
        assert!(sources[0].probability > 0.99);
    }
}
