//! Writes what is read out of a folder of saved pages, one JSON object a line, with the time
//! each took. Usage: `page_bodies FOLDER`.

use onrecord_article::{decode, page};
use onrecord_core::{Register, Supplied};
use std::io::Write;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_default();
    let mut paths: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in paths {
        let bytes = std::fs::read(&path)?;
        let (supplied, register) = (Supplied::default(), Register::default());
        let Ok(decoded) = decode::decode(&bytes, &supplied) else {
            continue;
        };
        let start = Instant::now();
        let read = page::read(&decoded.text, &supplied, &register);
        let seconds = start.elapsed().as_secs_f64();
        let (body, problems) = match read {
            Ok(article) => (Some(article.body), article.problems),
            Err(problems) => (None, problems),
        };
        let problems: Vec<String> = problems
            .iter()
            .map(|p| format!("{}: {}", p.kind.as_str(), p.detail))
            .collect();
        let line = serde_json::json!({
            "file": path.file_name().and_then(|n| n.to_str()),
            "body": body, "seconds": seconds, "problems": problems,
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}
