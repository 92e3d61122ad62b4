//! Writes the page of a story: `cargo run --example page -- onrecord.db 1 > story.html`.

use onrecord_query::Database;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let file = PathBuf::from(arguments.next().unwrap_or_else(|| "onrecord.db".into()));
    let database = Database::open(&file)?;
    let page = match arguments.next().and_then(|id| id.into_string().ok()) {
        Some(id) => onrecord_report::story(&database, &id)?,
        None => onrecord_report::overview(&database)?,
    };
    std::io::Write::write_all(&mut std::io::stdout(), page.as_bytes())?;
    Ok(())
}
