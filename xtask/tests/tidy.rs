//! What every file of the project keeps to.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

#[test]
fn every_rust_file_says_first_what_it_is() {
    let silent: Vec<String> = rust_files()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(silent, [""; 0], "begin with a module doc, //!");
}

#[test]
fn nothing_is_left_to_do_in_the_code() {
    // In two parts, or this file would be found.
    let left = ["todo", "dbg", "unimplemented"].map(|name| format!("{name}!{}", '('));
    for (path, text) in rust_files() {
        for (number, line) in text.lines().enumerate() {
            let found = left.iter().find(|mark| line.contains(mark.as_str()));
            assert_eq!(found, None, "{path}:{}", number + 1);
        }
    }
}

#[test]
fn no_lint_is_switched_off_without_a_reason() {
    let allow = format!("#[{}(", "allow");
    let allow_all = format!("#![{}(", "allow");
    for (path, text) in rust_files() {
        for (number, line) in text.lines().enumerate() {
            let line = line.trim_start();
            assert!(
                !line.starts_with(&allow) && !line.starts_with(&allow_all),
                "{path}:{}: #[expect(…, reason = \"…\")] instead",
                number + 1
            );
        }
    }
}

#[test]
fn no_file_names_a_folder_of_somebodys_machine() {
    let folders = ["work", "tmp/w-", "tmp/t-", "home", "Users"];
    let folders = folders.map(|name| {
        if name.ends_with('-') {
            format!("/{name}")
        } else {
            format!("/{name}/")
        }
    });
    for path in tracked_files() {
        let bytes = std::fs::read(root().join(&path)).unwrap();
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            for folder in &folders {
                let found = line.match_indices(folder.as_str()).any(|(at, _)| {
                    // Inside a longer path or address it is a folder of something else.
                    let before = line.get(..at).and_then(|l| l.chars().next_back());
                    before.is_none_or(|c| !(c.is_alphanumeric() || "._-/}".contains(c)))
                });
                assert!(!found, "{path}:{}: {folder}", number + 1);
            }
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// All Rust files with their texts.
fn rust_files() -> impl Iterator<Item = (String, String)> {
    let files = tracked_files().into_iter().filter(|p| p.ends_with(".rs"));
    files.map(|path| {
        let text = std::fs::read_to_string(root().join(&path)).unwrap();
        (path, text)
    })
}

/// The files of the project, by their paths in it: all but what is built or hidden.
fn tracked_files() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let entry = entry.unwrap();
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                let built = name.starts_with("target") || name == "fuzz-out";
                if !built && (!name.starts_with('.') || name == ".ci" || name == ".cargo") {
                    folders.push(path);
                }
            } else if kind.is_file() && !is_database(&name) {
                let inside = path.strip_prefix(root()).unwrap();
                found.push(inside.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    assert!(found.len() > 100, "only {} files", found.len());
    found
}

fn is_database(name: &str) -> bool {
    [".db", ".db-wal", ".db-shm", ".db.lock"]
        .iter()
        .any(|ending| name.ends_with(ending))
}
