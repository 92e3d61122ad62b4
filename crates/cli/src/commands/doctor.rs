//! `onrecord doctor`: is the file sound?

use crate::args::DoctorArgs;
use crate::output::wrapped;
use crate::say::width;
use crate::{NOTHING, Outcome, output};
use onrecord_store::{Checked, Depth, State, check_up};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Looks the file over and says what is wrong and what to do, as it is found.
pub(crate) fn run(db: &Path, args: &DoctorArgs) -> Outcome {
    let depth = match args.quick {
        true => Depth::Quick,
        false => Depth::Full,
    };
    let mut is_sound = true;
    let mut told = Ok(());
    check_up(db, depth, &mut |checked| {
        is_sound &= !matches!(checked.state, State::Faulty(..));
        if told.is_ok() {
            told = tell(&checked);
        }
    })?;
    told?;
    Ok(if is_sound { ExitCode::SUCCESS } else { NOTHING })
}

fn tell(checked: &Checked) -> io::Result<()> {
    let mut out = output::stdout();
    let width = width();
    let what = checked.what;
    match &checked.state {
        State::Sound => writeln!(out, "sound        {what}")?,
        State::NotChecked(why) => {
            let text = format!("{what}: {why}");
            wrapped(&mut out, &text, "not checked  ", "             ", width)?;
        }
        State::Faulty(faults, count) => {
            writeln!(out, "FAULTY       {what}")?;
            for fault in faults {
                wrapped(&mut out, fault, "  - ", "    ", width)?;
            }
            if *count > faults.len() {
                writeln!(out, "  - … and {} more", count - faults.len())?;
            }
            wrapped(&mut out, checked.advice, "  → ", "    ", width)?;
        }
    }
    out.flush()
}
