//! Makes Cargo look at the embedded files: without this a new migration would be ignored.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-changed=outlets.toml");
}
