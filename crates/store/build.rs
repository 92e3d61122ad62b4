//! Says where the embedded files stand: in `MIGRATIONS` and `OUTLETS`.
//!
//! They are links to folders of the workspace, and in a package the files themselves. Where git
//! makes no links (on Windows, unless it is told to), each is a small file that holds the path.

use std::path::{Path, PathBuf};

fn main() {
    for (link, variable) in [("migrations", "MIGRATIONS"), ("outlets.toml", "OUTLETS")] {
        println!("cargo::rerun-if-changed={link}");
        println!("cargo::rustc-env={variable}={}", followed(link).display());
    }
}

/// What a link leads to, also where it is a file of one line.
fn followed(link: &str) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    match std::fs::read_to_string(here.join(link)) {
        Ok(path) if !path.contains('\n') => here.join(path),
        _ => here.join(link),
    }
}
