//! Stories in short, as `onrecord ingest` ends with them.

use super::story::headline;
use crate::output::wrapped;
use crate::say::{count, range, report, trimmed, width};
use onrecord_core::text::fold;
use onrecord_query::{ClaimStatement, ClaimView, Database, Statement, StoryView};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

/// Claims and denials shown.
const CLAIMS_IN_SHORT: usize = 3;
const DENIALS_IN_SHORT: usize = 4;

/// The stories that these articles stand in, those of several articles first, in short.
pub(crate) fn print_touched(
    out: &mut dyn Write,
    db: &Path,
    articles: &[i64],
    most: usize,
) -> Result<(), Box<dyn std::error::Error>> {
    if articles.is_empty() {
        return Ok(());
    }
    let database = Database::open(db)?;
    let touched = database.stories_of(articles)?;
    let joined = touched.iter().filter(|s| s.articles > 1).count();
    writeln!(
        out,
        "{} stories, {joined} of them of several articles",
        touched.len()
    )?;
    for line in touched.iter().filter(|s| s.articles > 1).take(most) {
        writeln!(out)?;
        short(out, &database.story(&line.story_id.to_string())?)?;
    }
    if joined > most {
        writeln!(out, "\n… and {} more; see `onrecord story`", joined - most)?;
    }
    Ok(())
}

fn short(out: &mut dyn Write, story: &StoryView) -> io::Result<()> {
    headline(out, &story.line)?;
    let outlets: BTreeSet<&str> = story
        .articles
        .iter()
        .filter_map(|a| a.outlet.as_deref())
        .collect();
    if !outlets.is_empty() {
        let outlets: Vec<_> = outlets.into_iter().collect();
        wrapped(
            out,
            &outlets.join(", "),
            "  outlets:  ",
            "            ",
            width(),
        )?;
    }
    for (i, origin) in story
        .origins
        .iter()
        .filter(|o| o.statements > 0)
        .enumerate()
    {
        let label = if i == 0 {
            "  origins:  "
        } else {
            "            "
        };
        let text = format!(
            "{} ({})",
            report(
                origin.outlet.as_deref(),
                origin.reported_on.as_deref(),
                origin.article_id
            ),
            count(origin.statements, "statement")
        );
        wrapped(out, &text, label, "              ", width())?;
    }
    let said =
        |c: &&ClaimView| c.line.central && c.statements.iter().any(|s| s.stance == "asserts");
    for claim in story.claims.iter().filter(said).take(CLAIMS_IN_SHORT) {
        let text = format!(
            "“{}” ({}; claim {})",
            trimmed(&claim.line.claim),
            range(claim.line.origins_min, claim.line.origins_max, "origin"),
            claim.line.claim_id
        );
        wrapped(out, &text, "  says:     ", "            ", width())?;
        let who = voices(claim.statements.iter().filter(|s| s.stance == "asserts"));
        wrapped(
            out,
            &who.join("; "),
            "            — ",
            "              ",
            width(),
        )?;
    }
    let denials: Vec<&ClaimStatement> = story
        .claims
        .iter()
        .flat_map(|c| c.statements.iter().filter(|s| s.stance == "denies"))
        .collect();
    for line in denied(&denials).iter().take(DENIALS_IN_SHORT) {
        wrapped(out, line, "  denies:   ", "            ", width())?;
    }
    let declined = once(&story.declined);
    if !declined.is_empty() {
        wrapped(
            out,
            &declined.join(", "),
            "  declined: ",
            "            ",
            width(),
        )?;
    }
    Ok(())
}

/// Who denies what: one line for each passage, with all who carry it.
fn denied(denials: &[&ClaimStatement]) -> Vec<String> {
    let mut found: Vec<(String, &ClaimStatement, Vec<String>)> = Vec::new();
    for statement in denials {
        let place = carrier(statement);
        let passage = fold(&statement.content);
        match found.iter_mut().find(|(known, ..)| *known == passage) {
            Some((_, _, places)) if places.contains(&place) => {}
            Some((_, _, places)) => places.push(place),
            None => found.push((passage, statement, vec![place])),
        }
    }
    found.sort_by_key(|(_, _, places)| std::cmp::Reverse(places.len()));
    found
        .into_iter()
        .map(|(_, statement, places)| {
            format!(
                "{}: “{}” ({})",
                statement.source.as_deref().unwrap_or("nobody named"),
                trimmed(&statement.content),
                places.join(", ")
            )
        })
        .collect()
}

/// The speakers of statements, each source once, by the name that stands first.
fn once(statements: &[Statement]) -> Vec<&str> {
    let mut sources = BTreeSet::new();
    let mut names = BTreeSet::new();
    statements
        .iter()
        .filter_map(|s| Some((s.source_id, s.source.as_deref()?)))
        .filter(|(id, name)| {
            let folded = fold(name);
            let bare = folded
                .strip_prefix("the ")
                .unwrap_or(&folded)
                .replace("u.s.", "us");
            id.is_none_or(|id| sources.insert(id)) && names.insert(bare)
        })
        .map(|(_, name)| name)
        .collect()
}

/// Speakers with the outlets that carry them, each speaker once.
fn voices<'a>(statements: impl Iterator<Item = &'a ClaimStatement>) -> Vec<String> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for statement in statements {
        let who = statement
            .source
            .clone()
            .unwrap_or_else(|| "nobody named".to_owned());
        let place = carrier(statement);
        match found.iter_mut().find(|(known, _)| *known == who) {
            Some((_, places)) if places.contains(&place) => {}
            Some((_, places)) => places.push(place),
            None => found.push((who, vec![place])),
        }
    }
    found
        .into_iter()
        .map(|(who, places)| format!("{who} ({})", places.join(", ")))
        .collect()
}

fn carrier(statement: &ClaimStatement) -> String {
    match &statement.outlet {
        Some(outlet) => outlet.clone(),
        None => format!("article {}", statement.article_id),
    }
}
