//! What can be typed to ask for rows: SQL, saved queries, problems.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct SqlArgs {
    /// The query; without it, read from standard input.
    #[arg(value_name = "QUERY")]
    pub(crate) query: Option<String>,
    /// Read the query from a file.
    #[arg(long, short, value_name = "FILE", conflicts_with = "query")]
    pub(crate) file: Option<PathBuf>,
    /// A value for the parameter :NAME of the query; a number if it is written as one.
    #[arg(long = "parameter", short, value_name = "NAME=VALUE")]
    pub(crate) parameters: Vec<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// Show how SQLite would go about it, and do not.
    #[arg(long)]
    pub(crate) explain: bool,
    /// Seconds a query may run.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub(crate) timeout: u64,
}

#[derive(Debug, Args)]
pub(crate) struct QueriesArgs {
    /// The query to run; without it, all are listed.
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Print the query and do not run it.
    #[arg(long, requires = "name")]
    pub(crate) show: bool,
    /// A value for the parameter :NAME of the query.
    #[arg(long = "parameter", short, value_name = "NAME=VALUE")]
    pub(crate) parameters: Vec<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// Seconds it may run.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub(crate) timeout: u64,
}

#[derive(Debug, Args)]
pub(crate) struct FormatArgs {
    /// How to print.
    #[arg(long, short, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Format {
    Table,
    Line,
    Csv,
    Json,
    Jsonl,
    Markdown,
}
