//! Every block of `docs/cookbook.md` works as written, on the demo corpus.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A block of the page: its language, what else it needs, and its text.
struct Block {
    language: String,
    needs: Vec<String>,
    text: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for line in page.lines() {
        match (line.strip_prefix("```"), blocks.last_mut()) {
            (Some(""), _) => is_open = false,
            (Some(head), _) => {
                let mut words = head.split(' ').map(str::to_owned);
                is_open = true;
                blocks.push(Block {
                    language: words.next().unwrap_or_default(),
                    needs: words.collect(),
                    text: String::new(),
                });
            }
            (None, Some(block)) if is_open => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            _ => {}
        }
    }
    blocks
}

/// Says what is not tested here, past the capture of the test harness.
fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}

fn python() -> String {
    std::env::var("ONRECORD_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// Whether what a block needs is here.
fn is_here(block: &Block) -> bool {
    let works = |command: &mut Command| command.output().is_ok_and(|o| o.status.success());
    block
        .needs
        .iter()
        .all(|need| match block.language.as_str() {
            "python" => works(Command::new(python()).args(["-c", &format!("import {need}")])),
            _ => works(Command::new(need).arg("--version")),
        })
}

/// A folder with a copy of the demo corpus, and the command on its path.
fn prepare(dir: &Path) -> std::ffi::OsString {
    let seeds = root().join("seeds");
    std::fs::create_dir(dir.join("articles")).unwrap();
    for entry in std::fs::read_dir(seeds.join("articles")).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), dir.join("articles").join(entry.file_name())).unwrap();
    }
    std::fs::copy(
        seeds.join("demo-outlets.toml"),
        dir.join("demo-outlets.toml"),
    )
    .unwrap();
    let command = Path::new(env!("CARGO_BIN_EXE_onrecord"));
    let before = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&before);
    let all = std::iter::once(command.parent().unwrap().to_owned()).chain(folders);
    std::env::join_paths(all).unwrap()
}

#[test]
fn every_block_works_as_written() {
    if Command::new("bash").arg("--version").output().is_err() {
        return skipped("there is no bash on the path");
    }
    let page = std::fs::read_to_string(root().join("docs/cookbook.md")).unwrap();
    let blocks = blocks(&page);
    assert!(blocks.len() >= 15, "{}", blocks.len());
    let dir = tempfile::tempdir().unwrap();
    let path = prepare(dir.path());
    // Blocks of a shell know what those before them have set.
    let mut script = "set -euo pipefail\n".to_owned();
    for (number, block) in blocks.iter().enumerate() {
        if !is_here(block) {
            skipped(&format!(
                "block {}: no {}",
                number + 1,
                block.needs.join(", ")
            ));
            continue;
        }
        match block.language.as_str() {
            "sh" => {
                script.push_str(&format!("echo '== block {}' >&2\n", number + 1));
                script.push_str(&block.text);
            }
            "python" => {
                let file = format!("block{number}.py");
                std::fs::write(dir.path().join(&file), &block.text).unwrap();
                script.push_str(&format!("'{}' {file}\n", python()));
            }
            other => unreachable!("a block of {other}"),
        }
    }
    std::fs::write(dir.path().join("cookbook.sh"), script).unwrap();
    let ran = Command::new("bash")
        .arg("cookbook.sh")
        .current_dir(dir.path())
        .env("PATH", path)
        .env_remove("ONRECORD_DB")
        .output()
        .unwrap();
    let (out, err) = (
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr),
    );
    assert!(ran.status.success(), "{out}\n{err}");
    // What the page promises.
    for part in [
        "Ruben Task",
        "statement removed",
        "2025-03-13",
        "asserted by",
        "taken out",
        "sound",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
    for file in [
        "packet.md",
        "packet.json",
        "story.html",
        "statements.csv",
        "graph.graphml",
    ] {
        let size = std::fs::metadata(dir.path().join(file)).unwrap().len();
        assert!(size > 500, "{file}: {size}");
    }
}
