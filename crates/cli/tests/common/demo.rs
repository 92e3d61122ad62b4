//! A database of the demo corpus, for tests that only ask it.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its preparation fails"
)]

use crate::common::onrecord;
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

/// A folder with the database, made once.
pub static DEMO: LazyLock<TempDir> = LazyLock::new(|| {
    let dir = tempfile::tempdir().unwrap();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let (outlets, articles) = (seeds.join("demo-outlets.toml"), seeds.join("articles"));
    let args = [
        "ingest",
        "--quiet",
        "--outlets",
        outlets.to_str().unwrap(),
        articles.to_str().unwrap(),
    ];
    let run = onrecord(dir.path(), &args);
    assert_eq!(run.code, 0, "{}", run.err);
    dir
});
