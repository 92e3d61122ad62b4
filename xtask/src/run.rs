//! Running cargo, from wherever the task was called.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// A cargo command; its output goes where ours goes.
pub(crate) fn cargo(subcommand: &str) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.arg(subcommand);
    command
}

/// Builds a binary of the workspace in release, and runs it in the current folder.
pub(crate) fn release(package: &str, arguments: &[String]) -> ExitCode {
    let mut command = cargo("run");
    // Progress of the build is for people who wait; what is piped stays clean.
    if !std::io::stderr().is_terminal() {
        command.arg("--quiet");
    }
    command
        .args(["--release", "--package", package, "--bin", package])
        .arg("--manifest-path")
        .arg(root().join("Cargo.toml"))
        .arg("--")
        .args(arguments);
    exit_code(&mut command)
}

/// Runs a command, and passes its exit code on; 2 where it could not run at all.
pub(crate) fn exit_code(command: &mut Command) -> ExitCode {
    match command.status() {
        // Without a code it was ended by a signal.
        Ok(status) => ExitCode::from(status.code().map_or(2, |c| u8::try_from(c).unwrap_or(2))),
        Err(error) => {
            say(&format!("{}: {error}", command.get_program().display()));
            ExitCode::from(2)
        }
    }
}

/// A line on standard error. Nothing is left to do where that is closed.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
