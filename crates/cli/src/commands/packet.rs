//! `onrecord packet`: all that is needed to check a claim without onrecord.

use crate::Outcome;
use crate::args::{PacketArgs, PacketOf, Paper};
use crate::output;
use onrecord_query::Database;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Prints an evidence packet.
pub(crate) fn run(db: &Path, args: &PacketArgs) -> Outcome {
    let PacketOf::Claim { id, format } = &args.of;
    let packet = Database::open(db)?.claim_packet(id)?;
    let mut out = output::stdout();
    match format {
        Paper::Markdown => out.write_all(packet.to_markdown().as_bytes())?,
        Paper::Json => output::json(&mut out, &packet)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
