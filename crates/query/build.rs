//! Says where the saved queries stand: in `QUERIES`.
//!
//! They are a link to a folder of the workspace, and in a package the files themselves. Where git
//! makes no links (on Windows, unless it is told to), it is a small file that holds the path.

use std::path::Path;

fn main() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = match std::fs::read_to_string(here.join("queries")) {
        Ok(path) => here.join(path),
        Err(_) => here.join("queries"),
    };
    println!("cargo::rerun-if-changed=queries");
    println!("cargo::rustc-env=QUERIES={}", folder.display());
}
