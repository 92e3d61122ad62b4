//! What can be typed to ask for an article, a story, a claim and what else is on record.

use super::View;
use clap::Args;
use onrecord_query::{QueryError, Window};

#[derive(Debug, Args)]
pub(crate) struct ArticleArgs {
    /// An id or a key.
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct StoryArgs {
    /// An id or a key.
    #[arg(value_name = "ID", conflicts_with_all = ["since", "until"])]
    pub(crate) id: Option<String>,
    #[command(flatten)]
    pub(crate) time: TimeArgs,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct ClaimArgs {
    /// An id or a key.
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct SourceArgs {
    /// An id, a key or a name.
    #[arg(value_name = "ID|NAME")]
    pub(crate) id: String,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct OutletArgs {
    /// An id, a name or a domain.
    #[arg(value_name = "ID|NAME")]
    pub(crate) id: String,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct TraceArgs {
    /// An article by id or key; `claim:ID` or `statement:ID`.
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct VersionsArgs {
    /// An address, or the id or key of one of its articles.
    #[arg(value_name = "URL|ID")]
    pub(crate) of: String,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct TimelineArgs {
    /// `story:ID`, `claim:ID`, `source:ID`, a key, or the name of a source; a number alone is a
    /// story. Without it: everything.
    #[arg(value_name = "STORY|CLAIM|SOURCE")]
    pub(crate) of: Option<String>,
    #[command(flatten)]
    pub(crate) time: TimeArgs,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct ConflictsArgs {
    /// Only those of this story, by id or key.
    #[arg(long, value_name = "ID")]
    pub(crate) story: Option<String>,
    #[command(flatten)]
    pub(crate) time: TimeArgs,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// Words.
    #[arg(value_name = "WORDS", required = true)]
    pub(crate) words: Vec<String>,
    /// Most hits of each kind.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
    /// The newest first, instead of the best.
    #[arg(long)]
    pub(crate) newest: bool,
    #[command(flatten)]
    pub(crate) time: TimeArgs,
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = View::Text)]
    pub(crate) format: View,
}

/// A span of time.
#[derive(Debug, Args)]
pub(crate) struct TimeArgs {
    /// Only what is of this date or later, or may be: 2024, 2024-03, 2024-03-15.
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// Only what is of this date or earlier, or may be; a month or year counts to its end.
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
}

impl TimeArgs {
    pub(crate) fn window(&self) -> Result<Window, QueryError> {
        Window::new(self.since.as_deref(), self.until.as_deref())
    }
}
