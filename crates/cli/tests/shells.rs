//! Completions and the manual, made from the flags.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[expect(dead_code, reason = "other tests use the rest")]
mod common;

use common::{onrecord, put};
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// The commands, as `--help` lists them.
fn commands() -> Vec<String> {
    let help = onrecord(Path::new("."), &["--help"]).out;
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let names = list.lines().take_while(|line| !line.is_empty());
    let names = names.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    let names: Vec<String> = names.map(str::to_owned).collect();
    assert!(
        names.len() > 20 && names.contains(&"ingest".to_owned()),
        "{names:?}"
    );
    names
}

/// Whether there is such a program; says so if not, past the capture of the test harness.
fn exists(program: &str, argument: &str) -> bool {
    let found = Command::new(program).arg(argument).output().is_ok();
    if !found {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: there is no {program} on the path"
        );
    }
    found
}

/// Runs a program, which has nothing to complain of.
fn quiet(dir: &Path, program: &str, arguments: &[&str]) -> String {
    let ran = Command::new(program)
        .args(arguments)
        .current_dir(dir)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.success() && said.is_empty(), "{program}: {said}");
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
fn each_shell_learns_every_command() {
    let here = Path::new(".");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = onrecord(here, &["completions", shell]);
        assert_eq!((script.code, script.err.as_str()), (0, ""), "{shell}");
        for command in commands() {
            assert!(script.out.contains(&command), "{shell}: {command}");
        }
        let flag = if shell == "fish" { "-l db" } else { "--db" };
        assert!(script.out.contains(flag), "{shell}");
        // The others complete no names.
        if matches!(shell, "bash" | "zsh") {
            assert!(script.out.contains("who-was-first"), "{shell}");
        }
    }
    assert_eq!(onrecord(here, &["completions", "tcsh"]).code, 2);
}

#[test]
fn a_real_bash_completes_commands_flags_and_names() {
    if !exists("bash", "--version") {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    put(
        dir.path(),
        "onrecord.bash",
        onrecord(dir.path(), &["completions", "bash"]).out,
    );
    let complete = |words: &[&str]| {
        let line = words.join(" ");
        let last = words.len() - 1;
        let before = last
            .checked_sub(1)
            .and_then(|i| words.get(i))
            .copied()
            .unwrap_or_default();
        let word = words.last().copied().unwrap_or_default();
        let script = format!(
            "source ./onrecord.bash; COMP_WORDS=({line}); COMP_CWORD={last}; \
             _onrecord onrecord '{word}' '{before}'; echo \"${{COMPREPLY[@]}}\""
        );
        quiet(dir.path(), "bash", &["-c", &script])
    };
    assert_eq!(complete(&["onrecord", "ex"]), "extract export\n");
    assert_eq!(complete(&["onrecord", "story", "--for"]), "--format\n");
    assert_eq!(complete(&["onrecord", "story", "--format", "j"]), "json\n");
    assert_eq!(
        complete(&["onrecord", "queries", "who-was"]),
        "who-was-first\n"
    );
}

#[test]
fn zsh_and_fish_read_their_scripts() {
    let dir = tempfile::tempdir().unwrap();
    for shell in ["zsh", "fish"] {
        if exists(shell, "--version") {
            put(
                dir.path(),
                "script",
                onrecord(dir.path(), &["completions", shell]).out,
            );
            quiet(dir.path(), shell, &["-n", "script"]);
        }
    }
}

#[test]
fn the_manual_names_every_command_and_has_a_page_for_each() {
    let dir = tempfile::tempdir().unwrap();
    let page = onrecord(dir.path(), &["man"]);
    assert_eq!((page.code, page.err.as_str()), (0, ""));
    assert!(page.out.contains(".TH onrecord 1"), "{}", page.out);
    let written = onrecord(dir.path(), &["man", "-o", "man1"]);
    assert_eq!(written.code, 0, "{}", written.err);
    for command in commands().iter().filter(|name| *name != "help") {
        // A hyphen in a name is escaped.
        assert!(
            page.out.contains(&format!("onrecord\\-{command}(1)")),
            "{command}"
        );
        let path = dir.path().join(format!("man1/onrecord-{command}.1"));
        let of_it = std::fs::read_to_string(path).unwrap();
        assert!(of_it.contains(".SH SYNOPSIS"), "{command}");
        let shown = onrecord(dir.path(), &["man", command]);
        assert_eq!(shown.code, 0, "{command}: {}", shown.err);
        assert!(shown.out.contains(".SH SYNOPSIS"), "{command}");
    }
    assert!(dir.path().join("man1/onrecord-packet-claim.1").exists());
    let nothing = onrecord(dir.path(), &["man", "nothing"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (1, ""));
    if exists("man", "--version") {
        let shown = quiet(dir.path(), "man", &["-P", "cat", "-l", "man1/onrecord.1"]);
        assert!(shown.contains("SYNOPSIS"), "{shown}");
    }
}
