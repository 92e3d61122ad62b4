//! `onrecord ingest`: takes in articles, prints a summary that adds up and the stories touched.

use crate::args::IngestArgs;
use crate::{NOTHING, Outcome, output};
use onrecord_ingest::{Input, Options, Progress, Summary, ingest};
use onrecord_store::Store;
use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Where articles are looked for if no path is given, and the outlets that belong to them.
const DEFAULT_ARTICLES: &str = "seeds/articles";
const DEFAULT_OUTLETS: &str = "seeds/demo-outlets.toml";
/// Most stories shown at the end.
const MOST_STORIES: usize = 12;

/// Takes in the paths and prints what came of it.
pub(crate) fn run(db: &Path, args: &IngestArgs) -> Outcome {
    let (paths, outlets) = resolve(args)?;
    let inputs: Vec<Input> = paths.iter().map(|path| input(path)).collect();
    let mut store = Store::open(db)?;
    for file in &outlets {
        let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
        store
            .add_outlets(&text)
            .map_err(|e| format!("{}: {e}", file.display()))?;
    }
    let options = options(args.threads, args.bulk);
    let started = Instant::now();
    let mut meter = Meter::new();
    let result = ingest(&mut store, &inputs, &options, &mut |p| meter.show(p));
    meter.clear();
    // What was committed stays, so the file is left in order even after a failure.
    let closed = store.close();
    let summary = result?;
    closed?;
    let mut out = output::stdout();
    print_summary(&mut out, &summary, started.elapsed())?;
    if !args.quiet {
        super::story_short::print_touched(&mut out, db, &summary.articles, MOST_STORIES)?;
    }
    writeln!(out, "\nIn {}. Ask it:", db.display())?;
    writeln!(out, "  onrecord story 1          onrecord article 1")?;
    writeln!(out, "  onrecord sql \"SELECT * FROM story_list\"")?;
    out.flush()?;
    for (place, why) in &summary.refused {
        output::complain(&format!("{place}: {why}"));
    }
    let nothing = summary.seen == summary.rejected;
    Ok(if nothing || args.strict && summary.rejected > 0 {
        NOTHING
    } else {
        ExitCode::SUCCESS
    })
}

/// How every run of the command ingests.
pub(crate) fn options(threads: Option<NonZeroUsize>, bulk: bool) -> Options {
    Options {
        threads,
        bulk,
        arguments: std::env::args().skip(1).collect::<Vec<_>>().join(" "),
        clock: Some(|| chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string()),
        ..Options::default()
    }
}

/// What was typed, and what it means.
fn resolve(args: &IngestArgs) -> Result<(Vec<PathBuf>, Vec<PathBuf>), String> {
    if !args.paths.is_empty() {
        return Ok((args.paths.clone(), args.outlets.clone()));
    }
    let articles = PathBuf::from(DEFAULT_ARTICLES);
    if !articles.is_dir() {
        return Err(format!(
            "no path was given, and there is no folder {DEFAULT_ARTICLES} here; name files or folders, or - for standard input"
        ));
    }
    let mut outlets = args.outlets.clone();
    let own = PathBuf::from(DEFAULT_OUTLETS);
    if own.is_file() {
        outlets.push(own);
    }
    Ok((vec![articles], outlets))
}

/// A path, or `-` for standard input.
pub(crate) fn input(path: &Path) -> Input {
    if path.as_os_str() == "-" {
        Input::Stdin
    } else {
        Input::Path(path.to_owned())
    }
}

pub(crate) fn print_summary(out: &mut dyn Write, s: &Summary, took: Duration) -> io::Result<()> {
    writeln!(
        out,
        "{} documents seen = {} new + {} updated + {} unchanged + {} duplicate + {} rejected",
        s.seen, s.new, s.updated, s.unchanged, s.duplicate, s.rejected
    )?;
    if s.passed_over > 0 {
        writeln!(
            out,
            "{} files and records of other kinds passed over",
            s.passed_over
        )?;
    }
    let kinds: Vec<_> = s.problems.iter().map(|(k, n)| format!("{n} {k}")).collect();
    if kinds.is_empty() {
        writeln!(out, "0 problems")?;
    } else {
        writeln!(
            out,
            "{} problems ({}); see `onrecord problems`",
            s.problem_count(),
            kinds.join(", ")
        )?;
    }
    if !s.without_attribution.is_empty() {
        let languages: Vec<_> = s
            .without_attribution
            .iter()
            .map(|(l, n)| format!("{n} {l}"))
            .collect();
        writeln!(
            out,
            "{} articles in languages without attribution ({})",
            s.without_attribution.values().sum::<u64>(),
            languages.join(", ")
        )?;
    }
    let megabytes = s.bytes as f64 / 1e6;
    writeln!(
        out,
        "{} attributions, {} citations of other outlets; {megabytes:.2} MB in {:.1} s ({:.2} MB/s)",
        s.attributions,
        s.citations,
        took.as_secs_f64(),
        megabytes / took.as_secs_f64().max(1e-9)
    )
}

/// Progress by bytes on a terminal; silent into a pipe or file.
pub(crate) struct Meter {
    on: bool,
    shown: Option<Instant>,
}

impl Meter {
    pub(crate) fn new() -> Self {
        Self {
            on: io::stderr().is_terminal(),
            shown: None,
        }
    }

    pub(crate) fn show(&mut self, progress: Progress) {
        let now = Instant::now();
        let soon = self
            .shown
            .is_some_and(|at| now.duration_since(at) < Duration::from_millis(100));
        if !self.on || soon {
            return;
        }
        self.shown = Some(now);
        let text = match progress {
            Progress::Reading {
                bytes,
                total: 0,
                documents,
            } => {
                format!("{:.1} MB, {documents} documents", bytes as f64 / 1e6)
            }
            Progress::Reading {
                bytes,
                total,
                documents,
            } => format!(
                "{:.1} of {:.1} MB ({} %), {documents} documents",
                bytes as f64 / 1e6,
                total as f64 / 1e6,
                bytes.saturating_mul(100) / total
            ),
            Progress::Linking { done, total } => format!("linking {done} of {total}"),
            _ => return,
        };
        // A terminal that cannot be written to is no reason to stop.
        let _ = write!(io::stderr(), "\r\x1b[K{text}");
    }

    pub(crate) fn clear(&mut self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
