//! Every command of `onrecord`.

use crate::run::{release, root};
use std::path::Path;
use std::process::ExitCode;

/// Flags of `onrecord` whose value is the next argument.
const WITH_VALUE: &[&str] = &["--db"];

/// Runs the release build of the command.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let mut arguments = arguments.to_vec();
    if is_ingest_without_path(&arguments) {
        arguments.push(seeds(std::env::current_dir().ok().as_deref()));
    }
    release("onrecord", &arguments)
}

/// The seed data as the user would name it: relative in the workspace's own folder.
fn seeds(current: Option<&Path>) -> String {
    if current == Some(root().as_path()) {
        "seeds".into()
    } else {
        root().join("seeds").to_string_lossy().into_owned()
    }
}

/// Whether the arguments are an `ingest` that names nothing to take in.
fn is_ingest_without_path(arguments: &[String]) -> bool {
    let mut words = Vec::new();
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        if WITH_VALUE.contains(&argument) {
            rest.next();
        } else if argument == "-" || !argument.starts_with('-') {
            words.push(argument);
        }
    }
    words == ["ingest"]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ingest_that_names_nothing_takes_the_seeds() {
        for (line, expected) in [
            ("ingest", true),
            ("ingest --db other.db", true),
            ("--db other.db ingest --strict", true),
            ("--db=other.db ingest", true),
            ("ingest -", false),
            ("ingest articles", false),
            ("sql", false),
            ("search ingest", false),
        ] {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            assert_eq!(is_ingest_without_path(&words), expected, "{line}");
        }
    }

    #[test]
    fn the_seeds_are_found_from_any_folder() {
        assert_eq!(seeds(Some(&root())), "seeds");
        assert!(Path::new(&seeds(Some(Path::new("/")))).is_dir());
    }
}
