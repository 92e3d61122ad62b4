//! `onrecord search`: articles, statements and claims that hold the words.

use crate::args::{SearchArgs, View};
use crate::output::{self, wrapped};
use crate::say::width;
use crate::{NOTHING, Outcome};
use onrecord_query::{Count, Database, Hit, Hits, Order, Search};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Prints what was found, the best first, or the newest.
pub(crate) fn run(db: &Path, args: &SearchArgs) -> Outcome {
    let search = Search {
        limit: args.limit,
        order: match args.newest {
            true => Order::Newest,
            false => Order::Best,
        },
        window: args.time.window()?,
    };
    let database = Database::open(db)?;
    let hits = database.search_with(&args.words, &search)?;
    let mut out = output::stdout();
    let nothing = hits.articles.is_empty() && hits.statements.is_empty() && hits.claims.is_empty();
    if args.format == View::Json {
        output::json(&mut out, &hits)?;
    } else if nothing && search.window.is_bounded() {
        writeln!(out, "Nothing of that time holds all of these words.")?;
    } else if nothing {
        writeln!(out, "Nothing holds all of these words.")?;
    } else {
        text(&mut out, &hits)?;
    }
    out.flush()?;
    Ok(if nothing { NOTHING } else { ExitCode::SUCCESS })
}

fn text(out: &mut dyn Write, hits: &Hits) -> io::Result<()> {
    section(out, "Articles", &hits.articles, hits.found.articles, |h| {
        format!(
            "[article {}] {}",
            h.id,
            h.title.as_deref().unwrap_or("(no headline)")
        )
    })?;
    let found = hits.found.statements;
    section(out, "Statements", &hits.statements, found, |h| {
        format!(
            "[article {}] {}",
            h.article_id.unwrap_or_default(),
            h.title.as_deref().unwrap_or("nobody named")
        )
    })?;
    section(out, "Claims", &hits.claims, hits.found.claims, |h| {
        format!("[claim {}]", h.id)
    })
}

/// How many hold the words, and which of them are shown, where that is not all.
fn counted(shown: usize, of: Count) -> String {
    let order = match of.ranked {
        0 => "the newest",
        all if all == of.count => "the best",
        _ => "the best of the newest",
    };
    match (of.or_more, of.count) {
        (true, count) => format!(": {order} {shown} of more than {count}"),
        (false, count) if count > shown => format!(": {order} {shown} of {count}"),
        _ => String::new(),
    }
}

fn section(
    out: &mut dyn Write,
    name: &str,
    hits: &[Hit],
    count: Count,
    label: impl Fn(&Hit) -> String,
) -> io::Result<()> {
    if hits.is_empty() {
        return Ok(());
    }
    writeln!(out, "{name}{}", counted(hits.len(), count))?;
    for hit in hits {
        let from: Vec<&str> = [hit.outlet.as_deref(), hit.published_at.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        let from = if from.is_empty() {
            String::new()
        } else {
            format!(" ({})", from.join(", "))
        };
        wrapped(
            out,
            &format!("{}{from}: {}", label(hit), hit.snippet),
            "  ",
            "    ",
            width(),
        )?;
    }
    Ok(())
}
