//! How a rule says its name: to whoever listens, and for nothing where nobody does.

use onrecord_core::Span;

/// A rule in words, its module in front: `stance: a verb that denies whatever it takes`.
pub(crate) type Rule = &'static str;

/// What of a statement a rule sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Attribute {
    /// What the speaker does with the content.
    Stance,
    /// How the content is given.
    Form,
    /// Whom a mention stands for.
    Speaker,
    /// To whom it was said.
    Told,
    /// When it was said.
    SaidOn,
    /// The terms on which the speaker spoke.
    GroundRule,
    /// The statement it stands in.
    Within,
}

impl Attribute {
    /// The name in text and JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stance => "stance",
            Self::Form => "form",
            Self::Speaker => "speaker",
            Self::Told => "told",
            Self::SaidOn => "said_on",
            Self::GroundRule => "ground_rule",
            Self::Within => "within",
        }
    }
}

/// Listens to what decides. Candidates are numbered as the model gives them, statements as they
/// stand in the article.
///
/// Every method does nothing by default, so that `()` listens at no cost.
pub(crate) trait Reasons {
    /// A rule changed the spans of a candidate.
    fn changed(&mut self, _candidate: usize, _rule: Rule) {}

    /// A rule asks for at least so much confidence of a candidate.
    fn asked(&mut self, _candidate: usize, _least: f32, _rule: Rule) {}

    /// A candidate has the content of a surer one.
    fn doubled(&mut self, _candidate: usize, _by: usize) {}

    /// A rule set an attribute of a statement, by these words where it went by some of the body.
    fn set(&mut self, _statement: usize, _attribute: Attribute, _rule: Rule, _words: Option<Span>) {
    }

    /// Rules told what a speaker is, and, where it has one, the role.
    fn described(&mut self, _speaker: usize, _what: Rule, _role: Option<Rule>) {}
}

impl Reasons for () {}
