//! The `onrecord` command: parses flags, calls the crates, prints.

mod args;
mod commands;
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
    };
    match outcome {
        Ok(code) => code,
        Err(error) if output::is_broken_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onrecord: {}", output::message(error.as_ref()));
            if output::is_not_found(error.as_ref()) {
                NOTHING
            } else {
                ExitCode::from(COULD_NOT_RUN)
            }
        }
    }
}
