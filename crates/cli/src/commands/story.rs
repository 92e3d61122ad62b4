//! `onrecord story`: its outlets, its origins, who says so, who denies, who declined.

use crate::Outcome;
use crate::args::{StoryArgs, View};
use crate::output::{self, wrapped};
use crate::say::{article_line, claim_head, count, dates, range, report, trimmed, width};
use onrecord_query::{ClaimView, Database, StoryLine, StoryView};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Prints one story, or the list of all.
pub(crate) fn run(db: &Path, args: &StoryArgs) -> Outcome {
    let database = Database::open(db)?;
    let mut out = output::stdout();
    match (&args.id, args.format) {
        (Some(id), View::Text) => full(&mut out, &database.story(id)?)?,
        (Some(id), View::Json) => output::json(&mut out, &database.story(id)?)?,
        (None, View::Json) => {
            output::json(
                &mut out,
                &serde_json::json!({ "stories": database.stories_within(&args.time.window()?)? }),
            )?;
        }
        (None, View::Text) => {
            let stories = database.stories_within(&args.time.window()?)?;
            for line in &stories {
                headline(&mut out, line)?;
            }
            if stories.is_empty() && args.time.window()?.is_bounded() {
                writeln!(out, "No story has an article of that time.")?;
            } else if stories.is_empty() {
                writeln!(out, "There are no articles in {} yet.", db.display())?;
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A story in two lines.
pub(crate) fn headline(out: &mut dyn Write, line: &StoryLine) -> io::Result<()> {
    let title = line.title.as_deref().unwrap_or("(no headline)");
    wrapped(
        out,
        title,
        &format!("Story {}: ", line.story_id),
        "  ",
        width(),
    )?;
    let dates = dates(
        line.first_published_at.as_deref(),
        line.last_published_at.as_deref(),
    );
    writeln!(
        out,
        "  {}, {}, {}{dates}",
        count(line.articles, "article"),
        count(line.outlets, "known outlet"),
        range(line.origins_min, line.origins_max, "origin"),
    )
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
    let label = format!("  claim {}: ", claim.line.claim_id);
    wrapped(out, &claim_head(&claim.line), &label, "    ", width())?;
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
