//! In which ways a story spreads, and which of them are made in turn.

/// In which ways the articles of a story come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::corpus::truth) enum Kind {
    /// A dispatch and its copies, whole and trimmed.
    Wire,
    /// … and rewrites that do not say where they are from.
    Rewrites,
    /// … and rewrites that do.
    Retold,
    /// Two or three that reported for themselves, and copies.
    Independent,
    /// Articles that retell a report which is not there.
    Outside,
    /// A dispatch, and articles that retell another report which is not there.
    InAndOut,
    /// Unnamed people assert what the company denies in public.
    Denial,
    /// One retells a dispatch and adds what it was told itself.
    Addition,
    /// Two reporters at one news conference.
    Press,
    /// An older report on another matter is cited.
    LongAgo,
    /// Dates are missing and wrong.
    Dates,
    /// All of it together.
    Mixed,
    /// Five hundred carry one dispatch.
    Mass,
}

/// The kinds in turn.
const TURNS: &[Kind] = &[
    Kind::Wire,
    Kind::Independent,
    Kind::Rewrites,
    Kind::Outside,
    Kind::Mixed,
    Kind::Retold,
    Kind::Press,
    Kind::Denial,
    Kind::InAndOut,
    Kind::Addition,
    Kind::Dates,
    Kind::Independent,
    Kind::LongAgo,
    Kind::Rewrites,
    Kind::Mixed,
];

impl Kind {
    /// The kind of a story by its number.
    pub(in crate::corpus::truth) fn of(number: usize, stories: usize) -> Self {
        if number == stories / 2 {
            return Self::Mass;
        }
        TURNS
            .get(number % TURNS.len())
            .copied()
            .unwrap_or(Self::Wire)
    }

    pub(in crate::corpus::truth) const fn name(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Rewrites => "rewrites",
            Self::Retold => "retold",
            Self::Independent => "independent",
            Self::Outside => "outside",
            Self::InAndOut => "in-and-out",
            Self::Denial => "denial",
            Self::Addition => "addition",
            Self::Press => "press",
            Self::LongAgo => "long-ago",
            Self::Dates => "dates",
            Self::Mixed => "mixed",
            Self::Mass => "mass",
        }
    }
}
