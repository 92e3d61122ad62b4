//! What can be typed to write files for other people and programs.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct PacketArgs {
    /// Of what.
    #[command(subcommand)]
    pub(crate) of: PacketOf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PacketOf {
    /// Of a claim.
    Claim {
        /// An id or a key.
        #[arg(value_name = "ID")]
        id: String,
        /// How to print.
        #[arg(long, short, value_enum, default_value_t = Paper::Markdown)]
        format: Paper,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Paper {
    /// To be read, and sent to others.
    Markdown,
    /// To be read by a program.
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// For tables: one of the views that docs/sql.md describes; without it, all of them into a
    /// folder.
    #[arg(value_name = "VIEW")]
    pub(crate) view: Option<String>,
    /// In which form.
    #[arg(long, short, value_enum, default_value_t = Target::Csv)]
    pub(crate) format: Target,
    /// The file to write; of all views, and for markdown, the folder. Without it: standard
    /// output.
    #[arg(long, short, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Only this story, by id or key; not for tables.
    #[arg(long, value_name = "ID")]
    pub(crate) story: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// Values between commas.
    Csv,
    /// Values between tabs.
    Tsv,
    /// One JSON object a line.
    Jsonl,
    /// Columns with types.
    #[cfg(feature = "parquet")]
    Parquet,
    /// Articles and reports, and who has it from whom.
    Graphml,
    /// Everything as linked data.
    JsonLd,
    /// A folder of notes.
    Markdown,
    /// FollowTheMoney entities.
    Ftm,
}

#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// The id or key of a story; without it, all stories on one page.
    #[arg(value_name = "STORY")]
    pub(crate) id: Option<String>,
    /// The file to write; `-` for standard output.
    #[arg(long, short, value_name = "FILE", default_value = "report.html")]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// For which shell.
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// A command; without it the page is of onrecord.
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
    /// Write all pages into this folder.
    #[arg(long, short, value_name = "FOLDER", conflicts_with = "command")]
    pub(crate) output: Option<PathBuf>,
}
