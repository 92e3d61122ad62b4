//! How long questions take on a file, beside bare SQLite statements that return the same rows:
//! the middle of all (p50) and what 99 of 100 stay below (p99).
//!
//! `cargo run --release -p onrecord-benches --example latency -- onrecord.db`

mod questions;

use onrecord_query::Database;
use questions::{QUESTIONS, Question, bare};
use rusqlite::Connection;
use std::error::Error;
use std::io::{Write, stdout};
use std::path::Path;
use std::time::{Duration, Instant};

/// So many different things are asked for, each twice: a question that finds its pages in memory
/// is the common one, and the one that a bare statement is compared by.
const THINGS: usize = 100;
/// Longer than this one question is not asked over and over.
const PATIENCE: Duration = Duration::from_secs(20);

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("which file?")?;
    let database = Database::open(path.as_ref())?;
    let bare = bare(Path::new(&path))?;
    for question in QUESTIONS {
        compared(question, &database, &bare)?;
    }
    Ok(())
}

/// Asks everything once, to warm up, and once to measure; prints both sides.
fn compared(question: &Question, database: &Database, bare: &Connection) -> questions::Done {
    let mut times = [Vec::new(), Vec::new()];
    let begun = Instant::now();
    let mut things = question.things(bare, THINGS)?;
    // What has one answer is asked several times.
    while things.len() < 10 && !things.is_empty() {
        things.extend_from_within(..);
    }
    for about in &things {
        let [ours, theirs] = &mut times;
        ours.push(second(|| (question.ours)(database, about))?);
        theirs.push(second(|| question.ask_bare(bare, about))?);
        if begun.elapsed() > PATIENCE {
            break;
        }
    }
    let [[p50, p99], [bare_p50, bare_p99]] = times.map(|mut times| {
        times.sort_unstable();
        [50, 99].map(|percent| at(&times, percent))
    });
    let ratio = |ours: Duration, theirs: Duration| ours.as_secs_f64() / theirs.as_secs_f64();
    writeln!(
        stdout(),
        "{:38} p50 {:>9} p99 {:>9}   bare p50 {:>9} p99 {:>9}   ratio {:.2} {:.2}",
        question.name,
        shown(p50),
        shown(p99),
        shown(bare_p50),
        shown(bare_p99),
        ratio(p50, bare_p50),
        ratio(p99, bare_p99),
    )?;
    Ok(())
}

/// How long it takes the second time.
fn second(ask: impl Fn() -> questions::Done) -> Result<Duration, Box<dyn Error>> {
    ask()?;
    let begun = Instant::now();
    ask()?;
    Ok(begun.elapsed())
}

/// What so many of 100 stay below; the times are sorted.
fn at(times: &[Duration], percent: usize) -> Duration {
    let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(place).copied().unwrap_or_default()
}

fn shown(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1_000.0)
}
