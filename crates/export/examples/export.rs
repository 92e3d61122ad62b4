//! Writes one story, or all, in a format that is no table: `export DATABASE FORMAT [STORY]`.

use onrecord_export::{follow_the_money, graphml, json_ld, markdown_notes};
use onrecord_query::Database;
use std::error::Error;
use std::io::{BufWriter, Write, stdout};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(path), Some(format)) = (args.next(), args.next()) else {
        return Err("export DATABASE FORMAT [STORY]".into());
    };
    let story = args.next();
    let database = Database::open(path.as_ref())?;
    let mut out = BufWriter::new(stdout());
    match format.as_str() {
        "json-ld" => json_ld(&database, story.as_deref(), &mut out)?,
        "ftm" => follow_the_money(&database, story.as_deref(), &mut out)?,
        "graphml" => graphml(&database, story.as_deref(), &mut out)?,
        "markdown" => {
            let written = markdown_notes(&database, story.as_deref(), "notes".as_ref())?;
            writeln!(out, "notes: {}", written.notes)?;
        }
        other => return Err(format!("{other}: json-ld, ftm, graphml or markdown").into()),
    }
    Ok(out.flush()?)
}
