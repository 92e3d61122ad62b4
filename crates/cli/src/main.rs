//! The `onrecord` command: parses flags, calls the crates, prints.
//!
//! This page is also the front page of the project's documentation in Rust. Who only wants to
//! use the command needs none of it: `onrecord --help`, `onrecord man`, and the cookbook.
//!
//! # The crates, in the order in which they build on each other
//!
//! | crate | what it is | begin with |
//! |---|---|---|
//! | [`onrecord_core`] | the words of all others: articles, spans, attributions, dates, keys | [`Article`](onrecord_core::Article), [`Span`](onrecord_core::Span) |
//! | [`onrecord_article`](../onrecord_article/index.html) | saved pages and pasted text in, articles out | `pasted::read` |
//! | [`onrecord_extract`] | who says what in a text, without a database | [`Extractor`](onrecord_extract::Extractor) |
//! | [`onrecord_link`](../onrecord_link/index.html) | what several articles have to do with each other | `link` |
//! | [`onrecord_store`] | the SQLite file, and the one who writes it | [`Store`](onrecord_store::Store) |
//! | [`onrecord_ingest`] | files in any format into a database, in parallel | [`ingest`](onrecord_ingest::ingest), [`Reader`](onrecord_ingest::read::Reader) |
//! | [`onrecord_query`] | typed, read-only questions | [`Database`](onrecord_query::Database) |
//! | [`onrecord_report`] | a story as one page for people | [`story`](onrecord_report::story) |
//! | [`onrecord_export`] | the same facts as files for other programs | [`csv`](onrecord_export::csv()), [`json_ld`](onrecord_export::json_ld()) |
//!
//! # Where to begin
//!
//! - **Attributions of a string**: [`onrecord_extract`], and its example `attributions`.
//! - **A format of one's own into a database**: [`onrecord_ingest::read::Reader`], and the
//!   example `custom_source`.
//! - **The provenance of a claim**: [`onrecord_query`], and its example `provenance`.
//! - **Another picture of the same facts**: [`onrecord_query`] gives plain values that
//!   serialise; [`onrecord_report`] is one that draws them.
//!
//! # What holds everywhere
//!
//! Evidence: whatever is said to stand in an article comes with its place there; bytes inside
//! Rust, characters in SQL and JSON. Nothing is invented: what is not known is `None`. Any input
//! gives an article or reasons, never a panic. There is no network, no clock in the libraries,
//! and no state but the file.

mod args;
mod commands;
mod guard;
mod marked;
mod output;
mod say;

use args::{Cli, Command};
use clap::Parser;
use std::process::ExitCode;

/// The command could not run.
pub(crate) const COULD_NOT_RUN: u8 = 2;

/// Nothing was found, or something was rejected where that was not to be.
pub(crate) const NOTHING: ExitCode = ExitCode::FAILURE;

/// What a command ends with, where it does not fail.
pub(crate) type Outcome = Result<ExitCode, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match &cli.command {
        Command::Ingest(args) => commands::ingest::run(&cli.db, args),
        Command::Extract(args) => commands::extract::run(args),
        Command::Article(args) => commands::article::run(&cli.db, args),
        Command::Story(args) => commands::story::run(&cli.db, args),
        Command::Claim(args) => commands::claim::run(&cli.db, args),
        Command::Source(args) => commands::source::run(&cli.db, args),
        Command::Outlet(args) => commands::outlet::run(&cli.db, args),
        Command::Trace(args) => commands::trace::run(&cli.db, args),
        Command::Versions(args) => commands::versions::run(&cli.db, args),
        Command::Conflicts(args) => commands::conflicts::run(&cli.db, args),
        Command::Timeline(args) => commands::timeline::run(&cli.db, args),
        Command::Packet(args) => commands::packet::run(&cli.db, args),
        Command::Export(args) => commands::export::run(&cli.db, args),
        Command::Search(args) => commands::search::run(&cli.db, args),
        Command::Sql(args) => commands::sql::run(&cli.db, args),
        Command::Queries(args) => commands::queries::run(&cli.db, args),
        Command::Report(args) => commands::report::run(&cli.db, args),
        Command::Problems(args) => commands::problems::run(&cli.db, args),
        Command::Doctor(args) => commands::doctor::run(&cli.db, args),
        Command::Rebuild(args) => commands::rebuild::run(&cli.db, args),
        Command::Remove(args) => commands::remove::run(&cli.db, args),
        Command::Completions(args) => commands::shell::completions(args),
        Command::Man(args) => commands::shell::man(args),
    };
    match outcome {
        Ok(code) => code,
        Err(error) if output::is_broken_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error.to_string());
            if output::is_not_found(error.as_ref()) {
                NOTHING
            } else {
                ExitCode::from(COULD_NOT_RUN)
            }
        }
    }
}
