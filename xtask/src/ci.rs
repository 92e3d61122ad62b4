//! `cargo xtask ci`: every check of the project; the tests come last.

use crate::run::{cargo, root, say};
use std::process::{Command, ExitCode};

/// A check: what it is called, and the cargo command that makes it.
struct Step {
    name: &'static str,
    cargo: &'static [&'static str],
    /// Environment variable and value.
    env: Option<(&'static str, &'static str)>,
}

/// With all features, of which no release has any: a build without them is what `.ci/run`
/// measures and what `cargo xtask package` makes.
const STEPS: &[Step] = &[
    Step {
        name: "format",
        cargo: &["fmt", "--all", "--", "--check"],
        env: None,
    },
    Step {
        name: "lints",
        cargo: &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--",
            "-D",
            "warnings",
        ],
        env: None,
    },
    Step {
        name: "documentation",
        cargo: &["doc", "--workspace", "--no-deps", "--all-features"],
        env: Some(("RUSTDOCFLAGS", "-D warnings")),
    },
    Step {
        name: "tests",
        cargo: &["test", "--workspace", "--all-features"],
        env: None,
    },
];

/// Runs the steps in order; the first that fails ends it.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    if !arguments.is_empty() {
        say("cargo xtask ci takes no arguments");
        return ExitCode::from(2);
    }
    for step in STEPS {
        say(&format!("== {}: cargo {}", step.name, step.cargo.join(" ")));
        match command(step).status() {
            Ok(status) if status.success() => {}
            Ok(_) => {
                say(&format!("== {}: FAILED", step.name));
                return ExitCode::FAILURE;
            }
            Err(error) => {
                say(&format!("== {}: cargo could not run: {error}", step.name));
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::SUCCESS
}

fn command(step: &Step) -> Command {
    let mut words = step.cargo.iter();
    let mut command = cargo(words.next().copied().unwrap_or("help"));
    command.args(words).current_dir(root());
    if let Some((name, value)) = step.env {
        command.env(name, value);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_come_last_and_nothing_is_left_out() {
        assert_eq!(STEPS.last().map(|s| s.name), Some("tests"));
        for step in STEPS.iter().skip(1) {
            let whole = ["--workspace", "--all-features"];
            assert!(
                whole.iter().all(|word| step.cargo.contains(word)),
                "{}",
                step.name
            );
        }
        let documentation = command(&STEPS[2]);
        assert!(
            documentation
                .get_envs()
                .any(|(name, _)| name == "RUSTDOCFLAGS")
        );
    }
}
