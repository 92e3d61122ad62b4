//! `cargo xtask eval` and `cargo xtask corpus`: both are the release build of `onrecord-eval`.

use crate::run::release;
use std::process::ExitCode;

/// Measures against annotated data.
pub(crate) fn measure(arguments: &[String]) -> ExitCode {
    release("onrecord-eval", arguments)
}

/// Writes a synthetic corpus.
pub(crate) fn corpus(arguments: &[String]) -> ExitCode {
    let mut all = vec!["corpus".to_owned()];
    all.extend_from_slice(arguments);
    release("onrecord-eval", &all)
}
