//! The borders between the crates: what must be absent from each.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

#[test]
fn model_extraction_and_linking_build_without_sqlite_and_without_c() {
    for package in [
        "onrecord-core",
        "onrecord-article",
        "onrecord-extract",
        "onrecord-link",
    ] {
        let foreign: Vec<String> = needed_by(package)
            .into_iter()
            .filter(|name| is_foreign(name))
            .collect();
        assert_eq!(foreign, [""; 0], "{package} needs them");
    }
    // The check sees what it looks for.
    let of_store: Vec<String> = needed_by("onrecord-store")
        .into_iter()
        .filter(|name| is_foreign(name))
        .collect();
    assert_eq!(of_store, ["cc", "libsqlite3-sys", "refinery", "rusqlite"]);
}

#[test]
fn each_crate_knows_only_those_it_may_know() {
    for (package, allowed) in [
        ("onrecord-core", &[][..]),
        ("onrecord-article", &["onrecord-core"]),
        ("onrecord-extract", &["onrecord-article", "onrecord-core"]),
        ("onrecord-link", &["onrecord-core"]),
        ("onrecord-store", &["onrecord-core"]),
        (
            "onrecord-query",
            &["onrecord-core", "onrecord-link", "onrecord-store"],
        ),
        (
            "onrecord-report",
            &[
                "onrecord-core",
                "onrecord-link",
                "onrecord-query",
                "onrecord-store",
            ],
        ),
        (
            "onrecord-export",
            &[
                "onrecord-core",
                "onrecord-link",
                "onrecord-query",
                "onrecord-store",
            ],
        ),
        (
            "onrecord-ingest",
            &[
                "onrecord-article",
                "onrecord-core",
                "onrecord-extract",
                "onrecord-link",
                "onrecord-store",
            ],
        ),
    ] {
        let needed = needed_by(package);
        let ours: Vec<&str> = needed
            .iter()
            .map(String::as_str)
            .filter(|name| name.starts_with("onrecord") && *name != package)
            .collect();
        assert_eq!(ours, allowed, "{package}");
    }
}

#[test]
fn the_command_needs_nothing_that_is_not_published() {
    let needed = needed_by("onrecord");
    assert!(needed.contains("onrecord-ingest"));
    for inner in ["onrecord-eval", "onrecord-benches", "xtask", "criterion"] {
        assert!(!needed.contains(inner), "onrecord needs {inner}");
    }
}

fn is_foreign(name: &str) -> bool {
    let c_or_sql = ["rusqlite", "refinery", "cc", "cmake", "bindgen"];
    name.ends_with("-sys") || c_or_sql.contains(&name)
}

/// The names of all packages that a package needs to be built and to run, itself among them;
/// not those of its tests.
fn needed_by(package: &str) -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let output = Command::new(cargo)
        .args(["tree", "--offline", "--edges", "normal,build"])
        .args(["--prefix", "none", "--format", "{p}", "--package", package])
        .current_dir(root)
        .output()
        .unwrap();
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{err}");
    let names = out.lines().filter_map(|line| line.split(' ').next());
    let names: BTreeSet<String> = names.map(str::to_owned).collect();
    assert!(names.contains(package), "{out}");
    names
}
