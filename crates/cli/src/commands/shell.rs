//! `onrecord completions` and `onrecord man`: what shells and readers of manuals want.
//!
//! Both are made from the flags when they are asked for, by the command itself: whoever
//! installs it with cargo has them too, and a packager needs nothing but the binary.

use crate::args::{Cli, CompletionsArgs, ManArgs};
use crate::{NOTHING, Outcome, output};
use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory};
use std::io::Write;
use std::process::ExitCode;

/// Prints the completions of a shell.
pub(crate) fn completions(args: &CompletionsArgs) -> Outcome {
    // Here alone, so that a mistyped name is still answered by the command itself.
    let names: Vec<_> = onrecord_query::saved().map(|query| query.name).collect();
    let mut command = Cli::command().mut_subcommand("queries", |queries| {
        queries.mut_arg("name", |name| {
            name.value_parser(PossibleValuesParser::new(names))
        })
    });
    // In memory first: the generators panic where they cannot write.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "onrecord", &mut script);
    let mut out = output::data();
    out.write_all(&script)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a page of the manual, or writes all of them.
pub(crate) fn man(args: &ManArgs) -> Outcome {
    let mut command = Cli::command();
    if let Some(folder) = &args.output {
        let at = |error| format!("{}: {error}", folder.display());
        std::fs::create_dir_all(folder).map_err(at)?;
        clap_mangen::generate_to(command, folder).map_err(at)?;
        return Ok(ExitCode::SUCCESS);
    }
    // Flags of all commands are known to each only then.
    command.build();
    let page: Option<&Command> = match &args.command {
        None => Some(&command),
        Some(name) => command.find_subcommand(name),
    };
    let Some(page) = page else {
        let name = args.command.as_deref().unwrap_or_default();
        output::complain(&format!(
            "there is no command {name:?}; `onrecord --help` lists them"
        ));
        return Ok(NOTHING);
    };
    let page = clap_mangen::Man::new(page.clone());
    let mut out = output::data();
    page.render(&mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
