//! Automation of the project: `cargo xtask TASK`.
//!
//! `ci`, `package`, `bench`, `eval` and `corpus` are tasks of its own, one file each; anything else is a
//! command of `onrecord`, which is built in release and run with the arguments as they are.

mod bench;
mod ci;
mod eval;
mod onrecord;
mod package;
mod run;

use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask TASK

ci                                   format, lints, documentation, tests
package [--no-verify] [--offline]    whether each crate can be published by itself
bench [FILTER]                       the benchmarks whose name contains FILTER
eval attribution PATH [--json] [--bulk] [--predictions DIR]
                                     measure against annotated data
eval reader FOLDER [--json]          against the marks of a careful reader
eval newsrooms FOLDER [--json]       against marks of 40 articles of other newsrooms
eval provenance --generated [--seed S] [--stories N] [--json] [--faults]
                                     against a corpus whose origins are known
corpus [--articles N] [--seed S] [--out FILE.jsonl]
                                     write a synthetic corpus
corpus --truth FILE.json [--stories N] [--seed S] [--out FILE.jsonl]
                                     write one whose origins are known, and what they are
ingest [PATH...], sql [QUERY], ...   any command of onrecord, in release;
                                     ingest without a path takes seeds/
help                                 this
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((task, rest)) = arguments.split_first() else {
        let _ = std::io::stderr().write_all(USAGE.as_bytes());
        return ExitCode::from(2);
    };
    match task.as_str() {
        "ci" => ci::run(rest),
        "package" => package::run(rest),
        "bench" => bench::run(rest),
        "eval" => eval::measure(rest),
        "corpus" => eval::corpus(rest),
        "help" | "--help" | "-h" => {
            let _ = std::io::stdout().write_all(USAGE.as_bytes());
            ExitCode::SUCCESS
        }
        _ => onrecord::run(&arguments),
    }
}
