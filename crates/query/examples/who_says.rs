//! Asks a database for its unnamed sources and what each says, then for its stories and how
//! many independent origins each has.
//!
//! ```sh
//! onrecord --db demo.db ingest seeds/articles
//! cargo run --example who_says -- demo.db
//! ```

use onrecord_query::{Database, Value};
use std::error::Error;
use std::io::{Write, stdout};
use std::path::Path;

/// The public views are made for such questions; see their documentation for the columns.
const UNNAMED: &str = "
    SELECT p.source, p.statements, s.outlet, s.stance, s.content
    FROM source_profile AS p JOIN statements AS s ON s.source_id = p.source_id
    WHERE p.named = 0
    ORDER BY p.statements DESC, p.source, p.source_id, s.published_at, s.article_id, s.cue_start";

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = stdout().lock();
    let Some(file) = std::env::args().nth(1) else {
        writeln!(out, "usage: who_says DATABASE")?;
        writeln!(out, "Make one with `onrecord --db DATABASE ingest PATH`.")?;
        return Ok(());
    };
    let mut database = Database::open(Path::new(&file))?;
    let mut last = String::new();
    for table in database.query(UNNAMED)? {
        for row in &table.rows {
            let [source, statements, outlet, stance, content] = row.as_slice() else {
                continue;
            };
            let head = format!("{} ({} statements)", text(source), text(statements));
            if head != last {
                writeln!(out, "{head}")?;
                last = head;
            }
            writeln!(
                out,
                "  {} in {}: {}",
                text(stance),
                text(outlet),
                text(content)
            )?;
        }
    }
    for line in database.stories()? {
        let story = database.story(&line.key)?;
        let title = line
            .title
            .unwrap_or_else(|| "a story without a title".into());
        writeln!(
            out,
            "\n{title}\n  {} articles, {} outlets, {} to {} origins",
            line.articles, line.outlets, line.origins_min, line.origins_max
        )?;
        for origin in &story.origins {
            writeln!(
                out,
                "  {} on {}: {} statements",
                origin.outlet.as_deref().unwrap_or("an unknown outlet"),
                origin.reported_on.as_deref().unwrap_or("an unknown day"),
                origin.statements
            )?;
        }
    }
    Ok(())
}

/// A value as a person reads it.
fn text(value: &Value) -> String {
    match value {
        Value::Null => "?".into(),
        Value::Integer(n) => n.to_string(),
        Value::Real(n) => n.to_string(),
        Value::Text(text) => text.clone(),
        Value::Blob(bytes) => format!("{} bytes", bytes.len()),
    }
}
