//! `onrecord doctor`: is the file sound?

use crate::output::wrapped;
use crate::{NOTHING, Outcome, output};
use onrecord_store::{State, check_up};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

const WIDTH: usize = 100;

/// Looks the file over and says what is wrong and what to do.
pub(crate) fn run(db: &Path) -> Outcome {
    let mut out = output::stdout();
    let width = output::width().unwrap_or(WIDTH).max(40);
    let mut is_sound = true;
    for checked in check_up(db)? {
        let what = checked.what;
        match checked.state {
            State::Sound => writeln!(out, "sound        {what}")?,
            State::NotChecked(why) => {
                wrapped(
                    &mut out,
                    &format!("{what}: {why}"),
                    "not checked  ",
                    "             ",
                    width,
                )?;
            }
            State::Faulty(faults, count) => {
                is_sound = false;
                writeln!(out, "FAULTY       {what}")?;
                for fault in &faults {
                    wrapped(&mut out, fault, "  - ", "    ", width)?;
                }
                if count > faults.len() {
                    writeln!(out, "  - … and {} more", count - faults.len())?;
                }
                wrapped(&mut out, checked.advice, "  → ", "    ", width)?;
            }
        }
    }
    out.flush()?;
    Ok(if is_sound { ExitCode::SUCCESS } else { NOTHING })
}
