//! What the learned model finds, before anything is understood of it.

use onrecord_core::Span;

/// One (source, cue, content) relation as the model marks it; spans are bytes of the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawAttribution {
    /// The words that name the source; none or one span.
    pub source: Vec<Span>,
    /// The words that carry the saying; one span.
    pub cue: Vec<Span>,
    /// What was said: in order, apart from each other, at least one.
    pub content: Vec<Span>,
    /// P(cue) times the mean P(content) of its tokens, 0 to 1.
    pub confidence: f32,
}
