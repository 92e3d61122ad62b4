//! Runs the real command in a temporary folder.

#![expect(
    clippy::expect_used,
    reason = "a test ends where its preparation fails"
)]

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A dispatch of an invented agency, as it is copied out of a browser.
pub const DISPATCH: &str = "Harbour talks stalled, officials say

PORT ELSIN, March 12, 2025 (Northline) - Talks on reopening the eastern harbour of Port Elsin have stalled, two senior ministry officials told Northline.

The harbour ministry denied that any talks had taken place.

\"We were close to a deal and then the line went dead,\" one of the officials said on condition of anonymity because the talks are secret.

The port authority and the seamen's union declined to comment.
";

/// What a run of the command gave.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs `onrecord` in `dir`.
pub fn onrecord(dir: &Path, args: &[&str]) -> Run {
    with_input(dir, args, b"")
}

/// Runs `onrecord` in `dir` with something on standard input.
pub fn with_input(dir: &Path, args: &[&str], input: &[u8]) -> Run {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(args)
        .current_dir(dir)
        .env_remove("ONRECORD_DB")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("standard input");
    // A command that does not read its input closes it early.
    let _ = stdin.write_all(input);
    drop(stdin);
    let Output {
        status,
        stdout,
        stderr,
    } = child.wait_with_output().expect("it ends");
    Run {
        code: status.code().unwrap_or(-1),
        out: String::from_utf8(stdout).expect("UTF-8 out"),
        err: String::from_utf8(stderr).expect("UTF-8 messages"),
    }
}

/// Writes a file below `dir`.
pub fn put(dir: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(dir.join(name), bytes).expect("a file");
}

/// Asks the database of `dir` and gives the rows as CSV without the header.
pub fn sql(dir: &Path, query: &str) -> Vec<String> {
    let run = onrecord(dir, &["sql", "--format", "csv", query]);
    assert_eq!(run.code, 0, "{query}: {}", run.err);
    run.out.lines().skip(1).map(str::to_owned).collect()
}
