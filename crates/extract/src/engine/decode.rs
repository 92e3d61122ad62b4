//! From probabilities to spans: which tokens are cues, and what is source and content of each.

use super::math::softmax;

/// What a token of a window can be; see [`NEITHER`], [`SOURCE`] and [`CONTENT`].
pub(crate) const PARTS: usize = 5;
/// A token belongs to the cue before it from this share of that cue's probability on.
const CUE_SHARE: f32 = 0.3;
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
    /// The least of its tokens.
    pub(crate) least: f32,
}

/// The cues among tokens, of each of which P(begins a cue) and P(continues a cue) are given;
/// a token can be part of one if it is likelier than `floor`.
pub(crate) fn cues(tokens: &[[f32; 2]], floor: f32) -> Vec<Cue> {
    let mut found = Vec::<Cue>::new();
    let mut open = false;
    for (i, [begins, continues]) in tokens.iter().enumerate() {
        let probability = begins + continues;
        if probability <= floor {
            open = false;
            continue;
        }
        let new = begins > continues && *begins > NEW_CUE;
        match found.last_mut() {
            Some(cue) if open && !new && probability > CUE_SHARE * cue.probability => {
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

/// The source spans and content spans of one window, whose tokens' scores are given in order;
/// `first` is the first of these tokens.
pub(crate) fn parts(
    scores: impl ExactSizeIterator<Item = [f32; PARTS]> + Clone,
    first: usize,
) -> (Vec<Part>, Vec<Part>) {
    let path = best_path(scores.clone());
    let (mut sources, mut contents) = (Runs::default(), Runs::default());
    for ((token, scores), part) in (first..).zip(scores).zip(path) {
        if part == NEITHER {
            continue;
        }
        let [_, first_source, source, first_content, content] = softmax(scores);
        if part < CONTENT {
            sources.push(token, part == SOURCE, first_source + source);
        } else {
            contents.push(token, part == CONTENT, first_content + content);
        }
    }
    (sources.0, contents.0)
}

/// The best sequence of parts that follow each other (Viterbi): a further token only what began.
/// Of two that are as good, the one whose last part comes first in the list of parts.
fn best_path(scores: impl ExactSizeIterator<Item = [f32; PARTS]>) -> Vec<usize> {
    // Nothing stands before the first token.
    let mut totals = [0.0, NEVER, NEVER, NEVER, NEVER];
    let mut came_from = Vec::with_capacity(scores.len());
    for [neither, first_source, source, first_content, content] in scores {
        let [a, b, c, d, e] = totals;
        let of_source = greatest([(SOURCE, b), (SOURCE + 1, c)]);
        let of_content = greatest([(CONTENT, d), (CONTENT + 1, e)]);
        let any = greatest([(NEITHER, a), of_source, of_content]);
        totals = [
            any.1 + neither,
            any.1 + first_source,
            of_source.1 + source,
            any.1 + first_content,
            of_content.1 + content,
        ];
        came_from.push([any.0, any.0, of_source.0, any.0, of_content.0]);
    }
    let (mut best, mut greatest) = (NEITHER, f32::MIN);
    for (part, total) in totals.into_iter().enumerate() {
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

/// The total of a path that cannot be; sums of scores of a window do not reach it.
const NEVER: f32 = -1e30;

/// The part with the greatest total; of equals the first.
fn greatest<const N: usize>(totals: [(usize, f32); N]) -> (usize, f32) {
    let mut found = (NEITHER, f32::MIN);
    for total in totals {
        if total.1 > found.1 {
            found = total;
        }
    }
    found
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
                run.least = run.least.min(probability);
                run.end += 1;
            }
            _ => self.0.push(Part {
                start: token,
                end: token + 1,
                probability,
                least: probability,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_tokens_are_one_cue_unless_a_second_begins() {
        let found = cues(
            &[
                [0.1, 0.1],
                [0.9, 0.0],
                [0.1, 0.5],
                [0.8, 0.1],
                [0.2, 0.05],
                [0.2, 0.2],
                [0.0, 0.0],
                [0.4, 0.5],
                [0.1, 0.1],
                [0.1, 0.15],
                [0.0, 0.3],
            ],
            0.1,
        );
        let spans: Vec<_> = found.iter().map(|c| (c.start, c.end)).collect();
        assert_eq!(spans, [(0, 1), (1, 3), (3, 4), (4, 6), (7, 8), (8, 11)]);
        assert_eq!(found[1].probability, 0.9);
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
    fn spans_are_counted_from_the_first_token_of_the_window() {
        let scores = [
            [0.0, 0.0, 0.0, 4.0, 0.0],
            [0.0, 0.0, 0.0, 0.0, 2.0],
            [9.0, 0.0, 0.0, 0.0, 0.0],
            [0.0, 9.0, 0.0, 0.0, 0.0],
            [0.0, 0.0, 0.0, 4.0, 0.0],
        ];
        let (sources, contents) = parts(scores.into_iter(), 7);
        let of = |parts: &[Part]| parts.iter().map(|p| (p.start, p.end)).collect::<Vec<_>>();
        assert_eq!(of(&sources), [(10, 11)]);
        assert_eq!(of(&contents), [(7, 9), (11, 12)]);
        assert!(sources[0].probability > 0.99);
        assert!(contents[0].least < contents[0].probability);
    }
}
