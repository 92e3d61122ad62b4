//! `cargo xtask bench [FILTER]`

use crate::run::{cargo, exit_code, root};
use std::process::ExitCode;

/// Runs the benchmarks; arguments go to criterion.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let mut command = cargo("bench");
    command
        .args(["--package", "onrecord-benches", "--"])
        .args(arguments)
        .current_dir(root());
    exit_code(&mut command)
}
