//! What can be typed to take articles in and out, derive all again, and look the file over.

use super::View;
use clap::Args;
use std::num::NonZeroUsize;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct IngestArgs {
    /// Files, folders, or `-`. Without a path: `seeds/`.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Outlets of your own, added to the shipped register (TOML, as in seeds/outlets.toml).
    #[arg(long, value_name = "FILE")]
    pub(crate) outlets: Vec<PathBuf>,
    /// Threads that extract; by default one a core.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// Extract with the smaller model: faster, less often right. A database is of one model.
    #[arg(long)]
    pub(crate) bulk: bool,
    /// Fail if anything was rejected.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Print the summary alone, without the stories.
    #[arg(long)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ExtractArgs {
    /// Files; without any, JSON lines from standard input.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Outlets of your own, added to the shipped register.
    #[arg(long, value_name = "FILE")]
    pub(crate) outlets: Vec<PathBuf>,
    /// Use the smaller model: faster, less often right.
    #[arg(long)]
    pub(crate) bulk: bool,
    /// Fail if anything was rejected.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Say why: lines, tokens, candidates, and the rule behind every attribute.
    #[arg(long)]
    pub(crate) explain: bool,
    /// How to print the explanation; without --explain it is one line of JSON an input.
    #[arg(long, short, value_enum, default_value_t = View::Text, requires = "explain")]
    pub(crate) format: View,
}

#[derive(Debug, Args)]
pub(crate) struct RebuildArgs {
    /// Threads that extract; by default one a core.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// Extract with the smaller model: faster, less often right.
    #[arg(long)]
    pub(crate) bulk: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RemoveArgs {
    /// The id, key or URL of an article (all documents that say it go), the key or SHA-256 of a
    /// document, or a location as `ingest` was given it.
    #[arg(value_name = "WHAT", required = true)]
    pub(crate) what: Vec<String>,
    /// Only say what would be taken out.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Args)]
pub(crate) struct DoctorArgs {
    /// Leave out what reads every text: the file's pages, documents, articles, spans and
    /// full-text indexes.
    #[arg(long)]
    pub(crate) quick: bool,
}
