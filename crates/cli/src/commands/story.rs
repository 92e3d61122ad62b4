//! `onrecord story`: its outlets, its origins, who says so, who denies, who declined.

use crate::Outcome;
use crate::output::{self, wrapped};
use onrecord_core::text::fold;
use onrecord_query::{
    ArticleLine, ClaimStatement, ClaimView, Database, Statement, StoryLine, StoryView,
};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Widest line where the output is no terminal.
const WIDTH: usize = 100;
/// Claims and denials shown after an ingest.
const CLAIMS_IN_SHORT: usize = 3;
const DENIALS_IN_SHORT: usize = 4;

/// Prints one story, or the list of all.
pub(crate) fn run(db: &Path, id: Option<&str>) -> Outcome {
    let database = Database::open(db)?;
    let mut out = output::stdout();
    match id {
        Some(id) => full(&mut out, &database.story(id)?)?,
        None => {
            let stories = database.stories()?;
            for line in &stories {
                headline(&mut out, line)?;
            }
            if stories.is_empty() {
                writeln!(out, "There are no articles in {} yet.", db.display())?;
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

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

fn headline(out: &mut dyn Write, line: &StoryLine) -> io::Result<()> {
    let title = line.title.as_deref().unwrap_or("(no headline)");
    wrapped(
        out,
        title,
        &format!("Story {}: ", line.story_id),
        "  ",
        width(),
    )?;
    let dates = match (&line.first_published_at, &line.last_published_at) {
        (Some(first), Some(last)) if first == last => format!("; {first}"),
        (Some(first), Some(last)) => format!("; {first} to {last}"),
        _ => String::new(),
    };
    writeln!(
        out,
        "  {}, {}, {}{dates}",
        count(line.articles, "article"),
        count(line.outlets, "known outlet"),
        range(line.origins_min, line.origins_max, "origin"),
    )
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
    let said = |c: &&ClaimView| c.central && c.statements.iter().any(|s| s.stance == "asserts");
    for claim in story.claims.iter().filter(said).take(CLAIMS_IN_SHORT) {
        let text = format!(
            "“{}” ({}; claim {})",
            trimmed(&claim.claim),
            range(claim.origins_min, claim.origins_max, "origin"),
            claim.claim_id
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

/// A passage without the quotation marks around it.
fn trimmed(passage: &str) -> &str {
    passage.trim_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '”' | '"' | ','))
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

fn full(out: &mut dyn Write, story: &StoryView) -> io::Result<()> {
    headline(out, &story.line)?;
    writeln!(out, "  key {}", story.line.key)?;
    writeln!(out, "\nOrigins")?;
    for origin in &story.origins {
        let doubt = if origin.certain || origin.statements == 0 {
            ""
        } else {
            ", doubtful"
        };
        let text = format!(
            "{} — {}{doubt}{}",
            report(
                origin.outlet.as_deref(),
                origin.reported_on.as_deref(),
                origin.article_id
            ),
            count(origin.statements, "statement"),
            origin
                .basis
                .as_deref()
                .map(|b| format!("; {b}"))
                .unwrap_or_default()
        );
        wrapped(out, &text, "  ", "    ", width())?;
    }
    writeln!(out, "\nArticles")?;
    for article in &story.articles {
        let rests: Vec<_> = story
            .derivations
            .iter()
            .filter(|d| d.article_id == article.article_id)
            .map(|d| {
                report(
                    d.parent_outlet.as_deref(),
                    d.parent_reported_on.as_deref(),
                    d.parent_article_id,
                )
            })
            .collect();
        let rests = if rests.is_empty() {
            String::new()
        } else {
            format!(" ← {}", rests.join("; "))
        };
        wrapped(
            out,
            &format!("{}{rests}", article_line(article)),
            "  ",
            "      ",
            width(),
        )?;
    }
    writeln!(out, "\nClaims")?;
    for claim in &story.claims {
        claim_in_full(out, claim)?;
    }
    if !story.declined.is_empty() {
        writeln!(out, "\nDeclined")?;
        for statement in &story.declined {
            let text = format!(
                "{} {} {} (article {})",
                statement.source.as_deref().unwrap_or("nobody named"),
                statement.cue.as_deref().unwrap_or(""),
                statement.content.as_deref().unwrap_or(""),
                statement.article_id
            );
            wrapped(out, &text, "  ", "    ", width())?;
        }
    }
    Ok(())
}

fn claim_in_full(out: &mut dyn Write, claim: &ClaimView) -> io::Result<()> {
    let sources = match claim.sources_max {
        Some(max) => range(claim.sources_min, max, "source"),
        None => format!("at least {}", count(claim.sources_min, "source")),
    };
    let text = format!(
        "“{}” — {}, {sources}{}",
        trimmed(&claim.claim),
        range(claim.origins_min, claim.origins_max, "origin"),
        if claim.central {
            ""
        } else {
            "; in one article only"
        }
    );
    wrapped(
        out,
        &text,
        &format!("  claim {}: ", claim.claim_id),
        "    ",
        width(),
    )?;
    for statement in &claim.statements {
        let text = format!(
            "{} {}: “{}” ({}, article {}, characters {}–{})",
            statement.source.as_deref().unwrap_or("nobody named"),
            statement.stance,
            trimmed(&statement.content),
            statement.outlet.as_deref().unwrap_or("outlet unknown"),
            statement.article_id,
            statement.start,
            statement.end
        );
        wrapped(out, &text, "    · ", "      ", width())?;
    }
    Ok(())
}

/// An article in one line.
pub(crate) fn article_line(article: &ArticleLine) -> String {
    let credit = article
        .credit
        .as_deref()
        .filter(|c| article.outlet.as_deref() != Some(*c))
        .map(|c| format!(", credit {c}"))
        .unwrap_or_default();
    format!(
        "[{}] {}  {}{credit}: {}",
        article.article_id,
        article.published_at.as_deref().unwrap_or("no date"),
        article.outlet.as_deref().unwrap_or("outlet unknown"),
        article.title.as_deref().unwrap_or("(no headline)")
    )
}

/// A report: whose, when, and the article where there is one.
pub(crate) fn report(outlet: Option<&str>, on: Option<&str>, article: Option<i64>) -> String {
    let place = match article {
        Some(id) => format!(" [article {id}]"),
        None => " (not in the database)".to_owned(),
    };
    format!(
        "{}, {}{place}",
        outlet.unwrap_or("outlet unknown"),
        on.unwrap_or("no date")
    )
}

fn count(n: i64, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn range(min: i64, max: i64, what: &str) -> String {
    if min == max {
        count(min, what)
    } else {
        format!("{min} to {max} {what}s")
    }
}

fn width() -> usize {
    output::width().unwrap_or(WIDTH).max(40)
}
