//! `cargo xtask package`: whether every library can be published by itself.

use crate::run::{cargo, root, say};
use std::path::PathBuf;
use std::process::ExitCode;

/// A registry takes no larger file.
const MAX_BYTES: u64 = 10_000_000;

/// What every package holds, beside what it is built of.
const IN_EACH: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/"];

/// Packs each crate that is published, builds it out of its package, with those before it
/// taken from theirs, and looks over what is in it. What a crate embeds stands in folders of
/// the workspace and is linked into the crate's own; a link that is not followed shows here.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let (published, others) = match crates() {
        Ok(both) => both,
        Err(error) => {
            say(&format!("the crates could not be listed: {error}"));
            return ExitCode::from(2);
        }
    };
    if let Err(error) = forget_unpacked(&published) {
        say(&format!("earlier packages could not be removed: {error}"));
        return ExitCode::from(2);
    }
    let mut command = cargo("package");
    command.args(["--workspace", "--allow-dirty"]);
    for name in &others {
        command.args(["--exclude", name]);
    }
    command.args(arguments).current_dir(root());
    match command.status() {
        Ok(status) if status.success() => {}
        Ok(_) => return ExitCode::FAILURE,
        Err(error) => {
            say(&format!("cargo could not run: {error}"));
            return ExitCode::from(2);
        }
    }
    let mut faults = Vec::new();
    for name in &published {
        match look_over(name) {
            Ok(found) => faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}"))),
            Err(error) => faults.push(format!("{name}: {error}")),
        }
    }
    for fault in &faults {
        say(fault);
    }
    say(&format!(
        "{} packages, {} faults",
        published.len(),
        faults.len()
    ));
    match faults.len() {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// The names of the packages that are published, and of those that are not.
fn crates() -> std::io::Result<(Vec<String>, Vec<String>)> {
    let mut folders = vec![root().join("benches"), root().join("xtask")];
    for entry in std::fs::read_dir(root().join("crates"))? {
        folders.push(entry?.path());
    }
    let (mut published, mut others) = (Vec::new(), Vec::new());
    for folder in folders {
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml"))?;
        let value = |line: &str| {
            Some(
                line.strip_prefix("name = \"")?
                    .strip_suffix('"')?
                    .to_owned(),
            )
        };
        let Some(name) = manifest.lines().find_map(value) else {
            continue;
        };
        match manifest.lines().any(|line| line == "publish = false") {
            true => others.push(name),
            false => published.push(name),
        }
    }
    published.sort();
    Ok((published, others))
}

/// Removes what cargo unpacked of earlier packages: it takes one of the same version for the same,
/// and would build the crates that come after against the code of yesterday.
fn forget_unpacked(published: &[String]) -> std::io::Result<()> {
    let Some(home) = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| {
            let home = std::env::home_dir()?;
            Some(home.join(".cargo"))
        })
    else {
        return Ok(());
    };
    let Ok(registries) = std::fs::read_dir(home.join("registry/src")) else {
        return Ok(());
    };
    for registry in registries {
        let registry = registry?;
        // One that has no host is a folder of this machine, as that of a workspace's packages.
        if !registry.file_name().to_string_lossy().starts_with('-') {
            continue;
        }
        for name in published {
            let unpacked = format!("{name}-{}", env!("CARGO_PKG_VERSION"));
            match std::fs::remove_dir_all(registry.path().join(unpacked)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
    }
    Ok(())
}

/// What is wrong with a package.
fn look_over(name: &str) -> std::io::Result<Vec<String>> {
    let mut faults = Vec::new();
    let list = cargo("package")
        .args(["--list", "--allow-dirty", "--quiet", "--package", name])
        .current_dir(root())
        .output()?;
    let list = String::from_utf8_lossy(&list.stdout).into_owned();
    for needed in IN_EACH {
        if !list.lines().any(|file| file.starts_with(needed)) {
            faults.push(format!("{needed} is missing"));
        }
    }
    let file = target().join(format!(
        "package/{name}-{}.crate",
        env!("CARGO_PKG_VERSION")
    ));
    let bytes = std::fs::metadata(file)?.len();
    if bytes > MAX_BYTES {
        faults.push(format!("{bytes} bytes are too many"));
    }
    Ok(faults)
}

/// Where cargo builds.
fn target() -> PathBuf {
    let set = std::env::var_os("CARGO_TARGET_DIR");
    set.map_or_else(|| root().join("target"), |folder| root().join(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_libraries_and_the_command_are_published_and_nothing_else() {
        let (published, mut others) = crates().unwrap();
        assert!(published.len() >= 9, "{published:?}");
        assert!(published.iter().all(|name| name.starts_with("onrecord")));
        others.sort();
        assert_eq!(others, ["onrecord-benches", "onrecord-eval", "xtask"]);
    }
}
