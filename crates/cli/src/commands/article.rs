//! `onrecord article`: the article with who says what marked in it, and as a list.

use crate::Outcome;
use crate::args::{ArticleArgs, View};
use crate::marked::{self, Look};
use crate::output::{self, wrapped};
use crate::say::{article_line, report, width};
use onrecord_query::{ArticleView, Database, Statement};
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Prints one article.
pub(crate) fn run(db: &Path, args: &ArticleArgs) -> Outcome {
    let database = Database::open(db)?;
    let article = database.article(&args.id)?;
    let mut out = output::stdout();
    match args.format {
        View::Text => text(&mut out, &article)?,
        View::Json => output::json(
            &mut out,
            &super::article_json::object(&article, &numbers(&article)),
        )?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn text(out: &mut dyn Write, article: &ArticleView) -> io::Result<()> {
    let width = width();
    let look = if output::is_coloured() {
        Look::Colours
    } else {
        Look::Brackets
    };
    let numbers = numbers(article);
    head(out, article, width)?;
    if !article.marks.is_empty() {
        writeln!(out, "\n{}", marked::legend(look))?;
    }
    marked::write(out, &article.body, &article.marks, &numbers, look, width)?;
    if !article.statements.is_empty() {
        writeln!(out, "\nWho says what")?;
        // The speakers of one attribution follow each other.
        let same = |a: &Statement, b: &Statement| a.attribution_id == b.attribution_id;
        for statement in article.statements.chunk_by(same) {
            let Some(first) = statement.first() else {
                continue;
            };
            let number = numbers.get(&first.attribution_id).copied().unwrap_or(0);
            let text = describe(first, statement, &numbers);
            wrapped(out, &text, &format!("{number:>4}  "), "      ", width)?;
        }
    }
    tail(out, article, width)
}

/// The numbers of the attributions, in the order of the list.
fn numbers(article: &ArticleView) -> HashMap<i64, usize> {
    let mut numbers = HashMap::new();
    for statement in &article.statements {
        let next = numbers.len() + 1;
        numbers.entry(statement.attribution_id).or_insert(next);
    }
    numbers
}

fn head(out: &mut dyn Write, article: &ArticleView, width: usize) -> io::Result<()> {
    wrapped(out, &article_line(&article.line), "", "  ", width)?;
    let basis = article.published_basis.as_deref();
    for (name, value) in [
        ("byline", article.byline.as_deref()),
        ("dateline", article.dateline.as_deref()),
        ("date from", basis),
        ("url", article.url.as_deref()),
        ("language", article.language.as_deref()),
        ("key", Some(article.line.key.as_str())),
    ] {
        if let Some(value) = value {
            wrapped(out, value, &format!("  {name}: "), "    ", width)?;
        }
    }
    for location in &article.locations {
        wrapped(out, location, "  found at: ", "    ", width)?;
    }
    if !article.is_current {
        writeln!(out, "  an earlier version of this URL")?;
    }
    Ok(())
}

fn describe(s: &Statement, speakers: &[Statement], numbers: &HashMap<i64, usize>) -> String {
    let who: Vec<String> = speakers
        .iter()
        .map(|s| match (&s.source, &s.source_mention) {
            (Some(source), Some(mention)) if source != mention => {
                format!("{source} (“{mention}”)")
            }
            (Some(source), _) => source.clone(),
            _ => "nobody named".to_owned(),
        })
        .collect();
    let mut about = Vec::new();
    if let Some(told) = &s.told {
        about.push(format!("told {told}"));
    }
    if let Some(on) = &s.said_on {
        about.push(format!("on {on}"));
    }
    if let Some(rule) = &s.ground_rule {
        about.push(rule.clone());
    }
    about.push(s.form.clone());
    if let Some(outer) = s.within_id.and_then(|id| numbers.get(&id)) {
        about.push(format!("within {outer}"));
    }
    about.push(format!("{:.0} %", s.confidence * 100.0));
    format!(
        "{} {}: “{}” [{}]",
        who.join("; "),
        s.stance,
        s.content.as_deref().unwrap_or(""),
        about.join(", ")
    )
}

fn tail(out: &mut dyn Write, article: &ArticleView, width: usize) -> io::Result<()> {
    if !article.citations.is_empty() {
        writeln!(out, "\nCites")?;
    }
    for citation in &article.citations {
        let place = report(
            Some(&citation.cited_outlet),
            citation.said_on.as_deref(),
            citation.cited_article_id,
        );
        wrapped(
            out,
            &format!("{place}: “{}”", citation.passage),
            "  ",
            "    ",
            width,
        )?;
    }
    if !article.derivations.is_empty() {
        writeln!(out, "\nDescends from")?;
    }
    for d in &article.derivations {
        let share = d
            .containment
            .map(|c| format!(", {:.0} % of its text", c * 100.0))
            .unwrap_or_default();
        let parent = report(
            d.parent_outlet.as_deref(),
            d.parent_reported_on.as_deref(),
            d.parent_article_id,
        );
        wrapped(
            out,
            &format!("{parent} by {}{share}: {}", d.kind, d.basis),
            "  ",
            "    ",
            width,
        )?;
    }
    if !article.origins.is_empty() {
        writeln!(out, "\nIts statements rest on")?;
    }
    for o in &article.origins {
        let doubt = if o.certain { "" } else { " (doubtful)" };
        let origin = report(o.outlet.as_deref(), o.reported_on.as_deref(), o.article_id);
        wrapped(
            out,
            &format!("{origin}{doubt}: {}", o.basis),
            "  ",
            "    ",
            width,
        )?;
    }
    if !article.problems.is_empty() {
        writeln!(out, "\nProblems")?;
    }
    for p in &article.problems {
        wrapped(out, &p.detail, &format!("  {}: ", p.kind), "    ", width)?;
    }
    Ok(())
}
