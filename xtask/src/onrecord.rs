//! Every command of `onrecord`.

use crate::run::release;
use std::process::ExitCode;

/// Runs the release build of the command, with the arguments as they are.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    release("onrecord", arguments)
}
